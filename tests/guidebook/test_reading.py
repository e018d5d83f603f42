"""What is refused is refused by key and in time; what is read keeps its headings and pages."""

import asyncio
import dataclasses
import hashlib
from pathlib import Path

import pytest

from bot.guidebook.reading.child import Limits, Unreadable, digest, read_document, read_in_child
from tests.guidebook.books import playbook_pages, playbook_print
from tests.guidebook.pdfs import LOCK, Text, bomb, pdf, scan

HELLO = pdf([[Text(12, 700, "Hello to all partners")]])
SMALL = Limits(seconds=20, memory=512 * 1024 * 1024)


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("nothing.pdf", b"", "guidebook.broken"),
        ("no.pdf", b"these are not the bytes of a PDF", "guidebook.broken"),
        ("half.pdf", HELLO[: len(HELLO) // 4], "guidebook.broken"),
        ("locked.pdf", pdf([[Text(12, 700, "Hello")]], LOCK), "guidebook.encrypted"),
        ("blank.pdf", pdf([[]]), "guidebook.empty"),
        ("scan.pdf", scan(), "guidebook.scanned"),
        ("blank.md", b"---\ntitle: Nothing\n---\n\n# Only a heading\n", "guidebook.empty"),
        ("latin.md", "Müll".encode("latin-1"), "guidebook.broken"),
        ("binary.md", b"a\0b", "guidebook.broken"),
        ("letter.docx", b"PK", "guidebook.unknown_type"),
    ],
)
async def test_what_cannot_be_read_is_refused_with_its_reason(
    tmp_path: Path, name: str, content: bytes, key: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(Unreadable) as refusal:
        await read_in_child(file, SMALL)
    assert refusal.value.key == key


@pytest.mark.parametrize(
    "limits",
    [Limits(size=100), Limits(pages=1), Limits(characters=20)],
    ids=["bytes", "pages", "characters"],
)
def test_what_is_too_large_is_refused_before_it_costs(tmp_path: Path, limits: Limits) -> None:
    file = tmp_path / "large.pdf"
    file.write_bytes(pdf([[Text(12, 700, "A page of words")], [Text(12, 700, "Another page of words")]]))
    with pytest.raises(Unreadable) as refusal:
        read_document(file, limits)
    assert refusal.value.key == "guidebook.too_large"
    assert refusal.value.values == {"megabytes": limits.size >> 20, "pages": limits.pages}


@pytest.mark.parametrize(
    "operators", [b"q ", b"BT /F 12 Tf 60 700 Td (abcdefgh) Tj ET "], ids=["state", "text"]
)
async def test_a_file_that_unpacks_to_gigabytes_ends_its_reader_and_not_us(
    tmp_path: Path, operators: bytes
) -> None:
    file = tmp_path / "bomb.pdf"
    file.write_bytes(bomb(operators, 400_000_000 // len(operators)))
    assert file.stat().st_size < 20_000
    with pytest.raises(Unreadable) as refusal:
        await read_in_child(file, dataclasses.replace(SMALL, memory=256 * 1024 * 1024))
    assert refusal.value.key in {"guidebook.broken", "guidebook.too_large"}


async def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    file = tmp_path / "slow.md"
    file.write_text("<div><script>" * 200_000, encoding="utf-8")
    with pytest.raises(Unreadable) as refusal:
        await asyncio.wait_for(read_in_child(file, dataclasses.replace(SMALL, seconds=1)), timeout=15)
    assert refusal.value.key == "guidebook.too_slow"
    assert refusal.value.values == {"seconds": 1}


async def test_a_child_reads_what_we_would_read_ourselves(tmp_path: Path) -> None:
    file = tmp_path / "hello.pdf"
    file.write_bytes(HELLO)
    said = await read_in_child(file, SMALL)
    assert said == read_document(file, SMALL)
    assert said.pages == 1
    assert [(each.page, each.text) for each in said.passages] == [(1, "Hello to all partners")]


async def test_a_child_inherits_no_secret_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))  # a child that inherited it could not even start
    file = tmp_path / "note.md"
    file.write_text("A note.", encoding="utf-8")
    assert (await read_in_child(file, SMALL)).title == "note"


def test_a_digest_names_the_content_and_not_the_file(tmp_path: Path) -> None:
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_bytes(b"same")
    assert digest(tmp_path / "one.md") == digest(tmp_path / "two.md") == hashlib.sha256(b"same").hexdigest()


@pytest.mark.corpora
async def test_the_playbook_can_be_read_as_pages_and_in_print() -> None:
    printed = await read_in_child(playbook_print(), SMALL)
    assert (printed.title, printed.pages) == ("18F Partnership Playbook", 9)
    assert {each.page for each in printed.passages} == set(range(1, 10))
    assert all("\ufffe" not in each.text and len(each.text.split()) <= 225 for each in printed.passages)
    assert not any(each.text.split("\n")[0].isdigit() for each in printed.passages)
    for file in playbook_pages():
        page = read_document(file, SMALL)
        assert page.passages
        assert not any("](" in each.text or "{{" in each.text for each in page.passages)
