"""What is printed around a text and is no part of it: running heads and feet, page numbers, its contents."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.guidebook.reading.lines import Line, body_size, is_large

EDGE = 3
"""Running heads and feet are looked for in so many lines at the top and at the bottom of a page."""
SAME = 0.6
"""Where so much of what stands at one height stands there again, all of it is a running head."""

_FOLIO = re.compile(r"\W*(?:[^\W\d]{1,6}\s+)?#(?:\s*(?:/|[^\W\d]{1,3})\s*#)?\W*")
_ROMAN = re.compile(r"[ivxl]{1,7}")
_LEADERS = re.compile(r"(?:[.·…_]\s?){4,}\s*[\divxlc]{1,5}\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\s[\divxlc]{1,5}$")


def without_contents(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without the lines of a table of contents, known by the dots that lead to a number."""
    return [list(_but_contents(lines)) for lines in pages]


def _but_contents(lines: Sequence[Line]) -> Iterator[Line]:
    leading = [at for at, line in enumerate(lines) if _LEADERS.search(line.text)]
    whole = len(leading) > 4 and len(leading) > 0.4 * len(lines)
    for at, line in enumerate(lines):
        within = whole and leading[0] <= at <= leading[-1]
        if not (within or at in leading or (whole and _NUMBERED.search(line.text))):
            yield line


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without page numbers, and without what stands at the edge of most of them.

    A head that changes with the chapter is known by its height: what else stands there recurs too.
    """
    body = body_size([line for lines in pages for line in lines])
    seen = Counter(shape for lines in pages for shape in {_shape(line, body) for line in _edges(lines)})
    running = {shape for shape, count in seen.items() if count >= max(3, len(pages) // 2 + 1)}
    heights = _running_heights(pages, body)

    def runs(at: int, line: Line, lines: Sequence[Line]) -> bool:
        edge = min(at, len(lines) - 1 - at)
        shape = _shape(line, body)
        return (
            edge < EDGE and (shape in running or (round(line.top) in heights and not is_large(line, body)))
        ) or (edge == 0 and len(lines) > 1 and bool(_FOLIO.fullmatch(shape)))

    return [[line for at, line in enumerate(lines) if not runs(at, line, lines)] for lines in pages]


def _running_heights(pages: Sequence[Sequence[Line]], body: float) -> set[int]:
    """Return the heights at which heads run: most of what stands there does so again, at least in part."""
    standing: defaultdict[int, list[set[str]]] = defaultdict(list)
    for lines in pages:
        for line in _edges(lines):
            if not is_large(line, body):
                parts = {_shape(replace(line, text=cell.text), body) for cell in line.cells}
                standing[round(line.top)].append({_shape(line, body), *parts})
    heights = set()
    for height, shapes in standing.items():
        counts = Counter(shape for each in shapes for shape in each)
        again = sum(any(counts[shape] > 1 for shape in each) for each in shapes)
        if len(shapes) >= max(4, len(pages) // 4) and again >= SAME * len(shapes):
            heights.add(height)
    return heights


def _edges(lines: Sequence[Line]) -> Sequence[Line]:
    return lines if len(lines) <= 2 * EDGE else [*lines[:EDGE], *lines[-EDGE:]]


def _shape(line: Line, body: float) -> str:
    """Return the line as it recurs: numbers change from page to page in a foot, but tell chapters apart."""
    text = line.text.casefold()
    if is_large(line, body):
        return text
    return "#" if _ROMAN.fullmatch(text) else re.sub(r"\d+", "#", text)
