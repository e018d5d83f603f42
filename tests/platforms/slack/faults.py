"""What can be made to go wrong with the Web API: refusals, stalled and dropped answers, absence."""

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Failure:
    """One refusal to come. `status` is the HTTP status; `error` Slack's code."""

    error: str
    retry_after: int | None = None
    status: int = 200


@dataclass
class Stall:
    """An answer that waits: `before` the effect or after it, until `release` is set."""

    before: bool
    release: asyncio.Event = field(default_factory=asyncio.Event)
    reached: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class Drop:
    """A connection that is cut without an answer, `before` the effect or after it."""

    before: bool


Fault = Failure | Stall | Drop


class Faults:
    """Faults that wait for the next call of a method, in order."""

    def __init__(self) -> None:
        self.unwell = False
        self._next: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._stalls: list[Stall] = []

    def fail_next(
        self,
        method: str,
        error: str,
        *,
        retry_after: int | None = None,
        status: int | None = None,
        times: int = 1,
    ) -> None:
        """Answer the next `times` calls with `error`. `ratelimited` is HTTP 429 with Retry-After."""
        if error == "ratelimited":
            retry_after, status = retry_after or 1, status or 429
        self._next[method].extend([Failure(error, retry_after, status or 200)] * times)

    def stall_next(self, method: str, *, before: bool = False) -> Stall:
        """Let the next call wait, after its effect or `before` it, until the returned stall is released."""
        stall = Stall(before)
        self._next[method].append(stall)
        self._stalls.append(stall)
        return stall

    def drop_next(self, method: str, *, before: bool = False) -> None:
        """Cut the connection of the next call instead of answering, after its effect or `before` it."""
        self._next[method].append(Drop(before))

    def take(self, method: str) -> Fault | None:
        """The fault for this call, used up."""
        waiting = self._next[method]
        return waiting.popleft() if waiting else None

    def release(self) -> None:
        """Let all that is stalled go on."""
        for stall in self._stalls:
            stall.release.set()
