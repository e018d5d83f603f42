"""A document of any kind we read: which reader is for it, and what all of them have in common."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from bot.guidebook.reading.cleaning import clean, clean_line
from bot.guidebook.reading.decoding import declared_in, decoded
from bot.guidebook.reading.docx import read_docx
from bot.guidebook.reading.html import read_html
from bot.guidebook.reading.kinds import kind_of
from bot.guidebook.reading.language import language_of
from bot.guidebook.reading.limits import Limits, Turn, Unreadable, untold
from bot.guidebook.reading.markdown import read_markdown
from bot.guidebook.reading.passages import Block, Reading, pack
from bot.guidebook.reading.pdf import read_pdf
from bot.guidebook.reading.plain import read_plain
from bot.guidebook.reading.running import without_running
from handlers.rules.file_kinds import HTML, MARKDOWN
from handlers.rules.instructions import Warned, instructs

WARNINGS = 20
"""So many lines at most are reported that read like orders to a machine."""


def digest(path: Path) -> str:
    """Return the SHA-256 of the file in hexadecimal, by which a document that has not changed is known."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def blocks_of(path: Path, limits: Limits, turn: Turn = untold) -> tuple[str, tuple[Block, ...], int | None]:
    """Return the title (empty where none is to be seen), the blocks, and how many pages there are, if any.

    No sign is in them that a database would refuse. `turn` is told the number of each page before it
    is read. Raises `Unreadable` when the document is refused.
    """
    title, blocks, pages = _blocks_of(path, limits, turn)
    return clean_line(title), tuple(_clean(block) for block in blocks), pages


def _blocks_of(path: Path, limits: Limits, turn: Turn) -> tuple[str, tuple[Block, ...], int | None]:
    kind = kind_of(path.name)
    if path.stat().st_size > limits.size:
        raise limits.exceeded()
    if kind == ".pdf":
        return read_pdf(path, limits, turn)
    if kind == ".docx":
        return *read_docx(path, limits), None
    source = path.read_bytes()
    if kind in HTML:
        return *read_html(decoded(source, limits, declared_in(source)), limits), None
    text = decoded(source, limits)
    return *(read_markdown(text) if kind in MARKDOWN else read_plain(text)), None


def read_document(
    path: Path,
    limits: Limits,
    language: str = "en",
    turn: Turn = untold,
    running: frozenset[str] = frozenset(),
) -> Reading:
    """Return what a document says. Raises `Unreadable` when it is refused.

    `language` is taken for that of a text too short to tell; `running` is what stands at the edge
    of most documents it came with and belongs to none. Only the limits on what can be counted hold
    here; those on time and memory are the child's (see `read_in_child`), for a file from outside
    may do anything to its reader.
    """
    title, blocks, pages = blocks_of(path, limits, turn)
    turn(0)
    passages = pack(without_running(blocks, running))
    if not any(character.isalnum() for each in passages for character in each.text):
        raise Unreadable("guidebook.empty")
    spoken = language_of([each.text for each in passages], language)
    return Reading(
        title or clean_line(path.stem), passages, pages, spoken, tuple(islice(_warnings(blocks), WARNINGS))
    )


def _clean(block: Block) -> Block:
    return replace(
        block,
        section=tuple(filter(None, map(clean_line, block.section))),
        rows=tuple(map(clean, block.rows)),
    )


def _warnings(blocks: tuple[Block, ...]) -> Iterator[Warned]:
    """Yield each heading and each row that reads like an order, and what does so only over several rows."""
    headings: set[str] = set()
    for block in blocks:
        fresh = [words for words in block.section if words not in headings]
        headings.update(fresh)
        orders = [said for said in (*fresh, *block.rows) if instructs(said)]
        if not orders and len(block.rows) > 1 and instructs(block.text):
            orders = [block.text]
        yield from (Warned(" ".join(order.split())[:200], block.page) for order in orders)
