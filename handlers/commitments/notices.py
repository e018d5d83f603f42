"""Notices: filed for their reader's day when they are due, and what came of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from handlers.commitments.buttons import button
from handlers.commitments.waiting import calendar_for, climb_of, others_coordinating, wait_for_notice
from handlers.rules.due import due_day
from handlers.rules.escalation import SPOKEN_OF, Climb, Rung, next_rung
from handlers.rules.reasons import reason
from handlers.rules.speaking import speak_from
from handlers.rules.titles import shortened
from handlers.turn import Button, Message, Wake
from prompts.phrase import Phrase, Values
from storage.records.commitments import (
    BundleId,
    Commitment,
    CommitmentId,
    Notice,
    NoticeId,
    NoticeKind,
)
from storage.records.lanes import person_lane
from storage.records.people import MemberId, Profile
from storage.unit import NEW, UnitOfWork

BUNDLE = "commitment.bundle"
"""The moment at which what is filed for a member is said."""

CALLS = 3
"""For so many commitments of somebody who cannot be reached a call can be logged by a button."""


def give_notice(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """File the notice that is due for the day of its readers, and wait for the next."""
    commitment = uow.commitments.get(wake.subject)
    climb = climb_of(commitment, uow.members.profile(commitment.owner_id), wake.now, uow)
    rung = None if climb is None else next_rung(climb, wake.now)
    if climb is not None and rung is not None and rung.at <= wake.now:
        readers = uow.members.profiles(uow.members.some(readers_of(rung, climb, uow)))
        for reader in readers.values():
            filed(rung, climb, reader.id, wake.now, uow)
            await_day(reader, wake.now, uow)
    wait_for_notice(commitment, wake.now, uow)
    return []


def readers_of(rung: Rung, climb: Climb, uow: UnitOfWork) -> list[MemberId]:
    """Return to whom a rung is said."""
    owner = climb.commitment.owner_id
    match rung.kind:
        case NoticeKind.ESCALATED:
            return [one.id for one in others_coordinating(owner, uow)]
        case NoticeKind.ALTERNATE:
            return [climb.alternate] if climb.alternate is not None else []
        case _:
            return [owner]


def filed(rung: Rung, climb: Climb, reader: MemberId, now: datetime, uow: UnitOfWork) -> Notice | None:
    """Return the notice of a rung to one reader, filed; None where they were told already."""
    commitment = climb.commitment
    if commitment.due_on is None:
        return None
    same = (reader, commitment.due_on, rung.kind, rung.step)
    for one in climb.notices:
        if (one.reader_id, one.due_on, one.kind, one.step) == same:
            if one.said_at is not None:
                return None
            return one if one.failure is None else uow.notices.save(replace(one, filed_at=now, failure=None))
    return uow.notices.add(
        Notice(NoticeId(NEW), commitment.id, reader, commitment.due_on, rung.kind, now, step=rung.step)
    )


def await_day(reader: Profile, now: datetime, uow: UnitOfWork) -> None:
    """Have what is filed for a member said at the next moment that their desk has for it."""
    uow.timers.hasten(BUNDLE, reader.id, free_moment(reader, now, uow), person_lane(reader.person.id))


def free_moment(reader: Profile, now: datetime, uow: UnitOfWork) -> datetime:
    """Return the first moment (aware UTC) from `now` on at which a person can be sent a bundle."""

    def is_taken(day: date) -> bool:
        return uow.desk.bundle_on(reader.person.id, day) is not None

    return speak_from(now, calendar_for(reader, now, uow), is_taken)


def outcome(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Note what came of a bundle; tell coordinators at once where it could not be delivered, and why."""
    notices = uow.notices.of_bundle(BundleId(wake.subject))
    if not notices:
        return []
    if wake.failure is None:
        uow.notices.save_all([replace(one, delivered_at=wake.now) for one in notices])
    else:
        uow.notices.save_all([replace(one, failure=wake.failure) for one in notices])
    about = {one.id: one for one in uow.commitments.of({one.commitment_id for one in notices})}
    for one in about.values():
        wait_for_notice(one, wake.now, uow)
    return [] if wake.failure is None else _not_delivered(notices, about, wake, uow)


def _not_delivered(
    notices: Sequence[Notice], about: dict[CommitmentId, Commitment], wake: Wake, uow: UnitOfWork
) -> list[Message]:
    """Tell coordinators what somebody could not be told, and how it may be said."""
    missed = [
        about[one.commitment_id]
        for one in notices
        if one.kind is not NoticeKind.ESCALATED
        and about[one.commitment_id].state in SPOKEN_OF
        and about[one.commitment_id].due_on == one.due_on
    ]
    if not missed:
        return []
    reader = uow.members.profile(notices[0].reader_id)
    values: Values = {
        "who": reader.name,
        "reason": reason(wake.failure or ""),
        "count": len(missed),
        "items": tuple(Phrase("ladder.missed", {"title": one.title, "due": due_day(one)}) for one in missed),
    }
    return [
        Message(
            one.id,
            Phrase("ladder.not_delivered", values),
            tuple(_ways(missed)),
            key=f"bundle:{wake.subject}:not_delivered:{one.id}",
        )
        for one in others_coordinating(reader.id, uow)
    ]


def _ways(missed: Sequence[Commitment]) -> list[tuple[Button, ...]]:
    """Return a button for each of the first commitments, by which a call about it is logged."""
    if len(missed) == 1:
        return [(button(Phrase("ladder.button_call"), "log_call", missed[0]),)]
    return [
        (button(Phrase("ladder.button_call_about", {"title": shortened(one.title)}), "log_call", one),)
        for one in missed[:CALLS]
    ]
