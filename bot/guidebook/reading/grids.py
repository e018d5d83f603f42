"""Tables of HTML as rows of text: a line each, its cells apart by a bar."""

from collections.abc import Iterator

from lxml.html import HtmlElement

CARRIED = 80
"""A cell over several rows is said again in each of them up to so many characters."""
_MOST_ROWS = 1_000
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def is_layout(element: HtmlElement) -> bool:
    """Return whether a table or list only arranges the page, as it holds headings or further tables."""
    if element.get("role") in {"presentation", "none"}:
        return True
    inner = next(element.iterdescendants("table", *_HEADINGS), None)
    if inner is not None or element.tag != "table":
        return inner is not None
    return all(sum(1 for cell in row if _text(cell)) < 2 for row in _rows(element))


def rows_of(table: HtmlElement) -> tuple[str, ...]:
    """Return the caption, if there is one, and the rows, what spans several rows in each of them."""
    said = [_text(caption) for caption in table.iterchildren("caption")]
    spans: dict[int, tuple[int, str]] = {}
    for row in _rows(table):
        cells = list(_cells(row, spans))
        said.append(" | ".join(cells) if any(cells) else "")
    return tuple(said)


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for part in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        if part.tag == "tr":
            yield part
        else:
            yield from part.iterchildren("tr")


def _cells(row: HtmlElement, spans: dict[int, tuple[int, str]]) -> Iterator[str]:
    """Yield the texts of a row; `spans` holds, by column, what hangs down into it and how far yet."""
    column = 0
    for cell in row.iterchildren("td", "th"):
        while column in spans:
            yield _hanging(column, spans)
            column += 1
        text = _text(cell)
        down = _number(cell.get("rowspan")) - 1
        if down > 0:
            spans[column] = (down, text if len(text) <= CARRIED else "")
        yield text
        column += 1
    while column in spans:
        yield _hanging(column, spans)
        column += 1


def _hanging(column: int, spans: dict[int, tuple[int, str]]) -> str:
    left, text = spans.pop(column)
    if left > 1:
        spans[column] = (left - 1, text)
    return text


def _number(said: str | None) -> int:
    return min(int(said), _MOST_ROWS) if said and said.isascii() and said.isdigit() else 1


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
