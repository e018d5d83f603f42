"""Migrations: bring a database to the tables of today, and say how far it is."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.engine import open_engine

_LOCK = 4_736_201
"""The advisory lock under which one of several replicas that start together migrates."""


def upgrade(url: str) -> None:
    """Bring the database to the newest revision; nothing happens if it is there already."""
    engine = open_engine(url)
    try:
        with engine.begin() as conn:
            if conn.dialect.name == "postgresql":
                conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            command.upgrade(_config(conn), "head")
    finally:
        engine.dispose()


def revisions(url: str) -> tuple[str | None, str | None]:
    """Return the database's revision (None: never migrated) and the newest there is."""
    engine = open_engine(url)
    try:
        with engine.connect() as conn:
            now = MigrationContext.configure(conn).get_current_revision()
            return now, ScriptDirectory.from_config(_config(conn)).get_current_head()
    finally:
        engine.dispose()


def _config(conn: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = conn
    return config
