"""What a dry run foretells is what the round then does."""

from datetime import date, time

from handlers.setup.foresight import foresee
from storage.records.people import QuietPeriod, QuietPeriodId
from storage.records.schedules import Schedule, ScheduleId, Weekly
from storage.unit import NEW, UnitOfWork
from tests.house import House

MONDAY = date(2026, 11, 30)


async def test_whom_a_quiet_week_would_carry_to_the_next_round_is_foretold_to_be_skipped(
    house: House,
) -> None:
    await house.partnership("Lakes")
    await house.partner("Jonas Weber")

    def rehearse(uow: UnitOfWork) -> list[object]:
        uow.quiet_periods.add(QuietPeriod(QuietPeriodId(NEW), MONDAY, date(2026, 12, 6), ""))
        schedule = Schedule(ScheduleId(NEW), "progress", Weekly(1), time(9), MONDAY, MONDAY)
        first = foresee(schedule, house.clock.now(), uow)
        assert first is not None
        assert first.on == MONDAY
        return [plan for _, plan in first.plans]

    assert await house.change(rehearse) == [None]
