"""Tables in print: lines whose parts stand in columns become rows, with what a cell says in one piece."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.guidebook.reading.lines import Cell, Line, joined

NEAR = 3.0
"""In points: the edges or middles of what stands in one column are no farther from each other."""
FEWEST = 2
"""So many lines with several cells make a table."""
_BELOW = 2.5
_TIGHT = 0.35
_WIDER = 1.3
_OTHER = 0.15

Column = tuple[float, float]


def with_tables(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, those of each table made into one, whose text has a line for each row."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        end = _end(lines, at) if len(lines[at].cells) > 1 else at
        found.append(_table(lines[at:end]) if end > at else lines[at])
        at = max(end, at + 1)
    return found


def _end(lines: Sequence[Line], start: int) -> int:
    """Return where the table ends that begins with this line; `start` if none does."""
    cells = list(lines[start].cells)
    foot = lines[start].bottom
    end, rows = start + 1, 1
    for at, line in enumerate(lines[start + 1 :], start=start + 1):
        if foot - line.top > _BELOW * line.size or line.top > lines[start].top + line.size:
            break
        if abs(line.size - lines[start].size) > _OTHER * lines[start].size:
            break
        first = _column(line.cells[0], _columns(cells)) == 0 if line.cells else True
        if len(line.cells) > 1:
            if sum(any(_aligned(cell, other) for other in cells) for cell in line.cells) < FEWEST:
                break
            cells += line.cells
            end, rows = at + 1, rows + 1
        elif not _is_part(line, cells):
            break
        elif not first or (end == at and foot - line.top <= _TIGHT * line.size):
            end = at + 1
        foot = min(foot, line.bottom)
    return end if rows >= FEWEST else start


def _is_part(line: Line, cells: Sequence[Cell]) -> bool:
    """Return whether a line may be more of a cell: it stands in a column and does not leave it."""
    if not line.cells or not any(_aligned(line.cells[0], other) for other in cells):
        return False
    columns = _columns(cells)
    after = columns[_column(line.cells[0], columns) + 1 :]
    return not after or line.cells[0].right <= after[0][0] + NEAR


def _aligned(cell: Cell, other: Cell) -> bool:
    middle = abs(cell.left + cell.right - other.left - other.right) / 2
    return min(abs(cell.left - other.left), abs(cell.right - other.right), middle) <= NEAR


def _columns(cells: Sequence[Cell]) -> list[Column]:
    """Return from where to where columns reach: what overlaps is one, what reaches over several is none."""
    columns: list[Column] = []
    for cell in sorted(cells, key=lambda each: each.right - each.left):
        over = [column for column in columns if cell.left < column[1] and column[0] < cell.right]
        if len(over) < 2:
            for column in over:
                columns.remove(column)
            edges = [cell.left, cell.right, *(edge for column in over for edge in column)]
            columns.append((min(edges), max(edges)))
    return sorted(columns)


def _column(cell: Cell, columns: Sequence[Column]) -> int:
    """Return in which column the cell stands: that which it shares most with, or is nearest to."""

    def shared(at: int) -> float:
        return min(cell.right, columns[at][1]) - max(cell.left, columns[at][0])

    return max(range(len(columns)), key=lambda at: (shared(at), -at))


def _table(lines: Sequence[Line]) -> Line:
    columns = _columns([cell for line in lines for cell in line.cells])
    rows = [
        " | ".join(joined(texts) if texts else "" for texts in row).strip()
        for row in _rows(_printed(lines), columns)
    ]
    first = lines[0]
    return replace(
        first, text="\n".join(rows), bottom=min(line.bottom for line in lines), cells=(), table=True
    )


def _printed(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines as they stand beside each other, from the top: cells may be printed one by one."""
    beside: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: -each.top):
        if beside and beside[-1][0].top - line.top < line.size / 2:
            beside[-1].append(line)
        else:
            beside.append([line])
    return beside


def _rows(printed: Sequence[Sequence[Line]], columns: Sequence[Column]) -> Iterator[list[list[str]]]:
    """Yield the texts in each column of each row.

    Where the lines of a cell are closer to each other than the rows are, distance parts the rows;
    elsewhere a row begins where there is something in the first column.
    """
    steps = [before[0].top - after[0].top for before, after in pairwise(printed)]
    wide = min(steps) * _WIDER if steps and max(steps) > min(steps) * _WIDER else 0.0
    row: list[list[str]] = [[] for _ in columns]
    for step, line in zip([0.0, *steps], printed, strict=True):
        cells = [(_column(cell, columns), cell.text) for part in line for cell in part.cells]
        begins = step > wide if wide else any(at == 0 for at, _ in cells)
        if begins and any(row):
            yield row
            row = [[] for _ in columns]
        for at, text in cells:
            row[at].append(text)
    yield row
