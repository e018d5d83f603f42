"""Reading the day that somebody names in words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache

import dateparser

from handlers.rules.languages import language_of
from handlers.rules.languages.folding import composed, fold
from handlers.rules.languages.table import DateWords, Phrase, Rule, Unit
from handlers.rules.reckoning import Parts, reckon

NONE = "none"
AMBIGUOUS = "ambiguous"
IMPOSSIBLE = "impossible"
PAST = "past"
CENTURY = 2000
LONGEST_PHRASE = 60


@dataclass(frozen=True, slots=True)
class DateReading:
    """The day that words name. `day` is set exactly where `problem` is None.

    `matched` are the words that were the date, as written. `problem` is "none" (no date was
    found), "ambiguous" (03/04: `candidates` are the days it may be), "impossible" (31 February)
    or "past" (`candidates` is that one day).
    """

    day: date | None
    matched: str
    problem: str | None = None
    candidates: tuple[date, ...] = ()


class Lead(StrEnum):
    """What the words before a date make of it: a deadline, the end of something lasting, a day."""

    BY = "by"
    UNTIL = "until"
    ON = "on"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date within a text: from `start` to `end`, the words before it ("by") and its hour included."""

    reading: DateReading
    start: int
    end: int
    lead: Lead | None


def read_date(words: str, today: date, language: str) -> DateReading:
    """Return the first due date that the words name, judged from `today`; `language` is a BCP 47 tag.

    "Friday" is the first Friday after today, "this Friday" may be today, "next Friday" is the
    Friday of next week (weeks begin on Monday). The end of a week is its Friday. Who says
    "before 15 December" keeps the day they named. A date without a year is the next such
    date. 15/12 is read day first; where month first is possible too, it is ambiguous.
    """
    words = " ".join(composed(words).split())
    scanned = list(_scan(words, today, language))
    due = [found for found, is_due in scanned if is_due]
    if due:
        return due[0].reading
    return (None if scanned else _read_by_library(words, today, language)) or DateReading(None, "", NONE)


def find_dates(words: str, today: date, language: str) -> tuple[FoundDate, ...]:
    """Return the due dates in a text, in order; they do not overlap.

    The text is in composed form (see `folding`) and single-spaced. Days that are no due date
    ("since Friday", "every Friday") are left out.
    """
    return tuple(found for found, is_due in _scan(words, today, language) if is_due)


def _scan(words: str, today: date, language: str) -> Iterator[tuple[FoundDate, bool]]:
    """Yield each day that is named, and whether it can be a due date; of two at one place the longer."""
    table = language_of(language).dates
    folded = fold(words)
    matches = [
        (match, phrase)
        for pattern, phrase in _patterns(language_of(language).code)
        for match in pattern.finditer(folded)
        if not phrase.leans or _has_lead(match) or match.span("date") == (0, len(folded))
    ]
    reached = 0
    for match, phrase in sorted(matches, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() < reached:
            continue
        reached = match.end()
        matched = words[slice(*match.span("date"))].rstrip(".")
        is_due = phrase.rule is not Rule.NO_DATE and not match["never"]
        days = reckon(phrase.rule, _parts(match, table), today) if is_due else ()
        yield FoundDate(_judged(days, matched, today), *match.span(), _lead(match)), is_due


@lru_cache(maxsize=16)
def _patterns(code: str) -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    table = language_of(code).dates
    lead = (
        f"(?:(?:(?P<by>{table.by})|(?P<until>{table.until})|(?P<on>{table.on})|(?P<never>{table.never})) )?"
    )
    end = r"(?![\w/%]|'\w|[.,]\d)"
    dates = ((f"(?P<date>{_filled(phrase.pattern, table)})", phrase) for phrase in table.phrases)
    return tuple(
        (re.compile(rf"(?<![\w/]){lead}{named}(?:{table.time})?{end}"), phrase) for named, phrase in dates
    )


def _filled(pattern: str, table: DateWords) -> str:
    """Return the pattern with its stand-ins filled; a group that comes twice is told apart by a number."""
    words: Mapping[str, str] = {
        "weekday": _any_of({**table.weekdays, **table.short_weekdays}),
        "fullday": _any_of(table.weekdays),
        "month": _any_of(table.months),
        "named": _any_of(table.named),
        "number": rf"\d{{1,3}}|{_any_of(table.numbers)}",
        "unit": _any_of(table.units),
        "ordinal": _any_of(table.ordinals),
        "year": r"\d{4}",
    }
    pattern = re.sub(r"(?<!\?P)<day>", lambda _: table.day, pattern)
    places = iter(range(len(pattern)))
    return re.sub(
        rf"(?<!\?P)<({'|'.join(words)})>",
        lambda found: f"(?P<{found[1]}_{next(places)}>{words[found[1]]})",
        pattern,
    )


def _any_of(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _parts(match: re.Match[str], table: DateWords) -> Parts:
    said = {name.split("_")[0]: words for name, words in match.groupdict().items() if words}
    weekday = said.get("weekday") or said.get("fullday")
    month = said.get("month")
    year = int(said["year"]) if "year" in said else None
    return Parts(
        weekday={**table.weekdays, **table.short_weekdays}[weekday] if weekday else None,
        day=int(said["day"]) if "day" in said else None,
        month=table.months[month] if month else int(said.get("monthno", 0)),
        year=year + CENTURY if year is not None and year < 100 else year,
        first=int(said.get("first", 0)),
        second=int(said.get("second", 0)),
        number=_number(said, table),
        unit=table.units[said["unit"]] if "unit" in said else Unit.DAY,
    )


def _number(said: Mapping[str, str], table: DateWords) -> int:
    for name, numbers in (("named", table.named), ("number", table.numbers), ("ordinal", table.ordinals)):
        if name in said:
            return int(said[name]) if said[name].isdecimal() else numbers[said[name]]
    return int(said.get("quarter", 0))


def _judged(days: tuple[date, ...], matched: str, today: date) -> DateReading:
    if not days:
        return DateReading(None, matched, IMPOSSIBLE)
    if len(days) > 1:
        return DateReading(None, matched, AMBIGUOUS, days)
    if days[0] < today:
        return DateReading(None, matched, PAST, days)
    return DateReading(days[0], matched)


def _has_lead(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("by", "until", "on", "never"))


def _lead(match: re.Match[str]) -> Lead | None:
    return next((lead for lead in Lead if match[lead.value]), None)


def _read_by_library(words: str, today: date, language: str) -> DateReading | None:
    """Return dateparser's reading of a short phrase with a date's words in it; None where it is not trusted.

    The library is silently wrong at times ("before 15 Dec" became 11 December), so a day
    that does not carry the figures and the week day that were written is not believed.
    """
    table = language_of(language)
    folded = fold(words)
    date_words = _any_of({**table.dates.weekdays, **table.dates.months, **table.dates.units})
    if len(words) > LONGEST_PHRASE or not re.search(rf"\b(?:{date_words})\b", folded):
        return None
    settings = {
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": datetime.combine(today, time.min),
        "REQUIRE_PARTS": ["day"],
        "DATE_ORDER": "DMY",
    }
    parsed = dateparser.parse(words, languages=[table.code], settings=settings)
    if parsed is None or not _carries(parsed.date(), folded, table.dates):
        return None
    return _judged((parsed.date(),), words, today)


def _carries(day: date, folded: str, table: DateWords) -> bool:
    figures = {int(figure) for figure in re.findall(r"\d+", folded)}
    counted = re.search(rf"\b(?:{_any_of(table.units)})\b", folded) is not None
    weekdays = {n for word, n in table.weekdays.items() if word in folded.split()}
    return (counted or figures <= {day.day, day.month, day.year}) and weekdays <= {day.weekday()}
