"""The guidebooks from the command line: documents added, listed, removed, and who is answered from them."""

import asyncio
import signal
import threading
from collections.abc import Callable
from contextlib import aclosing
from functools import partial
from pathlib import Path
from typing import TypeVar

import typer
from sqlalchemy import Connection

from bot.cli.database import opened
from bot.cli.partnerships import found_or_only
from bot.clock import SystemClock
from bot.compose import Composer
from bot.guidebook.uploading import Manner, read
from bot.settings import Settings
from handlers.guidebook.gaps.waiting import open_gaps
from handlers.guidebook.shelving import inventory, keeping
from handlers.guidebook.shelving.inventory import Shelf
from handlers.guidebook.shelving.placing import Placed, guidebook_named, own_guidebook, place, take_away
from handlers.turn import Paper
from prompts.catalogue import SOURCE, house
from prompts.formats import language, locale_of
from prompts.phrase import Phrase
from prompts.terminal import sentence
from storage.engine import Database
from storage.errors import Refused
from storage.records.conversations import Audience
from storage.records.guidebook import Guidebook
from storage.records.people import Partnership
from storage.unit import UnitOfWork

T = TypeVar("T")

TERMINATED = 128 + signal.SIGTERM
"""The exit code of what was ended by SIGTERM."""


def add(settings: Settings, partnership_name: str, paths: list[Path], into: tuple[str, str]) -> int:
    """Add each file, folder or archive; return the exit code: 1 where a document was refused.

    The others are kept all the same. `into` is the guidebook's name (empty: the first of their own) and
    the name that the one file is to have (empty: its own). On SIGTERM nothing is left behind that was
    unpacked or was reading, and what was added by then is kept.
    """
    guidebook, name = into
    if name and (len(paths) != 1 or not paths[0].is_file()):
        typer.echo(sentence("guidebook.as_one"), err=True)
        return 2
    with opened(settings) as database:
        partnership = database.write_now(lambda conn: found_or_only(conn, partnership_name))
        try:
            return asyncio.run(_Adding(settings, database, partnership, guidebook).add(paths, name))
        except asyncio.CancelledError:
            return TERMINATED


def show(settings: Settings, partnership_name: str) -> None:
    """Print the guidebooks, their documents, how far they are embedded, and who is answered from them."""
    lines = _worked(settings, partnership_name, _listed)
    typer.echo("\n".join(lines or [sentence("guidebook.none")]))


def remove(settings: Settings, partnership_name: str, name: str) -> int:
    """Take a document away, or a whole guidebook; return the exit code: 1 where there is neither."""
    return _settled(settings, partnership_name, partial(_removed, name=name))


def share(settings: Settings, partnership_name: str, name: str, *, shared: bool) -> int:
    """Open a guidebook to all partnerships, or keep it to one; return the exit code: 1 where it cannot be."""

    def change(uow: UnitOfWork) -> str:
        keeping.share(_guidebook(uow, name), uow, shared=shared)
        return sentence("guidebook.shared" if shared else "guidebook.unshared", name=name)

    return _settled(settings, partnership_name, change)


def offer_to(settings: Settings, partnership_name: str, name: str, audience: Audience) -> int:
    """Say who is answered from a guidebook; return the exit code: 1 where there is no such guidebook."""

    def change(uow: UnitOfWork) -> str:
        keeping.offer_to(_guidebook(uow, name), audience, uow)
        return sentence(f"guidebook.for_{audience}", name=name)

    return _settled(settings, partnership_name, change)


def read_from(settings: Settings, partnership_name: str, name: str, *, active: bool) -> int:
    """Put a guidebook away or have it read once more; return the exit code: 1 where there is none."""

    def change(uow: UnitOfWork) -> str:
        keeping.read_from(_guidebook(uow, name), uow, active=active)
        return sentence("guidebook.on" if active else "guidebook.off", name=name)

    return _settled(settings, partnership_name, change)


def gaps(settings: Settings, partnership_name: str) -> None:
    """Print the questions that no guidebook answers, with how many asked each; nobody is named."""
    lines = _worked(settings, partnership_name, _gaps)
    typer.echo("\n".join(lines or [sentence("guidebook.no_gaps")]))


# --- adding


class _Adding:
    """Documents on their way into a guidebook, told line by line."""

    def __init__(self, settings: Settings, database: Database, home: Partnership, into: str) -> None:
        self._limits = settings.guidebook_limits()
        self._database = database
        self._home = home
        self._into = into
        self._refused = 0

    async def add(self, paths: list[Path], name: str) -> int:
        """Add what is to be read, in the order given; return the exit code."""
        _end_on_sigterm()
        manner = Manner(self._limits, self._home.language, _tell_progress)
        for path in paths:
            if not path.exists():
                self._tell_refused(sentence("guidebook.missing", name=path.name))
                continue
            typer.echo(sentence("guidebook.reading", name=path.name))
            async with aclosing(read(path, manner, name)) as papers:
                async for paper in papers:
                    await self._add_one(paper)
        return 1 if self._refused else 0

    async def _add_one(self, paper: Paper) -> None:
        if paper.refused is not None:
            self._tell_refused(sentence("guidebook.refused", name=paper.name, why=_worded(paper.refused)))
            return
        try:
            placed = await self._database.write(partial(self._place, paper=paper))
        except Refused as refusal:
            self._tell_refused(f"  {_worded(Phrase(refusal.key, refusal.values))}")
            return
        for line in _told(paper, placed):
            typer.echo(line)

    def _place(self, conn: Connection, paper: Paper) -> Placed | None:
        uow = UnitOfWork(conn, self._home)
        guidebook = guidebook_named(self._into, uow) if self._into else own_guidebook(uow)
        return place(paper, guidebook, uow, SystemClock().now())

    def _tell_refused(self, line: str) -> None:
        self._refused += 1
        typer.echo(line, err=True)


def _end_on_sigterm() -> None:
    """Have SIGTERM cancel what runs, as Ctrl+C does, so that all is closed; only a main thread can."""
    task = asyncio.current_task()
    if task is not None and threading.current_thread() is threading.main_thread():
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


def _tell_progress(done: int, count: int) -> None:
    if count > 1:
        typer.echo(sentence("guidebook.progress", done=done, count=count))


def _told(paper: Paper, placed: Placed | None) -> list[str]:
    """Return what came of a document: a line, and one for each line of it that reads like an instruction."""
    if placed is None:
        return [sentence("guidebook.unchanged", title=paper.title)]
    spoken = language(paper.language, locale_of("en"))
    facts = {"title": paper.title, "passages": len(paper.passages), "language": spoken}
    told = (
        sentence("guidebook.added_text", **facts)
        if paper.pages is None
        else sentence("guidebook.added", **facts, pages=paper.pages)
    )
    replaced = [sentence("guidebook.replaced")] if placed.before is not None else []
    warned = [sentence("guidebook.warned", page=one.page or "-", text=one.text) for one in paper.warnings]
    return [told, *replaced, *warned]


# --- what stands there


def _listed(uow: UnitOfWork) -> list[str]:
    return [line for shelf in inventory.shelves(uow) for line in _shelf(shelf)]


def _shelf(shelf: Shelf) -> list[str]:
    book = shelf.guidebook
    states = [
        "on" if book.active else "off",
        "shared" if book.shared else "private",
        Audience.COORDINATORS if book.audience is Audience.COORDINATORS else Audience.PARTNERS,
    ]
    facts = {"documents": len(shelf.holdings), "pages": shelf.pages, "passages": shelf.passages}
    head = sentence("guidebook.shelf", name=book.name, states=", ".join(states), **facts)
    return [
        head,
        *(
            sentence(
                "guidebook.document",
                name=one.document.name,
                title=one.document.title,
                language=one.document.language,
                pages="-" if one.document.pages is None else one.document.pages,
                passages=one.passages,
                embedded=f"{one.done}/{one.pieces}" if one.pieces else "-",
            )
            for one in shelf.holdings
        ),
    ]


def _gaps(uow: UnitOfWork) -> list[str]:
    return [
        sentence(
            "guidebook.gap",
            day=f"{one.gap.opened_at:%Y-%m-%d}",
            asked=one.askers.count,
            language=one.gap.language,
            text=one.question,
        )
        for one in open_gaps(uow)
    ]


# --- what is changed


def _removed(uow: UnitOfWork, name: str) -> str:
    """Take away the document of this name, or the guidebook. Raises `typer.Exit` where there are several."""
    named = [
        one.document
        for shelf in inventory.shelves(uow)
        for one in shelf.holdings
        if name in {one.document.name, f"{shelf.guidebook.name}/{one.document.name}"}
    ]
    if len(named) > 1:
        raise _Unsettled(sentence("guidebook.several", name=name))
    if named:
        take_away(named[0], uow)
        return sentence("guidebook.removed", name=name)
    keeping.remove(_guidebook(uow, name), uow)
    return sentence("guidebook.removed", name=name)


def _guidebook(uow: UnitOfWork, name: str) -> Guidebook:
    guidebook = uow.guidebooks.named(name)
    if guidebook is None:
        known = ", ".join(one.guidebook.name for one in inventory.shelves(uow)) or "-"
        raise _Unsettled(sentence("guidebook.unknown", name=name, known=known))
    return guidebook


class _Unsettled(Exception):
    """Something cannot be done; its text is the line that says why."""


def _settled(settings: Settings, partnership_name: str, change: Callable[[UnitOfWork], str]) -> int:
    try:
        typer.echo(_worked(settings, partnership_name, change))
    except _Unsettled as error:
        typer.echo(str(error), err=True)
        return 1
    except Refused as refusal:
        typer.echo(_worded(Phrase(refusal.key, refusal.values)), err=True)
        return 1
    return 0


def _worked(settings: Settings, partnership_name: str, work: Callable[[UnitOfWork], T]) -> T:
    def do(conn: Connection) -> T:
        return work(UnitOfWork(conn, found_or_only(conn, partnership_name)))

    with opened(settings) as database:
        return database.write_now(do)


def _worded(phrase: Phrase) -> str:
    return Composer(house()).text(phrase, SOURCE, "UTC", SystemClock().now())
