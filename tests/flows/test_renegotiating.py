"""A date moves before it is over: by the rule at once, beyond it by who waits or who coordinates."""

from datetime import date

import pytest

from storage.records.commitments import Commitment, CommitmentState, Waiting
from storage.records.following import MoveState
from tests.flows.devices import set_aside, taps
from tests.flows.lakes import Lakes
from tests.flows.pledges import FRIDAY, SURVEY, agrees, as_it_is, does, moves_of, promises, story_of
from tests.house import Partner

REQUEST = f"asks for a new date for “{SURVEY}”"


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes on SQLite, on Telegram and on Slack."""
    return lakes_outside


async def moves_to(lakes: Lakes, survey: Commitment, day: str, reason: str) -> None:
    """Let Amina name another day, and why."""
    await does(lakes, lakes.amina, "change_date", survey)
    await lakes.amina.says(day)
    await lakes.amina.says(reason)


async def kofi(lakes: Lakes) -> Partner:
    return await lakes.house.partner("Kofi Mensah", "Shore Women")


async def test_a_new_date_within_the_rule_is_accepted_at_once_with_its_reason(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "change_date", survey)
    await lakes.amina.hears(f"Which date suits “{SURVEY}”?")
    await lakes.amina.says("11 December")
    asked = await lakes.amina.hears("What is the reason?")
    assert asked.labels == ("No reason",)
    await lakes.amina.says("The boat is in repair")
    await lakes.amina.hears("is now noted for Friday 11 December")
    now = await as_it_is(lakes, survey)
    assert (now.due_on, now.state) == (date(2026, 12, 11), CommitmentState.OPEN)
    last = (await story_of(lakes, survey))[-1]
    assert (last.field, last.old, last.new, last.why) == (
        "due_on",
        "2026-12-04",
        "2026-12-11",
        "The boat is in repair",
    )
    [move] = await moves_of(lakes, survey)
    assert (move.state, move.decided_by, move.reason) == (MoveState.ACCEPTED, None, "The boat is in repair")
    assert not any(SURVEY in text for text in lakes.ingrid.heard)


@pytest.mark.parametrize("way", ["word", "button"])
async def test_the_reason_can_be_left_out_within_the_rule(lakes: Lakes, way: str) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "change_date", survey)
    await lakes.amina.says("11 December")
    await (lakes.amina.says("skip") if way == "word" else lakes.amina.presses("No reason"))
    await lakes.amina.hears("is now noted for Friday 11 December")
    assert (await as_it_is(lakes, survey)).due_on == date(2026, 12, 11)


async def test_beyond_the_rule_the_reason_is_needed_and_the_date_can_be_left(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "change_date", survey)
    await lakes.amina.says("15 January")
    asked = await lakes.amina.hears("What is the reason? I ask Ingrid")
    assert asked.labels == ("Leave the date",)
    told = len(lakes.amina.heard)
    await lakes.amina.says("skip")
    assert len(lakes.amina.heard) == told + 1
    assert "What is the reason? I ask Ingrid" in lakes.amina.last.text
    await lakes.amina.presses("Leave the date")
    await lakes.amina.hears("stays noted for Friday 4 December")
    assert await moves_of(lakes, survey) == []
    assert (await as_it_is(lakes, survey)).due_on == FRIDAY


async def test_beyond_the_rule_it_goes_to_the_coordinators_and_stands_until_they_accept(lakes: Lakes) -> None:
    berta = await lakes.house.coordinator("Berta Holm", "Ministry of Water")
    survey = await promises(lakes, lakes.amina)
    await moves_to(lakes, survey, "15 January", "The boat is in repair")
    await lakes.amina.hears("Until then Friday 4 December stands")
    asked = await lakes.ingrid.hears(REQUEST)
    assert "Friday 15 January instead of Friday 4 December" in asked.text
    assert "The boat is in repair" in asked.text
    assert asked.labels == ("Accept", "Talk")
    assert (await as_it_is(lakes, survey)).due_on == FRIDAY
    await lakes.ingrid.presses("Accept")
    assert (await as_it_is(lakes, survey)).due_on == date(2027, 1, 15)
    await lakes.amina.hears("has accepted the new date")
    assert sum("15 January" in text for text in lakes.amina.heard if "is now noted" in text) == 1, "once"
    await berta.hears("has accepted the new date")
    assert (await story_of(lakes, survey))[-1].why == "The boat is in repair"
    [move] = await moves_of(lakes, survey)
    assert (move.state, move.decided_by) == (MoveState.ACCEPTED, (await lakes.ingrid.member()).id)


async def test_whoever_waits_by_name_is_asked_too_and_may_accept(lakes: Lakes) -> None:
    waiter = await kofi(lakes)
    waiting = (await waiter.member()).id
    survey = await promises(lakes, lakes.amina, waiting=Waiting.PARTNER, waiting_id=waiting)
    await moves_to(lakes, survey, "11 December", "The boat is in repair")
    await lakes.ingrid.hears(REQUEST)
    await waiter.hears(REQUEST)
    await waiter.presses("Accept")
    assert (await as_it_is(lakes, survey)).due_on == date(2026, 12, 11)
    await lakes.ingrid.hears("Nothing is left to decide")
    await lakes.amina.hears("has accepted the new date")
    await lakes.ingrid.presses("Accept")
    assert len(await moves_of(lakes, survey)) == 1
    assert (await as_it_is(lakes, survey)).due_on == date(2026, 12, 11)


async def test_whoever_waits_hears_every_accepted_move_once_with_the_new_date(lakes: Lakes) -> None:
    waiter = await kofi(lakes)
    waiting = (await waiter.member()).id
    survey = await promises(lakes, lakes.amina, waiting=Waiting.PARTNER, waiting_id=waiting)
    await moves_to(lakes, survey, "11 December", "The boat is in repair")
    await lakes.ingrid.presses("Accept")
    await does(lakes, lakes.ingrid, "change_date", survey)
    await lakes.ingrid.says("18 December")
    told = [text for text in waiter.heard if "which you wait for" in text]
    assert len(told) == 2
    assert "Friday 11 December" in told[0]
    assert "Friday 18 December" in told[1]


async def test_talk_lets_the_two_write_to_each_other_while_the_date_stands(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await moves_to(lakes, survey, "15 January", "The boat is in repair")
    await lakes.ingrid.presses("Talk")
    told = await lakes.amina.hears(f"would like to talk about the date of “{SURVEY}”")
    assert "Friday 4 December stands until then" in told.text
    await lakes.amina.presses("Answer")
    await lakes.amina.says("Would 8 January do?")
    passed = await lakes.ingrid.hears("Would 8 January do?")
    assert passed.labels == ("Accept", "Answer")
    await lakes.ingrid.presses("Answer")
    await lakes.ingrid.says("It would, please ask for it")
    await lakes.amina.hears("It would, please ask for it")
    [move] = await moves_of(lakes, survey)
    assert move.state is MoveState.TALK
    assert (await as_it_is(lakes, survey)).due_on == FRIDAY
    words = [one.new for one in await story_of(lakes, survey) if one.field == "remark"]
    assert words == ["Would 8 January do?", "It would, please ask for it"]


async def test_words_after_talk_go_to_the_other_only_once_that_is_said(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await moves_to(lakes, survey, "15 January", "The boat is in repair")
    await lakes.ingrid.presses("Talk")
    await lakes.ingrid.says("Could the ministry lend you a boat?")
    asked = await lakes.ingrid.hears("Nothing is noted before you choose.")
    assert asked.labels[0].startswith("Send it to Amina")
    assert asked.labels[-1] == "Something else"
    assert not any("lend you a boat" in text for text in lakes.amina.heard)
    await lakes.ingrid.presses(asked.labels[0])
    passed = await lakes.amina.hears("Could the ministry lend you a boat?")
    assert passed.labels == ("Answer",)
    await lakes.amina.says("They could, from Monday on")
    back = await lakes.amina.hears("Nothing is noted before you choose.")
    await lakes.amina.presses(back.labels[0])
    await lakes.ingrid.hears("They could, from Monday on")
    words = [one.new for one in await story_of(lakes, survey) if one.field == "remark"]
    assert words == ["Could the ministry lend you a boat?", "They could, from Monday on"]


async def test_words_after_talk_are_no_answer_to_an_older_check_in_unless_that_is_said(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    survey = await promises(lakes, lakes.amina)
    await moves_to(lakes, survey, "15 January", "The boat is in repair")
    await lakes.ingrid.presses("Talk")
    await lakes.amina.says("It depends on the weather")
    asked = await lakes.amina.hears("Nothing is noted before you choose.")
    assert asked.labels[1:] == ("My answer to the check-in", "Something else")
    assert await lakes.house.look(lambda uow: uow.updates.since(None)) == []
    await lakes.amina.presses("My answer to the check-in")
    [told] = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert told.text == "It depends on the weather"


async def test_a_command_after_talk_is_a_command(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await moves_to(lakes, survey, "15 January", "The boat is in repair")
    await lakes.ingrid.presses("Talk")
    await lakes.amina.says("what have I promised?")
    await lakes.amina.hears(SURVEY)
    assert "before you choose" not in lakes.amina.last.text


async def test_a_second_request_takes_the_place_of_the_first(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await moves_to(lakes, survey, "15 January", "The boat is in repair")
    first = await lakes.ingrid.hears(REQUEST)
    assert first.labels
    [old] = await moves_of(lakes, survey)
    await moves_to(lakes, survey, "8 January", "It is repaired sooner")
    assert [one.state for one in await moves_of(lakes, survey)] == [MoveState.WITHDRAWN, MoveState.ASKED]
    await does(lakes, lakes.ingrid, "move_accept", survey, str(old.id))
    await lakes.ingrid.hears("That request is settled")
    await lakes.ingrid.presses("Accept")
    assert (await as_it_is(lakes, survey)).due_on == date(2027, 1, 8)


@pytest.mark.parametrize("agreed", [{"free_days": 3}, {"free_moves": 0}])
async def test_the_rule_is_the_partnerships_own(lakes: Lakes, agreed: dict[str, int]) -> None:
    await agrees(lakes, **agreed)
    survey = await promises(lakes, lakes.amina)
    await moves_to(lakes, survey, "11 December", "The boat is in repair")
    await lakes.ingrid.hears(REQUEST)
    assert (await as_it_is(lakes, survey)).due_on == FRIDAY


async def test_a_date_that_is_over_moves_only_by_somebodys_word(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await lakes.until(5, 12)
    await moves_to(lakes, survey, "11 December", "The boat is in repair")
    await lakes.ingrid.hears(REQUEST)
    assert (await as_it_is(lakes, survey)).due_on == FRIDAY


async def test_at_risk_is_noted_and_asks_for_a_new_date_and_a_reason(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "at_risk", survey)
    asked = await lakes.amina.hears("is noted as at risk")
    assert asked.labels == ("The date stays", "On track")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.AT_RISK
    await lakes.amina.says("11 December")
    await lakes.amina.says("The boat is in repair")
    now = await as_it_is(lakes, survey)
    assert (now.state, now.due_on) == (CommitmentState.OPEN, date(2026, 12, 11))


async def test_at_risk_with_its_date_keeps_the_reason_and_comes_back_on_track(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "at_risk", survey)
    await lakes.amina.presses("The date stays")
    await lakes.amina.hears(f"What puts “{SURVEY}” at risk?")
    await lakes.amina.says("Ice on the lake")
    assert ((await as_it_is(lakes, survey)).state, (await as_it_is(lakes, survey)).note) == (
        CommitmentState.AT_RISK,
        "Ice on the lake",
    )
    await lakes.amina.presses("On track")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.OPEN
    assert (await as_it_is(lakes, survey)).due_on == FRIDAY


async def test_an_accepted_date_ends_the_risk(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "at_risk", survey)
    await lakes.amina.says("15 January")
    await lakes.amina.says("Ice on the lake")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.AT_RISK
    await lakes.ingrid.presses("Accept")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.OPEN


async def test_a_coordinator_may_note_a_risk_and_the_owner_hears_it(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.ingrid, "at_risk", survey)
    told = await lakes.amina.hears("as at risk")
    assert told.labels == ("New date", "On track")
    await lakes.amina.presses("On track")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.OPEN


async def test_a_coordinators_own_date_is_immediate_and_settles_what_was_asked(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await moves_to(lakes, survey, "15 January", "The boat is in repair")
    await does(lakes, lakes.ingrid, "change_date", survey)
    await lakes.ingrid.says("18 December")
    await lakes.amina.hears("has moved “Lake survey” to Friday 18 December")
    assert (await as_it_is(lakes, survey)).due_on == date(2026, 12, 18)
    assert [one.state for one in await moves_of(lakes, survey)] == [MoveState.WITHDRAWN]


async def test_an_owner_who_alone_decides_moves_the_date_themselves(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.ingrid)
    await does(lakes, lakes.ingrid, "change_date", survey)
    await lakes.ingrid.says("15 January")
    await lakes.ingrid.says("The ministry is closed")
    assert (await as_it_is(lakes, survey)).due_on == date(2027, 1, 15)


async def test_a_date_that_was_changed_while_the_reason_was_written_is_asked_for_once_more(
    lakes: Lakes,
) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "change_date", survey)
    await lakes.amina.says("11 December")
    await does(lakes, lakes.ingrid, "change_date", survey)
    await lakes.ingrid.says("18 December")
    await lakes.amina.says("The boat is in repair")
    told = await lakes.amina.hears("was changed meanwhile")
    assert "Friday 18 December" in told.text
    assert (await as_it_is(lakes, survey)).due_on == date(2026, 12, 18)


async def test_a_request_outlives_a_restart_and_what_others_changed_is_shown_before_it_is_decided(
    lakes: Lakes,
) -> None:
    berta = await lakes.house.coordinator("Berta Holm", "Ministry of Water")
    survey = await promises(lakes, lakes.amina)
    await moves_to(lakes, survey, "15 January", "The boat is in repair")
    [move] = await moves_of(lakes, survey)
    seen = await as_it_is(lakes, survey)
    await lakes.house.restart()
    await does(lakes, berta, "at_risk", survey)
    token = f"move_accept:{lakes.ingrid.partnership.id}:{survey.id}:{seen.version}.{move.id}"
    await taps(lakes.ingrid, token)
    await lakes.house.settle()
    shown = await lakes.ingrid.hears("Since you last saw it")
    assert shown.labels == ("Accept", "Talk")
    assert (await as_it_is(lakes, survey)).due_on == FRIDAY
    await lakes.ingrid.presses("Accept")
    assert (await as_it_is(lakes, survey)).due_on == date(2027, 1, 15)
    assert await set_aside(lakes.house) == []


async def test_done_withdraws_the_date_that_was_asked_for(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await moves_to(lakes, survey, "15 January", "The boat is in repair")
    await does(lakes, lakes.amina, "done", survey)
    assert [one.state for one in await moves_of(lakes, survey)] == [MoveState.WITHDRAWN]
