"""Telling other replicas that there is work, through PostgreSQL's NOTIFY: after the commit, coalesced."""

import asyncio

import psycopg
import sqlalchemy as sa
import structlog

from bot.wake import Wakes

_log = structlog.get_logger()

CHANNEL = "convenor"
COALESCE = 0.02
"""Seconds that bells are gathered before the others are told."""
AGAIN = 5.0
"""Seconds to wait after a lost connection. Meanwhile polling finds the work."""


class Neighbours:
    """Passes bells on between replicas. Losing one costs time only: every worker also polls."""

    def __init__(self, url: sa.URL, wakes: Wakes) -> None:
        self._conninfo = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._wakes = wakes

    async def run(self) -> None:
        """Listen and tell until cancelled."""
        while True:
            try:
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(self._hear())
                    tasks.create_task(self._tell())
            except* psycopg.Error as errors:
                _log.warning("neighbours_lost", error=type(errors.exceptions[0]).__name__)
            await asyncio.sleep(AGAIN)

    async def _hear(self) -> None:
        async with await psycopg.AsyncConnection.connect(self._conninfo, autocommit=True) as conn:
            await conn.execute(f"LISTEN {CHANNEL}")
            async for notice in conn.notifies():
                if notice.pid != conn.info.backend_pid:
                    self._wakes.hear()

    async def _tell(self) -> None:
        async with await psycopg.AsyncConnection.connect(self._conninfo, autocommit=True) as conn:
            while True:
                await self._wakes.rung.wait()
                await asyncio.sleep(COALESCE)
                self._wakes.rung.clear()
                await conn.execute(f"NOTIFY {CHANNEL}")
