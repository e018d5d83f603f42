"""What coordinators and others are shown of the shelves: where it appears, how much, and what comes next."""

from bot.guidebook import starter
from storage.records.conversations import Audience
from tests.flows.lakes import Lakes

RULES = b"# Lake rules\n\n## Boats\n\nBoats land at the north pier only.\n"
NETS = b"# Nets\n\nNets have a mesh of four centimetres.\n"


async def test_a_guidebook_that_is_opened_again_appears_anew(lakes_outside: Lakes) -> None:
    ingrid = lakes_outside.ingrid
    await ingrid.sends("rules.md", "guidebook", RULES)
    for _ in range(2):
        before = len(ingrid.chat)
        await ingrid.command("guidebook", "Guidebook")
        assert len(ingrid.chat) > before
        assert "Lake rules" in ingrid.chat[-1].text
        await ingrid.command("guidebook")
        before = len(ingrid.chat)
        await ingrid.presses("Guidebook")
        assert len(ingrid.chat) > before
        assert "Lake rules" in ingrid.chat[-1].text


async def test_a_button_on_a_guidebook_s_card_changes_that_card(lakes_outside: Lakes) -> None:
    ingrid = lakes_outside.ingrid
    await ingrid.sends("rules.md", "guidebook", RULES)
    await ingrid.command("guidebook", "Guidebook")
    await ingrid.command("guidebook", "Guidebook")
    shown = len(ingrid.chat)
    await ingrid.presses("Put away")
    assert len(ingrid.chat) == shown
    assert "put away" in ingrid.chat[-1].text
    await ingrid.presses("Read from it")
    assert len(ingrid.chat) == shown
    assert "put away" not in ingrid.chat[-1].text


async def test_a_second_guidebook_is_made_in_chat_and_takes_the_next_file(lakes_outside: Lakes) -> None:
    ingrid, house = lakes_outside.ingrid, lakes_outside.house
    await ingrid.sends("rules.md", "guidebook", RULES)
    await ingrid.command("guidebook")
    await ingrid.presses("New guidebook")
    await ingrid.says("Fishing")
    await ingrid.hears("Please send me the file for Fishing")
    await ingrid.sends("nets.md", "", NETS)
    await ingrid.hears("Now in Fishing")
    names = {one.id: one.name for one in await house.look(lambda uow: uow.guidebooks.find())}
    documents = await house.look(lambda uow: uow.documents.current())
    assert {one.name: names[one.guidebook_id] for one in documents} == {
        "rules.md": "Guidebook",
        "nets.md": "Fishing",
    }


async def test_a_partner_s_file_that_is_called_guidebook_is_answered_with_who_keeps_it(lakes: Lakes) -> None:
    await lakes.amina.sends("rules.md", "guidebook", RULES)
    assert "kept by the coordinators" in lakes.amina.last.text
    assert "Ingrid" in lakes.amina.last.text
    assert await lakes.house.look(lambda uow: uow.documents.current()) == []


async def test_what_is_for_coordinators_only_is_said_to_answer_them(lakes: Lakes) -> None:
    await lakes.ingrid.sends("rules.md", "guidebook", RULES)
    await lakes.ingrid.presses("Coordinators only")
    [guidebook] = await lakes.house.look(lambda uow: uow.guidebooks.find())
    assert guidebook.audience is Audience.COORDINATORS
    await lakes.ingrid.sends("nets.md", "guidebook", NETS)
    await lakes.ingrid.hears("It answers coordinators from now on")


async def test_a_newcomer_sees_a_line_for_each_guidebook(lakes: Lakes) -> None:
    await starter.put_on_all_shelves(lakes.house.database, lakes.house.clock.now())
    await lakes.ingrid.sends("rules.md", "guidebook", RULES)
    await lakes.amina.command("guidebook")
    told = lakes.amina.last.text
    assert f"{starter.NAME}: {len(starter.chapters())} documents, such as" in told
    assert "Guidebook: 1 document, “Lake rules”" in told
    assert len(told.splitlines()) <= 5
