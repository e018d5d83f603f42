"""Whether a new date is accepted by rule, and who decides where it is not."""

from collections.abc import Iterable
from datetime import date, timedelta

from handlers.rules.calendar import add_working_days, local_day
from storage.records.agreements import Norms
from storage.records.commitments import Commitment
from storage.records.following import Move, MoveState
from storage.records.people import Member, Role

TALK_DAYS = 2
"""So many working days the two have to themselves who would like to talk about a date."""


def is_free(
    commitment: Commitment, wanted_on: date, today: date, moves: Iterable[Move], norms: Norms
) -> bool:
    """Say whether a new date is accepted at once, as agreed in `norms`; `today` is the owner's day.

    It is where nobody waits by name, the old date is not over, the new one lies near enough, and
    the date was moved seldom enough before. A first date moves nothing.
    """
    if commitment.due_on is None:
        return True
    return (
        commitment.waiting_id in {None, commitment.owner_id}
        and today <= commitment.due_on
        and wanted_on - commitment.due_on <= timedelta(days=norms.free_days)
        and times_moved(moves) < norms.free_moves
    )


def times_moved(moves: Iterable[Move]) -> int:
    """Return how often a date was moved at its owner's wish."""
    return sum(one.state is MoveState.ACCEPTED for one in moves)


def resumes_on(move: Move, zone: str) -> date | None:
    """Return the day from which the ladder goes on though a new date is not decided; None if it waits.

    It waits while nobody has answered: that is not the owner's to do. Whoever would like to talk has
    answered, and a word between the two takes a day or two where the owner lives (`zone`), whatever the
    date is: that may be over by then, or weeks ahead, so it is no measure.
    """
    if move.state is not MoveState.TALK or move.decided_at is None:
        return None
    return add_working_days(local_day(move.decided_at, zone), TALK_DAYS, zone)


def may_decide(commitment: Commitment, member: Member) -> bool:
    """Say whether a member may accept a new date: who waits by name, and coordinators; not its owner."""
    if member.left_at is not None or member.id == commitment.owner_id:
        return False
    return member.role is Role.COORDINATOR or member.id == commitment.waiting_id
