"""Plain words work as well as commands in the direct chat, and none of them changes anything by itself."""

import pytest

from storage.records.commitments import Commitment, CommitmentState
from tests.flows.lakes import Lakes
from tests.house import Partner


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    return lakes_outside


async def promises(lakes: Lakes, *titles: str) -> None:
    """Let Amina promise these by Friday."""
    for title in titles:
        await lakes.amina.says(f"commit {title} by 4 December")
        await lakes.amina.presses("Confirm")


async def of_amina(lakes: Lakes) -> dict[str, Commitment]:
    found = await lakes.house.look(lambda uow: uow.commitments.find())
    return {one.title: one for one in found}


async def check_in(lakes: Lakes) -> None:
    """Let Monday's check-in come."""
    await lakes.until(30, 6, 30, month=11)


async def answers(lakes: Lakes) -> list[str]:
    return [one.text for one in await lakes.house.look(lambda uow: uow.updates.since(None))]


def labels(who: Partner) -> tuple[str, ...]:
    return tuple(who.last.labels)


@pytest.mark.parametrize("said", ["what's on my plate", "¿qué tengo pendiente?", "покажи мои обязательства"])
async def test_whoever_asks_what_they_promised_is_shown_it(lakes: Lakes, said: str) -> None:
    await promises(lakes, "water quality report")
    await lakes.amina.says(said)
    await lakes.amina.hears("Water quality report")
    assert "Fri 4 Dec" in lakes.amina.last.text


async def test_what_is_done_is_closed_by_a_tap_and_not_by_words(lakes: Lakes) -> None:
    await promises(lakes, "water quality report", "boat repair")
    await lakes.amina.says("the water quality report went out this morning")
    asked = await lakes.amina.hears("Is this about “Water quality report” (noted for Friday 4 December)?")
    assert asked.labels == ("It is done", "Another one", "Something else")
    assert {one.state for one in (await of_amina(lakes)).values()} == {CommitmentState.OPEN}
    await lakes.amina.presses("It is done")
    kept = await of_amina(lakes)
    assert kept["Water quality report"].state is not CommitmentState.OPEN
    assert kept["Boat repair"].state is CommitmentState.OPEN


async def test_another_one_can_be_meant(lakes: Lakes) -> None:
    await promises(lakes, "water quality report", "boat repair")
    await lakes.amina.says("the water quality report went out this morning")
    await lakes.amina.presses("Another one")
    assert set(labels(lakes.amina)) == {"Done: Water quality report", "Done: Boat repair"}
    await lakes.amina.presses("Done: Boat repair")
    assert (await of_amina(lakes))["Water quality report"].state is CommitmentState.OPEN
    assert (await of_amina(lakes))["Boat repair"].state is not CommitmentState.OPEN


async def test_where_no_title_is_named_all_are_offered(lakes: Lakes) -> None:
    await promises(lakes, "water quality report", "boat repair")
    await lakes.amina.says("we need another week")
    await lakes.amina.hears("Which of your commitments is this about?")
    assert labels(lakes.amina)[-1] == "Something else"
    await lakes.amina.presses("New date: Boat repair")
    await lakes.amina.hears("Boat repair")


async def test_what_is_in_the_way_is_asked_about_before_anything_is_noted(lakes: Lakes) -> None:
    await promises(lakes, "boat repair")
    await lakes.amina.says("we are stuck, the ministry has not signed the permit for the boat")
    await lakes.amina.hears("Is this about “Boat repair”")
    assert (await of_amina(lakes))["Boat repair"].state is CommitmentState.OPEN


async def test_who_has_promised_nothing_is_told_that_nothing_was_changed(lakes: Lakes) -> None:
    await lakes.amina.says("the report went out this morning")
    await lakes.amina.hears("I have no open commitment of yours, so nothing was changed.")


async def test_words_that_were_for_something_else_change_nothing(lakes: Lakes) -> None:
    await promises(lakes, "boat repair")
    await lakes.amina.says("done with the boat repair")
    await lakes.amina.presses("Something else")
    await lakes.amina.hears("Nothing was noted.")
    assert (await of_amina(lakes))["Boat repair"].state is CommitmentState.OPEN


async def test_a_coordinator_gets_the_digest_and_a_partner_their_own_part(lakes: Lakes) -> None:
    await lakes.ingrid.says("give me an overview of the partnership please")
    await lakes.ingrid.hears("Clean Water Lakes · ")
    await lakes.amina.says("give me an overview of the partnership please")
    await lakes.amina.hears("is for the coordinators")
    assert not any("HEARD" in one for one in lakes.amina.heard)


async def test_whoever_wants_a_person_reaches_the_coordinators(lakes: Lakes) -> None:
    await lakes.amina.says("can I talk to a human please")
    await lakes.ingrid.hears("can I talk to a human please")
    assert len(await lakes.house.look(lambda uow: uow.gaps.open())) == 1
    await lakes.ingrid.presses("Reply")
    await lakes.ingrid.says("I call you at ten")
    await lakes.amina.hears("I call you at ten")


async def test_a_language_is_changed_where_it_is_named(lakes: Lakes) -> None:
    await lakes.amina.says("please write to me in French from now on")
    await lakes.amina.says("engagements")
    assert "engagement" in lakes.amina.last.text


async def test_pausing_is_offered_and_not_done(lakes: Lakes) -> None:
    await check_in(lakes)
    await lakes.amina.says("please stop sending me these questions")
    await lakes.amina.hears("Nothing has changed yet.")
    assert labels(lakes.amina) == ("Later", "Not this time", "Ask a coordinator")
    await lakes.amina.says("Two samples")
    assert await answers(lakes) == ["Two samples"]


async def test_a_plain_statement_answers_the_open_question(lakes: Lakes) -> None:
    await check_in(lakes)
    await lakes.amina.says("The training for the operators is done, 14 people came")
    await lakes.amina.says("We are waiting for the ministry's signature")
    assert await answers(lakes) == [
        "The training for the operators is done, 14 people came",
        "We are waiting for the ministry's signature",
    ]


@pytest.mark.parametrize("said", ["what are my commitments?", "show me my open tasks"])
async def test_what_is_plainly_something_else_leaves_the_check_in_open(lakes: Lakes, said: str) -> None:
    await check_in(lakes)
    await lakes.amina.says(said)
    await lakes.amina.hears("No open commitment")
    assert "What moved on your side" in lakes.amina.last.text
    assert await answers(lakes) == []
    await lakes.amina.says("Two samples")
    assert await answers(lakes) == ["Two samples"]


async def test_where_words_may_mean_either_a_guess_acts_on_them_once_pressed(lakes: Lakes) -> None:
    await promises(lakes, "boat repair", "pump inventory")
    await lakes.amina.says("the pump inventory could be late, it depends on customs")
    await lakes.amina.hears("What is this about? Nothing is noted before you choose.")
    assert labels(lakes.amina)[-1] == "Something else"
    await lakes.amina.presses(labels(lakes.amina)[0])
    await lakes.amina.hears("Is this about “Pump inventory”")


async def test_an_old_guess_acts_no_more(lakes: Lakes) -> None:
    await promises(lakes, "boat repair")
    await lakes.amina.says("done with the boat repair")
    await lakes.amina.says("we need another week for the boat repair")
    told = len(lakes.amina.heard)
    await lakes.amina.presses("Something else")
    assert len(lakes.amina.heard) == told + 1
