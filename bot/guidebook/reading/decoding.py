"""The bytes of a text as characters, whatever it is written in."""

import codecs
import re

from charset_normalizer import from_bytes

from bot.guidebook.reading.limits import Limits, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_USUAL = ["cp1252", "cp1251", "cp1256", "koi8_r", "gb18030", "big5", "cp1250"]
"""What the six languages were written in before UTF-8; of equals, the first is taken."""
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
FOREIGN = 0.3
"""A text whose letters are mostly Latin has fewer bytes beyond ASCII than this."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded(source: bytes, limits: Limits, declared: str | None = None) -> str:
    """Return the text, its lines ended by a line feed.

    `declared` is the encoding that the text names itself, believed where it fits. Raises
    `Unreadable` when this is no text, or more of it than is allowed.
    """
    if len(source) > 4 * limits.characters:
        raise limits.exceeded()
    text = _characters(source, declared)
    if len(text) > limits.characters:
        raise limits.exceeded()
    if "\0" in text or 100 * len(_CONTROL.findall(text)) > len(text):
        raise Unreadable("guidebook.broken")
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


def declared_in(source: bytes) -> str | None:
    """Return the encoding that a page of HTML says it is written in, None where it says nothing."""
    found = _DECLARED.search(source[:4096])
    return found.group(1).decode("ascii") if found else None


def _characters(source: bytes, declared: str | None) -> str:
    marked = next((encoding for mark, encoding in _MARKS if source.startswith(mark)), None)
    for encoding in (marked, "utf-8", declared):
        try:
            if encoding:
                return source.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    if marked or b"\0" in source:
        raise Unreadable("guidebook.broken")
    start = source[:200_000]
    foreign = sum(byte > 127 for byte in start) > FOREIGN * len(start)
    guess = from_bytes(start, cp_isolation=_USUAL).best() if foreign else None
    return source.decode(guess.encoding if guess else "cp1252", errors="replace")
