"""The database from the command line: opened migrated, migrated, and examined."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bot.cli.doctor import Check, Finding
from bot.settings import Settings
from prompts.terminal import sentence
from storage import migrations
from storage.engine import Database


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

    async def database() -> Finding:
        here = Database(url)
        try:
            await here.ping()
        except Exception as error:
            why = type(error).__name__
            return Finding(
                ok=False,
                line=sentence("doctor.database.line", why=why),
                remedy=sentence("doctor.database.remedy"),
            )
        finally:
            here.close()
        return Finding(ok=True, line=sentence("doctor.database_ok.line", dialect=here.url.get_backend_name()))

    async def migrated() -> Finding:
        now, newest = migrations.revisions(url)
        if now == newest:
            return Finding(ok=True, line=sentence("doctor.migrations_ok.line", newest=newest))
        line = sentence("doctor.behind.line", now=now or "-", newest=newest)
        return Finding(ok=False, line=line, remedy=sentence("doctor.behind.remedy"))

    return [database, migrated]
