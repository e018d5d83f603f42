"""Notices: filed for their reader's day when they are due, and what came of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from handlers.commitments.buttons import button
from handlers.commitments.reminding.climbing import climb_of
from handlers.commitments.reminding.waiting import (
    NOTICE,
    calendar_for,
    others_coordinating,
    wait_for_notice,
    wait_for_notices,
    zone_of,
)
from handlers.rules.calendar import local_day
from handlers.rules.due import due_day
from handlers.rules.escalation import SPOKEN_OF, Climb, Rung, next_rung
from handlers.rules.reasons import reason
from handlers.rules.speaking import speak_from
from handlers.rules.titles import shortened
from handlers.turn import Button, Message, Report, Wake
from prompts.phrase import Phrase, Values
from storage.records.commitments import (
    CLOSED,
    BundleId,
    Commitment,
    CommitmentState,
    Notice,
    NoticeId,
    NoticeKind,
)
from storage.records.following import Obstacle
from storage.records.lanes import person_lane
from storage.records.people import MemberId, Profile
from storage.unit import NEW, UnitOfWork

BUNDLE = "commitment.bundle"
"""The moment at which what is filed for a member is said."""

CALLS = 3
"""For so many commitments of somebody who cannot be reached a call can be logged by a button."""


def give_notice(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """File the notice that is due for the day of its readers, and wait for the next.

    Where it is the outcome of what its owner was told at once (`report_of`) and did not get, the
    coordinators hear it.
    """
    commitment = uow.commitments.get(wake.subject)
    if wake.failure is not None:
        return _owner_not_reached(commitment, wake, uow)
    climb = climb_of(commitment, wake.now, uow)
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


def file_obstacle(obstacle: Obstacle, commitment: Commitment, now: datetime, uow: UnitOfWork) -> bool:
    """File what is in a commitment's way for the day of its coordinators; say whether there are any.

    The ladder rests from then on: they hear of it once, with what else is theirs on that day.
    """
    readers = uow.members.profiles(others_coordinating(commitment.owner_id, uow))
    zone = zone_of(uow.members.profile(commitment.owner_id), uow)
    due_on = commitment.due_on or local_day(obstacle.named_at, zone)
    kind = NoticeKind.OBSTACLE
    before = [
        one.reader_id for one in uow.notices.of(commitment.id) if one.kind is kind and one.due_on == due_on
    ]
    for reader in readers.values():
        step = before.count(reader.id)
        uow.notices.add(Notice(NoticeId(NEW), commitment.id, reader.id, due_on, kind, now, step=step))
        await_day(reader, now, uow)
    wait_for_notice(commitment, now, uow)
    return bool(readers)


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
    wait_for_notices(about.values(), wake.now, uow)
    if wake.failure is None:
        return []
    missed = [about[one.commitment_id] for one in notices if _still_matters(one, about[one.commitment_id])]
    reader = uow.members.profile(notices[0].reader_id)
    return _not_delivered(reader, missed, wake.failure, f"bundle:{wake.subject}", uow)


def report_of(commitment: Commitment) -> Report:
    """Return the report of what its owner is told about a commitment at once, outside of their bundle."""
    return Report(NOTICE, commitment.id)


def _owner_not_reached(commitment: Commitment, wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Tell coordinators that an owner could not be told something; of the same minutes, once about all."""
    owner = uow.members.profile(commitment.owner_id)
    missed = [commitment]
    if commitment.state is CommitmentState.RECORDED and commitment.minutes_id is not None:
        recorded = uow.commitments.from_minutes([commitment.minutes_id])
        missed = [one for one in recorded if (one.owner_id, one.state) == (owner.id, commitment.state)]
    if owner.member.left_at is not None or commitment.state in CLOSED:
        return []
    key = f"commitment:{commitment.id}:{wake.due_at.isoformat()}"
    return _not_delivered(owner, missed, wake.failure or "", key, uow)


def _still_matters(notice: Notice, commitment: Commitment) -> bool:
    """Say whether what could not be said would be said today as well."""
    if notice.kind is NoticeKind.OBSTACLE:
        return commitment.state is CommitmentState.BLOCKED
    return commitment.state in SPOKEN_OF and commitment.due_on == notice.due_on


def _not_delivered(
    reader: Profile, missed: Sequence[Commitment], failure: str, key: str, uow: UnitOfWork
) -> list[Message]:
    """Tell all other coordinators what somebody could not be told, and how it may be said.

    Also where it is a coordinator who was not reached: somebody is to know.
    """
    if not missed:
        return []
    values: Values = {
        "who": reader.name,
        "reason": reason(failure),
        "count": len(missed),
        "items": tuple(Phrase("ladder.missed", {"title": one.title, "due": due_day(one)}) for one in missed),
    }
    return [
        Message(
            one.id,
            Phrase("ladder.not_delivered", values),
            tuple(_ways(missed)),
            key=f"{key}:not_delivered:{one.id}",
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
