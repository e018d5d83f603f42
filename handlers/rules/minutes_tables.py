"""Tables in minutes: their rows by what the headings of the columns say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handlers.rules.languages.folding import fold

BORDER = re.compile(r"^[\s|+:=-]+$")
MARKS = ("|", "\t", ";")

LINES_OF_A_CELL = 6
"""So many lines a quoted cell goes over at most: "Draft the letter[line break]and send it"."""

_PARTS = re.compile(r"\s*(?:/|&|,|\band\b|\bet\b|\by\b|\bи\b)\s*")


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: who is to do what by when under which item, as written; "" where the table does not say.

    `state` is how it stood at the meeting.
    """

    item: str
    action: str
    owner: str
    due: str
    state: str
    words: tuple[str, ...]


def tables(lines: Sequence[str], columns: Mapping[str, str]) -> Iterator[str | Cells]:
    """Yield the lines; those of a table whose headings name an action as their cells, its headings left out.

    Columns are parted by bars, tabs or semicolons, in one table by one of them. A table ends where a
    line has no columns any longer.
    """
    places: dict[str, int] | None = None
    mark = ""
    for line in _whole(lines):
        if places is not None and BORDER.match(line) and line.strip():
            continue
        of_table = mark if places is not None else next((one for one in MARKS if _parted(line, one)), "")
        cells = _cells(line, of_table)
        if len(cells) < 2:
            places = None
            yield line
        elif places is None:
            places, mark = _places(cells, columns), of_table
            if places is None:
                yield line
        else:
            yield _row(cells, places)


def _row(cells: Sequence[str], places: Mapping[str, int]) -> Cells:
    known = {name: cells[at] if at < len(cells) else "" for name, at in places.items()}
    names = ("item", "action", "owner", "due", "state")
    item, action, owner, due, state = (known.get(name, "") for name in names)
    return Cells(item, action, owner, due, state, tuple(cells))


def _whole(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines; those over which one quoted cell of a spreadsheet goes as one."""
    at = 0
    while at < len(lines):
        end = at + 1
        if "\t" in lines[at] and lines[at].count('"') % 2:
            while (
                end < min(len(lines), at + LINES_OF_A_CELL)
                and not lines[end - 1 if end - 1 > at else end].count('"') % 2
            ):
                end += 1
        yield " ".join(lines[at:end])
        at = end


def _parted(line: str, mark: str) -> bool:
    return mark in line.strip().strip(mark)


def _cells(line: str, mark: str) -> list[str]:
    if not mark or not _parted(line, mark):
        return [line]
    whole = line.strip().removeprefix("|").removesuffix("|") if mark == "|" else line.rstrip("\r\n")
    return [one.strip(' "*_\t\r') for one in whole.split(mark)]


def _places(cells: Sequence[str], columns: Mapping[str, str]) -> dict[str, int] | None:
    """Return where each column stands; None where these are no headings with an action and one thing more.

    One column can be two: "Responsible / Deadline".
    """
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        told = fold(cell).strip(" .:*_")
        for part in (told, *_PARTS.split(told)):
            name = next((one for one, pattern in columns.items() if re.fullmatch(pattern, part)), "")
            if name and name not in found:
                found[name] = at
    return found if "action" in found and len(found) > 1 else None
