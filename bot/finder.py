"""Finds what the guidebooks say to a question: declined, searched for, judged, and answered by a guide."""

import asyncio
import importlib
from collections.abc import Awaitable, Callable, Container, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Protocol

import sqlalchemy as sa

from bot.guidebook.answering.guide import Asked, Guide, QuotingGuide, others_than
from bot.guidebook.finding.embedder import Embedder
from bot.guidebook.finding.index import Found, Index
from bot.guidebook.finding.judging import is_sure, judge
from bot.guidebook.finding.likeness import likest
from bot.guidebook.library import Library
from bot.preparing import Question
from handlers.rules.declining import declined
from handlers.rules.follow_up import standing_alone
from handlers.rules.tongue import spoken
from handlers.turn import Finding
from storage.engine import Database
from storage.records.guidebook import DocumentId, Gap, GapId, Outcome
from storage.records.messages import OutboundMessage
from storage.records.people import Partnership
from storage.scoped import EVERYBODY
from storage.unit import UnitOfWork

Search = Callable[[Index, str, int, Container[DocumentId]], Awaitable[list[Found]]]
"""Finds so many passages of an index for a text, of these documents alone, the best first."""

READ = 8
"""So many passages are judged, and handed to the guide."""

LIKENED = 200
"""A question is compared with so many open gaps, the newest."""


class Sketches(Protocol):
    """Shows an answer while it is written."""

    async def begin(self, draft: OutboundMessage) -> None:
        """Say on the draft's card that an answer is looked for."""

    async def show(self, draft: OutboundMessage, text: str) -> None:
        """Show what there is of the answer by now; return when that is done or given up."""


class GuidebookFinder:
    """Answers questions from what a partnership may read, and from nothing else.

    A quote is there at once; while another guide writes, `sketches` show what there is of its answer.
    """

    def __init__(
        self,
        database: Database,
        guide: Guide,
        embedder: Embedder | None = None,
        sketches: Sketches | None = None,
    ) -> None:
        self._database = database
        self._guide = guide
        self._embedder = embedder
        self._sketches = None if isinstance(guide, QuotingGuide) else sketches
        self.library = Library(database, embedder)

    async def find(self, question: Question) -> Finding:
        """Return what the guidebooks say: an answer, or why there is none."""
        if question.likens:
            return Finding(gap=await self._gap(question.partnership, question.text))
        if question.nearest:
            near, _ = await self._search(question, question.text, question.nearest)
            return Finding(cited=tuple(each.passage for each in near))
        language = spoken(question.text, question.language)
        people, ours = await self._database.read(partial(_names, partnership=question.partnership))
        why = declined(question.text, people)
        if why:
            return Finding(Outcome.DECLINED, language=language, declined=why)
        text = standing_alone(question.text, question.before)
        found, heard = await self._search(question, text, READ)
        outcome = judge(text, found, heard, ours)
        if outcome is Outcome.QUOTED:
            answer = await self._guide.answer(await self._asked(question, text, language), found)
            if answer.outcome in {Outcome.QUOTED, Outcome.WRITTEN}:
                return replace(answer, sure=answer.sure and stands_surely(answer, found))
            outcome = answer.outcome
        if outcome is not Outcome.SILENT:
            return Finding(outcome, language=language)
        gap = await self._gap(question.partnership, text)
        return Finding(outcome, others=others_than((), found), language=language, gap=gap)

    async def _search(
        self, question: Question, text: str, limit: int
    ) -> tuple[list[Found], Mapping[str, int]]:
        """Return what is found, and how many passages could be, by their language."""
        index, among = await self.library.open(question.partnership, question.audiences)
        return await retrieval()(index, text, limit, among), index.heard(among)

    async def _asked(self, question: Question, text: str, language: str) -> Asked:
        """Return the question for the guide, with the card begun on which its answer is shown, if any."""
        show = None
        if self._sketches is not None and question.draft is not None:
            await self._sketches.begin(question.draft)
            show = partial(self._sketches.show, question.draft)
        return Asked(text, language, question.language, question.before, show)

    async def _gap(self, partnership: Partnership, text: str) -> GapId | None:
        """Return the partnership's open gap that asks the same, if there is one."""
        gaps = await self._database.read(partial(_open_gaps, partnership=partnership))
        at = await asyncio.to_thread(likest, text, [one.text for one in gaps], self._embedder)
        return None if at is None else gaps[at].id


def stands_surely(answer: Finding, found: Sequence[Found]) -> bool:
    """Say whether the best of the passages that an answer stands on surely answers."""
    cited = {one.id for one in answer.cited}
    return any(is_sure(each) for each in found if each.passage.id in cited)


@cache
def retrieval() -> Search:
    """Return what searches an index. The first call loads LangChain's retrievers, which takes a second."""
    search: Search = importlib.import_module("bot.guidebook.finding.retriever").search
    return search


def _names(conn: sa.Connection, partnership: Partnership) -> tuple[list[str], list[str]]:
    """Return what the members are called; and the partnership and its organisations."""
    uow = UnitOfWork(conn, partnership)
    people = uow.members.people(one.id for one in uow.members.active())
    organisations = uow.organisations.find(limit=EVERYBODY)
    return [one.name for one in people.values()], [partnership.name, *(one.name for one in organisations)]


def _open_gaps(conn: sa.Connection, partnership: Partnership) -> list[Gap]:
    return UnitOfWork(conn, partnership).gaps.newest_open(LIKENED)
