"""What somebody was told last that their next words may be about: a row that is kept, and never open."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.turn import Turn
from storage.records.conversations import Answer, Conversation, ConversationId, Script
from storage.records.people import MemberId
from storage.unit import NEW, UnitOfWork

REMEMBERED = timedelta(days=1)
"""So long words may be about it although something else was said since."""


def note(
    told: MemberId, about: tuple[str, int], now: datetime, uow: UnitOfWork, parts: Iterable[Answer] = ()
) -> None:
    """Keep that somebody is told something now: its kind and the record; what was told so before is past."""
    kind, subject = about
    row = Conversation(ConversationId(NEW), told, kind, subject, Script(kind, ()), now, tuple(parts))
    uow.conversations.add(replace(row, closed_at=now))


def told(kind: str, turn: Turn, uow: UnitOfWork) -> Conversation | None:
    """Return what the one who writes was told last of this kind; None where something was asked since."""
    row = uow.conversations.latest_of(turn.actor.id, kind)
    asked = turn.conversation
    if row is None or (asked is not None and asked.opened_at > row.opened_at):
        return None
    return row


def is_last(row: Conversation, turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether they did nothing else since, in any partnership, so that plain words are about it."""
    if turn.heard_before is None or turn.heard_before <= row.opened_at:
        return True
    if not is_near(row, turn):
        return False
    spoken_of = uow.desk.told_at(turn.actor.person.id, row.kind, row.subject)
    return spoken_of is not None and turn.heard_before <= spoken_of


def is_near(row: Conversation, turn: Turn) -> bool:
    """Say whether it is not long ago, so that words which name it may be about it."""
    return row.opened_at > turn.now - REMEMBERED


def go_on(row: Conversation, turn: Turn, uow: UnitOfWork) -> None:
    """Have the next words be about it as well: these were."""
    uow.conversations.save(replace(row, opened_at=max(turn.now, turn.event.sent_at)))
