"""What was recorded from minutes is its owner's by their own tap; who says "not ours" is believed."""

from datetime import date

import pytest

from storage.records.commitments import Commitment, CommitmentState
from storage.records.conversations import Audience
from tests.flows.ladders import promise
from tests.flows.lakes import Lakes
from tests.flows.pledges import as_it_is

MINUTES = """Minutes of the Steering Committee, 12 November 2026
2. Sampling
Amina Diallo to send the survey report by 4 December.
"""


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    return lakes_outside


async def recorded(lakes: Lakes) -> Commitment:
    """Let Ingrid record what the minutes hold for Amina."""
    await lakes.ingrid.command("minutes", MINUTES)
    await lakes.ingrid.presses("Record it")
    [found] = await lakes.house.look(lambda uow: uow.commitments.find())
    return found


async def test_coordinators_hear_that_it_is_not_theirs_and_hand_it_over(lakes: Lakes) -> None:
    kofi = await lakes.house.partner("Kofi Mensah", "Shore Women")
    report = await recorded(lakes)
    await lakes.amina.presses("Not ours")
    await lakes.amina.hears("Why is “Send the survey report” not yours?")
    await lakes.amina.says("Kofi took it on")
    noted = await lakes.amina.hears("the coordinators have your words")
    assert noted.labels == ("Hand over",)
    told = await lakes.ingrid.hears("“Send the survey report” (Friday 4 December) is not theirs")
    assert "Kofi took it on" in told.text
    assert "Steering Committee" in told.text
    assert "item 2" in told.text
    assert told.labels == ("Hand over", "Not pursued")
    await lakes.ingrid.presses("Hand over")
    await lakes.ingrid.presses(next(one for one in lakes.ingrid.last.labels if one.startswith("Kofi")))
    await lakes.ingrid.hears("Nobody has it until they take it")
    told = await lakes.amina.hears("what you said is not yours")
    assert "stays yours" not in told.text
    await kofi.presses("1 I take it")
    now = await as_it_is(lakes, report)
    assert (now.state, now.owner_id) == (CommitmentState.OPEN, (await kofi.member()).id)


async def test_what_is_not_theirs_and_is_not_taken_stays_with_nobody(lakes: Lakes) -> None:
    kofi = await lakes.house.partner("Kofi Mensah", "Shore Women")
    await recorded(lakes)
    await promise(lakes, lakes.amina, "Boat repair", date(2026, 12, 4))
    await lakes.amina.presses("Not ours")
    await lakes.amina.says("Kofi took it on")
    await lakes.amina.says("handover Kofi")
    await lakes.amina.hears("It stays yours until they take it")
    assert "Send the survey report" in lakes.amina.last.text
    assert "Nobody has it until they take it" in lakes.amina.last.text
    for _ in range(2):
        await kofi.presses("1 Not me")
    back = await lakes.amina.hears("nobody has it so far")
    assert "Send the survey report" in back.text
    assert "Boat repair" in (await lakes.amina.hears("it stays with you")).text


async def test_what_is_not_theirs_leaves_their_list_and_stays_on_the_agenda(lakes: Lakes) -> None:
    report = await recorded(lakes)
    await lakes.amina.presses("Not ours")
    await lakes.amina.says("It is for the ministry")
    await lakes.amina.says("commitments")
    assert "Send the survey report" not in lakes.amina.last.text
    await lakes.ingrid.says("agenda")
    await lakes.ingrid.hears("(recorded, unconfirmed)")
    await lakes.ingrid.command("commitment", "survey report story")
    await lakes.ingrid.hears("said that it is not theirs, “It is for the ministry”")
    await lakes.ingrid.command("commitment", "survey report not pursued the ministry has it")
    assert (await as_it_is(lakes, report)).state is CommitmentState.DROPPED


async def test_a_coordinator_lets_go_what_is_not_theirs_themselves(lakes: Lakes) -> None:
    await lakes.ingrid.command("minutes", MINUTES.replace("Amina Diallo", "Ingrid Berg"))
    await lakes.ingrid.presses("Record it")
    await lakes.ingrid.presses("Not ours")
    await lakes.ingrid.says("Nobody does it")
    assert lakes.ingrid.last.labels == ("Hand over", "Not pursued")
    await lakes.ingrid.presses("Not pursued")
    await lakes.ingrid.says("The lake authority does it")
    [report] = await lakes.house.look(lambda uow: uow.commitments.find())
    assert report.state is CommitmentState.DROPPED


async def test_what_is_confirmed_after_its_day_is_asked_for_another(lakes: Lakes) -> None:
    report = await recorded(lakes)
    confirm = "Confirm"
    await lakes.until(9, 12)
    await lakes.amina.presses(confirm)
    asked = await lakes.amina.hears("Friday 4 December has gone by. Which day from today on suits")
    assert asked.labels == ("Not ours",)
    await lakes.amina.says("18 December")
    moved = await lakes.amina.hears("Friday 18 December")
    assert "Confirm" in moved.labels
    assert (await as_it_is(lakes, report)).state is CommitmentState.RECORDED, "nothing without their tap"
    await lakes.amina.presses("Confirm")
    assert (await as_it_is(lakes, report)).state is CommitmentState.OPEN


async def test_what_is_recorded_is_seen_by_whom_the_partnership_agreed_on(lakes: Lakes) -> None:
    await lakes.ingrid.command("norms", "visible to all members")
    assert (await recorded(lakes)).audience is Audience.PARTNERS
