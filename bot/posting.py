"""From what a handler says to what an outbox holds: to whom, where, in whose language."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from bot.compose import Composer
from bot.drafting import Drafting
from handlers.turn import Message, Report
from prompts.phrase import Phrase
from storage.queue import outbox
from storage.queue.lanes import ROUTINE, URGENT
from storage.queue.outbox import Departure
from storage.records.events import InboundEvent, Receipt
from storage.records.messages import Choice, Line, OutboundMessage, Span, Style
from storage.records.people import Address, Group, MemberId, Partnership, Person
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped

FALLBACK_ZONE = "UTC"
"""The zone of somebody of whom nothing is known."""


NOT_REACHED = "no_chat"
"""Why a message was not delivered to somebody who has no chat with us."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The member whose event is answered, as the reception knows them."""

    member: MemberId
    address: Address
    in_several: bool


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the messages answer: an inbox row's key, when, in which partnership, and whose event if any's."""

    key: str
    now: datetime
    uow: UnitOfWork
    event: InboundEvent | None = None
    speaker: Speaker | None = None

    @property
    def partnership(self) -> Partnership:
        """The partnership that all of it is about."""
        return self.uow.partnership


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a message is for, and where they are reached. Somebody in several partnerships is told which."""

    person: Person
    places: list[Address]
    in_several: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What one partnership says in a message that several may share."""

    uow: UnitOfWork
    message: Message


@dataclass(frozen=True, slots=True)
class Together:
    """One message to one person, of one partnership or several, and who is told its outcome.

    `to` is who they are in the first part's partnership, `key` is the outbox's. The `opening` is what
    stands above all, and tells nothing of any partnership.
    """

    key: str
    to: MemberId
    parts: tuple[Part, ...]
    opening: Phrase | None
    report: Report


class Postmaster:
    """Composes messages and puts them into the outbox. `forms` are the channels that can show a form."""

    def __init__(self, composer: Composer, forms: Collection[str] = ()) -> None:
        self._composer = composer
        self._forms = forms

    def post(self, conn: sa.Connection, occasion: Occasion, messages: list[Message]) -> list[Receipt]:
        """Put the messages into the outbox, each in its reader's language.

        Returns the receipts of those that nobody can be reached with, which are outcomes at once.
        """
        members = {one.to for one in messages if one.to is not None and not isinstance(one.to, Group)}
        readers = _readers(conn, occasion, members)
        departures: list[Departure] = []
        unreachable: list[Receipt] = []
        for ordinal, message in enumerate(messages):
            to = message.to
            reader = None if to is None or isinstance(to, Group) else readers[to]
            where = _where(occasion, message, reader)
            if where is not None:
                departures.append(self._departure(occasion, message, (reader, where, ordinal)))
            elif message.report is not None:
                report = message.report
                unreachable.append(
                    Receipt(occasion.partnership.id, report.kind, report.subject, occasion.now, NOT_REACHED)
                )
        if occasion.event is not None and occasion.event.view and not any(one.form for one in messages):
            reader = readers.get(occasion.speaker.member) if occasion.speaker else None
            departures.append(self._farewell(occasion, occasion.event, reader))
        outbox.put(conn, departures, occasion.now)
        return unreachable

    def post_together(self, conn: sa.Connection, occasion: Occasion, together: Together) -> list[Receipt]:
        """Put what several partnerships say to one person into the outbox, as one message.

        The occasion's unit is the first part's. Returns the receipt where nobody can be reached.
        """
        first, report = together.parts[0].message, together.report
        reader = _readers(conn, occasion, {together.to})[together.to]
        where = _where(occasion, first, reader)
        if where is None:
            return [Receipt(occasion.partnership.id, report.kind, report.subject, occasion.now, NOT_REACHED)]
        composed = replace(self._composed(occasion, reader, where, together), shared=len(together.parts) > 1)
        departure = Departure(
            together.key, ROUTINE, composed, occasion.partnership.id, report.kind, report.subject
        )
        outbox.put(conn, [departure], occasion.now)
        return []

    def _composed(
        self, occasion: Occasion, reader: Reader, where: OutboundMessage, together: Together
    ) -> OutboundMessage:
        """Return the message with its parts one under the other, each under its partnership's name."""
        opening = (
            self._draft(occasion, reader, where.channel).lines(together.opening) if together.opening else ()
        )
        lines: list[Line] = []
        choices: list[tuple[Choice, ...]] = []
        several = len(together.parts) > 1
        for part in together.parts:
            draft = self._draft(replace(occasion, uow=part.uow), reader, where.channel)
            above = () if several else opening
            told = (*above, *draft.lines(part.message.text))
            lines += [*([Line()] if lines else []), *_headed(told, part.uow.partnership, reader)]
            choices += draft.choices(part.message)
        over = (*opening, Line()) if several else ()
        language = self._composer.catalogue.spoken(_tongue(occasion, reader)[0])
        return replace(where, lines=(*over, *lines), choices=tuple(choices), language=language)

    def answer(
        self, event: InboundEvent, phrase: Phrase, now: datetime, buttons: Iterable[Choice] = ()
    ) -> OutboundMessage:
        """Return a message to somebody of whom no partnership is known, where they wrote from.

        Buttons name the partnerships of a person, so that in a group only they may see them.
        """
        language = event.language or "en"
        choices = tuple((one,) for one in buttons)
        return OutboundMessage(
            event.channel,
            event.account,
            event.chat,
            self._composer.lines(phrase, language, event.zone or FALLBACK_ZONE, now),
            choices,
            thread=event.thread,
            only=event.user if choices and not event.direct else None,
            language=self._composer.catalogue.spoken(language),
        )

    def _departure(
        self, occasion: Occasion, message: Message, placed: tuple[Reader | None, OutboundMessage, int]
    ) -> Departure:
        reader, envelope, ordinal = placed
        draft = self._draft(occasion, reader, envelope.channel)
        form = draft.form(message.form) if message.form is not None and envelope.view else None
        home = occasion.partnership
        composed = replace(
            envelope,
            lines=_headed(draft.lines(message.text), home, reader),
            choices=() if form else draft.choices(message),
            card=None if form else message.card,
            language=self._composer.catalogue.spoken(draft.language),
            form=replace(form, intro=_headed(form.intro, home, reader)) if form else None,
        )
        reply = occasion.event is not None and message.key is None
        key = (
            f"{occasion.key}#{ordinal}" if message.key is None else f"{occasion.partnership.id}/{message.key}"
        )
        return Departure(
            key,
            URGENT if reply else ROUTINE,
            composed,
            occasion.partnership.id,
            message.report.kind if message.report else None,
            message.report.subject if message.report else None,
        )

    def _farewell(self, occasion: Occasion, event: InboundEvent, reader: Reader | None) -> Departure:
        """Return what fills a view that opened for no form: a word to look into the chat."""
        draft = self._draft(occasion, reader, event.channel)
        shown = OutboundMessage(
            event.channel,
            event.account,
            event.chat,
            draft.lines(Phrase("form.in_chat")),
            language=self._composer.catalogue.spoken(draft.language),
            view=event.view,
        )
        return Departure(f"{occasion.key}#view", URGENT, shown, occasion.partnership.id)

    def _draft(self, occasion: Occasion, reader: Reader | None, channel: str) -> Drafting:
        language, zone = _tongue(occasion, reader)
        number = occasion.partnership.id
        return Drafting(self._composer, language, zone, occasion.now, number, channel in self._forms)


def _headed(lines: tuple[Line, ...], home: Partnership, reader: Reader | None) -> tuple[Line, ...]:
    """Return lines under their partnership's name, where somebody in several needs to be told it."""
    if reader is None or not reader.in_several or (lines and lines[0].text.startswith(home.name)):
        return lines
    return (Line((Span(home.name, Style.STRONG),)), *lines)


def is_seen_in(event: InboundEvent, message: Message) -> bool:
    """Say whether the one who acted in a group sees there what is said."""
    if isinstance(message.to, Group):
        return (message.to.channel, message.to.account, message.to.chat) == (
            event.channel,
            event.account,
            event.chat,
        )
    return message.to is None or (message.form is not None and event.view is not None)


def _readers(conn: sa.Connection, occasion: Occasion, members: set[MemberId]) -> dict[MemberId, Reader]:
    """Return whom the messages are for. Of the speaker, only what the turn may have changed is read again."""
    readers: dict[MemberId, Reader] = {}
    speaker = occasion.speaker
    if speaker is not None and speaker.member in members and occasion.event and occasion.event.direct:
        person = occasion.uow.desk.person(speaker.address.person_id)
        readers[speaker.member] = Reader(person, [speaker.address], speaker.in_several)
    people = occasion.uow.members.people(members - readers.keys())
    ids = {one.id for one in people.values()}
    if ids:
        places = occasion.uow.desk.addresses(ids)
        several = Unscoped(conn).in_several(ids)
        for member, one in people.items():
            readers[member] = Reader(one, places.get(one.id, []), in_several=one.id in several)
    return readers


def _tongue(occasion: Occasion, reader: Reader | None) -> tuple[str, str]:
    """Return the reader's language and zone; a group reads the partnership's."""
    home = occasion.partnership
    if reader is None:
        return home.language, home.zone
    return reader.person.language or home.language, reader.person.zone or home.zone


def _where(occasion: Occasion, message: Message, reader: Reader | None) -> OutboundMessage | None:
    """Return an empty message to the open view, a group, where the event came from, or its reader.

    None where its reader cannot be written to.
    """
    event, to = occasion.event, message.to
    if message.form is not None and event is not None and event.view is not None:
        return OutboundMessage(event.channel, event.account, event.chat, (), view=event.view)
    if isinstance(to, Group):
        return OutboundMessage(to.channel, to.account, to.chat, ())
    if reader is not None:
        return _direct(event, reader, reply=message.key is None)
    if event is None:
        return None
    return OutboundMessage(event.channel, event.account, event.chat, (), thread=event.thread)


def _direct(event: InboundEvent | None, reader: Reader, *, reply: bool) -> OutboundMessage | None:
    """Return the reader's direct chat: the one that they act in now, with the thread of a reply, if any."""
    if event is not None and event.direct and any(_same(event, one) for one in reader.places):
        thread = event.thread if reply else None
        return OutboundMessage(event.channel, event.account, event.chat, (), thread=thread)
    chosen = sorted(
        (one for one in reader.places if one.chat is not None), key=lambda one: one.unreachable is not None
    )
    if not chosen:
        return None
    best = chosen[0]
    return OutboundMessage(best.channel, best.account, best.chat or "", ())


def _same(event: InboundEvent, place: Address) -> bool:
    return (event.channel, event.account, event.user) == (place.channel, place.account, place.user)
