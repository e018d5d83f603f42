"""Forms as Slack's modals, and what comes back from them. Pure; limits are those of Block Kit."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from bot import forms
from bot.channels.slack.render import plain, text_blocks
from storage.records.messages import Field, FieldType, OutboundMessage

Json = dict[str, Any]

TITLE, LABEL, OPTION = 24, 2_000, 75
"""Characters of a title or a button of a view, of a label or a hint, and of an option."""

RADIO = 5
"""So many options at most all stand there to be seen; more are a list to open."""

_KEY = "field:"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_TYPES = {
    "plain_text_input": FieldType.TEXT,
    "number_input": FieldType.NUMBER,
    "datepicker": FieldType.DATE,
    "radio_buttons": FieldType.CHOICE,
    "static_select": FieldType.CHOICE,
}


def waiting_view(language: str) -> Json:
    """Return the view that stands until its form comes, in a language (BCP 47)."""
    words = forms.words(language)
    body = {"type": "section", "text": plain(words.wait, LABEL)}
    return _view(words.title, words.close, [body])


def view_of(message: OutboundMessage) -> Json:
    """Return the view that shows the message's form; or, without one, its lines."""
    words, form = forms.words(message.language), message.form
    if form is None:
        return _view(words.elsewhere, words.close, text_blocks(message.lines))
    blocks = [*text_blocks(form.intro), *(_input(field) for field in form.fields)]
    return {
        **_view(form.title, words.close, blocks),
        "callback_id": "form",
        "submit": plain(form.submit, TITLE),
        "private_metadata": json.dumps({"token": form.token, "language": message.language}),
    }


def token_of(view: Json) -> str:
    """Return the token of the form that was filled in. Raises what a view of another kind deserves."""
    return str(json.loads(view["private_metadata"])["token"])


def values_of(view: Json) -> tuple[tuple[str, str], ...]:
    """Return what was filled in, by field; empty words where a field was left empty."""
    return tuple(
        (block["block_id"].removeprefix(_KEY), _value(filled))
        for block in _inputs(view)
        for filled in view["state"]["values"].get(block["block_id"], {}).values()
    )


def errors_of(view: Json) -> dict[str, str]:
    """Return what Slack is to show at the fields: a sentence a block; empty where all can be taken."""
    language = str(json.loads(view["private_metadata"])["language"])
    wrong = forms.problems(_fields(view), dict(values_of(view)), language)
    return {f"{_KEY}{key}": sentence for key, sentence in wrong.items()}


def _view(title: str, close: str, blocks: list[Json]) -> Json:
    return {"type": "modal", "title": plain(title, TITLE), "close": plain(close, TITLE), "blocks": blocks}


def _input(field: Field) -> Json:
    block: Json = {
        "type": "input",
        "block_id": f"{_KEY}{field.key}",
        "label": plain(field.label, LABEL),
        "element": {"action_id": "value", **_element(field)},
        "optional": field.optional,
    }
    return block | ({"hint": plain(field.hint, LABEL)} if field.hint else {})


def _element(field: Field) -> Json:
    """Return what the field is filled with. What it cannot begin with is left out."""
    held = field.initial
    match field.type:
        case FieldType.TEXT:
            body: Json = {"type": "plain_text_input", "multiline": True, "max_length": forms.LONGEST}
            return body | ({"initial_value": held[: forms.LONGEST]} if held else {})
        case FieldType.NUMBER:
            body = {"type": "number_input", "is_decimal_allowed": True}
            return body | ({"initial_value": held} if _NUMBER.fullmatch(held) else {})
        case FieldType.DATE:
            return {"type": "datepicker"} | ({"initial_date": held} if _is_date(held) else {})
        case FieldType.CHOICE:
            kind = "radio_buttons" if len(field.options) <= RADIO else "static_select"
            options = [{"text": plain(label, OPTION), "value": value} for value, label in field.options]
            chosen = [option for option in options if option["value"] == held]
            return {"type": kind, "options": options} | ({"initial_option": chosen[0]} if chosen else {})


def _inputs(view: Json) -> Iterator[Json]:
    return (block for block in view["blocks"] if block["type"] == "input")


def _fields(view: Json) -> Iterator[Field]:
    """Yield the fields of a view as it was shown."""
    for block in _inputs(view):
        element = block["element"]
        options = tuple((one["value"], one["text"]["text"]) for one in element.get("options", []))
        key, label = block["block_id"].removeprefix(_KEY), block["label"]["text"]
        yield Field(key, label, _TYPES[element["type"]], options, block.get("optional", False))


def _value(filled: Json) -> str:
    chosen = filled.get("selected_option") or {}
    return str(chosen.get("value") or filled.get("selected_date") or filled.get("value") or "")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
