"""The arithmetic of dates: from what a phrase says, and today, to the day that is meant."""

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from handlers.rules.languages.table import Rule, Unit

FRIDAY = 4
WEEK = timedelta(weeks=1)
LEAP_CYCLE = 9
QUARTER = 3


@dataclass(frozen=True, slots=True)
class Parts:
    """What a phrase says in figures; None where it says nothing."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    first: int = 0
    second: int = 0
    number: int = 0
    unit: Unit = Unit.DAY


def reckon(rule: Rule, parts: Parts, today: date) -> tuple[date, ...]:
    """Return the days that may be meant: several where the words are ambiguous, none where no such day is.

    A date without a year is the next such date, today included. A week ends on its Friday.
    """
    try:
        return tuple(dict.fromkeys(RULES[rule](parts, today)))
    except (ValueError, OverflowError):
        return ()


def _named(parts: Parts, today: date) -> tuple[date, ...]:
    return (today + timedelta(days=parts.number),)


def _count(parts: Parts, today: date) -> tuple[date, ...]:
    return (_shifted(today, parts.number, parts.unit),)


def _count_back(parts: Parts, today: date) -> tuple[date, ...]:
    return (_shifted(today, -parts.number, parts.unit),)


def _weekday(parts: Parts, today: date) -> tuple[date, ...]:
    return (_weekday_from(today + timedelta(days=1), parts),)


def _weekday_this(parts: Parts, today: date) -> tuple[date, ...]:
    return (_weekday_from(today, parts),)


def _weekday_next(parts: Parts, today: date) -> tuple[date, ...]:
    return (_monday(today) + WEEK + timedelta(days=parts.weekday or 0),)


def _weekday_later(parts: Parts, today: date) -> tuple[date, ...]:
    return (_weekday_from(today + timedelta(days=1), parts) + WEEK,)


def _weekday_last(parts: Parts, today: date) -> tuple[date, ...]:
    return (_weekday_from(today - WEEK, parts),)


def _unit_end(parts: Parts, today: date) -> tuple[date, ...]:
    if parts.unit is Unit.WEEK:
        return (_weekday_from(today, Parts(weekday=FRIDAY)),)
    return (_last_of(today, parts.unit),)


def _unit_next_end(parts: Parts, today: date) -> tuple[date, ...]:
    first = _first_of_next(today, parts.unit)
    return (first + timedelta(days=FRIDAY) if parts.unit is Unit.WEEK else _last_of(first, parts.unit),)


def _unit_next_start(parts: Parts, today: date) -> tuple[date, ...]:
    return (_first_of_next(today, parts.unit),)


def _unit_next_middle(parts: Parts, today: date) -> tuple[date, ...]:
    first = _first_of_next(today, parts.unit)
    return (
        (first + (_last_of(first, parts.unit) - first) // 2,)
        if parts.unit is not Unit.WEEK
        else (first + timedelta(days=2),)
    )


def _unit_last(parts: Parts, today: date) -> tuple[date, ...]:
    return (_first_of(today, parts.unit) - timedelta(days=1),)


def _month_day(parts: Parts, today: date) -> tuple[date, ...]:
    meant = _next_such(parts.month or 0, parts.day or 0, parts.year, today)
    if parts.weekday is None or meant.weekday() == parts.weekday:
        return (meant,)
    return (meant, _weekday_from(meant, parts))


def _month_start(parts: Parts, today: date) -> tuple[date, ...]:
    return (_next_such(parts.month or 0, 1, parts.year, today),)


def _month_middle(parts: Parts, today: date) -> tuple[date, ...]:
    return (_next_such(parts.month or 0, 15, parts.year, today),)


def _month_end(parts: Parts, today: date) -> tuple[date, ...]:
    month, year = parts.month or 0, parts.year
    if year is None:
        year = today.year if month >= today.month else today.year + 1
    return (_last_of(date(year, month, 1), Unit.MONTH),)


def _month(parts: Parts, today: date) -> tuple[date, ...]:
    """`By December` may mean before it begins or before it is over."""
    (end,) = _month_end(parts, today)
    begin = end.replace(day=1)
    return (begin, end) if begin > today else (end,)


def _day(parts: Parts, today: date) -> tuple[date, ...]:
    for ahead in range(LEAP_CYCLE):
        first = _shifted(today.replace(day=1), ahead, Unit.MONTH)
        if (
            parts.day
            and parts.day <= _last_of(first, Unit.MONTH).day
            and first.replace(day=parts.day) >= today
        ):
            return (first.replace(day=parts.day),)
    return ()


def _dated(parts: Parts, today: date) -> tuple[date, ...]:
    return (_next_such(parts.month or 0, parts.day or 0, parts.year, today),)


def _slashed(parts: Parts, today: date) -> tuple[date, ...]:
    days: list[date] = []
    for day, month in ((parts.first, parts.second), (parts.second, parts.first)):
        if month <= 12:
            days.extend(_possible(day, month, parts.year, today))
    return tuple(days)


def _quarter(parts: Parts, today: date) -> tuple[date, ...]:
    return _month_end(Parts(month=parts.number * QUARTER, year=parts.year), today)


def _year_end(parts: Parts, today: date) -> tuple[date, ...]:
    return (date(parts.year or today.year, 12, 31),)


RULES: Mapping[Rule, Callable[[Parts, date], tuple[date, ...]]] = {
    Rule.NAMED: _named,
    Rule.COUNT: _count,
    Rule.COUNT_BACK: _count_back,
    Rule.WEEKDAY: _weekday,
    Rule.WEEKDAY_THIS: _weekday_this,
    Rule.WEEKDAY_NEXT: _weekday_next,
    Rule.WEEKDAY_LATER: _weekday_later,
    Rule.WEEKDAY_LAST: _weekday_last,
    Rule.UNIT_END: _unit_end,
    Rule.UNIT_NEXT_START: _unit_next_start,
    Rule.UNIT_NEXT_MIDDLE: _unit_next_middle,
    Rule.UNIT_NEXT_END: _unit_next_end,
    Rule.UNIT_LAST: _unit_last,
    Rule.MONTH_DAY: _month_day,
    Rule.MONTH_START: _month_start,
    Rule.MONTH_MIDDLE: _month_middle,
    Rule.MONTH_END: _month_end,
    Rule.MONTH: _month,
    Rule.DAY: _day,
    Rule.ISO: _dated,
    Rule.SLASHED: _slashed,
    Rule.DOTTED: _dated,
    Rule.QUARTER: _quarter,
    Rule.YEAR_END: _year_end,
}


def _possible(day: int, month: int, year: int | None, today: date) -> tuple[date, ...]:
    try:
        return (_next_such(month, day, year, today),)
    except ValueError:
        return ()


def _next_such(month: int, day: int, year: int | None, today: date) -> date:
    """Return the date, in the next year that has it where none is named; raises `ValueError` if none has."""
    if year is not None:
        return date(year, month, day)
    for candidate in range(today.year, min(today.year + LEAP_CYCLE, MAXYEAR)):
        if day <= calendar.monthrange(candidate, month)[1] and date(candidate, month, day) >= today:
            return date(candidate, month, day)
    raise ValueError(f"no year has a day {day} in month {month}")


def _weekday_from(day: date, parts: Parts) -> date:
    return day + timedelta(days=((parts.weekday or 0) - day.weekday()) % 7)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _shifted(day: date, number: int, unit: Unit) -> date:
    if unit is Unit.DAY:
        return day + timedelta(days=number)
    if unit is Unit.WEEK:
        return day + number * WEEK
    months = {Unit.MONTH: 1, Unit.QUARTER: QUARTER, Unit.YEAR: 12}[unit] * number
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _first_of(day: date, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return _monday(day)
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.QUARTER:
            return date(day.year, day.month - (day.month - 1) % QUARTER, 1)
        case Unit.YEAR:
            return date(day.year, 1, 1)


def _first_of_next(day: date, unit: Unit) -> date:
    return _shifted(_first_of(day, unit), 1, unit)


def _last_of(day: date, unit: Unit) -> date:
    return _first_of_next(day, unit) - timedelta(days=1)
