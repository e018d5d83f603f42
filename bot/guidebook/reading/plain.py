"""Plain text as blocks: what its writers mean by blank lines, lines under words, numbers and capitals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from bot.guidebook.reading.passages import Block

LONGEST = 80
"""A heading has at most so many characters."""
CHAPTER, CAPITALS = 0.4, 0.5
"""Chapters and lines in capitals stand below a title with a line under it and above all else."""
_UNDERLINE = re.compile(r"([=\-~^*#+_\"'`])\1{2,}\s*")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[^\W\d_]|[/\"“«¿(])")
_CHAPTER = re.compile(
    r"(?:chapter|part|section|appendix|annex|chapitre|partie|annexe|capítulo|parte|anexo|глава|часть|раздел)\s+"
    r"[\dIVXА-ЯA-Z]{1,4}\b|第[一二三四五六七八九十百\d]+[章节節部分]",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:[•●○▪■◦‣∙·–—*+-]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+(?=\S)")
_BULLET = re.compile(r"^(\s*)[●○▪■◦‣∙·*+–—-]\s+")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]{1,5}\s*$")
_COLUMNS = re.compile(r"(?<=\S)(?:\s*\t\s*|\s{3,})(?=\S)")
_RULE = re.compile(r"[\s\-=+|_*~.#]+")
_SENTENCE = re.compile(r"[.!;:,…。！；：，]$")


def read_plain(source: str) -> tuple[str, tuple[Block, ...]]:
    """Return the title, empty where none is to be seen, and the blocks under their headings.

    The title is the heading with which the text begins, if no other is of its level.
    """
    text = _Text()
    lines = (line.rstrip() for line in source.replace("\f", "\n\n").split("\n"))
    groups = [list(group) for filled, group in groupby(lines, key=bool) if filled]
    for group, after in zip(groups, [*groups, []][1:], strict=True):
        text.take([line for line in group if not _LEADERS.search(line)], after)
    title = text.title
    return title, tuple(_without(title, block) for block in text.blocks)


def _without(title: str, block: Block) -> Block:
    return replace(block, section=tuple(words for words in block.section if words != title))


@dataclass(slots=True)
class _Text:
    """What has been read so far, and the headings above what comes next, by their level."""

    blocks: list[Block] = field(default_factory=list)
    path: dict[float, str] = field(default_factory=dict)
    lines_under: list[str] = field(default_factory=list)
    levels: list[float] = field(default_factory=list)
    opening: str = ""

    @property
    def title(self) -> str:
        """The heading that the text began with, if it stands above all others."""
        alone = self.opening and self.levels.count(self.levels[0]) == 1 and min(self.levels) == self.levels[0]
        return self.opening if alone else ""

    def take(self, group: list[str], after: Sequence[str]) -> None:
        """Take lines that no blank line parts; `after` are those that follow them."""
        while group and (found := self.heading(group, after)):
            level, words, used = found
            if not self.blocks and not self.levels:
                self.opening = words
            self.levels.append(level)
            self.path = {above: said for above, said in self.path.items() if above < level} | {level: words}
            group = group[used:]
        rows = [row for row in group if not _RULE.fullmatch(row)]
        if rows:
            self.blocks += _blocks(rows, tuple(self.path.values()))

    def heading(self, group: Sequence[str], after: Sequence[str]) -> tuple[float, str, int] | None:
        """Return level, words and number of lines of the heading that a group begins with, if it does."""
        over = 1 if len(group) > 2 and _UNDERLINE.fullmatch(group[0]) and group[0] == group[2] else 0
        words = group[over].strip() if len(group) > over else ""
        if len(group) > over + 1 and _is_under(words, group[over + 1]):
            return self.underlined(group[over + 1][0], over=bool(over)), words, over + 2
        if len(group) > 1 or not 2 < len(words) <= LONGEST or _SENTENCE.search(words):
            return None
        level = _level(words)
        following = _level(after[0].strip()) if len(after) == 1 else None
        listed = level is not None and level >= 1 and level == following
        return None if level is None or listed else (level, words, 1)

    def underlined(self, sign: str, *, over: bool) -> int:
        """Return the level of a heading with such a line under it: they come in the order of their levels."""
        kind = sign * 2 if over else sign
        if kind not in self.lines_under:
            self.lines_under.append(kind)
        return self.lines_under.index(kind)


def _is_under(words: str, line: str) -> bool:
    fits = abs(len(line.rstrip()) - len(words)) <= max(2, len(words) // 4) or len(line) > len(words)
    return bool(words) and len(words) <= LONGEST and fits and bool(_UNDERLINE.fullmatch(line))


def _level(words: str) -> float | None:
    """Return the level of a line that stands alone if it is a heading by its number or its capitals."""
    if _CHAPTER.match(words):
        return CHAPTER
    if numbered := _NUMBERED.match(words):
        return 1 + numbered.group(1).count(".")
    letters = [sign for sign in words if sign.isalpha()]
    capitals = len(letters) > 3 and words.upper() == words and words.lower() != words
    return CAPITALS if capitals and not _ITEM.match(words) else None


def _blocks(rows: Sequence[str], section: tuple[str, ...]) -> Iterator[Block]:
    if cells := _table(rows):
        yield Block(section, None, cells, listed=True)
    elif _ITEM.match(rows[0]) or (any(map(_ITEM.match, rows)) and not _ITEM.match(rows[0]) and len(rows) > 1):
        before = next(at for at, row in enumerate(rows) if _ITEM.match(row))
        if before:
            yield Block(section, None, (_joined(rows[:before]),))
        yield Block(section, None, tuple(_items(rows[before:])), listed=True)
    elif _is_set(rows):
        edge = min(len(row) - len(row.lstrip()) for row in rows)
        yield Block(section, None, tuple(row[edge:] for row in rows), listed=True)
    else:
        yield Block(section, None, (_joined(rows),))


def _table(rows: Sequence[str]) -> tuple[str, ...]:
    """Return the rows with their cells apart by a bar, none if these are no rows of a table."""
    cut = [_cells(row.strip()) for row in rows]
    parted = [cells for cells in cut if len(cells) > 1]
    if len(rows) < 2 or len(parted) < 0.8 * len(rows) or _ITEM.match(rows[0]):
        return ()
    return tuple(" | ".join(cells) for cells in cut)


def _cells(row: str) -> list[str]:
    if "|" in row:
        return [" ".join(cell.split()) for cell in row.strip("|").split("|")]
    return _COLUMNS.split(row)


def _items(rows: Sequence[str]) -> Iterator[str]:
    item = [rows[0]]
    for row in rows[1:]:
        if _ITEM.match(row):
            yield _marked(item)
            item = []
        item.append(row)
    yield _marked(item)


def _marked(item: Sequence[str]) -> str:
    return _BULLET.sub("• ", _joined(item), count=1)


def _is_set(rows: Sequence[str]) -> bool:
    """Return whether the lines are set as they are on purpose: a command, an address, a verse."""
    shallow = any(not row.startswith((" ", "\t")) for row in rows)
    wrapped = sum(len(row) for row in rows[:-1]) / max(1, len(rows) - 1) > 45
    return not shallow and not (wrapped and len(rows) > 1) and not _SENTENCE.search(rows[-1])


def _joined(rows: Sequence[str]) -> str:
    text = rows[0].strip()
    for _, row in pairwise(rows):
        words = row.strip()
        broken = len(text) > 1 and text[-1] == "-" and text[-2].isalpha() and words[0].isalpha()
        unspaced = text[-1] > "\u2e7f" and words[0] > "\u2e7f"
        text += words if broken or unspaced else f" {words}"
    return " ".join(text.split())
