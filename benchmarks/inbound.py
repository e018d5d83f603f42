"""Events answered per second: our bot beside python-telegram-bot's own echo bot, on one server in one run.

Both poll the same lean server (`benchmarks.platform`, which checks nothing, so that it limits
neither) from a process of their own, and get the same texts, "commitments", from one person or from
1,000 in turn. The echo bot keeps nothing and says the word back. Ours stores each event before
it confirms it, finds the member among fifty partnerships, looks up what they have promised
(nothing yet), composes the answer, stores it, sends it and stores the outcome, on an SQLite
file with `synchronous=FULL`. An event counts when its reply has arrived at the server.

The bots take turns, so that what else the machine does meets both. How many events a turn has
is found by a short one before it; all of them are there when it begins. Processor time is the
bot process's own.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.platform import Line, Platform

SECONDS = 5.0
"""About how long a turn takes."""
TURNS = 2
"""How many turns each bot has at each setting."""
WARM = 40
"""Events of the short turn that tells how many a turn should have."""
SINGLE = 30
"""Single events on an idle bot, whose median latency is printed."""
SETTINGS = ((0.0, 1), (0.0, 1000), (0.05, 1), (0.05, 1000))
"""Delay of the server in seconds, and chats."""
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Side:
    """A bot under measurement."""

    line: Line
    process: Process

    def processor_seconds(self) -> float:
        """Return the processor time that its process has used (Linux only)."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / TICK


@dataclass(frozen=True, slots=True)
class Score:
    """What a bot did at one setting: events, the seconds they took, and the processor's seconds."""

    events: int = 0
    seconds: float = 0.0
    processor: float = 0.0

    @property
    def rate(self) -> float:
        """Events answered per second."""
        return self.events / self.seconds

    @property
    def cost(self) -> float:
        """Processor time per event in milliseconds."""
        return 1000 * self.processor / self.events


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: both rates, their ratio, and milliseconds of processor time per event of each."""

    delay_ms: int
    chats: int
    ours: float
    theirs: float
    ratio: float
    ours_ms: float
    theirs_ms: float


@dataclass(frozen=True, slots=True)
class Report:
    """The whole run; latencies are medians in milliseconds, without delay, of one event on an idle bot."""

    rows: tuple[Row, ...]
    ours_latency_ms: float
    theirs_latency_ms: float


async def turn(side: Side, chats: int, before: Score) -> Score:
    """Measure one turn, and add it to what was before."""
    warm = await side.line.answered(WARM, chats)
    events = max(WARM, round(SECONDS * WARM / warm))
    began = side.processor_seconds()
    took = await side.line.answered(events, chats)
    processor = side.processor_seconds() - began
    return Score(before.events + events, before.seconds + took, before.processor + processor)


async def measure(platform: Platform, ours: Side, theirs: Side) -> Report:
    """Return what both do at all settings, and alone with one event."""
    rows = []
    for delay, chats in SETTINGS:
        platform.delay = delay
        our, their = Score(), Score()
        for _ in range(TURNS):
            our = await turn(ours, chats, our)
            their = await turn(theirs, chats, their)
        rows.append(
            Row(round(1000 * delay), chats, our.rate, their.rate, our.rate / their.rate, our.cost, their.cost)
        )
    platform.delay = 0.0
    return Report(tuple(rows), await latency(ours), await latency(theirs))


async def latency(side: Side) -> float:
    """Return the median of milliseconds from an event to its reply, one at a time."""
    took = []
    for _ in range(SINGLE):
        await asyncio.sleep(0.05)  # so that the bot is idle
        took.append(await side.line.answered(1, 1))
    return 1000 * median(took)


@asynccontextmanager
async def running(platform: Platform, name: str, *more: str) -> AsyncIterator[Side]:
    """Run one bot; it is given when it polls."""
    token = f"{name}:token"
    line = platform.line(token)
    command = [sys.executable, "-m", "benchmarks.sides", name, platform.url, token, *more]
    process = await asyncio.create_subprocess_exec(*command)
    try:
        async with asyncio.timeout(30):
            await line.polling.wait()
        yield Side(line, process)
    finally:
        process.terminate()
        await process.wait()


async def run() -> Report:
    """Return the report of one run."""
    platform = Platform()
    await platform.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            database = f"sqlite:///{folder}/convenor.db"
            async with running(platform, "ours", database) as ours, running(platform, "theirs") as theirs:
                return await measure(platform, ours, theirs)
    finally:
        await platform.close()


def table(report: Report) -> str:
    """Return the report for people."""
    lines = ["delay   chats   ours/s   echo/s   ratio   ours ms CPU   echo ms CPU"]
    lines += [
        f"{row.delay_ms:2d} ms   {row.chats:5d}   {row.ours:6.0f}   {row.theirs:6.0f}   {row.ratio:5.2f}"
        f"   {row.ours_ms:11.2f}   {row.theirs_ms:11.2f}"
        for row in report.rows
    ]
    lines.append(
        f"one event on an idle bot: ours {report.ours_latency_ms:.1f} ms,"
        f" echo {report.theirs_latency_ms:.1f} ms"
    )
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the table, or JSON where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.inbound", description=main.__doc__)
    parser.add_argument("--json", action="store_true", help="print figures for programs")
    as_json = parser.parse_args().json
    report = asyncio.run(run())
    print(json.dumps(asdict(report), indent=2) if as_json else table(report))


if __name__ == "__main__":
    main()
