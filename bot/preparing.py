"""What a turn must know before it can be decided, and how it is found out: outside of any transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from handlers.turn import Content, Finding, Route, Turn
from storage.records.events import File
from storage.records.people import Partnership


@dataclass(frozen=True, slots=True)
class Question:
    """What the guidebook is to be asked, for whom."""

    partnership: Partnership
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Attachments:
    """The files that came with an event on an account of a channel; `read`: to be read, and not kept."""

    channel: str
    account: str
    files: tuple[File, ...]
    read: bool = False


Need = Question | Attachments
"""What has to be found out first."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was found out; None where nobody looked yet. `contents` are by the files' ids."""

    finding: Finding | None = None
    contents: Mapping[str, Content] | None = None


NOTHING = Prepared()
"""What is known of an event that just came."""


def need_of(route: Route, turn: Turn, known: Prepared, partnership: Partnership) -> Need | None:
    """Return what the route has to know first and nobody looked for yet."""
    if route.finds and known.finding is None and turn.text:
        return Question(partnership, turn.text, turn.actor.person.language or partnership.language)
    if route.takes_files and known.contents is None and turn.event.files:
        return Attachments(turn.event.channel, turn.event.account, turn.event.files, route.reads_files)
    return None


class Finder(Protocol):
    """Reads the guidebook of a partnership."""

    async def find(self, question: Question) -> Finding:
        """Return what the guidebook says."""


class Fetcher(Protocol):
    """Fetches files from where they lie."""

    async def fetch(self, attachments: Attachments) -> Mapping[str, Content]:
        """Return each file, or why it could not be had; none where files stay where they are."""


@dataclass(frozen=True, slots=True)
class Preparer:
    """Finds out what turns need, each by whoever knows how."""

    finder: Finder
    fetcher: Fetcher

    async def prepare(self, need: Need, known: Prepared) -> Prepared:
        """Return what was `known` and what was needed."""
        match need:
            case Question():
                return replace(known, finding=await self.finder.find(need))
            case Attachments():
                return replace(known, contents=await self.fetcher.fetch(need))
