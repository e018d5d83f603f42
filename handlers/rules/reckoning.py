"""The arithmetic of dates: from what a phrase says, and today, to the day that is meant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.rules.coming import is_possible, next_such, recent_or_next
from handlers.rules.languages.table import Rule, Unit
from handlers.rules.stretches import (
    FRIDAY,
    QUARTER,
    WEEK,
    first_of,
    first_of_next,
    last_of,
    middle_of,
    monday,
    shifted,
    weekday_from,
)

SUNDAY = 6
LEAP_CYCLE = 9
HALF = 6


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

    A date without a year is the next such date, today included; where the last one is just over,
    it comes first. A week ends on its Friday.
    """
    try:
        return tuple(dict.fromkeys(RULES[rule](parts, today)))
    except (ValueError, OverflowError):
        return ()


def _named(parts: Parts, today: date) -> tuple[date, ...]:
    return (today + timedelta(days=parts.number),)


def _count(parts: Parts, today: date) -> tuple[date, ...]:
    """Return so many units from today; one where no number is said ("in week", in Russian)."""
    return (shifted(today, parts.number or 1, parts.unit),)


def _count_back(parts: Parts, today: date) -> tuple[date, ...]:
    return (shifted(today, -(parts.number or 1), parts.unit),)


def _weekday(parts: Parts, today: date) -> tuple[date, ...]:
    return (weekday_from(today + timedelta(days=1), parts.weekday),)


def _weekday_this(parts: Parts, today: date) -> tuple[date, ...]:
    return (weekday_from(today, parts.weekday),)


def _weekday_next(parts: Parts, today: date) -> tuple[date, ...]:
    return (monday(today) + WEEK + timedelta(days=parts.weekday or 0),)


def _weekday_after_next(parts: Parts, today: date) -> tuple[date, ...]:
    return (monday(today) + 2 * WEEK + timedelta(days=parts.weekday or 0),)


def _weekday_later(parts: Parts, today: date) -> tuple[date, ...]:
    """Return the day so many weeks after the next such weekday; one where no number is said."""
    return (weekday_from(today + timedelta(days=1), parts.weekday) + WEEK * (parts.number or 1),)


def _weekday_last(parts: Parts, today: date) -> tuple[date, ...]:
    return (weekday_from(today - WEEK, parts.weekday),)


def _unit_end(parts: Parts, today: date) -> tuple[date, ...]:
    if parts.unit is Unit.WEEK:
        return (weekday_from(today, FRIDAY),)
    return (last_of(today, parts.unit),)


def _unit_middle(parts: Parts, today: date) -> tuple[date, ...]:
    """Return the middle of this week, month or other unit, else, where that is over, of the next."""
    middle = middle_of(first_of(today, parts.unit), parts.unit)
    return (middle if middle >= today else middle_of(first_of_next(today, parts.unit), parts.unit),)


def _unit_next_end(parts: Parts, today: date) -> tuple[date, ...]:
    first = first_of_next(today, parts.unit)
    return (first + timedelta(days=FRIDAY) if parts.unit is Unit.WEEK else last_of(first, parts.unit),)


def _unit_next_start(parts: Parts, today: date) -> tuple[date, ...]:
    return (first_of_next(today, parts.unit),)


def _unit_next_middle(parts: Parts, today: date) -> tuple[date, ...]:
    return (middle_of(first_of_next(today, parts.unit), parts.unit),)


def _unit_last(parts: Parts, today: date) -> tuple[date, ...]:
    return (first_of(today, parts.unit) - timedelta(days=1),)


def _month_day(parts: Parts, today: date) -> tuple[date, ...]:
    return _on_weekday(recent_or_next(parts.month or 0, parts.day or 0, parts.year, today), parts)


def _month_start(parts: Parts, today: date) -> tuple[date, ...]:
    return (next_such(parts.month or 0, 1, parts.year, today),)


def _month_middle(parts: Parts, today: date) -> tuple[date, ...]:
    return (next_such(parts.month or 0, 15, parts.year, today),)


def _nth_weekday(parts: Parts, today: date) -> tuple[date, ...]:
    """Return the second Tuesday of December; a week of a month is its Friday, the last one's number -1."""
    (end,) = _month_end(parts, today)
    weekday = FRIDAY if parts.weekday is None else parts.weekday
    first = end.replace(day=1) if parts.number > 0 else end - timedelta(days=6)
    meant = weekday_from(first, weekday) + WEEK * max(parts.number - 1, 0)
    if meant < today and parts.year is None:
        return _nth_weekday(replace(parts, year=end.year + 1), today)
    return (meant,) if meant.month == parts.month else ()


def _month_tenth(parts: Parts, today: date) -> tuple[date, ...]:
    return (next_such(parts.month or 0, 10, parts.year, today),)


def _month_end(parts: Parts, today: date) -> tuple[date, ...]:
    month, year = parts.month or 0, parts.year
    if year is None:
        year = today.year if month >= today.month else today.year + 1
    return (last_of(date(year, month, 1), Unit.MONTH),)


def _month(parts: Parts, today: date) -> tuple[date, ...]:
    """`By December` may mean before it begins or before it is over."""
    (end,) = _month_end(parts, today)
    begin = end.replace(day=1)
    return (begin, end) if begin > today else (end,)


def _year(parts: Parts, today: date) -> tuple[date, ...]:
    """`By 2027` may mean before it begins or before it is over."""
    year = parts.year or today.year
    end = date(year, 12, 31)
    return (end.replace(month=1, day=1), end) if year > today.year else (end,)


def _day(parts: Parts, today: date) -> tuple[date, ...]:
    """Return the next day of that number; another weekday beside it makes it unclear."""
    for ahead in range(LEAP_CYCLE):
        first = shifted(today.replace(day=1), ahead, Unit.MONTH)
        if parts.day and parts.day <= last_of(first, Unit.MONTH).day:
            meant = first.replace(day=parts.day)
            if meant >= today:
                return (meant,) if parts.weekday is None else (meant, weekday_from(meant, parts.weekday))
    return ()


def _next_month_day(parts: Parts, today: date) -> tuple[date, ...]:
    return (first_of_next(today, Unit.MONTH).replace(day=parts.day or 0),)


def _slashed(parts: Parts, today: date) -> tuple[date, ...]:
    orders = dict.fromkeys(((parts.first, parts.second), (parts.second, parts.first)))
    possible = [(month, day) for day, month in orders if month <= 12 and is_possible(month, day, parts.year)]
    if len(possible) == 1:
        return _on_weekday(recent_or_next(*possible[0], parts.year, today), parts)
    return _on_weekday(tuple(next_such(*pair, parts.year, today) for pair in possible), parts)


def _quarter(parts: Parts, today: date) -> tuple[date, ...]:
    return _month_end(Parts(month=parts.number * QUARTER, year=parts.year), today)


def _year_end(parts: Parts, today: date) -> tuple[date, ...]:
    return (date(parts.year or today.year, 12, 31),)


def _year_start(parts: Parts, today: date) -> tuple[date, ...]:
    return (date(parts.year or today.year + 1, 1, 1),)


def _quarter_start(parts: Parts, today: date) -> tuple[date, ...]:
    return (next_such((parts.number - 1) * QUARTER + 1, 1, parts.year, today),)


def _half(parts: Parts, today: date) -> tuple[date, ...]:
    return _month_end(Parts(month=parts.number * HALF, year=parts.year), today)


def _half_year(_: Parts, today: date) -> tuple[date, ...]:
    return (shifted(today, HALF, Unit.MONTH),)


def _week_number(parts: Parts, today: date) -> tuple[date, ...]:
    year = today.isocalendar().year
    days = (date.fromisocalendar(parts.year or year + ahead, parts.number, FRIDAY + 1) for ahead in range(2))
    return next(((day,) for day in days if day >= today or parts.year), ())


def _week_of(parts: Parts, today: date) -> tuple[date, ...]:
    named = next_such(parts.month or 0, parts.day or 0, parts.year, today)
    return (monday(named) + timedelta(days=FRIDAY),)


def _before_weekend(_: Parts, today: date) -> tuple[date, ...]:
    return (weekday_from(today, FRIDAY),)


def _weekend(_: Parts, today: date) -> tuple[date, ...]:
    return (weekday_from(today, SUNDAY),)


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
    Rule.YEAR: _year,
    Rule.DAY: _day,
    Rule.ISO: _month_day,
    Rule.SLASHED: _slashed,
    Rule.DOTTED: _month_day,
    Rule.QUARTER: _quarter,
    Rule.UNIT_MIDDLE: _unit_middle,
    Rule.NTH_WEEKDAY: _nth_weekday,
    Rule.MONTH_TENTH: _month_tenth,
    Rule.QUARTER_START: _quarter_start,
    Rule.HALF: _half,
    Rule.HALF_YEAR: _half_year,
    Rule.WEEK_NUMBER: _week_number,
    Rule.WEEK_OF: _week_of,
    Rule.WEEKEND: _weekend,
    Rule.BEFORE_WEEKEND: _before_weekend,
    Rule.NEXT_MONTH_DAY: _next_month_day,
    Rule.WEEKDAY_AFTER_NEXT: _weekday_after_next,
    Rule.YEAR_START: _year_start,
    Rule.YEAR_END: _year_end,
}


def _on_weekday(days: tuple[date, ...], parts: Parts) -> tuple[date, ...]:
    """Return the day that falls on the weekday that was named; else the last and the next so called."""
    if parts.weekday is None or not days:
        return days
    agreed = tuple(day for day in days if day.weekday() == parts.weekday)
    return agreed[:1] or (days[-1], weekday_from(days[-1], parts.weekday))
