"""Blocked: what is in the way and who could help; after two working days coordinators may have them asked."""

import pytest

from storage.records.commitments import Commitment, CommitmentState
from storage.records.following import Obstacle
from storage.records.people import Role
from tests.flows.devices import set_aside
from tests.flows.lakes import Lakes
from tests.flows.pledges import SURVEY, as_it_is, does, promises, story_of
from tests.house import Partner

WHAT = "The harbour gives no permit"


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes on SQLite, on Telegram and on Slack."""
    return lakes_outside


async def obstacles_of(lakes: Lakes, commitment: Commitment) -> list[Obstacle]:
    found = await lakes.house.look(lambda uow: uow.obstacles.find())
    return [one for one in found if one.commitment_id == commitment.id]


async def kofi(lakes: Lakes) -> Partner:
    return await lakes.house.partner("Kofi Mensah", "Shore Women")


async def blocks(lakes: Lakes, survey: Commitment, helper: str = "") -> None:
    """Let Amina say what is in the way, and press who could help."""
    await does(lakes, lakes.amina, "blocked", survey)
    await lakes.amina.says(WHAT)
    if helper:
        label = next(one for one in lakes.amina.last.labels if one.startswith(helper))
        await lakes.amina.presses(label)


async def test_blocked_asks_what_is_in_the_way_and_who_could_help(lakes: Lakes) -> None:
    helper = await kofi(lakes)
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "blocked", survey)
    await lakes.amina.hears(f"What is in the way of “{SURVEY}”?")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.OPEN, "what it is comes first"
    await lakes.amina.says(WHAT)
    asked = await lakes.amina.hears("Who could help?")
    assert "Tuesday 1 December" in asked.text, "it is announced when others will hear"
    assert [one.split()[0] for one in asked.labels] == ["Ingrid", "Jonas", "Kofi", "Nobody"]
    await lakes.amina.presses(asked.labels[2])
    await lakes.amina.hears("could help with “Lake survey”. Nobody is asked before a coordinator agrees")
    now = await as_it_is(lakes, survey)
    assert now.state is CommitmentState.BLOCKED
    assert (await story_of(lakes, survey))[-1].why == WHAT
    [obstacle] = await obstacles_of(lakes, survey)
    assert (obstacle.what, obstacle.helper_id) == (WHAT, (await helper.member()).id)
    assert not any(SURVEY in text for text in helper.heard)


async def test_nobody_of_their_own_organisation_is_offered(lakes: Lakes) -> None:
    await lakes.house.partner("Lina Rahman", "Lakewatch")
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey)
    assert not any(one.startswith("Lina") for one in lakes.amina.last.labels)


@pytest.mark.parametrize(
    ("said", "name", "known"), [("Kofi", "Kofi", True), ("the harbour master", "the harbour master", False)]
)
async def test_a_helper_can_be_written(lakes: Lakes, said: str, name: str, known: bool) -> None:
    await kofi(lakes)
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey)
    await lakes.amina.says(said)
    [obstacle] = await obstacles_of(lakes, survey)
    assert obstacle.helper.startswith(name)
    assert (obstacle.helper_id is not None) is known


async def test_no_longer_blocked_settles_it_and_nobody_is_told(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey)
    await lakes.amina.presses("Nobody in particular")
    await lakes.amina.presses("No longer blocked")
    await lakes.amina.hears("goes on, noted for Friday 4 December")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.OPEN
    assert [one.settled_at is not None for one in await obstacles_of(lakes, survey)] == [True]
    await lakes.until(2, 12)
    assert not any("as blocked since" in text for text in lakes.ingrid.heard)


async def test_done_settles_what_was_in_the_way(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey)
    await does(lakes, lakes.amina, "done", survey)
    assert [one.settled_at is not None for one in await obstacles_of(lakes, survey)] == [True]
    await lakes.until(2, 12)
    assert not any("as blocked since" in text for text in lakes.ingrid.heard)


async def test_after_two_working_days_the_coordinator_hears_and_may_have_the_helper_asked(
    lakes: Lakes,
) -> None:
    helper = await kofi(lakes)
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey, "Kofi")
    await lakes.house.restart()
    await lakes.until(1, 8, 59)
    assert not any("as blocked since" in text for text in lakes.ingrid.heard)
    await lakes.until(1, 9, 1)
    raised = await lakes.ingrid.hears("is noted as blocked since")
    assert WHAT in raised.text
    assert [one.split()[0] for one in raised.labels] == ["Let", "Hold"]
    await lakes.ingrid.presses(raised.labels[0])
    draft = await lakes.ingrid.hears("This would go to Kofi")
    assert "could help Amina" in draft.text
    assert WHAT in draft.text
    assert draft.labels == ("Send", "Change words")
    assert not any(SURVEY in text for text in helper.heard), "nothing goes out before it is sent"
    await lakes.ingrid.presses("Send")
    asked = await helper.hears("asks whether you could help Amina")
    assert asked.labels == ("I can help", "Not me")
    await helper.presses("I can help")
    await lakes.amina.hears("can help with what is in the way of “Lake survey”")
    await lakes.ingrid.hears("can help with what is in the way of “Lake survey”")
    await lakes.until(8)
    assert sum("as blocked since" in text for text in lakes.ingrid.heard) == 1
    assert await set_aside(lakes.house) == []


async def test_the_helper_reads_the_coordinators_own_words_once(lakes: Lakes) -> None:
    helper = await kofi(lakes)
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey, "Kofi")
    await lakes.until(1, 10)
    await does(lakes, lakes.ingrid, "ask_helper", survey)
    await lakes.ingrid.presses("Change words")
    await lakes.ingrid.says("Could you have a word with the harbour?")
    draft = lakes.ingrid.last
    assert "Could you have a word with the harbour?" in draft.text
    assert draft.labels == ("Send", "Change words")
    await lakes.ingrid.presses("Send")
    asked = await helper.hears("Could you have a word with the harbour?")
    assert WHAT not in asked.text
    await does(lakes, lakes.ingrid, "ask_helper", survey, "send")
    await lakes.ingrid.hears("once is enough")
    assert sum("have a word" in text for text in helper.heard) == 1
    await helper.presses("Not me")
    await lakes.amina.hears("cannot help with what is in the way")
    await lakes.ingrid.hears("cannot help with what is in the way")


async def test_a_helper_reads_their_own_language(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey, "Jonas")
    await lakes.until(1, 10)
    await does(lakes, lakes.ingrid, "ask_helper", survey)
    assert "Voici ce qui bloque" in lakes.ingrid.last.text
    await lakes.ingrid.presses("Send")
    asked = await lakes.jonas.hears("Voici ce qui bloque")
    assert asked.labels == ("Je peux aider", "Pas moi")


async def test_who_is_merely_named_gets_no_message_but_the_coordinator_a_draft(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey)
    await lakes.amina.says("the harbour master")
    await lakes.until(1, 10)
    raised = await lakes.ingrid.hears("I do not write to them")
    await lakes.ingrid.presses(raised.labels[0])
    draft = await lakes.ingrid.hears("A draft for the harbour master, for you to send")
    assert WHAT in draft.text
    assert draft.labels == ()
    await does(lakes, lakes.ingrid, "ask_helper", survey, "send")
    [obstacle] = await obstacles_of(lakes, survey)
    assert obstacle.asked_at is None


async def test_the_bot_never_writes_to_a_superior(lakes: Lakes) -> None:
    helper = await kofi(lakes)
    await lakes.member(lakes.amina, approver_id=(await helper.member()).id)
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey)
    await lakes.amina.says("Kofi")
    await lakes.until(1, 10)
    await lakes.ingrid.hears("I do not write to them")
    await does(lakes, lakes.ingrid, "ask_helper", survey, "send")
    assert not any("asks whether you could help" in text for text in helper.heard)


async def test_only_coordinators_have_somebody_asked(lakes: Lakes) -> None:
    helper = await kofi(lakes)
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey, "Kofi")
    await does(lakes, lakes.amina, "ask_helper", survey, "send")
    assert not any("asks whether you could help" in text for text in helper.heard)


async def test_a_coordinator_may_note_what_blocks_and_the_owner_hears_it(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.ingrid, "blocked", survey)
    await lakes.ingrid.says(WHAT)
    told = await lakes.amina.hears("has noted what is in the way of “Lake survey”")
    assert told.labels == ("No longer blocked",)


async def test_what_is_noted_already_is_shown_with_the_button_for_its_end(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey)
    await lakes.amina.presses("Nobody in particular")
    await does(lakes, lakes.ingrid, "blocked", survey)
    shown = await lakes.ingrid.hears("is noted as blocked")
    assert WHAT in shown.text
    assert shown.labels == ("No longer blocked",)


async def test_observers_are_never_offered(lakes: Lakes) -> None:
    await lakes.house.partner("Olga Petrova", "Press", role=Role.OBSERVER)
    survey = await promises(lakes, lakes.amina)
    await blocks(lakes, survey)
    assert not any(one.startswith("Olga") for one in lakes.amina.last.labels)
