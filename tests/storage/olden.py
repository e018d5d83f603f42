"""Databases as an earlier migration left them, and what stands in their tables whatever these are by now."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from storage import migrations
from tests.databases import PostgresServer, drop

Rows = dict[str, dict[tuple[Any, ...], dict[str, Any]]]
"""Each row of each table, by its primary key."""


def standing_at(revision: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """Yield the address of a database at a revision, of the kind that the fixture is asked for."""
    if request.param == "sqlite":
        address = f"sqlite:///{folder / 'older.db'}"
        migrations.upgrade(address, revision)
        yield address
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    address = server.create()
    migrations.upgrade(address, revision)
    yield address
    drop(server, address)


def tell(address: str, story: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    """Put a story into the tables that there are."""
    engine = sa.create_engine(address)
    metadata = sa.MetaData()
    with engine.begin() as conn:
        metadata.reflect(conn)
        for name, rows in story.items():
            for row in rows:
                conn.execute(sa.insert(metadata.tables[name]).values(_as_stored(row, conn)))
    engine.dispose()


def _as_stored(row: dict[str, Any], conn: sa.Connection) -> dict[str, Any]:
    """Return a row with its moments as the database keeps them."""
    if conn.dialect.name == "postgresql":
        return row
    return {
        name: value.replace(tzinfo=None) if isinstance(value, datetime) else value
        for name, value in row.items()
    }


def everything(address: str) -> Rows:
    """Return all that stands in the tables that there are."""
    engine = sa.create_engine(address)
    metadata = sa.MetaData()
    found: Rows = {}
    with engine.connect() as conn:
        metadata.reflect(conn)
        for name, table in metadata.tables.items():
            rows = conn.execute(sa.select(table)).mappings()
            found[name] = {tuple(row[one] for one in table.primary_key.columns): dict(row) for row in rows}
    engine.dispose()
    return found
