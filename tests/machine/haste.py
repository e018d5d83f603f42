"""Letting tests wait for what happens and not for the clock."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import sqlalchemy as sa

from storage.engine import Database
from storage.queue import lanes
from storage.tables import inbox, outbox
from storage.tables import lanes as lanes_table
from tests.house import House

T = TypeVar("T")


async def until(look: Callable[[], Awaitable[T | None]], within: float = 20) -> T:
    """Return what `look` finds as soon as it finds something. Raises `TimeoutError` after so many seconds."""
    async with asyncio.timeout(within):
        while True:
            if found := await look():
                return found
            await asyncio.sleep(0.01)


async def hurry(house: House) -> None:
    """Let what is postponed be due now, over and over until nothing is; and all that follows happen."""
    async with asyncio.timeout(20):
        while await house.database.read(_postponed):
            await house.database.write(_pull_forward)
            house.bot.wakes.ring_all()
            await house.settle()


def _postponed(conn: sa.Connection) -> bool:
    return bool(conn.scalar(sa.select(sa.func.count()).where(lanes_table.c.ready_at.is_not(None))))


def _pull_forward(conn: sa.Connection) -> None:
    waiting = lanes_table.c.ready_at.is_not(None) & lanes_table.c.holder.is_(None)
    conn.execute(sa.update(lanes_table).where(waiting).values(ready_at=lanes.DatabaseNow()))


async def take_over(database: Database, queue: str) -> None:
    """Take all lanes of a queue from whoever holds them, as another process does when the leases are over."""

    def take(conn: sa.Connection) -> None:
        of_queue = lanes_table.c.queue == queue
        conn.execute(sa.update(lanes_table).where(of_queue).values(ready_at=lanes.DatabaseNow() - 1))
        lanes.claim(conn, queue, "another", 100)

    await database.write(take)


async def give_back(database: Database, queue: str) -> None:
    """Give back what `take_over` took."""

    def release(conn: sa.Connection) -> None:
        of_queue = lanes_table.c.queue == queue
        conn.execute(sa.update(lanes_table).where(of_queue).values(ready_at=lanes.DatabaseNow(), holder=None))

    await database.write(release)


async def outbound(database: Database) -> list[tuple[str | None, str | None, int]]:
    """Return the outcome, the error and the number of failed tries of each message, oldest first."""
    columns = (outbox.c.outcome, outbox.c.error, outbox.c.attempts)
    statement = sa.select(*columns).order_by(outbox.c.id)
    return await database.read(lambda conn: [(row[0], row[1], row[2]) for row in conn.execute(statement)])


async def inbound(database: Database) -> list[tuple[str | None, str | None]]:
    """Return the outcome and the error of everything that came, oldest first."""
    statement = sa.select(inbox.c.outcome, inbox.c.error).order_by(inbox.c.id)
    return await database.read(lambda conn: [(row[0], row[1]) for row in conn.execute(statement)])
