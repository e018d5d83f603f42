"""Commitments, the history of each, and the notices given about them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from storage.records.checkins import UpdateId
from storage.records.conversations import Audience
from storage.records.people import MemberId, OrganisationId

CommitmentId = NewType("CommitmentId", int)
ChangeId = NewType("ChangeId", int)
NoticeId = NewType("NoticeId", int)
BundleId = NewType("BundleId", int)
MinutesId = NewType("MinutesId", int)


class CommitmentState(StrEnum):
    """Where a commitment stands; `handlers.rules.states` has the ways from one to the next.

    It is PROPOSED until its owner confirms it, or RECORDED where a coordinator took it from minutes
    and its owner has not confirmed it yet. DONE is its owner's word, RECEIVED that of whoever waited.
    """

    PROPOSED = "proposed"
    RECORDED = "recorded"
    OPEN = "open"
    AT_RISK = "at_risk"
    BLOCKED = "blocked"
    AWAITING_CLEARANCE = "awaiting_clearance"
    SUSPENDED = "suspended"
    DONE = "done"
    RECEIVED = "received"
    CLOSED_UNCONFIRMED = "closed_unconfirmed"
    SUPERSEDED = "superseded"
    DROPPED = "dropped"


LIVE = frozenset(
    {
        CommitmentState.OPEN,
        CommitmentState.AT_RISK,
        CommitmentState.BLOCKED,
        CommitmentState.AWAITING_CLEARANCE,
        CommitmentState.SUSPENDED,
    }
)
"""The states of what was confirmed and is not done yet."""

KEPT = frozenset({CommitmentState.DONE, CommitmentState.RECEIVED, CommitmentState.CLOSED_UNCONFIRMED})
"""The states of what its owner did, whether or not somebody confirmed it."""

CLOSED = frozenset(
    {
        CommitmentState.RECEIVED,
        CommitmentState.CLOSED_UNCONFIRMED,
        CommitmentState.SUPERSEDED,
        CommitmentState.DROPPED,
    }
)
"""The states of what nobody is asked about any more."""


class Weight(StrEnum):
    """How much a commitment weighs; the ladder of reminders differs."""

    INSTITUTIONAL = "institutional"
    ACTION = "action"
    INTENTION = "intention"


class Waiting(StrEnum):
    """Who waits for a commitment: a partner by name, the partnership as a whole, or the public."""

    PARTNER = "partner"
    PARTNERSHIP = "partnership"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a member promised to do by a day (None: no day named), judged in the owner's own zone.

    `organisation_id` is whom the owner promised it for. `waiting_id` is the member who waits, where
    it is a partner. `progress` is in percent, `note` the owner's last words on it, `goals` are SDG goals
    ("6") and targets ("6.1"). `audience` is who may see it besides those it concerns. `item` is the place in
    the minutes of `minutes_id` that it was taken from, and `recorded_by` the coordinator who did.
    `held_until` is the day on which one that is suspended is taken up again (None: when somebody
    does), `snoozed_until` the first on which its owner is reminded again. `offered_to` is the successor
    whom it is handed over to and who has not accepted yet, `superseded_by` the one that took its place.
    `dated_at` is when its date was last set, `done_at` when its owner said that it is done (aware UTC).
    """

    id: CommitmentId
    owner_id: MemberId
    title: str
    due_on: date | None
    state: CommitmentState
    created_at: datetime
    dated_at: datetime
    update_id: UpdateId | None = None
    organisation_id: OrganisationId | None = None
    weight: Weight = Weight.ACTION
    waiting: Waiting = Waiting.PARTNERSHIP
    waiting_id: MemberId | None = None
    progress: int | None = None
    note: str = ""
    goals: tuple[str, ...] = ()
    audience: Audience = Audience.COORDINATORS
    minutes_id: MinutesId | None = None
    item: str = ""
    recorded_by: MemberId | None = None
    held_until: date | None = None
    snoozed_until: date | None = None
    offered_to: MemberId | None = None
    superseded_by: CommitmentId | None = None
    done_at: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a commitment's history: who changed what, when (aware UTC), from, to and why.

    `by` is None where nobody did but a rule. What was so from the beginning is a change from "".
    `version` is the commitment's after it (0 for what is older than this column).
    """

    id: ChangeId
    commitment_id: CommitmentId
    at: datetime
    by: MemberId | None
    field: str
    old: str
    new: str
    why: str = ""
    version: int = 0


class NoticeKind(StrEnum):
    """The rungs of the ladder, in order, and what is said beside it.

    STILL_ON_IT is asked while a date is at risk; OBSTACLE tells coordinators what stays in the way.
    """

    BEFORE = "before"
    OVERDUE = "overdue"
    PRENOTICE = "prenotice"
    ALTERNATE = "alternate"
    ESCALATED = "escalated"
    STILL_ON_IT = "still_on_it"
    OBSTACLE = "obstacle"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice about a commitment and one due date of it, to one reader; at most one of a kind and step.

    `step` tells those of a kind apart: the days before the date, or the week of asking. It is filed at
    `filed_at` and said in the reader's bundle of a day: `said_at` and `bundle_id` are None until then.
    One that was said without a bundle is what a check-in asked on that day. An OBSTACLE of a
    commitment without a date has the day on which it was named for `due_on`.
    `delivered_at` is set when the platform took it, `failure` when it finally could not, or when it
    was filed and had lost its point before it was said.
    """

    id: NoticeId
    commitment_id: CommitmentId
    reader_id: MemberId
    due_on: date
    kind: NoticeKind
    filed_at: datetime
    step: int = 0
    said_at: datetime | None = None
    bundle_id: BundleId | None = None
    delivered_at: datetime | None = None
    failure: str | None = None
    version: int = 1
