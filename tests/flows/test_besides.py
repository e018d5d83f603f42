"""What people say besides: a promise, a deed or another date, while something else is asked of them."""

import pytest

from storage.records.commitments import CommitmentState
from tests.flows.lakes import Lakes
from tests.flows.promises import commitments, noted, now
from tests.flows.relying import becomes, promised


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes on SQLite, on Telegram and on Slack."""
    return lakes_outside


async def a_day_is_asked_for(lakes: Lakes) -> None:
    """Let Amina promise something for a day that the calendar does not have."""
    await lakes.amina.says("I will share the lab permits by 31 February")
    asked = await lakes.amina.hears("Which day is meant for “Share the lab permits”?")
    assert asked.labels == ("Change date", "Not a commitment")


async def test_promises_made_while_a_day_is_asked_for_are_heard_and_the_day_is_asked_again(
    lakes: Lakes,
) -> None:
    await a_day_is_asked_for(lakes)
    await lakes.amina.says("We will send the lake survey by 4 December and the protocol by 10 December")
    assert [(one.title, str(one.due_on)) for one in await commitments(lakes)] == [
        ("Share the lab permits", "None"),
        ("Send the lake survey", "2026-12-04"),
        ("Send the protocol", "2026-12-10"),
    ]
    assert lakes.amina.last.text.startswith("Which date suits “Share the lab permits”?")
    assert lakes.amina.last.labels == ("Not a commitment",)
    await lakes.amina.says("15 December")
    assert str((await commitments(lakes))[0].due_on) == "2026-12-15"


@pytest.mark.parametrize("said", ["we will send it by 15 December", "the lab permits will be shared 15 Dec"])
async def test_a_promise_of_what_the_day_is_asked_for_is_its_day(lakes: Lakes, said: str) -> None:
    await a_day_is_asked_for(lakes)
    await lakes.amina.says(said)
    [only] = await commitments(lakes)
    assert str(only.due_on) == "2026-12-15"


async def test_a_deed_is_no_day_whatever_day_is_in_it(lakes: Lakes) -> None:
    await noted(lakes, "lake survey by 18 December")
    await a_day_is_asked_for(lakes)
    await lakes.amina.says("the survey went out this morning")
    await lakes.amina.hears("Is this about “Lake survey”")
    assert (await commitments(lakes))[-1].due_on is None


async def test_whoever_is_asked_for_a_new_date_can_leave_the_old_one(lakes: Lakes) -> None:
    survey = await noted(lakes, "lake survey by 18 December")
    await lakes.amina.says("commitments")
    await lakes.amina.presses("1 New date")
    assert lakes.amina.last.labels == ("Leave the date",)
    await lakes.amina.says("hm, not sure")
    assert lakes.amina.last.labels == ("Leave the date",)
    await lakes.amina.presses("Leave the date")
    await lakes.amina.hears("stays noted for Friday 18 December")
    await lakes.amina.says("20 January")
    assert (await now(lakes, survey)).due_on == survey.due_on


async def test_another_date_that_was_named_is_offered_with_the_commitment(lakes: Lakes) -> None:
    survey = await noted(lakes, "lake survey by 9 December")
    await lakes.amina.says("can we move the survey to Friday 11 December")
    assert lakes.amina.last.labels[:2] == ("New date: Friday 11 December", "New date")
    assert (await now(lakes, survey)).due_on == survey.due_on
    await lakes.amina.presses("New date: Friday 11 December")
    await lakes.amina.says("The boat is in repair")
    assert str((await now(lakes, survey)).due_on) == "2026-12-11"


async def test_another_date_that_is_wished_for_in_a_check_in_may_be_meant_either_way(lakes: Lakes) -> None:
    await noted(lakes, "lake survey by 9 December")
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("can we move the survey to Friday")
    assert lakes.amina.last.labels == ("Another date", "My answer to the check-in", "Something else")
    assert await lakes.house.look(lambda uow: uow.updates.since(None)) == []


async def test_a_commitment_is_shown_by_word_while_a_check_in_is_open(lakes: Lakes) -> None:
    await noted(lakes, "lake survey by 9 December")
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("commitment survey")
    await lakes.amina.hears("Where it stands: on track")
    assert "What moved on your side" in lakes.amina.last.text
    await lakes.amina.says("Commitment of the ministry is unclear")
    assert [one.text for one in await lakes.house.look(lambda uow: uow.updates.since(None))] == [
        "Commitment of the ministry is unclear"
    ]


async def test_where_a_check_in_offers_a_choice_a_promise_is_heard_all_the_same(lakes: Lakes) -> None:
    await noted(lakes, "lake survey by 9 December")
    await lakes.until(30, 6, 30, month=11)
    for _ in range(3):
        await lakes.amina.says("skip")
    await lakes.amina.says("We'll fix the boat by 20 December")
    await lakes.amina.hears("Shall I note this for Sunday 20 December?")
    assert "where does your part stand" in lakes.amina.last.text
    await lakes.amina.says("done with the survey")
    await lakes.amina.hears("Is this about “Lake survey”")
    await lakes.amina.says("needs attention")
    await lakes.amina.hears("What is behind that")


async def test_what_goes_on_after_its_date_is_asked_for_a_new_one(lakes: Lakes) -> None:
    survey = await promised(lakes, lakes.amina, "Lake survey", 9)
    await becomes(lakes, lakes.amina, survey, CommitmentState.BLOCKED)
    await lakes.until(17)
    await lakes.amina.says("commitments")
    await lakes.amina.presses("1 Open")
    await lakes.amina.presses("Unblocked")
    asked = await lakes.amina.hears("goes on; its date was Wednesday 9 December")
    assert asked.labels == ("New date", "Done")


async def test_who_is_on_it_says_so_by_a_tap_and_a_date_gone_by_is_named_as_such(lakes: Lakes) -> None:
    await noted(lakes, "lake survey by 1 December")
    await lakes.amina.says("commitments")
    for label in ("1 Open", "At risk", "The date stays", "No reason"):
        await lakes.amina.presses(label)
    await lakes.until(22)
    asked = await lakes.amina.hears("and you said that it may move. Are you on it?")
    assert "The date for “Lake survey” was Tuesday 1 December" in asked.text
    assert asked.labels == ("Yes", "New date", "Done", "Blocked", "Later")
    await lakes.amina.presses("Yes")
    await lakes.amina.hears("A new date is welcome any time")


async def test_whoever_waits_can_be_written_where_the_names_are_shown(lakes: Lakes) -> None:
    survey = await noted(lakes, "lake survey by 18 December")
    await lakes.amina.says("commitment survey")
    for label in ("More", "Who waits", "A partner…"):
        await lakes.amina.presses(label)
    await lakes.amina.says("Jonas")
    assert (await now(lakes, survey)).waiting_id == (await lakes.jonas.member()).id


async def test_a_promise_names_no_goal_and_nobody_who_waits(lakes: Lakes) -> None:
    await noted(lakes, "lake survey by 18 December")
    await lakes.amina.says("commitment survey")
    for label in ("More", "Goals"):
        await lakes.amina.presses(label)
    await lakes.amina.says("We will send the pump list by 15 December")
    await lakes.amina.hears("Shall I note this for Tuesday 15 December?")
    await lakes.amina.says("clean water")
    await lakes.amina.hears("SDG 6 Clean water and sanitation")


async def test_an_answer_that_names_a_commitment_as_done_is_asked_about(lakes: Lakes) -> None:
    survey = await noted(lakes, "lake survey by 9 December")
    await noted(lakes, "boat repair by 9 December")
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("The lake survey went out this morning")
    asked = await lakes.amina.hears("Is this about “Lake survey” (noted for Wednesday 9 December)?")
    assert asked.labels == ("It is done",)
    assert "Is anything in the way" in lakes.amina.last.text
    assert (await now(lakes, survey)).state is CommitmentState.OPEN
    await lakes.amina.presses("It is done")
    assert (await now(lakes, survey)).state is CommitmentState.DONE


async def test_a_promise_whose_message_is_edited_is_offered_its_new_date(lakes: Lakes) -> None:
    await lakes.amina.says("I'll share the lab permits by 18 December")
    await lakes.amina.edits("I'll share the lab permits by 21 December")
    offered = await lakes.amina.hears("You changed your words on “Share the lab permits”")
    assert offered.labels == ("Monday 21 December", "New date")
    [permits] = await commitments(lakes)
    assert str(permits.due_on) == "2026-12-18", "nothing moves by words alone"
    await lakes.amina.presses("Monday 21 December")
    await lakes.amina.presses("Confirm")
    assert str((await now(lakes, permits)).due_on) == "2026-12-21"


@pytest.mark.parametrize("said", ["the lake survey is at risk", "le levé du lac est à risque"])
async def test_what_is_said_to_be_at_risk_may_need_another_date_or_help(lakes: Lakes, said: str) -> None:
    await noted(lakes, "lake survey by 18 December")
    await lakes.amina.says(said)
    assert lakes.amina.last.labels == ("Another date", "Something is in the way", "Something else")


async def test_an_article_names_no_commitment(lakes: Lakes) -> None:
    await noted(lakes, "share the lake survey by 9 December")
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("The coast map went out this morning")
    assert not any("Is this about" in text for text in lakes.amina.heard)


async def test_whoever_is_blocked_can_say_with_one_tap_that_it_goes_on(lakes: Lakes) -> None:
    survey = await noted(lakes, "lake survey by 4 December")
    await lakes.amina.says("commitment survey")
    await lakes.amina.presses("Blocked")
    await lakes.amina.says("No permit")
    await lakes.amina.presses("Nobody in particular")
    await lakes.amina.presses("No longer blocked")
    assert (await now(lakes, survey)).state is CommitmentState.OPEN
