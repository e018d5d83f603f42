"""Minutes line by line: under which item a line stands, and whether it is marked as something to be done."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from handlers.rules.languages.folding import fold, fold_pattern
from handlers.rules.minutes_tables import Cells, tables
from handlers.rules.minutes_words import (
    ACTION,
    COLUMNS,
    DECISION,
    DISCUSSION,
    DONE,
    DUE,
    ITEM,
    PRESENT,
    RESPONSIBLE,
    SECTIONS,
    SUB_ITEM,
)
from handlers.rules.sentences import BULLET

LONGEST_LINE = 800
"""A longer line is read in pieces."""

MOST_LINES = 2500
"""So many lines are read."""

LONGEST_HEADING = 80
LONGEST_LABELLED = 80
"""So long are the words behind "Responsible:" at most that stand on a line of their own."""

WRAPPED = 40
"""A line at least so long that ends in the middle of a sentence goes on in the next."""

WORDS_OF_A_HEADING = 6

_ACTION = re.compile(fold_pattern(ACTION))
_DECISION = re.compile(fold_pattern(DECISION))
_DISCUSSION = re.compile(fold_pattern(DISCUSSION))
_PRESENT = re.compile(fold_pattern(PRESENT))
_OWNER = re.compile(fold_pattern(rf"^\W*{RESPONSIBLE}"))
_DUE = re.compile(fold_pattern(DUE))
_STATE = re.compile(fold_pattern(r"^\W*(?:status|etat|estado|статус|状态)\s*[:：]"))
_DONE = re.compile(fold_pattern(DONE))
_SECTIONS = {name: re.compile(fold_pattern(pattern)) for name, pattern in SECTIONS.items()}
_OWN_DEED = re.compile(r"\s[–—-]\s+\w")
_ITEM = re.compile(ITEM)
_SUB = re.compile(SUB_ITEM)
_EMPHASIS = re.compile(r"\*\*|__")
_ARROW = re.compile(r"^\s*[-=]+>\s*")


class Mark(IntEnum):
    """What a line says of itself: nothing, that it was decided, that it is to be done."""

    NONE = 0
    DECIDED = 1
    ACTION = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its number, bullet and mark; `words` is all of it.

    `listed` says that it had a number or bullet, `past` that it tells of what an earlier meeting agreed.
    `lead` are the words above a list, `owner` and `due` those on lines of their own: "Responsible: ...".
    """

    words: str
    body: str
    item: str
    mark: Mark = Mark.NONE
    listed: bool = False
    past: bool = False
    lead: str = ""
    owner: str = ""
    due: str = ""


def number_of(line: str) -> tuple[str, str] | None:
    """Return the number of the item that a line begins, and the rest of it; None where it begins none."""
    found = _ITEM.match(line)
    if found is None:
        return None
    number = found["number"] or found["mark"] or (found["bare"] or "").strip("( ")
    return re.sub(r"[^\w.].*$", "", number.strip()).rstrip(".)、．"), line[found.end() :]


def parted(lines: Sequence[str], names: Callable[[str], str]) -> Iterator[Line | Cells]:
    """Yield the lines and the rows of tables, `MOST_LINES` of them at most.

    `names` returns the known name in some words.
    """
    said = [one for one in lines if one.strip() or not one][:MOST_LINES]
    scribe = _Scribe(names)
    waiting: Line | None = None
    for row in tables(list(_unwrapped(said)), COLUMNS):
        if isinstance(row, str) and waiting is not None:
            labelled = _labelled(waiting, row)
            if labelled is not None:
                waiting = None if _is_over(row) else labelled
                continue
            if not row.strip():
                scribe.blank()
                continue
        if waiting is not None:
            yield waiting
            waiting = None
        if isinstance(row, Cells):
            yield replace(row, item=_number_in(row.item) or scribe.item)
        else:
            waiting = scribe.line(row)
    if waiting is not None:
        yield waiting


def _number_in(cell: str) -> str:
    """Return the number at the beginning of a cell; a short cell is one itself."""
    number = re.match(r"\W*([^\W\d_]{0,3}-?\d[\d.]*)", cell)
    return number[1].rstrip(".") if number else cell if len(cell) < 20 else ""


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines: those broken in the middle of a sentence whole, endless ones in pieces."""
    whole = ""
    for line in lines:
        goes_on = line.strip()[:1].islower() and not _SUB.match(line) and not BULLET.match(line)
        open_ended = (
            len(whole) >= WRAPPED and whole.rstrip()[-1:] not in ".;:!?|" and "\t" not in whole + line
        )
        if goes_on and open_ended and len(whole) < LONGEST_LINE and not _labels(line):
            whole = f"{whole.rstrip()} {line.strip()}"
            continue
        yield from _pieces(whole)
        whole = line
    yield from _pieces(whole)


def _labels(line: str) -> bool:
    told = fold(line[:LONGEST_HEADING])
    return any(one.match(told) for one in (_OWNER, _ACTION, _DISCUSSION, _PRESENT, _DUE))


def _pieces(line: str) -> Iterator[str]:
    while len(line) > LONGEST_LINE:
        end = max(line.rfind(". ", 0, LONGEST_LINE), line.rfind("。", 0, LONGEST_LINE)) + 1 or LONGEST_LINE
        yield line[:end]
        line = line[end:]
    yield line


def _labelled(line: Line, row: str) -> Line | None:
    """Return the line with what one below it tells of it: whose it is, by when, how it stands; else None."""
    bare = row.strip(" \t-•*")
    told = fold(bare)
    owner, due = _OWNER.match(told), _DUE.search(told)
    if _STATE.match(told):
        return line if line.mark is Mark.ACTION else None
    if not owner and not (due and due.start() == 0):
        return None
    ends = due.start() if due else len(bare)
    who = bare[owner.end() : ends] if owner and owner.end() <= ends else ""
    if len(who) > LONGEST_LABELLED or _OWN_DEED.search(who):
        return None
    by = bare[due.end() :] if due else ""
    return replace(
        line, mark=Mark.ACTION, owner=who or line.owner, due=by or line.due, words=f"{line.words} {bare}"
    )


def _is_over(row: str) -> bool:
    told = fold(row)
    return bool(_STATE.match(told.strip(" \t-•*")) and _DONE.search(told))


class _Scribe:
    """Where in the minutes a reader is."""

    def __init__(self, names: Callable[[str], str]) -> None:
        self.names = names
        self.item = self.section = self.level = self.lead = ""

    def blank(self) -> None:
        """Pass an empty line: who was there ends with it."""
        if self.section == "people":
            self.section = ""

    def line(self, row: str) -> Line | None:
        """Return a line with what it stands under; None for a heading, or who was there."""
        if not row.strip():
            self.blank()
            return None
        words = row.strip()
        row = _EMPHASIS.sub("", row)
        arrow = _ARROW.match(row)
        row = f"→ {row[arrow.end() :]}" if arrow else row
        numbered = number_of(row)
        body = numbered[1] if numbered else row
        if self._heads(body, numbered[0] if numbered else ""):
            return None
        bullet = None if numbered else BULLET.match(row) or None
        sub = _SUB.match(row)
        body = body[sub.end() :] if sub and not numbered else BULLET.sub("", body)
        listed = numbered is not None or sub is not None or bool(bullet and bullet[0].strip())
        if numbered:
            self._number(numbered[0])
        if self.section == "people" and not listed:
            self.section = ""
        if _PRESENT.match(fold(body)) or self.section == "people":
            self.section = self.section if body.strip()[-1:] not in ":：" else "people"
            return None
        return replace(self._marked(body, is_action=_is_action(row), listed=listed), words=words)

    def _heads(self, body: str, number: str) -> bool:
        """Note the heading of a part, where this is one."""
        told = fold(body).strip(" #*_:：.-–—\t") if len(body) <= LONGEST_HEADING else ""
        section = next((name for name, pattern in _SECTIONS.items() if told and pattern.fullmatch(told)), "")
        if section:
            self.section, self.level, self.lead = section, number, ""
            self.item = number or self.item
        elif body.lstrip().startswith("#") or (told and self._ends(body, number)):
            self.section = self.level = ""
        return bool(section)

    def _ends(self, body: str, number: str) -> bool:
        """Say whether a line that heads nothing known ends a part: the next item, or another heading."""
        if number:
            return (
                bool(self.level) and number.count(".") == self.level.count(".") and number not in {"1", "I"}
            )
        bullet = BULLET.match(body)
        is_short = len(body.split()) <= WORDS_OF_A_HEADING and not (bullet and bullet[0].strip())
        is_plain = body.strip()[-1:] not in ".;" and not re.search(r"\d", body) and not _SUB.match(body)
        return is_short and is_plain and not _labels(body) and not self.names(body)

    def _number(self, number: str) -> None:
        if not (self.level and self.section in {"actions", "decisions"} and "." not in number):
            self.item = number
        self.lead = ""

    def _marked(self, body: str, *, is_action: bool, listed: bool) -> Line:
        told = fold(body)
        mark = Mark.ACTION if is_action or (self.section == "actions" and listed) else Mark.NONE
        mark = mark or (Mark.DECIDED if self.section in {"actions", "decisions"} else Mark.NONE)
        for pattern, meant in ((_DISCUSSION, mark), (_ACTION, Mark.ACTION), (_DECISION, Mark.DECIDED)):
            found = pattern.match(told)
            if found and found.end():
                body, told, mark = body[found.end() :], told[found.end() :], max(mark, meant)
        lead, past = self.lead if listed else "", self.section == "past"
        if body.rstrip().endswith((":", "：")):
            self.lead, lead = body.strip(), ""
        elif not listed:
            self.lead = ""
        return Line("", body.strip(), self.item, mark, listed, past, lead)


def _is_action(row: str) -> bool:
    found = _ITEM.match(row)
    return found is not None and found["action"] is not None
