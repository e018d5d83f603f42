"""Lanes: one worker at a time, in order, the most urgent first, and no word from a worker that comes late."""

import threading

import pytest
import sqlalchemy as sa

from storage.engine import Database
from storage.errors import TakenOver
from storage.queue import inbox, lanes
from storage.queue.inbox import Arrival
from storage.tables import inbox as inbox_table
from tests.storage.rows import NOW, QUEUE, claim, finish_head, put, said, waits_for


@pytest.fixture
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every lease is over as soon as it is taken."""
    monkeypatch.setattr(lanes, "LEASE", -1.0)


def test_the_lane_that_waits_longest_is_claimed_first(database: Database) -> None:
    for lane, seconds in (("a", 2.0), ("b", 3.0), ("c", 1.0)):
        put(database, lane, lane)
        waits_for(database, lane, seconds)
    assert [claim(database, 1)[0].lane for _ in range(3)] == ["b", "a", "c"]
    assert claim(database) == []


def test_an_answer_does_not_wait_behind_a_broadcast(database: Database) -> None:
    put(database, "broadcast", "b", lanes.ROUTINE)
    waits_for(database, "b", 60)
    put(database, "answer", "a", lanes.URGENT)
    assert claim(database, 1)[0].lane == "a"


def test_a_lane_is_as_urgent_as_its_most_urgent_row_and_no_longer(database: Database) -> None:
    put(database, "broadcast to b", "b", lanes.ROUTINE)
    waits_for(database, "b", 60)
    put(database, "answer to a", "a", lanes.ROUTINE)
    put(database, "urgent to a", "a", lanes.URGENT)
    put(database, "another to a", "a", lanes.ROUTINE)
    for key in ("answer to a", "urgent to a"):
        held = claim(database, 1)[0]
        assert (held.lane, finish_head(database, held)) == ("a", key)
    waits_for(database, "a", 1)
    assert claim(database, 1)[0].lane == "b"


def test_a_held_lane_is_claimed_by_nobody_else(database: Database) -> None:
    put(database, "1")
    assert len(claim(database)) == 1
    assert claim(database) == []
    assert database.write_now(lanes.busy)


@pytest.mark.usefixtures("no_patience")
def test_a_lane_whose_lease_is_over_is_claimed_anew_and_the_late_worker_is_refused(
    database: Database,
) -> None:
    put(database, "1")
    late, now = claim(database)[0], claim(database)[0]
    assert (late.number, now.number) == (1, 2)
    with pytest.raises(TakenOver):
        finish_head(database, late)
    assert finish_head(database, now) == "1"
    with pytest.raises(TakenOver):
        finish_head(database, late)


@pytest.mark.usefixtures("no_patience")
def test_a_late_worker_can_neither_renew_nor_release(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(database, "1")
    late = claim(database)[0]
    monkeypatch.setattr(lanes, "LEASE", 10.0)
    assert claim(database)
    database.write_now(lambda conn: lanes.renew(conn, [late]))
    database.write_now(lambda conn: lanes.release(conn, late, inbox_table))
    assert claim(database) == []


@pytest.mark.usefixtures("no_patience")
def test_a_renewed_lease_is_kept(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    put(database, "1")
    held = claim(database)
    monkeypatch.setattr(lanes, "LEASE", 10.0)
    database.write_now(lambda conn: lanes.renew(conn, held))
    assert claim(database) == []
    assert finish_head(database, held[0]) == "1"


def test_a_released_lane_is_ready_while_rows_wait_and_empty_after(database: Database) -> None:
    put(database, "1")
    put(database, "2")
    assert finish_head(database, claim(database)[0]) == "1"
    assert finish_head(database, claim(database)[0]) == "2"
    assert claim(database) == []
    assert not database.write_now(lanes.busy)
    assert database.write_now(lambda conn: lanes.next_ready(conn, QUEUE)) is None


def test_a_row_that_comes_while_its_lane_is_held_waits_for_the_release(database: Database) -> None:
    put(database, "1")
    held = claim(database)[0]
    put(database, "2")
    assert claim(database) == []
    finish_head(database, held)
    assert finish_head(database, claim(database)[0]) == "2"


def test_a_postponed_lane_is_not_ready_before_its_time_whatever_comes(database: Database) -> None:
    put(database, "1")
    finish_head(database, claim(database)[0], after=3600)
    put(database, "2", urgency=lanes.URGENT)
    assert claim(database) == []
    assert not database.write_now(lanes.busy)
    wait = database.write_now(lambda conn: lanes.next_ready(conn, QUEUE))
    assert wait == pytest.approx(3600, abs=30)
    waits_for(database, "a", 0.1)
    assert finish_head(database, claim(database)[0]) == "1"


def test_a_start_frees_what_the_process_before_it_held_and_leaves_what_was_postponed(
    database: Database,
) -> None:
    put(database, "1", "held")
    put(database, "2", "postponed")
    _, postponed = claim(database)
    finish_head(database, postponed, after=3600)
    database.write_now(lanes.free_all)
    assert [one.lane for one in claim(database)] == ["held"]


def test_lanes_of_one_name_in_two_queues_are_two(database: Database) -> None:
    database.write_now(lambda conn: lanes.ready(conn, "outbox:paper:1", [("a", lanes.URGENT)]))
    put(database, "1")
    assert [one.queue for one in claim(database)] == [QUEUE]


def test_the_order_of_ids_is_the_order_of_commits(postgresql_database: Database) -> None:
    database = postgresql_database
    first_is_put, go_on = threading.Event(), threading.Event()

    def put_slowly(conn: sa.Connection) -> None:
        inbox.put(conn, [Arrival("first", "a", 0, said())], NOW)
        first_is_put.set()
        assert go_on.wait(30)

    slow = threading.Thread(target=database.write_now, args=[put_slowly])
    fast = threading.Thread(target=put, args=(database, "second"))
    slow.start()
    assert first_is_put.wait(30)
    fast.start()
    _until_somebody_waits_for_a_lock(database)
    assert _keys(database) == []
    put(database, "in another lane", "b")
    go_on.set()
    slow.join()
    fast.join()
    assert _keys(database) == ["first", "second"]


def test_nobody_ever_sees_a_row_before_one_with_a_lower_id(postgresql_database: Database) -> None:
    database = postgresql_database
    writers = [threading.Thread(target=_put_many, args=(database, name)) for name in "abcd"]
    for writer in writers:
        writer.start()
    seen: list[list[str]] = []
    while any(writer.is_alive() for writer in writers):
        seen.append(_keys(database))
    for writer in writers:
        writer.join()
    last = _keys(database)
    assert len(last) == 4 * 25
    assert all(keys == last[: len(keys)] for keys in seen)


def _put_many(database: Database, name: str) -> None:
    for number in range(25):
        put(database, f"{name}{number}")


def _keys(database: Database) -> list[str]:
    """Return the keys of lane "a" in the order of their ids."""
    statement = sa.select(inbox_table.c.key).where(inbox_table.c.lane == "a").order_by(inbox_table.c.id)
    return database.write_now(lambda conn: list(conn.scalars(statement)))


def _until_somebody_waits_for_a_lock(database: Database) -> None:
    waiting = sa.text("select count(*) from pg_locks where not granted")
    while database.write_now(lambda conn: conn.execute(waiting).scalar_one()) == 0:
        pass
