"""Isolation: what belongs to one partnership can be neither read, changed nor referred to from another."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage.desk import Desk
from storage.engine import Database
from storage.errors import Refused, Stale
from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from storage.records.people import Organisation, OrganisationId
from storage.tables import members, metadata, organisations
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.isolation import Crossed
from tests.storage.conftest import NOW, Circle


def within(database: Database, circle: Circle, work: Callable[[UnitOfWork], Any]) -> Any:
    """Return what `work` does in a circle's unit of work."""
    return database.write_now(lambda conn: work(UnitOfWork(conn, circle.partnership)))


def add(database: Database, circle: Circle, name: str = "Lakewatch") -> Organisation:
    new = Organisation(OrganisationId(NEW), name)
    organisation: Organisation = within(database, circle, lambda uow: uow.organisations.add(new))
    return organisation


def promise(circle: Circle) -> Commitment:
    return Commitment(
        CommitmentId(NEW), circle.member.id, "The report", date(2026, 12, 4), CommitmentState.OPEN, NOW, NOW
    )


def test_records_of_another_partnership_are_as_if_there_were_none(
    database: Database, lakes: Circle, hills: Circle
) -> None:
    mine = add(database, lakes)
    assert within(database, lakes, lambda uow: uow.organisations.get(mine.id)) == mine
    with pytest.raises(Refused, match=r"refused\.gone"):
        within(database, hills, lambda uow: uow.organisations.get(mine.id))
    assert within(database, hills, lambda uow: uow.organisations.find()) == []
    assert within(database, hills, lambda uow: uow.organisations.count()) == 0
    assert within(database, hills, lambda uow: uow.organisations.named("Lakewatch")) is None


def test_records_of_another_partnership_can_be_neither_changed_nor_removed(
    database: Database, lakes: Circle, hills: Circle
) -> None:
    kept = within(database, lakes, lambda uow: uow.commitments.add(promise(lakes)))
    with pytest.raises(Stale):
        within(database, hills, lambda uow: uow.commitments.save(replace(kept, title="Ours")))
    within(database, hills, lambda uow: uow.commitments.remove())
    assert within(database, lakes, lambda uow: uow.commitments.get(kept.id)) == kept


def test_nothing_can_refer_into_another_partnership(database: Database, lakes: Circle, hills: Circle) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        within(database, hills, lambda uow: uow.commitments.add(promise(lakes)))
    foreign = add(database, lakes)
    with pytest.raises(sa.exc.IntegrityError):
        within(
            database,
            hills,
            lambda uow: uow.members.save(replace(hills.member, organisation_id=foreign.id)),
        )


def test_every_reference_between_scoped_tables_carries_the_partnership() -> None:
    scoped = [table for table in metadata.tables.values() if "partnership_id" in table.c]
    crossing = [
        str(key)
        for table in scoped
        for key in table.foreign_key_constraints
        if key.referred_table in scoped and "partnership_id" not in key.column_keys
    ]
    assert crossing == []
    assert {"members", "commitments", "responses", "passages"} <= {table.name for table in scoped}


def test_every_table_that_has_a_repository_is_scoped(database: Database, lakes: Circle) -> None:
    def tables(uow: UnitOfWork) -> list[sa.Table]:
        return [one.table for one in vars(uow).values() if hasattr(one, "table")]

    found = within(database, lakes, tables)
    assert len(found) > 10
    assert all("partnership_id" in table.c for table in found)


@pytest.mark.parametrize(
    "careless",
    [
        lambda _: sa.select(organisations.c.name),
        lambda mine: sa.select(organisations.c.name).where(organisations.c.partnership_id == mine + 1),
        lambda mine: sa.select(organisations.c.name).where(
            (organisations.c.partnership_id == mine) | (organisations.c.id > 0)
        ),
        lambda mine: sa.update(organisations).values(partnership_id=mine),
        lambda _: sa.delete(organisations).where(organisations.c.id == 1),
        lambda mine: sa.insert(organisations).values(name="x", partnership_id=mine + 1),
        lambda mine: sa.insert(organisations).values(
            [{"name": "x", "partnership_id": mine}, {"name": "y", "partnership_id": mine + 1}]
        ),
    ],
)
def test_a_statement_that_does_not_bind_its_partnership_is_caught(
    database: Database, lakes: Circle, careless: Callable[[int], sa.Executable]
) -> None:
    mine = lakes.partnership.id
    statement = careless(mine).execution_options(partnership=mine)
    with pytest.raises(Crossed):
        database.write_now(lambda conn: conn.execute(statement))


def test_who_saves_second_is_told_that_it_is_stale(database: Database, lakes: Circle) -> None:
    kept = within(database, lakes, lambda uow: uow.commitments.add(promise(lakes)))
    saved = within(database, lakes, lambda uow: uow.commitments.save(replace(kept, title="The first word")))
    assert saved.version == kept.version + 1
    with pytest.raises(Stale):
        within(database, lakes, lambda uow: uow.commitments.save(replace(kept, title="The second word")))
    assert within(database, lakes, lambda uow: uow.commitments.get(kept.id)).title == "The first word"


def test_of_many_who_save_at_once_one_does(database: Database, lakes: Circle) -> None:
    kept = within(database, lakes, lambda uow: uow.commitments.add(promise(lakes)))
    together, stale = threading.Barrier(6), []

    def save(number: int) -> None:
        together.wait()
        try:
            within(database, lakes, lambda uow: uow.commitments.save(replace(kept, title=str(number))))
        except Stale:
            stale.append(number)

    savers = [threading.Thread(target=save, args=[number]) for number in range(6)]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join()
    assert len(stale) == 5


def test_a_person_who_was_changed_meanwhile_is_stale(database: Database, lakes: Circle) -> None:
    def save(name: str) -> None:
        database.write_now(lambda conn: Desk(conn).save(replace(person, name=name)))

    person = database.write_now(lambda conn: Desk(conn).person(lakes.member.person_id))
    save("Amina")
    with pytest.raises(Stale):
        save("Aminata")


def test_what_a_unique_key_forbids_is_passed_over_when_many_are_added(
    database: Database, lakes: Circle
) -> None:
    new = [Organisation(OrganisationId(NEW), name) for name in ("Lakewatch", "BlueFlow", "Lakewatch")]
    within(database, lakes, lambda uow: uow.organisations.add_all(new))
    names = within(database, lakes, lambda uow: [one.name for one in uow.organisations.find()])
    assert sorted(names) == ["BlueFlow", "Lakewatch"]


def test_a_timer_set_again_is_moved_and_one_taken_is_gone(
    database: Database, lakes: Circle, hills: Circle
) -> None:
    later = NOW + timedelta(hours=1)
    within(database, lakes, lambda uow: uow.timers.set("checkin", 1, NOW, "a"))
    within(database, hills, lambda uow: uow.timers.set("checkin", 1, later, "b"))
    within(database, lakes, lambda uow: uow.timers.set("checkin", 1, later, "a"))
    within(database, hills, lambda uow: uow.timers.set("checkin", 1, None, "b"))
    assert within(database, hills, lambda uow: uow.timers.due_at("checkin", 1)) is None
    assert database.write_now(lambda conn: Unscoped(conn).take_due(NOW, 10)) == []
    taken = database.write_now(lambda conn: Unscoped(conn).take_due(later, 10))
    assert [(one.tick.partnership, one.tick.due_at, one.lane) for one in taken] == [
        (lakes.partnership.id, later, "a")
    ]
    assert database.write_now(lambda conn: Unscoped(conn).take_due(later, 10)) == []


def test_memberships_are_told_with_their_partnership(
    database: Database, lakes: Circle, hills: Circle
) -> None:
    def join(conn: sa.Connection) -> None:
        moved = sa.update(members).where(members.c.id == hills.member.id)
        conn.execute(moved.values(person_id=lakes.member.person_id))

    database.write_now(join)
    found = database.write_now(lambda conn: Unscoped(conn).memberships(lakes.member.person_id))
    assert [(one.name, member.id) for one, member in found] == [
        ("Lakes", lakes.member.id),
        ("Hills", hills.member.id),
    ]


def test_more_records_are_added_at_once_than_a_statement_has_room_for(
    database: Database, lakes: Circle
) -> None:
    new = [Organisation(OrganisationId(NEW), f"Organisation {number}") for number in range(40_000)]
    within(database, lakes, lambda uow: uow.organisations.add_all(new))
    assert within(database, lakes, lambda uow: uow.organisations.count()) == len(new)


@pytest.mark.parametrize("name", ["Économie bleue", "économie bleue ", "ÉCONOMIE BLEUE"])
def test_a_partnership_is_found_by_its_name_whatever_the_case_of_its_letters(
    database: Database, name: str
) -> None:
    made = database.write_now(
        lambda conn: Unscoped(conn).add_partnership("Économie bleue", "Europe/Paris", "fr", NOW)
    )
    assert database.write_now(lambda conn: Unscoped(conn).partnership_named(name)) == made


def test_all_that_is_open_is_read_however_much_it_is(database: Database, lakes: Circle) -> None:
    within(database, lakes, lambda uow: uow.commitments.add_all([promise(lakes)] * 250))
    assert len(within(database, lakes, lambda uow: uow.commitments.open_of())) == 250
