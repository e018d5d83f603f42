"""Reading the amount that somebody writes: "12", "12,5", "1 200", "12 of 20", "12 pumps"."""

import re
import unicodedata
from decimal import Decimal

from handlers.rules.languages import language_of

LONGEST = 15
"""So many figures at most; more is a telephone number."""

_MINUS = str.maketrans("\u2212\u2013", "--")
_FIGURES = r"\d+(?:[ '\u2019]\d{3})*(?:[.,]\d+)*"
_AMOUNT = re.compile(rf"(?<![\w.,])(?P<sign>-(?=\d))?(?P<figures>{_FIGURES})(?P<end>\w*)")
_SHARE = re.compile(r"\s*(?:/|of|out of|sur|von|de)\s*", re.IGNORECASE)
_TIMES = re.compile(
    r"(?:k|m|mn|bn|hundreds?|thousands?|millions?|billions?|cents?|mille|milliers?|milliards?)\b",
    re.IGNORECASE,
)
_POINTS = {"en": "."}
"""The decimal mark of a language where it is no comma."""


def read_amount(words: str, language: str, unit: str = "") -> str | None:
    """Return the one amount that the words name, in plain decimal; None where that is not certain.

    "12 of 20" is 12. Several amounts ("2 or 3"), one that is written short ("12k", unless that is
    the `unit`) and one whose comma or point can be read in two ways in `language` (BCP 47) are not
    certain: a wrong figure is worse than a second question.
    """
    text = " ".join(unicodedata.normalize("NFKC", words).translate(_MINUS).split())
    found = list(_AMOUNT.finditer(text))
    if not found or any(character.isdigit() for character in _AMOUNT.sub("", text)):
        return None
    if len(found) > 2 or (len(found) == 2 and not _SHARE.fullmatch(text[found[0].end() : found[1].start()])):
        return None
    first = found[0]
    after = first["end"] or text[first.end() :].lstrip()
    if _TIMES.match(after) and not (unit and after.casefold().startswith(unit.casefold())):
        return None
    value = _plain(first["figures"], language)
    return f"-{value}" if first["sign"] and value not in {None, "0"} else value


def _plain(figures: str, language: str) -> str | None:
    """Return figures without groups and with a point for the decimals; None where both can be read."""
    bare = "".join(str(unicodedata.decimal(c, c)) for c in re.sub("[ '\u2019]", "", figures))
    marks = [c for c in bare if c in ".,"]
    parts = re.split("[.,]", bare)
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        return _joined(parts[:-1], parts[-1])
    if len(marks) > 1:
        return _joined(parts, "")
    if not marks or len(parts[1]) != 3 or parts[0] == "0" or len(parts[0]) > 3:
        return _joined(parts[:1], "".join(parts[1:]))
    point = _POINTS.get(language_of(language).code, ",")
    return _joined(parts, "") if point == "." and marks == [","] else None


def _joined(groups: list[str], decimals: str) -> str | None:
    if any(len(group) != 3 for group in groups[1:]) or len("".join(groups) + decimals) > LONGEST:
        return None
    return format(Decimal(f"{''.join(groups)}.{decimals or '0'}").normalize() + 0, "f")
