"""What is in the way is said once, who was asked stays asked, and what they answered is in the story."""

import pytest

from storage.records.commitments import CommitmentState
from storage.records.following import Obstacle
from tests.flows.devices import button, taps
from tests.flows.lakes import Lakes
from tests.flows.pledges import SURVEY, as_it_is, does, promises
from tests.house import Partner

WHAT = "we are stuck, the harbour has not signed the permit for the lake survey"


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    return lakes_outside


async def kofi(lakes: Lakes) -> Partner:
    return await lakes.house.partner("Kofi Mensah", "Shore Women")


async def obstacle_of(lakes: Lakes) -> Obstacle:
    [found] = await lakes.house.look(lambda uow: uow.obstacles.find())
    return found


async def test_words_that_were_guessed_about_are_kept_and_not_asked_for_once_more(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await lakes.amina.says(WHAT)
    await lakes.amina.hears(f"Is this about “{SURVEY}”")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.OPEN, "nothing before a tap"
    await lakes.amina.presses("Something is in the way")
    asked = await lakes.amina.hears("Who could help?")
    assert WHAT in asked.text
    assert (await obstacle_of(lakes)).what == WHAT
    assert (await as_it_is(lakes, survey)).state is CommitmentState.BLOCKED


async def test_they_are_kept_for_another_commitment_too(lakes: Lakes) -> None:
    await promises(lakes, lakes.amina)
    boat = await promises(lakes, lakes.amina, title="Boat repair")
    await lakes.amina.says(WHAT)
    await lakes.amina.presses("Another one")
    await lakes.amina.presses("In the way: Boat repair")
    await lakes.amina.hears("Who could help?")
    assert (await obstacle_of(lakes)).commitment_id == boat.id
    assert (await obstacle_of(lakes)).what == WHAT


async def test_nobody_presses_with_the_words_of_others(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await lakes.amina.says(WHAT)
    token = button(lakes.amina, "Something is in the way")
    await taps(lakes.ingrid, token)
    await lakes.house.settle()
    assert (await as_it_is(lakes, survey)).state is CommitmentState.OPEN


async def test_what_is_written_behind_the_command_is_what_is_in_the_way(lakes: Lakes) -> None:
    await promises(lakes, lakes.amina)
    await lakes.amina.command("commitment", "1 blocked by the harbour master")
    await lakes.amina.hears("Who could help?")
    assert (await obstacle_of(lakes)).what == "the harbour master"


async def asked(lakes: Lakes, helper: Partner) -> str:
    """Let the helper of Amina's survey be asked; return an older button of hers that names another."""
    survey = await promises(lakes, lakes.amina)
    await lakes.amina.command("commitment", "1 blocked by the harbour master")
    other = next(one for one in lakes.amina.last.labels if one.startswith("Jonas"))
    old = button(lakes.amina, other)
    await lakes.amina.presses(next(one for one in lakes.amina.last.labels if one.startswith("Kofi")))
    await lakes.until(1, 12)
    await does(lakes, lakes.ingrid, "ask_helper", survey)
    await lakes.ingrid.presses("Send")
    await helper.hears("asks whether you could help Amina")
    return old


async def test_an_old_button_does_not_rename_who_was_asked(lakes: Lakes) -> None:
    helper = await kofi(lakes)
    old = await asked(lakes, helper)
    before = await obstacle_of(lakes)
    await taps(lakes.amina, old)
    await lakes.house.settle()
    told = await lakes.amina.hears("so nothing was changed")
    assert "Kofi" in told.text
    assert "was asked on Tue 1 Dec" in told.text
    assert await obstacle_of(lakes) == before
    await helper.presses("I can help")
    await lakes.amina.hears("can help with what is in the way")


async def test_what_a_helper_answers_is_in_the_story(lakes: Lakes) -> None:
    helper = await kofi(lakes)
    await asked(lakes, helper)
    for label in ("Not me", "Not me", "I can help"):
        await helper.presses(label)
    await lakes.amina.command("commitment", "1 story")
    story = (await lakes.amina.hears("The story of")).text
    assert story.count("was asked to help and cannot") == 1
    assert story.splitlines()[-1].endswith("; can help")


async def test_a_helper_who_changes_their_mind_twice_is_heard_each_time(lakes: Lakes) -> None:
    helper = await kofi(lakes)
    await asked(lakes, helper)
    for label in ("I can help", "Not me", "I can help", "I can help"):
        await helper.presses(label)
    told = [one for one in lakes.amina.heard if "help with what is in the way" in one]
    assert [" can help" in one for one in told] == [True, False, True]
