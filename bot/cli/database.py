"""The database from the command line: opened migrated, migrated, and examined."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.cli.doctor import Check, Finding
from bot.settings import Settings
from prompts.terminal import sentence
from storage import migrations
from storage.engine import Database
from storage.queue import inbox, outbox

MANY = 1000
"""So many rows that were set aside are counted."""


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """Give the migrated database of the settings, and close it."""
    migrate(settings)
    database = Database(settings.database_url.get_secret_value())
    try:
        yield database
    finally:
        database.close()


def migrate(settings: Settings) -> str:
    """Bring the database to the newest revision; return which that is."""
    url = settings.database_url.get_secret_value()
    migrations.upgrade(url)
    return migrations.revisions(url)[1] or ""


def checks(settings: Settings) -> Sequence[Check]:
    """Return what a doctor looks at in the database. Nothing is changed by it."""
    url = settings.database_url.get_secret_value()
    return [partial(_answers, url), partial(_migrated, url), partial(_settled, url)]


async def _answers(url: str) -> Finding:
    with closing(Database(url)) as database:
        try:
            await database.ping()
        except OperationalError as error:
            line = sentence("doctor.database.line", why=type(error.orig).__name__)
            return Finding(ok=False, line=line, remedy=sentence("doctor.database.remedy"))
        dialect = database.url.get_backend_name()
    return Finding(ok=True, line=sentence("doctor.database_ok.line", dialect=dialect))


async def _migrated(url: str) -> Finding:
    now, newest = migrations.revisions(url)
    if now == newest:
        return Finding(ok=True, line=sentence("doctor.migrations_ok.line", newest=newest))
    line = sentence("doctor.behind.line", now=now or "-", newest=newest)
    return Finding(ok=False, line=line, remedy=sentence("doctor.behind.remedy"))


async def _settled(url: str) -> Finding:
    if migrations.revisions(url)[0] is None:
        return Finding(ok=True, line=sentence("doctor.settled_ok.line"))
    with closing(Database(url)) as database:
        count = await database.read(_count)
    if not count:
        return Finding(ok=True, line=sentence("doctor.settled_ok.line"))
    line = sentence("doctor.set_aside.line", count=count)
    return Finding(ok=False, line=line, remedy=sentence("doctor.set_aside.remedy"))


def _count(conn: Connection) -> int:
    return len(inbox.set_aside(conn, MANY)) + len(outbox.undelivered(conn, MANY))
