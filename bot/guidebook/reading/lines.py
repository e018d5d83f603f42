"""Printed lines: what stands on one, where, how large, and how far its parts are from each other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

LARGER = 1.1
"""Letters so many times larger than most of the text's make a heading."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line that stands apart from the others; `left` and `right` in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page (from 1); `top` and `bottom` in points from the foot, `size` is its height.

    `cells` are its parts: several where they stand so far apart that it may be a row of a table. A
    line that is a `table` has a row in each line of its text. `rank` is what the file itself says of a
    heading, the higher the larger; 0 where it says nothing.
    """

    text: str
    page: int
    top: float
    bottom: float
    size: float
    cells: tuple[Cell, ...] = ()
    table: bool = False
    rank: float = 0.0


def body_size(lines: Sequence[Line]) -> float:
    """Return the size of most of the text, 0 where there is none."""
    weight: Counter[float] = Counter()
    for line in lines:
        weight[line.size] += len(line.text)
    return weight.most_common(1)[0][0] if weight else 0.0


def is_large(line: Line, body: float) -> bool:
    """Return whether a line is set as a heading where most of the text is so large."""
    return line.size > body * LARGER and len(line.text) < 200 and not line.table


def joined(texts: Sequence[str]) -> str:
    """Return pieces of one text as one, without a space where the script has none."""
    whole = texts[0]
    for text in texts[1:]:
        unspaced = whole[-1:] > "\u2e7f" and text[:1] > "\u2e7f"
        whole += text if unspaced else f" {text}"
    return " ".join(whole.split())
