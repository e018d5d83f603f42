"""Rows to records: a record's fields are columns of the same names; and inserting them on either database."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

R = TypeVar("R")

DIALECTS: Mapping[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
"""Each database's own `insert`, which knows ON CONFLICT. Statements of a hot path are built from it once."""


def columns(table: sa.Table, record: type[Any]) -> list[sa.Column[Any]]:
    """Return the columns that hold the record's fields, in their order."""
    return [table.c[one.name] for one in fields(record)]


def record(kind: type[R], row: sa.Row[Any], start: int = 0) -> R:
    """Return the record whose fields stand in the row from `start` on."""
    shape: type[Any] = kind
    return kind(*row[start : start + len(fields(shape))])
