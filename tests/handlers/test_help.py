"""Help says what there is for whom; what cannot be read or placed gets a kind word."""

import pytest

from storage.engine import Database
from storage.records.events import EventKind
from tests.house import House
from tests.paper import Paper
from tests.stages import PaperStage


async def test_help_differs_for_partners_and_coordinators(house: House) -> None:
    await house.partnership("Clean Water Lakes")
    ingrid = await house.coordinator("Ingrid Berg")
    amina = await house.partner("Amina Diallo")
    await ingrid.says("help")
    assert "invite" in ingrid.last.text
    await amina.command("start")
    assert "invite" not in amina.last.text
    assert "For anything else: Ingrid Berg." in amina.last.text


async def test_help_comes_in_the_readers_language(house: House) -> None:
    await house.partnership()
    await house.coordinator("Ingrid Berg")
    amina = await house.partner("Amina Diallo", language="fr")
    await amina.says("aide")
    assert "engagements" in amina.last.text


async def test_unclear_words_get_the_words_to_try(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    await ingrid.says("Leave for the field on Monday")
    assert "nothing was noted" in ingrid.last.text
    assert "help" in ingrid.last.text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("sticker", "stickers"),
        ("voice", "voice notes"),
        ("photo", "pictures"),
        ("location", "this kind"),
        ("empty", "no words"),
    ],
)
async def test_what_has_no_words_is_answered_kindly(sqlite_database: Database, sent: str, said: str) -> None:
    paper = Paper()
    async with await House.open(sqlite_database, PaperStage(paper)) as house:
        await house.partnership()
        ingrid = await house.coordinator("Ingrid Berg")
        await paper.tell(paper.event("Ingrid Berg", sent, now=house.clock.now(), kind=EventKind.OTHER))
        await house.settle()
        assert said in ingrid.last.text


async def test_a_message_of_blanks_has_no_words(sqlite_database: Database) -> None:
    async with await House.open(sqlite_database, PaperStage()) as house:
        await house.partnership()
        ingrid = await house.coordinator("Ingrid Berg")
        await ingrid.says("  \n ")
        assert "no words" in ingrid.last.text
