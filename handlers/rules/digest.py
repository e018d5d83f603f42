"""What a digest holds: what needs the reader, then what is new, who was not heard and why, what is ahead."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

from handlers.rules.escalation import FOR_OTHERS, MOOT, SPOKEN_OF
from handlers.rules.outcomes import HEARD
from storage.records.checkins import Clearance, Outcome, Response
from storage.records.commitments import Commitment, CommitmentState, Notice, NoticeKind
from storage.records.people import NO_ACCOUNT, MemberId

T = TypeVar("T")

SCREEN = 4
"""So many items a section stand on the first screen of a phone; the rest comes behind More."""

GRACE = timedelta(days=7)
"""So long after its day an owner is asked first, before a digest tells of it."""

AHEAD = timedelta(days=14)
"""How far a digest looks ahead."""


class Silence(StrEnum):
    """Why a partner was not heard in a round."""

    NOT_DELIVERED = "not_delivered"
    NO_ACCOUNT = "no_account"
    WITH_APPROVER = "with_approver"
    HALF = "half"
    AWAY = "away"
    DECLINED = "declined"
    NOTHING = "nothing"
    SILENT = "silent"


_SILENCES = {
    Outcome.HALF: Silence.HALF,
    Outcome.AWAY: Silence.AWAY,
    Outcome.DECLINED: Silence.DECLINED,
    Outcome.SKIPPED: Silence.NOTHING,
    Outcome.ASKED: Silence.SILENT,
    Outcome.SILENT: Silence.SILENT,
}


@dataclass(frozen=True, slots=True)
class Split(Generic[T]):
    """The items of a section that stand on the first screen, and the rest."""

    first: tuple[T, ...]
    rest: tuple[T, ...]


def split(items: Sequence[T]) -> Split[T]:
    """Return the items in order, parted where the first screen ends. Nothing is lost between the two."""
    return Split(tuple(items[:SCREEN]), tuple(items[SCREEN:]))


def heard(responses: Sequence[Response]) -> tuple[int, int]:
    """Return of how many partners something was heard in a round, and how many were asked by now.

    Who is away was not asked; who was asked in another's place is counted with them, and what is
    kept as information counts for nobody.
    """
    uncounted = {Outcome.PLANNED, Outcome.AWAY}
    asked = [
        one
        for one in responses
        if one.outcome not in uncounted and one.stands_for is None and not one.informs
    ]
    return sum(one.outcome in HEARD for one in asked), len(asked)


def silence(response: Response) -> Silence | None:
    """Return why a partner was not heard; None if they were, or were not asked yet."""
    if response.informs:
        return None
    if response.outcome not in HEARD and response.clearance is Clearance.WAITING:
        return Silence.WITH_APPROVER
    if response.outcome is Outcome.NOT_DELIVERED:
        return Silence.NO_ACCOUNT if response.failure == NO_ACCOUNT else Silence.NOT_DELIVERED
    return _SILENCES.get(response.outcome)


def handed_over(
    commitments: Sequence[Commitment], notices: Sequence[Notice], gone: Collection[MemberId], today: date
) -> list[Commitment]:
    """Return the open commitments that coordinators were asked about, the longest ago first.

    That is after their owner heard of it, or where nothing reaches their owner: nobody is
    shown to others for a date that they have not been told of themselves. What those who are
    `gone` left behind needs a new owner, whatever its day, and what waits for approval beyond its day
    needs a word, as nobody is asked meanwhile. What is on hold, or offered to
    somebody who has their days to answer, needs nobody.
    """
    told = {
        (one.commitment_id, one.due_on)
        for one in notices
        if one.kind is NoticeKind.ESCALATED and one.said_at is not None
    }
    theirs = (
        one
        for one in commitments
        if one.state is not CommitmentState.SUSPENDED
        and one.offered_to is None
        and (
            (one.id, one.due_on) in told
            or one.owner_id in gone
            or (one.state is CommitmentState.AWAITING_CLEARANCE and one.due_on and one.due_on < today)
            or not_delivered(one, notices) is not None
        )
    )
    return sorted(theirs, key=lambda one: (one.due_on or today, one.id))


def unspoken(commitments: Sequence[Commitment], notices: Sequence[Notice], today: date) -> list[Commitment]:
    """Return the open commitments whose day is long over, and nobody was asked: their ladder has no rung."""
    told = asked(commitments, notices, today) + handed_over(commitments, notices, (), today)
    return [
        one
        for one in commitments
        if one.due_on
        and one.due_on < today - GRACE
        and one.state is not CommitmentState.SUSPENDED
        and one.offered_to is None
        and one not in told
    ]


def gone_by(commitments: Sequence[Commitment], owner: MemberId, today: date) -> list[Commitment]:
    """Return what somebody promised for a day that is over, and may be asked about, the longest ago first."""
    theirs = (
        one
        for one in commitments
        if one.owner_id == owner and one.state in SPOKEN_OF and one.due_on and one.due_on < today
    )
    return sorted(theirs, key=lambda one: (one.due_on or today, one.id))


def not_delivered(commitment: Commitment, notices: Sequence[Notice]) -> str | None:
    """Return why the last word about a commitment's date did not reach its owner; None where it did."""
    about = (commitment.id, commitment.due_on)
    said = [
        one
        for one in notices
        if (one.commitment_id, one.due_on) == about
        and one.kind not in FOR_OTHERS
        and one.failure != MOOT
        and (one.failure is not None or one.delivered_at is not None)
    ]
    last = max(said, key=lambda one: one.id, default=None)
    return last.failure if last is not None else None


def asked(commitments: Sequence[Commitment], notices: Sequence[Notice], today: date) -> list[Commitment]:
    """Return the open commitments whose owner was asked where they stand, and nobody else yet."""
    heard_of = {
        (one.commitment_id, one.due_on)
        for one in notices
        if one.kind is NoticeKind.OVERDUE and one.delivered_at is not None
    }
    theirs = handed_over(commitments, notices, (), today)
    return [
        one
        for one in commitments
        if (one.id, one.due_on) in heard_of
        and one not in theirs
        and one.offered_to is None
        and one.state is not CommitmentState.SUSPENDED
    ]


def ahead(commitments: Sequence[Commitment], today: date) -> list[Commitment]:
    """Return the open commitments whose day comes soon, the next first."""
    soon = (one for one in commitments if one.due_on and today <= one.due_on <= today + AHEAD)
    return sorted(soon, key=lambda one: (one.due_on or today, one.id))


def excerpt(text: str, length: int) -> str:
    """Return the beginning of a text in one line, cut at a word's end with an ellipsis where it is longer."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    whole = cut.rpartition(" ")[0] if " " in cut[length // 2 :] else cut
    return f"{whole.rstrip(' ,;:.')}…"
