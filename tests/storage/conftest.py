"""Two partnerships whose memories must never meet, with a member each."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from storage.engine import Database
from storage.records.people import Member, MemberId, Partnership, Role
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Circle:
    """A partnership and its one member."""

    partnership: Partnership
    member: Member


def circle(database: Database, name: str) -> Circle:
    """Return a new partnership with one member."""

    def found(conn: sa.Connection) -> Circle:
        unscoped = Unscoped(conn)
        partnership = unscoped.add_partnership(name, "UTC", "en", NOW)
        person = unscoped.add_person(f"{name}'s friend")
        member = Member(MemberId(NEW), person.id, None, Role.PARTNER, NOW)
        return Circle(partnership, UnitOfWork(conn, partnership).members.add(member))

    return database.write_now(found)


@pytest.fixture
def lakes(database: Database) -> Circle:
    """Clean Water Lakes."""
    return circle(database, "Lakes")


@pytest.fixture
def hills(database: Database) -> Circle:
    """Green Hills, which has nothing to do with the lakes."""
    return circle(database, "Hills")
