"""A round of ten thousand people: opened in batches, while everybody else is answered as ever."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from handlers.checkins.rounds import attending, parts, schedules
from handlers.turn import Wake
from storage import tables
from storage.engine import Database
from storage.records.checkins import RoundId
from storage.records.people import Partnership, Role
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped
from tests.house import FRIDAY, House
from tests.machine.statements import statements
from tests.paper import Paper
from tests.stages import PaperStage

MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
ZONES = ("Europe/Oslo", "Africa/Nairobi", "Europe/Berlin")


def crowd(conn: sa.Connection, home: Partnership, count: int) -> None:
    """Store so many partners with an address each, where it is day at nine in the morning UTC."""
    people = [
        {"name": f"P{n}", "language": "en", "zone": ZONES[n % len(ZONES)], "version": 1} for n in range(count)
    ]
    ids = list(conn.execute(sa.insert(tables.persons).returning(tables.persons.c.id), people).scalars())
    of_paper = {"channel": "paper", "account": "1", "heard_at": FRIDAY}
    conn.execute(
        sa.insert(tables.addresses),
        [of_paper | {"person_id": one, "user": f"u{one}", "chat": f"u{one}"} for one in ids],
    )
    as_partner = {"partnership_id": home.id, "role": Role.PARTNER, "joined_at": FRIDAY, "version": 1}
    conn.execute(sa.insert(tables.members), [as_partner | {"person_id": one, "focal": False} for one in ids])


@pytest.mark.parametrize(("kind", "people"), [("sqlite", 10_000), ("postgresql", 3_000)])
def test_ten_thousand_people_are_asked_in_batches_of_a_hundred(
    kind: str, people: int, request: pytest.FixtureRequest
) -> None:
    database: Database = request.getfixturevalue(f"{kind}_database")
    home = database.write_now(
        lambda conn: Unscoped(conn).add_partnership("Lakes", "Europe/Oslo", "en", FRIDAY)
    )
    database.write_now(lambda conn: crowd(conn, home, people))

    def begin(conn: sa.Connection) -> RoundId:
        uow = UnitOfWork(conn, home)
        schedule = schedules.begin(home, FRIDAY, uow)
        schedules.come_due(Wake(MONDAY, schedule.id, MONDAY), uow)
        return uow.rounds.latest()[0].id

    opened = database.write_now(begin)

    def attend(conn: sa.Connection) -> tuple[int, bool]:
        uow = UnitOfWork(conn, home)
        uow.timers.clear(parts.ROUND, opened)  # as the scheduler does that takes it
        messages = attending.attend(Wake(MONDAY, opened, MONDAY), uow)
        due_at = uow.timers.due_at(parts.ROUND, opened)
        return len(messages), due_at is not None and due_at <= MONDAY

    asked, transactions, more = 0, 0, True
    with statements() as run:
        while more:
            count, more = database.write_now(attend)
            asked, transactions = asked + count, transactions + 1
    assert asked == people
    assert transactions <= people / 100 + 1
    assert len(run) < 1.3 * people, "little more than one a person"


async def test_others_are_answered_while_a_round_is_opened(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attending, "BATCH", 50)
    paper = Paper()
    async with await House.open(sqlite_database, PaperStage(paper)) as house:
        home = await house.partnership()
        olga = await house.partner("Olga Berg", role=Role.OBSERVER)
        await house.change(lambda uow: schedules.begin(home, house.clock.now(), uow))
        await house.database.write(lambda conn: crowd(conn, home, 1_500))
        asked = sa.select(sa.func.count()).where(tables.responses.c.asked_at.is_not(None))

        async def so_far() -> int:
            return await house.database.read(lambda conn: conn.scalar(asked)) or 0

        house.clock.turn_to(MONDAY)
        await house.bot.scheduler.tick()
        between = []
        while (before := await so_far()) < 1_400:
            heard = len(paper.to(olga.hand.user))
            await olga.hand.says("commitments")
            await paper.until(heard + 1, chat=olga.hand.user)
            between.append(await so_far() - before)
        await house.settle()
        assert await so_far() == 1_500
        assert len(between) >= 3
        assert max(between) <= 6 * 50, "an answer waits for a few batches, not for the round"
