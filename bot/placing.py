"""Where a message goes: to the open view, into a group, under the breath in a group, or to a direct chat."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from handlers.turn import Message
from storage.records.events import InboundEvent
from storage.records.messages import OutboundMessage
from storage.records.people import Address, Group, MemberId, Partnership, Person
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped


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


def readers_of(conn: sa.Connection, occasion: Occasion, members: set[MemberId]) -> dict[MemberId, Reader]:
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


def is_seen_in_group(occasion: Occasion, message: Message, whispers: Collection[str]) -> bool:
    """Say whether the one who acted in a group sees there what is said.

    `whispers` are the channels that can show one member of a group a message alone.
    """
    event, to = occasion.event, message.to
    if event is None:
        return False
    if message.form is not None and event.view is not None:
        return True
    if message.quiet:
        return _is_whispered(occasion, to_one(occasion, message), whispers)
    if isinstance(to, Group):
        return (to.channel, to.account, to.chat) == (event.channel, event.account, event.chat)
    return to is None


def place(
    occasion: Occasion, message: Message, reader: Reader | None, whispers: Collection[str]
) -> OutboundMessage | None:
    """Return an empty message to the open view, a group, where the event came from, or its reader.

    None where its reader cannot be written to.
    """
    event, to = occasion.event, message.to
    if message.form is not None and event is not None and event.view is not None:
        return OutboundMessage(event.channel, event.account, event.chat, (), view=event.view)
    if event is not None and _is_whispered(occasion, message, whispers):
        return _whispered(event)
    if isinstance(to, Group):
        return OutboundMessage(to.channel, to.account, to.chat, (), thread=message.thread)
    if reader is not None:
        return _direct(event, reader, reply=message.key is None)
    if event is None:
        return None
    return OutboundMessage(event.channel, event.account, event.chat, (), thread=event.thread)


def to_one(occasion: Occasion, message: Message) -> Message:
    """Return what is quiet in a group as to the one who acts there, and anything else as it is."""
    event, speaker = occasion.event, occasion.speaker
    named = message.to is not None and not isinstance(message.to, Group)
    if not message.quiet or named or event is None or event.direct or speaker is None:
        return message
    return replace(message, to=speaker.member)


def _is_whispered(occasion: Occasion, message: Message, whispers: Collection[str]) -> bool:
    event, speaker = occasion.event, occasion.speaker
    if not message.quiet or event is None or event.direct or speaker is None:
        return False
    return event.channel in whispers and message.to == speaker.member


def _whispered(event: InboundEvent) -> OutboundMessage:
    """Return an empty message to the one who acted, in their group.

    In a thread only where there is one: in one that it would open, nobody would see it.
    """
    thread = event.thread if event.thread != event.message else None
    return OutboundMessage(event.channel, event.account, event.chat, (), thread=thread, only=event.user)


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
