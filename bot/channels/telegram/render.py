"""Messages as Telegram HTML: pure functions that escape, split to Telegram's limits and lay out buttons.

Telegram turns what looks like a mention, a command, a tag or an address into something to tap,
however it was escaped. Such words are set as code instead, where Telegram links nothing: they
stay exactly as they were written and can be copied with a tap.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardMarkupLimit, MessageLimit

from storage.records.messages import Choice, Line, LineKind, OutboundMessage, Span, Style

Part = tuple[str, InlineKeyboardMarkup | None]

MAX_UNITS = int(MessageLimit.MAX_TEXT_LENGTH)
CAPTION = int(MessageLimit.CAPTION_LENGTH)
MAX_ENTITIES = 90
"""Telegram ignores formatting beyond 100 entities a message; a quotation needs one of its own."""
ROW_LETTERS = 34
"""Buttons that stand side by side on a phone and keep their words."""
NOTHING = "…"
"""Stands for a message without a visible letter, which Telegram refuses."""

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
_RLM = "\u200f"
_TAGS = {Style.STRONG: "b", Style.EMPHASIS: "i", Style.CODE: "code"}
_BREAKS = re.compile("\r\n|[\r\n\u2028\u2029\u0085\v\f]")
_UNTAGGED = re.compile("<[^>]*>")
_UNKEPT = {code: " " for code in range(32) if code != 10}
_BLANK = {"\u2800", "\u3164"}
_LINKING = re.compile(
    r"""
      @\w{3} | \#\S*[^\W\d_] | \$[A-Z]          # mention, hash tag, cash tag
    | (?<!\w)/[A-Za-z0-9_]                      # command
    | ://                                       # address with a scheme
    | [^\s.]\.[^\W\d_]{2}                       # a domain, also of an e-mail address
    | \d\.\d+\.\d+\.\d                          # an address of numbers
    """,
    re.VERBOSE,
)

Run = tuple[str, Style]


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a part, or a piece of one: runs of words that together fit into a message."""

    runs: tuple[Run, ...]
    quoted: bool

    @property
    def units(self) -> int:
        return sum(_units(text) for text, _ in self.runs) + 1

    @property
    def entities(self) -> int:
        return sum(style is not Style.PLAIN for _, style in self.runs) + self.quoted

    @property
    def html(self) -> str:
        return "".join(_tagged(text, style) for text, style in self.runs)


def render(message: OutboundMessage) -> list[Part]:
    """Return the messages to send, at least one, in their order; the buttons are under the last.

    Each is HTML of which at most 4,096 UTF-16 units are left when it is parsed.
    """
    rtl = message.language.split("-")[0].lower() in _RIGHT_TO_LEFT
    rows = [piece for line in message.lines for row in _rows(line, rtl=rtl) for piece in _cut(row)]
    texts = [_html(part) for part in _packed(rows) if not _blank(part)] or [NOTHING]
    return [(text, None) for text in texts[:-1]] + [(texts[-1], keyboard(message.choices))]


def captioned(message: OutboundMessage) -> tuple[list[Part], str]:
    """Return what to send before the message's picture, and the HTML that stands under it.

    All words stand under it where they fit into 1,024 UTF-16 units, or, where there are none or more than
    that, the words that the picture stands for. Telegram knows no other words for a picture.
    """
    parts = render(replace(message, choices=()))
    if message.text.strip() and len(parts) == 1 and _units(_UNTAGGED.sub("", parts[0][0])) <= CAPTION:
        return [], parts[0][0]
    stands_for = message.picture.alternative if message.picture else ""
    words = replace(message, lines=(Line((Span(stands_for[: CAPTION // 2]),)),), choices=())
    return (parts if message.text.strip() else []), render(words)[0][0]


def keyboard(choices: Iterable[Iterable[Choice]]) -> InlineKeyboardMarkup | None:
    """Return the buttons, in rows that a phone shows whole; None where there are none."""
    rows = [flowed for row in choices for flowed in _flowed(row)]
    return InlineKeyboardMarkup([[_button(choice) for choice in row] for row in rows]) if rows else None


def _flowed(row: Iterable[Choice]) -> Iterator[list[Choice]]:
    current: list[Choice] = []
    for choice in row:
        letters = sum(len(each.label) for each in [*current, choice])
        if current and (len(current) == InlineKeyboardMarkupLimit.BUTTONS_PER_ROW or letters > ROW_LETTERS):
            yield current
            current = []
        current.append(choice)
    if current:
        yield current


def _button(choice: Choice) -> InlineKeyboardButton:
    label = choice.label or NOTHING
    if choice.url:
        return InlineKeyboardButton(label, url=choice.url)
    return InlineKeyboardButton(label, callback_data=choice.token)


def _rows(line: Line, *, rtl: bool) -> Iterator[_Row]:
    """Yield one row for each line within the line, with its mark; a right-to-left one says so first."""
    runs = [(_readable(span), _style(span, line.kind)) for span in line.spans]
    for number, broken in enumerate(_lines_of(runs)):
        marks = (_RLM if rtl and broken else "") + (
            "• " if line.kind is LineKind.BULLET and number == 0 else ""
        )
        lead: list[Run] = [(marks, Style.PLAIN)] if marks else []
        yield _Row((*lead, *broken), line.kind is LineKind.QUOTE)


def _readable(span: Span) -> str:
    """Return the words without what Telegram drops or refuses: controls, half characters."""
    text = _BREAKS.sub("\n", span.text).translate(_UNKEPT)
    return text.encode("utf-8", "replace").decode()


def _style(span: Span, kind: LineKind) -> Style:
    """Make headings bold, but for code."""
    return Style.STRONG if kind is LineKind.HEADING and span.style is not Style.CODE else span.style


def _lines_of(runs: Iterable[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for text, style in runs:
        for number, piece in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append((piece, style))
    return lines


def _cut(row: _Row) -> Iterator[_Row]:
    """Divide what is too long or too colourful for one message, between words where there are any."""
    fits = row.units <= MAX_UNITS and row.entities <= MAX_ENTITIES
    if fits and not _LINKING.search("".join(text for text, _ in row.runs)):
        yield _Row(_joined(row.runs), row.quoted)
        return
    current: list[Run] = []
    units = colours = 0
    for word in _words(row.runs):
        more = sum(_units(text) for text, _ in word)
        tints = _tints(word, after=current)
        if current and (units + more >= MAX_UNITS or colours + tints >= MAX_ENTITIES):
            yield _Row(_joined(current), row.quoted)
            current, units, colours = [], 0, 0
            tints = _tints(word, after=current)
        current += word
        units, colours = units + more, colours + tints
    yield _Row(_joined(current), row.quoted)


def _tints(word: list[Run], after: list[Run]) -> int:
    """Count the entities that a word adds; none for a style that only goes on."""
    goes_on = bool(after) and after[-1][1] is word[0][1]
    return sum(style is not Style.PLAIN for _, style in word[goes_on:])


def _words(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield words and the gaps between them, none too long for a message; what would link is code."""
    letters = ((letter, style) for text, style in runs for letter in text)
    for gap, group in groupby(letters, key=lambda letter: letter[0].isspace()):
        for piece in _short(_joined(group)):
            links = not gap and _LINKING.search("".join(text for text, _ in piece))
            yield [("".join(text for text, _ in piece), Style.CODE)] if links else piece


def _short(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Divide a word that no message could hold; nearly always it is one piece."""
    piece: list[Run] = []
    size = 0
    for text, style in runs:
        for start in range(0, len(text), MAX_UNITS // 4):
            some = text[start : start + MAX_UNITS // 4]
            if size + _units(some) >= MAX_UNITS or len(piece) >= MAX_ENTITIES // 2:
                yield piece
                piece, size = [], 0
            piece.append((some, style))
            size += _units(some)
    if piece:
        yield piece


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Make neighbours of one style one run."""
    grouped = groupby(runs, key=lambda run: run[1])
    return tuple(("".join(text for text, _ in group), style) for style, group in grouped)


def _packed(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    part: list[_Row] = []
    units = entities = 0
    for row in rows:
        units, entities = units + row.units, entities + row.entities
        if part and (units > MAX_UNITS or entities > MAX_ENTITIES):
            yield part
            part, units, entities = [], row.units, row.entities
        part.append(row)
    if part:
        yield part


def _html(rows: list[_Row]) -> str:
    texts = []
    for quoted, group in groupby(rows, key=lambda row: row.quoted):
        text = "\n".join(row.html for row in group)
        texts.append(f"<blockquote>{text}</blockquote>" if quoted and text else text)
    return "\n".join(texts)


def _tagged(text: str, style: Style) -> str:
    safe = escape(text, quote=False)
    tag = _TAGS.get(style)
    return f"<{tag}>{safe}</{tag}>" if tag else safe


def _units(text: str) -> int:
    """Return the length as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _blank(rows: list[_Row]) -> bool:
    """Return whether nothing of it could be seen."""
    letters = (letter for row in rows for text, _ in row.runs for letter in text)
    return all(
        letter.isspace() or letter in _BLANK or unicodedata.category(letter) in {"Cc", "Cf"}
        for letter in letters
    )
