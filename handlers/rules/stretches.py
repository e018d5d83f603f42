"""Weeks, months and other stretches of the calendar: first, middle and last day, and the way between."""

import calendar
from datetime import date, timedelta

from handlers.rules.languages.table import Unit

FRIDAY = 4
WEEK = timedelta(weeks=1)
QUARTER = 3
WORKING_DAYS = 5
HOURS = 24


def weekday_from(day: date, weekday: int | None) -> date:
    """Return the first such weekday, 0 being Monday, on a day or after it."""
    return day + timedelta(days=((weekday or 0) - day.weekday()) % 7)


def monday(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(days=day.weekday())


def shifted(day: date, number: int, unit: Unit) -> date:
    """Return the day so many units on, or back; a month that is too short gives its last day."""
    match unit:
        case Unit.HOUR:
            return day + timedelta(days=number // HOURS)
        case Unit.DAY:
            return day + timedelta(days=number)
        case Unit.WORKDAY:
            return _working_days_from(day, number)
        case Unit.WEEK:
            return day + number * WEEK
    months = {Unit.MONTH: 1, Unit.QUARTER: QUARTER, Unit.YEAR: 12}[unit] * number
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _working_days_from(day: date, number: int) -> date:
    """Return the day so many working days on, or back; one of a weekend counts from its Friday."""
    weekday = min(day.weekday(), FRIDAY)
    weeks, rest = divmod(weekday + number, WORKING_DAYS)
    return monday(day) + weeks * WEEK + timedelta(days=rest)


def middle_of(first: date, unit: Unit) -> date:
    """Return the middle of a unit from its first day: Wednesday, the 15th, or half-way."""
    if unit in {Unit.WEEK, Unit.MONTH}:
        return first + timedelta(days=2 if unit is Unit.WEEK else 14)
    return first + (last_of(first, unit) - first) // 2


def first_of(day: date, unit: Unit) -> date:
    """Return the first day of the unit that a day lies in."""
    match unit:
        case Unit.HOUR | Unit.DAY | Unit.WORKDAY:
            return day
        case Unit.WEEK:
            return monday(day)
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.QUARTER:
            return date(day.year, day.month - (day.month - 1) % QUARTER, 1)
        case Unit.YEAR:
            return date(day.year, 1, 1)


def first_of_next(day: date, unit: Unit) -> date:
    """Return the first day of the unit after."""
    return shifted(first_of(day, unit), 1, unit)


def last_of(day: date, unit: Unit) -> date:
    """Return the last day of the unit that a day lies in."""
    return first_of_next(day, unit) - timedelta(days=1)
