"""Word documents as blocks: Mammoth tells their structure as HTML, and one reader of HTML does the rest."""

import re
from pathlib import Path
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

import mammoth

from bot.guidebook.reading.archive import BROKEN_ZIP
from bot.guidebook.reading.html import read_html
from bot.guidebook.reading.limits import Limits, Unreadable
from bot.guidebook.reading.passages import Block

_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
"""What a file of the older Office begins with: a document of its time, or a new one under a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name^='toc '] => !
p[style-name^='TOC'] => !
p[style-name='header'] => !
p[style-name='footer'] => !
comment-reference => !
"""
_BOLD_ALONE = re.compile(r"<p><strong>((?:(?!</?strong>|<img|</p>).){1,120})</strong></p>")


def read_docx(path: Path, limits: Limits) -> tuple[str, tuple[Block, ...]]:
    """Return the title (empty where none is to be seen) and the blocks under their headings.

    Where no style says what is a heading, a short paragraph all in bold is one. Raises
    `Unreadable` when it is broken, encrypted, would unpack to too much, or holds only pictures.
    """
    _weigh(path, limits)
    try:
        with path.open("rb") as file:
            html = mammoth.convert_to_html(
                file,
                style_map=_STYLES,
                convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
                include_embedded_style_map=False,
            ).value
    except (*BROKEN_ZIP, ExpatError, KeyError, AttributeError) as error:
        raise Unreadable("guidebook.broken") from error
    if not re.search(r"<h[1-6]\b", html):
        html = _BOLD_ALONE.sub(r"<h2>\1</h2>", html)
    title, blocks = read_html(html, limits)
    if not blocks and "<img" in html:
        raise Unreadable("guidebook.scanned")
    return title, blocks


def _weigh(path: Path, limits: Limits) -> None:
    """Refuse what is no Word document, is locked, or would unpack to more than is allowed.

    What a part declares as its size is also the most that Python unpacks of it.
    """
    with path.open("rb") as file:
        if file.read(len(_OLD)) == _OLD:
            raise Unreadable("guidebook.encrypted" if _LOCKED in file.read() else "guidebook.old_word")
    try:
        with ZipFile(path) as parts:
            if any(part.flag_bits & 1 for part in parts.infolist()):
                raise Unreadable("guidebook.encrypted")
            if sum(part.file_size for part in parts.infolist()) > limits.expansion:
                raise limits.unpacked()
            for part in parts.infolist():
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in parts.open(part).read(4096):
                    raise limits.unpacked()
    except BROKEN_ZIP as error:
        raise Unreadable("guidebook.broken") from error
