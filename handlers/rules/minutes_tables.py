"""Tables in minutes: their rows by what the headings of the columns say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handlers.rules.languages.folding import fold

BORDER = re.compile(r"^[\s|+:=-]+$")


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: who is to do what by when under which item, as written; "" where the table does not say."""

    item: str
    action: str
    owner: str
    due: str
    words: tuple[str, ...]


def tables(lines: Sequence[str], columns: Mapping[str, str]) -> Iterator[str | Cells]:
    """Yield the lines; those of a table whose headings name an action as their cells, its headings left out.

    Columns are parted by bars, tabs or semicolons. A table ends where a line has no columns any longer.
    """
    places: dict[str, int] | None = None
    for line in lines:
        cells = _cells(line)
        if places is not None and BORDER.match(line) and line.strip():
            continue
        if len(cells) < 2:
            places = None
            yield line
        elif places is None:
            places = _places(cells, columns)
            if places is None:
                yield line
        else:
            known = {name: cells[at] if at < len(cells) else "" for name, at in places.items()}
            item, action, owner, due = (known.get(name, "") for name in ("item", "action", "owner", "due"))
            yield Cells(item, action, owner, due, tuple(cells))


def _cells(line: str) -> list[str]:
    for mark in ("|", "\t", ";"):
        if mark in line.strip().strip(mark):
            return [one.strip() for one in line.strip().strip(mark).split(mark)]
    return [line]


def _places(cells: Sequence[str], columns: Mapping[str, str]) -> dict[str, int] | None:
    """Return where each column stands; None where these are no headings with an action and one thing more."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        for name, pattern in columns.items():
            if name not in found and re.fullmatch(rf"\W*(?:{pattern})\W*", fold(cell)):
                found[name] = at
                break
    return found if "action" in found and len(found) > 1 else None
