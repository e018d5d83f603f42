"""A pasted table whose first line names its columns."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers.rules import roster_words as words
from handlers.rules.roster_entries import clean, remark
from handlers.rules.roster_entries import read as read_entry
from handlers.rules.roster_lines import LONGEST_LINE, Entry, Reason, pieces
from handlers.rules.wording import fold


def read(given: Sequence[str]) -> list[Entry] | None:
    """Return the rows of a table whose first line names its columns; None where it is none.

    The headings decide, and not the delimiters: a line of names has commas too.
    """
    start = next((n for n, line in enumerate(given) if line.strip()), None)
    if start is None:
        return None
    for mark in "\t;,|":
        heads = [words.HEADERS.get(fold(one.strip('" '))) for one in given[start].split(mark)]
        told = [one for one in heads if one]
        if len(told) >= 2 and len(told) * 2 >= len(heads) and {"name", "family"} & set(told):
            return list(_table_rows(given[start + 1 :], mark, heads, start + 1))
    return None


def _table_rows(given: Sequence[str], mark: str, heads: Sequence[str | None], start: int) -> Iterable[Entry]:
    reader = csv.reader((line[:LONGEST_LINE] for line in given), delimiter=mark, skipinitialspace=True)
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        text = f"{mark} ".join(clean(cell) for cell in cells if cell.strip())
        fields: dict[str, str] = {}
        for head, cell in zip(heads, cells, strict=False):
            if head and cell.strip():
                fields[head] = clean(cell) if head not in fields else f"{fields[head]}, {clean(cell)}"
        yield _table_entry(fields, text, start + reader.line_num)


def _table_entry(fields: dict[str, str], text: str, number: int) -> Entry:
    name = fields.get("name") or f"{fields.get('given', '')} {fields.get('family', '')}"
    listed = read_entry(f"{fields.get('title', '')} {name}")
    for field in ("mail", "phone", "handle", "role", "language", "note"):
        for piece in pieces(fields.get(field, "")):
            listed = remark(listed, piece) or listed
    organisation = fields.get("organisation", "")
    if not listed.name:
        return Entry(
            number, text, organisation, reason=None if organisation and not listed.mail else Reason.NAME
        )
    person = replace(listed, organisation=organisation, line=number)
    reason = None if organisation else Reason.ORGANISATION
    return Entry(number, text, organisation, (person,), reason)
