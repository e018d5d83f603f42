"""The bell that tells every open page that something changed."""

import asyncio
from collections.abc import AsyncIterator


class Bell:
    """Rung after a commit, from the event loop. Rings that come together are heard as one."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Event] = set()
        self._closed = False

    def ring(self) -> None:
        """Wake whoever listens; nobody waits for them."""
        for listener in self._listeners:
            listener.set()

    def close(self) -> None:
        """End every `changes`, so that no open page holds up a shutdown."""
        self._closed = True
        self.ring()

    async def changes(self, patience: float) -> AsyncIterator[bool]:
        """Yield True at each ring, and False after `patience` seconds of silence, until closed."""
        rung = asyncio.Event()
        self._listeners.add(rung)
        try:
            while not self._closed:
                try:
                    await asyncio.wait_for(rung.wait(), patience)
                except TimeoutError:
                    yield False
                    continue
                rung.clear()
                if not self._closed:
                    yield True
        finally:
            self._listeners.discard(rung)
