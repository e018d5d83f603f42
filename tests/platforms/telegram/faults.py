"""What can go wrong on the way to the Bot API and back, arranged by a test for the next calls."""

import asyncio
from dataclasses import dataclass, field
from typing import Literal

from tests.platforms.telegram.refusals import Refusal, flooded

When = Literal["before", "after"]
"""Before or after the call takes effect."""

DESCRIPTIONS = {
    400: "Bad Request: message can't be sent",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


class Cut(Exception):
    """The connection is to be dropped without an answer."""


@dataclass(slots=True)
class Gate:
    """A call that is held: `reached` is set when it arrives, and it goes on at `release`."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    opened: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let the call go on."""
        self.opened.set()


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong with one call of a method."""

    method: str
    when: When
    refusal: Refusal | None = None
    gate: Gate | None = None
    seconds: float = 0
    cut: bool = False

    async def strike(self) -> None:
        """Delay, hold, refuse or drop the call."""
        if self.gate:
            self.gate.reached.set()
            await self.gate.opened.wait()
        if self.seconds:
            await asyncio.sleep(self.seconds)
        if self.cut:
            raise Cut
        if self.refusal:
            raise self.refusal


class Faults:
    """The faults that wait for their call, first come first served."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def fail_next(
        self, method: str, code: int, description: str = "", *, retry_after: int | None = None, times: int = 1
    ) -> None:
        """Refuse the next calls of a method, before they take effect."""
        refusal = Refusal(code, description or DESCRIPTIONS.get(code, "Bad Request"))
        if retry_after is not None:
            refusal = flooded(retry_after)
        self._waiting += [Fault(method, "before", refusal=refusal) for _ in range(times)]

    def delay_next(self, method: str, seconds: float, when: When = "before") -> None:
        """Answer the next call of a method late; "after" means that it did take effect at once."""
        self._waiting.append(Fault(method, when, seconds=seconds))

    def hold_next(self, method: str, when: When = "before") -> Gate:
        """Hold the next call of a method until the gate is released."""
        gate = Gate()
        self._waiting.append(Fault(method, when, gate=gate))
        return gate

    def cut_next(self, method: str, when: When = "after") -> None:
        """Drop the connection of the next call of a method; by default it did take effect."""
        self._waiting.append(Fault(method, when, cut=True))

    def take(self, method: str) -> Fault | None:
        """The fault that this call meets, if any."""
        for fault in self._waiting:
            if fault.method.lower() == method.lower():
                self._waiting.remove(fault)
                return fault
        return None
