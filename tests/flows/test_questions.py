"""A kind's questions as a coordinator wrote them: previewed, then asked, from the next round on."""

import pytest

from tests.flows.devices import set_aside
from tests.flows.lakes import Lakes


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes, on Telegram and on Slack; its check-in is due on Monday 30 November."""
    return lakes_outside


OURS = """progress
1. Which site did you work on? (choice: North, South)
2. if 1 is North: Is the boat repaired? (required)
3. How many pumps are in? (number, pumps, target 20)"""


async def said(lakes: Lakes) -> list[str]:
    """Return what Amina has answered."""
    member = await lakes.amina.member()
    updates = await lakes.house.look(lambda uow: uow.updates.since(None))
    return [one.text for one in updates if one.member_id == member.id]


async def test_questions_of_our_own_are_asked_as_they_were_written(lakes: Lakes) -> None:
    await lakes.ingrid.says(f"questions {OURS}")
    await lakes.ingrid.hears("2. if 1 is North: Is the boat repaired?")
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.hears("Which site did you work on?")
    await lakes.amina.presses("North")
    await lakes.amina.hears("Is the boat repaired?")
    await lakes.amina.says("Since Thursday")
    await lakes.amina.hears("How many pumps are in?")
    await lakes.amina.says("12 of 20")
    await lakes.amina.hears("Thank you")
    assert await said(lakes) == ["north", "Since Thursday", "12"]
    assert await set_aside(lakes.house) == []


async def test_a_follow_up_is_put_only_after_the_answer_that_it_follows_from(lakes: Lakes) -> None:
    await lakes.ingrid.says(f"questions {OURS}")
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.presses("South")
    await lakes.amina.hears("How many pumps are in?")
    assert not any("Is the boat repaired?" in text for text in lakes.amina.heard)


async def test_what_is_previewed_is_what_is_received(lakes: Lakes) -> None:
    await lakes.ingrid.command("questions", OURS.replace("Which site", "Which lake"))
    await lakes.ingrid.command("preview", "progress as Amina")
    shown = await lakes.ingrid.hears("This is what Amina")
    assert shown.labels == ()
    assert not any("Which lake" in text for text in lakes.amina.heard)
    await lakes.until(30, 6, 30, month=11)
    received = await lakes.amina.hears("Which lake")
    for line in received.text.splitlines():
        assert line in shown.text or "closes" in line or "until" in line.lower()
    previewed = [line for line in shown.text.splitlines() if line.startswith("[")]
    assert [f"[{label}]" for label in received.labels if label != "Fill in the form"] == previewed


async def test_a_broken_edit_changes_nothing_and_says_where(lakes: Lakes) -> None:
    await lakes.ingrid.says("questions progress\nWhat moved?\nWhich site? (choice: North)")
    await lakes.ingrid.hears("Line 2 cannot be used, so nothing was changed: a choice needs 2 to 10 options")
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.hears("What moved on your side since the last check-in?")


async def test_the_health_check_stays_anonymous_whatever_is_edited(lakes: Lakes) -> None:
    await lakes.ingrid.says("questions health add Who are you? (text)")
    await lakes.ingrid.hears("could tell who wrote them")
    await lakes.ingrid.says("questions health")
    assert "Who are you?" not in lakes.ingrid.last.text
    assert "add <text> (scale)" in lakes.ingrid.last.text
