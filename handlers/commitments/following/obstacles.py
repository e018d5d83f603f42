"""What is in a commitment's way waits two working days for its end, and is settled when it goes on."""

from dataclasses import replace
from datetime import datetime, time

from handlers.commitments.author import Author
from handlers.commitments.reminding.waiting import zone_of
from handlers.rules.calendar import add_working_days, at_wall_time, local_day, next_working_day
from handlers.turn import Message
from storage.records.commitments import Commitment, CommitmentState
from storage.records.lanes import person_lane
from storage.unit import UnitOfWork

OBSTACLE = "commitment.obstacle"
"""The timer at whose end what is in the way is filed for the coordinators' day."""

PATIENCE = 2
"""So many working days its owner has, where they live, before the coordinators are asked."""

RAISED_AT = time(10)


def after(old: Commitment | None, new: Commitment, author: Author, uow: UnitOfWork) -> list[Message]:
    """Wait for the end of what blocks a commitment; settle what was in the way once it goes on."""
    was = old is not None and old.state is CommitmentState.BLOCKED
    now = new.state is CommitmentState.BLOCKED
    if now and not was:
        owner = uow.members.profile(new.owner_id)
        due_at = raised_at(author.at, zone_of(owner, uow))
        uow.timers.set(OBSTACLE, new.id, due_at, person_lane(owner.person.id))
    if was and not now:
        uow.timers.clear(OBSTACLE, new.id)
        for one in uow.obstacles.open_for(new.id):
            uow.obstacles.save(replace(one, settled_at=author.at))
    return []


def raised_at(named_at: datetime, zone: str) -> datetime:
    """Return when (aware UTC) the coordinators hear of what was named at a moment, in the owner's zone."""
    day = add_working_days(local_day(named_at, zone), PATIENCE, zone)
    return at_wall_time(day, RAISED_AT, zone)


def look_again(commitment: Commitment, now: datetime, uow: UnitOfWork) -> None:
    """Wait a working day more: nobody coordinates who could hear of it, and somebody may by then."""
    owner = uow.members.profile(commitment.owner_id)
    zone = zone_of(owner, uow)
    due_at = at_wall_time(next_working_day(local_day(now, zone), zone), RAISED_AT, zone)
    uow.timers.set(OBSTACLE, commitment.id, due_at, person_lane(owner.person.id))
