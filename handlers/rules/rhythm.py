"""On which dates a rhythm occurs."""

import calendar
from datetime import MAXYEAR, date, timedelta

from storage.records.schedules import (
    AfterJoining,
    BeforeDue,
    MonthlyByDate,
    MonthlyByWeekday,
    Once,
    Rhythm,
    Weekly,
)

MONTHS = 12
LAST = -1


def is_relative(rhythm: Rhythm) -> bool:
    """Return whether a rhythm hangs on dates of its own: due dates, or days of joining."""
    return isinstance(rhythm, BeforeDue | AfterJoining)


def next_date(rhythm: Rhythm, first_on: date, after: date) -> date | None:
    """Return the first date of the series from `first_on` that lies strictly after `after`.

    Never one before `first_on`. None where the rhythm is over, or is none of the calendar.
    Raises `ValueError` for a rhythm of less than a week or a month.
    """
    match rhythm:
        case Weekly(weeks):
            return _weekly(weeks, first_on, after)
        case MonthlyByDate(months) | MonthlyByWeekday(months):
            return _monthly(rhythm, months, first_on, after)
        case Once():
            return first_on if after < first_on else None
        case BeforeDue() | AfterJoining():
            return None


def dates_about(rhythm: Rhythm, anchor: date) -> tuple[date, ...]:
    """Return the dates that hang on a due date or a day of joining, in order; none for other rhythms."""
    match rhythm:
        case BeforeDue(days):
            return (anchor - timedelta(days=days),)
        case AfterJoining(days_after):
            return tuple(anchor + timedelta(days=days) for days in sorted(set(days_after)))
    return ()


def day_in_month(rhythm: MonthlyByDate | MonthlyByWeekday, year: int, month: int) -> date:
    """Return the day of a month on which a monthly rhythm occurs."""
    first_weekday, length = calendar.monthrange(year, month)
    if isinstance(rhythm, MonthlyByDate):
        return date(year, month, min(rhythm.day, length))
    first = 1 + (rhythm.weekday - first_weekday) % 7
    weeks = (length - first) // 7 if rhythm.nth == LAST else rhythm.nth - 1
    return date(year, month, first + 7 * weeks)


def _weekly(weeks: int, first_on: date, after: date) -> date:
    if weeks < 1:
        raise ValueError(f"a check-in every {weeks} weeks is no rhythm")
    if after < first_on:
        return first_on
    rhythm = timedelta(weeks=weeks)
    return first_on + ((after - first_on) // rhythm + 1) * rhythm


def _monthly(
    rhythm: MonthlyByDate | MonthlyByWeekday, months: int, first_on: date, after: date
) -> date | None:
    """Return the next day in the months that are counted from the first date's own."""
    if months < 1:
        raise ValueError(f"a check-in every {months} months is no rhythm")
    start = first_on.year * MONTHS + first_on.month - 1
    reached = after.year * MONTHS + after.month - 1
    count = max(0, (reached - start) // months)
    while (place := divmod(start + count * months, MONTHS))[0] <= MAXYEAR:
        day = day_in_month(rhythm, place[0], place[1] + 1)
        if day > after and day >= first_on:
            return day
        count += 1
    return None
