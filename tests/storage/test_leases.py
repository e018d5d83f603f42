"""Leases: of all who would, one does; and who was paused past the end is told so."""

import pytest

from storage.engine import Database
from storage.errors import TakenOver
from storage.queue import leases
from storage.queue.leases import Lease


def take(database: Database, holder: str) -> Lease | None:
    return database.write_now(lambda conn: leases.take(conn, "poller", holder))


def fence(database: Database, lease: Lease | None) -> None:
    assert lease is not None
    database.write_now(lambda conn: leases.fence(conn, lease))


def test_one_holds_it_and_may_keep_it(database: Database) -> None:
    first = take(database, "us")
    assert first == Lease("poller", "us", 1)
    assert take(database, "them") is None
    assert take(database, "us") == first
    fence(database, first)


def test_who_was_paused_past_the_end_is_refused(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "LEASE", -1.0)
    late = take(database, "us")
    monkeypatch.setattr(leases, "LEASE", 10.0)
    now = take(database, "them")
    assert now == Lease("poller", "them", 2)
    with pytest.raises(TakenOver):
        fence(database, late)
    assert take(database, "us") is None
    fence(database, now)


def test_what_is_given_back_need_not_be_waited_for(database: Database) -> None:
    take(database, "us")
    database.write_now(lambda conn: leases.give_back(conn, "us"))
    assert take(database, "them") == Lease("poller", "them", 2)


def test_a_start_frees_what_the_process_before_it_held(database: Database) -> None:
    take(database, "us")
    database.write_now(leases.free_all)
    assert take(database, "them") is not None
