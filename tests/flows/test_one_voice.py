"""One voice about one commitment: what is in its way, a talk, a check-in and the ladder take turns."""

from dataclasses import replace
from datetime import date, time

import pytest

from handlers.checkins.rounds import schedules
from storage.records.commitments import Commitment, CommitmentState, NoticeKind
from storage.records.people import Role
from storage.records.schedules import BeforeDue, Schedule, ScheduleId, ScheduleState, Terms
from storage.unit import NEW, UnitOfWork
from tests.flows.devices import set_aside, telegram_of
from tests.flows.ladders import about
from tests.flows.lakes import Lakes
from tests.flows.pledges import FRIDAY, SURVEY, as_it_is, does, moves_of, promises
from tests.house import Partner

WHAT = "The harbour gives no permit"
MONDAY = date(2026, 11, 30)


async def blocks(lakes: Lakes, which: Commitment) -> None:
    """Let Amina say what is in the way, and name nobody who could help."""
    await does(lakes, lakes.amina, "blocked", which)
    await lakes.amina.says(WHAT)
    await lakes.amina.presses("Nobody in particular")


async def asks_to_move(lakes: Lakes, which: Commitment) -> None:
    """Let Amina ask for a date that needs somebody's word."""
    await does(lakes, lakes.amina, "change_date", which)
    await lakes.amina.says("15 January")
    await lakes.amina.says("The boat is in repair")


async def checks_milestones(lakes: Lakes, days: int, at: time = time(9)) -> None:
    """Let the milestone check run so many days before a date, and no other check-in."""

    def begin(uow: UnitOfWork) -> None:
        now = lakes.house.clock.now()
        for one in uow.schedules.running():
            schedules.wait_for(uow.schedules.save(replace(one, state=ScheduleState.PAUSED)), now, uow)
        terms = Terms(reminders=1, window_hours=96)
        planned = Schedule(ScheduleId(NEW), "milestone", BeforeDue(days), at, now.date(), None, terms=terms)
        schedules.start(uow.schedules.add(planned), now, uow)

    await lakes.house.change(begin)


async def said(lakes: Lakes, kind: NoticeKind) -> list[bool]:
    """Return of the notices of a kind that were said whether each was in a bundle."""
    kept = await lakes.house.look(lambda uow: uow.notices.find())
    return [one.bundle_id is not None for one in kept if one.kind is kind and one.said_at is not None]


# --- what is in the way


async def test_what_stays_in_the_way_comes_in_the_bundle_and_nothing_is_asked_beside_it(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    survey = await promises(lakes, lakes.amina, MONDAY)
    await blocks(lakes, survey)
    await lakes.until(1, 8, 59)
    assert about(lakes.ingrid, SURVEY) == []
    told = len(about(lakes.amina, SURVEY))
    await lakes.until(1, 9, 1)
    [raised] = about(lakes.ingrid, SURVEY)
    assert WHAT in raised
    assert lakes.ingrid.last.labels == ("Hold",)
    known = len(about(lakes.amina, SURVEY))
    assert known <= told + 1
    await lakes.until(15)
    assert len(about(lakes.ingrid, SURVEY)) == 1, "nobody is escalated beside it"
    assert len(about(lakes.amina, SURVEY)) == known, "the ladder rests"
    await does(lakes, lakes.amina, "unblocked", survey)
    await lakes.until(18)
    assert len(about(lakes.amina, SURVEY)) > known + 1, "it goes on where it was"
    assert await set_aside(lakes.house) == []


async def test_what_is_in_the_way_and_what_is_escalated_are_one_message(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    survey = await promises(lakes, lakes.amina, date(2027, 3, 5))
    await promises(lakes, lakes.amina, FRIDAY, "Lab permits")
    await lakes.until(7, 8)
    await blocks(lakes, survey)
    await lakes.until(9, 6)
    known = len(lakes.ingrid.heard)
    await lakes.until(9, 12)
    [bundle] = lakes.ingrid.heard[known:]
    assert "2 things are asked of you today" in bundle
    assert bundle.index("“Lab permits”") < bundle.index("“Lake survey”") < bundle.index(WHAT)
    assert {"1 Draft note", "1 Log a call", "1 Hold", "2 Hold"} <= set(lakes.ingrid.last.labels)


async def test_what_blocks_one_without_a_date_is_told_as_well(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina, None)
    await blocks(lakes, survey)
    await lakes.until(1, 9, 1)
    await lakes.ingrid.hears(WHAT)
    await does(lakes, lakes.amina, "unblocked", survey)
    await blocks(lakes, survey)
    await lakes.until(4)
    assert len(about(lakes.ingrid, SURVEY)) == 2, "a second time it is something else"


async def test_what_is_over_before_their_day_is_not_told(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey)
    await lakes.until(1, 8)
    await does(lakes, lakes.amina, "unblocked", survey)
    await lakes.until(2)
    assert about(lakes.ingrid, SURVEY) == []


async def test_what_no_coordinator_can_hear_yet_is_told_the_one_who_comes(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina, date(2027, 3, 5))
    await blocks(lakes, survey)
    await lakes.member(lakes.ingrid, role=Role.PARTNER)
    await lakes.until(2, 12)
    berta = await lakes.house.coordinator("Berta Holm", "Ministry of Water", zone="Europe/Oslo")
    await lakes.until(4)
    assert len(about(berta, SURVEY)) == 1
    assert about(lakes.ingrid, SURVEY) == []


# --- coordinators


async def test_a_coordinator_who_is_asked_has_the_ways_of_the_digest(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    survey = await promises(lakes, lakes.amina)
    await lakes.until(9, 9, 1)
    asked = await lakes.ingrid.hears("Could you help?")
    assert asked.labels == ("Draft note", "Log a call", "Hold", "New date")
    await lakes.ingrid.presses("Draft note")
    await lakes.ingrid.hears("for you to change and send yourself")
    await lakes.ingrid.presses("Log a call")
    await lakes.ingrid.says("It is with the printer")
    await lakes.ingrid.hears("Noted in the story")
    await lakes.ingrid.presses("Hold")
    await lakes.ingrid.presses("30 days")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.SUSPENDED


async def test_who_comes_to_coordinate_later_is_asked_though_nobody_could_be_before(lakes: Lakes) -> None:
    await promises(lakes, lakes.amina)
    await lakes.member(lakes.ingrid, role=Role.PARTNER)
    await lakes.until(9, 12)
    assert not any("I will ask" in text for text in lakes.amina.heard)
    berta = await lakes.house.coordinator("Berta Holm", "Ministry of Water", zone="Europe/Oslo")
    await lakes.until(10, 12)
    await lakes.amina.hears("I will ask Berta Holm")
    await lakes.until(11, 12)
    await berta.hears("Could you help?")
    assert about(lakes.ingrid, SURVEY) == []


async def test_an_alternate_who_is_named_later_is_asked(lakes: Lakes) -> None:
    await promises(lakes, lakes.amina)
    await lakes.member(lakes.ingrid, role=Role.PARTNER)
    await lakes.until(9, 12)
    await lakes.member(lakes.amina, alternate_id=(await lakes.jonas.member()).id)
    await lakes.until(11, 12)
    asked_now = await lakes.jonas.hears("était noté par Amina")
    assert asked_now.labels == ("Répondre",)


async def test_of_several_coordinators_all_hear_who_was_not_reached_and_none_is_asked_twice(
    lakes: Lakes,
) -> None:
    berta = await lakes.house.coordinator("Berta Holm", "Ministry of Water", zone="Europe/Oslo")
    await promises(lakes, lakes.amina)
    await telegram_of(lakes.ingrid).blocks()
    await lakes.until(9, 9, 1)
    await berta.hears("Could you help?")
    told = await berta.hears("I could not reach Ingrid Berg about this")
    assert told.labels == ("Log a call",)
    await lakes.until(14)
    assert sum("Could you help?" in text for text in berta.heard) == 1


async def test_where_the_owner_is_not_reached_one_coordinator_who_can_be_is_enough(lakes: Lakes) -> None:
    berta = await lakes.house.coordinator("Berta Holm", "Ministry of Water", zone="Europe/Oslo")
    await promises(lakes, lakes.amina)
    await telegram_of(lakes.ingrid).blocks()
    await telegram_of(lakes.amina).blocks()
    await lakes.until(2, 9)
    await berta.hears("I could not reach Amina Diallo about this")


async def test_where_no_coordinator_was_reached_the_next_one_is_asked(lakes: Lakes) -> None:
    await promises(lakes, lakes.amina)
    await lakes.until(9, 6)
    await telegram_of(lakes.ingrid).blocks()
    await lakes.until(10)
    berta = await lakes.house.coordinator("Berta Holm", "Ministry of Water", zone="Europe/Oslo")
    await lakes.until(12)
    await berta.hears("Could you help?")
    await lakes.until(19)
    assert sum("Could you help?" in text for text in berta.heard) == 1
    assert await said(lakes, NoticeKind.ESCALATED) == [True, True]


# --- a talk


async def test_a_talk_gives_the_two_two_working_days_and_then_the_ladder_goes_on(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    survey = await promises(lakes, lakes.amina)
    await asks_to_move(lakes, survey)
    await lakes.until(4, 8)
    told = len(about(lakes.amina, SURVEY))
    await lakes.ingrid.presses("Talk")
    known = len(about(lakes.amina, SURVEY))
    assert known == told + 1
    await lakes.until(8, 6)
    assert len(about(lakes.amina, SURVEY)) == known, "Monday is theirs"
    await lakes.until(8, 12)
    await lakes.amina.hears("The date for “Lake survey” was Friday 4 December")
    await lakes.until(11)
    await lakes.ingrid.hears("Could you help?")


async def test_a_new_owner_is_not_held_to_the_date_that_the_old_one_asked_for(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await asks_to_move(lakes, survey)
    [move] = await moves_of(lakes, survey)
    await lakes.amina.command("handover", "Jonas")
    await lakes.jonas.presses(lakes.jonas.last.labels[0])
    assert (await as_it_is(lakes, survey)).owner_id == (await lakes.jonas.member()).id
    assert [one.state.value for one in await moves_of(lakes, survey)] == ["withdrawn"]
    await does(lakes, lakes.ingrid, "move_accept", survey, str(move.id))
    await lakes.ingrid.hears("That request is settled")
    assert (await as_it_is(lakes, survey)).due_on == FRIDAY


# --- a check-in


@pytest.mark.parametrize("at", [time(8), time(9)])
async def test_a_milestone_check_and_the_ladder_ask_about_a_date_once_a_day(lakes: Lakes, at: time) -> None:
    await checks_milestones(lakes, 7, at)
    await promises(lakes, lakes.amina, date(2026, 12, 16))
    await lakes.until(9)
    known = len(asked(lakes.amina))
    await lakes.until(9, 20)
    assert len(asked(lakes.amina)) == known + 1
    await lakes.until(11)
    assert sum("so that help comes in time" in text for text in lakes.amina.heard) == 1, "nothing is lost"
    await lakes.until(14, 12)
    assert len(asked(lakes.amina)) > known + 1, "the next rung is said"


async def test_what_a_check_in_asked_counts_as_said(lakes: Lakes) -> None:
    await checks_milestones(lakes, 7, time(7))
    await promises(lakes, lakes.jonas, date(2026, 12, 16))
    await lakes.until(9, 20)
    assert await said(lakes, NoticeKind.BEFORE) == [False]
    assert sum("“Lake survey”" in text or "« Lake survey »" in text for text in lakes.jonas.heard) == 1


def asked(who: Partner) -> list[str]:
    """Return what asked somebody whether the survey's date holds."""
    return [text for text in about(who, SURVEY) if "Does that date hold?" in text]
