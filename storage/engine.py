"""Transactions off the event loop: one writer on SQLite, a small pool on PostgreSQL."""

import asyncio
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import DBAPIError, OperationalError

from storage.failpoints import failpoint
from storage.unpiped import UnpipedCursor

T = TypeVar("T")
Work = Callable[[sa.Connection], T]

_log = structlog.get_logger()

BUSY_TIMEOUT = 5.0
"""Seconds that SQLite waits for another process's lock before it says so."""

ATTEMPTS = 5
"""How often a transaction is begun again that the database, not its own work, refused."""

GROUP = 64
"""How many queued works share one commit on SQLite, at the most."""

POOL = 8
"""Connections that write on PostgreSQL."""

CONNECT = 5
"""Seconds that PostgreSQL has to take a connection: less than a lease."""

PAUSED = 10.0
"""Seconds after which PostgreSQL ends a transaction that does nothing, and frees what it holds.

A process that is paused in the middle of one would otherwise keep its lanes for as long as it is
paused, whatever their leases say.
"""

SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""How PostgreSQL reads all of a work from one moment, as SQLite does by itself."""

_PASSING_STATES = {"40P01", "40001", "57P01", "57P02", "57P03"}
"""PostgreSQL: a deadlock, a failed serialisation, and a server that is going or coming."""

_PASSING_CODES = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
"""SQLite: somebody else holds the file, or the disk is in trouble."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A piece of work that waits for its transaction."""

    work: Work[Any]
    result: Future[Any]


class Database:
    """The one way to the database. Works are plain functions of a connection; they may be run again.

    `write` runs a work in a transaction that is committed when the call returns, or taken back
    when the work raises. On SQLite, works that wait together share one commit, a savepoint each.
    """

    def __init__(self, url: str) -> None:
        self.url = sa.make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._engine = open_engine(self.url)
        self._reading = {"read_only": True} if self.is_sqlite else SNAPSHOT
        self._readers = ThreadPoolExecutor(2 if self.is_sqlite else 4, "reader")
        self._writers = None if self.is_sqlite else ThreadPoolExecutor(POOL, "writer")
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        if self.is_sqlite:
            self._writer = threading.Thread(target=self._write_in_groups, name="writer", daemon=True)
            self._writer.start()

    async def write(self, work: Work[T]) -> T:
        """Return what `work` returns, once it is committed. Raises what `work` raises."""
        return await asyncio.wrap_future(self._submit(work))

    def write_now(self, work: Work[T]) -> T:
        """Do as `write` does, for callers without an event loop."""
        return self._submit(work).result()

    async def read(self, work: Work[T]) -> T:
        """Return what `work` reads from one snapshot. It must not write."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    async def ping(self) -> None:
        """Return if the database answers; raise what it raises if not."""
        await self.read(lambda conn: conn.execute(sa.select(1)))

    def close(self) -> None:
        """Finish what is queued and close all connections."""
        if self._writer is not None:
            self._jobs.put(None)
            self._writer.join()
        if self._writers is not None:
            self._writers.shutdown()
        self._readers.shutdown()
        self._engine.dispose()

    def _submit(self, work: Work[T]) -> Future[T]:
        if self._writers is not None:
            return self._writers.submit(self._write_alone, work)
        result: Future[T] = Future()
        self._jobs.put(_Job(work, result))
        return result

    def _read(self, work: Work[T]) -> T:
        def once() -> T:
            with self._engine.connect() as conn:
                return work(conn.execution_options(**self._reading))

        return _patiently(once)

    def _write_alone(self, work: Work[T]) -> T:
        def once() -> T:
            with self._engine.begin() as conn:
                result = work(conn)
                failpoint("before_commit")
            failpoint("after_commit")
            return result

        return _patiently(once)

    def _write_in_groups(self) -> None:
        """Be the writer: the only connection that writes."""
        while (job := self._jobs.get()) is not None:
            jobs, stop = self._gather(job)
            try:
                outcomes = _patiently(partial(self._commit, jobs))
            except Exception as error:  # handed to all who asked
                for waiting in jobs:
                    waiting.result.set_exception(error)
            else:
                for waiting, (value, failure) in zip(jobs, outcomes, strict=True):
                    if failure is None:
                        waiting.result.set_result(value)
                    else:
                        waiting.result.set_exception(failure)
            if stop:
                return

    def _gather(self, first: _Job) -> tuple[list[_Job], bool]:
        jobs = [first]
        while len(jobs) < GROUP:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is None:
                return _wanted(jobs), True
            jobs.append(job)
        return _wanted(jobs), False

    def _commit(self, jobs: list[_Job]) -> list[tuple[Any, Exception | None]]:
        """Run all `jobs` in one transaction; return each one's value or its error."""
        outcomes: list[tuple[Any, Exception | None]] = []
        with self._engine.begin() as conn:
            for job in jobs:
                try:
                    with _savepoint(conn):
                        outcomes.append((job.work(conn), None))
                except Exception as error:  # handed to whoever asked
                    if isinstance(error, DBAPIError) and passing(error):
                        raise
                    outcomes.append((None, error))
            failpoint("before_commit")
        failpoint("after_commit")
        return outcomes


@contextmanager
def _savepoint(conn: sa.Connection) -> Iterator[None]:
    """Take back what was done inside when it raises. Said to the driver itself, which costs a tenth."""
    driver: Any = conn.connection.driver_connection
    driver.execute("SAVEPOINT job")
    try:
        yield
    except Exception as error:
        if not (isinstance(error, DBAPIError) and passing(error)):  # then all of it is taken back
            driver.execute("ROLLBACK TO job")
            driver.execute("RELEASE job")
        raise
    driver.execute("RELEASE job")


def _wanted(jobs: list[_Job]) -> list[_Job]:
    """Return the jobs whose caller has not gone away meanwhile."""
    return [job for job in jobs if job.result.set_running_or_notify_cancel()]


def _patiently(transaction: Callable[[], T]) -> T:
    """Run a transaction, again with a pause where the database was locked, in deadlock or away."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return transaction()
        except DBAPIError as error:
            if attempt == ATTEMPTS or not passing(error):
                raise
            _log.warning("database_try_again", attempt=attempt, error=type(error.orig).__name__)
            time.sleep(0.05 * 4**attempt / 4)
    raise AssertionError("unreachable")


def passing(error: DBAPIError) -> bool:
    """Say whether the database refused for the moment, whatever was asked of it; it may be asked again."""
    if error.connection_invalidated:
        return True
    if not isinstance(error, OperationalError):
        return False
    if isinstance(error.orig, sqlite3.Error):
        return error.orig.sqlite_errorcode & 0xFF in _PASSING_CODES
    state = getattr(error.orig, "sqlstate", None)
    return state is None or state in _PASSING_STATES


def open_engine(url: str | sa.URL) -> sa.Engine:
    """Return an engine as this house uses it. An SQLite file's folder is made where it is missing.

    What a statement was given, which can be people's words, is left out of its errors and so of the
    log. SQLite overwrites what it deletes: its file does not keep an answer that was sealed.
    """
    address = sa.make_url(url)
    return _sqlite(address) if address.get_backend_name() == "sqlite" else _postgresql(address)


def _sqlite(url: sa.URL) -> sa.Engine:
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(
        url,
        pool_size=4,
        hide_parameters=True,
        connect_args={"timeout": BUSY_TIMEOUT, "check_same_thread": False},
    )

    @sa.event.listens_for(engine, "connect")
    def set_up(dbapi: Any, _record: object) -> None:
        dbapi.isolation_level = None  # we say BEGIN ourselves: see `begin`
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            dbapi.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def begin(conn: sa.Connection) -> None:
        reading = conn.get_execution_options().get("read_only", False)
        conn.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _postgresql(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(
        url,
        pool_size=POOL + 4,
        max_overflow=4,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": CONNECT, "cursor_factory": UnpipedCursor},
    )
    engine.dialect.use_insertmanyvalues_wo_returning = True  # many rows in one statement, where they are new

    @sa.event.listens_for(engine, "connect")
    def set_up(dbapi: Any, _record: object) -> None:
        dbapi.execute(f"SET idle_in_transaction_session_timeout = {round(PAUSED * 1000)}")
        dbapi.commit()

    return engine
