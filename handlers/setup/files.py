"""A list that came as a file."""

from handlers.turn import Turn
from storage.errors import Refused

ENCODINGS = ("utf-8-sig", "cp1252")
"""How a list may be encoded: nowadays, or as older spreadsheets save it. The last reads anything."""

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_TABLES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


def text_of(turn: Turn) -> str:
    """Return what was written, and what the files hold. Raises `Refused` where a file cannot be read here."""
    parts = [turn.text]
    for file in turn.event.files:
        content = turn.contents.get(file.id)
        if content is None or content.failure:
            raise Refused("setup.file_not_here")
        parts.append(_decoded(content.body))
    return "\n".join(part for part in parts if part.strip())


def _decoded(body: bytes) -> str:
    if body.startswith(_TABLES) or (b"\x00" in body[2:4] and body[:2] not in _MARKS):
        raise Refused("setup.file_kind")
    for encoding in (_MARKS.get(body[:2], ENCODINGS[0]), ENCODINGS[-1]):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("setup.file_kind")
