"""A process of its own for what strangers sent: with caps on time and memory, and none of our secrets."""

import asyncio
import contextlib
import json
import math
import os
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.clock import seconds
from bot.guidebook.reading.limits import Limits, Unreadable

_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
"""What the child may know of our environment: no secrets."""
_CALM = {"PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}
"""A thread for each processor would cost the child its memory before it has read anything."""
OUT_OF_MEMORY = 3
"""What a child ends with that needed more than its memory."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: with which code (negative: by which signal), what it said, line by line."""

    code: int
    lines: tuple[bytes, ...]

    @property
    def out_of_time(self) -> bool:
        """Whether it was ended because a page took too long."""
        return self.code == -signal.SIGALRM

    def refusal(self, limits: Limits, page: int = 0) -> Unreadable:
        """Return why its document is refused, if it ended before it was done with this page."""
        if self.out_of_time:
            return too_slow(limits, page)
        return limits.exceeded() if self.code == OUT_OF_MEMORY else Unreadable("guidebook.broken")


@dataclass(slots=True)
class Patience:
    """The time that a document has, kept inside its child; the kernel ends a child that overstays a page.

    Python cannot interrupt a library that is busy, so the alarm is left to its default: it kills.
    """

    limits: Limits
    ends_at: float = 0.0

    def begin(self) -> None:
        """Give the next document all of its time."""
        self.ends_at = seconds() + self.limits.seconds
        self.turn(0)

    def turn(self, page: int) -> None:
        """Give the next page its time, and say aloud which it is; 0 is what has no page."""
        if seconds() > self.ends_at:
            raise Unreadable("guidebook.too_slow", {"seconds": round(self.limits.seconds)})
        signal.setitimer(signal.ITIMER_REAL, self.limits.page_seconds)
        say(page)


def too_slow(limits: Limits, page: int) -> Unreadable:
    """Return the refusal of what took longer than a page may, with its number if it has one."""
    seconds = math.ceil(limits.page_seconds)
    if page:
        return Unreadable("guidebook.page_too_slow", {"page": page, "seconds": seconds})
    return Unreadable("guidebook.too_slow", {"seconds": seconds})


async def run(
    module: str, task: dict[str, object], limits: Limits, body: bytes = b"", documents: int = 1
) -> Ended:
    """Run a module in a child that is told its task and given the body; return how it ended.

    Raises `Unreadable` when it is not done within the time for so many documents. No child
    outlives this call.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, json.dumps({"limits": asdict(limits)})),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(),
    )
    try:
        async with asyncio.timeout(documents * limits.seconds + limits.page_seconds):
            output, _ = await process.communicate(json.dumps(task).encode() + b"\n" + body)
    except TimeoutError as error:
        raise Unreadable("guidebook.too_slow", {"seconds": math.ceil(limits.seconds)}) from error
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return Ended(process.returncode or 0, tuple(output.splitlines()))


def serve(work: Callable[[dict[str, Any], bytes, Patience], None]) -> None:
    """Do the child's work under the caps that it was started with."""
    limits = Limits(**json.loads(sys.argv[1])["limits"])
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.expansion, limits.expansion))
    os.nice(5)
    patience = Patience(limits)
    try:
        task, body = json.loads(sys.stdin.buffer.readline()), sys.stdin.buffer.read()
        work(task, body, patience)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BrokenPipeError:
        os._exit(1)


def say(what: object) -> None:
    """Tell the parent one thing. A child whose parent has gone ends here."""
    sys.stdout.buffer.write(json.dumps(what, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    places = [str(Path(__file__).parents[3]), *(place for place in sys.path if place)]
    return kept | _CALM | {"PYTHONPATH": os.pathsep.join(places)}
