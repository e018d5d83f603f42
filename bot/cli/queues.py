"""What was set aside: shown, tried once more, or given up."""

import re
from functools import partial

import typer
from sqlalchemy import Connection

from bot.cli.database import opened
from bot.settings import Settings
from prompts.terminal import sentence
from storage.queue import inbox, outbox

SHOWN = 200
"""The most rows of each queue that are listed."""


def show(settings: Settings) -> None:
    """Print a line for each row that was set aside. Texts of people are not shown."""
    with opened(settings) as database:
        rows = database.write_now(_listed)
    for line in rows or [sentence("queue.empty")]:
        typer.echo(line)


def settle(settings: Settings, names: list[str], *, again: bool) -> int:
    """Try the named rows once more, or drop them; return the exit code: 1 where one is not there."""
    with opened(settings) as database:
        lines = [database.write_now(partial(_settle, name=name, again=again)) for name in names]
    for line, _ in lines:
        typer.echo(line)
    return 0 if all(well for _, well in lines) else 1


def _listed(conn: Connection) -> list[str]:
    incoming = [
        sentence("queue.inbox", id=one.id, key=one.key, error=one.error, attempts=one.attempts)
        for one in inbox.set_aside(conn, SHOWN)
    ]
    outgoing = [
        sentence("queue.outbox", id=one.id, key=one.key, error=one.error)
        for one in outbox.undelivered(conn, SHOWN)
    ]
    return incoming + outgoing


def _settle(conn: Connection, name: str, *, again: bool) -> tuple[str, bool]:
    named = re.fullmatch(r"(in|out)/(\d{1,18})", name)
    if named is None:
        return sentence("queue.malformed", name=name), False
    queue, row = (inbox, outbox)[named[1] == "out"], int(named[2])
    settled = queue.retry(conn, row) if again else queue.drop(conn, row)
    if not settled:
        return sentence("queue.none", name=name), False
    return sentence("queue.retried" if again else "queue.dropped", name=name), True
