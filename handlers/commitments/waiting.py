"""When the next notice about a commitment is due, and in whose zone its days are judged."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.rules.escalation import SPOKEN_OF, Climb, Rung, next_rung
from handlers.rules.speaking import Calendar, calendar_of
from storage.records.commitments import Commitment, CommitmentState, NoticeKind
from storage.records.lanes import person_lane
from storage.records.people import Member, MemberId, Profile, Role
from storage.unit import UnitOfWork

NOTICE = "commitment.notice"

AGAIN = timedelta(days=1)
"""After so long it is looked at again whether a notice that was filed was said, or a new date decided."""


def wait_for_notice(commitment: Commitment, now: datetime, uow: UnitOfWork) -> None:
    """Set the timer for the next notice that the commitment can earn; clear it where there is none."""
    owner = uow.members.profile(commitment.owner_id)
    climb = climb_of(commitment, owner, now, uow)
    due_at = None
    if climb is not None and (rung := next_rung(replace(climb, held=False), now)) is not None:
        waits = climb.held or is_filed(rung, climb)
        due_at = max(rung.at, now + AGAIN) if waits else rung.at
    uow.timers.set(NOTICE, commitment.id, due_at, person_lane(owner.person.id))


def climb_of(commitment: Commitment, owner: Profile, now: datetime, uow: UnitOfWork) -> Climb | None:
    """Return what the commitment's ladder depends on; None where nobody is to be asked, as it rests."""
    if commitment.state not in SPOKEN_OF or commitment.due_on is None or owner.member.left_at is not None:
        return None
    return Climb(
        commitment,
        uow.notices.of(commitment.id),
        uow.agreements.present().norms.ladders[commitment.weight],
        calendar_for(owner, now, uow),
        _alternate(owner.member, uow),
        coordinated=bool(others_coordinating(owner.id, uow)),
        risky_since=_risky_since(commitment, uow),
        held=uow.moves.open_for(commitment.id) is not None,
    )


def is_filed(rung: Rung, climb: Climb) -> bool:
    """Say whether the notice of a rung waits for its owner's day already."""
    about = (climb.commitment.owner_id, climb.commitment.due_on, rung.kind, rung.step)
    waiting = [one for one in climb.notices if one.said_at is None and one.failure is None]
    return any((one.reader_id, one.due_on, one.kind, one.step) == about for one in waiting)


def is_warned(commitment: Commitment, uow: UnitOfWork) -> bool:
    """Say whether the first notice of a commitment that was just given its date is one before its day."""
    now = commitment.dated_at
    climb = climb_of(commitment, uow.members.profile(commitment.owner_id), now, uow)
    rung = None if climb is None else next_rung(climb, now)
    return rung is not None and rung.kind is NoticeKind.BEFORE


def others_coordinating(owner: MemberId, uow: UnitOfWork) -> list[Member]:
    """Return whom to tell of somebody's commitment: coordinators, but nobody about their own."""
    return [one for one in uow.members.active(Role.COORDINATOR) if one.id != owner]


def calendar_for(reader: Profile, now: datetime, uow: UnitOfWork) -> Calendar:
    """Return what a member's days are judged by, from now on."""
    quiet = uow.quiet_periods.ahead(now.date() - timedelta(days=1))
    return calendar_of(reader.person, uow.partnership.zone, tuple(quiet))


def zone_of(owner: Profile, uow: UnitOfWork) -> str:
    """Return the zone that the owner's days are judged in."""
    return owner.person.zone or uow.partnership.zone


def _alternate(owner: Member, uow: UnitOfWork) -> MemberId | None:
    """Return who is asked before the coordinators: the owner's alternate, while they are a member."""
    named = owner.alternate_id
    if named is None or named == owner.id:
        return None
    known = [one for one in uow.members.some([named]) if one.left_at is None]
    return named if known else None


def _risky_since(commitment: Commitment, uow: UnitOfWork) -> datetime | None:
    if commitment.state is not CommitmentState.AT_RISK:
        return None
    changed = [one.at for one in uow.changes.of(commitment.id) if (one.field, one.new) == _RISKY]
    return max(changed, default=commitment.dated_at)


_RISKY = ("state", CommitmentState.AT_RISK.value)
