"""APScheduler wakes what is due. It holds no state that a restart could lose: the timers are rows."""

from uuid import uuid4

import sqlalchemy as sa
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.wake import Wakes
from storage.engine import Database
from storage.queue import inbox, lanes
from storage.queue.inbox import QUEUE, Arrival
from storage.unscoped import Due, Unscoped

LOOK = 5
"""Seconds between two looks at what is due."""

PAGE = 500
"""The most timers that become ticks in one transaction."""


class Scheduler:
    """Turns timers that have come into ticks. A tick is an inbox row, keyed by its occurrence."""

    def __init__(self, database: Database, clock: Clock, wakes: Wakes) -> None:
        self._database = database
        self._clock = clock
        self._wakes = wakes

    async def run(self) -> None:
        """Look every few seconds, and at once where a turn sets a timer that has come, until cancelled."""
        jobs = AsyncIOScheduler(timezone="UTC")
        jobs.add_job(
            self.tick, "interval", seconds=LOOK, misfire_grace_time=None, coalesce=True, max_instances=1
        )
        jobs.start()
        try:
            while await self._wakes.timers.wait():
                self._wakes.timers.clear()
                await self.tick()
        finally:
            jobs.shutdown(wait=False)

    async def tick(self) -> None:
        """Put a tick into the inbox for everything that is due by now."""
        while await self._database.write(self._page) == PAGE:
            self._wakes.ring(QUEUE)
        self._wakes.ring(QUEUE)

    async def next_due(self) -> Due | None:
        """Return what comes next; None when nothing waits."""
        return await self._database.read(lambda conn: Unscoped(conn).next_due())

    def _page(self, conn: sa.Connection) -> int:
        now = self._clock.now()
        due = Unscoped(conn).take_due(now, PAGE)
        inbox.put(conn, [_arrival(one) for one in due], now)
        return len(due)


def _arrival(due: Due) -> Arrival:
    # Taking a timer deletes it in the same commit, so that each comes once; one that is set anew is another.
    tick = due.tick
    key = f"tick:{tick.partnership}:{tick.kind}:{tick.subject}:{uuid4().hex}"
    return Arrival(key, due.lane, lanes.ROUTINE, tick, tick.partnership)
