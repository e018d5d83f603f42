"""Forms as far as they cannot wait for a handler: the first view of one, and what is wrong with a field."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from prompts.catalogue import house
from storage.records.messages import Field, FieldType

LONGEST = 3000
"""Characters that one field takes, on every channel alike."""

_NUMBER = re.compile(r"[+-]?\d[\d\s.,]*")


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a view around and before its form, in one language."""

    title: str
    wait: str
    elsewhere: str
    close: str


def words(language: str) -> Words:
    """Return the words of a view in `language` (BCP 47)."""
    keys = "form.wait_title", "form.wait", "form.in_chat_title", "form.close"
    return Words(*(house().sentence(key, language) for key in keys))


def problems(fields: Iterable[Field], values: Mapping[str, str], language: str) -> dict[str, str]:
    """Return what is wrong with what was filled in, a sentence a field; empty where nothing is."""
    found = {field.key: _problem(field, values.get(field.key, "").strip()) for field in fields}
    return {key: house().sentence(wrong, language) for key, wrong in found.items() if wrong}


def _problem(field: Field, value: str) -> str | None:
    """Return the catalogue's key for what is wrong; None where nothing is."""
    if not value:
        return None if field.optional else "form.required"
    match field.type:
        case FieldType.TEXT:
            return "form.long" if len(value) > LONGEST else None
        case FieldType.NUMBER:
            return None if _NUMBER.fullmatch(value) else "form.number"
        case FieldType.DATE:
            return None if _is_date(value) else "form.date"
        case FieldType.CHOICE:
            return None if value in dict(field.options) else "form.choice"


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
