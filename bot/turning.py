"""Turning the clock of a demonstration or a test, which stops at every due moment on the way."""

from datetime import datetime

from bot.app import Bot
from bot.clock import TurnableClock


class Turning:
    """Turns the clock that a running bot lives by. Leases and backoff keep real time."""

    def __init__(self, bot: Bot, clock: TurnableClock) -> None:
        self._bot = bot
        self._clock = clock

    async def advance_to(self, moment: datetime) -> None:
        """Let time pass until `moment` (aware UTC); return when all that came due has happened."""
        await self._bot.settle()
        while (due := await self._next()) is not None and due <= moment:
            await self._stop_at(due)
        await self._stop_at(moment)

    async def advance_to_next(self) -> datetime | None:
        """Let the next thing happen; return when it was (aware UTC), or None if nothing waits."""
        await self._bot.settle()
        due = await self._next()
        if due is not None:
            await self._stop_at(due)
        return due

    async def _next(self) -> datetime | None:
        due = await self._bot.scheduler.next_due()
        return None if due is None else due.tick.due_at

    async def _stop_at(self, moment: datetime) -> None:
        self._clock.turn_to(moment)
        await self._bot.scheduler.tick()
        await self._bot.settle()
