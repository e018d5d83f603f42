"""When a check-in is due, whom it addresses, and the terms on which it is run."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import NewType

from storage.records.people import MemberId, Role

ScheduleId = NewType("ScheduleId", int)


# --- rhythms: dates only; the wall time stands beside them


@dataclass(frozen=True, slots=True)
class Weekly:
    """Every `weeks` weeks, on the weekday of the schedule's first date."""

    weeks: int


@dataclass(frozen=True, slots=True)
class MonthlyByDate:
    """Every `months` months on `day`, 1 to 31; on the last day where a month is shorter."""

    months: int
    day: int


@dataclass(frozen=True, slots=True)
class MonthlyByWeekday:
    """Every `months` months on the `nth` (1 to 4; -1: last) `weekday` (Monday is 0)."""

    months: int
    nth: int
    weekday: int


@dataclass(frozen=True, slots=True)
class Once:
    """On the schedule's first date, and never again."""

    once: bool = True


@dataclass(frozen=True, slots=True)
class BeforeDue:
    """So many days before the due date of each open commitment, to its owner."""

    days_before_due: int


@dataclass(frozen=True, slots=True)
class AfterJoining:
    """Each of so many days after somebody joined, to them alone."""

    days_after_joining: tuple[int, ...]


Rhythm = Weekly | MonthlyByDate | MonthlyByWeekday | Once | BeforeDue | AfterJoining


# --- terms


class Clock(StrEnum):
    """Whose wall time a schedule goes by."""

    PERSON = "person"
    PARTNERSHIP = "partnership"


class OffDay(StrEnum):
    """What becomes of an occurrence on a day that is no working day, quiet, or of somebody away.

    MOVE: to the next day that is none of these. SKIP: it is left out.
    """

    MOVE = "move"
    SKIP = "skip"


class Voice(StrEnum):
    """Whose reply counts: each person's own, any delegate's for the organisation, or the focal point's."""

    EACH = "each"
    DELEGATE = "delegate"
    FOCAL = "focal"


class Firmness(StrEnum):
    """How a reminder is worded and timed."""

    LIGHT = "light"
    STANDARD = "standard"
    ACTIVE = "active"


class Posting(StrEnum):
    """When a summary is posted to the partnership's groups: never, at the close, or as answers arrive."""

    NEVER = "never"
    CLOSING = "closing"
    LIVE = "live"


@dataclass(frozen=True, slots=True)
class Terms:
    """How a check-in is run. A round keeps the terms that it began with.

    It addresses the members of `roles`, or only those `chosen`. Nobody is reminded more than
    `reminders` times (0 to 3), nor after `window_hours` from the opening, when it closes. With
    `objection_hours` a summary waits so long for those quoted to object.
    """

    clock: Clock = Clock.PERSON
    off_day: OffDay = OffDay.MOVE
    when_away: OffDay = OffDay.SKIP
    roles: tuple[Role, ...] = (Role.PARTNER,)
    chosen: tuple[MemberId, ...] = ()
    voice: Voice = Voice.EACH
    reminders: int = 1
    firmness: Firmness = Firmness.STANDARD
    window_hours: int = 48
    posting: Posting = Posting.NEVER
    objection_hours: int = 0


class ScheduleState(StrEnum):
    """Whether a schedule asks anybody. A draft was never started; an ended one is kept for its rounds."""

    DRAFT = "draft"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Schedule:
    """A check-in of one kind and its rhythm, from `first_on`, at wall time `at`.

    `next_on` is the next occurrence, a local date judged as the terms' clock says; None where
    none is known: the rhythm is over, or hangs on dates that nobody has yet.
    """

    id: ScheduleId
    kind: str
    rhythm: Rhythm
    at: time
    first_on: date
    next_on: date | None
    state: ScheduleState = ScheduleState.DRAFT
    terms: Terms = field(default_factory=Terms)
    created_by: MemberId | None = None
    version: int = 1


DigestPlanId = NewType("DigestPlanId", int)


@dataclass(frozen=True, slots=True)
class DigestPlan:
    """When a coordinator gets their digest: a rhythm of the calendar, at a wall time where they live."""

    id: DigestPlanId
    member_id: MemberId
    rhythm: Rhythm
    at: time
    first_on: date
    version: int = 1
