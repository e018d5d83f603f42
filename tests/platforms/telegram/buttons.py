"""Inline keyboards: read from a call and refused where the Bot API refuses them."""

import json
from urllib.parse import urlsplit

from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit

from tests.platforms.telegram.records import Button, Json
from tests.platforms.telegram.refusals import bad_request

Rows = tuple[tuple[Button, ...], ...]


def structured(params: Json, name: str) -> object:
    """A parameter that may come as JSON within a form."""
    value = params.get(name)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


def _button(raw: Json) -> Button:
    label, token, url = raw.get("text"), raw.get("callback_data"), raw.get("url")
    if not label:
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
    if url is not None:
        if urlsplit(str(url)).scheme not in {"http", "https", "tg"}:
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return Button(str(label), url=str(url))
    if token is None:
        reason = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {reason}")
    size, limit = len(str(token).encode()), InlineKeyboardButtonLimit
    if not limit.MIN_CALLBACK_DATA <= size <= limit.MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return Button(str(label), token=str(token))


def keyboard(params: Json) -> Rows:
    """The buttons of a call; raises `Refusal` where one is malformed or they are too many."""
    markup = structured(params, "reply_markup")
    if not markup:
        return ()
    if not isinstance(markup, dict) or not isinstance(markup.get("inline_keyboard"), list):
        raise bad_request("object expected as reply markup")
    rows = tuple(tuple(_button(raw) for raw in row) for row in markup["inline_keyboard"] if row)
    limit = InlineKeyboardMarkupLimit
    if (
        any(len(row) > limit.BUTTONS_PER_ROW for row in rows)
        or sum(map(len, rows)) > limit.TOTAL_BUTTON_NUMBER
    ):
        raise bad_request("reply markup is too long")
    return rows
