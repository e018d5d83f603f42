"""Reviewing: whoever wrote an entry of the guidebook is asked once a year whether it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time

from handlers.guidebook.entries.dating import (
    REVIEW,
    await_review,
    due_by,
    free_moment,
    hand_on,
    looks_after,
    review_day,
)
from handlers.guidebook.entries.writing import current, texts_of
from handlers.rules import naming
from handlers.rules.calendar import DAY, at_wall_time, local_day
from handlers.rules.digest import excerpt
from handlers.turn import Button, Message, Turn, Wake
from prompts.phrase import Phrase, Value, Values
from storage.errors import Refused
from storage.records.guidebook import Document, DocumentId
from storage.records.lanes import person_lane
from storage.records.people import MemberId, Profile
from storage.unit import UnitOfWork

AT_ONCE = 5
"""About so many entries is asked in one message; about the others on the next day."""

WORDS = 200
"""So many characters of each of several entries are shown."""


def come_due(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Ask a member about entries whose day has come, when they can be spoken to; others where they cannot.

    It is a message of its own, on a day on which they were sent no bundle of notices before it.
    """
    reader = uow.members.profile(MemberId(wake.subject))
    if not looks_after(reader):
        if due_by(reader, wake.now, uow):
            hand_on(wake.now, uow)
        await_review(reader, wake.now, uow, asked=True)
        return []
    moment = free_moment(reader, wake.now, uow)
    if moment > wake.now:
        uow.timers.set(REVIEW, reader.id, moment, person_lane(reader.person.id))
        return []
    due = due_by(reader, wake.now, uow)
    await_review(reader, wake.now, uow, asked=True)
    if len(due) > AT_ONCE:
        following = free_moment(reader, _tomorrow(reader, wake.now, uow), uow)
        uow.timers.hasten(REVIEW, reader.id, following, person_lane(reader.person.id))
    return [_question(reader, due[:AT_ONCE], uow)] if due else []


def holds(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Note that an entry holds as it stands; ask about it after another year."""
    entry = current(DocumentId(turn.subject), uow)
    today = local_day(turn.now, turn.actor.person.zone or uow.partnership.zone)
    if entry.review_on is None or entry.review_on > today:
        raise Refused("gaps.reviewed_already", {"on": entry.review_on or today})
    kept = uow.documents.save(replace(entry, review_on=review_day(turn.actor, turn.now, uow)))
    if kept.author_id is not None:
        await_review(uow.members.profile(kept.author_id), turn.now, uow)
    return [Message(turn.actor.id, Phrase("gaps.holds", {"on": kept.review_on or today}))]


def _question(reader: Profile, due: Sequence[Document], uow: UnitOfWork) -> Message:
    authors = uow.members.profiles(uow.members.some(one.author_id or 0 for one in due))
    texts = texts_of(due, uow)
    if len(due) == 1:
        values = _values(due[0], texts[due[0].id], authors, uow)
        key = "gaps.review_own" if due[0].author_id == reader.id else "gaps.review_other"
        return Message(reader.id, Phrase(key, values), (_buttons(due[0]),))
    items = tuple(
        Phrase(
            "gaps.review_item",
            {"number": number, **_values(one, excerpt(texts[one.id], WORDS), authors, uow)},
        )
        for number, one in enumerate(due, start=1)
    )
    rows = tuple(_buttons(one, number) for number, one in enumerate(due, start=1))
    return Message(reader.id, Phrase("gaps.review_many", {"count": len(due), "items": items}), rows)


def _values(entry: Document, text: str, authors: Mapping[MemberId, Profile], uow: UnitOfWork) -> Values:
    author: Value = naming.who(authors[entry.author_id]) if entry.author_id is not None else ""
    return {
        "who": author,
        "on": local_day(entry.added_at, uow.partnership.zone),
        "question": entry.title,
        "text": text,
    }


def _buttons(entry: Document, number: int | None = None) -> tuple[Button, ...]:
    ways = (
        ("gaps.button_holds", "entry_holds"),
        ("gaps.button_change", "entry_change"),
        ("gaps.button_take_out", "entry_out"),
    )
    return tuple(Button(_label(key, number), action, entry.id) for key, action in ways)


def _label(key: str, number: int | None) -> Phrase:
    label = Phrase(key)
    return label if number is None else Phrase("gaps.button_numbered", {"number": number, "label": label})


def _tomorrow(reader: Profile, now: datetime, uow: UnitOfWork) -> datetime:
    zone = reader.person.zone or uow.partnership.zone
    return at_wall_time(local_day(now, zone) + DAY, time(0), zone)
