"""A file read as plain text."""

ENCODINGS = ("utf-8-sig", "cp1252")
"""How a text may be encoded: nowadays, or as older programs save it. The last reads anything."""

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_OTHERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


def decoded(body: bytes) -> str | None:
    """Return the words of a file; None where it is no plain text, but a document of some program."""
    if body.startswith(_OTHERS) or (b"\x00" in body[2:4] and body[:2] not in _MARKS):
        return None
    for encoding in (_MARKS.get(body[:2], ENCODINGS[0]), ENCODINGS[-1]):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
