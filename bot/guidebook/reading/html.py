"""HTML as blocks: headings become the path, what only leads elsewhere goes, tables and lists stay whole."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bot.guidebook.reading.cleaning import clean_page
from bot.guidebook.reading.grids import is_layout, rows_of
from bot.guidebook.reading.kinds import one_of
from bot.guidebook.reading.limits import Limits, Unreadable
from bot.guidebook.reading.passages import Block
from bot.guidebook.reading.stripping import leads_within, strip

DEEPEST = 200
"""So deep may elements stand in each other; libxml2 itself gives up at 256."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = one_of(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure form h1 "
    "h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre section summary table tbody td tfoot th "
    "thead tr ul"
)


def read_html(source: str, limits: Limits) -> tuple[str, tuple[Block, ...]]:
    """Return the title (empty where none is to be seen) and the blocks under their headings.

    The title is the first heading of the first level, or what the page calls itself. Raises
    `Unreadable` when it says more than is allowed or its elements stand too deep in each other.
    """
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(clean_page(source).encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return "", ()
    _refuse_depth(root)
    named = " ".join((root.findtext(".//title") or "").split())
    strip(root)
    title = next((words for words in map(_words, root.iter("h1")) if words), named)
    blocks = tuple(_Walk(title).over(root))
    if sum(len(block.text) for block in blocks) > limits.characters:
        raise limits.exceeded()
    return title, blocks


def _refuse_depth(root: HtmlElement) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise Unreadable("guidebook.too_deep")


@dataclass(slots=True)
class _Walk:
    """The way through a page: under which headings it has come, and the words not yet in a block."""

    title: str
    path: dict[int, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def over(self, element: HtmlElement) -> Iterator[Block]:
        """Yield the blocks in an element, whose own tag is not looked at."""
        self.words.append(element.text or "")
        for child in element.iterchildren(etree.Element):
            if child.tag in _BLOCKS or next(child.iter(*_BLOCKS), None) is not None:
                yield from self.flush()
                yield from self.into(child)
                yield from self.flush()
            else:
                self.words.append(child.text_content())
            self.words.append(child.tail or "")
        yield from self.flush()

    def into(self, element: HtmlElement) -> Iterator[Block]:
        """Yield the blocks that an element makes."""
        if element.tag in _HEADINGS:
            self.enter(element)
        elif element.tag in {"ul", "ol", "dl"} and not is_layout(element):
            if not leads_within(element):
                yield from self.block(tuple(_items(element)))
        elif element.tag == "table" and not is_layout(element):
            yield from self.block(rows_of(element))
        elif element.tag == "pre":
            yield from self.block(tuple(element.text_content().expandtabs(4).splitlines()))
        else:
            yield from self.over(element)

    def enter(self, heading: HtmlElement) -> None:
        """Go on under a heading."""
        level, words = int(heading.tag[1]), _words(heading)
        if words:
            above = {higher: said for higher, said in self.path.items() if higher < level}
            self.path = above | {level: words}

    def flush(self) -> Iterator[Block]:
        """Yield the words gathered since the last block, as a paragraph."""
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text:
            yield Block(self.section, None, (text,))

    def block(self, rows: tuple[str, ...]) -> Iterator[Block]:
        """Yield a list or a table, unless nothing is in it."""
        kept = tuple(row.rstrip() for row in rows if row.strip())
        if kept:
            yield Block(self.section, None, kept, listed=True)

    @property
    def section(self) -> tuple[str, ...]:
        """The headings above, without the title of the page."""
        return tuple(words for words in self.path.values() if words != self.title)


def _items(element: HtmlElement) -> Iterator[str]:
    """Yield the rows of a list, each item's lines under its mark."""
    if element.tag == "dl":
        yield from _definitions(element)
        return
    start = element.get("start", "1")
    number = int(start) if start.isascii() and start.isdigit() else 1
    for at, item in enumerate(element.iterchildren("li"), start=number):
        yield from _item(item, f"{at}. " if element.tag == "ol" else "• ")


def _definitions(element: HtmlElement) -> Iterator[str]:
    """Yield the rows of a list of definitions, each beside its term."""
    term = ""
    for item in element.xpath("dt | dd | div/dt | div/dd"):
        if item.tag == "dd":
            yield from _item(item, f"{term.rstrip(':')}: " if term else "  ")
            term = ""
        else:
            yield from [term] if term else []
            term = _words(item)
    yield from [term] if term else []


def _item(item: HtmlElement, mark: str) -> Iterator[str]:
    for block in _Walk("").over(item):
        for row in block.rows:
            yield mark + row
            mark = "  "


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
