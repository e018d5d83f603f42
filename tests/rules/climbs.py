"""Friday's commitment of a Parisian, and what was said about it, for the stories of the ladder."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from handlers.rules.escalation import Climb, next_rung
from handlers.rules.speaking import Calendar
from storage.records.agreements import LADDERS
from storage.records.commitments import (
    Commitment,
    CommitmentId,
    CommitmentState,
    Notice,
    NoticeId,
    NoticeKind,
    Weight,
)
from storage.records.people import MemberId

PARIS = "Europe/Paris"
MADE = datetime(2026, 10, 1, 8, tzinfo=UTC)
FRIDAY = date(2026, 11, 27)
OWNER, ALTERNATE = MemberId(1), MemberId(2)
K = NoticeKind


def paris(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=ZoneInfo(PARIS))


def at(month: int, day: int, hour: int = 10) -> datetime:
    return paris(date(2026, month, day), hour)


def commitment(due_on: date = FRIDAY, dated_at: datetime = MADE) -> Commitment:
    open_now = CommitmentState.OPEN
    return Commitment(CommitmentId(1), OWNER, "Lab permits", due_on, open_now, MADE, dated_at)


def notice(
    kind: NoticeKind,
    said_at: datetime,
    *,
    arrived: bool = True,
    failure: str | None = None,
    step: int = 0,
    reader: MemberId = OWNER,
) -> Notice:
    delivered_at = said_at if arrived and failure is None else None
    told = Notice(NoticeId(1), CommitmentId(1), reader, FRIDAY, kind, said_at, step, said_at)
    return replace(told, delivered_at=delivered_at, failure=failure)


ASKED = notice(K.OVERDUE, at(11, 30))
ANNOUNCED = notice(K.PRENOTICE, at(12, 1))


def climb(*said: Notice, **changed: Any) -> Climb:
    """Return the climb of Friday's commitment, a Parisian's; what is `changed` is of it or the commitment."""
    own = {name: value for name, value in changed.items() if name in Climb.__dataclass_fields__}
    rest = {name: value for name, value in changed.items() if name not in own}
    about = replace(commitment(), **rest)
    start = Climb(about, said, LADDERS[Weight.ACTION], Calendar(PARIS))
    return replace(start, **own)


def due(now: datetime, *said: Notice, **changed: Any) -> tuple[NoticeKind, int, datetime] | None:
    rung = next_rung(climb(*said, **changed), now)
    return None if rung is None else (rung.kind, rung.step, rung.at)
