"""A partnership that was promised much: as many live commitments as are asked for, in a few statements."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import sqlalchemy as sa

from storage import tables as t
from storage.records.commitments import (
    Change,
    ChangeId,
    Commitment,
    CommitmentId,
    CommitmentState,
    Notice,
    NoticeId,
    NoticeKind,
)
from storage.records.lanes import person_lane
from storage.records.people import Member, MemberId, Partnership, PersonId, Role
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
MADE = NOW - timedelta(days=30)
TIMER = "commitment.notice"

MEMBERS = 997
"""How many promised; a prime, so that whoever takes every so-many-eth commitment meets them all."""

DAYS = 300
"""Over so many days, from a month from now on, the reminders are spread."""


def fill(conn: sa.Connection, stored: int) -> Partnership:
    """Store live commitments numbered from 1, each with a line of history, a notice and a timer far ahead."""
    partnership = Unscoped(conn).add_partnership(f"{stored} promises", "UTC", "en", MADE)
    people = [Unscoped(conn).add_person(f"Person {number}") for number in range(MEMBERS)]
    joined = [Member(MemberId(NEW), one.id, None, Role.PARTNER, MADE) for one in people]
    UnitOfWork(conn, partnership).members.add_many(joined)
    owner, due = MemberId(1), (MADE + timedelta(days=60)).date()
    made = Commitment(CommitmentId(1), owner, "The report", due, CommitmentState.OPEN, MADE, MADE)
    opened = Change(ChangeId(1), made.id, MADE, owner, "state", "proposed", "open")
    warned = Notice(NoticeId(1), made.id, owner, due, NoticeKind.BEFORE, MADE, said_at=MADE)
    number = _numbers(stored)
    whose = number % MEMBERS + 1
    _insert(conn, t.commitments, _row(t.commitments, made) | {"id": number, "owner_id": whose}, partnership)
    for table, example in ((t.changes, opened), (t.notices, warned)):
        _insert(conn, table, _row(table, example) | {"id": number, "commitment_id": number}, partnership)
    _insert(conn, t.timers, _timer(number, whose), partnership)
    return partnership


def lane_of(number: int) -> str:
    """Return the lane in which a commitment's owner is reminded of it."""
    return person_lane(PersonId(number % MEMBERS + 1))


def _numbers(last: int) -> sa.ColumnElement[int]:
    """Return a column that counts from 1."""
    one = sa.select(sa.literal(1).label("number")).cte("numbers", recursive=True)
    numbers = one.union_all(sa.select(one.c.number + 1).where(one.c.number < last))
    return cast("sa.ColumnElement[int]", numbers.c.number)


def _row(table: sa.Table, example: Any) -> dict[str, Any]:
    """Return what a row holds that says the same as the example."""
    names = [one.name for one in fields(example)]
    return {name: sa.literal(getattr(example, name), table.c[name].type) for name in names}


def _timer(number: sa.ColumnElement[int], whose: sa.ColumnElement[int]) -> dict[str, Any]:
    due_at = sa.case(
        {day: sa.literal(NOW + timedelta(days=30 + day), t.timers.c.due_at.type) for day in range(DAYS)},
        value=number % DAYS,
    )
    lane = sa.literal(person_lane(PersonId(0)).removesuffix("0")) + sa.cast(whose, sa.Text)
    return {"kind": sa.literal(TIMER), "subject": number, "lane": lane, "due_at": due_at}


def _insert(conn: sa.Connection, table: sa.Table, row: dict[str, Any], partnership: Partnership) -> None:
    rows = sa.select(sa.literal(int(partnership.id)), *row.values())
    conn.execute(sa.insert(table).from_select(["partnership_id", *row], rows))
