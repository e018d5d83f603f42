"""Whether the figures of a sentence are stated in the passages that it cites."""

import re
from collections.abc import Sequence
from decimal import Decimal

from handlers.rules.facts.figures import Day, Figures
from handlers.rules.facts.recurring import TABLES

_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")
_YEAR = re.compile(r"1\d{3}|20\d\d|21\d\d")
_STRETCHES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_LOOSE = _STRETCHES | {"%", ""}
_MONTHS_OF_A_QUARTER = "3"


def lacking(claims: Figures, stated: Sequence[Figures]) -> str:
    """Return "number", "date" or "hour" where a figure is claimed that nobody stated; "" where none is."""
    days = [day for one in stated for day in one.days]
    known = {value for one in stated for value in one.numbers if _may_be_year(one, value)}
    if not all(any(_same_day(day, other, known) for other in days) for day in claims.days):
        return "date"
    if not claims.weekdays <= frozenset().union(*(one.weekdays for one in stated)):
        return "date"
    if not claims.minutes <= frozenset().union(*(one.minutes for one in stated)):
        return "hour"
    if not all(_states_each(claims, value, stated) for value in claims.numbers):
        return "number"
    return "" if _recurs(claims, stated) else "number"


def _may_be_year(stated: Figures, value: str) -> bool:
    return "" in stated.nouns[value] or "year" in stated.numbers[value]


def _states_each(claims: Figures, value: str, stated: Sequence[Figures]) -> bool:
    units = claims.numbers[value]
    if value in claims.soft and units == {""}:
        return not _counts_otherwise(claims, value, stated)
    return all(any(_has(one, claims, value, unit) for one in stated) for unit in units)


def _counts_otherwise(claims: Figures, value: str, stated: Sequence[Figures]) -> bool:
    """Return whether what a mere "one" stands before is counted in the passages, but never as one."""
    nouns = claims.nouns[value] - {""}
    counted = {noun: known for one in stated for known, every in one.nouns.items() for noun in every}
    alike = {noun for one in stated for noun in one.nouns.get(value, frozenset())}
    return any(noun in counted and noun not in alike for noun in nouns)


def _has(stated: Figures, claims: Figures, value: str, unit: str) -> bool:
    """Return whether a number is stated with its unit. Stated without, it goes with a stretch of time."""
    if value in stated.numbers and _same_unit(stated, claims, value, unit):
        return True
    if unit in {"", "%"} and _DECIMAL.fullmatch(value):
        factor, other = (Decimal(100), "%") if not unit else (Decimal("0.01"), "")
        same = format((Decimal(value) * factor).normalize() + 0, "f")
        if other in stated.numbers.get(same, frozenset()) and (unit or abs(Decimal(value)) < 1):
            return True
    if value == "1" and unit in stated.recurring:
        return True
    if (value, unit) == (_MONTHS_OF_A_QUARTER, "month") and "quarter" in stated.recurring:
        return True
    return not unit and _dated(stated, claims, value)


def _same_unit(stated: Figures, claims: Figures, value: str, unit: str) -> bool:
    """Return whether a number that is stated has the unit, or none where that may be the same.

    Who counts nothing by name means what is stated; in another language the word may be unknown.
    """
    units = stated.numbers[value]
    same = stated.language == claims.language
    nouns, said = stated.nouns[value], claims.nouns[value]
    if unit in units:
        if unit or not _YEAR.fullmatch(value) or not same or "" in said:
            return True
        return bool(said & nouns)
    if not unit:
        return bool(units - {"%"}) and not (same and "" not in said and not said & nouns)
    if "" not in units or unit not in _LOOSE - {"%", ""}:
        return False
    return not same or "" in nouns


def _dated(stated: Figures, claims: Figures, value: str) -> bool:
    """Return whether a number that is claimed is the year, or named as the day, of a date that is stated."""
    if any(str(day.day) == value for day in stated.days):
        return value in claims.ranked and claims.nouns[value] == {""}
    return any(str(day.year) == value for day in stated.days) and "" in claims.nouns[value]


def _recurs(claims: Figures, stated: Sequence[Figures]) -> bool:
    """Return whether the rhythms and seasons that are claimed are stated, as far as their words are known."""
    if not {one.language for one in (claims, *stated)} <= TABLES:
        return True
    known = frozenset().union(*(one.recurring for one in stated))
    once = {unit for one in stated for unit in one.numbers.get("1", frozenset())}
    if "once" in claims.recurring and "often" in known and "once" not in known:
        return False
    for name in claims.recurring - known - {"once", "often"}:
        thrice = any("month" in one.numbers.get(_MONTHS_OF_A_QUARTER, frozenset()) for one in stated)
        if name not in once and not (name == "quarter" and thrice):
            return False
    return True


def _same_day(claim: Day, stated: Day, numbers: set[str]) -> bool:
    """Return whether a day that is claimed is one that was stated, as far as both are said."""
    if claim.figures is not None and stated.figures is not None:
        return claim == stated
    if claim.figures is not None or stated.figures is not None:
        figures, other = (claim, stated) if claim.figures is not None else (stated, claim)
        first, second = figures.figures or (0, 0)
        day, month = (second, first) if second > 12 else (first, second)
        return (other.day, other.month) == (day, month) and other.year in {None, figures.year}
    if claim.month != stated.month or (claim.day is not None and claim.day != stated.day):
        return False
    return claim.year in {None, stated.year} or (stated.year is None and str(claim.year) in numbers)
