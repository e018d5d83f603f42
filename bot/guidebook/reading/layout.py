"""What printed lines amount to: paragraphs, lists and tables under headings, with broken words healed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from bot.guidebook.reading.lines import Line, body_size, is_large, joined
from bot.guidebook.reading.passages import Block

HYPHEN = "\ufffe"
"""What PDFium writes where a word was broken at the end of a line."""
APART = 0.6
"""A gap of so many heights of a line begins a new paragraph."""

FULL, SHORT = 25.0, 0.7
"""Where lines are so many of their heights long, one that stops so early is the last of its paragraph."""

_ITEM = re.compile(r"(?:[•●○▪■◦‣⁃∙·–—*-]|\(?(?:\d{1,3}|[a-z])[.)])\s+(?=\S)")
_BULLET = re.compile(r"[●○▪■◦‣⁃∙·]\s+")
_BROKEN_WORD = re.compile(rf"(\w+){HYPHEN}(\w+)")
_FULL_STOP = re.compile(r"[.!?:;…。！？؟][\"'”’»)\]]*$")


def heal_words(lines: Sequence[Line]) -> list[Line]:
    """Join words broken at a line's end; the hyphen stays in those written with one elsewhere."""
    compounds = {word for line in lines for word in re.findall(r"\w+-\w+", line.text.casefold())}

    def whole(found: re.Match[str]) -> str:
        hyphened = f"{found.group(1)}-{found.group(2)}"
        return hyphened if hyphened.casefold() in compounds else found.group(1) + found.group(2)

    return [replace(line, text=_BROKEN_WORD.sub(whole, line.text).replace(HYPHEN, "")) for line in lines]


def under_headings(lines: Sequence[Line]) -> tuple[str, tuple[Block, ...]]:
    """Return the title, empty where none is to be seen, and the blocks under their headings."""
    body = body_size(lines)
    title = _title(lines, body)
    path: dict[float, str] = {}
    blocks: list[Block] = []
    for heading, run in groupby(lines, key=lambda line: _is_heading(line, body)):
        if not heading:
            blocks += _blocks(list(run), tuple(words for words in path.values() if words != title))
            continue
        for group in _split_headings(list(run)):
            rank = _rank(group[0])
            path = {above: words for above, words in path.items() if above > rank} | {rank: _said(group)}
    return title, tuple(blocks)


def _title(lines: Sequence[Line], body: float) -> str:
    """Return the one heading that is larger than all others, if nothing but headings stands before it."""
    before = list(takewhile(lambda line: _is_heading(line, body), lines))
    largest = max((line.size for line in lines), default=0.0)
    groups = list(_split_headings([line for line in lines if line.size == largest])) if before else []
    return _said(groups[0]) if len(groups) == 1 and groups[0][-1] in before else ""


def _is_heading(line: Line, body: float) -> bool:
    return line.rank > 0 or is_large(line, body)


def _rank(line: Line) -> float:
    return line.rank or line.size


def _split_headings(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Headings that stand one after the other; one that runs over several lines stays one."""
    group = [lines[0]]
    for line in lines[1:]:
        alike = (line.page, _rank(line)) == (group[-1].page, _rank(group[-1]))
        if alike and (line.rank or not _apart(group[-1], line)):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _blocks(lines: Sequence[Line], section: tuple[str, ...]) -> Iterator[Block]:
    rows = list(_rows(lines, max(map(_right, lines))))
    for (listed, page, _), group in groupby(enumerate(rows), key=lambda pair: _kind(*pair)):
        kept = [row for _, row in group]
        if kept[0][0].table:
            yield Block(section, page, tuple(kept[0][0].text.split("\n")), listed=True)
        else:
            texts = map(_said, kept)
            yield Block(
                section, page, tuple(_marked(text) if listed else text for text in texts), listed=listed
            )


def _kind(at: int, row: Sequence[Line]) -> tuple[bool, int, int]:
    """Return what rows of one block share: a list's items on one page stay together, paragraphs do not."""
    listed = bool(_ITEM.match(row[0].text)) and not row[0].table
    return listed, row[0].page, -1 if listed else at


def _rows(lines: Sequence[Line], edge: float) -> Iterator[list[Line]]:
    row = [lines[0]]
    for line in lines[1:]:
        if _begins(row[-1], line) or _ends(row[-1], line, edge):
            yield row
            row = []
        row.append(line)
    yield row


def _begins(before: Line, line: Line) -> bool:
    if _ITEM.match(line.text) or before.table or line.table:
        return True
    if line.page != before.page or line.top > before.top:
        return bool(_FULL_STOP.search(before.text)) or line.text[0].isupper()
    return _apart(before, line)


def _ends(before: Line, line: Line, edge: float) -> bool:
    """Return whether a line is the last of its paragraph, as it stops well before the edge of the others."""
    full = before.cells and edge - before.cells[0].left > FULL * before.size
    return bool(full) and _right(before) < SHORT * edge and not line.text[0].islower()


def _right(line: Line) -> float:
    return line.cells[-1].right if line.cells else 0.0


def _apart(before: Line, line: Line) -> bool:
    return before.bottom - line.top > APART * line.size


def _said(lines: Sequence[Line]) -> str:
    return joined([line.text for line in lines])


def _marked(text: str) -> str:
    return _BULLET.sub("• ", text, count=1)
