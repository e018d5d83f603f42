"""Short ways to put rows into queues and to look at their lanes."""

from datetime import UTC, datetime

import sqlalchemy as sa

from storage.engine import Database
from storage.queue import inbox, lanes
from storage.queue.inbox import Arrival
from storage.queue.lanes import Claim
from storage.records.events import EventKind, InboundEvent
from storage.tables import inbox as inbox_table
from storage.tables import lanes as lanes_table

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
QUEUE = inbox.QUEUE


def said(text: str = "hello") -> InboundEvent:
    """Return an event."""
    return InboundEvent("paper", "1", text, EventKind.TEXT, "amina", "amina", True, NOW, text)


def put(database: Database, key: str, lane: str = "a", urgency: int = lanes.ROUTINE) -> None:
    """Put a row into the inbox."""
    database.write_now(lambda conn: inbox.put(conn, [Arrival(key, lane, urgency, said(key))], NOW))


def waits_for(database: Database, lane: str, seconds: float) -> None:
    """Let a lane have been ready for so long."""
    ready_at = lanes.DatabaseNow() - seconds
    of_lane = lanes_table.c.lane == lane
    database.write_now(
        lambda conn: conn.execute(sa.update(lanes_table).where(of_lane).values(ready_at=ready_at))
    )


def claim(database: Database, limit: int = 10) -> list[Claim]:
    """Claim lanes of the inbox, by name."""
    claims = database.write_now(lambda conn: lanes.claim(conn, QUEUE, "worker", limit))
    return sorted(claims, key=lambda one: one.lane)


def finish_head(database: Database, held: Claim, after: float | None = None) -> str | None:
    """Do a lane's oldest row as a worker does, and give the lane back; return the row's key."""

    def work(conn: sa.Connection) -> str | None:
        lanes.fence(conn, held)
        row = inbox.head(conn, held)
        if row is not None and after is None:
            inbox.finish(conn, row.id, None, NOW)
        lanes.release(conn, held, inbox_table, after)
        return None if row is None else row.key

    return database.write_now(work)
