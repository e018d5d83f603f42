"""Composition: a phrase becomes lines in its reader's language; only the catalogue's own words are markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

from prompts import formats
from prompts.catalogue import Catalogue
from prompts.phrase import City, ClockIn, Language, Phrase, ShortDay, Tongue, Until, Value
from storage.records.messages import Line, LineKind, Span, Style

_KINDS = {"# ": LineKind.HEADING, "- ": LineKind.BULLET, "> ": LineKind.QUOTE}
_MARKS = re.compile(
    r"\*\*(?P<strong>\S|\S.*?\S)\*\*"
    r"|(?<![\w}])_(?P<emphasis>[^\s_]|[^\s_].*?\S)_(?![\w{])"
    r"|`(?P<code>[^`]+)`"
)
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence in one style: words, or the name of a value to be put there."""

    text: str
    style: Style
    named: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a sentence before it is filled. One without parts is an empty line."""

    kind: LineKind
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a phrase is composed: language as asked, CLDR locale as found, IANA zone, and when."""

    language: str
    locale: Locale
    zone: str
    now: datetime


class Composer:
    """Turns phrases into lines, in the words of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def lines(self, phrase: Phrase, language: str, zone: str, now: datetime) -> tuple[Line, ...]:
        """Return the phrase as lines for a reader of `language` who lives in the IANA `zone`, at aware `now`.

        Raises `KeyError` where the key is unknown or a value is missing, `TypeError` where a
        tuple of phrases stands amid other words: the caller is wrong.
        """
        return tuple(self._lines(phrase, Reader(language, self._locale(language), zone, now)))

    def text(self, phrase: Phrase, language: str, zone: str, now: datetime) -> str:
        """Return the phrase as one line without style, for a button's label. Raises as `lines` does."""
        return " ".join(line.text for line in self.lines(phrase, language, zone, now) if line.spans)

    def told(self, value: Value, language: str, zone: str, now: datetime) -> str:
        """Return a value as one line without style, for a list to choose from. Raises as `lines` does."""
        if isinstance(value, Phrase):
            return self.text(value, language, zone, now)
        return _joined(_told(value, Reader(language, self._locale(language), zone, now)))

    def _locale(self, language: str) -> Locale:
        # Dates follow the language of the words around them, by the reader's region where it is known.
        spoken = self.catalogue.spoken(language)
        if language.lower().startswith(spoken.lower()):
            try:
                return formats.locale_of(language.replace("_", "-"))
            except (ValueError, UnknownLocaleError):
                pass
        return formats.locale_of(spoken)

    def _lines(self, phrase: Phrase, reader: Reader) -> list[Line]:
        """Return the lines of a phrase; an empty line stands only between two that are not gone."""
        if phrase.language is not None:
            reader = replace(reader, language=phrase.language, locale=self._locale(phrase.language))
        count = phrase.values.get("count")
        decides = count if isinstance(count, int) else None
        made: list[Line] = []
        parted = False
        for row in parse(self.catalogue.sentence(phrase.key, reader.language, decides)):
            if not row.parts:
                parted = bool(made)
                continue
            filled = self._fill(row, phrase, reader)
            if filled and parted:
                made.append(Line())
                parted = False
            made += filled
        return made

    def _fill(self, row: Row, phrase: Phrase, reader: Reader) -> list[Line]:
        """Return the lines that a row becomes; none where it holds nothing but an empty tuple."""
        if len(row.parts) == 1 and row.parts[0].named:
            made = self._alone(_value(phrase, row.parts[0].text, reader), row, reader)
            return [_styled(line, row.parts[0].style) for line in made]
        rows: list[list[Span]] = [[]]
        for part in row.parts:
            first, *rest = self._amid(part, row, phrase, reader)
            rows[-1] += first
            rows += rest
        return [_line(spans, row.kind) for spans in rows]

    def _alone(self, value: Value, row: Row, reader: Reader) -> list[Line]:
        """Return the lines of a value that has its row to itself."""
        if isinstance(value, Phrase):
            return _under(row.kind, self._lines(value, reader))
        if isinstance(value, tuple) and not (value and isinstance(value[0], str)):
            return [
                line
                for phrase in value
                if isinstance(phrase, Phrase)
                for line in _under(row.kind, self._lines(phrase, reader))
            ]
        words = _told(value, reader)
        kept = _split(words) if row.kind in {LineKind.TEXT, LineKind.QUOTE} else [_joined(words)]
        return [_line([Span(text)], row.kind) for text in kept]

    def _amid(self, part: Part, row: Row, phrase: Phrase, reader: Reader) -> list[list[Span]]:
        """Return what a part puts into its row: one run of spans, more where a quote keeps its lines."""
        if not part.named:
            return [[Span(part.text, part.style)]]
        value = _value(phrase, part.text, reader)
        if isinstance(value, Phrase):
            made = [_styled(line, part.style).spans for line in self._lines(value, reader) if line.spans]
            return [[span for n, spans in enumerate(made) for span in (*_gap(n), *spans)]]
        words = _told(value, reader)
        kept = _split(words) if row.kind is LineKind.QUOTE else [_joined(words)]
        return [[Span(text, part.style)] for text in kept]


@lru_cache(maxsize=2048)
def parse(sentence: str) -> tuple[Row, ...]:
    """Return a sentence of the catalogue as rows: the light markup read, the placeholders open."""
    return tuple(_row(line) for line in sentence.split("\n"))


def _row(line: str) -> Row:
    kind = _KINDS.get(line[:2], LineKind.TEXT)
    return Row(kind, tuple(_parts(line if kind is LineKind.TEXT else line[2:])))


def _parts(line: str) -> Iterator[Part]:
    end = 0
    for mark in _MARKS.finditer(line):
        yield from _open(line[end : mark.start()], Style.PLAIN)
        yield from _open(mark[mark.lastgroup or 0], Style(mark.lastgroup or "plain"))
        end = mark.end()
    yield from _open(line[end:], Style.PLAIN)


def _open(words: str, style: Style) -> Iterator[Part]:
    for n, piece in enumerate(_PLACEHOLDER.split(words)):
        if piece:
            yield Part(piece, style, named=n % 2 == 1)


def _value(phrase: Phrase, name: str, reader: Reader) -> Value:
    try:
        value = phrase.values[name]
    except KeyError:
        raise KeyError(f"{phrase.key} wants {name}") from None
    if isinstance(value, Until):
        return value.before if reader.now < value.moment else value.after
    return value


def _told(value: Value, reader: Reader) -> str:
    """Return a value in the reader's words, people's text as it is."""
    match value:
        case str():
            return value
        case int() | Decimal():
            return formats.number(value, reader.locale)
        case City() | Tongue() | Language():
            return _name(value, reader)
        case tuple():
            return formats.listing(_words(value), reader.locale)
        case _:
            return _when(value, reader)


def _name(value: City | Tongue | Language, reader: Reader) -> str:
    match value:
        case City(zone):
            return formats.city(zone, reader.locale)
        case Tongue(tag):
            return formats.tongue(tag)
        case Language(tag):
            return formats.language(tag, reader.locale)


def _when(value: Value, reader: Reader) -> str:
    match value:
        case datetime():
            return formats.moment(value, reader.now, reader.zone, reader.locale)
        case date():
            return formats.day(value, _day_of(reader.now, reader), reader.locale)
        case time():
            return formats.wall_time(value, reader.locale)
        case ShortDay(on):
            return formats.short_day(_day_of(on, reader), reader.locale)
        case ClockIn(zone):
            return formats.clock_in(zone, reader.now, reader.locale)
        case _:
            raise TypeError(f"a {type(value).__name__} cannot be told")


def _day_of(on: date | datetime, reader: Reader) -> date:
    """Return a day as it is; of a moment, the day that it falls on where the reader lives."""
    return on.astimezone(ZoneInfo(reader.zone)).date() if isinstance(on, datetime) else on


def _words(value: tuple[str, ...] | tuple[Phrase, ...]) -> list[str]:
    words = [word for word in value if isinstance(word, str)]
    if len(words) < len(value):
        raise TypeError("phrases in a tuple need a line of their own")
    return words


def _split(words: str) -> list[str]:
    return words.splitlines() or [""]


def _joined(words: str) -> str:
    return " ".join(_split(words))


def _gap(n: int) -> tuple[Span, ...]:
    return (Span(" "),) if n else ()


def _under(kind: LineKind, lines: list[Line]) -> list[Line]:
    """Return lines as they stand in a row of `kind`: a quote holds all, a bullet begins with the first."""
    return [
        replace(line, kind=kind)
        if line.kind is LineKind.TEXT and (n == 0 or kind is LineKind.QUOTE)
        else line
        for n, line in enumerate(lines)
    ]


def _styled(line: Line, style: Style) -> Line:
    spans = (replace(span, style=style) if span.style is Style.PLAIN else span for span in line.spans)
    return replace(line, spans=tuple(spans))


def _line(spans: list[Span], kind: LineKind) -> Line:
    """Return a line whose neighbouring spans of one style are one."""
    runs = groupby((span for span in spans if span.text), key=lambda span: span.style)
    return Line(tuple(Span("".join(span.text for span in run), style) for style, run in runs), kind)
