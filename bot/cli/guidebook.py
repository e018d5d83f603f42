"""Documents into a guidebook: read in a child process, stored at once, an earlier version replaced."""

import asyncio
from functools import partial
from pathlib import Path

import typer
from sqlalchemy import Connection

from bot.cli.database import opened
from bot.cli.partnerships import found
from bot.clock import SystemClock
from bot.compose import Composer
from bot.guidebook.reading.child import digest, read_in_child
from bot.guidebook.reading.passages import Limits, Reading, Unreadable
from bot.guidebook.shelf import Named, own_guidebook, place
from bot.settings import Settings
from prompts.catalogue import SOURCE, house
from prompts.phrase import Phrase
from prompts.terminal import sentence
from storage.records.people import Partnership
from storage.unit import UnitOfWork


def add(settings: Settings, partnership_name: str, files: list[Path], name: str) -> int:
    """Add each file; return the exit code: 1 where one was refused. The others are kept all the same."""
    if name and len(files) != 1:
        typer.echo(sentence("guidebook.as_one"), err=True)
        return 2
    with opened(settings) as database:
        partnership = database.write_now(lambda conn: found(conn, partnership_name))
        refused = 0
        for file in files:
            typer.echo(sentence("guidebook.reading", name=file.name))
            if not file.is_file():
                typer.echo(sentence("guidebook.missing", name=file.name), err=True)
                refused += 1
                continue
            try:
                reading, mark = asyncio.run(read_in_child(file, Limits())), digest(file)
            except Unreadable as error:
                typer.echo(sentence("guidebook.refused", name=file.name, why=_why(error)), err=True)
                refused += 1
                continue
            named = Named(name or file.name, mark, reading)
            changed = database.write_now(partial(_store, partnership=partnership, named=named))
            typer.echo(_told(reading, changed=changed))
    return 1 if refused else 0


def _store(conn: Connection, partnership: Partnership, named: Named) -> bool:
    uow = UnitOfWork(conn, partnership)
    return place(uow, own_guidebook(uow), named, SystemClock().now())


def _told(reading: Reading, *, changed: bool) -> str:
    if not changed:
        return sentence("guidebook.unchanged", title=reading.title)
    facts = {"title": reading.title, "passages": len(reading.passages), "pages": reading.pages}
    return sentence("guidebook.added" if reading.pages else "guidebook.added_text", **facts)


def _why(error: Unreadable) -> str:
    return Composer(house()).text(Phrase(error.key, error.values), SOURCE, "UTC", SystemClock().now())
