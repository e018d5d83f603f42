"""Check-ins are listed, set up, changed and stopped in words and by button, by coordinators alone."""

from datetime import date

import pytest

from storage.records.schedules import (
    Firmness,
    MonthlyByWeekday,
    Schedule,
    ScheduleState,
    Weekly,
)
from tests.flows.conftest import begin
from tests.flows.lakes import Lakes
from tests.house import House


@pytest.fixture
async def lakes(house: House) -> Lakes:
    """Clean Water Lakes: its first check-in is due on Monday 30 November."""
    return await begin(house)


async def schedules(lakes: Lakes) -> list[Schedule]:
    return await lakes.house.look(lambda uow: uow.schedules.present())


async def test_the_list_tells_each_in_words_with_a_button(lakes: Lakes) -> None:
    await lakes.ingrid.says("check-ins")
    said = lakes.ingrid.last
    assert (
        "1 Progress check-in: every second Monday at 09:00, each person's own time;"
        " next: Monday 30 November · all partners · 1 reminder" in said.text
    )
    assert said.labels == ("1 Progress check-in",)
    await lakes.ingrid.presses("1 Progress check-in")
    assert lakes.ingrid.last.labels[:3] == ("Run now", "Skip next", "Pause")


async def test_only_coordinators_manage_check_ins(lakes: Lakes) -> None:
    for words in ("checkins 1 pause", "questions progress", "preview progress", "quiet 24 Dec"):
        await lakes.amina.command(*words.split(maxsplit=1))
        assert "That is for coordinators" in lakes.amina.last.text
    assert (await schedules(lakes))[0].state is ScheduleState.RUNNING


async def test_a_card_is_kept_up_to_date_in_its_place(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says("check-in 1")
    shown = len(ingrid.heard)
    await ingrid.presses("Pause")
    assert "1 Progress check-in · paused" in ingrid.last.text
    assert (await schedules(lakes))[0].state is ScheduleState.PAUSED
    await ingrid.presses("Resume")
    assert "next: Monday 30 November" in ingrid.last.text
    await ingrid.presses("Skip next")
    assert "Monday 30 November is left out" in ingrid.last.text
    assert (await schedules(lakes))[0].next_on == date(2026, 12, 14)
    assert len(ingrid.heard) == shown, "one message, changed three times"
    await ingrid.says("check-in 1")
    assert len(ingrid.heard) == shown + 1, "what is asked for anew stands at the end"


async def test_what_is_set_up_in_words_is_a_draft_until_start(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says("check-in new progress every second Tuesday at 9")
    assert "first on Tuesday 1 December" in ingrid.last.text
    assert ingrid.last.labels[:2] == ("Start", "Change")
    draft = (await schedules(lakes))[1]
    assert (draft.state, draft.rhythm, draft.at.hour) == (ScheduleState.DRAFT, Weekly(2), 9)
    for words in ("check-in 2 run", "check-in 2 pause"):
        await ingrid.says(words)
        assert "This is a draft" in ingrid.last.text
    for _ in range(2):
        await ingrid.presses("Change")
        await ingrid.hears("check-in 2 every 3 weeks")
    await ingrid.says("check-in 2 every 3 weeks on Monday at 10")
    await ingrid.presses("Start")
    assert "It runs" in ingrid.last.text
    started = (await schedules(lakes))[1]
    assert (started.state, started.rhythm) == (ScheduleState.RUNNING, Weekly(3))
    assert (started.next_on, started.at.hour) == (date(2026, 11, 30), 10)


async def test_a_kind_brings_its_own_rhythm_and_terms(lakes: Lakes) -> None:
    await lakes.ingrid.says("check-in new health")
    health = (await schedules(lakes))[1]
    assert health.rhythm == MonthlyByWeekday(6, 1, 0)
    assert health.first_on == date(2026, 12, 7)
    assert (health.terms.reminders, health.terms.firmness) == (2, Firmness.LIGHT)
    assert health.terms.window_hours == 14 * 24
    await lakes.ingrid.says("check-in new milestone")
    assert "whoever has a commitment due" in lakes.ingrid.last.text


async def test_without_a_kind_it_says_which_there_are(lakes: Lakes) -> None:
    for words in ("check-in new", "check-in new standup daily"):
        await lakes.ingrid.says(words)
        assert "Partnership health check" in lakes.ingrid.last.text
    await lakes.ingrid.says("check-in new progress now and then")
    assert "every second Tuesday at 09:00" in lakes.ingrid.last.text
    assert len(await schedules(lakes)) == 1


async def test_the_next_round_can_be_left_out_or_run_at_once(lakes: Lakes) -> None:
    await lakes.ingrid.says("check-in progress run")
    assert "A round is open" in lakes.ingrid.last.text
    await lakes.amina.hears("What moved")
    await lakes.ingrid.says("check-in 1 run")
    assert "today already" in lakes.ingrid.last.text
    await lakes.ingrid.says("check-in 1 skip")
    assert "Monday 30 November is left out" in lakes.ingrid.last.text


async def test_a_duplicate_is_a_draft_of_its_own(lakes: Lakes) -> None:
    await lakes.ingrid.says("check-in 1 window 3 days")
    await lakes.ingrid.presses("Duplicate")
    first, second = await schedules(lakes)
    assert (first.state, second.state) == (ScheduleState.RUNNING, ScheduleState.DRAFT)
    assert (second.rhythm, second.at, second.terms) == (first.rhythm, first.at, first.terms)
    assert "2 Progress check-in · draft" in lakes.ingrid.last.text


async def test_deleting_asks_first_and_ends_it(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says("check-in 1 delete")
    assert "Delete “Progress check-in” (every second Monday" in ingrid.last.text
    await ingrid.presses("No, keep it")
    assert len(await schedules(lakes)) == 1
    await ingrid.presses("Delete")
    await ingrid.presses("Yes, delete it")
    assert "is deleted" in ingrid.last.text
    assert await schedules(lakes) == []
    await ingrid.says("check-ins")
    assert "has no check-in yet" in ingrid.last.text
    await lakes.until(1, 12)
    assert not any("What moved" in text for text in lakes.amina.heard)


async def test_a_number_that_is_not_in_the_list_is_refused(lakes: Lakes) -> None:
    for words in ("check-in 9 pause", "check-in 9"):
        await lakes.ingrid.says(words)
        assert "There is no check-in 9; the list has 1" in lakes.ingrid.last.text
    await lakes.ingrid.says("check-in standup pause")
    assert "“standup pause”" in lakes.ingrid.last.text
    await lakes.ingrid.says("check-in health pause")
    assert "No check-in called “Partnership health check”" in lakes.ingrid.last.text


async def test_two_of_a_kind_are_told_apart_by_number(lakes: Lakes) -> None:
    await lakes.ingrid.says("check-in 1 duplicate")
    await lakes.ingrid.says("check-in progress pause")
    assert "There are several" in lakes.ingrid.last.text


async def test_the_button_of_a_deleted_check_in_does_nothing(lakes: Lakes) -> None:
    await lakes.ingrid.says("check-in 1")
    await lakes.ingrid.says("check-in 1 delete")
    await lakes.ingrid.presses("Yes, delete it")
    await lakes.ingrid.presses("Pause")
    assert "no longer there" in lakes.ingrid.last.text


async def test_the_only_check_in_need_not_be_named_nor_the_words_be_in_order(lakes: Lakes) -> None:
    for words, state in (
        ("check-in pause", ScheduleState.PAUSED),
        ("Check-in resume 1, please", ScheduleState.RUNNING),
        ("check in 1 pause thanks", ScheduleState.PAUSED),
        ("check-in start progress", ScheduleState.RUNNING),
    ):
        await lakes.ingrid.says(words)
        assert (await schedules(lakes))[0].state is state, words
    await lakes.ingrid.says("check-in new health check")
    await lakes.ingrid.says("check-in pause")
    assert "its number" in lakes.ingrid.last.text


async def test_the_time_alone_is_changed_and_an_indecent_one_is_explained(lakes: Lakes) -> None:
    await lakes.ingrid.says("check-in 1 at 10:30")
    assert "every second Monday at 10:30" in lakes.ingrid.last.text
    assert "Nobody is written to" not in lakes.ingrid.last.text
    await lakes.ingrid.says("check-in 1 at 3am, partnership time")
    assert "every second Monday at 03:00, partnership time" in lakes.ingrid.last.text
    assert "Nobody is written to before 08:00" in lakes.ingrid.last.text


async def test_who_was_chosen_and_has_left_is_named_no_more(lakes: Lakes) -> None:
    await lakes.ingrid.says("check-in 1 ask Jonas, Amina")
    await lakes.jonas.says("quitter")
    await lakes.jonas.presses("Quitter")
    await lakes.ingrid.says("check-in 1")
    assert "Asks: Amina Diallo," in lakes.ingrid.last.text
    await lakes.amina.says("leave")
    await lakes.amina.presses("Leave")
    await lakes.ingrid.says("check-in 1")
    assert "all who were chosen have left" in lakes.ingrid.last.text


async def test_a_coordinator_who_is_asked_too_goes_on_coordinating(lakes: Lakes) -> None:
    await lakes.ingrid.says("check-in 1 ask everybody")
    await lakes.until(30, 9, month=11)
    await lakes.ingrid.hears("What moved")
    await lakes.ingrid.says("check-in 1 pause")
    assert (await schedules(lakes))[0].state is ScheduleState.PAUSED
