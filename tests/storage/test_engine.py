"""Transactions: works share a commit and nothing else, and a database that is briefly away is waited for."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest
import sqlalchemy as sa

from storage import engine
from storage.engine import Database, open_engine
from storage.errors import Stale
from storage.unscoped import Unscoped


def note(name: str) -> Callable[[sa.Connection], str]:
    """Return a work that writes a fact down."""

    def work(conn: sa.Connection) -> str:
        Unscoped(conn).note(name, "noted")
        return name

    return work


def fail(error: Exception) -> Callable[[sa.Connection], str]:
    """Return a work that writes, and then fails."""

    def work(conn: sa.Connection) -> str:
        note("failed")(conn)
        raise error

    return work


def ask_for_what_is_not_there(conn: sa.Connection) -> str:
    note("failed")(conn)
    conn.execute(sa.text("select * from no_such_table"))
    return "never"


def noted(database: Database, name: str) -> bool:
    return database.write_now(lambda conn: Unscoped(conn).fact(name)) == "noted"


@contextmanager
def writers_held(database: Database) -> Iterator[None]:
    """Keep all that write busy meanwhile, so that works wait together."""
    held = 1 if database.is_sqlite else engine.POOL
    go_on, here = threading.Event(), threading.Barrier(held + 1)

    def hold(_: sa.Connection) -> None:
        here.wait(30)
        go_on.wait(30)

    holders = [threading.Thread(target=database.write_now, args=[hold]) for _ in range(held)]
    for holder in holders:
        holder.start()
    here.wait(30)
    try:
        yield
    finally:
        go_on.set()
        for holder in holders:
            holder.join()


@pytest.mark.parametrize("bad", [fail(Stale("again")), fail(ZeroDivisionError()), ask_for_what_is_not_there])
async def test_a_work_that_fails_takes_only_itself_back(
    database: Database, bad: Callable[[sa.Connection], str]
) -> None:
    with writers_held(database):
        works = [note("before"), bad, note("after")]
        waiting = [asyncio.ensure_future(database.write(work)) for work in works]
        await asyncio.sleep(0)
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert (outcomes[0], outcomes[2]) == ("before", "after")
    assert isinstance(outcomes[1], Exception)
    assert [noted(database, name) for name in ("before", "failed", "after")] == [True, False, True]


async def test_a_mistake_in_a_statement_is_not_tried_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "ATTEMPTS", 1)
    with pytest.raises(sa.exc.DBAPIError, match="no_such_table"):
        await database.write(ask_for_what_is_not_there)
    monkeypatch.undo()
    pauses: list[float] = []
    monkeypatch.setattr("storage.engine.time.sleep", pauses.append)
    with pytest.raises(sa.exc.DBAPIError, match="no_such_table"):
        await database.write(ask_for_what_is_not_there)
    assert pauses == []


async def test_works_that_wait_together_share_one_commit(sqlite_database: Database) -> None:
    commits: list[sa.Connection] = []
    sa.event.listen(sqlite_database._engine, "commit", commits.append)
    with writers_held(sqlite_database):
        names = [str(number) for number in range(20)]
        waiting = [asyncio.ensure_future(sqlite_database.write(note(name))) for name in names]
        await asyncio.sleep(0)
    assert await asyncio.gather(*waiting) == names
    assert len(commits) == 2


async def test_a_caller_who_goes_away_before_takes_the_work_along(database: Database) -> None:
    with writers_held(database):
        waiting = asyncio.ensure_future(database.write(note("unwanted")))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    await database.write(note("wanted"))
    assert [noted(database, name) for name in ("unwanted", "wanted")] == [False, True]


async def test_a_caller_who_goes_away_meanwhile_leaves_the_work_done(address: str) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(conn: sa.Connection) -> None:
        begun.set()
        go_on.wait(30)
        note("done")(conn)

    with closing(Database(address)) as database:
        waiting = asyncio.ensure_future(database.write(work))
        await asyncio.to_thread(begun.wait)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        go_on.set()
    with closing(Database(address)) as database:
        assert noted(database, "done")


async def test_who_reads_sees_what_was_committed_and_waits_for_nobody(database: Database) -> None:
    written, go_on = threading.Event(), threading.Event()

    def work(conn: sa.Connection) -> None:
        note("fact")(conn)
        written.set()
        go_on.wait(30)

    writing = asyncio.ensure_future(database.write(work))
    await asyncio.to_thread(written.wait)
    assert await database.read(lambda conn: Unscoped(conn).fact("fact")) is None
    go_on.set()
    await writing
    assert await database.read(lambda conn: Unscoped(conn).fact("fact")) == "noted"


async def test_what_is_read_together_is_of_one_moment(database: Database) -> None:
    def work(conn: sa.Connection) -> tuple[str | None, str | None]:
        before = Unscoped(conn).fact("fact")
        database.write_now(note("fact"))
        return before, Unscoped(conn).fact("fact")

    assert await database.read(work) == (None, None)


async def test_a_locked_database_is_waited_for(sqlite_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT", 0.01)
    with closing(Database(sqlite_address)) as database, _locked(database) as unlock:
        monkeypatch.setattr("storage.engine.time.sleep", lambda _: unlock())
        assert await database.write(note("patience")) == "patience"
        assert noted(database, "patience")


async def test_a_database_that_stays_locked_is_told_and_works_again_later(
    sqlite_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT", 0.01)
    monkeypatch.setattr("storage.engine.time.sleep", lambda _: None)
    with closing(Database(sqlite_address)) as database:
        await database.write(note("before"))
        with _locked(database):
            with pytest.raises(sa.exc.OperationalError, match="locked"):
                await database.write(note("impatience"))
            assert await database.read(lambda conn: Unscoped(conn).fact("impatience")) is None
        assert await database.write(note("patience")) == "patience"


@contextmanager
def _locked(database: Database) -> Iterator[Callable[[], None]]:
    """Let another process's transaction hold the file; yields what ends it."""
    other = sqlite3.connect(str(database.url.database), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")

    def unlock() -> None:
        if other.in_transaction:
            other.execute("ROLLBACK")

    try:
        yield unlock
    finally:
        unlock()
        other.close()


@pytest.mark.parametrize("method", ["write", "read"])
async def test_a_connection_that_the_server_closed_is_made_anew(
    postgresql_database: Database, method: str
) -> None:
    lost: list[str] = []

    def work(conn: sa.Connection) -> str:
        if not lost:
            lost.append("once")
            conn.execute(sa.text("select pg_terminate_backend(pg_backend_pid())"))
        return "after"

    assert await getattr(postgresql_database, method)(work) == "after"
    assert lost == ["once"]


def test_what_is_queued_is_finished_before_closing(address: str) -> None:
    database = Database(address)
    with writers_held(database):
        waiting = [threading.Thread(target=database.write_now, args=[note(str(n))]) for n in range(5)]
        for one in waiting:
            one.start()
    for one in waiting:
        one.join()
    database.close()
    with closing(Database(address)) as opened:
        assert all(noted(opened, str(n)) for n in range(5))


MANY = (
    sa.text("insert into facts (name, value) values (:name, 'noted') on conflict do nothing"),
    sa.text("update facts set value = 'noted anew' where name = :name"),
)


@pytest.mark.parametrize("statement", MANY, ids=["new", "changed"])
def test_a_transaction_that_is_paused_behind_many_rows_is_ended_by_the_server(
    postgresql_address: str, monkeypatch: pytest.MonkeyPatch, statement: sa.TextClause
) -> None:
    monkeypatch.setattr(engine, "PAUSED", 0.3)
    opened = engine.open_engine(sa.make_url(postgresql_address))
    running = sa.text("select count(*) from pg_stat_activity where pid = :pid")
    with opened.connect() as paused, opened.connect().execution_options(isolation_level="AUTOCOMMIT") as on:
        pid = paused.scalar(sa.text("select pg_backend_pid()"))
        rows = [{"name": f"{number}"} for number in range(40)]
        paused.execute(MANY[0], rows)
        assert paused.execute(statement, rows).rowcount == (40 if statement is MANY[1] else 0)
        left = 100
        while on.scalar(running, {"pid": pid}) and left:
            on.execute(sa.text("select pg_sleep(0.1)"))
            left -= 1
        assert left, "it keeps its locks for as long as it is paused"
        paused.invalidate()
    opened.dispose()


def test_what_is_committed_on_sqlite_is_on_the_disk(sqlite_address: str) -> None:
    opened = open_engine(sqlite_address)
    with opened.connect() as conn:
        assert conn.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2  # FULL
        assert conn.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    opened.dispose()
