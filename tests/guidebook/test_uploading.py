"""Documents on their way into a guidebook are known by the names that people gave them, and read in time."""

import asyncio
import os
import signal
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.guidebook.reading.limits import Limits
from bot.guidebook.uploading import Manner, read
from handlers.turn import Paper
from storage.engine import Database
from storage.unscoped import Unscoped
from tests.guidebook.docxs import zipped
from tests.house import FRIDAY

ROOT = Path(__file__).parent.parent.parent
SMALL = Limits(page_seconds=20, seconds=20, memory=512 * 1024 * 1024)
SLOW = "<div><script>" * 200_000
PLAN = "docs/plan.md"


async def papers(path: Path, name: str = "", ends_at: float | None = None) -> list[Paper]:
    return [one async for one in read(path, Manner(SMALL, "en", ends_at=ends_at), name)]


def archive(folder: Path, name: str, **said: str) -> Path:
    file = folder / name
    file.write_bytes(zipped({f"docs/{inner.replace('_', '.')}": words for inner, words in said.items()}))
    return file


async def test_a_document_of_an_archive_without_a_heading_is_called_as_its_file_is(tmp_path: Path) -> None:
    file = archive(tmp_path, "lake.zip", rules_txt="Boats leave at eight.", fees_html="<p>Fees are low.</p>")
    assert [(one.name, one.title) for one in await papers(file)] == [
        ("lake/docs/rules.txt", "rules"),
        ("lake/docs/fees.html", "fees"),
    ]


async def test_documents_of_two_archives_do_not_take_each_others_place(tmp_path: Path) -> None:
    lake, river = (archive(tmp_path, name, plan_md="The plan.") for name in ("lake.zip", "river.ZIP"))
    found = [*await papers(lake), *await papers(river)]
    assert [one.name for one in found] == [f"lake/{PLAN}", f"river/{PLAN}"]


async def test_an_archive_can_be_known_by_the_name_of_its_earlier_version(tmp_path: Path) -> None:
    newer = archive(tmp_path, "lake-2026.zip", plan_md="The plan.")
    for name in ("lake", "lake.zip"):
        assert [one.name for one in await papers(newer, name)] == [f"lake/{PLAN}"]


async def test_a_name_that_a_database_would_refuse_is_cleaned(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"caf\xe9\x1f.md")
    file.write_text("Open at noon.", encoding="utf-8")
    for place in (file, tmp_path):
        [paper] = await papers(place)
        assert (paper.name, paper.title) == ("caf .md", "caf")


async def test_what_is_not_read_in_time_is_refused_one_by_one(tmp_path: Path) -> None:
    file = archive(tmp_path, "lake.zip", a_md=SLOW, b_md="The plan.")
    soon = asyncio.get_running_loop().time() + 3
    found = await asyncio.wait_for(papers(file, ends_at=soon), timeout=15)
    assert [(one.name, one.refused and one.refused.key) for one in found] == [
        ("lake/docs/a.md", "shelf.too_long_here"),
        ("lake/docs/b.md", "shelf.too_long_here"),
    ]


async def test_nothing_is_begun_once_it_is_too_late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(*_: object, **__: object) -> None:
        raise AssertionError("a child was started")

    monkeypatch.setattr(asyncio, "create_subprocess_exec", never)
    file = archive(tmp_path, "lake.zip", a_md="The plan.")
    [paper] = await papers(file, ends_at=asyncio.get_running_loop().time())
    assert (paper.name, paper.refused and paper.refused.key) == ("lake.zip", "shelf.too_long_here")


async def test_adding_that_is_ended_leaves_nothing_behind(sqlite_address: str, tmp_path: Path) -> None:
    with closing(Database(sqlite_address)) as database:
        await database.write(lambda conn: Unscoped(conn).add_partnership("Lakes", "UTC", "en", FRIDAY))
    there = tmp_path / "temporary"
    there.mkdir()
    book = archive(tmp_path, "lake.zip", a_md=SLOW, b_md=SLOW)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "guidebook", "add", str(book)),
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": sqlite_address, "TMPDIR": str(there)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    try:
        async with asyncio.timeout(30):
            while b"0 of 2" not in await process.stdout.readline():
                assert not process.stdout.at_eof()
            assert list(there.iterdir())
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 128 + signal.SIGTERM
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert list(there.iterdir()) == []
