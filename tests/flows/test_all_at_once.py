"""All questions at once: in one message with a numbered reply, or in one form."""

import pytest

from storage.records.checkins import Outcome
from tests.flows.answers import asked, part, words
from tests.flows.lakes import Lakes
from tests.stages import SlackHand


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes on Telegram, and on Slack."""
    return lakes_outside


async def test_all_questions_are_answered_in_one_numbered_reply(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.presses("More ways")
    await lakes.amina.presses("All questions in one message")
    listed = await lakes.amina.hears("each answer behind its number")
    assert "1. What moved" in listed.text
    assert "4. " in listed.text
    assert "On track" in listed.text
    await lakes.amina.says("1. Twelve pumps are in\n2. -\n3. The rest\n4. on track")
    await lakes.amina.hears("Thank you, that is all")
    assert await words(lakes, lakes.amina) == {
        "moved": "Twelve pumps are in",
        "next": "The rest",
        "state": "on_track",
    }


async def test_what_cannot_be_read_of_a_numbered_reply_is_asked_singly(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.presses("More ways")
    await lakes.amina.presses("All questions in one message")
    await lakes.amina.says("1. Twelve pumps are in\n4. so so")
    await lakes.amina.hears("Noted: 1 answer")
    assert "where does your part stand" in lakes.amina.last.text
    await lakes.amina.presses("On track")
    assert await words(lakes, lakes.amina) == {"moved": "Twelve pumps are in", "state": "on_track"}


async def test_a_numbered_reply_is_changed_by_editing_the_message(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.presses("More ways")
    await lakes.amina.presses("All questions in one message")
    await lakes.amina.says("1. Twelve pumps are in\n3. The rest\n4. on track")
    await lakes.amina.edits("1. Thirteen pumps are in\n3. The rest\n4. on track")
    changed = await lakes.amina.hears("It now reads")
    assert "Thirteen pumps are in" in changed.text
    assert (await words(lakes, lakes.amina))["moved"] == "Thirteen pumps are in"


async def test_one_by_one_is_a_way_back_from_all_at_once(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.presses("More ways")
    await lakes.amina.presses("All questions in one message")
    await lakes.amina.presses("One by one instead")
    assert "What moved on your side" in lakes.amina.last.text
    await lakes.amina.says("1. Pumps\n2. Boat")
    assert await words(lakes, lakes.amina) == {"moved": "1. Pumps\n2. Boat"}


async def test_a_form_on_slack_takes_all_answers_at_once(lakes: Lakes) -> None:
    await asked(lakes)
    if not isinstance(lakes.amina.hand, SlackHand):
        assert "Fill in a form" not in lakes.amina.last.labels
        return
    await lakes.amina.presses("Fill in a form")
    wrong = await lakes.amina.fills({"moved": "Twelve pumps are in", "state": "on_track"})
    assert wrong == {}
    await lakes.amina.hears("Thank you, that is all")
    assert await words(lakes, lakes.amina) == {"moved": "Twelve pumps are in", "state": "on_track"}
    assert (await part(lakes, lakes.amina)).outcome is Outcome.ANSWERED


async def test_a_promise_in_a_form_is_proposed_back(lakes: Lakes) -> None:
    await asked(lakes)
    if not isinstance(lakes.amina.hand, SlackHand):
        await lakes.amina.presses("More ways")
        await lakes.amina.presses("All questions in one message")
        await lakes.amina.says("1. Pumps\n2. -\n3. We'll send the report by Friday\n4. 1")
    else:
        await lakes.amina.presses("Fill in a form")
        await lakes.amina.fills({"moved": "Pumps", "next": "We'll send the report by Friday"})
    await lakes.amina.hears("Shall I note this for Friday 4 December")
