"""Listens to every statement: one of a partnership's repository must bind that partnership, and no other."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.dml import Insert

COLUMN = "partnership_id"


class Crossed(AssertionError):
    """A statement of one partnership could reach another's rows."""


def _check(
    _conn: sa.Connection, statement: Any, _many: object, _params: object, options: dict[str, Any]
) -> None:
    wanted = options.get("partnership")
    if wanted is None:
        return
    bound = _inserted(statement) if isinstance(statement, Insert) else _filtered(statement)
    if not bound or set(bound) != {wanted}:
        raise Crossed(f"bound for partnership {wanted}, but binds {bound}: {statement}")


def _inserted(statement: Insert) -> list[object]:
    """Return the partnership of each row that is inserted, None where a row has none."""
    single: dict[Any, Any] = getattr(statement, "_values", None) or {}
    many = [row for rows in getattr(statement, "_multi_values", ()) for row in rows] or [single]
    return [_value(next((value for name, value in row.items() if _named(name)), None)) for row in many]


def _filtered(statement: Any) -> list[object]:
    """Return the partnerships that the rows are compared with; all conditions hold together."""
    where = statement.whereclause
    clauses = [] if where is None else (where.clauses if where.operator is sa.sql.operators.and_ else [where])
    return [
        _value(one.right)
        for one in clauses
        if isinstance(one, sa.BinaryExpression) and _named(one.left) and one.operator is sa.sql.operators.eq
    ]


def _named(column: Any) -> bool:
    return str(getattr(column, "name", column)) == COLUMN


def _value(bound: Any) -> object:
    return bound.value if isinstance(bound, sa.BindParameter) else bound


@contextmanager
def watched() -> Iterator[None]:
    """Watch every engine of this process."""
    sa.event.listen(sa.Engine, "before_execute", _check)
    try:
        yield
    finally:
        sa.event.remove(sa.Engine, "before_execute", _check)
