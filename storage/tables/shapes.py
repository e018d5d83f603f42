"""The shapes that all tables share: a scoped one carries its partnership, so that no reference can cross."""

from typing import Any

import sqlalchemy as sa

ColumnType = sa.types.TypeEngine[Any] | type[sa.types.TypeEngine[Any]]

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def identity() -> sa.Column[int]:
    """Return the column that numbers a table's rows."""
    return sa.Column("id", Id, sa.Identity(), primary_key=True)


def required(name: str, kind: ColumnType) -> sa.Column[Any]:
    """Return a column that always holds a value."""
    return sa.Column(name, kind, nullable=False)


def optional(name: str, kind: ColumnType) -> sa.Column[Any]:
    """Return a column that may hold none."""
    return sa.Column(name, kind, nullable=True)


def version() -> sa.Column[int]:
    """Return the column by which a save sees that a row changed meanwhile."""
    return sa.Column("version", sa.Integer, nullable=False)


def scoped(name: str, *parts: sa.Column[Any] | sa.Constraint | sa.Index) -> sa.Table:
    """Return a table whose rows belong to one partnership and can be referred to only from inside it."""
    return sa.Table(
        name,
        metadata,
        identity(),
        sa.Column("partnership_id", Id, sa.ForeignKey("partnerships.id"), nullable=False),
        *parts,
        sa.UniqueConstraint("partnership_id", "id"),
    )


def within(column: str, table: str) -> sa.ForeignKeyConstraint:
    """Return a reference that cannot leave the partnership."""
    return sa.ForeignKeyConstraint(["partnership_id", column], [f"{table}.partnership_id", f"{table}.id"])
