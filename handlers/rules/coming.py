"""The next date of a day and month whose year nobody named."""

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

LEAP_CYCLE = 9
LEAP_YEAR = 2028
RECENT = timedelta(days=45)
"""A date without a year that was so lately may be meant as written: it is asked about."""


def is_possible(month: int, day: int, year: int | None) -> bool:
    """Return whether there is such a day, in a leap year where no year is named."""
    return 1 <= day <= (calendar.monthrange(LEAP_YEAR if year is None else year, month)[1] if month else 0)


def recent_or_next(month: int, day: int, year: int | None, today: date) -> tuple[date, ...]:
    """Return the next such date; before it the last, where no year is named and that is just over."""
    coming = next_such(month, day, year, today)
    if year is not None or coming == today:
        return (coming,)
    lately = [
        date(past, month, day)
        for past in (today.year - 1, today.year)
        if past >= MINYEAR and day <= calendar.monthrange(past, month)[1]
    ]
    return (*(over for over in lately if today - RECENT <= over < today), coming)


def next_such(month: int, day: int, year: int | None, today: date) -> date:
    """Return the date, in the next year that has it where none is named; raises `ValueError` if none has."""
    if year is not None:
        return date(year, month, day)
    for candidate in range(today.year, min(today.year + LEAP_CYCLE, MAXYEAR)):
        if day <= calendar.monthrange(candidate, month)[1] and date(candidate, month, day) >= today:
            return date(candidate, month, day)
    raise ValueError(f"no year has a day {day} in month {month}")
