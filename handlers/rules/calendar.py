"""Working days, local days and wall times, as they are where a person lives."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import holidays
from babel.core import get_global

from storage.records.people import QuietPeriod
from storage.records.schedules import OffDay

Hours = tuple[time, time]
"""From when until when somebody may be written to unasked, wall times where they live."""

Days = tuple[date, date]
"""A first and a last day, local dates."""

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
SATURDAY = 5
DECENT_HOURS: Hours = (time(8), time(18))
FURTHEST = timedelta(days=366)
HOLIDAYS_KNOWN = range(2001, 2036)


def country_of(zone: str) -> str | None:
    """Return the ISO 3166 code of the country that a zone lies in; None for `UTC` and unknown names.

    An old name counts for its own country: `Africa/Asmera` is Eritrea, though the tz database
    keeps its clock with Kenya's.
    """
    countries = _countries()
    aliases: Mapping[str, str] = get_global("zone_aliases")
    return countries.get(zone) or countries.get(aliases.get(zone, zone))


def is_working_day(day: date, zone: str) -> bool:
    """Return whether people work on that day in the zone's country; Monday to Friday where it has none.

    Weekends and public holidays are the country's own (Friday and Saturday in Bangladesh),
    working days that were moved to a weekend included. Holidays of regions are not known, nor
    any beyond 2035, where the lunar ones end.
    """
    country = country_of(zone)
    if country is None:
        return day.weekday() < SATURDAY
    return day in _working_days(country, day.year)


def next_working_day(day: date, zone: str) -> date:
    """Return the first working day after `day`, which itself never counts."""
    return _working_day_beyond(day, zone, DAY)


def add_working_days(day: date, n: int, zone: str) -> date:
    """Return the `n`th working day after `day` (before it where `n` is negative; `day` itself for 0)."""
    for _ in range(abs(n)):
        day = _working_day_beyond(day, zone, DAY if n > 0 else -DAY)
    return day


def local_day(moment: datetime, zone: str) -> date:
    """Return the day that it is in the zone at an aware moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def at_wall_time(day: date, at: time, zone: str) -> datetime:
    """Return the aware UTC moment at which clocks in the zone show `at` on that day.

    A time that summer time jumps over is the first moment after the gap; one that comes
    twice is the first of the two.
    """
    before_gap = _utc(day, at, zone, fold=1)
    moment = _utc(day, at, zone, fold=0)
    if before_gap >= moment:
        return moment
    return _first_after_gap(before_gap, moment, ZoneInfo(zone))


def is_free(day: date, zone: str, quiet: Sequence[QuietPeriod] = (), away: Days | None = None) -> bool:
    """Return whether somebody may be asked on that day.

    That is on a working day in their zone's country, within no quiet period, while they are not away.
    """
    if away and away[0] <= day <= away[1]:
        return False
    if any(period.first_on <= day <= period.last_on for period in quiet):
        return False
    return is_working_day(day, zone)


def opening_day(
    occurs_on: date, off_day: OffDay, zone: str, quiet: Sequence[QuietPeriod] = (), away: Days | None = None
) -> date | None:
    """Return the day on which an occurrence opens: its own where that is free, or the next that is.

    None where the rule skips it, and where no day within a year is free.
    """
    if is_free(occurs_on, zone, quiet, away):
        return occurs_on
    return None if off_day is OffDay.SKIP else next_free_day(occurs_on, zone, quiet, away)


def next_free_day(
    day: date, zone: str, quiet: Sequence[QuietPeriod] = (), away: Days | None = None
) -> date | None:
    """Return the first free day after `day`, which never counts itself; None if there is none in a year."""
    furthest = day + FURTHEST
    while day < furthest:
        day += DAY
        if is_free(day, zone, quiet, away):
            return day
    return None


def hours_of(hours: Hours | None) -> Hours:
    """Return the hours in which somebody may be written to: 08:00 to 18:00 unless they have their own.

    Hours that end before they begin count for none.
    """
    return hours if hours and hours[0] < hours[1] else DECENT_HOURS


def decent_from(
    moment: datetime,
    zone: str,
    hours: Hours | None = None,
    quiet: Sequence[QuietPeriod] = (),
    away: Days | None = None,
) -> datetime:
    """Return the first aware moment from `moment` on that lies within decent hours of a free day.

    `moment` itself where no day within a year is free.
    """
    begins, ends = hours_of(hours)
    local = moment.astimezone(ZoneInfo(zone))
    if is_free(local.date(), zone, quiet, away):
        if begins <= local.time() < ends:
            return moment
        if local.time() < begins:
            return at_wall_time(local.date(), begins, zone)
    following = next_free_day(local.date(), zone, quiet, away)
    return moment if following is None else at_wall_time(following, begins, zone)


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


@lru_cache(maxsize=4096)
def _working_days(country: str, year: int) -> frozenset[date]:
    """Return one year's working days.

    The calendars of `holidays` fill themselves while they are read, which threads must not
    share; a finished set they can.
    """
    first = date(year, 1, 1)
    days = [first + DAY * n for n in range((date(year, 12, 31) - first).days + 1)]
    if country not in _supported():
        return frozenset(day for day in days if day.weekday() < SATURDAY)
    years = year if year in HOLIDAYS_KNOWN else None
    calendar = holidays.country_holidays(country, years=years, expand=False)
    return frozenset(day for day in days if calendar.is_working_day(day))


@lru_cache(maxsize=1)
def _supported() -> frozenset[str]:
    return frozenset(holidays.list_supported_countries())


def _working_day_beyond(day: date, zone: str, step: timedelta) -> date:
    day += step
    while not is_working_day(day, zone):
        day += step
    return day


def _utc(day: date, at: time, zone: str, *, fold: int) -> datetime:
    return datetime.combine(day, at.replace(fold=fold), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _first_after_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the second at which the offset changes between two moments. `zoneinfo` does not tell it."""
    before, after = before.replace(microsecond=0), after.replace(microsecond=0)
    late = after.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = before + timedelta(seconds=int((after - before).total_seconds()) // 2)
        if middle.astimezone(zone).utcoffset() == late:
            after = middle
        else:
            before = middle
    return after
