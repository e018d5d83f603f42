"""Taking a sentence about a rhythm apart: what it says, by part, and what is left of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from handlers.rules.dates import PAST, DateReading, find_dates
from handlers.rules.languages import language_of
from handlers.rules.languages.folding import composed, fold
from handlers.rules.languages.rhythms import WORDS
from handlers.rules.languages.rhythms.table import TOGETHER, RhythmWords, Saying
from handlers.rules.languages.table import DateWords, Unit
from handlers.rules.rhythm import LAST
from storage.records.schedules import Clock

NOON = 12
DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30}
GAP = " | "


class Unclear(Exception):
    """The words say no rhythm, or two at once."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence says of a rhythm; None and empty where it says nothing.

    `weeks` and `months` lie between two dates; `each` says that a weekday comes every week,
    `span` is the month (1) or quarter (3) that a day is counted in. `before` and `after` are
    days. `only` is the one date of what occurs once, `start` the day from which a series begins.
    """

    weeks: int | None = None
    months: int | None = None
    each: bool = False
    span: int | None = None
    weekday: int | None = None
    nth: int | None = None
    day: int | None = None
    before: int | None = None
    after: tuple[int, ...] = ()
    only: date | None = None
    start: date | None = None
    at: time | None = None
    clock: Clock | None = None


def hear(text: str, code: str, today: date) -> Heard:
    """Return what a sentence in one of the languages that have words for rhythms says, judged from `today`.

    Raises `Unclear` where something in it was not understood.
    """
    ear = _ear(code)
    rest = " ".join(fold(composed(text)).split()).rstrip(".!")
    rest, start = ear.start(rest, today)
    parts: dict[str, str] = {}
    rest = _take(ear.times, rest, parts)
    only = None
    if ear.once.search(rest) or ear.names_month(rest):
        rest, only = ear.one_date(ear.once.sub(GAP, rest), today)
    else:
        rest = _take(ear.sayings, rest, parts)
    if set(re.findall(r"[\w'-]+", rest)) - ear.words.fillers:
        raise Unclear(rest)
    return ear.heard(parts, only, start)


Pattern = tuple[re.Pattern[str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Ear:
    """One language's words for rhythms and dates, compiled."""

    code: str
    words: RhythmWords
    dates: DateWords
    times: tuple[Pattern, ...]
    sayings: tuple[Pattern, ...]
    starts: re.Pattern[str]
    once: re.Pattern[str]

    def start(self, rest: str, today: date) -> tuple[str, date | None]:
        """Return what is left without the first date of a series, and that date; it may have passed."""
        marker = self.starts.search(rest)
        if marker is None:
            return rest, None
        words = rest[marker.end() :].strip()
        after, start = self._date_at_front(words, today, self.words.beginnings, passed=True)
        return rest[: marker.start()] + GAP + after, start

    def one_date(self, rest: str, today: date) -> tuple[str, date]:
        """Return what is left without the one date of what occurs once, and that date."""
        return self._date_at_front(
            re.sub(rf"^(?:{re.escape(GAP)}|[ |,:]|{self.words.on} )+", "", rest), today
        )

    def names_month(self, rest: str) -> bool:
        """Return whether the words name a date of a year rather than days of a series."""
        months = "|".join(self.dates.months)
        return bool(re.search(rf"\b(?:{months})\b|\d[-/.]\d", rest))

    def _date_at_front(
        self, words: str, today: date, leads: tuple[str, ...] = (), *, passed: bool = False
    ) -> tuple[str, date]:
        """Return what is left and the day that the words begin with, by the lead that explains most."""
        readings = []
        for lead in (*leads, self.words.on):
            found = next(iter(find_dates(f"{lead} {words}", today, self.code)), None)
            if found and found.start == 0:
                said = found.reading.matched.removeprefix(f"{lead} ")
                readings.append((said, _day(found.reading, passed=passed)))
        said, day = max(readings, key=lambda reading: len(reading[0]), default=("", None))
        if day is None:
            raise Unclear(words)
        return GAP + words[len(said) :], day

    def heard(self, parts: Mapping[str, str], only: date | None, start: date | None) -> Heard:
        unit = DAYS.get(self.dates.units[parts["unit"]]) if "unit" in parts else 1
        if unit is None:
            raise Unclear(parts["unit"])
        return Heard(
            weeks=self._number(parts.get("weeks")),
            months=self._number(parts.get("months")),
            each="each" in parts,
            span=self._number(parts.get("span")),
            weekday=self._weekday(parts.get("weekday")),
            nth=self._number(parts.get("nth")),
            day=self._number(parts.get("day")),
            before=int(self._number(parts["before"]) or 0) * unit if "before" in parts else None,
            after=tuple(int(self._number(one) or 0) * unit for one in self._listed(parts.get("after", ""))),
            only=only,
            start=start,
            at=_time(parts),
            clock=_clock(parts.get("clock")),
        )

    def _listed(self, words: str) -> list[str]:
        return re.findall(rf"\b(?:{_number_words(self.dates)})\b", words)

    def _weekday(self, word: str | None) -> int | None:
        weekdays = {**self.dates.weekdays, **self.dates.short_weekdays}
        return None if word is None else weekdays[word if word in weekdays else word.rstrip("s.")]

    def _number(self, word: str | None) -> int | None:
        if word is None or word.isdecimal():
            return None if word is None else int(word)
        if word.rstrip("s") == self.words.last:
            return LAST
        numbers = {**self.dates.numbers, **self.dates.ordinals}
        return numbers[word if word in numbers else word.rstrip("s")]


@lru_cache
def _ear(code: str) -> _Ear:
    words, dates = WORDS[code], language_of(code).dates
    return _Ear(
        code,
        words,
        dates,
        tuple(_compiled(saying, words, dates) for saying in words.times),
        tuple(_compiled(saying, words, dates) for saying in words.sayings),
        re.compile(rf"(?<!\w)(?:{words.starts})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{words.once})(?!\w)"),
    )


def _compiled(saying: Saying, words: RhythmWords, dates: DateWords) -> Pattern:
    """Return the pattern with its stand-ins filled; a part that comes twice is told apart by a number."""
    full, short = _any_of(dates.weekdays), _any_of(dates.short_weekdays)
    number = _number_words(dates)
    ordinal = f"(?:{_any_of(dates.ordinals)})s?"
    stand_ins = {
        "<weekday>": rf"(?P<weekday>(?:{full})s?|(?:{short})\.?)",
        "<weekdays>": rf"(?P<weekday>(?:{full})s)",
        "<number>": f"(?:{number})",
        "<numbers>": rf"(?:{number})(?:(?:,|,? (?:and|et)) (?:{number}))*",
        "<ordinal>": ordinal,
        "<nth>": f"(?:{words.last}s?|{ordinal})",
        "<unit>": f"(?:{_any_of(dates.units)})",
    }
    pattern = re.sub(r"(?<!\?P)<\w+>", lambda found: stand_ins[found[0]], saying.pattern)
    places = iter(range(len(pattern)))
    pattern = re.sub(r"\?P<(\w+)>", lambda found: f"?P<{found[1]}_{next(places)}>", pattern)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), saying.says


def _take(patterns: tuple[Pattern, ...], rest: str, parts: dict[str, str]) -> str:
    """Return what is left of the words after each pattern took its own, once; the parts are filled."""
    for pattern, says in patterns:
        match = pattern.search(rest)
        if match is None:
            continue
        for name, word in (*says.items(), *_said(match)):
            if parts.setdefault(name, word) != word:
                raise Unclear(rest)
        rest = rest[: match.start()] + GAP + rest[match.end() :]
    return rest


def _said(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    return ((name.split("_")[0], word) for name, word in match.groupdict().items() if word)


def _number_words(dates: DateWords) -> str:
    return rf"\d{{1,3}}|{_any_of(dates.numbers)}"


def _any_of(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _day(reading: DateReading, *, passed: bool) -> date | None:
    """Return the day that is meant; of one that has just gone by, next year's where it cannot be past."""
    if reading.problem != PAST:
        return reading.day
    return reading.candidates[0] if passed else next(iter(reading.candidates[1:]), None)


def _time(parts: Mapping[str, str]) -> time | None:
    if "hour" not in parts:
        return None
    hour, half = int(parts["hour"]), parts.get("half", "")
    if half:
        if not 1 <= hour <= NOON:
            raise Unclear(half)
        hour = hour % NOON + (NOON if half.startswith("p") else 0)
    try:
        return time(hour, int(parts.get("minute", 0)))
    except ValueError as wrong:
        raise Unclear(str(hour)) from wrong


def _clock(word: str | None) -> Clock | None:
    if word is None:
        return None
    return Clock.PARTNERSHIP if word == TOGETHER else Clock.PERSON
