"""`OutboundMessage` as Block Kit, where people's words stand only in places that Slack does not parse.

Texts are literal elements of `rich_text` blocks: Slack reads no mention, link or mark in them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from storage.records.messages import Choice, Line, LineKind, OutboundMessage, Span, Style, Tone

Json = dict[str, Any]

BLOCKS = 50
"""Blocks of one message (Block Kit reference)."""

LABEL = 75
"""Characters of a button's label (Block Kit reference)."""

ROW = 5
"""Buttons side by side; more wrap badly on a phone. Slack allows 25 in one block."""

PIECE = 2_000
"""Characters of one line before it is cut."""

BLOCK_WEIGHT, PART_WEIGHT = 4_500, 9_000
"""Characters of a block's and a message's JSON; near 12,000 Slack answers `msg_blocks_too_long`."""

SPAN_WEIGHT = 140
"""The JSON around one run of words, at most."""

ALTERNATIVE = 2_000
"""Characters of the words that an image block's picture stands for (Block Kit reference)."""

FALLBACK = 3_000
"""Characters of the text for notifications, which Slack wants under 4,000 when escaped or not."""

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SURROGATES = re.compile(r"[\ud800-\udfff]")

STYLES: dict[Style, Json] = {
    Style.PLAIN: {},
    Style.STRONG: {"bold": True},
    Style.EMPHASIS: {"italic": True},
    Style.CODE: {"code": True},
}


@dataclass(frozen=True, slots=True)
class Part:
    """One message of Slack: its blocks, and the text for notifications, already escaped."""

    text: str
    blocks: tuple[Json, ...]


def render(message: OutboundMessage, file: str | None = None) -> list[Part]:
    """Return the messages that show all of it, split at line ends where one would be too long.

    Nothing is cut but labels over 75 characters, visibly. An empty message gives no part. `file` is the
    id of its picture, which stands above the buttons.
    """
    blocks = text_blocks(message.lines)
    if file is not None and message.picture is not None:
        words = message.picture.alternative[:ALTERNATIVE]
        blocks.append({"type": "image", "slack_file": {"id": file}, "alt_text": words})
    blocks += _button_blocks(message.choices, message.language)
    return [Part(_fallback(group), tuple(group)) for group in _packed(blocks)]


def text_blocks(lines: tuple[Line, ...]) -> list[Json]:
    """Return the blocks that show these lines."""
    return [_text_block(paragraph) for paragraph in _paragraphs(lines)]


def plain(text: str, most: int) -> Json:
    """Return a text object of one line, cut visibly where it is longer than so many characters."""
    shown = " ".join(_clean(text).split()) or "…"
    cut = shown if len(shown) <= most else shown[: most - 1] + "…"
    return {"type": "plain_text", "text": cut, "emoji": False}


def opens_in(action_id: str) -> str | None:
    """Return the language of a pressed button that opens a form; None for one that does not."""
    match action_id.split(":"):
        case ["opens", language, _, _]:
            return language
        case _:
            return None


def escaped(text: str) -> str:
    """Return text in which Slack reads no reference (its documented escapes)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _weight(body: object) -> int:
    return len(json.dumps(body, ensure_ascii=False))


def _clean(text: str) -> str:
    """Without what JSON or Slack cannot carry; zero-width and direction marks are people's words and stay."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return SURROGATES.sub("\ufffd", CONTROLS.sub("", unified))


def _paragraphs(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """Lines that share a block: an empty line, or too much weight, begins another."""
    group: list[Line] = []
    weight = 0
    for line in lines:
        if not line.text and group:
            yield group
            group, weight = [], 0
        for piece in _pieces(line):
            heavy = sum(_weight(span.text) + SPAN_WEIGHT for span in piece.spans)
            if group and weight + heavy > BLOCK_WEIGHT:
                yield group
                group, weight = [], 0
            group.append(piece)
            weight += heavy
    if group:
        yield group


def _pieces(line: Line) -> Iterator[Line]:
    """Yield the line as lines short enough for a block, each of few enough spans."""
    held: list[Span] = []
    size = 0
    for span in line.spans:
        for text in _cut(_clean(span.text)):
            if held and size + len(text) + SPAN_WEIGHT > PIECE:
                yield replace(line, spans=tuple(held))
                held, size = [], 0
            held.append(replace(span, text=text))
            size += len(text) + SPAN_WEIGHT
    if held:
        yield replace(line, spans=tuple(held))


def _cut(text: str) -> Iterator[str]:
    """Yield the text in pieces, cut at a line end, else at a space, else anywhere."""
    while len(text) > PIECE:
        end = max(text.rfind("\n", 1, PIECE), 0) or max(text.rfind(" ", 1, PIECE), 0) or PIECE
        yield text[:end]
        text = text[end:].removeprefix("\n")
    if text:
        yield text


def _text_block(lines: list[Line]) -> Json:
    elements = [_element(kind, list(run)) for kind, run in groupby(lines, key=_shape)]
    return {"type": "rich_text", "elements": elements}


def _shape(line: Line) -> LineKind:
    return LineKind.TEXT if line.kind is LineKind.HEADING else line.kind


def _element(kind: LineKind, lines: list[Line]) -> Json:
    if kind is LineKind.BULLET:
        items = [{"type": "rich_text_section", "elements": _leaves(line)} for line in lines]
        return {"type": "rich_text_list", "style": "bullet", "elements": items}
    leaves = _leaves(lines[0])
    for line in lines[1:]:
        following = _leaves(line)
        following[0] = {**following[0], "text": "\n" + following[0]["text"]}
        leaves += following
    return {"type": "rich_text_quote" if kind is LineKind.QUOTE else "rich_text_section", "elements": leaves}


def _leaves(line: Line) -> list[Json]:
    strong: Json = {"bold": True} if line.kind is LineKind.HEADING else {}
    leaves: list[Json] = []
    for span in line.spans:
        style = {**strong, **STYLES[span.style]}
        leaves.append({"type": "text", "text": span.text} | ({"style": style} if style else {}))
    return leaves


def _button_blocks(rows: tuple[tuple[Choice, ...], ...], language: str) -> list[Json]:
    blocks: list[Json] = []
    for row in rows:
        for start in range(0, len(row), ROW):
            number = len(blocks)
            buttons = [
                _button(choice, f"{f'opens:{language}' if choice.opens else 'choice'}:{number}:{n}")
                for n, choice in enumerate(row[start : start + ROW])
            ]
            blocks.append({"type": "actions", "block_id": f"choices:{number}", "elements": buttons})
    return blocks


def _button(choice: Choice, action_id: str) -> Json:
    button: Json = {"type": "button", "action_id": action_id, "text": plain(choice.label, LABEL)}
    if choice.tone is Tone.PRIMARY:
        button["style"] = "primary"
    return button | ({"url": choice.url} if choice.url else {"value": choice.token})


def _packed(blocks: list[Json]) -> Iterator[list[Json]]:
    """Yield the blocks of each message. Buttons do not stand alone: the last words go with them."""
    group: list[Json] = []
    weight = 0
    for block in blocks:
        heavy = _weight(block)
        if group and (len(group) == BLOCKS or weight + heavy > PART_WEIGHT):
            words = len(group) > 1 and group[-1]["type"] != "actions" and block["type"] == "actions"
            carried = [group.pop()] if words else []
            yield group
            group, weight = carried, sum(map(_weight, carried))
        group.append(block)
        weight += heavy
    if group:
        yield group


def _fallback(blocks: list[Json]) -> str:
    """Return what a notification says: the words, or the labels where there are only buttons."""
    texts = ["\n".join(map(_words, block["elements"])) for block in blocks if block["type"] == "rich_text"]
    pictures = [block["alt_text"] for block in blocks if block["type"] == "image"]
    labels = [
        button["text"]["text"]
        for block in blocks
        if block["type"] == "actions"
        for button in block["elements"]
    ]
    text = "\n".join(texts or pictures or [" · ".join(labels)])
    return escaped(text if len(text) <= FALLBACK else text[: FALLBACK - 1] + "…")


def _words(element: Json) -> str:
    if element["type"] == "rich_text_list":
        return "\n".join(f"• {_words(item)}" for item in element["elements"])
    return "".join(leaf["text"] for leaf in element["elements"])
