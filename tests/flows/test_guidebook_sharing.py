"""An answer that one person got can be shared with the group, by that person, and only what all may see."""

from dataclasses import replace

import pytest

from storage.records.conversations import Audience
from storage.records.guidebook import Guidebook, GuidebookId, GuidebookKind
from storage.unit import NEW
from tests.flows.devices import button, taps
from tests.flows.lakes import Lakes
from tests.flows.reading import PLAYBOOK, SIGNS, room_of

QUESTION = "Who signs the data agreement?"


async def test_an_answer_for_one_is_shared_with_its_source_and_who_shared_it(lakes_outside: Lakes) -> None:
    await PLAYBOOK.put(lakes_outside)
    room = await room_of(lakes_outside)
    await room.whispers(lakes_outside.amina, QUESTION)
    before = len(room.seen_by(lakes_outside.jonas))
    await room.presses_alone(lakes_outside.amina, "Share with everyone")
    [shared] = room.seen_by(lakes_outside.jonas)[before:]
    assert shared.text.startswith("Amina")
    assert f"shares the answer to “{QUESTION}”" in shared.text
    assert SIGNS in shared.text
    assert shared.text.splitlines()[-1] == "Playbook › Data › Agreement, p. 4"


async def test_an_answer_in_the_direct_chat_goes_to_the_one_group_there_is_and_once(
    lakes_outside: Lakes,
) -> None:
    await PLAYBOOK.put(lakes_outside)
    await lakes_outside.amina.says(QUESTION)
    assert "Share with everyone" not in lakes_outside.amina.last.labels
    room = await room_of(lakes_outside)
    before = len(room.seen_by(lakes_outside.jonas))
    await lakes_outside.amina.says(QUESTION)
    await lakes_outside.amina.presses("Share with everyone")
    await lakes_outside.amina.presses("Share with everyone")
    assert "The answer is in the group now." in lakes_outside.amina.last.text
    [shared] = room.seen_by(lakes_outside.jonas)[before:]
    assert SIGNS in shared.text


async def test_nobody_shares_what_another_asked(lakes_outside: Lakes) -> None:
    await PLAYBOOK.put(lakes_outside)
    room = await room_of(lakes_outside)
    before = len(room.seen_by(lakes_outside.jonas))
    await lakes_outside.amina.command("ask", QUESTION)
    await taps(lakes_outside.jonas, button(lakes_outside.amina, "Share with everyone"))
    await lakes_outside.house.settle()
    assert len(room.seen_by(lakes_outside.jonas)) == before


async def test_what_came_to_be_for_coordinators_is_shared_no_more(lakes: Lakes) -> None:
    await PLAYBOOK.put(lakes)
    room = await room_of(lakes)
    await lakes.ingrid.says(QUESTION)
    [shelf] = await lakes.house.look(lambda uow: uow.guidebooks.find())
    narrow = replace(shelf, audience=Audience.COORDINATORS)
    await lakes.house.change(lambda uow: uow.guidebooks.save(narrow))
    before = len(room.seen_by(lakes.jonas))
    await lakes.ingrid.presses("Share with everyone")
    assert "I cannot show this here" in lakes.ingrid.last.text
    assert len(room.seen_by(lakes.jonas)) == before
    await lakes.ingrid.says(QUESTION)
    assert SIGNS in lakes.ingrid.last.text
    assert "Share with everyone" not in lakes.ingrid.last.labels


@pytest.mark.parametrize("label", ["👎 Not the answer", "Ask a coordinator"])
async def test_what_one_presses_under_a_whisper_nobody_else_hears_of(
    lakes_outside: Lakes, label: str
) -> None:
    await PLAYBOOK.put(lakes_outside)
    room = await room_of(lakes_outside)
    asked = QUESTION if "Not" in label else "Is our contract with BlueFlow enforceable?"
    await room.whispers(lakes_outside.amina, asked)
    before = len(room.seen_by(lakes_outside.jonas))
    for _ in range(2):
        await room.presses_alone(lakes_outside.amina, label)
    assert len(room.seen_by(lakes_outside.jonas)) == before
    await lakes_outside.ingrid.hears(asked)


async def test_replies_to_people_here_are_shared_with_no_other_partnership(lakes: Lakes) -> None:
    shelf = await lakes.house.change(
        lambda uow: uow.guidebooks.add(Guidebook(GuidebookId(NEW), "Replies", GuidebookKind.ANSWERS))
    )
    await lakes.ingrid.command("guidebook", "Replies")
    assert "Replies" in lakes.ingrid.last.text
    assert not any("partnerships" in one for one in lakes.ingrid.last.labels)
    await taps(lakes.ingrid, f"shelf_share:{lakes.ingrid.partnership.id}:{shelf.id}:yes")
    await lakes.house.settle()
    assert "so it stays in this partnership" in lakes.ingrid.last.text
    assert await lakes.house.look(lambda uow: uow.guidebooks.get(shelf.id)) == shelf
