"""Reminders: as many as the terms say, one message for all that waits, and a way to have no more."""

from dataclasses import replace
from datetime import date

from handlers.checkins.rounds import schedules
from storage.records.checkins import Outcome
from storage.records.people import QuietPeriod, QuietPeriodId
from storage.records.schedules import Firmness, Weekly
from storage.unit import NEW, UnitOfWork
from tests.flows.lakes import Lakes
from tests.house import Partner

REMINDER = "a line is enough"


def reminders(who: Partner) -> int:
    """Return how often somebody was reminded."""
    return sum(REMINDER in text or "others plan by your answer" in text.lower() for text in who.heard)


async def test_nobody_is_reminded_where_the_terms_say_so(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.terms(reminders=0)
    await lakes.until(4, 12)
    assert reminders(lakes.amina) == 0
    assert (await lakes.outcomes())["Amina"] is Outcome.SILENT


async def test_three_firm_reminders_come_within_a_longer_window(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.terms(reminders=3, firmness=Firmness.ACTIVE, window_hours=7 * 24)
    await lakes.until(8, 12)
    assert reminders(lakes.amina) == 3


async def test_a_button_stops_the_reminders_of_this_one(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.terms(reminders=3, window_hours=7 * 24)
    await lakes.until(1, 12)
    assert reminders(lakes.amina) == 1
    await lakes.amina.presses("Stop reminding me about this one")
    await lakes.until(8, 12)
    assert reminders(lakes.amina) == 1


async def test_who_declined_is_not_reminded(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.presses("More ways")
    await lakes.amina.presses("Not this time")
    await lakes.until(3, 12)
    assert reminders(lakes.amina) == 0
    assert (await lakes.outcomes())["Amina"] is Outcome.DECLINED


async def test_two_check_ins_that_wait_make_one_reminder(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.ingrid.command("checkins", "new progress weekly on Monday at 9")
    await lakes.ingrid.presses("Start")
    await lakes.until(30, 12, month=11)
    await lakes.until(1, 6, 59)
    before = len(lakes.amina.heard)
    await lakes.until(1, 12)
    assert reminders(lakes.amina) <= 1
    assert len(lakes.amina.heard) - before <= 2, "one reminder, and the second check-in at most"


async def test_dates_that_a_quiet_period_moves_to_one_day_are_asked_once(lakes_outside: Lakes) -> None:
    lakes = lakes_outside

    def quiet(uow: UnitOfWork) -> None:
        [schedule] = uow.schedules.present()
        weekly = uow.schedules.save(replace(schedule, rhythm=Weekly(1)))
        holidays = QuietPeriod(QuietPeriodId(NEW), date(2026, 12, 1), date(2026, 12, 16), "Works")
        uow.quiet_periods.add(holidays)
        schedules.wait_for(weekly, lakes.house.clock.now(), uow)

    await lakes.house.change(quiet)
    await lakes.until(30, 7, month=11)
    await lakes.amina.presses("Nothing new")
    await lakes.until(20, 12)
    assert sum("Your answers help to plan" in text for text in lakes.amina.heard) == 2, "on 30 Nov and 17 Dec"
    found = await lakes.house.look(lambda uow: uow.rounds.find())
    assert [one.occurs_on.day for one in found] == [30, 7, 14]
    assert [one.closed_at is None for one in found] == [False, False, False]


async def test_an_occurrence_that_was_run_beforehand_is_not_run_again_nor_called_missed(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await lakes.until(30, 4, month=11)

    def run(uow: UnitOfWork) -> None:
        [schedule] = uow.schedules.present()
        schedules.run_now(schedule, lakes.house.clock.now(), uow)

    await lakes.house.change(run)
    await lakes.until(4, 12)
    assert sum("Your answers help to plan" in text for text in lakes.amina.heard) == 1
    assert not any("Nobody was asked" in text for text in lakes.ingrid.heard)
    assert len(await lakes.house.look(lambda uow: uow.rounds.find())) == 1


async def test_putting_it_off_after_the_reminder_brings_the_question_once_more(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(1, 8)
    assert reminders(lakes.amina) == 1
    await lakes.amina.presses("Later")
    await lakes.amina.presses("In an hour")
    await lakes.until(1, 12)
    assert reminders(lakes.amina) == 2
