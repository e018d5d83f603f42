"""PDF as blocks, with the page of each, read by PDFium."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from bot.guidebook.reading.layout import Line, heal_words, under_headings, without_running_heads
from bot.guidebook.reading.passages import Block, Limits, Unreadable

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u00ad]")
_OF_A_PROGRAM = re.compile(r"^(?:microsoft |untitled)|\.\w{2,5}$", re.IGNORECASE)


def read_pdf(path: Path, limits: Limits) -> tuple[str, tuple[Block, ...], int]:
    """Return the title (empty where none is to be seen), the blocks, and the number of pages.

    Raises `Unreadable` when it is broken, encrypted, too large, empty, or holds only pictures of text.
    """
    try:
        with pdfium.PdfDocument(path) as document:
            pages = _pages(document, limits)
            if not any(pages):
                raise Unreadable("guidebook.scanned" if _has_pictures(document) else "guidebook.empty")
            title, blocks = under_headings(heal_words(without_running_heads(pages)))
            return title or _named(document), blocks, len(pages)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Unreadable("guidebook.encrypted" if locked else "guidebook.broken") from error


def _pages(document: pdfium.PdfDocument, limits: Limits) -> list[list[Line]]:
    if len(document) > limits.pages:
        raise limits.exceeded()
    pages: list[list[Line]] = []
    left = limits.characters
    for number in range(1, len(document) + 1):
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
        top, bottom = _extent(page, first)
        size = round((top - bottom) * 2) / 2
        _, foot = _extent(page, found.start() + len(words.rstrip()) - 1)
        text = _CONTROL.sub(" ", words).strip()
        if text:
            yield Line(text, number, top, min(foot, bottom), size)


def _extent(page: pdfium.PdfTextPage, position: int) -> tuple[float, float]:
    """Return the top and bottom of a character as printed; its font's size says little, for pages scale."""
    index = raw.FPDFText_GetCharIndexFromTextIndex(page, position)
    if not 0 <= index < page.count_chars():
        return 0.0, 0.0
    _, bottom, _, top = page.get_charbox(index, loose=True)
    return top, bottom


def _has_pictures(document: pdfium.PdfDocument) -> bool:
    for at in range(min(len(document), 20)):
        page = document[at]
        if next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None) is not None:
            return True
    return False


def _named(document: pdfium.PdfDocument) -> str:
    """Return the title that the file carries, unless a program put its own name or a file's there."""
    title = " ".join(document.get_metadata_value("Title").split())
    return "" if _OF_A_PROGRAM.search(title) else title
