"""When the next notice about a commitment is due, and in whose zone its days are judged."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.commitments.reminding.climbing import Scene, climb_of, scene
from handlers.rules.escalation import Climb, Rung, next_rung
from handlers.rules.speaking import Calendar, calendar_of
from storage.records.commitments import Commitment, NoticeKind
from storage.records.lanes import person_lane
from storage.records.people import Member, MemberId, Profile, Role
from storage.unit import UnitOfWork

NOTICE = "commitment.notice"

AGAIN = timedelta(days=1)
"""After so long it is looked at again whether a notice that was filed was said, or a new date decided.

Or whether there is somebody to tell by then: who coordinates, and who is an alternate, changes elsewhere.
"""


def wait_for_notice(commitment: Commitment, now: datetime, uow: UnitOfWork) -> None:
    """Set the timer for the next notice that the commitment can earn; clear it where there is none."""
    wait_for_notices([commitment], now, uow)


def wait_for_notices(commitments: Collection[Commitment], now: datetime, uow: UnitOfWork) -> None:
    """Set the timer of each of these commitments, or clear it. Each kind of record is read once."""
    known = scene(commitments, now, uow)
    for one in commitments:
        set_timer(one, known, now, uow)


def set_timer(commitment: Commitment, known: Scene, now: datetime, uow: UnitOfWork) -> None:
    """Set or clear a commitment's timer by what is known of it."""
    climb = known.climbs.get(commitment.id)
    due_at = None if climb is None else _due_at(climb, now)
    uow.timers.set(NOTICE, commitment.id, due_at, person_lane(known.people[commitment.owner_id].person.id))


def _due_at(climb: Climb, now: datetime) -> datetime | None:
    """Return when to look at a commitment; daily while others are to decide, or nobody is left to tell."""
    free = replace(climb, held=False)
    rung = next_rung(free, now)
    waits = climb.held or (rung is not None and is_filed(rung, climb))
    if rung is None and not climb.coordinated:
        waits, rung = True, next_rung(replace(free, coordinated=True), now)
    if rung is None:
        return None
    return max(rung.at, now + AGAIN) if waits else rung.at


def is_filed(rung: Rung, climb: Climb) -> bool:
    """Say whether the notice of a rung waits for its owner's day already."""
    about = (climb.commitment.owner_id, climb.commitment.due_on, rung.kind, rung.step)
    waiting = [one for one in climb.notices if one.said_at is None and one.failure is None]
    return any((one.reader_id, one.due_on, one.kind, one.step) == about for one in waiting)


def is_warned(commitment: Commitment, uow: UnitOfWork) -> bool:
    """Say whether the first notice of a commitment that was just given its date is one before its day."""
    now = commitment.dated_at
    climb = climb_of(commitment, now, uow)
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
