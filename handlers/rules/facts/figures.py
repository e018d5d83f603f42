"""The numbers, days and hours that a text states, in one form whatever its language."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from handlers.rules.facts.counting import SOFT, in_figures
from handlers.rules.facts.figure_words import capital_months, words_of
from handlers.rules.facts.fractions import in_decimals, with_halves, without_signs
from handlers.rules.facts.recurring import recurring
from handlers.rules.facts.strangers import strange_numerals
from handlers.rules.languages import language_of, primary
from handlers.rules.languages.folding import composed, fold
from handlers.rules.terms import informative

_SHARE = re.compile(r"\b(?:per|pour|por) ?cent(?:o|s)?\b|\bpor ciento\b")
_NUMBER = re.compile(
    r"(?<![a-zа-я0-9_])(?<!\d\.)(?P<sign>(?<![\w)%.])(?<!\d )-(?=\.?\d))?"
    r"(?P<figures>\d{1,3}(?:[ '٬.,]\d{3})+(?![\d])(?:[.,٫]\d+)?|\d+(?:[.,٫:]\d+)*|(?<![\w.])\.\d+)"
    rf"(?P<soft>{SOFT})?(?P<rank>(?:st|nd|rd|th|er|re|ere|eme|e|o|a|º|ª|-?(?:й|я|е|го|му|ю|х|м))(?![a-zа-я]))?"
    r"(?P<tied>[a-zа-я0-9_]*)"
)
_MAGNITUDE = re.compile(
    r"\s?(?:(?P<k>k\b|thousand|mille|mil\b|тыс\w*|千|الف|الاف)|(?P<w>万)"
    r"|(?P<m>m\b|mn\b|million\w*|millon\w*|миллион\w*|млн|مليون|ملايين)"
    r"|(?P<b>bn\b|billion|milliards?|миллиард\w*|млрд|亿|مليار))"
)
_MINUS = re.compile(
    r"\b(?:minus|(?<!au )(?<!du )moins|(?<!al )(?<!lo )menos|минус|(?:ال)?سالب) (?=\.?\d)|(?:负|零下) ?(?=\d)"
)
_PHONE = re.compile(r"(?<![\w.,/+-])\+?\d{1,4}(?:[ .-]\d{2,4}){2,}(?![\d,/]|\.\d)")
_GROUPED = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_IN_YEAR = re.compile(
    r"\b(?:in|since|by|from|until|till|the|to|and|year|en|depuis|jusqu'en|l'an|des|desde|hasta|el|ano|в|с|к|до"
    r"|عام|سنه|في|منذ)\s+$|[-/]\s?$"
)
_YEAR_FIGURES = 4
_DOZENS = re.compile(r"\b(?<=\d )dozen\b|(?<=\btwo )dozen\b|(?<=\bthree )dozen\b|(?<=\bfour )dozen\b")
_SCORE = re.compile(r"\ba score(?= of\b)")
_NEXT = re.compile(r"[\s-]*([^\W\d_]+)")
_TIMES = {"k": 3, "w": 4, "m": 6, "b": 9}
_RANGE = re.compile(r"\s*(?:-|,|to|and|or|a|et|ou|y|o|al?|и|или|до|到|至|或|和|الي|او|و|/)\s*")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d])")
_CHINESE = re.compile(r"(?:(\d{4})\s*年\s*)?(?<!\d)(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?")
_CLOCK = re.compile(
    r"(?<![\d:.,])(?P<h>[01]?\d|2[0-4])(?:(?:[:]|\s?h\s?)(?P<m>[0-5]\d)(?!\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"|\s?(?P<half2>[ap])\.?m\b\.?|\s?o'clock)"
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month, or as much of it as is said. One in figures alone (4/12) has its `figures`."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    figures: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What a text counts and when it says that things are.

    `numbers` holds the units of each number, in plain decimal: "%", a currency, a stretch of time, or ""
    where none was recognised. `soft` are those that may be mere words ("one", "first"), `ranked` those of
    an order ("12th"); `nouns` holds the stems of the words right behind, "" where there is none. `recurring`
    tells rhythms and seasons; `language` is the BCP 47 primary tag of the text.
    """

    numbers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    soft: frozenset[str] = frozenset()
    ranked: frozenset[str] = frozenset()
    nouns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    recurring: frozenset[str] = frozenset()
    language: str = "en"
    days: frozenset[Day] = frozenset()
    weekdays: frozenset[int] = frozenset()
    minutes: frozenset[int] = frozenset()


@lru_cache(maxsize=256)
def figures_of(text: str, language: str) -> Figures:
    """Return the figures of a text in a language (BCP 47), be they written in figures or in words."""
    return replace(_Reading(language_of(language).code).read(text), language=primary(language))


def plain(text: str) -> str:
    """Return a text as its figures are read: composed, without addresses, each sign in its plain form."""
    joined = composed(unicodedata.normalize("NFKC", without_signs(text)))
    joined = re.sub(r"(?<=\d)\u066c(?=\d)", ",", joined).replace("\u066b", ".").replace("\u066a", "%")
    return _ADDRESS.sub(" ", joined)


class _Reading:
    """One text being read; what was taken for a day or an hour is not counted again as a number."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._words = words_of(code)
        self._days: set[Day] = set()
        self._hours: set[int] = set()

    def read(self, text: str) -> Figures:
        known = plain(text)
        cased = capital_months(known) if self._code == "en" else known
        folded = _DOZENS.sub("dozens", _SHARE.sub("%", fold(cased)))
        folded = _SCORE.sub(" 20 ", folded.replace("baker's dozen", " 13 ")) if self._code == "en" else folded
        words = in_figures(in_decimals(folded, self._code), self._code)
        words = strange_numerals(words, self._code)
        words = _MINUS.sub(" -", with_halves(self._words.halves.sub(_half, words)))
        weekdays = frozenset(
            self._words.weekdays[one["named"]] for one in self._words.weekday.finditer(words)
        )
        for taken in (self._iso, self._chinese, self._numeric, self._named, self._hour):
            words = taken(words)
        counted = self._numbers(_PHONE.sub(_dialled, words))
        return replace(
            counted,
            recurring=recurring(folded, self._code),
            days=frozenset(self._days),
            weekdays=weekdays,
            minutes=frozenset(self._hours),
        )

    def _iso(self, words: str) -> str:
        return self._each(_ISO, words, lambda y, m, d: Day(int(y), int(m), int(d)))

    def _chinese(self, words: str) -> str:
        if self._code != "zh":
            return words
        return self._each(
            _CHINESE, words, lambda y, m, d: Day(int(y) if y else None, int(m), int(d) if d else None)
        )

    def _numeric(self, words: str) -> str:
        return self._each(_NUMERIC, words, lambda a, _, b, y: _numeric(int(a), int(b), int(y)))

    def _each(self, pattern: re.Pattern[str], words: str, made: Callable[..., Day]) -> str:
        def take(found: re.Match[str]) -> str:
            day = made(*found.groups())
            if day.month is not None and not 1 <= day.month <= 12:
                return found.group()
            self._days.add(day)
            return " ; "

        return pattern.sub(take, words)

    def _named(self, words: str) -> str:
        """Take the days of named months: "4 and 5 December 2026", "December 4", "in December"."""

        def take(found: re.Match[str]) -> str:
            month = self._words.months[found["month"]]
            said = found["before"] or found["after"] or ""
            days = [int(one) for one in re.findall(r"\d+", said) if 1 <= int(one) <= 31]
            year = int(found["year"]) if found["year"] else None
            self._days.update(Day(year, month, day) for day in days)
            if not days:
                self._days.add(Day(year, month))
            return " ; "

        return self._words.month.sub(take, words)

    def _hour(self, words: str) -> str:
        def take(found: re.Match[str]) -> str:
            hour, minute = int(found["h"]), int(found["m"] or 0)
            half = found["half"] or found["half2"]
            hour = hour % 12 + (12 if half == "p" else 0) if half else hour
            self._hours.add(hour % 24 * 60 + minute)
            return " ; "

        return _CLOCK.sub(take, words)

    def _numbers(self, words: str) -> Figures:
        found = [
            one for one in _NUMBER.finditer(words) if not one["tied"] or self._words.unit.match(one["tied"])
        ]
        numbers: dict[str, frozenset[str]] = {}
        nouns: dict[str, frozenset[str]] = {}
        soft: set[str] = set()
        hard: set[str] = set()
        ranked: set[str] = set()
        for one, unit in zip(found, self._units(words, found), strict=True):
            value = _value(one["figures"], self._code, _MAGNITUDE.match(words, one.end("figures")))
            value = f"-{value}" if one["sign"] else value
            numbers[value] = numbers.get(value, frozenset()) | {unit}
            nouns[value] = nouns.get(value, frozenset()) | {self._noun(words, one)}
            (soft if one["soft"] else hard).add(value)
            if one["rank"]:
                ranked.add(value)
        return Figures(numbers, frozenset(soft - hard), frozenset(ranked), nouns)

    def _units(self, words: str, found: list[re.Match[str]]) -> list[str]:
        units = [self._unit_of(words, one) for one in found]
        for at in reversed(range(len(found) - 1)):
            between = words[found[at].end() : found[at + 1].start()]
            if not units[at] and _RANGE.fullmatch(between):
                units[at] = units[at + 1]
        return units

    def _noun(self, words: str, number: re.Match[str]) -> str:
        """Return the stem of the word right behind a number; "" where that is none, or a small word."""
        if self._code == "zh":
            return re.sub(r"\W.*", "", words[number.end() : number.end() + 3].lstrip())
        if len(number["figures"]) == _YEAR_FIGURES and _IN_YEAR.search(words[: number.start()][-8:]):
            return ""
        behind = _NEXT.match(words, number.end())
        stems = informative(behind[1], self._code) if behind else []
        return stems[0] if stems else ""

    def _unit_of(self, words: str, number: re.Match[str]) -> str:
        before = words[max(0, number.start() - 5) : number.start()].rstrip()
        for sign in "$€£¥":
            if before.endswith(sign):
                return sign
        at = number.start("tied") if number["tied"] else number.end()
        big = _MAGNITUDE.match(words, at)
        at = big.end() if big else at
        unit = self._words.unit.match(words, at)
        if unit is None and number["soft"] and self._code == "ar":
            return self._word_before(words, number)
        return self._words.unit_named(unit) if unit else ""

    def _word_before(self, words: str, number: re.Match[str]) -> str:
        """Return the unit before an Arabic "one", which stands behind what it counts."""
        before = words[: number.start()].split()[-1:]
        unit = self._words.unit.fullmatch(before[0]) if before else None
        return self._words.unit_named(unit) if unit else ""


def _half(found: re.Match[str]) -> str:
    """Return a half as a figure, behind the Arabic "and" if that is written together with it."""
    return f" {'و' if found[0].startswith('و') else ''} 0.5 "


def _dialled(found: re.Match[str]) -> str:
    """Return a telephone number as one figure; what may be one large number stays as it is."""
    figures = re.sub(r"\D", "", found[0])
    return found[0] if _GROUPED.fullmatch(found[0]) or len(figures) < 6 else figures


def _numeric(first: int, second: int, year: int) -> Day:
    year = year if year > 99 else 2000 + year
    return Day(year, figures=(first, second))


def _value(figures: str, code: str, magnitude: re.Match[str] | None) -> str:
    """Return figures in plain decimal; as they stand where they are a chain ("3.2.1")."""
    bare = re.sub(r"[ '٬]", "", figures)
    marks = [sign for sign in bare if sign in ".,:"]
    if ":" in marks:
        return bare
    if len(set(marks)) == 2:
        thousands = next(sign for sign in marks)
        bare = bare.replace(thousands, "").replace(",", ".")
    elif len(marks) > 1:
        parts = re.split("[.,]", bare)
        if any(len(part) != 3 for part in parts[1:]):
            return bare
        bare = "".join(parts)
    elif marks:
        whole, rest = re.split("[.,]", bare)
        grouped = (
            len(rest) == 3
            and whole not in {"", "0"}
            and len(whole) <= 3
            and (marks[0] == "," if code in {"en", "zh", "ar"} else marks[0] == ".")
        )
        bare = whole + rest if grouped else f"{whole}.{rest}"
    value = Decimal(bare)
    if magnitude is not None:
        value = value.scaleb(next(power for name, power in _TIMES.items() if magnitude[name]))
    return format(value.normalize() + 0, "f")
