"""The library: one index a partnership, in step with what is stored, loaded once, and let go."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.guidebook import library as lending
from bot.guidebook import volumes
from bot.guidebook.embedding.worker import EmbeddingWorker
from bot.guidebook.finding.index import Index
from bot.guidebook.library import IDLE, Library
from bot.wake import Wakes
from handlers.guidebook.shelves import OPEN
from storage.engine import Database
from storage.records.conversations import Audience
from storage.records.people import Partnership
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped
from tests.embedders import CountingEmbedder
from tests.shelves import ADDED, OURS, Shelf, embedded

LAKE = ["The lake is sampled on Mondays.", "The ministry signs the agreement."]
ALL = OPEN | {Audience.COORDINATORS}


class Clock:
    """What `bot.clock.seconds` says."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(lending, "seconds", clock)
    return clock


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The names of the documents of which passages were read, a list a time."""
    seen: list[Sequence[str]] = []
    read = volumes.passages

    def counted(conn: Any, partnership: Partnership, of: Sequence[volumes.Volume]) -> Any:
        seen.append([one.document.name for one in of])
        return read(conn, partnership, of)

    monkeypatch.setattr(volumes, "passages", counted)
    return seen


def partnership(database: Database, name: str = "Clean Water Lakes") -> Partnership:
    return database.write_now(lambda conn: Unscoped(conn).add_partnership(name, "UTC", "en", ADDED))


def put(
    database: Database, home: Partnership, texts: Sequence[str], name: str = "book.md", shelf: Shelf = OURS
) -> None:
    database.write_now(lambda conn: shelf.holds(texts, name)(UnitOfWork(conn, home)))


async def texts(library: Library, home: Partnership, audiences: frozenset[Audience] = OPEN) -> set[str]:
    """Return what may be found for these audiences by a word that all texts share."""
    index, among = await library.open(home, audiences)
    return {one.passage.text for one in index.search("the", 50, among)}


async def test_questions_that_come_together_load_an_index_once(
    sqlite_database: Database, reads: list[Sequence[str]]
) -> None:
    home, library = partnership(sqlite_database), Library(sqlite_database)
    put(sqlite_database, home, LAKE)
    opened = await asyncio.gather(*(library.open(home, OPEN) for _ in range(8)))
    assert reads == [["book.md"]]
    assert len({id(index) for index, _ in opened}) == 1


async def test_only_what_came_is_read_and_what_went_is_gone_at_once(
    database: Database, reads: list[Sequence[str]]
) -> None:
    home, library = partnership(database), Library(database)
    put(database, home, LAKE)
    index, _ = await library.open(home, OPEN)
    put(database, home, ["The boats are painted."], "boats.md")
    put(database, home, ["The lake is sampled on Fridays."])
    assert await texts(library, home) == {"The boats are painted.", "The lake is sampled on Fridays."}
    assert reads == [["book.md"], ["boats.md", "book.md"]]
    assert (await library.open(home, OPEN))[0] is index
    assert len(index) == 2


async def test_vectors_that_were_computed_since_are_learned(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned: list[int] = []
    learn = Index.learn

    def counted(index: Index, document: Any, vectors: Any) -> None:
        learned.append(len(vectors))
        learn(index, document, vectors)

    monkeypatch.setattr(Index, "learn", counted)
    embedder = CountingEmbedder()
    home, library = partnership(sqlite_database), Library(sqlite_database, embedder)
    put(sqlite_database, home, LAKE)
    index, among = await library.open(home, OPEN)
    assert [one.by_words for one in index.search("Who signs the agreement?", 1, among)] == [True]
    wakes, stop = Wakes(), asyncio.Event()
    working = asyncio.create_task(EmbeddingWorker(sqlite_database, embedder, wakes).run(stop))
    await embedded(sqlite_database, embedder.name)
    stop.set()
    wakes.ring_all()
    again, among = await library.open(home, OPEN)
    assert again is index
    assert [one.by_words for one in index.search("Who signs the agreement?", 1, among)] == [False]
    await library.open(home, OPEN)
    assert learned == [len(LAKE)]
    await working


async def test_others_read_what_is_shared_and_never_what_is_not(database: Database) -> None:
    ours, theirs = partnership(database), partnership(database, "Green Roofs")
    library = Library(database)
    put(database, theirs, ["The shared page."], shelf=Shelf("Shared", shared=True))
    put(database, theirs, ["The private page."], shelf=Shelf("Private"))
    put(
        database,
        theirs,
        ["The coordinators' page."],
        shelf=Shelf("For coordinators", Audience.COORDINATORS, shared=True),
    )
    assert await texts(library, ours, ALL) == {"The shared page."}
    assert await texts(library, theirs) == {"The shared page.", "The private page."}
    assert await texts(library, theirs, ALL) == {
        "The shared page.",
        "The private page.",
        "The coordinators' page.",
    }


async def test_what_is_no_longer_shared_is_not_read_by_others_any_more(sqlite_database: Database) -> None:
    ours, theirs = partnership(sqlite_database), partnership(sqlite_database, "Green Roofs")
    library = Library(sqlite_database)
    put(sqlite_database, theirs, LAKE, shelf=Shelf("Shared", shared=True))
    assert await texts(library, ours) == set(LAKE)
    sqlite_database.write_now(lambda conn: _unshare(UnitOfWork(conn, theirs)))
    assert await texts(library, ours) == set()
    assert await texts(library, theirs) == set(LAKE)


def _unshare(uow: UnitOfWork) -> None:
    [book] = uow.guidebooks.find()
    uow.guidebooks.save(replace(book, shared=False))


async def test_an_index_that_nobody_asks_for_is_let_go(
    sqlite_database: Database, clock: Clock, reads: list[Sequence[str]]
) -> None:
    home, library = partnership(sqlite_database), Library(sqlite_database)
    put(sqlite_database, home, LAKE)
    await library.open(home, OPEN)
    clock.now += IDLE - 1
    library.let_go()
    await library.open(home, OPEN)
    assert len(reads) == 1
    clock.now += IDLE
    library.let_go()
    await library.open(home, OPEN)
    assert len(reads) == 2


async def test_beyond_what_is_kept_the_least_used_is_let_go(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, reads: list[Sequence[str]]
) -> None:
    monkeypatch.setattr(lending, "MOST", 2 * len(LAKE))
    library = Library(sqlite_database)
    homes = [partnership(sqlite_database, name) for name in ("One", "Two", "Three")]
    for home in homes:
        put(sqlite_database, home, LAKE)
    for number in (0, 1, 0, 2, 0):
        await library.open(homes[number], OPEN)
    assert len(reads) == 3
    await library.open(homes[1], OPEN)
    assert len(reads) == 4


async def test_an_index_that_could_not_be_loaded_is_loaded_anew(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, library = partnership(sqlite_database), Library(sqlite_database)
    put(sqlite_database, home, LAKE)
    put(sqlite_database, home, ["The boats are painted."], "boats.md")
    monkeypatch.setattr(lending, "AT_ONCE", 1)
    add, added = Index.add, list[str]()

    def fail(index: Index, document: Any, *rest: Any) -> None:
        added.append(document.name)
        if len(added) == 2:
            raise MemoryError
        add(index, document, *rest)

    monkeypatch.setattr(Index, "add", fail)
    with pytest.raises(MemoryError):
        await library.open(home, OPEN)
    assert await texts(library, home) == {*LAKE, "The boats are painted."}
    assert added == ["book.md", "boats.md", "book.md", "boats.md"]
