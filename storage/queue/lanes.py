"""Lanes: each is worked by one worker at a time, in order; lanes run side by side.

A lane is one person inbound and one chat outbound. It is a row, so that claiming costs the
same however long the queue is, and its row is locked before anything is put into it, so that
the order of ids is the order of commits. All times here are the database's, in epoch seconds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement

from storage.errors import TakenOver
from storage.rows import DIALECTS
from storage.tables import lanes

LEASE = 10.0
"""Seconds that a claim holds a lane unless it is renewed."""

URGENT, ROUTINE = 0, 1
"""An answer to somebody who waits comes before what goes to many."""


class DatabaseNow(FunctionElement[float]):
    """The database's clock, in seconds since 1970. Never the clock that the demo turns."""

    type = sa.Double()
    inherit_cache = True


@compiles(DatabaseNow, "postgresql")
def _now_postgresql(*_: object, **__: object) -> str:
    return "extract(epoch from clock_timestamp())::double precision"


@compiles(DatabaseNow, "sqlite")
def _now_sqlite(*_: object, **__: object) -> str:
    return "((julianday('now') - 2440587.5) * 86400.0)"


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to work a lane until the lease ends or somebody takes it over."""

    queue: str
    lane: str
    number: int


def _ready(insert: Any) -> sa.Insert:
    fresh = insert(lanes).values(
        queue=sa.bindparam("queue"),
        lane=sa.bindparam("lane"),
        urgency=sa.bindparam("urgency"),
        claim=0,
        ready_at=DatabaseNow(),
    )
    urgency = sa.case(
        (lanes.c.ready_at.is_(None), fresh.excluded.urgency),
        (fresh.excluded.urgency < lanes.c.urgency, fresh.excluded.urgency),
        else_=lanes.c.urgency,
    )
    made: sa.Insert = fresh.on_conflict_do_update(
        index_elements=[lanes.c.queue, lanes.c.lane],
        set_={"ready_at": sa.func.coalesce(lanes.c.ready_at, fresh.excluded.ready_at), "urgency": urgency},
    )
    return made


_READY = {name: _ready(insert) for name, insert in DIALECTS.items()}


def ready(conn: sa.Connection, queue: str, urgencies: Iterable[tuple[str, int]]) -> None:
    """Lock each lane and make it ready. Call it before rows are put; lanes are taken in one order."""
    most_urgent: dict[str, int] = {}
    for lane, urgency in urgencies:
        most_urgent[lane] = min(urgency, most_urgent.get(lane, urgency))
    rows = [
        {"queue": queue, "lane": lane, "urgency": urgency} for lane, urgency in sorted(most_urgent.items())
    ]
    if rows:
        conn.execute(_READY[conn.dialect.name], rows)


_LEASE_END = DatabaseNow() + sa.bindparam("lease", type_=sa.Double)
_HEAD = (
    sa.select(lanes.c.lane)
    .where(lanes.c.queue == sa.bindparam("of"), lanes.c.ready_at <= DatabaseNow())
    .order_by(lanes.c.urgency, lanes.c.ready_at)
    .limit(sa.bindparam("most", type_=sa.Integer))
    .with_for_update(skip_locked=True)
    .cte("head")
)
_CLAIM = (
    sa.update(lanes)
    .where(lanes.c.queue == sa.bindparam("of"), lanes.c.lane.in_(sa.select(_HEAD.c.lane)))
    .values(claim=lanes.c.claim + 1, holder=sa.bindparam("by"), ready_at=_LEASE_END)
    .returning(lanes.c.lane, lanes.c.claim)
)


def claim(conn: sa.Connection, queue: str, holder: str, limit: int) -> list[Claim]:
    """Take up to `limit` lanes that are ready, the most urgent and then the longest waiting first.

    A lane whose holder's lease is over is ready like any other.
    """
    taken = conn.execute(_CLAIM, {"of": queue, "by": holder, "most": limit, "lease": LEASE})
    return [Claim(queue, lane, number) for lane, number in taken]


_OF_CLAIM = sa.update(lanes).where(
    lanes.c.queue == sa.bindparam("of"),
    lanes.c.lane == sa.bindparam("held"),
    lanes.c.claim == sa.bindparam("number"),
)
_FENCE = _OF_CLAIM.values(claim=lanes.c.claim)
_RENEW = _OF_CLAIM.values(ready_at=_LEASE_END)
_POSTPONE = _OF_CLAIM.values(ready_at=DatabaseNow() + sa.bindparam("after", type_=sa.Double), holder=None)


def _values(held: Claim) -> dict[str, Any]:
    return {"of": held.queue, "held": held.lane, "number": held.number}


def fence(conn: sa.Connection, held: Claim) -> None:
    """Raise `TakenOver` unless this worker still holds the lane: the first statement of every outcome.

    A worker that was paused past its lease wakes up believing that it holds the
    lane; its number is then one too low. The row lock taken here keeps the next
    claim out until we commit.
    """
    if conn.execute(_FENCE, _values(held)).rowcount != 1:
        raise TakenOver(f"lane {held.lane} was taken over")


def renew(conn: sa.Connection, held: Sequence[Claim]) -> None:
    """Hold on to lanes whose work takes long. One that was taken over is left alone."""
    for one in sorted(held, key=lambda each: each.lane):
        conn.execute(_RENEW, {**_values(one), "lease": LEASE})


@cache
def _release(pending: sa.Table) -> sa.Update:
    of_lane = [pending.c.lane == sa.bindparam("held"), pending.c.done_at.is_(None)]
    if "queue" in pending.c:
        of_lane.append(pending.c.queue == sa.bindparam("of"))
    urgency = sa.select(sa.func.min(pending.c.urgency)).where(*of_lane).scalar_subquery()
    return _OF_CLAIM.values(
        ready_at=sa.case((urgency.is_not(None), DatabaseNow())),
        urgency=sa.func.coalesce(urgency, lanes.c.urgency),
        holder=None,
    )


def release(conn: sa.Connection, held: Claim, pending: sa.Table, after: float | None = None) -> None:
    """Give the lane back: ready if rows of it wait in `pending`, empty if not.

    `after` (seconds) postpones it instead. Call it last, behind the fence.
    """
    if after is not None:
        conn.execute(_POSTPONE, {**_values(held), "after": after})
    else:
        conn.execute(_release(pending), _values(held))


def free_all(conn: sa.Connection) -> None:
    """End all leases. Only for the one process that owns an SQLite file, at its start."""
    conn.execute(
        sa.update(lanes).where(lanes.c.holder.is_not(None)).values(ready_at=DatabaseNow(), holder=None)
    )


def busy(conn: sa.Connection) -> bool:
    """Say whether any lane of any queue is being worked or is ready to be."""
    working = lanes.c.holder.is_not(None) | (lanes.c.ready_at <= DatabaseNow())
    return conn.execute(sa.select(sa.exists().where(lanes.c.ready_at.is_not(None), working))).scalar_one()


_FIRSTS = [
    sa.select(sa.func.min(lanes.c.ready_at))
    .where(lanes.c.queue == sa.bindparam("of"), lanes.c.urgency == urgency, lanes.c.ready_at.is_not(None))
    .scalar_subquery()
    for urgency in (URGENT, ROUTINE)
]
_NEXT_READY = sa.select(DatabaseNow(), *_FIRSTS)


def next_ready(conn: sa.Connection, queue: str) -> float | None:
    """Return in how many seconds a lane of this queue will be ready; None when all are empty."""
    now, *firsts = conn.execute(_NEXT_READY, {"of": queue}).one()
    return min((first - now for first in firsts if first is not None), default=None)
