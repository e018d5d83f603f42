"""What is asked for oneself alone: nobody is told who asked, nor in which words."""

from storage.records.guidebook import GuidebookKind
from tests.flows.harbour import ALIKE, QUESTION, REPLY, replies, zoe_and_ali
from tests.flows.lakes import Lakes


async def test_nobody_is_told_who_asked_privately(lakes_outside: Lakes) -> None:
    zoe, ali = await zoe_and_ali(lakes_outside)
    await zoe.command("ask", QUESTION)
    assert "without naming you" in zoe.last.text
    ingrid = lakes_outside.ingrid
    card = await ingrid.hears(QUESTION)
    assert card.text.startswith("Somebody asked:")
    await ali.says(ALIKE + "?")
    card = await ingrid.hears("Ali")
    assert card.text.splitlines()[0].startswith("2 people asked: Ali")
    assert card.text.splitlines()[0].endswith("and one person privately")
    await ingrid.command("gaps")
    await ingrid.command("digest")
    await ingrid.presses("Reply")
    await ingrid.says(REPLY)
    await zoe.hears(REPLY)
    assert not any("Zoe" in text or "Lakewatch" in text for text in ingrid.heard if QUESTION[:-1] in text)
    assert not any("Zoe" in text for text in ingrid.heard if REPLY in text)


async def test_a_private_question_s_wording_is_hidden_behind_those_of_others(lakes: Lakes) -> None:
    """How somebody writes, and in which language, tells who they are."""
    zoe, ali = await zoe_and_ali(lakes)
    odd = QUESTION.lower().replace("?", " ?")
    await zoe.command("ask", odd)
    assert odd in (await lakes.ingrid.hears(odd)).text
    await ali.says(QUESTION)
    card = await lakes.ingrid.hears("2 people asked")
    assert QUESTION in card.text
    assert odd not in card.text


async def test_what_was_asked_privately_is_in_no_title_and_is_found_all_the_same(
    lakes_outside: Lakes,
) -> None:
    zoe, ali = await zoe_and_ali(lakes_outside)
    odd = "who insures the boats, now that we at Lakewatch sank one"
    reply = "The port insures the boats. Its contract lies in the office."
    await zoe.command("ask", odd)
    await replies(lakes_outside.ingrid, reply)
    await zoe.hears(odd)
    [shelf] = await lakes_outside.house.look(lambda uow: uow.guidebooks.of_kind(GuidebookKind.ANSWERS))
    [entry] = await lakes_outside.house.look(lambda uow: uow.documents.on(shelf.id))
    [passage] = await lakes_outside.house.look(lambda uow: uow.passages.of([entry.id]))
    assert (entry.title, passage.section) == ("The port insures the boats.", "The port insures the boats.")
    await ali.says(QUESTION)
    assert "The port insures the boats." in ali.last.text
    await ali.command("guidebook")
    assert "The port insures the boats." in ali.last.text
    assert not any("Lakewatch sank" in text for text in ali.heard)
    await lakes_outside.ingrid.presses("Edit")
    await lakes_outside.ingrid.says("The boats are insured by the port. Ring it.")
    await ali.says(QUESTION)
    assert "on “The boats are insured by the port.”" in ali.last.text


async def test_what_somebody_also_asked_by_name_is_the_title_in_their_words(lakes: Lakes) -> None:
    zoe, ali = await zoe_and_ali(lakes)
    await zoe.command("ask", ALIKE)
    await ali.says(QUESTION)
    await replies(lakes.ingrid)
    await ali.says(QUESTION)
    assert f"on “{QUESTION}”" in ali.last.text


async def test_a_digest_of_one_organisation_tells_nothing_of_what_its_people_asked_privately(
    lakes: Lakes,
) -> None:
    zoe, _ = await zoe_and_ali(lakes)
    await zoe.command("ask", QUESTION)
    await lakes.ingrid.command("digest")
    assert "Somebody asks:" in lakes.ingrid.last.text
    await lakes.ingrid.command("digest", "Lakewatch")
    assert "Lakewatch" in lakes.ingrid.last.text
    assert "asks" not in lakes.ingrid.last.text
    await zoe.says(QUESTION)
    await lakes.ingrid.command("digest", "Lakewatch")
    assert QUESTION in lakes.ingrid.last.text
