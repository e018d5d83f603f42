"""Whoever asked says whether the answer helped; what did not help goes to the coordinators."""

from storage.records.guidebook import Outcome
from tests.flows.devices import taps
from tests.flows.harbour import ALIKE, KNOWN, QUESTION, REPLY, SAID, replies, zoe_and_ali
from tests.flows.lakes import Lakes


async def test_what_was_no_answer_goes_to_the_coordinators_with_what_was_answered(
    lakes_outside: Lakes,
) -> None:
    zoe, _ = await zoe_and_ali(lakes_outside)
    await zoe.says(KNOWN)
    assert "👍 Helpful" in zoe.last.labels
    await zoe.presses("👎 Not the answer")
    assert "Thank you for saying so." in zoe.last.text
    assert "Ingrid" in zoe.last.text
    card = await lakes_outside.ingrid.hears(KNOWN)
    assert "it was not the answer:" in card.text
    assert SAID in card.text
    told = len(lakes_outside.ingrid.heard), len(zoe.heard)
    await zoe.presses("👎 Not the answer")
    assert (len(lakes_outside.ingrid.heard), len(zoe.heard)) == told


async def test_a_reply_that_was_no_answer_is_passed_on_as_the_coordinator_s_own(lakes: Lakes) -> None:
    zoe, ali = await zoe_and_ali(lakes)
    await zoe.says(QUESTION)
    await replies(lakes.ingrid)
    await ali.says(ALIKE + "?")
    assert REPLY in ali.last.text
    await ali.presses("👎 Not the answer")
    card = await lakes.ingrid.hears("it was not the answer:")
    assert "had replied, and" in card.text
    assert "Ingrid" in card.text
    assert "27 Nov" in card.text
    assert "I had answered" not in card.text


async def test_thanks_stand_where_the_answer_stands(lakes_outside: Lakes) -> None:
    zoe, _ = await zoe_and_ali(lakes_outside)
    await zoe.says(KNOWN)
    told = len(zoe.heard)
    await zoe.presses("👍 Helpful")
    assert len(zoe.heard) == told
    assert SAID in zoe.last.text
    assert "noted as helpful" in zoe.last.text
    assert "👍 Helpful" not in zoe.last.labels
    [asked] = await lakes_outside.house.look(lambda uow: uow.enquiries.find())
    assert (asked.helpful, asked.outcome) == (True, Outcome.QUOTED)
    assert not await lakes_outside.house.look(lambda uow: uow.gaps.find())


async def test_whoever_changes_their_mind_takes_the_question_back(lakes_outside: Lakes) -> None:
    zoe, ali = await zoe_and_ali(lakes_outside)
    for asker in (zoe, ali):
        await asker.says(KNOWN)
        await asker.presses("👎 Not the answer")
    await zoe.presses("👍 Helpful")
    card = await lakes_outside.ingrid.hears(KNOWN)
    assert card.text.startswith("Ali")
    await ali.presses("👍 Helpful")
    card = await lakes_outside.ingrid.hears(KNOWN)
    assert "Nobody waits" in card.text
    assert card.labels == ()
    assert not await lakes_outside.house.look(lambda uow: uow.gaps.open())


async def test_only_the_asker_says_whether_an_answer_helped(lakes: Lakes) -> None:
    zoe, ali = await zoe_and_ali(lakes)
    await zoe.says(KNOWN)
    [asked] = await lakes.house.look(lambda uow: uow.enquiries.find())
    await taps(ali, f"feedback:{lakes.ingrid.partnership.id}:{asked.id}:no")
    await lakes.house.settle()
    assert "meant for somebody else" in ali.last.text
    assert await lakes.house.look(lambda uow: uow.enquiries.find()) == [asked]
