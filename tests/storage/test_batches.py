"""Batches: many records at once, with their ids in order, all or none; and timers that only come sooner."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage.engine import Database
from storage.errors import Stale
from storage.records.checkins import Outcome, Response, ResponseId, RoundId
from storage.records.people import MemberId, Organisation, OrganisationId, QuietPeriod, QuietPeriodId
from storage.scoped import BATCH
from storage.unit import NEW, UnitOfWork
from tests.storage.conftest import NOW, Circle
from tests.storage.rounds import a_round

MANY = BATCH + 7


def within(database: Database, circle: Circle, work: Callable[[UnitOfWork], Any]) -> Any:
    """Return what `work` does in a circle's unit of work."""
    return database.write_now(lambda conn: work(UnitOfWork(conn, circle.partnership)))


def part(round_id: RoundId, member: MemberId, about: int) -> Response:
    return Response(ResponseId(NEW), round_id, member, NOW, NOW + timedelta(days=2), NOW, about=about)


def enrolled(uow: UnitOfWork, circle: Circle) -> list[Response]:
    opened = a_round(uow, circle.member.id)
    return uow.responses.add_many([part(opened.id, circle.member.id, about) for about in range(MANY)])


def test_many_records_come_back_with_their_own_ids_in_order(database: Database, lakes: Circle) -> None:
    added = within(database, lakes, lambda uow: enrolled(uow, lakes))
    assert [one.about for one in added] == list(range(MANY))
    stored = within(database, lakes, lambda uow: uow.responses.find(limit=2 * MANY))
    assert stored == added


def test_nothing_to_add_is_no_statement(database: Database, lakes: Circle) -> None:
    assert within(database, lakes, lambda uow: uow.organisations.add_many([])) == []
    assert within(database, lakes, lambda uow: uow.responses.save_all([])) == []


def test_many_records_are_saved_at_once_in_their_next_version(database: Database, lakes: Circle) -> None:
    added = within(database, lakes, lambda uow: enrolled(uow, lakes))
    asked = [replace(one, outcome=Outcome.ASKED, about=one.about) for one in reversed(added)]
    saved = within(database, lakes, lambda uow: uow.responses.save_all(asked))
    assert [one.id for one in saved] == [one.id for one in asked]
    stored = within(database, lakes, lambda uow: uow.responses.find(limit=2 * MANY))
    assert stored == list(reversed(saved))
    assert {(one.outcome, one.version) for one in stored} == {(Outcome.ASKED, 2)}


def test_one_that_changed_meanwhile_holds_back_all(database: Database, lakes: Circle) -> None:
    added = within(database, lakes, lambda uow: enrolled(uow, lakes))
    within(database, lakes, lambda uow: uow.responses.save(replace(added[3], quiet=True)))
    with pytest.raises(Stale, match="responses"):
        within(database, lakes, lambda uow: uow.responses.save_all(added))
    stored = within(database, lakes, lambda uow: uow.responses.find(limit=2 * MANY))
    assert [one.version for one in stored if one.version != 1] == [2]


def test_another_partnership_saves_none_of_ours(database: Database, lakes: Circle, hills: Circle) -> None:
    added = within(database, lakes, lambda uow: enrolled(uow, lakes))
    with pytest.raises(Stale):
        within(database, hills, lambda uow: uow.responses.save_all(added))
    with pytest.raises(sa.exc.IntegrityError):
        within(database, hills, lambda uow: uow.responses.add_many(added))


def test_what_many_statements_add_belongs_to_the_one_partnership(
    database: Database, lakes: Circle, hills: Circle
) -> None:
    names = [Organisation(OrganisationId(NEW), f"Partner {number}") for number in range(5)]
    within(database, lakes, lambda uow: uow.organisations.add_many(names))
    assert within(database, hills, lambda uow: uow.organisations.find()) == []
    assert len(within(database, lakes, lambda uow: uow.organisations.find())) == 5


def test_a_timer_is_only_hastened(database: Database, lakes: Circle) -> None:
    soon, later = NOW, NOW + timedelta(hours=1)

    def hastened(uow: UnitOfWork) -> Any:
        uow.timers.hasten("test", 7, later, "lane")
        first = uow.timers.due_at("test", 7)
        uow.timers.hasten("test", 7, soon, "lane")
        second = uow.timers.due_at("test", 7)
        uow.timers.hasten("test", 7, later, "lane")
        return first, second, uow.timers.due_at("test", 7)

    assert within(database, lakes, hastened) == (later, soon, soon)


def test_many_timers_are_hastened_at_once_and_an_earlier_one_stays(database: Database, lakes: Circle) -> None:
    soon, later = NOW + timedelta(hours=1), NOW + timedelta(hours=2)

    def hastened(uow: UnitOfWork) -> list[Any]:
        uow.timers.set("test", 7, soon, "lane")
        uow.timers.hasten_all("test", {8: "other", 7: "lane"}, later)
        uow.timers.hasten_all("test", {}, soon)
        return [uow.timers.due_at("test", one) for one in (7, 8)]

    assert within(database, lakes, hastened) == [soon, later]


def test_quiet_periods_are_kept_by_their_first_day(database: Database, lakes: Circle) -> None:
    days = [NOW.date() + timedelta(days=number) for number in range(3)]
    periods = [QuietPeriod(QuietPeriodId(NEW), day, day, "Recess") for day in reversed(days)]
    within(database, lakes, lambda uow: uow.quiet_periods.add_many(periods))
    kept = within(database, lakes, lambda uow: uow.quiet_periods.find())
    assert {one.first_on for one in kept} == set(days)
