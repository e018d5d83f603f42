"""Waking workers at once when there is work; polling is only the safety net."""

import asyncio
from collections import defaultdict


class Wakes:
    """A bell a queue. Ringing it wakes its worker, or lets it look again if it was busy.

    `timers` is the scheduler's: it is set when a timer was written that has come already.
    """

    def __init__(self) -> None:
        self._bells: dict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.timers = asyncio.Event()
        self.rung = asyncio.Event()

    def ring(self, *queues: str) -> None:
        """Say that there is work in these queues. Call it after the commit, on the event loop."""
        for queue in queues:
            self._bells[queue].set()
        self.rung.set()

    def ring_all(self) -> None:
        """Say that there may be work anywhere."""
        self.ring(*self._bells)

    def hear(self) -> None:
        """Ring every bell for another replica, which has told its neighbours itself."""
        for bell in self._bells.values():
            bell.set()

    async def wait(self, queue: str, at_most: float) -> None:
        """Return when the queue's bell rings, or after `at_most` seconds."""
        bell = self._bells[queue]
        try:
            async with asyncio.timeout(at_most):
                await bell.wait()
        except TimeoutError:
            return
        finally:
            bell.clear()
