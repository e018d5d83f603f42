"""A person's desk: one bundle of notices a day over all partnerships; members found by where they write."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
import sqlalchemy as sa

from storage.desk import Desk
from storage.engine import Database
from storage.records.commitments import BundleId
from storage.records.people import Member, PersonId
from storage.records.schedules import DigestPlan, DigestPlanId, Weekly
from storage.unit import NEW
from storage.unscoped import Unscoped
from tests.storage.conftest import NOW, Circle
from tests.storage.promises import another, within

DAY = date(2026, 11, 27)


def opened(database: Database, person: PersonId, day: date = DAY) -> BundleId | None:
    return database.write_now(lambda conn: Desk(conn).open_bundle(person, day))


def test_a_person_gets_one_bundle_a_day(database: Database, lakes: Circle, hills: Circle) -> None:
    me, other = lakes.member.person_id, hills.member.person_id
    first = opened(database, me)
    assert first is not None
    assert opened(database, me) is None
    tomorrow, theirs = opened(database, me, DAY + timedelta(1)), opened(database, other)
    assert len({first, tomorrow, theirs} - {None}) == 3

    def read(conn: sa.Connection) -> list[object]:
        desk = Desk(conn)
        days = [
            desk.bundle_on(me, DAY),
            desk.bundle_on(me, DAY + timedelta(1)),
            desk.bundle_on(me, NOW.date()),
        ]
        return [*days, desk.bundle_on(other, DAY + timedelta(1)), desk.bundle_of(first)]

    assert database.write_now(read) == [first, tomorrow, first, None, me]
    assert database.write_now(lambda conn: Desk(conn).bundle_of(BundleId(first + 99))) is None


def test_a_bundle_that_was_taken_back_can_be_opened_again(database: Database, lakes: Circle) -> None:
    def in_vain(conn: sa.Connection) -> None:
        assert Desk(conn).open_bundle(lakes.member.person_id, DAY) is not None
        raise InterruptedError

    with pytest.raises(InterruptedError):
        database.write_now(in_vain)
    assert opened(database, lakes.member.person_id) is not None


def test_of_many_who_open_a_bundle_at_once_one_does(database: Database, lakes: Circle) -> None:
    together = threading.Barrier(6)

    def open_it(_: int) -> BundleId | None:
        together.wait()
        return opened(database, lakes.member.person_id)

    with ThreadPoolExecutor(6) as threads:
        found = list(threads.map(open_it, range(6)))
    assert len([one for one in found if one is not None]) == 1


@pytest.mark.parametrize("kept", [True, False])
def test_who_comes_second_waits_to_see_whether_the_first_bundle_stays(
    postgresql_database: Database, postgresql_address: str, *, kept: bool
) -> None:
    me = postgresql_database.write_now(lambda conn: Unscoped(conn).add_person("Amina")).id
    waits, goes_on = threading.Event(), threading.Event()

    def first(conn: sa.Connection) -> None:
        assert Desk(conn).open_bundle(me, DAY) is not None
        waits.set()
        assert goes_on.wait(10)
        if not kept:
            raise InterruptedError

    with closing(Database(postgresql_address)) as other, ThreadPoolExecutor(2) as threads:
        one = threads.submit(postgresql_database.write_now, first)
        assert waits.wait(10)
        two = threads.submit(opened, other, me)
        _until_somebody_waits_for_a_lock(postgresql_database)
        goes_on.set()
        assert (two.result(10) is None) is kept
        assert isinstance(one.exception(10), InterruptedError) is not kept


def _until_somebody_waits_for_a_lock(database: Database) -> None:
    waiting = sa.text("select count(*) from pg_locks where not granted")
    for _ in range(1_000):
        if database.write_now(lambda conn: conn.execute(waiting).scalar_one()):
            return
    raise AssertionError("nobody waits")


def test_a_member_is_found_by_where_they_write(database: Database, lakes: Circle, hills: Circle) -> None:
    def known(conn: sa.Connection) -> None:
        for circle, user in ((lakes, "amina"), (hills, "hugo")):
            Unscoped(conn).add_address(circle.member.person_id, ("paper", "1", user), None, NOW)

    def at(circle: Circle, account: str, user: str) -> Member | None:
        found: Member | None = within(database, circle, lambda uow: uow.members.at("paper", account, user))
        return found

    database.write_now(known)
    assert at(lakes, "1", "amina") == lakes.member
    assert at(hills, "1", "hugo") == hills.member
    assert at(lakes, "1", "hugo") is None, "a member of another partnership"
    assert at(lakes, "2", "amina") is None
    assert at(lakes, "1", "nobody") is None
    within(database, lakes, lambda uow: uow.members.save(replace(lakes.member, left_at=NOW)))
    assert at(lakes, "1", "amina") is None, "who has left"


def test_each_coordinator_has_a_digest_plan_of_their_own(database: Database, lakes: Circle) -> None:
    bela = another(database, lakes)
    plan = DigestPlan(DigestPlanId(NEW), lakes.member.id, Weekly(2), time(7, 30), DAY)
    kept = within(database, lakes, lambda uow: uow.digest_plans.add(plan))
    assert within(database, lakes, lambda uow: uow.digest_plans.of(lakes.member.id)) == kept
    assert within(database, lakes, lambda uow: uow.digest_plans.of(bela.id)) is None
    with pytest.raises(sa.exc.IntegrityError):
        within(database, lakes, lambda uow: uow.digest_plans.add(plan))
