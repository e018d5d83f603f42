"""Migrations: they lead to the tables of today, on both databases, and doing them twice does nothing."""

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage import migrations
from storage.tables import metadata


def differences(address: str) -> list[object]:
    """Return what would have to be migrated yet."""
    engine = sa.create_engine(address)
    try:
        with engine.connect() as conn:
            context = MigrationContext.configure(conn, opts={"compare_type": True})
            return list(compare_metadata(context, metadata))
    finally:
        engine.dispose()


def test_a_migrated_database_has_the_tables_of_today(address: str) -> None:
    assert differences(address) == []


def test_migrating_twice_is_migrating_once(address: str) -> None:
    before = migrations.revisions(address)
    migrations.upgrade(address)
    assert migrations.revisions(address) == before
    assert before[0] == before[1]


def test_the_comparison_would_see_a_missing_column(address: str) -> None:
    engine = sa.create_engine(address)
    with engine.begin() as conn:
        conn.execute(sa.text("alter table persons drop column zone"))
    engine.dispose()
    assert [entry[0] for entry in differences(address)] == ["add_column"]  # type: ignore[index]
