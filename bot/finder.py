"""Finds what the guidebooks say to a question: declined, searched for, judged, and answered by a guide."""

import asyncio
import importlib
from functools import partial
from typing import Protocol

import sqlalchemy as sa

from bot.guidebook.answering.guide import Asked, Guide, QuotingGuide, others_than
from bot.guidebook.finding.embedder import Embedder
from bot.guidebook.finding.index import Found
from bot.guidebook.finding.judging import judge
from bot.guidebook.finding.likeness import likest
from bot.guidebook.library import Library
from bot.preparing import Question
from handlers.rules.declining import declined
from handlers.rules.follow_up import standing_alone
from handlers.rules.tongue import spoken
from handlers.turn import Finding
from storage.engine import Database
from storage.records.guidebook import Gap, GapId, Outcome
from storage.records.messages import OutboundMessage
from storage.records.people import Partnership
from storage.unit import UnitOfWork

READ = 8
"""So many passages are judged, and handed to the guide."""


class Sketches(Protocol):
    """Shows an answer while it is written."""

    async def begin(self, draft: OutboundMessage) -> None:
        """Say on the draft's card that an answer is looked for."""

    async def show(self, draft: OutboundMessage, text: str) -> None:
        """Show what there is of the answer by now; return when that is done or given up."""


class GuidebookFinder:
    """Answers questions from what a partnership may read, and from nothing else.

    A quote is there at once; while another guide writes, `sketches` show what there is of its answer.
    The first question loads LangChain's retrievers, which take a second that no start should wait for.
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
        if question.nearest:
            near = await self._search(question, question.text, question.nearest)
            return Finding(cited=tuple(each.passage for each in near))
        language = spoken(question.text, question.language)
        people = await self._database.read(partial(_people, partnership=question.partnership))
        why = declined(question.text, people)
        if why:
            return Finding(Outcome.DECLINED, language=language, declined=why)
        text = standing_alone(question.text, question.before)
        found = await self._search(question, text, READ)
        outcome = judge(text, found)
        if outcome is Outcome.QUOTED:
            answer = await self._guide.answer(await self._asked(question, text, language), found)
            if answer.outcome in {Outcome.QUOTED, Outcome.WRITTEN}:
                return answer
            outcome = answer.outcome
        others = others_than((), found) if outcome is Outcome.SILENT else ()
        gap = await self._gap(question.partnership, text)
        return Finding(outcome, others=others, language=language, gap=gap)

    async def _search(self, question: Question, text: str, limit: int) -> list[Found]:
        index, among = await self.library.open(question.partnership, question.audiences)
        langchain = await asyncio.to_thread(importlib.import_module, "bot.guidebook.finding.retriever")
        retriever = langchain.PassageRetriever(index=index, limit=limit, among=among)
        found: list[Found] = await langchain.found_by(retriever, text)
        return found

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


def _people(conn: sa.Connection, partnership: Partnership) -> list[str]:
    members = UnitOfWork(conn, partnership).members
    return [one.name for one in members.people(one.id for one in members.active()).values()]


def _open_gaps(conn: sa.Connection, partnership: Partnership) -> list[Gap]:
    return UnitOfWork(conn, partnership).gaps.open()
