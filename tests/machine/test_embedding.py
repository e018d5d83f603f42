"""Embedding in the background: each text once, in batches, with its progress; stopped, replaced, failing."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.guidebook.embedding import worker as working
from bot.guidebook.embedding.worker import BATCH, LEASE, SIP, EmbeddingWorker
from bot.guidebook.finding.pieces import digest_of
from bot.wake import Wakes
from storage import vectors
from storage.engine import Database
from storage.queue import leases
from storage.records.guidebook import Embedding
from storage.records.people import Partnership
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped
from tests.embedders import CountingEmbedder
from tests.machine.haste import until
from tests.shelves import OURS, embedded, progress

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
LONG = [f"Sentence number {number} tells of lake {number}." for number in range(2 * BATCH + SIP)]


@asynccontextmanager
async def running(database: Database, embedder: CountingEmbedder) -> AsyncIterator[Wakes]:
    """A worker at work."""
    wakes, stop = Wakes(), asyncio.Event()
    task = asyncio.create_task(EmbeddingWorker(database, embedder, wakes).run(stop))
    try:
        yield wakes
    finally:
        stop.set()
        wakes.ring_all()
        embedder.go_on(100)
        await task


def partnership(database: Database, name: str = "Clean Water Lakes") -> Partnership:
    return database.write_now(lambda conn: Unscoped(conn).add_partnership(name, "UTC", "en", NOW))


def put(database: Database, home: Partnership, texts: Sequence[str], name: str = "book.md") -> None:
    """Put a document with a passage for each text in the place of its earlier version."""
    database.write_now(lambda conn: OURS.holds(texts, name)(UnitOfWork(conn, home)))


async def test_every_text_gets_its_vector_and_the_progress_is_told(database: Database) -> None:
    home, embedder = partnership(database), CountingEmbedder()
    put(database, home, LONG)
    async with running(database, embedder):
        await embedded(database, embedder.name)
    assert embedder.embedded == LONG
    [one] = await progress(database, home)
    assert (one.model, one.done, one.pieces) == (embedder.name, len(LONG), len(LONG))
    wanted = {digest_of(embedder.name, text) for text in LONG}
    assert await database.read(lambda conn: vectors.known(conn, wanted)) == wanted


async def test_no_text_is_embedded_twice_in_two_partnerships_with_the_same_book(database: Database) -> None:
    embedder = CountingEmbedder()
    homes = [partnership(database, name) for name in ("Clean Water Lakes", "Green Roofs")]
    for home in homes:
        put(database, home, [*LONG, LONG[0]])
    async with running(database, embedder) as wakes:
        await embedded(database, embedder.name)
        put(database, homes[1], [*LONG, "One more."])
        put(database, homes[0], LONG[:3], "copy.md")
        wakes.ring(LEASE)
        await embedded(database, embedder.name)
    async with running(database, embedder):
        await embedded(database, embedder.name)
    assert Counter(embedder.embedded) == Counter([*LONG, "One more."])
    for home in homes:
        assert all(one.done == one.pieces for one in await progress(database, home))


async def test_the_progress_can_be_seen_while_it_goes_on(sqlite_database: Database) -> None:
    home, embedder = partnership(sqlite_database), CountingEmbedder()
    embedder.paused = True
    put(sqlite_database, home, LONG)
    async with running(sqlite_database, embedder):
        embedder.go_on(BATCH // SIP)
        [one] = await until(lambda: progress(sqlite_database, home))
        assert (one.done, one.pieces) == (BATCH, len(LONG))


async def test_a_document_that_comes_while_it_waits_wakes_it(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "POLL", 600.0)
    home, embedder = partnership(sqlite_database), CountingEmbedder()
    async with running(sqlite_database, embedder) as wakes:
        await until(lambda: _waits(wakes))
        put(sqlite_database, home, LONG)
        wakes.ring_all()
        await embedded(sqlite_database, embedder.name)


async def _waits(wakes: Wakes) -> bool:
    return bool(wakes._bells)


Halting = tuple[Partnership, CountingEmbedder, asyncio.Event, asyncio.Task[None]]
"""A partnership, its paused embedder, what stops the worker, and the worker."""


@pytest.fixture
async def halting(sqlite_database: Database) -> Halting:
    """A worker that was given a long document and waits for its model."""
    home, embedder, stop = partnership(sqlite_database), CountingEmbedder(), asyncio.Event()
    embedder.paused = True
    put(sqlite_database, home, LONG)
    task = asyncio.create_task(EmbeddingWorker(sqlite_database, embedder, Wakes()).run(stop))
    return home, embedder, stop, task


async def test_asked_to_stop_it_does_not_finish_the_batch_and_keeps_what_it_has(
    sqlite_database: Database, halting: Halting
) -> None:
    home, embedder, stop, task = halting
    embedder.go_on()
    await until(lambda: _given(embedder, SIP))
    stop.set()
    embedder.go_on()
    await asyncio.wait_for(task, 5)
    assert embedder.embedded == LONG[: 2 * SIP]
    assert [one.done for one in await progress(sqlite_database, home)] == [2 * SIP]


async def test_asked_to_stop_it_does_not_wait_for_a_model_that_does_not_come_back(
    sqlite_database: Database, halting: Halting
) -> None:
    home, embedder, stop, task = halting
    await until(lambda: _begun(embedder))
    stop.set()
    await asyncio.wait_for(task, 5)
    assert [one.done for one in await progress(sqlite_database, home)] == [0]
    embedder.go_on(100)


async def _begun(embedder: CountingEmbedder) -> bool:
    return embedder.calls > 0


async def _given(embedder: CountingEmbedder, texts: int) -> bool:
    return len(embedder.embedded) >= texts


async def test_what_is_replaced_meanwhile_is_dropped(database: Database) -> None:
    home, embedder = partnership(database), CountingEmbedder()
    embedder.paused = True
    put(database, home, LONG)
    async with running(database, embedder):
        embedder.go_on(BATCH // SIP - 1)
        await until(lambda: _given(embedder, BATCH - SIP))
        put(database, home, ["A new edition.", LONG[0]])
        embedder.go_on(100)
        await embedded(database, embedder.name)
    assert embedder.embedded == [*LONG[:BATCH], "A new edition."]
    [one] = await database.read(lambda conn: UnitOfWork(conn, home).embeddings.find())
    assert (one.done, one.pieces) == (2, 2)


async def test_another_model_embeds_anew(sqlite_database: Database) -> None:
    home = partnership(sqlite_database)
    put(sqlite_database, home, LONG)
    for name in ("first", "second"):
        embedder = CountingEmbedder(name)
        async with running(sqlite_database, embedder):
            await embedded(sqlite_database, embedder.name)
        assert embedder.embedded == LONG
        assert [one.model for one in await progress(sqlite_database, home)] == [name]


async def test_a_model_that_fails_is_asked_again_and_its_words_reach_no_log(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(working, "LONGEST", 0.01)
    monkeypatch.setattr(working, "LONGEST_ALONE", 0.01)
    home, embedder = partnership(sqlite_database), CountingEmbedder()
    embedder.refuses = lambda _text: len(embedder.refused) < 10
    put(sqlite_database, home, LONG)
    async with running(sqlite_database, embedder):
        await embedded(sqlite_database, embedder.name)
    assert Counter(embedder.embedded) == Counter(LONG)
    told = "".join(capsys.readouterr())
    assert "embedding_failed" in told
    assert "RuntimeError" in told
    assert "sk-secret" not in told


async def test_a_text_that_the_model_refuses_holds_up_no_other_document(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "LONGEST", 0.01)
    home, embedder = partnership(sqlite_database), CountingEmbedder()
    embedder.refuses = lambda text: text.startswith("Poison")
    put(sqlite_database, home, ["Poison.", *LONG[:3]], "bad.md")
    for number in range(5):
        put(sqlite_database, home, LONG[number : number + 2], f"good{number}.md")
    async with running(sqlite_database, embedder):
        done = await until(lambda: _five(sqlite_database, home))
    assert all(one.done == one.pieces for one in done)
    assert len(embedder.refused) < 5


async def _five(database: Database, home: Partnership) -> list[Embedding]:
    done = [one for one in await progress(database, home) if one.done == one.pieces]
    return done if len(done) == 5 else []


async def test_of_many_that_wait_only_those_are_fetched_whose_turn_it_is(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, embedder, asked = partnership(sqlite_database), CountingEmbedder(), list[int]()
    for number in range(9):
        put(sqlite_database, home, LONG[number : number + 2], f"{number}.md")
    look = Unscoped.documents_to_embed

    def counted(*args: Any, **kwargs: Any) -> Any:
        found = look(*args, **kwargs)
        asked.append(len(found))
        return found

    monkeypatch.setattr(Unscoped, "documents_to_embed", counted)
    async with running(sqlite_database, embedder):
        await until(lambda: _all_done(sqlite_database, home, 9))
    assert max(asked) == working.OLDEST


async def _all_done(database: Database, home: Partnership, count: int) -> bool:
    return [one.done == one.pieces for one in await progress(database, home)] == [True] * count


async def test_what_waits_for_the_model_is_counted_and_what_is_done_is_not(
    sqlite_database: Database,
) -> None:
    home, embedder = partnership(sqlite_database), CountingEmbedder()
    for number in range(3):
        put(sqlite_database, home, LONG[number : number + 2], f"{number}.md")
    model = embedder.name
    assert await sqlite_database.read(lambda conn: Unscoped(conn).count_to_embed(model)) == 3
    waiting = await sqlite_database.read(lambda conn: Unscoped(conn).documents_to_embed(model, 3))
    last = waiting[-1][1]
    newest = await sqlite_database.read(
        lambda conn: Unscoped(conn).documents_to_embed(model, 1, [last], newest=True)
    )
    assert newest == [waiting[1]]
    async with running(sqlite_database, embedder):
        await until(lambda: _all_done(sqlite_database, home, 3))
    assert await sqlite_database.read(lambda conn: Unscoped(conn).count_to_embed(model)) == 0
    assert await sqlite_database.read(lambda conn: Unscoped(conn).still_to_embed(model, [last])) == set()
    assert await sqlite_database.read(lambda conn: Unscoped(conn).still_to_embed("other", [last])) == {last}


async def test_what_was_put_away_does_not_count_as_progress(sqlite_database: Database) -> None:
    home, embedder = partnership(sqlite_database), CountingEmbedder()
    put(sqlite_database, home, LONG)
    async with running(sqlite_database, embedder):
        await embedded(sqlite_database, embedder.name)
    seen = await sqlite_database.read(lambda conn: Unscoped(conn).embedded(embedder.name))
    assert seen == (len(LONG), len(LONG))
    await sqlite_database.write(lambda conn: _put_away(UnitOfWork(conn, home)))
    assert await sqlite_database.read(lambda conn: Unscoped(conn).embedded(embedder.name)) == (0, 0)


def _put_away(uow: UnitOfWork) -> None:
    for shelf in uow.guidebooks.active():
        uow.guidebooks.save(replace(shelf, active=False))


async def test_of_two_replicas_one_embeds(postgresql_address: str) -> None:
    embedder = CountingEmbedder()
    with closing(Database(postgresql_address)) as one, closing(Database(postgresql_address)) as two:
        home = partnership(one)
        for number in range(4):
            put(one, home, [f"{text} {number}" for text in LONG], f"{number}.md")
        async with running(one, embedder), running(two, embedder):
            await embedded(one, embedder.name)
    assert max(Counter(embedder.embedded).values()) == 1


async def test_who_lost_the_lease_writes_nothing(sqlite_database: Database) -> None:
    home, embedder = partnership(sqlite_database), CountingEmbedder()
    embedder.paused = True
    put(sqlite_database, home, LONG)
    async with running(sqlite_database, embedder):
        embedder.go_on(BATCH // SIP - 1)
        await until(lambda: _given(embedder, BATCH - SIP))
        await sqlite_database.write(leases.free_all)
        await sqlite_database.write(lambda conn: leases.take(conn, LEASE, "another"))
        embedder.go_on()
        await until(lambda: _given(embedder, BATCH))
    assert await progress(sqlite_database, home) == []
