"""One person in two partnerships whose check-ins come due at the same moment on two replicas."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from threading import Barrier

import sqlalchemy as sa

from handlers.checkins.rounds import attending, schedules
from handlers.turn import Message, Wake
from storage import tables
from storage.engine import Database
from storage.records.checkins import RoundId
from storage.records.people import Member, MemberId, Partnership, PersonId, Role
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.house import FRIDAY

MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)


def person(conn: sa.Connection) -> PersonId:
    """Store somebody who can be reached."""
    found = Unscoped(conn).add_person("Amina Diallo")
    place = {"channel": "paper", "account": "1", "user": "amina", "chat": "amina", "heard_at": FRIDAY}
    conn.execute(sa.insert(tables.addresses), place | {"person_id": found.id})
    return found.id


def due(conn: sa.Connection, who: PersonId, name: str) -> tuple[Partnership, RoundId]:
    """Store a partnership of theirs whose round is due."""
    home = Unscoped(conn).add_partnership(name, "Europe/Oslo", "en", FRIDAY)
    uow = UnitOfWork(conn, home)
    uow.members.add(Member(MemberId(NEW), who, None, Role.PARTNER, FRIDAY))
    schedule = schedules.begin(home, FRIDAY, uow)
    schedules.come_due(Wake(MONDAY, schedule.id, MONDAY), uow)
    return home, uow.rounds.latest()[0].id


def test_they_are_asked_by_one_and_then_by_the_other(postgresql_database: Database) -> None:
    database = postgresql_database
    who = database.write_now(person)
    both = [database.write_now(partial(due, who=who, name=name)) for name in ("Lakes", "Harbour")]
    together = Barrier(2)

    def attend(home: Partnership, opened: RoundId) -> list[Message]:
        def work(conn: sa.Connection) -> list[Message]:
            conn.execute(sa.select(1))
            together.wait(10)
            return attending.attend(Wake(MONDAY, opened, MONDAY), UnitOfWork(conn, home))

        return database.write_now(work)

    with ThreadPoolExecutor(2) as replicas:
        said = list(replicas.map(lambda one: attend(*one), both))
    assert sorted(len(one) for one in said) == [0, 1]
