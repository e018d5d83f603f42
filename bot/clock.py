"""The only place that asks the time."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the partnership's time. Leases and backoff keep real time and do not ask it."""

    def now(self) -> datetime:
        """Return the moment, aware UTC."""


class SystemClock:
    """The real time."""

    def now(self) -> datetime:
        """Return the moment, aware UTC."""
        return datetime.now(UTC)


class TurnableClock:
    """A clock that stands still until somebody turns it; for demonstrations and tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """Return the moment it stands at, aware UTC."""
        return self._at

    def turn_to(self, moment: datetime) -> None:
        """Go forward to `moment`; a moment that has passed changes nothing."""
        self._at = max(self._at, moment)


def seconds() -> float:
    """Return a count of seconds that only ever grows, to measure spans with."""
    return time.monotonic()
