"""Folders and archives are read as a whole: what cannot be read is named and stops nothing else."""

import struct
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidebook.reading.archive import documents_in, unpack
from bot.guidebook.reading.child import edges_in_child, read_all, read_in_child
from bot.guidebook.reading.limits import MEGABYTE, Limits, Unreadable
from bot.guidebook.reading.parcel import opened
from bot.guidebook.reading.passages import Reading
from bot.guidebook.reading.running import running_in
from tests.guidebook.docxs import zipped

SMALL = Limits(page_seconds=20, seconds=20, memory=512 * 1024 * 1024)
FILES: dict[str, bytes | str] = {
    "handbook/rhythm.md": "# Rhythm\n\nWe meet on Mondays.",
    "handbook/more/money.txt": "Money is kept elsewhere.",
    "handbook/more/old.zip": zipped({"a.md": "Inside."}),
    "handbook/notes.odt": "Notes",
    "handbook/lake.PNG": "a picture",
    "handbook/.hidden.md": "Hidden.",
    "__MACOSX/handbook/rhythm.md": "Hidden.",
    "handbook/broken.pdf": "no PDF",
}


async def read(path: Path, limits: Limits = SMALL) -> dict[str, str]:
    """What each document says, or the key of the reason why it is not read."""
    async with opened(path, limits) as files:
        there = [place for _, place in files if isinstance(place, Path)]
        outcomes = iter(await read_all(there, limits))
        found = {name: place if isinstance(place, Unreadable) else next(outcomes) for name, place in files}
    return {
        name: what.passages[0].text if isinstance(what, Reading) else what.key for name, what in found.items()
    }


def written(tmp_path: Path, content: bytes) -> Path:
    file = tmp_path / "parcel.zip"
    file.write_bytes(content)
    return file


def laid_out(folder: Path) -> None:
    """Put the files into a folder, and a link to one elsewhere."""
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / "handbook" / "link.md").symlink_to(Path(__file__))


def everything(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


async def refused(path: Path, limits: Limits = SMALL) -> Unreadable:
    with pytest.raises(Unreadable) as refusal:
        await read(path, limits)
    return refusal.value


EXPECTED = {
    "handbook/broken.pdf": "guidebook.broken",
    "handbook/more/money.txt": "Money is kept elsewhere.",
    "handbook/more/old.zip": "guidebook.nested",
    "handbook/notes.odt": "guidebook.unknown_type",
    "handbook/rhythm.md": "We meet on Mondays.",
}


async def test_an_archive_is_read_with_its_folders_and_what_is_not_read_is_named(tmp_path: Path) -> None:
    assert await read(written(tmp_path, zipped(FILES))) == EXPECTED


async def test_a_folder_is_read_like_an_archive_of_it_and_no_link_is_followed(tmp_path: Path) -> None:
    laid_out(tmp_path)
    assert await read(tmp_path) == EXPECTED


async def test_one_file_is_a_parcel_too(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_text("A note.", encoding="utf-8")
    assert await read(file) == {"note.md": "A note."}


async def test_no_name_in_an_archive_says_where_anything_is_written(tmp_path: Path) -> None:
    names = ("../../escaped.md", "/etc/escaped.md", "..\\escaped.md", "a/../../b.md")
    file = written(tmp_path, zipped(dict.fromkeys(names, "Escaped.")))
    before = everything(tmp_path)
    assert set(await read(file)) == {"escaped.md", "etc/escaped.md", "a/b.md"}
    assert everything(tmp_path) == before


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=20),
        max_size=5,
    )
)
def test_copies_stay_in_their_folder_whatever_the_names(
    tmp_path_factory: pytest.TempPathFactory, names: Sequence[str]
) -> None:
    place = tmp_path_factory.mktemp("names")
    file, folder = place / "parcel.zip", place / "copies"
    folder.mkdir()
    with zipfile.ZipFile(file, "w") as archive:
        for number, name in enumerate(names):
            archive.writestr(zipfile.ZipInfo(f"{name}{number}.md"), "Words.")
    copies = [folder / copy for _, copy in unpack(file, folder, SMALL) if copy]
    assert set(place.rglob("*")) == {file, folder, *copies}
    assert all(copy.parent == folder for copy in copies)


async def test_a_file_without_a_name_is_named_as_one_that_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "parcel.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("\0"), "Words.")
    assert await read(file) == {"?": "guidebook.unknown_type"}


async def test_what_declares_too_much_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = written(tmp_path, zipped({f"{number}.txt": b"0" * 1_000_000 for number in range(8)}))
    assert bomb.stat().st_size < 20_000
    refusal = await refused(bomb, replace(SMALL, expansion=5 * MEGABYTE))
    assert (refusal.key, refusal.values) == ("guidebook.unpacks", {"megabytes": 5})


async def test_what_unpacks_to_more_than_it_declares_is_not_believed(tmp_path: Path) -> None:
    packed = zipped({"a.txt": b"0" * 3_000_000})
    lying = packed.replace(struct.pack("<L", 3_000_000), struct.pack("<L", 10))
    refusal = await refused(written(tmp_path, lying), replace(SMALL, expansion=1_000_000))
    assert refusal.key == "guidebook.broken"


async def test_too_many_files_are_refused(tmp_path: Path) -> None:
    parcel = written(tmp_path, zipped({f"{number}.md": "A note." for number in range(4)}))
    assert (await refused(parcel, replace(SMALL, files=3))).values == {"files": 3}
    with pytest.raises(Unreadable, match="too_many"):
        list(documents_in(Path(__file__).parent, replace(SMALL, files=0)))


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "guidebook.broken"),
        (b"PK no archive", "guidebook.broken"),
        (zipped(FILES)[:400], "guidebook.broken"),
        (zipped({}), "guidebook.nothing_in_it"),
        (zipped({"lake.png": "a picture", ".hidden.md": "Hidden."}), "guidebook.nothing_in_it"),
    ],
    ids=["empty", "none", "half", "without files", "without documents"],
)
async def test_an_archive_in_which_there_is_nothing_to_read_is_refused(
    tmp_path: Path, content: bytes, key: str
) -> None:
    assert (await refused(written(tmp_path, content))).key == key


async def test_an_archive_under_a_password_is_refused(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.md": "A note."}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert (await refused(written(tmp_path, bytes(content)))).key == "guidebook.encrypted"


async def test_what_stands_at_the_edge_of_most_pages_belongs_to_none(tmp_path: Path) -> None:
    for number, said in enumerate(("Mondays.", "Elsewhere.", "Tests.", "Boats.")):
        page = f"<p>Lake partners, page {number}</p><h1>Part {number}</h1><p>{said}</p><p>All rights kept</p>"
        (tmp_path / f"{number}.html").write_text(page, encoding="utf-8")
    paths = sorted(everything(tmp_path))
    running = running_in(await edges_in_child(paths, SMALL))
    outcomes = await read_all(paths, SMALL, running=running)
    assert [each.passages[0].text for each in outcomes if isinstance(each, Reading)] == [
        "Mondays.",
        "Elsewhere.",
        "Tests.",
        "Boats.",
    ]
    assert "Lake partners" in (await read_in_child(paths[0], SMALL)).passages[0].text


def test_of_two_documents_nothing_is_at_the_edge_of_most() -> None:
    assert running_in([["a"], ["a"]]) == frozenset()


async def test_a_document_that_ends_its_reader_takes_no_other_with_it(tmp_path: Path) -> None:
    slow = "<div><script>" * 200_000
    for name, said in {
        "a.md": "A note.",
        "b.md": slow,
        "c.md": "More.",
        "d.md": slow,
        "e.md": "Last.",
    }.items():
        (tmp_path / name).write_text(said, encoding="utf-8")
    assert await read(tmp_path, replace(SMALL, page_seconds=2)) == {
        "a.md": "A note.",
        "b.md": "guidebook.too_slow",
        "c.md": "More.",
        "d.md": "guidebook.too_slow",
        "e.md": "Last.",
    }
