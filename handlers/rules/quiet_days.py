"""Reading quiet days as coordinators write them: "24 Dec - 2 Jan Winter break", "17 May Our day"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.rules import dates
from handlers.rules.dates import DateReading, find_dates, read_date
from handlers.rules.languages import language_of
from handlers.rules.languages.folding import composed, fold
from storage.errors import Refused

LONGEST = 92
"""The most days of a quiet period."""

LONGEST_NAME = 60

_LEAD = re.compile(r"^(?:from|between|on|du|de|entre|le|les)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[-–—]\s*|\s+(?:to|until|till|through|and|au|jusqu['’]au|et|à)\s+", re.IGNORECASE)
_WEEK = re.compile(
    r"(?:all |toute )?(?:(?:(?P<this>this|cette)|next) (?:week|semaine)|(?:la )?semaine prochaine)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"^\d{1,2}(?:st|nd|rd|th|er)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuietDays:
    """The first day, the last, and what they are called; "" where nobody said."""

    first_on: date
    last_on: date
    name: str


def read(text: str, today: date, language: str) -> QuietDays:
    """Return the days that a text begins with, and what follows as their name.

    Days without a year are the next such. Raises `Refused` ("quiet.unclear", "quiet.ambiguous" or
    "quiet.too_long") with what would work.
    """
    words = _LEAD.sub("", " ".join(composed(text).split()))
    found = _named_stretch(words, today, language) or next(_readings(words, today, language), None)
    if found is None:
        raise Refused("quiet.unclear", {"said": text.strip()[:60]})
    first, last, name = found
    if (last - first).days >= LONGEST or last < first:
        raise Refused("quiet.too_long", {"first": first, "last": last, "most": LONGEST})
    return QuietDays(first, last, name.strip(" ,:;.-–—")[:LONGEST_NAME])


def _named_stretch(words: str, today: date, language: str) -> tuple[date, date, str] | None:
    """Return the days of a week or month that the words begin with, and what follows."""
    if (week := _WEEK.match(words)) is not None:
        monday = today - timedelta(days=today.weekday())
        monday += timedelta(days=0 if week["this"] else 7)
        return max(monday, today), monday + timedelta(days=6), words[week.end() :]
    said, _, name = words.partition(":")
    month = language_of(language).dates.months.get(fold(said.strip()))
    if month is None:
        return None
    first = date(today.year + (month < today.month), month, 1)
    return max(first, today), first.replace(day=monthrange(first.year, month)[1]), name


def _readings(words: str, today: date, language: str) -> Iterator[tuple[date, date, str]]:
    """Yield the stretch of days that the words may begin with, then the one day."""
    for mark in _BETWEEN.finditer(words):
        left, right = words[: mark.start()], _LEAD.sub("", words[mark.end() :])
        bare = _FIGURE.match(left)
        first = None if bare else _whole(left, today, language)
        end = _beginning(right, first or today, language)
        if end is None or (first is None and bare is None):
            continue
        last, rest = end
        if first is None:
            first = _in_month_of(last, int(re.sub(r"\D", "", left)))
        if first is not None:
            yield first, last, rest
    day = _beginning(words, today, language)
    if day is not None:
        yield day[0], day[0], day[1]


def _beginning(words: str, today: date, language: str) -> tuple[date, str] | None:
    """Return the day that words begin with, and what follows it."""
    for found in find_dates(words, today, language):
        if found.start == 0 or _LEAD.fullmatch(words[: found.start]):
            day = _day(found.reading)
            return None if day is None else (day, words[found.end :])
        break
    for end in range(len(words.split()), 0, -1):
        head = " ".join(words.split()[:end])
        day = _whole(head, today, language)
        if day is not None:
            return day, words[len(head) :]
    return None


def _whole(words: str, today: date, language: str) -> date | None:
    """Return the day that words are; None where they are more or less than that."""
    reading = read_date(words, today, language)
    if len(reading.matched) + 4 < len(words):
        return None
    return _day(reading)


def _day(reading: DateReading) -> date | None:
    if reading.problem == dates.AMBIGUOUS:
        raise Refused("quiet.ambiguous", {"said": reading.matched})
    if reading.problem == dates.PAST and reading.candidates:
        return reading.candidates[0]
    return reading.day


def _in_month_of(last: date, day: int) -> date | None:
    """Return the day of that number before `last`: in its month, or the one before."""
    for month_end in (last, last.replace(day=1) - timedelta(days=1)):
        try:
            first = month_end.replace(day=day)
        except ValueError:
            continue
        if first <= last:
            return first
    return None
