"""The guide on partnering that ships with the bot: on every partnership's shelf until it is put away."""

import asyncio
import hashlib
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from importlib.resources import as_file, files

import sqlalchemy as sa
import structlog

from bot.guidebook.paper import paper_of
from bot.guidebook.reading.document import read_document
from bot.guidebook.reading.limits import Limits
from handlers.guidebook.shelving.placing import place, take_away
from handlers.turn import Paper
from storage.engine import Database
from storage.records.guidebook import Guidebook, GuidebookId, GuidebookKind
from storage.records.people import Partnership
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped

NAME = "Partnering guide"
LANGUAGE = "en"

EDITION = "guidebook.starter"
"""The fact that says which edition is on all shelves, so that a start costs nothing."""

_log = structlog.get_logger()
_BOOK = files("prompts").joinpath("guidebook")


def put_on_shelf(uow: UnitOfWork, now: datetime) -> None:
    """Put today's edition on the partnership's shelf. What a coordinator put away stays away.

    The chapters are read from files first, where no transaction is open: `chapters` keeps them.
    """
    uow.home.hold()
    book = _guidebook(uow)
    shipped = chapters()
    names = {one.name for one in shipped}
    known = uow.documents.ever_on(book.id)
    current = {one.name: one.digest for one in known if one.current}
    removed = {one.name for one in known} - current.keys()
    for one in known:
        if one.current and one.name not in names:
            take_away(one, uow)
    for chapter in shipped:
        if chapter.name not in removed and current.get(chapter.name) != chapter.digest:
            place(chapter, book, uow, now)


async def put_on_all_shelves(database: Database, now: datetime) -> None:
    """Put today's edition on the shelves of all partnerships, once for each edition."""
    if await database.read(_edition_on_shelves) == edition():
        return
    await asyncio.to_thread(chapters)
    everyone = await database.read(lambda conn: Unscoped(conn).partnerships())
    for partnership in everyone:
        await database.write(partial(_put, partnership=partnership, now=now))
    await database.write(lambda conn: Unscoped(conn).note(EDITION, edition()))
    _log.info("starter_on_shelves", partnerships=len(everyone))


@cache
def edition() -> str:
    """Return what tells one edition from another: the SHA-256 of all chapters, in hexadecimal."""
    whole = hashlib.sha256()
    for name, digest in _sources():
        whole.update(f"{name} {digest}\n".encode())
    return whole.hexdigest()


@cache
def chapters() -> tuple[Paper, ...]:
    """Return the chapters in their order, read once. They are our own, so no child process reads them."""
    read = []
    with as_file(_BOOK) as folder:
        for name, digest in _sources():
            reading = read_document(folder / name, Limits())
            read.append(paper_of(name, digest, replace(reading, language=LANGUAGE)))
    return tuple(read)


@cache
def _sources() -> tuple[tuple[str, str], ...]:
    """Return the name of each chapter and the SHA-256 of its text."""
    found = sorted((one.name, one.read_bytes()) for one in _BOOK.iterdir() if one.name.endswith(".md"))
    return tuple((name, hashlib.sha256(body).hexdigest()) for name, body in found)


def _guidebook(uow: UnitOfWork) -> Guidebook:
    known = uow.guidebooks.of_kind(GuidebookKind.STARTER)
    if known:
        return known[0]
    return uow.guidebooks.add(Guidebook(GuidebookId(NEW), _free_name(uow), GuidebookKind.STARTER))


def _free_name(uow: UnitOfWork) -> str:
    """Return our name for it, or one that no guidebook of the partnership's own has."""
    return NAME if uow.guidebooks.named(NAME) is None else f"Convenor: {NAME.lower()}"


def _put(conn: sa.Connection, partnership: Partnership, now: datetime) -> None:
    put_on_shelf(UnitOfWork(conn, partnership), now)


def _edition_on_shelves(conn: sa.Connection) -> str | None:
    return Unscoped(conn).fact(EDITION)
