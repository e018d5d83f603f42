"""A bundle is answered in words: by a number and a verb, and without one where nothing else can be meant."""

from datetime import date

import pytest

from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from tests.flows.ladders import FRIDAY, becomes, promise
from tests.flows.lakes import Lakes
from tests.flows.promises import commitments
from tests.flows.test_understanding import answers, labels

PERMITS, PUMPS = "Lab permits", "Pump tests"


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes on SQLite, on Telegram and on Slack."""
    return lakes_outside


async def bundled(lakes: Lakes, *titles: str) -> list[CommitmentId]:
    """Have Amina told of these on Wednesday; Monday's check-in was asked before, and is open."""
    made = [await promise(lakes, lakes.amina, title, FRIDAY) for title in titles]
    await lakes.until(2, 7, 1)
    assert f"“{titles[-1]}”" in lakes.amina.last.text
    return made


async def now(lakes: Lakes, which: CommitmentId) -> Commitment:
    return await lakes.house.look(lambda uow: uow.commitments.get(which))


async def states(lakes: Lakes, *which: CommitmentId) -> list[CommitmentState]:
    return [(await now(lakes, one)).state for one in which]


@pytest.mark.parametrize("said", ["1 done", "1. Done", "1: it is done", "#1 done please"])
async def test_a_number_and_a_verb_are_no_guess(lakes: Lakes, said: str) -> None:
    permits, pumps = await bundled(lakes, PERMITS, PUMPS)
    await lakes.amina.says(said)
    if "it is" in said:
        await lakes.amina.presses("It is done")
    assert await states(lakes, permits, pumps) == [CommitmentState.DONE, CommitmentState.OPEN]
    assert await answers(lakes) == []


async def test_it_is_answered_in_its_readers_language(lakes: Lakes) -> None:
    permits = await promise(lakes, lakes.jonas, PERMITS, FRIDAY)
    pumps = await promise(lakes, lakes.jonas, PUMPS, FRIDAY)
    await lakes.until(2, 12)
    await lakes.jonas.says("1 fait")
    await lakes.jonas.says("2 déplacer au 8 décembre")
    await lakes.jonas.says("Les pompes sont à la douane")
    assert (await now(lakes, permits)).state is CommitmentState.DONE
    assert (await now(lakes, pumps)).due_on == date(2026, 12, 8)


async def test_one_number_after_the_other_is_answered(lakes: Lakes) -> None:
    permits, pumps = await bundled(lakes, PERMITS, PUMPS)
    await lakes.amina.says("2 blocked")
    await lakes.amina.hears(f"in the way of “{PUMPS}”")
    await lakes.amina.says("1 done")
    assert (await now(lakes, permits)).state is CommitmentState.DONE
    await lakes.amina.says("Customs hold the pumps")
    assert (await now(lakes, pumps)).state is CommitmentState.BLOCKED


async def test_what_is_in_the_way_may_stand_behind_it(lakes: Lakes) -> None:
    _, pumps = await bundled(lakes, PERMITS, PUMPS)
    await lakes.amina.says("2 blocked by customs")
    assert (await now(lakes, pumps)).state is CommitmentState.BLOCKED
    await lakes.amina.hears("Who could help")


@pytest.mark.parametrize(
    "said", ["2 move to 8 December", "2 8 December", "2 Tuesday", "2. by Tuesday please"]
)
async def test_a_number_and_a_day_move_a_date_once_the_reason_is_told(lakes: Lakes, said: str) -> None:
    permits, pumps = await bundled(lakes, PERMITS, PUMPS)
    await lakes.amina.says(said)
    await lakes.amina.hears("What is the reason?")
    await lakes.amina.says("Customs hold the pumps")
    assert (await now(lakes, pumps)).due_on == date(2026, 12, 8)
    assert (await now(lakes, permits)).due_on == FRIDAY
    assert await answers(lakes) == []


async def test_several_lines_are_answered_in_their_order_until_one_asks(lakes: Lakes) -> None:
    permits, pumps, survey = await bundled(lakes, PERMITS, PUMPS, "Survey")
    await lakes.amina.says("1 done\n2 blocked\n3 Tuesday")
    assert await states(lakes, permits, pumps, survey) == [
        CommitmentState.DONE,
        CommitmentState.OPEN,
        CommitmentState.OPEN,
    ]
    await lakes.amina.hears("One more line of yours waits")
    assert f"in the way of “{PUMPS}”" in lakes.amina.last.text


async def test_a_number_that_is_not_there_changes_nothing(lakes: Lakes) -> None:
    permits, pumps = await bundled(lakes, PERMITS, PUMPS)
    await lakes.amina.says("3 done")
    await lakes.amina.hears("There is no 3 in what I sent last; it goes up to 2.")
    assert await states(lakes, permits, pumps) == [CommitmentState.OPEN, CommitmentState.OPEN]
    assert await answers(lakes) == []


async def test_a_number_alone_shows_what_can_be_done_with_it(lakes: Lakes) -> None:
    await bundled(lakes, PERMITS, PUMPS)
    await lakes.amina.says("2")
    assert PUMPS in lakes.amina.last.text
    assert "Done" in labels(lakes.amina)


async def test_done_of_the_only_thing_asks_for_a_tap(lakes: Lakes) -> None:
    [permits] = await bundled(lakes, PERMITS)
    await lakes.amina.says("done")
    await lakes.amina.hears(f"Is this about “{PERMITS}”")
    assert labels(lakes.amina) == ("It is done", "My answer to the check-in", "Something else")
    assert (await now(lakes, permits)).state is CommitmentState.OPEN
    await lakes.amina.presses("It is done")
    assert (await now(lakes, permits)).state is CommitmentState.DONE
    assert await answers(lakes) == []


async def test_yes_to_the_only_date_that_is_asked_about_is_that_it_holds(lakes: Lakes) -> None:
    await bundled(lakes, PERMITS)
    await lakes.amina.says("yes")
    await lakes.amina.hears(f"“{PERMITS}”")
    assert "Friday 4 December" in lakes.amina.last.text
    assert await answers(lakes) == []


async def test_done_of_several_asks_which(lakes: Lakes) -> None:
    permits, pumps = await bundled(lakes, PERMITS, PUMPS)
    await lakes.amina.says("done")
    await lakes.amina.hears("Which of your commitments is this about?")
    assert labels(lakes.amina)[:2] == ("1 It is done", "2 It is done")
    await lakes.amina.presses("2 It is done")
    assert await states(lakes, permits, pumps) == [CommitmentState.OPEN, CommitmentState.DONE]


async def test_a_bare_yes_is_offered_two_guesses_and_is_no_answer_to_an_older_question(lakes: Lakes) -> None:
    await bundled(lakes, PERMITS, PUMPS, "Survey")
    await lakes.until(4, 7, 1)
    assert "today" in lakes.amina.last.text
    await lakes.amina.says("yes")
    await lakes.amina.hears("What is this about? Nothing is noted before you choose.")
    assert len(labels(lakes.amina)) <= 4
    assert labels(lakes.amina)[-1] == "Something else"
    assert await answers(lakes) == []


async def test_the_offered_answer_to_the_check_in_is_one_once_it_is_pressed(lakes: Lakes) -> None:
    await bundled(lakes, PERMITS, PUMPS)
    await lakes.amina.says("yes")
    await lakes.amina.presses("My answer to the check-in")
    assert await answers(lakes) == ["yes"]


async def test_a_sentence_is_the_answer_to_the_question_all_the_same(lakes: Lakes) -> None:
    permits, pumps = await bundled(lakes, PERMITS, PUMPS)
    await lakes.amina.says("2 samples were taken at the pier")
    assert await answers(lakes) == ["2 samples were taken at the pier"]
    assert await states(lakes, permits, pumps) == [CommitmentState.OPEN, CommitmentState.OPEN]


async def test_a_number_after_something_else_was_said_asks_for_a_tap(lakes: Lakes) -> None:
    permits, pumps = await bundled(lakes, PERMITS, PUMPS)
    await lakes.amina.says("commitments")
    await lakes.amina.says("2 done")
    await lakes.amina.hears(f"Is this about “{PUMPS}”")
    assert await states(lakes, permits, pumps) == [CommitmentState.OPEN, CommitmentState.OPEN]
    await lakes.amina.presses("It is done")
    assert (await now(lakes, pumps)).state is CommitmentState.DONE


async def test_a_newer_question_has_the_words(lakes: Lakes) -> None:
    [permits] = await bundled(lakes, PERMITS)
    await lakes.until(14, 6, 31)
    assert "What moved on your side" in lakes.amina.last.text
    await lakes.amina.says("1 done")
    assert (await now(lakes, permits)).state is CommitmentState.OPEN
    assert await answers(lakes) == ["1 done"]


async def test_who_saw_it_before_somebody_else_changed_it_is_asked_again(lakes: Lakes) -> None:
    permits, _ = await bundled(lakes, PERMITS, PUMPS)
    await becomes(lakes, permits, CommitmentState.AT_RISK)
    await lakes.amina.says("1 done")
    await lakes.amina.hears("Since you last saw it")
    assert (await now(lakes, permits)).state is CommitmentState.AT_RISK


async def test_a_colleague_who_is_asked_in_somebodys_stead_changes_nothing_by_a_word(lakes: Lakes) -> None:
    await lakes.member(lakes.amina, alternate_id=(await lakes.jonas.member()).id)
    permits = await promise(lakes, lakes.amina, PERMITS, FRIDAY)
    await lakes.until(9, 10)
    await lakes.jonas.hears("était noté par Amina")
    await lakes.jonas.says("fait")
    assert labels(lakes.jonas)[0] == "Répondre"
    assert (await now(lakes, permits)).state is CommitmentState.OPEN
    assert len(await commitments(lakes)) == 1


# --- what coordinators do


async def escalated(lakes: Lakes) -> list[CommitmentId]:
    """Have Ingrid told of Amina's permits, and that something is in the way of her pump tests."""
    permits = await promise(lakes, lakes.amina, PERMITS, FRIDAY)
    pumps = await promise(lakes, lakes.amina, PUMPS, date(2027, 3, 5))
    await lakes.house.partner("Kofi Mensah", "Shore Women")
    await lakes.until(7, 8)
    await lakes.amina.command("commitment", "pump tests blocked by customs")
    await lakes.amina.presses(next(one for one in lakes.amina.last.labels if one.startswith("Kofi")))
    await lakes.until(9, 12)
    assert {"1 Draft note", "1 Log a call", "1 Hold", "2 Hold"} <= set(labels(lakes.ingrid))
    assert any(one.startswith("2 Let me ask Kofi") for one in labels(lakes.ingrid))
    return [permits, pumps]


async def test_a_coordinators_buttons_have_words_as_well(lakes: Lakes) -> None:
    permits, pumps = await escalated(lakes)
    await lakes.ingrid.says("1 draft a note")
    await lakes.ingrid.hears("Dear Amina")
    await lakes.ingrid.says("1 log a call: she sends them on Monday")
    await lakes.ingrid.hears("Noted in the story")
    story = await lakes.house.look(lambda uow: uow.changes.of(permits))
    assert story[-1].new == "she sends them on Monday"
    for said in ("2 ask Kofi", "2 draft"):
        await lakes.ingrid.says(said)
        assert labels(lakes.ingrid)[0] == "Send", "nothing is sent before that"
    await lakes.ingrid.says("2 hold until 1 January")
    await lakes.ingrid.says("1 hold")
    await lakes.ingrid.presses("Until somebody takes it up")
    assert await states(lakes, permits, pumps) == [CommitmentState.SUSPENDED] * 2


async def test_a_call_is_asked_about_where_nothing_stands_behind_the_word(lakes: Lakes) -> None:
    permits, _ = await escalated(lakes)
    await lakes.ingrid.says("1 log")
    await lakes.ingrid.says("She sends them on Monday")
    story = await lakes.house.look(lambda uow: uow.changes.of(permits))
    assert story[-1].new == "She sends them on Monday"


async def test_a_number_alone_shows_a_coordinator_the_likeliest_button_too(lakes: Lakes) -> None:
    await escalated(lakes)
    await lakes.ingrid.says("1")
    assert "Draft note" in labels(lakes.ingrid)
    await lakes.ingrid.says("1 ask")
    assert "Draft note" in labels(lakes.ingrid), "there is nobody to ask about it"
    await lakes.ingrid.says("2")
    assert labels(lakes.ingrid)[0] == "Ask for help"
    await lakes.ingrid.says("2 yes")
    await lakes.ingrid.presses("Ask for help")
    assert labels(lakes.ingrid)[0] == "Send"


async def test_what_is_coordinators_to_do_is_no_partners_word(lakes: Lakes) -> None:
    permits, _ = await bundled(lakes, PERMITS, PUMPS)
    await lakes.amina.says("1 log of the samples is with the lab")
    assert await answers(lakes) == ["1 log of the samples is with the lab"]
    assert (await now(lakes, permits)).state is CommitmentState.OPEN
