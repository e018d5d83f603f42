"""When a check-in round opens, reminds and closes for one person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypedDict, Unpack

from handlers.rules.calendar import (
    Days,
    Hours,
    at_wall_time,
    decent_from,
    hours_of,
    local_day,
    next_free_day,
    opening_day,
)
from storage.records.people import QuietPeriod
from storage.records.schedules import Clock, Firmness, OffDay, Terms

OPENS = time(9)
REMINDS = time(10)
LAST_HOURS = timedelta(hours=4)
SECOND = timedelta(seconds=1)
USUAL = Terms()


@dataclass(frozen=True, slots=True)
class Plan:
    """The moments of a round for one person, aware UTC; the reminders in order and between the other two."""

    opens_at: datetime
    reminders: tuple[datetime, ...]
    closes_at: datetime


class Bounds(TypedDict, total=False):
    """What bounds a plan where a person lives; all of it may be left out.

    `quiet` periods of the partnership, the person's own decent `hours` and the days on which
    they are `away`. `clock_zone` is the partnership's zone, by which the wall time goes where
    the terms say so; `before` is the next date of the same series.
    """

    quiet: Sequence[QuietPeriod]
    hours: Hours | None
    away: Days | None
    clock_zone: str | None
    before: date | None


def plan(occurs_on: date, at: time, zone: str, terms: Terms = USUAL, **bounds: Unpack[Bounds]) -> Plan | None:
    """Return the moments of the round of one local date for somebody who lives in `zone`.

    It opens at wall time `at`. A day that is not free moves it or skips it, as the terms say;
    an hour that is not decent makes it wait for the next that is. None where it is skipped: by
    the terms, or because it would move to the day of the series' next date.

    Reminders are on free days after the opening's, one a day, at 10:00 or in the last hours.
    It closes when its window is over. Where no reminder fits in by then (it opens on a Friday),
    it closes on the evening of the first day that has one instead, so that everybody hears one.
    """
    life = _Life(zone, **bounds)
    opens_at = _opening(occurs_on, at, life, terms)
    if opens_at is None:
        return None
    closes_at = _closing(opens_at, life, terms)
    if life.before:
        closes_at = min(closes_at, at_wall_time(life.before, at, life.clock(terms)))
    return Plan(opens_at, _reminders(opens_at, closes_at, life, terms), closes_at)


def first_occurrence(today: date) -> date:
    """Return the day on which check-ins begin unless told otherwise: the next Monday after today."""
    return today + timedelta(days=7 - today.weekday())


@dataclass(frozen=True, slots=True)
class _Life:
    """A person's zone and the bounds of their plan."""

    zone: str
    quiet: Sequence[QuietPeriod] = ()
    hours: Hours | None = None
    away: Days | None = None
    clock_zone: str | None = None
    before: date | None = None

    def clock(self, terms: Terms) -> str:
        """Return the zone by whose wall time the terms go."""
        return self.clock_zone if self.clock_zone and terms.clock is Clock.PARTNERSHIP else self.zone

    def decent_from(self, moment: datetime) -> datetime:
        return decent_from(moment, self.zone, self.hours, self.quiet, self.away)

    def is_decent(self, moment: datetime) -> bool:
        return self.decent_from(moment) == moment

    def mornings_after(self, moment: datetime) -> Iterator[datetime]:
        """Yield when a reminder may be sent on each free day after that of `moment`."""
        begins, ends = hours_of(self.hours)
        at = REMINDS if begins <= REMINDS < ends else begins
        day = local_day(moment, self.zone)
        while following := next_free_day(day, self.zone, self.quiet, self.away):
            yield at_wall_time(following, at, self.zone)
            day = following

    def evening_of(self, moment: datetime) -> datetime:
        return at_wall_time(local_day(moment, self.zone), hours_of(self.hours)[1], self.zone)


def _opening(occurs_on: date, at: time, life: _Life, terms: Terms) -> datetime | None:
    """Return when an occurrence opens. Its days off and its away days have a rule each."""
    clock = life.clock(terms)
    present = replace(life, away=None)
    here = local_day(at_wall_time(occurs_on, at, clock), life.zone)
    if opening_day(here, terms.off_day, life.zone, life.quiet) is None:
        return None
    opens_at = _moved(occurs_on, at, clock, life if terms.when_away is OffDay.MOVE else present)
    if opens_at is None or life.before is None:
        return opens_at
    following = at_wall_time(life.before, at, clock)
    return opens_at if local_day(opens_at, life.zone) < local_day(following, life.zone) else None


def _moved(occurs_on: date, at: time, clock: str, life: _Life) -> datetime | None:
    """Return the wall time on the first free day, or the next decent hour where that is none."""
    meant = at_wall_time(occurs_on, at, clock)
    here = local_day(meant, life.zone)
    free = opening_day(here, OffDay.MOVE, life.zone, life.quiet, life.away)
    if free is None:
        return None
    if free == here:
        return life.decent_from(meant)
    moved = at_wall_time(occurs_on + (free - here), at, clock)
    return moved if life.is_decent(moved) else life.decent_from(at_wall_time(free, time.min, life.zone))


def _closing(opens_at: datetime, life: _Life, terms: Terms) -> datetime:
    """Return when the window is over. Away days do not make it longer: the round is everybody's.

    The usual 48 hours are kept to the hour. Others end within decent hours, later where need be.
    """
    present = replace(life, away=None)
    closes_at = opens_at + timedelta(hours=terms.window_hours)
    if terms.reminders:
        first = next(present.mornings_after(opens_at), None)
        if first and closes_at <= first:
            return present.evening_of(first)
    if terms.window_hours == USUAL.window_hours:
        return closes_at
    within = closes_at - SECOND
    return closes_at if present.is_decent(within) else present.decent_from(within)


def _reminders(opens_at: datetime, closes_at: datetime, life: _Life, terms: Terms) -> tuple[datetime, ...]:
    mornings = []
    for morning in life.mornings_after(opens_at):
        if morning >= closes_at:
            break
        mornings.append(morning)
    match terms.firmness:
        case Firmness.LIGHT:
            early = [morning for morning in mornings if morning <= closes_at - LAST_HOURS]
            return _late_and_thin(early, terms.reminders)
        case Firmness.STANDARD:
            return _even(mornings, terms.reminders)
        case Firmness.ACTIVE:
            return _soon_and_last(mornings, closes_at - LAST_HOURS, life, terms.reminders)


def _late_and_thin(mornings: Sequence[datetime], count: int) -> tuple[datetime, ...]:
    """Return so many mornings, spread over the window but for its beginning."""
    count = min(count, len(mornings))
    return tuple(mornings[nth * len(mornings) // (count + 1)] for nth in range(1, count + 1))


def _even(mornings: Sequence[datetime], count: int) -> tuple[datetime, ...]:
    """Return so many mornings, from the first to the last."""
    count = min(count, len(mornings))
    if count < 2:
        return tuple(mornings[:count])
    last = len(mornings) - 1
    return tuple(mornings[nth * last // (count - 1)] for nth in range(count))


def _soon_and_last(
    mornings: Sequence[datetime], late: datetime, life: _Life, count: int
) -> tuple[datetime, ...]:
    """Return the first mornings and one last moment, in the hours before the close where they are decent."""
    if count < 2 or not mornings:
        return tuple(mornings[:count])
    soon = tuple(mornings[: count - 1])
    if not life.is_decent(late):
        late = mornings[-1]
    return (*soon, late) if local_day(late, life.zone) > local_day(soon[-1], life.zone) else soon
