"""When somebody may be spoken to unasked: at ten in the morning of a free day, once a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handlers.rules.calendar import (
    DAY,
    FURTHEST,
    Days,
    Hours,
    at_wall_time,
    hours_of,
    is_free,
    is_working_day,
    local_day,
    next_free_day,
)
from storage.records.people import Person, QuietPeriod

SAID_AT = time(10)
"""The wall time at which notices are said, to those whose hours have it."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a person's days are judged by: zone, hours, the partnership's quiet periods, days away."""

    zone: str
    hours: Hours | None = None
    quiet: tuple[QuietPeriod, ...] = ()
    away: Days | None = None

    @property
    def opens(self) -> time:
        """The wall time at which notices are said: ten, or when their hours begin where those have no ten."""
        begins, ends = hours_of(self.hours)
        return SAID_AT if begins <= SAID_AT < ends else begins

    def at(self, day: date) -> datetime:
        """Return the moment (aware UTC) of a day at which notices are said, whatever day it is."""
        return at_wall_time(day, self.opens, self.zone)

    def day(self, moment: datetime) -> date:
        """Return the day that it is at an aware moment where they live."""
        return local_day(moment, self.zone)

    def working_day_by(self, day: date) -> date:
        """Return the last working day that is not after `day`."""
        while not is_working_day(day, self.zone):
            day -= DAY
        return day


def calendar_of(person: Person, zone: str, quiet: tuple[QuietPeriod, ...]) -> Calendar:
    """Return a person's calendar; `zone` is the partnership's, for those whose own is not known."""
    away = None if person.away_until is None else (person.away_from or date.min, person.away_until)
    return Calendar(person.zone or zone, person.hours, quiet, away)


def speak_from(
    moment: datetime, calendar: Calendar, is_taken: Callable[[date], bool] = lambda _: False
) -> datetime:
    """Return the first aware moment from `moment` on at which something may be said to a person unasked.

    That is within their hours, from ten on, of a working day that is not quiet, on which they are not
    away, and which is not taken. Where no day within a year is free, it is looked at again after one.
    """
    day, furthest = calendar.day(moment), moment + FURTHEST
    at = max(moment, calendar.at(day))
    if _is_free(day, calendar, is_taken) and _is_decent(at, day, calendar):
        return at
    while (following := next_free_day(day, calendar.zone, calendar.quiet, calendar.away)) is not None:
        day = following
        if not is_taken(day):
            return max(moment, calendar.at(day))
        if calendar.at(day) > furthest:
            break
    return furthest


def _is_free(day: date, calendar: Calendar, is_taken: Callable[[date], bool]) -> bool:
    return is_free(day, calendar.zone, calendar.quiet, calendar.away) and not is_taken(day)


def _is_decent(at: datetime, day: date, calendar: Calendar) -> bool:
    local = at.astimezone(ZoneInfo(calendar.zone))
    return local.date() == day and local.time() < hours_of(calendar.hours)[1]
