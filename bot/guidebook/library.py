"""The library: the finding index of each partnership, loaded when it is asked for, and let go when idle."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from bot.clock import seconds
from bot.guidebook import volumes
from bot.guidebook.finding.embedder import Embedder
from bot.guidebook.finding.index import Index
from bot.guidebook.volumes import Volume
from storage import vectors
from storage.engine import Database
from storage.records.conversations import Audience
from storage.records.guidebook import Document, DocumentId, Passage
from storage.records.people import Partnership, PartnershipId
from storage.vectors import Vector

IDLE = 900.0
"""Seconds after which an index is let go that nobody asked for."""

LOOK = 60.0
"""Seconds between two looks for such."""

MOST = 400_000
"""So many passages are kept in all; the partnership that asked last may have more."""

AT_ONCE = 16
"""So many documents are read at a time."""

GROWTH = 1.25
"""The vectors of a document that is being embedded are learned when there are so many times more."""


@dataclass(slots=True)
class _Loaded:
    """A partnership's index, and what it holds."""

    index: Index
    held: dict[DocumentId, Volume] = field(default_factory=dict)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    used_at: float = 0.0


class Library:
    """Opens indexes that are in step with what is stored, each loaded once however many ask for it together.

    An index is never rebuilt: documents that came are added, those that went are removed, and vectors
    that were computed since are learned.
    """

    def __init__(self, database: Database, embedder: Embedder | None = None) -> None:
        self._database = database
        self._embedder = embedder
        self._loaded: dict[PartnershipId, _Loaded] = {}

    async def open(
        self, partnership: Partnership, audiences: frozenset[Audience]
    ) -> tuple[Index, frozenset[DocumentId]]:
        """Return the partnership's index, and which of its documents are for these audiences."""
        loaded = self._loaded.pop(partnership.id, None) or _Loaded(Index(self._embedder))
        self._loaded[partnership.id] = loaded
        loaded.used_at = seconds()
        async with loaded.lock:
            model = self._embedder.name if self._embedder else ""
            now = await self._database.read(partial(volumes.volumes, partnership=partnership, model=model))
            try:
                await self._bring_up(loaded, partnership, now)
            except BaseException:  # what was left half done is not to be searched
                loaded.index, loaded.held = Index(self._embedder), {}
                raise
            index = loaded.index
        self.let_go()
        return index, frozenset(one for one, volume in now.items() if volume.audience in audiences)

    async def run(self) -> None:
        """Let go of what nobody asks for, until cancelled."""
        while True:
            await asyncio.sleep(LOOK)
            self.let_go()

    def let_go(self) -> None:
        """Forget the indexes that are idle, and of the others the least used, beyond what is kept."""
        kept = 0
        for partnership, loaded in reversed(list(self._loaded.items())):
            idle = seconds() - loaded.used_at >= IDLE
            crowded = kept > 0 and kept + len(loaded.index) > MOST
            if (idle or crowded) and not loaded.lock.locked():
                del self._loaded[partnership]
            else:
                kept += len(loaded.index)

    # --- keeping in step

    async def _bring_up(
        self, loaded: _Loaded, partnership: Partnership, now: dict[DocumentId, Volume]
    ) -> None:
        """Make the index hold what is read from now."""
        for gone in loaded.held.keys() - now.keys():
            await asyncio.to_thread(loaded.index.remove, gone)
            del loaded.held[gone]
        fresh = [one for one in now.values() if _has_more(one, loaded.held.get(one.document.id))]
        for start in range(0, len(fresh), AT_ONCE):
            some = fresh[start : start + AT_ONCE]
            texts = await self._database.read(partial(volumes.passages, partnership=partnership, of=some))
            known = await self._vectors(some, texts)
            await asyncio.to_thread(_put, loaded, some, texts, known)

    async def _vectors(self, some: Sequence[Volume], texts: Sequence[Passage]) -> dict[str, Vector]:
        """Return the vectors that the passages of these volumes have."""
        if self._embedder is None:
            return {}
        begun = [one.document for one in some if one.done]
        wanted = await asyncio.to_thread(_digests, self._embedder.name, begun, texts)
        return await self._database.read(partial(vectors.of, digests=wanted)) if wanted else {}


def _has_more(now: Volume, held: Volume | None) -> bool:
    """Say whether a volume is new to the index, or has vectors that are worth learning."""
    if held is None:
        return True
    return now.done > held.done and (now.done == now.pieces or now.done >= GROWTH * held.done)


def _digests(model: str, documents: Sequence[Document], texts: Sequence[Passage]) -> set[str]:
    by_document = _by_document(texts)
    return {digest for one in documents for digest in volumes.digests(model, one, by_document[one.id])}


def _put(
    loaded: _Loaded, some: Sequence[Volume], texts: Sequence[Passage], known: Mapping[str, Vector]
) -> None:
    """Have the index add what is new to it, and learn of the rest."""
    by_document = _by_document(texts)
    for one in some:
        name = one.document.id
        if name in loaded.held:
            loaded.index.learn(name, known)
        else:
            loaded.index.add(one.document, by_document[name], known, one.kind)
        loaded.held[name] = one


def _by_document(texts: Sequence[Passage]) -> dict[DocumentId, list[Passage]]:
    found: dict[DocumentId, list[Passage]] = defaultdict(list)
    for one in texts:
        found[one.document_id].append(one)
    return found
