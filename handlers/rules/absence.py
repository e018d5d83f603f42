"""Absences: who is away on a day, who is asked instead, and how people say that they will be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from handlers.rules.dates import PAST, read_date
from handlers.rules.languages import language_of
from handlers.rules.languages.folding import composed, fold
from storage.records.people import Person

DAY = timedelta(days=1)
LONGEST = 200
"""Who writes more than this tells something else as well."""

_EDGES = " \t\n.,;:!"
_PARTICLE = 3
"""So few letters beside a date ("on", "le") say nothing else."""


@dataclass(frozen=True, slots=True)
class Absence:
    """The days that somebody is away, both included, and the name of who is asked meanwhile ("" if none)."""

    first: date
    last: date
    stand_in: str = ""


def is_away(person: Person, day: date) -> bool:
    """Say whether a person is away on a day where they live; with no end set they are not away."""
    if person.away_until is None:
        return False
    return (person.away_from or day) <= day <= person.away_until


def without_opening(text: str, language: str) -> str | None:
    """Return what follows the words that say one is away; None where the text does not begin with them."""
    words = " ".join(composed(text).split())
    said = re.match(rf"(?:{language_of(language).absences.opening})(?![\w'])", fold(words))
    if said is None or len(words) > LONGEST:
        return None
    return words[said.end() :].strip(_EDGES)


def read(text: str, today: date, language: str) -> Absence | None:
    """Return the absence that the whole text tells of; None where it has no days, or says more than that.

    "Until 15 January" begins `today` and includes the 15th; "back on the 18th" ends on the 17th,
    and "for two weeks" on its fourteenth day. A day alone is that day, "next week" its Monday to its
    Sunday. Languages are BCP 47 tags.
    """
    rest = without_opening(text, language)
    words = " ".join(composed(text).split()).strip(_EDGES) if rest is None else rest
    if len(words) > LONGEST:
        return None
    days, name = _parted(words, language)
    weeks = language_of(language).absences.weeks.get(fold(days))
    if weeks is not None:
        monday = today - DAY * today.weekday() + timedelta(weeks=weeks)
        return Absence(max(monday, today), monday + DAY * 6, stand_in=name)
    for said in _spans(days, language):
        found = _days(said, today, language)
        if found is not None and today <= found[1] and found[0] <= found[1]:
            return Absence(*found, stand_in=name)
    return None


def _parted(words: str, language: str) -> tuple[str, str]:
    """Return the words about days, and the name of who is asked meanwhile."""
    for pattern in _namings(language):
        found = pattern.search(fold(words))
        if found is not None:
            return words[: found.start()].strip(_EDGES), words[slice(*found.span("name"))].strip(_EDGES)
    return words, ""


def _spans(days: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield how the words may name a first day, a last day and the day of return ("" for one not named)."""
    folded = fold(days)
    within = language_of(language).absences.within
    for pattern in _spellings(language):
        said = pattern.fullmatch(folded)
        if said is not None:
            parts = said.groupdict(default="")
            back = f"{within} {parts['span']}" if "span" in parts else parts.get("back", "")
            yield parts.get("first", ""), parts.get("last", ""), back


def _days(said: tuple[str, str, str], today: date, language: str) -> tuple[date, date] | None:
    first_said, last_said, back_said = said
    if first_said and not first_said.isdigit():
        first = _day(first_said, today, language, is_begun=True)
        if first is None:
            return None
        if not last_said and not back_said:
            return None if _is_stretch(first_said, language) else (first, first)
    else:
        first = today
    last = _day(last_said or back_said, max(first, today), language)
    if last is None:
        return None
    if first_said.isdigit():
        known = _before(int(first_said), last)
        if known is None:
            return None
        first = known
    return first, last - DAY if back_said else last


def _day(words: str, today: date, language: str, *, is_begun: bool = False) -> date | None:
    """Return the day that all of the words name; what began may lie in the past."""
    reading = read_date(words, today, language)
    beside = fold(words).replace(fold(reading.matched), "", 1).strip(_EDGES)
    if len(beside) > _PARTICLE:
        return None
    if is_begun and reading.problem == PAST:
        return reading.candidates[0]
    return reading.day if reading.problem is None else None


def _before(number: int, last: date) -> date | None:
    """Return the last day of this number in a month ("20 to 27 December") that does not lie after `last`."""
    if not 1 <= number <= 31:
        return None
    return next(day for day in (last - DAY * back for back in range(63)) if day.day == number)


def _is_stretch(words: str, language: str) -> bool:
    """Say whether the words name a stretch of the calendar ("next week"), whose first day is not clear."""
    units = language_of(language).dates.units
    return any(word in units for word in words.split())


@lru_cache(maxsize=16)
def _namings(language: str) -> tuple[re.Pattern[str], ...]:
    words, joints = language_of(language).absences, language_of(language).promises.joints
    name = r"(?P<name>[^\d,;!?]+?)"
    return (
        re.compile(rf"(?:^|[\s,;.])(?:{words.asks}) {name}$"),
        re.compile(rf"(?:[,;.] ?(?:(?:{joints}) )?| (?:{joints}) ){name} (?:{words.asked})$"),
    )


@lru_cache(maxsize=16)
def _spellings(language: str) -> tuple[re.Pattern[str], ...]:
    words = language_of(language).absences
    begins, returns = rf"(?:{words.begins}) ?", rf"(?<![\w])(?:{words.returns})(?![\w'])"
    ends = rf"(?<![\w'])(?:{words.ends})(?![\w'])"
    lasts = rf"(?<![\w'])(?:{words.lasts})(?![\w'])"
    counted = rf"(?P<span>(?:\d{{1,3}}|{'|'.join(map(re.escape, language_of(language).dates.numbers))}) .+)"
    spellings = (
        rf"(?:(?:{begins})?(?P<first>.+?)[ ,;]*)?{returns} (?P<back>.+)",
        rf"(?:(?:{begins})?(?P<first>.+?)[ ,;]*)??{ends} [^,;]+[ ,;]+{returns} (?P<back>.+)",
        rf"{ends} (?P<last>.+)",
        rf"(?:{begins})?(?P<first>.+?)[ ,;]*{ends} (?P<last>.+)",
        r"(?P<first>\d{1,2}) ?- ?(?P<last>\d{1,2} .+)",
        r"(?P<first>.+)",
        rf"(?:{lasts} )?{counted}",
        rf"(?:{begins})?(?P<first>.+?)[ ,;]*{lasts} {counted}",
    )
    return tuple(re.compile(spelling) for spelling in spellings)
