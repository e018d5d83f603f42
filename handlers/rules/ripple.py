"""When a slip or a block concerns those who depend on a commitment, and whom."""

from collections.abc import Iterable
from datetime import date

from storage.records.commitments import LIVE, Commitment, CommitmentState
from storage.records.following import Ripple, RippleCause


def is_news(old: Commitment, new: Commitment) -> bool:
    """Say whether a change lets its date slip or blocks it, while it is live."""
    if not {old.state, new.state} <= LIVE:
        return False
    return _is_blocked_anew(old, new) or _is_after(new.due_on, old.due_on)


def cause(old: Commitment, new: Commitment, waiting: Ripple | None) -> RippleCause | None:
    """Return why those who depend on it are to be told once it has changed; None where they need not be.

    What `waiting` is about is part of it: a date that slipped twice is compared with the first, and
    a block that nobody was told of counts until it is over.
    """
    if new.state not in LIVE:
        return None
    untold = waiting is not None and waiting.cause is RippleCause.BLOCKED
    if new.state is CommitmentState.BLOCKED and (untold or _is_blocked_anew(old, new)):
        return RippleCause.BLOCKED
    before = waiting.was_due_on if waiting is not None else old.due_on
    return RippleCause.MOVED if _is_after(new.due_on, before) else None


def holds(ripple: Ripple, commitment: Commitment) -> bool:
    """Say whether what a ripple tells is so now: it is live, and blocked or dated later than before."""
    if commitment.state not in LIVE:
        return False
    if ripple.cause is RippleCause.BLOCKED:
        return commitment.state is CommitmentState.BLOCKED
    return _is_after(commitment.due_on, ripple.was_due_on)


def reached(needed: Commitment, dependent: Iterable[Commitment]) -> list[Commitment]:
    """Return those that are live and of other owners than the one they need, the nearest date first."""
    found = [one for one in dependent if one.state in LIVE and one.owner_id != needed.owner_id]
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or date.max, one.id))


def _is_blocked_anew(old: Commitment, new: Commitment) -> bool:
    return new.state is CommitmentState.BLOCKED and old.state is not CommitmentState.BLOCKED


def _is_after(day: date | None, before: date | None) -> bool:
    return day is not None and before is not None and day > before
