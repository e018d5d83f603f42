"""Reads the guidebook for a turn: the index of a partnership's passages, and the guide that answers."""

import asyncio
from dataclasses import dataclass

import sqlalchemy as sa

from bot.guidebook.answering.guide import Guide
from bot.guidebook.finding.index import Index
from bot.preparing import Question
from handlers.turn import Finding
from storage.engine import Database
from storage.records.guidebook import Document, Outcome, Passage
from storage.records.people import Partnership, PartnershipId
from storage.unit import UnitOfWork

KEPT = 16
"""The most partnerships whose index is kept in memory."""

State = tuple[int, ...]
"""Which documents an index was made of."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    state: State
    index: Index


class GuidebookFinder:
    """Answers questions from the current documents of one partnership, and of no other."""

    def __init__(self, database: Database, guide: Guide) -> None:
        self._database = database
        self._guide = guide
        self._shelves: dict[PartnershipId, _Shelf] = {}

    async def find(self, question: Question) -> Finding:
        """Return what the guidebook says; an empty finding where it is silent."""
        index = await self._index(question.partnership)
        if question.nearest:
            near = index.search(question.text, question.nearest)
            return Finding(cited=tuple(each.passage for each in near))
        found = await self._guide.answer(question.text, index, question.language)
        match found.kind:
            case "quoted":
                return Finding(Outcome.QUOTED, found.quote, passage=found.passage, cited=found.cited)
            case "written":
                return Finding(Outcome.WRITTEN, passage=found.passage, written=found.quote, cited=found.cited)
            case "silent":
                return Finding()

    async def _index(self, partnership: Partnership) -> Index:
        """Return the index of what the guidebook holds now; an old one is let go."""
        documents = await self._database.read(lambda conn: _uow(conn, partnership).documents.current())
        state = tuple(one.id for one in documents)
        shelf = self._shelves.pop(partnership.id, None)
        if shelf is None or shelf.state != state:
            passages = await self._database.read(lambda conn: _passages(conn, partnership, documents))
            titles = {one.id: one.title for one in documents}
            shelf = _Shelf(state, await asyncio.to_thread(Index, passages, titles))
        self._shelves[partnership.id] = shelf
        while len(self._shelves) > KEPT:
            self._shelves.pop(next(iter(self._shelves)))
        return shelf.index


def _uow(conn: sa.Connection, partnership: Partnership) -> UnitOfWork:
    return UnitOfWork(conn, partnership)


def _passages(conn: sa.Connection, partnership: Partnership, documents: list[Document]) -> list[Passage]:
    return _uow(conn, partnership).passages.of([one.id for one in documents])
