"""Reading how far somebody says they are: "60%", "12 of 20 pumps", or in words alone."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST_NOTE = 200
"""The most characters of the words that are kept with a percentage."""

_PERCENT = re.compile(
    r"(?<![\w.,])(?P<amount>\d{1,4})(?:[.,]\d+)?\s*"
    r"(?:[%\u066a]|per ?cent\b|pour ?cents?\b|por ciento\b|процент\w*)"
    r"|(?:百分之|%)\s*(?P<after>\d{1,4})",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?<![\w.,/-])(?P<part>\d{1,6})\s*(?:/|out of|of|sur|de|von|из|من|共)\s*"
    r"(?P<whole>\d{1,6})(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
_LOOSE = " \t,;:.\u2013\u2014-()"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a commitment is: in percent (None where it was not said), and in words."""

    percent: int | None
    note: str


def read_progress(text: str) -> Progress | None:
    """Return how far the words say that somebody is; None where they name no more than 100 percent of it.

    A percentage counts before a share: of "60%, 12 of 20 pumps" the share is the note. Of "12 of
    20 pumps" alone the whole is the note, and the percentage is reckoned. Nothing else is guessed.
    """
    plain = " ".join("".join(_digit(c) for c in unicodedata.normalize("NFKC", text)).split())
    found = _PERCENT.search(plain)
    if found:
        percent = int(found["amount"] or found["after"])
        note = " ".join(f"{plain[: found.start()]} {plain[found.end() :]}".split()).strip(_LOOSE)
        return Progress(percent, note[:LONGEST_NOTE]) if percent <= 100 else None
    share = _SHARE.search(plain)
    if share:
        part, whole = int(share["part"]), int(share["whole"])
        return Progress(100 * part // whole, plain[:LONGEST_NOTE]) if 0 < whole >= part else None
    return Progress(None, plain[:LONGEST_NOTE]) if plain else None


def _digit(sign: str) -> str:
    """Return a figure of any script as ours; every other sign as it is."""
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
