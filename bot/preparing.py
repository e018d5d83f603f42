"""What a turn must know before it can be decided, and how it is found out: outside of any transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from handlers.rules.calendar import local_day
from handlers.rules.plain_text import decoded
from handlers.rules.promises import Promise
from handlers.turn import Content, Exchange, Finding, Route, Turn
from storage.records.conversations import Audience
from storage.records.events import File
from storage.records.messages import OutboundMessage
from storage.records.people import Partnership
from storage.unit import UnitOfWork

EVERYBODY = frozenset({Audience.PARTNERS, Audience.PUBLIC})
"""Whom a guidebook may be for that is read out to any member."""

NEAREST = 3
"""So many passages are found for words that are no question."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the guidebooks are to be asked, for whom; or (`nearest` is not 0) so many passages near the text.

    Only guidebooks of these `audiences` are read. `language` is the asker's, and `before` are the last
    questions in the same chat, oldest first. While an answer is written, what there is of it may be shown
    on the card that `draft` describes.
    """

    partnership: Partnership
    text: str
    language: str
    nearest: int = 0
    audiences: frozenset[Audience] = EVERYBODY
    before: tuple[Exchange, ...] = ()
    draft: OutboundMessage | None = None


@dataclass(frozen=True, slots=True)
class Attachments:
    """The files that came with an event on an account of a channel; `read`: to be read, and not kept."""

    channel: str
    account: str
    files: tuple[File, ...]
    read: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message in which promises may be: the day it was written where its writer lives, and its language.

    `people` are the names of those who may be promised for besides the writer.
    """

    text: str
    today: date
    language: str
    people: tuple[str, ...] = ()


Need = Question | Attachments | Spoken
"""What has to be found out first."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was found out; None where nobody looked yet. `contents` are by the files' ids.

    `listened` says that a model was asked for `promises`; None are those that it failed to give.
    """

    finding: Finding | None = None
    contents: Mapping[str, Content] | None = None
    listened: bool = False
    promises: tuple[Promise, ...] | None = None


NOTHING = Prepared()
"""What is known of an event that just came."""


def need_of(route: Route, turn: Turn, known: Prepared, uow: UnitOfWork) -> Need | None:
    """Return what the route has to know first and nobody looked for yet."""
    language = turn.actor.person.language or uow.partnership.language
    if route.finds and known.finding is None and turn.text:
        return Question(uow.partnership, turn.text, language)
    sought = route.seeks(turn, uow) if route.seeks is not None and known.finding is None else ""
    if sought:
        return Question(uow.partnership, sought, language, NEAREST)
    if route.takes_files and known.contents is None and turn.event.files:
        return Attachments(turn.event.channel, turn.event.account, turn.event.files, route.reads_files)
    if route.hears and not known.listened:
        return _spoken(route, turn, known, uow)
    return None


def _spoken(route: Route, turn: Turn, known: Prepared, uow: UnitOfWork) -> Spoken | None:
    """Return the words in which a promise may be.

    They are the turn's own with what its files hold, or those that its command was given on: then
    the day and the language are theirs who wrote them.
    """
    event, speaker = turn.event, turn.actor.person
    files = (decoded(one.body) or "" for one in (known.contents or {}).values())
    text, said_at = "\n".join(filter(None, (turn.text, *files))), event.sent_at
    if not text and event.quoted is not None:
        text, said_at = event.quoted.text, event.quoted.sent_at
        writer = uow.members.at(event.channel, event.account, event.quoted.user)
        speaker = uow.members.profile(writer.id).person if writer is not None else speaker
    today = local_day(said_at, speaker.zone or uow.partnership.zone)
    people = tuple(route.names(uow)) if route.names is not None else ()
    language = speaker.language or uow.partnership.language
    return Spoken(text, today, language, people) if text.strip() else None


class Finder(Protocol):
    """Reads the guidebook of a partnership."""

    async def find(self, question: Question) -> Finding:
        """Return what the guidebook says."""


class Fetcher(Protocol):
    """Fetches files from where they lie."""

    async def fetch(self, attachments: Attachments) -> Mapping[str, Content]:
        """Return each file, or why it could not be had; none where files stay where they are."""


class Ear(Protocol):
    """Listens for promises."""

    async def hear(self, message: Spoken) -> tuple[Promise, ...] | None:
        """Return what a message promises; None where it could not be heard, so that the rules listen."""


@dataclass(frozen=True, slots=True)
class Preparer:
    """Finds out what turns need, each by whoever knows how. Without an `ear` the rules listen, at once."""

    finder: Finder
    fetcher: Fetcher
    ear: Ear | None = None

    async def prepare(self, need: Need, known: Prepared) -> Prepared:
        """Return what was `known` and what was needed."""
        match need:
            case Question():
                return replace(known, finding=await self.finder.find(need))
            case Attachments():
                return replace(known, contents=await self.fetcher.fetch(need))
            case Spoken():
                heard = None if self.ear is None else await self.ear.hear(need)
                return replace(known, listened=True, promises=heard)
