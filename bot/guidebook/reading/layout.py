"""What printed lines amount to: without running heads, with broken words healed, under their headings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from bot.guidebook.reading.passages import Block

HYPHEN = "\ufffe"
"""What PDFium writes where a word was broken at the end of a line."""
EDGE = 3
"""Running heads and feet are looked for in so many lines at the top and at the bottom of a page."""
LARGER = 1.1
"""Letters so many times larger than most of the text's make a heading."""
APART = 0.6
"""A gap of so many heights of a line begins a new paragraph."""

_ITEM = re.compile(r"(?:[•●○▪■◦‣⁃∙·–—*-]|\(?(?:\d{1,3}|[a-z])[.)])\s+(?=\S)")
_BULLET = re.compile(r"[●○▪■◦‣⁃∙·]\s+")
_FOLIO = re.compile(r"\W*(?:[^\W\d]{1,6}\s+)?#(?:\s*(?:/|[^\W\d]{1,3})\s*#)?\W*")
_BROKEN_WORD = re.compile(rf"(\w+){HYPHEN}(\w+)")
_FULL_STOP = re.compile(r"[.!?:;…。！？؟][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page (from 1); `top` and `bottom` in points from the foot, `size` is its height."""

    text: str
    page: int
    top: float
    bottom: float
    size: float


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the lines without page numbers and without what stands at the edge of most pages."""
    body = _most_common_size([line for lines in pages for line in lines])
    seen = Counter(shape for lines in pages for shape in {_shape(line, body) for line in _edges(lines)})
    running = {shape for shape, count in seen.items() if count >= max(3, len(pages) // 2 + 1)}
    return [
        line
        for lines in pages
        for at, line in enumerate(lines)
        if not (min(at, len(lines) - 1 - at) < EDGE and _shape(line, body) in running)
        and not (at in {0, len(lines) - 1} and len(lines) > 1 and _FOLIO.fullmatch(_shape(line, body)))
    ]


def heal_words(lines: Sequence[Line]) -> list[Line]:
    """Join words broken at a line's end; the hyphen stays in those written with one elsewhere."""
    compounds = {word for line in lines for word in re.findall(r"\w+-\w+", line.text.casefold())}

    def whole(found: re.Match[str]) -> str:
        hyphened = f"{found.group(1)}-{found.group(2)}"
        return hyphened if hyphened.casefold() in compounds else found.group(1) + found.group(2)

    return [replace(line, text=_BROKEN_WORD.sub(whole, line.text).replace(HYPHEN, "")) for line in lines]


def under_headings(lines: Sequence[Line]) -> tuple[str, tuple[Block, ...]]:
    """Return the title, empty where none is to be seen, and the blocks under their headings."""
    body = _most_common_size(lines)
    title = _title(lines, body)
    path: dict[float, str] = {}
    blocks: list[Block] = []
    for heading, run in groupby(lines, key=lambda line: _is_heading(line, body)):
        if heading:
            for group in _split_headings(list(run)):
                size = group[0].size
                path = {above: words for above, words in path.items() if above > size} | {
                    size: _joined(group)
                }
        else:
            blocks += _blocks(list(run), tuple(words for words in path.values() if words != title))
    return title, tuple(blocks)


def _title(lines: Sequence[Line], body: float) -> str:
    """Return the one heading that is larger than all others, if nothing but headings stands before it."""
    before = list(takewhile(lambda line: _is_heading(line, body), lines))
    largest = max((line.size for line in lines), default=0.0)
    groups = list(_split_headings([line for line in lines if line.size == largest])) if before else []
    return _joined(groups[0]) if len(groups) == 1 and groups[0][-1] in before else ""


def _edges(lines: Sequence[Line]) -> Sequence[Line]:
    return lines if len(lines) <= 2 * EDGE else [*lines[:EDGE], *lines[-EDGE:]]


def _shape(line: Line, body: float) -> str:
    """Return the line as it recurs: numbers change from page to page in a foot, but tell chapters apart."""
    text = line.text.casefold()
    return text if _is_heading(line, body) else re.sub(r"\d+", "#", text)


def _most_common_size(lines: Sequence[Line]) -> float:
    weight: Counter[float] = Counter()
    for line in lines:
        weight[line.size] += len(line.text)
    return weight.most_common(1)[0][0] if weight else 0.0


def _is_heading(line: Line, body: float) -> bool:
    return line.size > body * LARGER and len(line.text) < 200


def _split_headings(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Headings that stand one after the other; one that runs over several lines stays one."""
    group = [lines[0]]
    for line in lines[1:]:
        if (line.page, line.size) == (group[-1].page, group[-1].size) and not _apart(group[-1], line):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _blocks(lines: Sequence[Line], section: tuple[str, ...]) -> Iterator[Block]:
    rows = list(_rows(lines))
    for (listed, page, _), group in groupby(enumerate(rows), key=lambda pair: _kind(*pair)):
        texts = tuple(
            _BULLET.sub("• ", _joined(row), count=1) if listed else _joined(row) for _, row in group
        )
        yield Block(section, page, texts, listed=listed)


def _kind(at: int, row: Sequence[Line]) -> tuple[bool, int, int]:
    """Return what rows of one block share: a list's items on one page stay together, paragraphs do not."""
    listed = bool(_ITEM.match(row[0].text))
    return listed, row[0].page, -1 if listed else at


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    row = [lines[0]]
    for line in lines[1:]:
        if _begins(row[-1], line):
            yield row
            row = []
        row.append(line)
    yield row


def _begins(before: Line, line: Line) -> bool:
    if _ITEM.match(line.text):
        return True
    if line.page != before.page or line.top > before.top:
        return bool(_FULL_STOP.search(before.text)) or line.text[0].isupper()
    return _apart(before, line)


def _apart(before: Line, line: Line) -> bool:
    return before.bottom - line.top > APART * line.size


def _joined(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        unspaced = text[-1] > "\u2e7f" and line.text[0] > "\u2e7f"
        text += line.text if unspaced else f" {line.text}"
    return " ".join(text.split())
