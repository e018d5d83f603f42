"""The results of an anonymous round hold every answer that was taken, also one of the last moment."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from storage.engine import Database
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped
from tests.handlers.test_anonymous import NOW, Survey, add_member, survey


def test_a_round_does_not_close_over_an_answer_that_is_being_counted(postgresql_database: Database) -> None:
    lakes = postgresql_database.write_now(
        lambda conn: Unscoped(conn).add_partnership("Lakes", "UTC", "en", NOW)
    )

    def ask(conn: sa.Connection) -> Survey:
        uow = UnitOfWork(conn, lakes)
        return survey(uow, [add_member(conn, uow, 1)])

    asked = postgresql_database.write_now(ask)

    def close(conn: sa.Connection) -> None:
        conn.execute(sa.text("SET LOCAL lock_timeout = 50"))
        Survey(UnitOfWork(conn, lakes), asked.opened, asked.talks).close()

    def count(conn: sa.Connection) -> None:
        Survey(UnitOfWork(conn, lakes), asked.opened, asked.talks).votes(next(iter(asked.talks)), "4")
        with pytest.raises(DBAPIError, match="lock timeout"):
            postgresql_database.write_now(close)

    postgresql_database.write_now(count)
