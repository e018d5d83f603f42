"""Who is this, and which partnership is it about? Never «the last one used»."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import sqlalchemy as sa

from bot import tokens
from storage.desk import Desk
from storage.errors import Refused
from storage.queue import posts
from storage.records.conversations import Conversation
from storage.records.events import EventKind, InboundEvent
from storage.records.people import Address, Member, Partnership, Person
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped


@dataclass(frozen=True, slots=True)
class Guest:
    """Whoever an event came from. A stranger has no person and belongs nowhere."""

    address: Address | None
    person: Person | None
    memberships: tuple[tuple[Partnership, Member], ...]

    def in_their_language(self, event: InboundEvent) -> InboundEvent:
        """Return the event as of the language that the person chose, which the platform may not know."""
        chosen = self.person.language if self.person else None
        return replace(event, language=chosen or event.language)


@dataclass(frozen=True, slots=True)
class Seat:
    """A member in the partnership that the event is about, and the question that is open for them in it."""

    partnership: Partnership
    member: Member
    person: Person
    address: Address
    conversation: Conversation | None


class Undecided(Exception):  # it is caught by the one who asked
    """The event could be about several of the person's partnerships; they have to say which."""


def receive(conn: sa.Connection, event: InboundEvent) -> Guest:
    """Return who the event came from."""
    unscoped = Unscoped(conn)
    address = unscoped.address((event.channel, event.account, event.user))
    if address is None:
        return Guest(None, None, ())
    chat = event.chat if event.direct else None
    if event.kind is not EventKind.BLOCKED:
        unscoped.heard_from(address, chat, event.sent_at)
    person = Desk(conn).person(address.person_id)
    return Guest(address, person, tuple(unscoped.memberships(person.id)))


def seat(
    conn: sa.Connection,
    event: InboundEvent,
    guest: Guest,
    chosen: int | None = None,
    answers: Callable[[InboundEvent], bool] = lambda event: event.kind is EventKind.TEXT,
) -> Seat:
    """Return the member's place in the partnership that the event is about.

    It is told, in this order, by what the person chose when asked, the token of the button or form, the
    message that is answered, the answer that is edited, the question that is open where the event
    `answers` it, the group, and by there being only one. What changes nothing anywhere needs no choice.
    Raises `Undecided`, or `Refused` where the button or group is of a partnership that is not theirs.
    """
    if guest.person is None or guest.address is None:
        raise Refused("stranger.unknown")
    open_now = Desk(conn).open_conversation(guest.person.id) if event.direct else None
    wanted = chosen or _told(conn, event) or _edited(conn, event, guest)
    if wanted is None and open_now is not None and (answers(event) or event.files):
        wanted = open_now[0]
    if wanted is None:
        if len(guest.memberships) > 1 and not _is_idle(event):
            raise Undecided
        wanted = guest.memberships[0][0].id
    for partnership, member in guest.memberships:
        if partnership.id == wanted:
            asked = _open_here(conn, partnership, member) if open_now else None
            return Seat(partnership, member, guest.person, guest.address, asked)
    raise Refused("refused.other_partnership")


def _open_here(conn: sa.Connection, partnership: Partnership, member: Member) -> Conversation | None:
    """Return what the member was asked last in this partnership and has not answered."""
    waiting = UnitOfWork(conn, partnership).conversations.open_of(member.id)
    return waiting[-1] if waiting else None


def _edited(conn: sa.Connection, event: InboundEvent, guest: Guest) -> int | None:
    """Return the partnership that was told something by the message whose words were changed."""
    if event.kind is not EventKind.EDITED or event.message is None:
        return None
    for partnership, member in guest.memberships:
        if UnitOfWork(conn, partnership).updates.said_in(member.id, event.message):
            return partnership.id
    return None


def _is_idle(event: InboundEvent) -> bool:
    """Say whether nothing can come of an event: an edit of no answer, a sticker, a message without words."""
    if event.kind is EventKind.EDITED:
        return True
    wordless = event.kind is EventKind.OTHER or (event.kind is EventKind.TEXT and not event.text.strip())
    return wordless and not event.files


def _told(conn: sa.Connection, event: InboundEvent) -> int | None:
    """Return which partnership the event itself names."""
    if event.kind in {EventKind.CHOICE, EventKind.FORM}:
        token = tokens.read(event.token)
        if token is None:
            raise Refused("refused.button_old")
        return token.partnership
    if event.reply_to:
        place = (event.channel, event.account, event.chat)
        answered = posts.partnership_of(conn, place, event.reply_to)
        if answered is not None:
            return answered
    chat = event.quoted.chat if event.direct and event.quoted is not None else event.chat
    if not event.direct or chat != event.chat:
        return Unscoped(conn).partnership_of_group((event.channel, event.account, chat))
    return None
