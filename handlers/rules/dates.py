"""Reading the day that somebody names in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

import dateparser

from handlers.rules.date_patterns import any_of, parts_of, patterns_of
from handlers.rules.languages import language_of
from handlers.rules.languages.folding import composed, fold
from handlers.rules.languages.table import DateWords, Phrase, Rule
from handlers.rules.reckoning import reckon

NONE = "none"
AMBIGUOUS = "ambiguous"
IMPOSSIBLE = "impossible"
PAST = "past"
LONGEST_PHRASE = 60
BESIDE = ("by", "until", "on", "never", "by_after", "never_after")
APPOSITION = re.compile(r",? ?\(?(?:i\.e\. )?")


@dataclass(frozen=True, slots=True)
class DateReading:
    """The day that words name. `day` is set exactly where `problem` is None.

    `matched` are the words that were the date, as written. `problem` is "none" (no date was
    found), "ambiguous" (03/04: `candidates` are the days it may be), "impossible" (31 February)
    or "past" (`candidates` begin with that day; where no year was named, the next such follows).
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
    "before 15 December" keeps the day they named, and "before mid-December" is the 15th: the
    day is echoed for a tap. A date without a year is the next such date, but one of the last weeks
    is past. 15/12 is read day first; where month first is possible too, it is ambiguous.
    """
    words = " ".join(composed(words).split())
    scanned = list(_scan(words, today, language))
    due = _joined([found for found, is_due in scanned if is_due], words)
    if due:
        return due[0].reading
    return (None if scanned else _read_by_library(words, today, language)) or DateReading(None, "", NONE)


def find_dates(words: str, today: date, language: str) -> tuple[FoundDate, ...]:
    """Return the due dates in a text, in order; they do not overlap.

    The text is in composed form (see `folding`) and single-spaced. Days that are no due date
    ("since Friday", "every Friday") are left out; one day said twice, "Friday (4 December)", is one.
    """
    return _joined([found for found, is_due in _scan(words, today, language) if is_due], words)


def _scan(words: str, today: date, language: str) -> Iterator[tuple[FoundDate, bool]]:
    """Yield each day that is named, and whether it can be a due date; of two at one place the longer."""
    table = language_of(language).dates
    folded = fold(words)
    matches = [
        (match, phrase)
        for pattern, phrase in patterns_of(language_of(language).code)
        for match in pattern.finditer(folded)
        if _counts(match, phrase)
    ]
    reached = 0
    for match, phrase in sorted(matches, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() < reached:
            continue
        reached = match.end()
        matched = words[slice(*match.span("date"))].strip(". ")
        is_due = phrase.rule is not Rule.NO_DATE and not match["never"] and not match["never_after"]
        days = reckon(phrase.rule, parts_of(match, table, today), today) if is_due else ()
        yield FoundDate(_judged(days, matched, today), *match.span(), _lead(match, phrase)), is_due


def _joined(dates: list[FoundDate], words: str) -> tuple[FoundDate, ...]:
    """Return the dates, those made one that stand side by side and name one day."""
    joined: list[FoundDate] = []
    for found in dates:
        one = _one_day(joined[-1], found, words) if joined else None
        joined[-1:] = [one] if one else [*joined[-1:], found]
    return tuple(joined)


def _one_day(first: FoundDate, second: FoundDate, words: str) -> FoundDate | None:
    """Return the day that both say, one by its weekday: "Friday (4 December)"; None where they are two."""
    days = first.reading.day, second.reading.day
    between = fold(words[first.end : second.start])
    if days[0] is None or days[1] is None or not APPOSITION.fullmatch(between):
        return None
    exact = [bool(re.search(r"\d", one.reading.matched)) for one in (first, second)]
    if days[0] != days[1] and (exact[0] == exact[1] or days[0].weekday() != days[1].weekday()):
        return None
    end = second.end + ("(" in between and fold(words[second.end :]).startswith(")"))
    meant = second if exact[1] and not exact[0] else first
    return replace(first, reading=meant.reading, end=end, lead=first.lead or second.lead)


def _judged(days: tuple[date, ...], matched: str, today: date) -> DateReading:
    if not days:
        return DateReading(None, matched, IMPOSSIBLE)
    if days[0] < today:
        return DateReading(None, matched, PAST, days)
    if len(days) > 1:
        return DateReading(None, matched, AMBIGUOUS, days)
    return DateReading(days[0], matched)


def _counts(match: re.Match[str], phrase: Phrase) -> bool:
    """Return whether the match is a day for sure: "the report for December" names no day in it."""
    if not phrase.leans or match.span("date") == (0, len(match.string)):
        return True
    beside = {name for name in BESIDE if match[name]}
    return bool(beside - {"on"} if phrase.rule in {Rule.MONTH, Rule.YEAR} else beside)


def _lead(match: re.Match[str], phrase: Phrase) -> Lead | None:
    """Return the lead; a number of days is a deadline of itself: "within ten days"."""
    if match["by_after"]:
        return Lead.BY
    counted = Lead.BY if phrase.rule is Rule.COUNT else None
    return next((lead for lead in Lead if match[lead.value]), counted)


def _read_by_library(words: str, today: date, language: str) -> DateReading | None:
    """Return dateparser's reading of a short phrase with a date's words in it; None where it is not trusted.

    The library is silently wrong at times ("before 15 Dec" became 11 December, "un jour", some
    day, tomorrow), so only figures, week days and months are given to it, and a day that does not
    carry those that were written is not believed.
    """
    table = language_of(language)
    folded = fold(words)
    date_words = any_of({**table.dates.weekdays, **table.dates.months})
    if len(words) > LONGEST_PHRASE or not re.search(rf"\d|\b(?:{date_words})\b", folded):
        return None
    if not re.search(rf"\b(?:{date_words}|{any_of(table.dates.units)})\b", folded):
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
    counted = re.search(rf"\b(?:{any_of(table.units)})\b", folded) is not None
    weekdays = {n for word, n in table.weekdays.items() if word in folded.split()}
    return (counted or figures <= {day.day, day.month, day.year}) and weekdays <= {day.weekday()}
