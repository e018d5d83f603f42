"""The patterns by which days are found in a text, and what a match of one says in figures."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from handlers.rules.languages import language_of
from handlers.rules.languages.folding import fold, fold_pattern
from handlers.rules.languages.table import DateWords, Phrase, Unit
from handlers.rules.reckoning import Parts

CENTURY = 2000
DAY = r"(?<!\?P)<day>"


@lru_cache(maxsize=16)
def patterns_of(code: str) -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    """Return a language's patterns over folded text, each with the phrase it finds.

    A match has the day's words in the group `date`, and words beside it in `by`, `until`, `on`,
    `never`, `by_after` and `never_after`, where there are any.
    """
    table = language_of(code).dates
    lead = "|".join(f"(?P<{name}>{getattr(table, name)})" for name in ("by", "until", "on", "never"))
    weekday = rf"(?: ?\((?P<weekday_after>{any_of({**table.weekdays, **table.short_weekdays})})\))?"
    after = f"(?:(?P<by_after>{table.by_after})|(?P<never_after>{table.never_after}))?"
    return tuple(
        (
            re.compile(
                fold_pattern(
                    f"{table.begins}(?:(?:{lead}){table.gap})?(?P<date>{_filled(phrase.pattern, table)})"
                    f"{weekday}(?:{table.time})?{after}{table.ends}"
                )
            ),
            phrase,
        )
        for phrase in table.phrases
    )


def any_of(words: Mapping[str, object]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def parts_of(match: re.Match[str], table: DateWords, today: date) -> Parts:
    """Return what a match says in figures."""
    said = {name.split("_")[0]: words for name, words in match.groupdict().items() if words}
    weekday = said.get("weekday") or said.get("fullday")
    month, day = said.get("month"), said.get("dayno") or said.get("day")
    feast = table.feasts.get(said.get("feast", ""), (0, None))
    return Parts(
        weekday={**table.weekdays, **table.short_weekdays}[weekday] if weekday else None,
        day=_figure(day, table.days) if day else feast[1],
        month=table.months[month] if month else int(said.get("monthno", feast[0])),
        year=_year(said["year"], table, today) if "year" in said else None,
        first=int(said.get("first", 0)),
        second=int(said.get("second", 0)),
        number=_number(said, table),
        unit=table.units[said["unit"]] if "unit" in said else Unit.DAY,
    )


def _filled(pattern: str, table: DateWords) -> str:
    """Return the pattern with its stand-ins filled; a group that comes twice is told apart by a number."""
    words: Mapping[str, str] = {
        "weekday": any_of({**table.weekdays, **table.short_weekdays}),
        "fullday": any_of(table.weekdays),
        "month": any_of(table.months),
        "named": any_of(table.named),
        "number": rf"\d{{1,3}}|{any_of(table.numbers)}",
        "unit": any_of(table.units),
        "ordinal": any_of(table.ordinals),
        "dayno": rf"\d{{1,2}}|{any_of(table.days)}",
        "feast": any_of(table.feasts),
        "year": rf"\d{{4}}|{any_of(table.years)}",
    }
    places = iter(range(len(pattern) * 9))
    return re.sub(
        rf"(?<!\?P)<({'|'.join(words)})>",
        lambda found: f"(?P<{found[1]}_{next(places)}>{words[found[1]]})",
        re.sub(DAY, lambda _: table.day, pattern),
    )


def _figure(said: str, words: Mapping[str, int]) -> int:
    return int(said) if said.isdecimal() else words[fold(said)]


def _year(said: str, table: DateWords, today: date) -> int:
    if not said.isdecimal():
        number = table.years[said]
        return number if number >= CENTURY else today.year + number
    return int(said) + (CENTURY if len(said) <= 2 else 0)


def _number(said: Mapping[str, str], table: DateWords) -> int:
    for name, numbers in (("named", table.named), ("number", table.numbers), ("ordinal", table.ordinals)):
        if name in said:
            return _figure(said[name], numbers)
    return -1 if "last" in said else int(said.get("quarter", 0))
