"""A list that came as a file."""

from handlers.rules.plain_text import decoded
from handlers.turn import Turn
from storage.errors import Refused


def text_of(turn: Turn) -> str:
    """Return what was written, and what the files hold. Raises `Refused` where a file cannot be read here."""
    parts = [turn.text]
    for file in turn.event.files:
        content = turn.contents.get(file.id)
        if content is None or content.failure:
            raise Refused("setup.file_not_here")
        words = decoded(content.body)
        if words is None:
            raise Refused("setup.file_kind")
        parts.append(words)
    return "\n".join(part for part in parts if part.strip())
