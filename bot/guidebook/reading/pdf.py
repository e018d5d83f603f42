"""PDF as blocks, with the page of each, read by PDFium."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from bot.guidebook.reading.cleaning import clean_line
from bot.guidebook.reading.furniture import without_contents, without_running_heads
from bot.guidebook.reading.layout import heal_words, under_headings
from bot.guidebook.reading.limits import Limits, Turn, Unreadable
from bot.guidebook.reading.lines import Cell, Line
from bot.guidebook.reading.outline import Entry, with_outline
from bot.guidebook.reading.passages import Block
from bot.guidebook.reading.tables import with_tables

GAP = 0.85
"""Parts of a line that are so many of its heights from each other stand apart; sentences, twice as many."""
MOST_ENTRIES = 5_000
_MARK = re.compile(r"[•●○▪■◦‣⁃∙·–—*-]|\(?(?:\d{1,3}|[a-zA-Z])[.)]|\d{1,2}(?:\.\d{1,2}){0,4}\.?")
"""The mark of an item, or a heading's number: what follows belongs to it however far it is."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u00ad]")
_OF_A_PROGRAM = re.compile(r"^(?:microsoft |untitled)|\.\w{2,5}$", re.IGNORECASE)


def read_pdf(path: Path, limits: Limits, turn: Turn) -> tuple[str, tuple[Block, ...], int]:
    """Return the title (empty where none is to be seen), the blocks, and the number of pages.

    Raises `Unreadable` when it is broken, encrypted, too large, empty, or holds only pictures of text.
    """
    try:
        with pdfium.PdfDocument(path) as document:
            pages = _pages(document, limits, turn)
            if not any(pages):
                raise Unreadable("guidebook.scanned" if _has_pictures(document) else "guidebook.empty")
            turn(0)
            bare = without_running_heads(without_contents(pages))
            lines = [line for page in bare for line in with_tables(page)]
            title, blocks = under_headings(with_outline(heal_words(lines), _outline(document)))
            return title or _named(document), blocks, len(pages)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Unreadable("guidebook.encrypted" if locked else "guidebook.broken") from error


def _pages(document: pdfium.PdfDocument, limits: Limits, turn: Turn) -> list[list[Line]]:
    if len(document) > limits.pages:
        raise limits.exceeded()
    pages: list[list[Line]] = []
    left = limits.characters
    for number in range(1, len(document) + 1):
        turn(number)
        page = document[number - 1]
        text = page.get_textpage()
        left -= text.count_chars()
        if left < 0:
            raise limits.exceeded()
        pages.append(list(_lines(text, number)))
        text.close()
        page.close()
    return pages


def _lines(page: pdfium.PdfTextPage, number: int) -> Iterator[Line]:
    for found in re.finditer(r"[^\r\n]*\w[^\r\n]*", page.get_text_range()):
        words = found.group()
        first = found.start() + next(at for at, sign in enumerate(words) if sign.isalnum() or sign == "_")
        _, bottom, _, top = _box(page, first)
        size = round((top - bottom) * 2) / 2
        _, foot, _, _ = _box(page, found.start() + len(words.rstrip()) - 1)
        cells = tuple(_cells(page, found, size))
        text = " ".join(cell.text for cell in cells)
        if text:
            yield Line(text, number, top, min(foot, bottom), size, cells)


def _cells(page: pdfium.PdfTextPage, line: re.Match[str], size: float) -> Iterator[Cell]:
    """Yield the parts of a line between which there is more room than a space takes."""
    text, offset = line.group(), line.start()
    start = len(text) - len(text.lstrip())
    left = _box(page, offset + start)[0]
    for gap in re.finditer(r"\s+", text.rstrip()):
        if gap.start() <= start:
            continue
        edge = _box(page, offset + gap.start() - 1)[2]
        after = _box(page, offset + gap.end())[0]
        said = _clean(text[start : gap.start()])
        wide = 2 * GAP if said.endswith((".", ",", ":", ";", "!", "?")) else GAP
        if after - edge > wide * size and not _MARK.fullmatch(said):
            yield Cell(said, left, edge)
            start, left = gap.end(), after
    right = _box(page, offset + len(text.rstrip()) - 1)[2]
    if said := _clean(text[start:]):
        yield Cell(said, left, right)


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()


def _box(page: pdfium.PdfTextPage, position: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a character as printed; a font's size says little of it."""
    index = raw.FPDFText_GetCharIndexFromTextIndex(page, position)
    if not 0 <= index < page.count_chars():
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = page.get_charbox(index, loose=True)
    return left, bottom, right, top


def _outline(document: pdfium.PdfDocument) -> list[Entry]:
    entries = []
    for mark in islice(document.get_toc(max_depth=6), MOST_ENTRIES):
        place = mark.get_dest()
        page = place.get_index() if place else None
        if page is not None:
            entries.append(Entry(_text(mark.get_title), mark.level, page + 1))
    return entries


def _has_pictures(document: pdfium.PdfDocument) -> bool:
    for at in range(min(len(document), 20)):
        page = document[at]
        if next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None) is not None:
            return True
    return False


def _named(document: pdfium.PdfDocument) -> str:
    """Return the title that the file carries, unless a program put its own name or a file's there."""
    title = clean_line(_text(lambda: document.get_metadata_value("Title")))
    return "" if _OF_A_PROGRAM.search(title) else title


def _text(read: Callable[[], str]) -> str:
    """Return a text that the file carries; none where its signs are broken."""
    try:
        return read()
    except UnicodeDecodeError:
        return ""
