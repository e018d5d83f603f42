"""Files that people send: told of by their reference, or downloaded before the turn is decided."""

from collections.abc import AsyncIterator

import pytest

from storage.engine import Database
from tests.house import House, Partner
from tests.machine import survey
from tests.platforms.page import PlaygroundStage
from tests.stages import STAGES, PaperStage


@pytest.fixture(params=["slack", "telegram", "playground"])
async def lakes(request: pytest.FixtureRequest, sqlite_database: Database) -> AsyncIterator[House]:
    """A house on a platform whose files can be downloaded."""
    stage = PlaygroundStage(sqlite_database) if request.param == "playground" else STAGES[request.param]()
    async with await House.open(sqlite_database, stage, table=survey.routes()) as house:
        await house.partnership()
        yield house


async def downloading(house: House, most: int) -> Partner:
    """Return somebody in a house that downloads so many bytes."""
    house.fetch_most = most
    await house.restart()
    return await house.partner("Amina Diallo")


async def test_files_stay_where_they_are_unless_the_settings_say_otherwise(lakes: House) -> None:
    amina = await lakes.partner("Amina Diallo")
    await amina.sends("minutes.pdf", "The minutes", b"words")
    assert amina.last.text == "The minutes|document minutes.pdf|"


async def test_a_file_is_downloaded_before_its_turn_is_decided(lakes: House) -> None:
    amina = await downloading(lakes, 1000)
    await amina.sends("pump.jpg", "12 of 20?", b"picture")
    assert amina.last.text.startswith("12 of 20?|photo")
    assert amina.last.text.endswith("|picture")


async def test_a_file_without_words_comes_too(lakes: House) -> None:
    amina = await downloading(lakes, 1000)
    await amina.sends("minutes.pdf", body=b"words")
    assert amina.last.text == "|document minutes.pdf|words"


async def test_of_a_file_that_is_too_large_the_reference_is_kept_and_why(lakes: House) -> None:
    amina = await downloading(lakes, 4)
    await amina.sends("minutes.pdf", "Here", b"words")
    assert amina.last.text == "Here|document minutes.pdf|too_large"


async def test_a_file_that_is_no_longer_there_is_a_word_and_not_a_failure(sqlite_database: Database) -> None:
    stage = PaperStage()
    async with await House.open(sqlite_database, stage, table=survey.routes()) as house:
        await house.partnership()
        amina = await downloading(house, 1000)
        await amina.sends("pump.jpg", "first", b"picture")
        assert amina.last.text == "first|photo pump.jpg|picture"
        house.fetch_most = None
        await house.restart()
        await amina.sends("pump.jpg", "second")
        assert amina.last.text == "second|photo pump.jpg|"


async def test_an_open_question_takes_files_where_its_kind_does(sqlite_database: Database) -> None:
    async with await House.open(sqlite_database, PaperStage(), table=survey.routes()) as house:
        await house.partnership()
        amina = await downloading(house, 1000)
        for kind, bare, captioned in (
            ("photos", "answer: , 1, 1", "answer: is it?, 1, 1"),
            ("words", "|photo pump.jpg|...", "answer: is it?, 1, 0"),
        ):
            await amina.command("begin", kind)
            await amina.sends("pump.jpg")
            assert amina.last.text == bare
            await amina.sends("pump.jpg", "is it?")
            assert amina.last.text == captioned
