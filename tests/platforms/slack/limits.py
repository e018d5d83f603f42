"""Slack's published limits of Block Kit, messages and views, as the refusals its Web API answers with."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slackblocks import _limits as published

Json = dict[str, Any]

TEXT = 40_000
BLOCKS_JSON = 13_200
"""Not published: above it Slack was seen to answer `msg_blocks_too_long`."""


class SlackRefusal(Exception):
    """Slack's answer `{"ok": false, "error": code}`."""

    def __init__(self, code: str, detail: str = "", *, retry_after: int | None = None) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
        self.retry_after = retry_after


def require(met: bool, detail: str) -> None:
    """Refuse the blocks unless the condition is met."""
    if not met:
        raise SlackRefusal("invalid_blocks", detail)


def check_message(text: str, blocks: list[Json]) -> None:
    """Raise `SlackRefusal` for what chat.postMessage and its kin would refuse."""
    if len(text) > TEXT:
        raise SlackRefusal("msg_too_long")
    if not text.strip() and not blocks:
        raise SlackRefusal("no_text")
    if "\x00" in text:
        raise SlackRefusal("invalid_arguments", "a NUL in the text")
    check_blocks(blocks, published.MESSAGE_BLOCKS_MAX_ITEMS)
    if len(json.dumps(blocks, ensure_ascii=False)) > BLOCKS_JSON:
        raise SlackRefusal("msg_blocks_too_long")


def check_view(view: Json) -> None:
    """Raise `SlackRefusal` for a view that Slack would refuse."""
    if view.get("type") not in {"modal", "home"}:
        raise SlackRefusal("invalid_arguments", "a view is a modal or a home")
    if view["type"] == "modal":
        _text(view.get("title"), published.VIEW_TITLE_MAX_LENGTH, plain=True)
        if "close" in view:
            _text(view["close"], published.VIEW_CLOSE_MAX_LENGTH, plain=True)
    require(bool(view.get("blocks")), "a view has blocks")
    if any(block["type"] == "input" for block in view.get("blocks", [])) and view["type"] == "modal":
        _text(view.get("submit"), published.VIEW_SUBMIT_MAX_LENGTH, plain=True)
    require(len(view.get("callback_id", "")) <= published.VIEW_CALLBACK_ID_MAX_LENGTH, "callback_id")
    require(
        len(view.get("private_metadata", "")) <= published.VIEW_PRIVATE_METADATA_MAX_LENGTH,
        "private_metadata",
    )
    check_blocks(view.get("blocks", []), published.VIEW_BLOCKS_MAX_ITEMS)


def check_blocks(blocks: list[Json], most: int) -> None:
    """Raise `SlackRefusal` unless Slack would accept the blocks, of which there may be `most`."""
    if not isinstance(blocks, list):
        raise SlackRefusal("invalid_blocks_format")
    require(len(blocks) <= most, f"no more than {most} items allowed")
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    require(len(ids) == len(set(ids)), "block_id already exists")
    for block in blocks:
        _check_block(block)


def _check_block(block: Json) -> None:
    require(len(block.get("block_id", "")) <= published.BLOCK_ID_MAX_LENGTH, "block_id")
    kind = str(block.get("type"))
    if kind in CHECKS:
        CHECKS[kind](block)
    else:
        require(kind == "divider", f"unsupported block {kind}")
    try:
        parsed = Block.parse(block)
        require(parsed is not None, f"unsupported block {kind}")
        if parsed is not None:
            parsed.validate_json()
    except SlackObjectFormationError as refused:
        raise SlackRefusal("invalid_blocks", str(refused)) from refused


def _text(body: object, most: int, *, plain: bool = False) -> None:
    require(isinstance(body, dict), "a text object is required")
    assert isinstance(body, dict)
    require(body.get("type") in ({"plain_text"} if plain else {"plain_text", "mrkdwn"}), "text type")
    text = body.get("text")
    require(
        isinstance(text, str) and published.TEXT_MIN_LENGTH <= len(text) <= most,
        f"text of 1 to {most} characters",
    )
    require("\x00" not in str(text), "a NUL in the text")


def _header(block: Json) -> None:
    _text(block.get("text"), published.HEADER_TEXT_MAX_LENGTH, plain=True)


def _context(block: Json) -> None:
    elements = block.get("elements", [])
    require(1 <= len(elements) <= published.CONTEXT_ELEMENTS_MAX_ITEMS, "context elements")
    for element in elements:
        _text(element, published.TEXT_MAX_LENGTH)


def _section(block: Json) -> None:
    fields = block.get("fields", [])
    require(bool(block.get("text") or fields), "a section has text or fields")
    if block.get("text"):
        _text(block["text"], published.SECTION_TEXT_MAX_LENGTH)
    require(len(fields) <= published.SECTION_FIELDS_MAX_ITEMS, "fields")
    for item in fields:
        _text(item, published.SECTION_FIELDS_ITEM_MAX_LENGTH)


def _image(block: Json) -> None:
    words = block.get("alt_text")
    require(isinstance(words, str) and 1 <= len(words) <= 2_000, "alt_text of 1 to 2000 characters")
    require(("image_url" in block) != ("slack_file" in block), "either image_url or slack_file")
    file = block.get("slack_file", {"url": "https://"})
    require(("id" in file) != ("url" in file), "a Slack file has an id or a URL")
    require(re.fullmatch("F[A-Z0-9]{8,}", str(file.get("id", "F00000000"))) is not None, "slack_file/id")


def _actions(block: Json) -> None:
    elements = block.get("elements", [])
    require(1 <= len(elements) <= published.ACTIONS_ELEMENTS_MAX_ITEMS, "elements of an actions block")
    ids = [element["action_id"] for element in elements if element.get("action_id")]
    require(len(ids) == len(set(ids)), "action_id already exists")
    for element in elements:
        require(len(element.get("action_id", "")) <= published.ACTION_ID_MAX_LENGTH, "action_id")
        if element.get("type") != "button":
            continue
        _text(element.get("text"), published.BUTTON_TEXT_MAX_LENGTH, plain=True)
        require(len(element.get("value", "")) <= published.BUTTON_VALUE_MAX_LENGTH, "value")
        require(len(element.get("url", "")) <= published.BUTTON_URL_MAX_LENGTH, "url")
        require(element.get("url", "https://").startswith(("http://", "https://")), "invalid url")
        require(element.get("style", "primary") in {"primary", "danger"}, "style")


def check_input(block: Json) -> None:
    """Raise `SlackRefusal` unless Slack would show this input block."""
    _text(block.get("label"), published.INPUT_LABEL_MAX_LENGTH, plain=True)
    if "hint" in block:
        _text(block["hint"], published.INPUT_HINT_MAX_LENGTH, plain=True)
    element = block.get("element", {})
    require(1 <= len(element.get("action_id", "")) <= published.ACTION_ID_MAX_LENGTH, "action_id")
    kind = element.get("type")
    if kind == "plain_text_input":
        _typed(element)
    elif kind == "number_input":
        require("is_decimal_allowed" in element, "is_decimal_allowed is required")
        require(_is(element.get("initial_value", "0"), float), "initial_value is no number")
    elif kind == "datepicker":
        require(_is(element.get("initial_date", "2026-01-01"), date.fromisoformat), "initial_date")
    else:
        require(kind in {"radio_buttons", "static_select"}, f"unsupported element {kind}")
        radio, select = published.RADIO_BUTTONS_OPTIONS_MAX_ITEMS, published.SELECT_OPTIONS_MAX_ITEMS
        _options(element, radio if kind == "radio_buttons" else select)


def _typed(element: Json) -> None:
    most = element.get("max_length", published.PLAIN_TEXT_INPUT_MAX_LENGTH_MAX)
    require(1 <= most <= published.PLAIN_TEXT_INPUT_MAX_LENGTH_MAX, "max_length")
    require(len(element.get("initial_value", "")) <= most, "initial_value is too long")


def _options(element: Json, most: int) -> None:
    options = element.get("options", [])
    require(1 <= len(options) <= most, f"1 to {most} options")
    for option in options:
        _text(option.get("text"), published.OPTION_TEXT_MAX_LENGTH)
        require(1 <= len(option.get("value", "")) <= published.OPTION_VALUE_MAX_LENGTH, "option value")
    values = [option["value"] for option in options]
    require(len(values) == len(set(values)), "options have different values")
    require(element.get("initial_option", options[0]) in options, "initial_option is none of the options")


def _is(text: str, reading: Callable[[str], object]) -> bool:
    try:
        reading(text)
    except ValueError:
        return False
    return True


def _leaves(element: Json) -> Iterator[Json]:
    for child in element["elements"]:
        if "elements" in child:
            yield from _leaves(child)
        else:
            yield child


def _rich_text(block: Json) -> None:
    require(bool(block.get("elements")), "rich text without elements")
    for element in block["elements"]:
        require(
            element.get("type")
            in {"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"},
            "rich text element",
        )
        require(bool(element.get("elements")), "an empty rich text element")
        require(
            element.get("style") in {"bullet", "ordered"} or element["type"] != "rich_text_list", "list style"
        )
    for leaf in _leaves(block):
        if leaf["type"] == "text":
            require(isinstance(leaf.get("text"), str) and bool(leaf["text"]), "an empty text element")
            require("\x00" not in leaf["text"], "a NUL in the text")
            require(set(leaf.get("style", {})) <= {"bold", "italic", "strike", "code"}, "text style")


CHECKS: dict[str, Callable[[Json], None]] = {
    "section": _section,
    "header": _header,
    "actions": _actions,
    "context": _context,
    "rich_text": _rich_text,
    "input": check_input,
    "image": _image,
}
"""What each kind of block must hold; a divider holds nothing."""
