"""Answers are changed afterwards, and who sees each is chosen."""

import pytest

from storage.records.checkins import Outcome
from storage.records.conversations import Audience
from storage.records.schedules import Posting
from tests.flows.answers import answers_all, asked, part, said, words
from tests.flows.lakes import Lakes
from tests.flows.rooms import bound


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes on Telegram, and on Slack."""
    return lakes_outside


async def test_any_answer_is_changed_after_submitting(lakes: Lakes) -> None:
    await asked(lakes)
    await answers_all(lakes.amina)
    await lakes.amina.presses("Change an answer")
    await lakes.amina.hears("Which answer do you want to change")
    await lakes.amina.presses("2")
    again = await lakes.amina.hears("Your answer so far")
    assert "Nothing at the moment" in again.text
    await lakes.amina.says("The boat is in repair")
    await lakes.amina.hears("It now reads")
    assert (await words(lakes, lakes.amina))["in_the_way"] == "The boat is in repair"
    assert (await part(lakes, lakes.amina)).outcome is Outcome.ANSWERED
    member = await lakes.amina.member()
    assert await lakes.house.look(lambda uow: uow.conversations.open_of(member.id)) == []


async def test_a_change_that_leads_to_another_question_puts_it(lakes: Lakes) -> None:
    await asked(lakes)
    await answers_all(lakes.amina)
    await lakes.amina.presses("Change an answer")
    await lakes.amina.presses("4")
    await lakes.amina.presses("Needs attention")
    await lakes.amina.says("The lab is closed")
    found = await words(lakes, lakes.amina)
    assert (found["state"], found["state_why"]) == ("needs_attention", "The lab is closed")
    await lakes.amina.presses("Change an answer")
    await lakes.amina.presses("4")
    await lakes.amina.presses("On track")
    assert "state_why" not in await words(lakes, lakes.amina)


async def test_who_sees_an_answer_is_chosen_for_each(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.says("The second sampling round is done")
    await lakes.amina.presses("Seen by: coordinators")
    again = await lakes.amina.hears("seen by all partners")
    assert "Is anything in the way" in again.text
    await lakes.amina.says("The boat is in repair")
    await lakes.amina.presses("Finish here")
    await lakes.amina.hears("what you chose to share")
    found = await said(lakes, lakes.amina)
    assert found["moved"].audience is Audience.COORDINATORS
    assert found["in_the_way"].audience is Audience.PARTNERS


async def test_who_sees_an_answer_is_changed_afterwards(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.says("The second sampling round is done")
    await lakes.amina.says("Nothing at the moment")
    await lakes.amina.presses("Back")
    await lakes.amina.presses("Seen by: coordinators")
    assert (await said(lakes, lakes.amina))["in_the_way"].audience is Audience.PARTNERS


async def test_the_posted_summary_is_corrected_with_the_answer(lakes: Lakes) -> None:
    await lakes.terms(posting=Posting.LIVE)
    where = await bound(lakes)
    await asked(lakes)
    await lakes.amina.says("The second sampling round is done")
    await lakes.amina.presses("Seen by: coordinators")
    await lakes.amina.says("The boat is in repair")
    await lakes.amina.presses("Finish here")
    assert [one for one in where() if "The boat is in repair" in one]
    await lakes.amina.edits("The boat was in repair")
    assert not [one for one in where() if "The boat is in repair" in one]
    assert [one for one in where() if "The boat was in repair" in one]


async def test_an_answered_question_s_button_tells_the_answer(lakes: Lakes) -> None:
    await asked(lakes)
    for text in ("One", "Two", "Three"):
        await lakes.amina.says(text)
    await lakes.amina.presses("On track")
    await lakes.amina.presses("Needs a decision")
    await lakes.amina.hears("That one is answered already: On track")
    assert (await words(lakes, lakes.amina))["state"] == "on_track"
