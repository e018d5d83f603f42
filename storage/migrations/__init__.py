"""Migrations: bring a database to the tables of today, and say how far it is."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.engine import open_engine

_LOCK = 4_736_201
"""The advisory lock under which one of several replicas that start together migrates."""


def upgrade(url: str, to: str = "head") -> None:
    """Bring the database to a revision, the newest unless told; nothing happens if it is there already."""
    engine = open_engine(url)
    try:
        with engine.connect() as conn:
            _let_tables_be_copied(conn)
            with conn.begin():
                if conn.dialect.name == "postgresql":
                    conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
                command.upgrade(_config(conn), to)
                _check_references(conn)
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


def _let_tables_be_copied(conn: Connection) -> None:
    """Have SQLite bear that a table goes and comes back under those that refer to it.

    It can change a table only by copying it, and hears this only outside of a transaction: see
    "Making Other Kinds Of Table Schema Changes" in its page on ALTER TABLE.
    """
    driver = conn.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute("PRAGMA foreign_keys=OFF")


def _check_references(conn: Connection) -> None:
    """Raise `RuntimeError`, so that all is taken back, if a reference leads nowhere after the copying."""
    if conn.dialect.name == "sqlite":
        broken = conn.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise RuntimeError(f"a row of {broken[0]} refers to one of {broken[2]} that is not there")


def _config(conn: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = conn
    return config
