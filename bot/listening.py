"""Listening to a channel; where only one process may, the one that holds the lease does."""

import asyncio
from contextlib import suppress
from uuid import uuid4

from bot.channels.base import Accept, Channel
from storage.engine import Database
from storage.queue import leases

KEEP = 3.0
"""Seconds after which the lease is renewed."""


class Listener:
    """Keeps one channel listening."""

    def __init__(self, database: Database, channel: Channel, accept: Accept) -> None:
        self._database = database
        self._channel = channel
        self._accept = accept
        self._holder = f"listen:{uuid4().hex}"

    async def run(self) -> None:
        """Listen until cancelled."""
        if not self._channel.alone:
            await self._channel.listen(self._accept)
            return
        listening: asyncio.Task[None] | None = None
        try:
            while True:
                held = await self._take()
                if held and listening is None:
                    listening = asyncio.ensure_future(self._channel.listen(self._accept))
                elif not held and listening is not None:
                    await _end(listening)
                    listening = None
                if listening is None:
                    await asyncio.sleep(KEEP)
                else:
                    await asyncio.wait([listening], timeout=KEEP)
                    if listening.done():
                        listening.result()
        finally:
            if listening is not None:
                await _end(listening)
            await self._database.write(lambda conn: leases.give_back(conn, self._holder))

    async def _take(self) -> bool:
        name = f"listen:{self._channel.name}:{self._channel.account}"
        lease = await self._database.write(lambda conn: leases.take(conn, name, self._holder))
        return lease is not None


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
