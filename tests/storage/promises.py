"""Commitments for tests of storage, as short as they can be, and other members who make them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from storage.engine import Database
from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from storage.records.people import Member, MemberId, Role
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.storage.conftest import NOW, Circle

DUE = date(2026, 12, 4)


def within(database: Database, circle: Circle, work: Callable[[UnitOfWork], Any]) -> Any:
    """Return what `work` does in a circle's unit of work."""
    return database.write_now(lambda conn: work(UnitOfWork(conn, circle.partnership)))


def promise(
    uow: UnitOfWork, owner: MemberId, state: CommitmentState = CommitmentState.OPEN, **more: Any
) -> Commitment:
    """Return a new commitment, due in a week."""
    made = Commitment(CommitmentId(NEW), owner, "The report", DUE, state, NOW, NOW)
    return uow.commitments.add(replace(made, **more))


def another(database: Database, circle: Circle, name: str = "Bela", role: Role = Role.PARTNER) -> Member:
    """Return somebody who has just joined the circle."""
    person = database.write_now(lambda conn: Unscoped(conn).add_person(name))
    joined = Member(MemberId(NEW), person.id, None, role, NOW)
    member: Member = within(database, circle, lambda uow: uow.members.add(joined))
    return member
