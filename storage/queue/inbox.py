"""The inbox: everything that happened, stored once under its key before anybody is thanked for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.queue.lanes import Claim, ready
from storage.records.events import Entry, InboundEvent
from storage.rows import DIALECTS
from storage.tables import inbox

QUEUE = "inbox"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something that is to be put into the inbox. A second one of the same key is dropped."""

    key: str
    lane: str
    urgency: int
    entry: Entry
    partnership: int | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """A row of the inbox as its worker sees it. `attempts` counts the tries that ended in a bug."""

    id: int
    key: str
    lane: str
    entry: Entry
    partnership: int | None
    received_at: datetime
    attempts: int
    outcome: str | None = None
    error: str | None = None


_PUT = {
    name: insert(inbox).on_conflict_do_nothing(index_elements=[inbox.c.key])
    for name, insert in DIALECTS.items()
}


def put(conn: sa.Connection, arrivals: Sequence[Arrival], now: datetime) -> None:
    """Store what is new of `arrivals`."""
    if not arrivals:
        return
    ready(conn, QUEUE, ((one.lane, one.urgency) for one in arrivals))
    rows = [
        {
            "key": one.key,
            "lane": one.lane,
            "urgency": one.urgency,
            "entry": one.entry,
            "partnership_id": one.partnership,
            "received_at": now,
            "attempts": 0,
        }
        for one in arrivals
    ]
    conn.execute(_PUT[conn.dialect.name], rows)


_HEAD = (
    sa.select(inbox)
    .where(inbox.c.lane == sa.bindparam("held"), inbox.c.done_at.is_(None))
    .order_by(inbox.c.id)
    .limit(1)
)


def head(conn: sa.Connection, held: Claim) -> Entered | None:
    """Return the oldest row of the lane that waits; None when the lane is empty."""
    row = conn.execute(_HEAD, {"held": held.lane}).mappings().one_or_none()
    return None if row is None else _entered(row)


def get(conn: sa.Connection, row_id: int) -> Entered | None:
    """Return any row of the inbox, settled or not."""
    row = conn.execute(sa.select(inbox).where(inbox.c.id == row_id)).mappings().one_or_none()
    return None if row is None else _entered(row)


_OF_ROW = sa.update(inbox).where(inbox.c.id == sa.bindparam("row"), inbox.c.done_at.is_(None))
_SETTLE = _OF_ROW.values(
    done_at=sa.bindparam("at"), outcome=sa.bindparam("became"), error=sa.bindparam("why")
)
_FINISH = _OF_ROW.values(
    done_at=sa.bindparam("at"),
    outcome="done",
    error=None,
    partnership_id=sa.func.coalesce(sa.bindparam("whose"), inbox.c.partnership_id),
)


def finish(conn: sa.Connection, row_id: int, partnership: int | None, now: datetime) -> None:
    """Mark a row as handled. Its outcome is committed with it, or neither is."""
    conn.execute(_FINISH, {"row": row_id, "at": now, "whose": partnership})


def settle(conn: sa.Connection, row_id: int, outcome: str, now: datetime, error: str | None = None) -> None:
    """Mark a row as `done`, `set_aside`, `waiting` (for the person to say which partnership) or `dropped`."""
    conn.execute(_SETTLE, {"row": row_id, "at": now, "became": outcome, "why": error})


def seal(conn: sa.Connection, row: Entered) -> None:
    """Forget what was said in an event, in the commit that settles its row.

    Who did something, and under which key, is kept: a repeat is still dropped, and nobody can
    read from it what it was.
    """
    match row.entry:
        case InboundEvent() as said:
            place = (said.channel, said.account, said.key, said.kind, said.user, said.chat)
            left = InboundEvent(*place, said.direct, said.sent_at)
            conn.execute(sa.update(inbox).where(inbox.c.id == row.id).values(entry=left))


def of_key(conn: sa.Connection, key: str) -> int:
    """Return the id of the row with this key."""
    return int(conn.execute(sa.select(inbox.c.id).where(inbox.c.key == key)).scalar_one())


def take_waiting(conn: sa.Connection, row_id: int, partnership: int) -> Entered | None:
    """Return a row that waited for its person to say which partnership it is for, once."""
    waiting = sa.update(inbox).where(inbox.c.id == row_id, inbox.c.outcome == "waiting")
    taken = waiting.values(outcome="done", partnership_id=partnership)
    return get(conn, row_id) if conn.execute(taken).rowcount == 1 else None


def count_attempt(conn: sa.Connection, row_id: int, error: str) -> None:
    """Note that handling the row ended in a bug."""
    conn.execute(
        sa.update(inbox).where(inbox.c.id == row_id).values(attempts=inbox.c.attempts + 1, error=error)
    )


def set_aside(conn: sa.Connection, limit: int) -> list[Entered]:
    """Return rows that always failed or could not be read, the oldest first."""
    statement = sa.select(inbox).where(inbox.c.outcome == "set_aside").order_by(inbox.c.id).limit(limit)
    return [_entered(row) for row in conn.execute(statement).mappings()]


def retry(conn: sa.Connection, row_id: int) -> bool:
    """Put a row that was set aside back to the end of its lane's work; say whether there was one."""
    row = conn.execute(
        sa.select(inbox.c.lane, inbox.c.urgency).where(inbox.c.id == row_id, inbox.c.outcome == "set_aside")
    ).one_or_none()
    if row is None:
        return False
    ready(conn, QUEUE, [(row.lane, row.urgency)])
    conn.execute(sa.update(inbox).where(inbox.c.id == row_id).values(done_at=None, outcome=None, attempts=0))
    return True


def drop(conn: sa.Connection, row_id: int) -> bool:
    """Give up a row that was set aside; say whether there was one."""
    dropped = (
        sa.update(inbox).where(inbox.c.id == row_id, inbox.c.outcome == "set_aside").values(outcome="dropped")
    )
    return conn.execute(dropped).rowcount == 1


def _entered(row: sa.RowMapping) -> Entered:
    return Entered(
        row["id"],
        row["key"],
        row["lane"],
        row["entry"],
        row["partnership_id"],
        row["received_at"],
        row["attempts"],
        row["outcome"],
        row["error"],
    )
