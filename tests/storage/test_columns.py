"""Columns: moments, words and records come back as they went in, on both databases."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from storage.columns import Json, Moment, Word
from storage.records.messages import Line, Span, Style
from storage.records.people import Role

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)

things = sa.Table(
    "things",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("moment", Moment),
    sa.Column("word", Word(Role)),
    sa.Column("line", Json(Line)),
)


@pytest.fixture
def conn(address: str) -> Iterator[sa.Connection]:
    engine = sa.create_engine(address)
    with engine.begin() as opened:
        things.create(opened)
        yield opened
    engine.dispose()


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kathmandu", "America/Lima"])
def test_a_moment_comes_back_in_utc_whatever_zone_it_was_said_in(conn: sa.Connection, zone: str) -> None:
    conn.execute(sa.insert(things).values(moment=NOON.astimezone(ZoneInfo(zone))))
    kept = conn.execute(sa.select(things.c.moment)).scalar_one()
    assert (kept, kept.tzinfo) == (NOON, UTC)


def test_a_moment_without_a_zone_is_refused(conn: sa.Connection) -> None:
    with pytest.raises(sa.exc.StatementError, match="aware"):
        conn.execute(sa.insert(things).values(moment=NOON.replace(tzinfo=None)))


def test_moments_sort_and_compare_by_time(conn: sa.Connection) -> None:
    moments = [NOON, NOON - timedelta(microseconds=1), NOON + timedelta(hours=1)]
    zoned = [moments[0].astimezone(ZoneInfo("Asia/Dhaka")), *moments[1:]]
    conn.execute(sa.insert(things), [{"moment": one} for one in zoned])
    assert list(conn.scalars(sa.select(things.c.moment).order_by(things.c.moment))) == sorted(moments)
    assert conn.scalar(sa.select(sa.func.count()).where(things.c.moment <= NOON)) == 2


def test_what_is_absent_stays_absent(conn: sa.Connection) -> None:
    conn.execute(sa.insert(things).values(id=1))
    assert conn.execute(sa.select(things)).one() == (1, None, None, None)


def test_words_and_records_come_back_as_themselves(conn: sa.Connection) -> None:
    line = Line((Span('NUL \0, a quote " and \N{ROCKET}', Style.CODE),))
    conn.execute(sa.insert(things).values(word=Role.NEWCOMER, line=line))
    word, kept = conn.execute(sa.select(things.c.word, things.c.line)).one()
    assert (word, type(word), kept) == (Role.NEWCOMER, Role, line)
