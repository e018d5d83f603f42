"""From what a handler says to what an outbox holds: to whom, where, in whose language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.compose import Composer
from bot.tokens import Token
from handlers.turn import Button, Message
from prompts.phrase import Phrase
from storage.queue import outbox
from storage.queue.lanes import ROUTINE, URGENT
from storage.queue.outbox import Departure
from storage.records.events import InboundEvent, Receipt
from storage.records.messages import Choice, Line, OutboundMessage, Span, Style, Tone
from storage.records.people import Address, MemberId, Partnership, Person
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped

FALLBACK_ZONE = "UTC"
"""The zone of somebody of whom nothing is known."""


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


class Postmaster:
    """Composes messages and puts them into the outbox."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer

    def post(self, conn: sa.Connection, occasion: Occasion, messages: list[Message]) -> list[Receipt]:
        """Put the messages into the outbox, each in its reader's language.

        Returns the receipts of those that nobody can be reached with, which are outcomes at once.
        """
        readers = _readers(conn, occasion, {one.to for one in messages if one.to is not None})
        departures: list[Departure] = []
        unreachable: list[Receipt] = []
        for ordinal, message in enumerate(messages):
            reader = readers[message.to] if message.to is not None else None
            where = _where(occasion, reader)
            if where is not None:
                departures.append(self._departure(occasion, message, (reader, where, ordinal)))
            elif message.report is not None:
                report = message.report
                unreachable.append(
                    Receipt(occasion.partnership.id, report.kind, report.subject, occasion.now, "no_chat")
                )
        outbox.put(conn, departures, occasion.now)
        return unreachable

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
            thread=None if event.direct else event.thread,
            only=event.user if choices and not event.direct else None,
            language=self._composer.catalogue.spoken(language),
        )

    def _departure(
        self, occasion: Occasion, message: Message, placed: tuple[Reader | None, OutboundMessage, int]
    ) -> Departure:
        reader, envelope, ordinal = placed
        language, zone = _tongue(occasion, reader)
        lines = self._composer.lines(message.text, language, zone, occasion.now)
        if reader is not None and envelope.chat and reader.in_several:
            lines = (Line((Span(occasion.partnership.name, Style.STRONG),)), *lines)
        composed = OutboundMessage(
            envelope.channel,
            envelope.account,
            envelope.chat,
            lines,
            tuple(
                tuple(self._choice(occasion, button, language, zone) for button in row)
                for row in message.buttons
                if row
            ),
            card=message.card,
            thread=envelope.thread,
            only=envelope.only,
            language=self._composer.catalogue.spoken(language),
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

    def _choice(self, occasion: Occasion, button: Button, language: str, zone: str) -> Choice:
        token = Token(button.action, occasion.partnership.id, button.subject, button.extra)
        label = self._composer.text(button.label, language, zone, occasion.now)
        return Choice(label, str(token), Tone.PRIMARY if button.primary else Tone.NEUTRAL)


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


def _where(occasion: Occasion, reader: Reader | None) -> OutboundMessage | None:
    """Return an empty message to where the reader is to be written: here, or their direct chat."""
    event = occasion.event
    if reader is None:
        if event is None:
            return None
        return OutboundMessage(event.channel, event.account, event.chat, (), thread=event.thread)
    if event is not None and event.direct and any(_same(event, one) for one in reader.places):
        return OutboundMessage(event.channel, event.account, event.chat, ())
    chosen = sorted(
        (one for one in reader.places if one.chat is not None), key=lambda one: one.unreachable is not None
    )
    if not chosen:
        return None
    best = chosen[0]
    return OutboundMessage(best.channel, best.account, best.chat or "", ())


def _same(event: InboundEvent, place: Address) -> bool:
    return (event.channel, event.account, event.user) == (place.channel, place.account, place.user)
