"""Signs that no text has and no database keeps: broken files hold them, and they go."""

import re

_STRAY = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]++)|([0-9]++));?")
_UNSAID = frozenset({*range(0x20), 0x7F, 0xFFFE, 0xFFFF})


def clean(text: str) -> str:
    """Return the text without control signs and lone halves of signs; its words stay apart.

    Line feeds and tabs stay, and what begins a new page begins a new line.
    """
    return _STRAY.sub(_instead, text)


def clean_line(text: str) -> str:
    """Return what is to stand on one line, such as a title, without them and without needless space."""
    return " ".join(clean(text).split())


def clean_page(source: str) -> str:
    """Return a page of HTML without them, also where it only names their numbers."""
    return clean(_REFERENCE.sub(_named, source))


def _instead(stray: re.Match[str]) -> str:
    return "\n" if stray.group() in "\f\v" else " "


def _named(reference: re.Match[str]) -> str:
    digits = (reference[1] or reference[2]).lstrip("0")
    number = int(digits[:8] or "0", 16 if reference[1] else 10)
    return clean(chr(number)) if number in _UNSAID else reference[0]
