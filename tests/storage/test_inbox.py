"""The inbox: everything is stored once, in order, and what fails can be looked at again."""

from datetime import timedelta

import pytest

from storage.engine import Database
from storage.queue import inbox
from storage.queue.inbox import Arrival, Entered
from storage.queue.lanes import URGENT, Claim
from storage.records.events import Entry, Receipt, Tick, Unreadable
from tests.storage.rows import NOW, claim, finish_head, put, said


def head(database: Database, held: Claim) -> Entered:
    row = database.write_now(lambda conn: inbox.head(conn, held))
    assert row is not None
    return row


def settle(database: Database, row: Entered, outcome: str) -> None:
    database.write_now(lambda conn: inbox.settle(conn, row.id, outcome, NOW, "why"))


def test_a_repeat_is_dropped_by_its_key(database: Database) -> None:
    arrivals = [Arrival("1", "a", URGENT, said("first")), Arrival("1", "a", URGENT, said("again"))]
    database.write_now(lambda conn: inbox.put(conn, arrivals, NOW))
    database.write_now(lambda conn: inbox.put(conn, arrivals, NOW))
    held = claim(database)[0]
    assert head(database, held).entry == said("first")
    assert finish_head(database, held) == "1"
    assert claim(database) == []


def test_a_repeat_is_dropped_after_the_first_was_handled(database: Database) -> None:
    put(database, "1")
    finish_head(database, claim(database)[0])
    put(database, "1")
    assert finish_head(database, claim(database)[0]) is None


@pytest.mark.parametrize(
    "entry",
    [
        said("with \N{ROCKET}, \0 and 'quotes\""),
        Tick(3, "checkin", 4, NOW + timedelta(microseconds=1)),
        Receipt(3, "notice", 4, NOW, "blocked"),
        Receipt(3, "notice", 4, NOW),
        Unreadable("paper", "1", "k", '{"update_id": 1', "ValueError"),
    ],
)
def test_what_comes_out_is_what_went_in(database: Database, entry: Entry) -> None:
    arrival = Arrival("1", "a", URGENT, entry)
    database.write_now(lambda conn: inbox.put(conn, [arrival], NOW))
    row = head(database, claim(database)[0])
    assert (row.entry, row.received_at, row.attempts) == (entry, NOW, 0)


def test_nothing_put_is_nothing_done(database: Database) -> None:
    database.write_now(lambda conn: inbox.put(conn, [], NOW))
    assert claim(database) == []


def test_what_was_set_aside_is_listed_and_tried_again_when_asked(database: Database) -> None:
    put(database, "1")
    held = claim(database)[0]
    row = head(database, held)
    database.write_now(lambda conn: inbox.count_attempt(conn, row.id, "ZeroDivisionError"))
    settle(database, row, "set_aside")
    finish_head(database, held)
    listed = database.write_now(lambda conn: inbox.set_aside(conn, 10))
    assert [(one.key, one.attempts, one.error) for one in listed] == [("1", 1, "why")]
    assert database.write_now(lambda conn: inbox.retry(conn, row.id))
    assert head(database, claim(database)[0]).attempts == 0
    assert not database.write_now(lambda conn: inbox.retry(conn, row.id))


def test_what_was_set_aside_is_given_up_once(database: Database) -> None:
    put(database, "1")
    row = head(database, claim(database)[0])
    settle(database, row, "set_aside")
    assert database.write_now(lambda conn: inbox.drop(conn, row.id))
    assert not database.write_now(lambda conn: inbox.drop(conn, row.id))
    assert database.write_now(lambda conn: inbox.set_aside(conn, 10)) == []


def test_what_waits_for_its_person_is_taken_once(database: Database) -> None:
    put(database, "1")
    row = head(database, claim(database)[0])
    assert database.write_now(lambda conn: inbox.take_waiting(conn, row.id, 1)) is None
    settle(database, row, "waiting")
    taken = database.write_now(lambda conn: inbox.take_waiting(conn, row.id, 1))
    assert taken is not None
    assert taken.key == "1"
    assert database.write_now(lambda conn: inbox.take_waiting(conn, row.id, 1)) is None


def test_a_settled_row_keeps_its_first_outcome(database: Database) -> None:
    put(database, "1")
    row = head(database, claim(database)[0])
    settle(database, row, "set_aside")
    settle(database, row, "done")
    kept = database.write_now(lambda conn: inbox.get(conn, row.id))
    assert kept is not None
    assert kept.outcome == "set_aside"
