"""Summaries: what partners released is read together in the group, kept up to date, and nothing else is."""

from collections.abc import Callable

import pytest

from storage.records.schedules import Posting
from tests.flows.lakes import Lakes
from tests.flows.rooms import bound
from tests.house import Partner


async def shares(partner: Partner, words: str, secret: str = "") -> None:
    """Answer the first question for the coordinators alone, the second for all partners, and end there."""
    if secret:
        await partner.says(secret)
    else:
        await partner.presses("Skip")
    await partner.presses("Seen by: coordinators")
    await partner.says(words)
    await partner.presses("Finish here")


def summaries(room: Callable[[], list[str]]) -> list[str]:
    """Return the summaries that stand in the group now."""
    return [text for text in room() if "Progress check-in" in text]


async def colleague(lakes: Lakes) -> Partner:
    """Somebody else in Nairobi."""
    return await lakes.house.partner("Kofi Mensah", "Shore Women", zone="Africa/Nairobi")


async def test_at_the_close_the_group_reads_what_was_released_and_nothing_else(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.terms(posting=Posting.CLOSING)
    room = await bound(lakes)
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.says("The samples are with the lawyers")
    await lakes.amina.presses("Seen by: coordinators")
    await lakes.amina.says("The boat is in repair")
    await lakes.amina.presses("Skip")
    await lakes.amina.presses("Needs a decision")
    await lakes.amina.presses("Finish here")
    await lakes.until(2, 5)
    assert summaries(room) == [], "the round is open"
    await lakes.until(3, 12)
    [posted] = summaries(room)
    assert "The boat is in repair" in posted
    assert "Amina" in posted
    assert "lawyers" not in posted, "seen by the coordinators only"
    assert "ecision" not in posted, "where a part stands is never told"
    assert "Jonas" not in posted, "nor who was silent"


async def test_where_nothing_was_released_nothing_is_posted(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.terms(posting=Posting.CLOSING)
    room = await bound(lakes)
    await lakes.answered()
    await lakes.until(3, 12)
    assert summaries(room) == []


async def test_a_live_summary_is_one_message_that_is_kept_up_to_date(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.terms(posting=Posting.LIVE)
    room, kofi = await bound(lakes), await colleague(lakes)
    await lakes.until(30, 7, 30, month=11)
    await shares(lakes.amina, "The boat is in repair")
    [first] = summaries(room)
    assert "The boat is in repair" in first
    await shares(kofi, "The jetty is closed")
    [second] = summaries(room)
    assert "The boat is in repair" in second
    assert "The jetty is closed" in second
    await kofi.edits("The jetty is open")
    [third] = summaries(room)
    assert "The jetty is open" in third
    assert "closed" not in third
    await lakes.until(3, 12)
    assert summaries(room) == [third], "the close changes nothing of it"


@pytest.mark.parametrize("posting", [Posting.LIVE, Posting.CLOSING])
async def test_words_that_are_taken_back_leave_the_summary(lakes_outside: Lakes, posting: Posting) -> None:
    lakes = lakes_outside
    await lakes.terms(posting=posting)
    room, kofi = await bound(lakes), await colleague(lakes)
    await lakes.until(30, 7, 30, month=11)
    for who, words in ((lakes.amina, "The boat is in repair"), (kofi, "The jetty is closed")):
        await shares(who, words)
    await lakes.until(3, 7, 30)
    for who, words in ((kofi, "The jetty is closed"), (lakes.amina, "The boat is in repair")):
        assert words in summaries(room)[0]
        await who.presses("Change an answer")
        await who.presses("Seen by: all partners")
        await who.presses("Seen by: public")
        [posted] = summaries(room)
        assert words not in posted
    assert "stays with the coordinators" in posted


async def test_a_late_answer_joins_the_summary(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.terms(posting=Posting.CLOSING)
    room, kofi = await bound(lakes), await colleague(lakes)
    await lakes.until(30, 7, 30, month=11)
    await shares(lakes.amina, "The boat is in repair")
    await lakes.until(3, 7, 30)
    await shares(kofi, "The jetty is closed")
    [posted] = summaries(room)
    assert "The boat is in repair" in posted
    assert "The jetty is closed" in posted


async def test_whoever_is_quoted_is_asked_first_where_the_terms_say_so(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.terms(posting=Posting.CLOSING, objection_hours=24)
    room, kofi = await bound(lakes), await colleague(lakes)
    await lakes.until(30, 7, 30, month=11)
    await shares(lakes.amina, "The boat is in repair")
    await shares(kofi, "The jetty is closed", secret="The permit is late")
    await lakes.until(2, 12)
    shown = await kofi.hears("this is what the group will read from you")
    assert "The jetty is closed" in shown.text
    assert "permit" not in shown.text
    assert not any("what the group will read" in text for text in lakes.jonas.heard), "he said nothing"
    assert summaries(room) == []
    await kofi.presses("Keep mine out")
    await kofi.hears("Your words stay with the coordinators")
    assert summaries(room) == []
    await lakes.until(4, 12)
    [posted] = summaries(room)
    assert "The boat is in repair" in posted
    assert "jetty" not in posted


async def test_what_comes_after_the_objections_is_not_posted_unasked_but_an_edit_corrects(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await lakes.terms(posting=Posting.CLOSING, objection_hours=24)
    room, kofi = await bound(lakes), await colleague(lakes)
    await lakes.until(30, 7, 30, month=11)
    await shares(lakes.amina, "The boat is in repair")
    await lakes.until(4, 12)
    await lakes.amina.edits("The boat is afloat")
    await shares(kofi, "The jetty is closed")
    [posted] = summaries(room)
    assert "The boat is afloat" in posted
    assert "repair" not in posted
    assert "jetty" not in posted


async def test_nobody_is_asked_for_an_objection_in_the_evening(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await lakes.house.partner("Kofi Mensah", "Shore Women", zone="Asia/Kolkata")
    await lakes.house.partner("Luz Quispe", "Altiplano", zone="America/Lima")
    await lakes.terms(posting=Posting.CLOSING, objection_hours=24)
    room = await bound(lakes)
    await lakes.until(30, 7, month=11)
    await shares(kofi, "The jetty is closed")
    await lakes.until(3, 2)
    assert not any("what the group will read" in text for text in kofi.heard), "it closed at half past seven"
    await lakes.until(3, 3)
    await kofi.hears("what the group will read")
    await lakes.until(4, 2)
    assert summaries(room) == []
    await lakes.until(4, 3)
    assert len(summaries(room)) == 1
