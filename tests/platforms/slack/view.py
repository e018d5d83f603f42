"""A modal as its reader sees it, and what Slack's own client lets them fill in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.platforms.slack import mrkdwn

Json = dict[str, Any]


@dataclass(frozen=True)
class View:
    """A modal that is open."""

    body: Json

    @property
    def inputs(self) -> list[Json]:
        """The input blocks."""
        return [block for block in self.body["blocks"] if block["type"] == "input"]

    @property
    def labels(self) -> list[str]:
        """What the fields are called."""
        return [block["label"]["text"] for block in self.inputs]

    @property
    def text(self) -> str:
        """All words that stand in it."""
        shown = [block for block in self.body["blocks"] if block["type"] != "input"]
        return "\n".join([self.body["title"]["text"], mrkdwn.message("", shown).text, *self.labels])

    def label(self, block_id: str) -> str:
        """The label of a block."""
        return str(next(one["label"]["text"] for one in self.inputs if one.get("block_id") == block_id))

    def filled(self, values: Mapping[str, str]) -> Json:
        """The state of the modal once these values, by label or key, are filled in over what it began with.

        Slack's client lets nobody submit an empty required field, words for a number or a day that is none.
        """
        assert self.body.get("submit"), f"there is nothing to submit in {self.text!r}"
        left = dict(values)
        state: Json = {}
        for block in self.inputs:
            names = (block["label"]["text"], block["block_id"].partition(":")[2])
            given = next((left.pop(name) for name in names if name in left), None)
            entry = _entry(block["element"], given)
            empty = not any(entry.get(key) for key in ("value", "selected_date", "selected_option"))
            assert block.get("optional") or not empty, f"please complete this required field: {names[0]}"
            state[block["block_id"]] = {block["element"]["action_id"]: entry}
        assert not left, f"no such field: {left}, but {self.labels}"
        return state


def _entry(element: Json, given: str | None) -> Json:
    kind = element["type"]
    if kind in {"radio_buttons", "static_select"}:
        chosen = element.get("initial_option") if given is None else _option(element, given)
        return {"type": kind, "selected_option": chosen}
    if kind == "datepicker":
        if given:
            date.fromisoformat(given)
        return {
            "type": kind,
            "selected_date": (element.get("initial_date") if given is None else given) or None,
        }
    if kind == "number_input" and given:
        float(given)
    return {"type": kind, "value": (element.get("initial_value") if given is None else given) or None}


def _option(element: Json, given: str) -> Json | None:
    if not given:
        return None
    for option in element["options"]:
        if given in {option["text"]["text"], option["value"]}:
            found: Json = option
            return found
    raise AssertionError(f"no option {given!r} in {[one['text']['text'] for one in element['options']]}")
