"""Evidence: a picture, document or link belongs to the answer that it came with."""

import pytest

from tests.flows.answers import answers_all, asked, evidence, words
from tests.flows.lakes import Lakes


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes on Telegram, and on Slack."""
    return lakes_outside


async def test_a_photo_with_words_is_evidence_on_the_answer(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.sends("pump.jpg", "Twelve pumps are in")
    await lakes.amina.hears("Added to your update")
    assert await words(lakes, lakes.amina) == {"moved": "Twelve pumps are in"}
    [kept] = await evidence(lakes, lakes.amina)
    assert (kept.kind, kept.content) == ("photo", None)
    assert kept.file
    assert "Is anything in the way" in lakes.amina.last.text


async def test_a_file_is_downloaded_once_where_the_settings_say_so(lakes: Lakes) -> None:
    lakes.house.fetch_most = 100
    await lakes.house.restart()
    await asked(lakes)
    await lakes.amina.sends("report.pdf", "The report", b"one and the same")
    await lakes.amina.sends("copy.pdf", "The copy", b"one and the same")
    await lakes.amina.sends("film.pdf", "The film", b"x" * 101)
    first, second, third = await evidence(lakes, lakes.amina)
    assert first.content is not None
    assert first.content == second.content
    assert (third.content, third.failure) == (None, "too_large")
    [kept] = await lakes.house.look(lambda uow: uow.contents.find())
    assert kept.body == b"one and the same"


async def test_a_file_without_words_is_the_answer_itself(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.sends("report.pdf")
    await lakes.amina.hears("Added to your update: report.pdf")
    assert await words(lakes, lakes.amina) == {"moved": "report.pdf"}


async def test_files_that_were_sent_together_are_one_answer(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.sends("report.pdf")
    await lakes.amina.sends("annex.pdf")
    assert await words(lakes, lakes.amina) == {"moved": "report.pdf"}
    assert [one.name for one in await evidence(lakes, lakes.amina)] == ["report.pdf", "annex.pdf"]


async def test_words_beside_a_file_that_comes_after_the_thanks_are_kept_with_it(lakes: Lakes) -> None:
    await asked(lakes)
    await answers_all(lakes.amina)
    await lakes.amina.sends("report.pdf", "The third pump")
    await lakes.amina.hears("Added to your update: report.pdf: The third pump")
    assert [one.name for one in await evidence(lakes, lakes.amina)] == ["report.pdf: The third pump"]


async def test_a_file_after_the_thanks_belongs_to_the_last_answer_while_the_round_is_open(
    lakes: Lakes,
) -> None:
    await asked(lakes)
    await answers_all(lakes.amina)
    await lakes.amina.sends("report.pdf")
    await lakes.amina.hears("Added to your update: report.pdf")
    assert len(await evidence(lakes, lakes.amina)) == 1
    await lakes.until(4, 12)
    await lakes.amina.sends("annex.pdf")
    await lakes.amina.hears("it was not kept")
    assert len(await evidence(lakes, lakes.amina)) == 1


async def test_a_link_in_an_answer_is_evidence(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.says("The map is at https://example.org/map.")
    [link] = await evidence(lakes, lakes.amina)
    assert (link.kind, link.file) == ("link", "https://example.org/map")
    await lakes.amina.edits("The map is ready")
    assert await evidence(lakes, lakes.amina) == []
