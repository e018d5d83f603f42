"""How Telegram reads a text: TDLib's own parser judges the markup and finds what would become a link."""

import json
from dataclasses import dataclass
from typing import Any

import tdjson
from telegram.constants import MessageLimit

from tests.platforms.telegram.refusals import bad_request

Entity = dict[str, Any]

_ENTITY_NAMES = {
    "BlockQuote": "blockquote",
    "Bold": "bold",
    "BotCommand": "bot_command",
    "Cashtag": "cashtag",
    "Code": "code",
    "EmailAddress": "email",
    "ExpandableBlockQuote": "expandable_blockquote",
    "Hashtag": "hashtag",
    "Italic": "italic",
    "Mention": "mention",
    "Pre": "pre",
    "Spoiler": "spoiler",
    "Strikethrough": "strikethrough",
    "TextUrl": "text_link",
    "Underline": "underline",
    "Url": "url",
}
LINKS = frozenset({"bot_command", "cashtag", "email", "hashtag", "mention", "url"})
"""The kinds that Telegram adds by itself, and that a reader can tap."""

_MODES = {
    "": None,
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
_DROPPED = dict.fromkeys([*range(0x2028, 0x202F), 0x0D])
_SPACED = {code: " " for code in range(32) if code not in {0x0A, 0x0D}}
_UNSEEN = frozenset(
    map(chr, (0xAD, 0x180E, 0x2800, 0x3164, 0xFEFF, 0xFFFC, *range(0x200B, 0x2010), *range(0x2060, 0x2070)))
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text without its markup, and what the markup said. Offsets count UTF-16 units."""

    text: str
    entities: tuple[Entity, ...]


def units(text: str) -> int:
    """The length of a text as Telegram counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _execute(request: dict[str, object]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    read: dict[str, Any] = json.loads(answer or b"{}")
    return read


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _entities(answer: dict[str, Any]) -> tuple[Entity, ...]:
    found = []
    for entity in answer["entities"]:
        name = _ENTITY_NAMES.get(entity["type"]["@type"].removeprefix("textEntityType"))
        if name:
            found.append({"type": name, "offset": entity["offset"], "length": entity["length"]})
    return tuple(found)


def links(text: str) -> tuple[Entity, ...]:
    """What Telegram would make tappable in a plain text by itself."""
    answer = _execute({"@type": "getTextEntities", "text": text})
    return tuple(entity for entity in _entities(answer) if entity["type"] in LINKS)


def parse(text: str, mode: str) -> Parsed:
    """Return the text as readers see it; raises `Refusal` where Telegram's parser refuses it."""
    if mode.lower() not in _MODES:
        raise bad_request("unsupported parse_mode")
    chosen = _MODES[mode.lower()]
    if chosen is None:
        return _cleaned(Parsed(text, ()))
    answer = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": chosen})
    if answer["@type"] == "error":
        reason: str = answer["message"]
        raise bad_request(reason[:1].lower() + reason[1:])
    return _cleaned(Parsed(answer["text"], _entities(answer)))


def _cleaned(parsed: Parsed) -> Parsed:
    """What Telegram itself does to every text: no controls, no embedding marks, no space around it."""
    text = parsed.text.translate(_SPACED).translate(_DROPPED)
    lead = units(text) - units(text.lstrip())
    moved = tuple({**entity, "offset": max(0, entity["offset"] - lead)} for entity in parsed.entities)
    return Parsed(text.strip(), moved)


def judge(text: str, mode: str, *, editing: bool = False) -> Parsed:
    """Return the parsed text of a message; raises `Refusal` where it is empty, too long or misspelt."""
    if not text:
        raise bad_request("message text is empty")
    parsed = parse(text, mode)
    if not any(letter not in _UNSEEN and not letter.isspace() for letter in parsed.text):
        raise bad_request("text must be non-empty")
    if units(parsed.text) > MessageLimit.MAX_TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG" if editing else "message is too long")
    return parsed


def judge_caption(text: str, mode: str) -> Parsed:
    """Return the parsed caption of a picture, which may be empty; raises `Refusal` where it is too long."""
    parsed = parse(text, mode)
    if units(parsed.text) > MessageLimit.CAPTION_LENGTH:
        raise bad_request("message caption is too long")
    return parsed
