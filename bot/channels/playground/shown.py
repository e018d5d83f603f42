"""What the page is told in JSON: people, chats and forms; codes and moments in the place of sentences."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from urllib.parse import urlencode

from aiohttp import web

from bot import forms
from bot.channels.playground.sheets import Sheet
from bot.channels.playground.stage import PersonView, direction
from storage.records.playground import Kept, Tail

PICTURE = "/api/picture"
"""Where the page gets the picture of a message."""


def person_shown(person: PersonView, tail: Tail) -> Mapping[str, object]:
    """Return a person with where their chat ends."""
    return {**asdict(person), "direction": direction(person.language), **asdict(tail)}


def chat_shown(messages: Sequence[Kept]) -> list[Mapping[str, object]]:
    """Return the messages of a chat, oldest first."""
    return [
        {
            "id": str(kept.id),
            "mine": kept.mine,
            "at": kept.shown_at,
            "edited": kept.mine and kept.edited,
            "language": kept.body.language,
            "direction": "auto" if kept.mine else direction(kept.body.language),
            "lines": [asdict(line) for line in kept.body.lines],
            "picture": _picture(kept),
            "choices": [[asdict(choice) for choice in row] for row in kept.body.choices],
        }
        for kept in messages
    ]


def _picture(kept: Kept) -> Mapping[str, str] | None:
    if kept.body.picture is None:
        return None
    asked = urlencode({"person": kept.chat, "message": str(kept.id)})
    return {"address": f"{PICTURE}?{asked}", "alternative": kept.body.picture.alternative}


def form_shown(sheet: Sheet | None) -> Mapping[str, object] | None:
    """Return the form that lies before a person; None where there is none."""
    if sheet is None or sheet.message is None or sheet.message.form is None:
        return None
    message = sheet.message
    return {
        "view": sheet.view,
        "language": message.language,
        "direction": direction(message.language),
        "close": forms.words(message.language).close,
        "longest": forms.LONGEST,
        **asdict(sheet.message.form),
    }


def json_answer(value: object, status: int = 200) -> web.Response:
    """Return a value as an answer in JSON."""
    text = json.dumps(value, default=_moment, ensure_ascii=False)
    return web.json_response(text=text, status=status)


def _moment(value: object) -> str:
    if isinstance(value, date):  # a datetime is one, too
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not for the page")
