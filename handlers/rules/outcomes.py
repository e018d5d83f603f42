"""How one partner's part in one round ends: exactly one outcome, in whatever order things happen."""

from enum import StrEnum

from storage.records.checkins import Outcome


class Happening(StrEnum):
    """Something that happens to one partner's part in one round."""

    PUT = "put"
    DELIVERED = "delivered"
    NOT_DELIVERED = "not_delivered"
    BEGUN = "begun"
    FINISHED = "finished"
    FINISHED_LATE = "finished_late"
    EMPTY = "empty"
    COLLEAGUE = "colleague"
    RECORDED = "recorded"
    DECLINED = "declined"
    PASSED_OVER = "passed_over"
    WENT_AWAY = "went_away"
    CLOSED = "closed"


OWN = frozenset({Outcome.ANSWERED, Outcome.LATE})
"""They said it themselves; nothing that happens later changes that."""

HEARD = OWN | {Outcome.BY_COLLEAGUE, Outcome.THROUGH_COORDINATOR}
"""Somebody knows where their part stands."""

OPEN = frozenset({Outcome.PLANNED, Outcome.ASKED, Outcome.HALF})
"""It may still be answered in time."""

_SAID = {
    Happening.FINISHED: Outcome.ANSWERED,
    Happening.FINISHED_LATE: Outcome.LATE,
}
_TOLD = {
    Happening.COLLEAGUE: Outcome.BY_COLLEAGUE,
    Happening.RECORDED: Outcome.THROUGH_COORDINATOR,
    Happening.DECLINED: Outcome.DECLINED,
    Happening.EMPTY: Outcome.SKIPPED,
}
_AT_CLOSE = {
    Outcome.PLANNED: Outcome.NOT_DELIVERED,
    Outcome.ASKED: Outcome.SILENT,
}
_UNHEARD = OPEN | {Outcome.SILENT, Outcome.NOT_DELIVERED, Outcome.AWAY}


def after(outcome: Outcome, happening: Happening) -> Outcome:
    """Return the outcome once something happened.

    What they said themselves stands above all, also when it comes late; then what was said for
    them; then what they told us instead (declined, nothing to say); then what the calendar says.
    A delivery that fails after somebody has begun to answer changes nothing: they have it.
    """
    if outcome in OWN:
        return outcome
    if happening in _SAID:
        return _SAID[happening]
    if happening in _TOLD:
        return outcome if outcome in HEARD else _TOLD[happening]
    if happening is Happening.BEGUN:
        return Outcome.HALF if outcome in _UNHEARD else outcome
    if happening is Happening.CLOSED:
        return _AT_CLOSE.get(outcome, outcome)
    return _asked(outcome, happening)


def _asked(outcome: Outcome, happening: Happening) -> Outcome:
    """Return the outcome of what concerns somebody who has not said anything."""
    if happening is Happening.PUT and outcome in {Outcome.PLANNED, Outcome.AWAY}:
        return Outcome.ASKED
    if happening is Happening.DELIVERED and outcome is Outcome.NOT_DELIVERED:
        return Outcome.ASKED
    if happening is Happening.NOT_DELIVERED and outcome in {Outcome.PLANNED, Outcome.ASKED}:
        return Outcome.NOT_DELIVERED
    if happening is Happening.WENT_AWAY and outcome in {Outcome.PLANNED, Outcome.ASKED}:
        return Outcome.AWAY
    if happening is Happening.PASSED_OVER and outcome in {Outcome.PLANNED, Outcome.ASKED}:
        return Outcome.SKIPPED
    return outcome
