"""What follows commitments: dates asked for, what depends on them, what is in their way, where agreed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from storage.records.commitments import CommitmentId, MinutesId
from storage.records.people import MemberId

MoveId = NewType("MoveId", int)
DependencyId = NewType("DependencyId", int)
RippleId = NewType("RippleId", int)
EchoId = NewType("EchoId", int)
ObstacleId = NewType("ObstacleId", int)


class MoveState(StrEnum):
    """What became of a new date that was asked for."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    TALK = "talk"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Move:
    """A new date that an owner asks for, and why. While it is ASKED or in TALK the old date stands.

    `decided_by` is the coordinator, or whoever waits; None while nobody has, or where a rule did.
    """

    id: MoveId
    commitment_id: CommitmentId
    asked_by: MemberId
    asked_at: datetime
    due_on: date | None
    wanted_on: date
    reason: str
    state: MoveState = MoveState.ASKED
    decided_by: MemberId | None = None
    decided_at: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Dependency:
    """That one commitment needs another to be kept first. They never form a circle."""

    id: DependencyId
    commitment_id: CommitmentId
    needs_id: CommitmentId
    added_by: MemberId
    added_at: datetime


class RippleCause(StrEnum):
    """Why those who depend on a commitment are to be told."""

    MOVED = "moved"
    BLOCKED = "blocked"


class RippleState(StrEnum):
    """Whether they were told, and by whom."""

    WAITING = "waiting"
    BY_OWNER = "by_owner"
    BY_BOT = "by_bot"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Ripple:
    """A slip or a block that others depend on; its owner has a day to tell them or to have them told.

    GONE says that it was over before anybody had to be told. `due_on` is the new date.
    """

    id: RippleId
    commitment_id: CommitmentId
    cause: RippleCause
    was_due_on: date | None
    due_on: date | None
    opened_at: datetime
    state: RippleState = RippleState.WAITING
    settled_at: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Echo:
    """That one member was told of one ripple; each hears of it once."""

    id: EchoId
    ripple_id: RippleId
    member_id: MemberId
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What is in a commitment's way, and who could help, by name as written and as the member it is.

    `raised_at` is when the coordinators were told, `asked_at` when the bot asked the helper for one of
    them, `settled_at` when it was over.
    """

    id: ObstacleId
    commitment_id: CommitmentId
    what: str
    named_at: datetime
    helper: str = ""
    helper_id: MemberId | None = None
    raised_at: datetime | None = None
    asked_by: MemberId | None = None
    asked_at: datetime | None = None
    settled_at: datetime | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of a meeting, or an agreement, that commitments were taken from.

    `title` is its name as told, "Steering Committee 12 November"; `held_on` its day, where known.
    """

    id: MinutesId
    title: str
    held_on: date | None
    added_by: MemberId
    added_at: datetime
    version: int = 1
