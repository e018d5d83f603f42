"""Check-ins: schedules, rounds, each partner's response, and the updates that came of them."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NewType

from storage.records.conversations import ConversationId
from storage.records.people import MemberId

ScheduleId = NewType("ScheduleId", int)
RoundId = NewType("RoundId", int)
ResponseId = NewType("ResponseId", int)
UpdateId = NewType("UpdateId", int)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a check-in of one kind is due: every `every_weeks` weeks from `next_on`, at wall time `at`.

    `next_on` is a local date and `at` a wall time, both judged in each partner's own zone.
    """

    id: ScheduleId
    kind: str
    every_weeks: int
    at: time
    next_on: date
    version: int = 1


@dataclass(frozen=True, slots=True)
class Round:
    """One occurrence of a check-in, keyed by its local date. `closed_at` is None while anybody may answer."""

    id: RoundId
    kind: str
    occurs_on: date
    opened_at: datetime
    closed_at: datetime | None = None
    version: int = 1


class Outcome(StrEnum):
    """How one partner's part in one round stands or ended."""

    PLANNED = "planned"
    ASKED = "asked"
    HALF = "half_finished"
    ANSWERED = "answered"
    LATE = "answered_late"
    SILENT = "silent"
    NOT_DELIVERED = "not_delivered"


@dataclass(frozen=True, slots=True)
class Response:
    """One partner's part in one round. All moments are aware UTC.

    The check-in is put to them at `opens_at`, they are reminded once at `remind_at` (None:
    the round closes before a reminder would be decent), and it closes at `closes_at`.
    """

    id: ResponseId
    round_id: RoundId
    member_id: MemberId
    opens_at: datetime
    remind_at: datetime | None
    closes_at: datetime
    outcome: Outcome = Outcome.PLANNED
    asked_at: datetime | None = None
    delivered_at: datetime | None = None
    reminded_at: datetime | None = None
    answered_at: datetime | None = None
    failure: str | None = None
    version: int = 1


class Standing(StrEnum):
    """Where a partner says that their part stands."""

    ON_TRACK = "on_track"
    NEEDS_ATTENTION = "needs_attention"
    NEEDS_DECISION = "needs_decision"


@dataclass(frozen=True, slots=True)
class Update:
    """A progress update: one answer of one partner. `message` is the chat message it was given in.

    `said_at` is when the platform says that it was written, `changed_at` when it reached us or
    was last changed: after an outage they lie apart. Both are aware UTC.
    """

    id: UpdateId
    member_id: MemberId
    round_id: RoundId
    conversation_id: ConversationId
    question: str
    text: str
    said_at: datetime
    changed_at: datetime
    late: bool = False
    message: str | None = None
    version: int = 1
