"""One channel at work: started, however long that takes, then listened to and delivered through."""

import asyncio
from contextlib import suppress

import structlog

from bot.channels.base import Accept, Channel, TryLater
from bot.clock import Clock
from bot.delivery import Deliverer
from bot.listening import Listener
from bot.wake import Wakes
from storage.engine import Database
from storage.records.messages import OutboundMessage

_log = structlog.get_logger()

LONGEST = 30.0
"""Seconds between two tries to start, at the most, while a platform is away."""


class Station:
    """Runs one channel beside the others: one whose platform is away holds up nobody else."""

    def __init__(self, database: Database, clock: Clock, wakes: Wakes, channel: Channel) -> None:
        self._here = (database, clock, wakes)
        self.channel = channel
        self.started = asyncio.Event()
        self._deliverer: Deliverer | None = None

    async def run(self, accept: Accept, stop: asyncio.Event) -> None:
        """Work until `stop` is set; then finish what is in hand. Raises `TokenRefused`, or if a part dies."""
        try:
            if not await self._start(stop):
                return
            self._deliverer = Deliverer(*self._here, self.channel)
            self.started.set()
            async with asyncio.TaskGroup() as tasks:
                listening = tasks.create_task(Listener(self._here[0], self.channel, accept).run())
                tasks.create_task(self._deliverer.run(stop))
                await stop.wait()
                listening.cancel()
        finally:
            await self.channel.close()

    async def sketch(self, message: OutboundMessage) -> None:
        """Show what there is of a message on its card; nothing before the start. See `Deliverer.sketch`."""
        if self._deliverer is not None:
            await self._deliverer.sketch(message)

    async def _start(self, stop: asyncio.Event) -> bool:
        """Start the channel, again and again while its platform is away; say whether it was done in time."""
        while True:
            try:
                await self.channel.start()
            except TryLater as later:
                _log.warning("channel_not_started", channel=self.channel.name, reason=later.reason)
                with suppress(TimeoutError):
                    async with asyncio.timeout(min(later.after, LONGEST)):
                        await stop.wait()
                if stop.is_set():
                    return False
            else:
                return True
