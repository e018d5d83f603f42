"""The worker that embeds: a document's pieces in batches, each with its progress in one short transaction."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
import structlog

from bot.clock import seconds
from bot.guidebook.embedding.job import Job, next_batch, open_job, store
from bot.guidebook.finding.embedder import Embedder, Floats
from bot.wake import Wakes
from storage.engine import Database
from storage.errors import TakenOver
from storage.queue import leases
from storage.records.guidebook import DocumentId
from storage.records.people import PartnershipId
from storage.unscoped import Unscoped

_log = structlog.get_logger()

LEASE = "embedding"
"""The lease that lets one of several replicas embed; the worker's bell is called the same."""

BATCH = 16
"""So many pieces are embedded between two commits."""

SIP = 4
"""So many pieces are embedded before it is looked whether to stop: less than a second's work."""

OLDEST, NEWEST = 2, 1
"""So many documents take turns: of the oldest, and of the newest."""

POLL = 5.0
"""Seconds after which the worker looks for documents that nobody told it of."""

SOON = 0.2
"""Seconds between the bell and the look: it rings after every turn, and most bring no document."""

KEEP = 3.0
"""Seconds after which the lease is renewed while a model takes its time."""

PARTING = 0.8
"""Seconds that a model is given to come back with what it is at when the worker is to stop."""

LONGEST = 60.0
"""Seconds that the worker rests, at the most, after a model failed."""

LONGEST_ALONE = 600.0
"""Seconds that one document rests, at the most, with which a model failed; others go on meanwhile."""


@dataclass(frozen=True, slots=True)
class _Rest:
    """How often a model failed with a document, and until when it is left alone (see `bot.clock.seconds`)."""

    failures: int = 0
    until: float = 0.0


class EmbeddingWorker:
    """Embeds what is read from and has no vectors yet. Of all replicas, the holder of the lease does.

    Documents take turns, a batch each: the two oldest and the newest, so that today's reply does not
    wait for yesterday's library. A model that fails is asked again, ever later.
    """

    def __init__(self, database: Database, embedder: Embedder, wakes: Wakes) -> None:
        self._database = database
        self._embedder = embedder
        self._wakes = wakes
        self._holder = f"embed:{uuid4().hex}"
        self._jobs: dict[DocumentId, Job] = {}
        self._rests: dict[DocumentId, _Rest] = {}
        self._failures = 0

    async def run(self, stop: asyncio.Event) -> None:
        """Embed until `stop` is set; then store what was embedded, and give the lease back."""
        while not stop.is_set():
            try:
                worked = await self._round(stop)
            except TakenOver:
                _log.info("embedding_taken_over")
                worked = False
            if not worked and not stop.is_set():
                await self._wakes.wait(LEASE, POLL)
                await _rest(SOON, stop)
        await self._database.write(partial(leases.give_back, holder=self._holder))

    async def _round(self, stop: asyncio.Event) -> bool:
        """Embed a batch of each document whose turn it is; say whether there was any."""
        turns = await self._turns()
        if not turns or not await self._database.write(self._hold):
            return False
        for partnership, document in turns:
            if not stop.is_set():
                await self._advance(partnership, document, stop)
        return True

    async def _turns(self) -> list[tuple[PartnershipId, DocumentId]]:
        """Return the documents that are next, and forget those that were replaced or are done."""
        waiting, turns = await self._database.read(self._look)
        self._jobs = {one: job for one, job in self._jobs.items() if one in waiting}
        self._rests = {one: rest for one, rest in self._rests.items() if one in waiting}
        return turns

    def _look(self, conn: sa.Connection) -> tuple[set[DocumentId], list[tuple[PartnershipId, DocumentId]]]:
        """Return those that we know of which still wait, and those that are next and need not rest."""
        everything, model = Unscoped(conn), self._embedder.name
        waiting = everything.still_to_embed(model, self._jobs.keys() | self._rests.keys())
        resting = [one for one in waiting if self._rests.get(one, _Rest()).until > seconds()]
        oldest = everything.documents_to_embed(model, OLDEST, resting)
        newest = everything.documents_to_embed(model, NEWEST, resting, newest=True)
        return waiting, list(dict.fromkeys([*oldest, *newest]))

    def _hold(self, conn: sa.Connection) -> bool:
        """Take or keep the lease; say whether it is ours."""
        return leases.take(conn, LEASE, self._holder) is not None

    async def _advance(self, partnership: PartnershipId, document: DocumentId, stop: asyncio.Event) -> None:
        """Embed a batch of a document, and write down how far it is."""
        job = self._jobs.get(document) or await self._open(partnership, document)
        if job is None:
            return
        batch = await self._database.read(partial(next_batch, job=job, size=BATCH))
        try:
            vectors = await self._embed(list(batch.values()), stop) if batch else []
        except _Failed as failed:
            await self._give_time(document, failed, stop)
            return
        self._failures = 0
        new = dict(zip(batch, vectors, strict=False))
        await self._database.write(partial(self._store, job=job, new=new))
        for digest in new:
            del job.missing[digest]

    async def _open(self, partnership: PartnershipId, document: DocumentId) -> Job | None:
        opening = partial(open_job, partnership=partnership, document=document, model=self._embedder.name)
        job = await self._database.read(opening)
        if job is not None:
            self._jobs[document] = job
        return job

    def _store(self, conn: sa.Connection, job: Job, new: dict[str, Floats]) -> None:
        if not self._hold(conn):
            raise TakenOver(f"lease {LEASE} was taken over")
        store(conn, job, self._embedder.name, new)

    # --- the model

    async def _embed(self, texts: list[str], stop: asyncio.Event) -> list[Floats]:
        """Return the texts' vectors in order while the lease is kept; fewer where the worker is to stop."""
        embedding = _beside(partial(self._embedded, texts, stop))
        stopping = asyncio.ensure_future(stop.wait())
        try:
            either: list[asyncio.Future[Any]] = [embedding, stopping]
            while not (await asyncio.wait(either, timeout=KEEP, return_when=asyncio.FIRST_COMPLETED))[0]:
                await self._database.write(self._hold)
            await asyncio.wait([embedding], timeout=PARTING)
        finally:
            stopping.cancel()
            embedding.cancel()
        if embedding.cancelled() or not embedding.done():
            return []
        error = embedding.exception()
        if error is not None:
            raise _Failed(type(error).__name__) from error
        return embedding.result()

    def _embedded(self, texts: list[str], stop: asyncio.Event) -> list[Floats]:
        vectors: list[Floats] = []
        while len(vectors) < len(texts) and not stop.is_set():
            vectors += self._embedder.passages(texts[len(vectors) : len(vectors) + SIP])
        return vectors

    async def _give_time(self, document: DocumentId, failed: "_Failed", stop: asyncio.Event) -> None:
        """Rest, and leave the document alone for longer: it may be the one text that a model refuses."""
        self._failures += 1
        times = self._rests.get(document, _Rest()).failures + 1
        self._rests[document] = _Rest(times, seconds() + min(2.0 ** (times + 1), LONGEST_ALONE))
        pause = min(2.0**self._failures, LONGEST)
        _log.warning("embedding_failed", document=document, error=str(failed), again_in=pause)
        await _rest(pause, stop)


def _beside(work: Callable[[], list[Floats]]) -> asyncio.Future[list[Floats]]:
    """Return what a thread of its own will make of the work. No process waits for one that never ends."""
    made: Future[list[Floats]] = Future()

    def run() -> None:
        made.set_running_or_notify_cancel()
        try:
            made.set_result(work())
        except Exception as error:  # handed to whoever waits
            made.set_exception(error)

    Thread(target=run, name="embedding", daemon=True).start()
    return asyncio.wrap_future(made)


class _Failed(Exception):
    """A model failed. Its text is the kind of error alone: a provider's own may hold part of a key."""


async def _rest(pause: float, stop: asyncio.Event) -> None:
    """Return after so many seconds, or when the worker is to stop."""
    with suppress(TimeoutError):
        async with asyncio.timeout(pause):
            await stop.wait()
