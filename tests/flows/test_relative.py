"""Check-ins that hang on somebody's own dates: weeks after joining, and days before a commitment is due."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from handlers.checkins.rounds import schedules
from storage.records.checkins import Outcome
from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from storage.records.schedules import (
    AfterJoining,
    BeforeDue,
    Rhythm,
    Schedule,
    ScheduleId,
    ScheduleState,
    Terms,
)
from storage.unit import NEW, UnitOfWork
from tests.flows.lakes import Lakes
from tests.house import Partner

TERMS = Terms(reminders=1, window_hours=96)


async def begins(lakes: Lakes, kind: str, rhythm: Rhythm) -> None:
    """Let a check-in of this rhythm run, and no other."""

    def begin(uow: UnitOfWork) -> None:
        now = lakes.house.clock.now()
        for one in uow.schedules.running():
            schedules.wait_for(uow.schedules.save(replace(one, state=ScheduleState.PAUSED)), now, uow)
        planned = Schedule(ScheduleId(NEW), kind, rhythm, time(9), now.date(), None, terms=TERMS)
        schedules.start(uow.schedules.add(planned), now, uow)

    await lakes.house.change(begin)


async def promises(lakes: Lakes, who: Partner, title: str, due_on: date) -> CommitmentId:
    """Note a commitment of somebody's; return its id."""
    owner, now = await who.member(), lakes.house.clock.now()
    made = Commitment(CommitmentId(NEW), owner.id, title, due_on, CommitmentState.OPEN, now, now)
    return (await lakes.house.change(lambda uow: uow.commitments.add(made))).id


async def changes(lakes: Lakes, known: CommitmentId, **changed: Any) -> None:
    """Change what is noted of a commitment."""
    await lakes.house.change(lambda uow: uow.commitments.save(replace(uow.commitments.get(known), **changed)))


def asked(who: Partner, words: str) -> list[str]:
    """Return the check-ins put to somebody that hold these words, reminders left out."""
    opening = ("so that help comes in time", "fresh eyes help")
    return [text for text in who.heard if words in text and any(one in text for one in opening)]


async def test_who_joined_is_asked_two_and_six_weeks_later_and_nobody_else(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await begins(lakes, "joining", AfterJoining((14, 42)))
    await lakes.until(4, 8)
    kofi = await lakes.house.partner("Kofi Mensah", "Lakewatch", zone="Africa/Nairobi")
    await lakes.until(11, 6)
    assert not asked(lakes.amina, "feel welcome")
    await lakes.until(11, 12)
    assert len(asked(lakes.amina, "feel welcome")) == 1, "she joined on 27 November"
    assert not asked(kofi, "feel welcome")
    await lakes.until(18, 12)
    assert len(asked(kofi, "feel welcome")) == 1
    assert len(asked(lakes.amina, "feel welcome")) == 1
    await lakes.until(20, 12, month=1)
    assert len(asked(lakes.amina, "feel welcome")) == 2
    assert len(asked(kofi, "feel welcome")) == 2


async def test_an_outage_makes_the_pulse_late_and_not_more(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await begins(lakes, "joining", AfterJoining((14, 42)))
    await lakes.house.stop()
    lakes.house.clock.turn_to(datetime(2026, 12, 15, 9, tzinfo=UTC))
    await lakes.house.restart()
    await lakes.until(20)
    assert len(asked(lakes.amina, "feel welcome")) == 1


async def test_an_outage_of_weeks_lets_the_pulse_pass(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await begins(lakes, "joining", AfterJoining((14, 42)))
    await lakes.house.stop()
    lakes.house.clock.turn_to(datetime(2026, 12, 21, 9, tzinfo=UTC))
    await lakes.house.restart()
    await lakes.until(31)
    assert not asked(lakes.amina, "feel welcome")


async def test_a_date_is_looked_at_a_week_before_by_its_owner_alone(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await begins(lakes, "milestone", BeforeDue(7))
    await promises(lakes, lakes.amina, "Lake survey", date(2026, 12, 16))
    await lakes.until(9, 5, 30)
    assert not asked(lakes.amina, "Lake survey")
    await lakes.until(9, 12)
    [put] = asked(lakes.amina, "Lake survey")
    assert "Does that date hold?" in put
    assert not asked(lakes.jonas, "Lake survey")
    await lakes.amina.presses("It holds")
    await lakes.amina.presses("Finish here")
    assert (await lakes.outcomes()) == {"Amina": Outcome.ANSWERED}
    await lakes.until(20)
    assert len(asked(lakes.amina, "Lake survey")) == 1


async def test_a_date_that_was_moved_meanwhile_is_looked_at_a_week_before_the_new_one(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await begins(lakes, "milestone", BeforeDue(7))
    survey = await promises(lakes, lakes.amina, "Lake survey", date(2026, 12, 16))
    await lakes.until(8, 12)
    await changes(lakes, survey, due_on=date(2026, 12, 22))
    await lakes.until(14, 12)
    assert not asked(lakes.amina, "Lake survey")
    await lakes.until(15, 12)
    [put] = asked(lakes.amina, "Lake survey")
    assert "22 December" in put


async def test_what_is_done_before_its_question_is_put_is_not_asked_about(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await begins(lakes, "milestone", BeforeDue(7))
    survey = await promises(lakes, lakes.amina, "Lake survey", date(2026, 12, 19))
    await lakes.until(12, 12)
    assert not asked(lakes.amina, "Lake survey"), "it is Saturday, and she is asked on Monday"
    await changes(lakes, survey, state=CommitmentState.DONE)
    await lakes.until(15, 12)
    assert not asked(lakes.amina, "Lake survey")
    assert (await lakes.outcomes()) == {"Amina": Outcome.SKIPPED}


async def test_what_is_done_after_its_question_was_put_is_not_reminded_of_nor_called_silence(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await begins(lakes, "milestone", BeforeDue(7))
    survey = await promises(lakes, lakes.amina, "Lake survey", date(2026, 12, 15))
    await lakes.until(8, 12)
    before = len(lakes.amina.heard)
    await changes(lakes, survey, state=CommitmentState.DONE)
    await lakes.until(13)
    assert not [text for text in lakes.amina.heard[before:] if "Lake survey" in text]
    assert (await lakes.outcomes()) == {"Amina": Outcome.SKIPPED}


async def test_two_dates_of_one_person_are_asked_about_one_after_the_other(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await begins(lakes, "milestone", BeforeDue(7))
    await promises(lakes, lakes.amina, "Lake survey", date(2026, 12, 15))
    await promises(lakes, lakes.amina, "Lab permits", date(2026, 12, 15))
    await lakes.until(8, 12)
    assert len(asked(lakes.amina, "Does that date hold")) == 1
    await lakes.amina.presses("It holds")
    await lakes.amina.presses("Finish here")
    assert len(asked(lakes.amina, "Does that date hold")) == 2
    await lakes.amina.presses("It holds")
    await lakes.amina.presses("Finish here")
    parts = await lakes.house.look(lambda uow: uow.responses.find())
    assert [one.outcome for one in parts] == [Outcome.ANSWERED] * 2


async def test_two_dates_that_nobody_answers_for_are_both_asked_about_and_closed(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await begins(lakes, "milestone", BeforeDue(7))
    await promises(lakes, lakes.amina, "Lake survey", date(2026, 12, 15))
    await promises(lakes, lakes.amina, "Lab permits", date(2026, 12, 15))
    await lakes.until(22)
    assert len(asked(lakes.amina, "Does that date hold")) == 2
    parts = await lakes.house.look(lambda uow: uow.responses.find())
    assert [one.outcome for one in parts] == [Outcome.SILENT] * 2


async def test_run_now_asks_about_every_open_date(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await begins(lakes, "milestone", BeforeDue(7))

    def run(uow: UnitOfWork) -> None:
        [schedule] = uow.schedules.running()
        schedules.run_now(schedule, lakes.house.clock.now(), uow)

    await promises(lakes, lakes.amina, "Lake survey", date(2027, 3, 1))
    await lakes.until(1, 9)
    await lakes.house.change(run)
    await lakes.until(1, 10)
    assert len(asked(lakes.amina, "Lake survey")) == 1
    assert not asked(lakes.jonas, "")
    assert list(await lakes.outcomes()) == ["Amina"]


async def test_a_date_that_may_move_needs_the_coordinator_until_it_was_moved(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await begins(lakes, "milestone", BeforeDue(7))
    await promises(lakes, lakes.amina, "Lake survey", date(2026, 12, 15))
    await lakes.until(8, 12)
    await lakes.amina.presses("It may move")
    await lakes.amina.says("18 December")
    await lakes.amina.presses("Finish here")
    await lakes.ingrid.command("digest")
    page = await lakes.ingrid.hears("1 Lakewatch: Lake survey, Tue 15 Dec; Fri 18 Dec would suit better")
    assert "may_move" not in page.text
    assert "2026-12-18" not in page.text
    await lakes.ingrid.presses("1 New date")
    await lakes.ingrid.says("18 December")
    await lakes.ingrid.command("digest")
    assert "would suit better" not in lakes.ingrid.last.text


async def test_who_goes_away_with_two_dates_before_them_is_asked_about_neither(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await begins(lakes, "milestone", BeforeDue(7))
    for title in ("Lake survey", "Pump plan"):
        await promises(lakes, lakes.amina, title, date(2026, 12, 16))
    await lakes.until(9, 12)
    assert len(asked(lakes.amina, "Does that date hold?")) == 1, "the second waits for the first"
    await lakes.amina.says("I'm away until 31 December")
    assert "31 December" in lakes.amina.last.text
    await lakes.until(20)
    assert len(asked(lakes.amina, "Does that date hold?")) == 1
    outcomes = await lakes.house.look(lambda uow: {one.outcome for one in uow.responses.find()})
    assert outcomes == {Outcome.AWAY}
