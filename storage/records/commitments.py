"""Commitments, the history of each, and the notices given about them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from storage.records.checkins import UpdateId
from storage.records.people import MemberId

CommitmentId = NewType("CommitmentId", int)
ChangeId = NewType("ChangeId", int)
NoticeId = NewType("NoticeId", int)


class CommitmentState(StrEnum):
    """A commitment is proposed until its owner confirms it."""

    PROPOSED = "proposed"
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a member promised to do by a day, judged in the owner's own zone."""

    id: CommitmentId
    owner_id: MemberId
    title: str
    due_on: date
    state: CommitmentState
    created_at: datetime
    dated_at: datetime
    update_id: UpdateId | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a commitment's history: who changed what, when (aware UTC), from and to."""

    id: ChangeId
    commitment_id: CommitmentId
    at: datetime
    by: MemberId | None
    field: str
    old: str
    new: str


class NoticeKind(StrEnum):
    """The rungs of the ladder, in order."""

    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    PRENOTICE = "prenotice"
    ESCALATED = "escalated"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice given about a commitment and one due date of it; at most one of a kind.

    `delivered_at` is set when the platform took it, `failure` when it finally could not.
    """

    id: NoticeId
    commitment_id: CommitmentId
    due_on: date
    kind: NoticeKind
    said_at: datetime
    delivered_at: datetime | None = None
    failure: str | None = None
    version: int = 1
