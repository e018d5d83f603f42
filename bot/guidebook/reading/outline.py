"""The outline that a PDF may carry: it says what is a heading, and of which level, better than letters do."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.guidebook.reading.lines import Line

LONGEST = 4
"""A heading runs over so many lines at most."""
_ABOVE = 1_000.0
_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the outline names it: its level from 0, the page (from 1) on which it stands."""

    title: str
    level: int
    page: int


def with_outline(lines: Sequence[Line], entries: Sequence[Entry]) -> list[Line]:
    """Return the lines, those that the outline names with their rank, which is above all that size tells."""
    ranked = list(lines)
    places: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        places.setdefault(line.page, []).append(at)
    for number, entry in enumerate(entries):
        where = [at for at in places.get(entry.page, []) if not ranked[at].rank]
        rank = _ABOVE - 10 * entry.level + number / 1_000_000
        for at in _found(_plain(entry.title), [lines[at].text for at in where]):
            ranked[where[at]] = replace(ranked[where[at]], rank=rank)
    return ranked


def _found(title: str, texts: Sequence[str]) -> range:
    """Return which of the texts together are the heading, perhaps with its number before it."""
    plain = [_plain(text) for text in texts]
    for lines in range(1, LONGEST + 1):
        for start in range(len(texts) - lines + 1):
            said = "".join(plain[start : start + lines])
            if title and said.endswith(title) and len(said) - len(title) <= _NUMBER:
                return range(start, start + lines)
    return range(0)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).casefold()
