"""What a turn must know before it can be decided, and how it is found out: outside of any transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from handlers.guidebook.answers.speech import answer_card, tongue_of
from handlers.guidebook.shelves import OPEN, audiences
from handlers.route import Route
from handlers.rules.calendar import local_day
from handlers.rules.plain_text import decoded
from handlers.rules.promises import Promise
from handlers.turn import Content, Exchange, Finding, Leaf, Paper, Turn
from storage.records.conversations import Audience
from storage.records.events import File
from storage.records.guidebook import Outcome
from storage.records.messages import OutboundMessage
from storage.records.people import Partnership
from storage.unit import UnitOfWork

FOLLOWS = timedelta(minutes=30)
"""For so long a question may follow the one before it in the same chat."""

NEAREST = 3
"""So many passages are found for words that are no question."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the guidebooks are to be asked, for whom; or (`nearest` is not 0) so many passages near the text.

    Only guidebooks of these `audiences` are read. `language` is the asker's, and `before` are the last
    questions in the same chat, oldest first. While an answer is written, what there is of it may be shown
    on the card that `draft` describes. One that only `likens` is looked for among the open gaps.
    """

    partnership: Partnership
    text: str
    language: str
    nearest: int = 0
    audiences: frozenset[Audience] = OPEN
    before: tuple[Exchange, ...] = ()
    draft: OutboundMessage | None = None
    likens: bool = False


@dataclass(frozen=True, slots=True)
class Attachments:
    """The files that came with an event on an account of a channel; `read`: to be read, and not kept.

    Those may have `most` bytes together, if it is said.
    """

    channel: str
    account: str
    files: tuple[File, ...]
    read: bool = False
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message in which promises may be: the day it was written where its writer lives, and its language.

    `people` are the names of those who may be promised for besides the writer.
    """

    text: str
    today: date
    language: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelved:
    """Files on an account of a channel that are to be read as documents of a guidebook.

    `language` is taken for that of a text too short to tell. `key` is the event's; where it is told that
    it takes long, a `draft` says where and in which language.
    """

    channel: str
    account: str
    files: tuple[File, ...]
    language: str
    key: str
    draft: OutboundMessage | None = None


@dataclass(frozen=True, slots=True)
class PageWanted:
    """A page of a document that a partnership reads, to be drawn."""

    partnership: Partnership
    leaf: Leaf


Need = Question | Attachments | Spoken | Shelved | PageWanted
"""What has to be found out first."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was found out; None where nobody looked yet. `contents` are by the files' ids, `papers` as read.

    `drawn` is a page as a PNG, empty where it cannot be drawn.

    `listened` says that a model was asked for `promises`; None are those that it failed to give.
    """

    finding: Finding | None = None
    contents: Mapping[str, Content] | None = None
    papers: tuple[Paper, ...] | None = None
    drawn: bytes | None = None
    listened: bool = False
    promises: tuple[Promise, ...] | None = None


NOTHING = Prepared()
"""What is known of an event that just came."""


def need_of(route: Route, turn: Turn, known: Prepared, uow: UnitOfWork) -> Need | None:
    """Return what the route has to know first and nobody looked for yet."""
    found = _to_be_found(route, turn, uow) if known.finding is None else None
    return found or _to_be_fetched(route, turn, known, uow)


def _to_be_found(route: Route, turn: Turn, uow: UnitOfWork) -> Question | None:
    """Return what the guidebooks are to be asked."""
    if route.finds and turn.text:
        return _question(route, turn, uow)
    language = turn.actor.person.language or uow.partnership.language
    alike = route.likens(turn, uow) if route.likens is not None else ""
    if alike:
        return Question(uow.partnership, alike, language, likens=True)
    sought = route.seeks(turn, uow) if route.seeks is not None else ""
    return Question(uow.partnership, sought, language, NEAREST) if sought else None


def _to_be_fetched(route: Route, turn: Turn, known: Prepared, uow: UnitOfWork) -> Need | None:
    """Return what is to be read, drawn, fetched or listened to."""
    event = turn.event
    papers = route.papers(turn, uow) if route.papers is not None and known.papers is None else ()
    if papers:
        return _shelved(turn, papers, uow)
    leaf = route.draws(turn, uow) if route.draws is not None and known.drawn is None else None
    if leaf is not None:
        return PageWanted(uow.partnership, leaf)
    if route.takes_files and known.contents is None and event.files:
        return Attachments(event.channel, event.account, event.files, route.reads_files)
    if route.hears and not known.listened:
        return _spoken(route, turn, known, uow)
    return None


def _question(route: Route, turn: Turn, uow: UnitOfWork) -> Question:
    """Return a question with whom it is answered for, what it may follow, and where its answer is shown."""
    event, speaks = turn.event, turn.actor.person.language or uow.partnership.language
    before = uow.enquiries.latest_of(turn.actor.id, event.chat, turn.now - FOLLOWS)
    unheard = event.direct or route.alone
    taken = (one for one in before if one.outcome is not Outcome.DECLINED and (unheard or not one.private))
    exchanges = [Exchange(one.text, one.said) for one in taken]
    draft = OutboundMessage(
        event.channel,
        event.account,
        event.chat,
        (),
        card=answer_card(event),
        thread=event.thread,
        language=tongue_of(turn, "", uow),
    )
    return Question(
        uow.partnership,
        turn.text,
        speaks,
        audiences=audiences(turn, alone=route.alone),
        before=tuple(reversed(exchanges)),
        draft=draft if event.direct or not route.alone else None,
    )


def _shelved(turn: Turn, files: tuple[File, ...], uow: UnitOfWork) -> Shelved:
    """Return the files to be read, and where their sender is told if it takes long: where they act alone."""
    event, home = turn.event, uow.partnership
    speaks = turn.actor.person.language or home.language
    draft = OutboundMessage(
        event.channel, event.account, event.chat, (), thread=event.thread, language=speaks
    )
    told = draft if event.direct else None
    return Shelved(event.channel, event.account, files, home.language, event.key, told)


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


class Librarian(Protocol):
    """Reads documents for a guidebook."""

    async def read(self, shelved: Shelved) -> tuple[Paper, ...]:
        """Return each document, or why it is refused. It never fails."""


class Drawer(Protocol):
    """Draws pages of documents."""

    async def draw(self, wanted: PageWanted) -> bytes:
        """Return the page as a PNG; nothing where it cannot be drawn. It never fails."""


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
    librarian: Librarian | None = None
    drawer: Drawer | None = None

    async def prepare(self, need: Need, known: Prepared) -> Prepared:
        """Return what was `known` and what was needed."""
        match need:
            case Question():
                return replace(known, finding=await self.finder.find(need))
            case Attachments():
                return replace(known, contents=await self.fetcher.fetch(need))
            case Shelved():
                papers = () if self.librarian is None else await self.librarian.read(need)
                return replace(known, papers=papers)
            case PageWanted():
                return replace(known, drawn=b"" if self.drawer is None else await self.drawer.draw(need))
            case Spoken():
                heard = None if self.ear is None else await self.ear.hear(need)
                return replace(known, listened=True, promises=heard)
