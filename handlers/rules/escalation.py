"""The ladder of notices that a commitment climbs: due soon, overdue, pre-notice, escalated."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from handlers.rules.calendar import (
    add_working_days,
    at_wall_time,
    decent_from,
    local_day,
    next_working_day,
)
from storage.records.commitments import Commitment, CommitmentState, Notice, NoticeKind

SAID_AT = time(10)
LADDER = tuple(NoticeKind)
WORKING_DAYS_AFTER_DUE = {
    NoticeKind.DUE_SOON: -1,
    NoticeKind.OVERDUE: 1,
    NoticeKind.PRENOTICE: 2,
    NoticeKind.ESCALATED: 3,
}
MUST_ARRIVE = (NoticeKind.OVERDUE, NoticeKind.PRENOTICE)

Given = Mapping[NoticeKind, Notice]


def next_notice(
    commitment: Commitment, said: Sequence[Notice], zone: str
) -> tuple[NoticeKind, datetime] | None:
    """Return the next rung for the present due date and the earliest moment (aware UTC) it may be said.

    None when the commitment is not open, when nothing is left, while a reminder is on its way,
    and for good when one could not be delivered: nobody is escalated to whom no reminder was
    delivered first, and each rung keeps a working day's distance from the one before.
    """
    given = _given(commitment, said)
    kind = _next_kind(commitment, given, zone)
    return None if kind is None else (kind, _earliest(kind, commitment, given, zone))


def notice_due(commitment: Commitment, said: Sequence[Notice], now: datetime, zone: str) -> NoticeKind | None:
    """Return the one notice to say at `now` (aware); None when there is none, or the hour is not decent.

    Decent is 08:00 to 18:00 on a working day where the owner lives. What an outage held back
    is said then, one rung at a time; a due-soon notice whose day is over is left out.
    """
    moment = wake_at(commitment, said, now, zone)
    if moment is None or moment > now:
        return None
    return _kind_at(commitment, _given(commitment, said), now, zone)


def wake_at(commitment: Commitment, said: Sequence[Notice], now: datetime, zone: str) -> datetime | None:
    """Return the first moment (aware UTC) from `now` on at which a notice is due, if nothing else happens.

    None where `next_notice` is None. A timer set to this never wakes in vain.
    """
    given = _given(commitment, said)
    kind = _next_kind(commitment, given, zone)
    if kind is None:
        return None
    moment = decent_from(max(now, _earliest(kind, commitment, given, zone)), zone)
    later = _kind_at(commitment, given, moment, zone)
    if later is None or later is kind:
        return moment
    return decent_from(max(now, _earliest(later, commitment, given, zone)), zone)


def _given(commitment: Commitment, said: Sequence[Notice]) -> Given:
    return {
        notice.kind: notice
        for notice in said
        if notice.commitment_id == commitment.id and notice.due_on == commitment.due_on
    }


def _next_kind(commitment: Commitment, given: Given, zone: str) -> NoticeKind | None:
    if commitment.state is not CommitmentState.OPEN:
        return None
    climbed = max((LADDER.index(kind) + 1 for kind in given), default=0)
    if climbed == 0 and _dated_too_late_for_a_warning(commitment, zone):
        climbed = 1
    if climbed == len(LADDER):
        return None
    must_have_arrived = [kind for kind in MUST_ARRIVE if LADDER.index(kind) < climbed]
    return LADDER[climbed] if all(_arrived(given.get(kind)) for kind in must_have_arrived) else None


def _kind_at(commitment: Commitment, given: Given, moment: datetime, zone: str) -> NoticeKind | None:
    """Return the next rung as it is at a moment: a warning whose day is over gives way."""
    kind = _next_kind(commitment, given, zone)
    if kind is NoticeKind.DUE_SOON and local_day(moment, zone) > commitment.due_on:
        return NoticeKind.OVERDUE
    return kind


def _earliest(kind: NoticeKind, commitment: Commitment, given: Given, zone: str) -> datetime:
    day = add_working_days(commitment.due_on, WORKING_DAYS_AFTER_DUE[kind], zone)
    for notice in given.values():
        heard_on = local_day(max(notice.said_at, notice.delivered_at or notice.said_at), zone)
        day = max(day, next_working_day(heard_on, zone))
    return at_wall_time(day, SAID_AT, zone)


def _dated_too_late_for_a_warning(commitment: Commitment, zone: str) -> bool:
    return commitment.dated_at > _earliest(NoticeKind.DUE_SOON, commitment, {}, zone)


def _arrived(notice: Notice | None) -> bool:
    return notice is not None and notice.delivered_at is not None and notice.failure is None
