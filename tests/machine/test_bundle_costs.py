"""A bundle costs what it is, and not so much for each thing in it: each kind of record is read once."""

from datetime import timedelta

import sqlalchemy as sa

from handlers.commitments.reminding import bundling, notices
from handlers.route import Numbered
from handlers.turn import Wake
from storage.engine import Database
from storage.records.agreements import LADDERS
from storage.records.commitments import CommitmentState, Weight
from tests.machine.desks import MONDAY, founded, promised
from tests.machine.plans import Human, Promise
from tests.machine.statements import statements

HUMANS = [Human("Europe/Oslo", None, None)] * 3
STATES = (CommitmentState.OPEN, CommitmentState.AT_RISK, CommitmentState.BLOCKED)
TEN = Wake(MONDAY + timedelta(hours=2), 0, MONDAY)


def said(conn: sa.Connection, number: int) -> tuple[int, int, int]:
    """Return how many things a member hears of so many, and how often is read to gather and settle them."""
    world = founded(conn, HUMANS, (), LADDERS[Weight.ACTION])
    uow = world.uow(0)
    for place in range(number):
        promised(world, Promise(0, 0, 30, -3, Weight.ACTION, STATES[place % len(STATES)]))
    for one in uow.commitments.find():
        notices.give_notice(Wake(TEN.now, one.id, MONDAY), uow)
    owner = uow.members.of_person(world.people[0])
    assert owner is not None
    bundle = uow.desk.open_bundle(world.people[1], TEN.now.date())
    assert bundle is not None
    wake = Wake(TEN.now, owner.id, MONDAY)
    with statements() as gathered:
        items = bundling.gather(wake, uow)
    with statements() as settled:
        bundling.settle(wake, [Numbered(n, one) for n, one in enumerate(items, 1)], bundle, uow)
    return len(items), _reads(gathered), _reads(settled)


def taken_back(conn: sa.Connection, number: int) -> tuple[int, int, int]:
    """Return the same; the database is then as before."""
    savepoint = conn.begin_nested()
    try:
        return said(conn, number)
    finally:
        savepoint.rollback()


def _reads(found: list[str]) -> int:
    return sum(one.lstrip().upper().startswith("SELECT") for one in found)


def test_what_is_read_for_a_bundle_does_not_grow_with_what_is_in_it(sqlite_database: Database) -> None:
    few = sqlite_database.write_now(lambda conn: taken_back(conn, len(STATES)))
    many = sqlite_database.write_now(lambda conn: taken_back(conn, 10 * len(STATES)))
    assert (few[0], many[0]) == (len(STATES), 10 * len(STATES))
    assert few[1:] == many[1:]
