"""A question is answered from the guidebook with its source, or by a coordinator who replies."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers.guidebook.shelving.placing import own_guidebook
from storage.engine import Database
from storage.records.events import EventKind
from storage.records.guidebook import Document, DocumentId, Outcome, Passage, PassageId
from storage.unit import NEW, UnitOfWork
from tests.flows.reading import SILENT, Told
from tests.house import House
from tests.paper import Paper
from tests.stages import PaperStage

QUOTE = "The ministry signs the data agreement."
QUESTION = "Who signs the data agreement?"


def a_book(section: str = "Data › Agreement", page: int | None = 4) -> Callable[[UnitOfWork], None]:
    """Return the work that adds a book of one passage."""

    def add(uow: UnitOfWork) -> None:
        added = datetime(2026, 11, 1, tzinfo=UTC)
        shelf = own_guidebook(uow)
        new = Document(DocumentId(NEW), shelf.id, "playbook.pdf", "Playbook", "digest", added)
        book = uow.documents.add(new)
        uow.passages.add(Passage(PassageId(NEW), book.id, 0, section, page, QUOTE))

    return add


async def open_house(database: Database, paper: Paper | None = None) -> House:
    house = await House.open(database, PaperStage(paper))
    await house.partnership("Clean Water Lakes")
    return house


async def state(house: House) -> Outcome:
    return (await house.look(lambda uow: uow.enquiries.find()))[-1].outcome


@pytest.mark.parametrize("asked", [QUESTION, "ask " + QUESTION, "ask who signs the data agreement"])
async def test_the_best_passage_is_quoted_with_its_source(house: House, asked: str) -> None:
    await house.partnership()
    await house.coordinator("Ingrid Berg")
    zoe = await house.newcomer("Zoe Martin")
    await house.change(a_book())
    await zoe.says(asked)
    assert zoe.last.text.splitlines() == [QUOTE, "Playbook › Data › Agreement, p. 4"]
    assert zoe.last.labels == ("Whole section", "👍 Helpful", "👎 Not the answer")
    assert await state(house) is Outcome.QUOTED


@pytest.mark.parametrize(
    ("section", "page", "source"),
    [("Data", None, "Playbook › Data"), ("", 4, "Playbook, p. 4"), ("", None, "Playbook")],
)
async def test_a_source_names_what_is_known_of_it(
    sqlite_database: Database, section: str, page: int | None, source: str
) -> None:
    async with await open_house(sqlite_database) as house:
        zoe = await house.newcomer("Zoe Martin")
        await house.change(a_book(section, page))
        await zoe.says(QUESTION)
        assert zoe.last.text.splitlines()[-1] == source


async def silenced(house: House) -> None:
    """Put a book on the shelf that is found silent, whatever is asked."""
    await house.change(a_book())
    house.guide = Told(SILENT)
    await house.restart()


async def test_where_there_is_no_book_a_person_can_be_asked(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    zoe = await house.newcomer("Zoe Martin")
    await zoe.says("How do bees fly?")
    assert "There is no guidebook in" in zoe.last.text
    assert zoe.last.labels == ("Ask a coordinator",)
    assert await state(house) is Outcome.SILENT
    member = await ingrid.member()
    await house.change(lambda uow: uow.members.save(replace(member, left_at=house.clock.now())))
    await zoe.presses("Ask a coordinator")
    assert "no other coordinator" in zoe.last.text
    assert await state(house) is Outcome.SILENT


async def test_a_silent_book_says_so_and_a_person_is_asked(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    zoe = await house.newcomer("Zoe Martin")
    await silenced(house)
    await zoe.says(QUESTION)
    assert "would rather not guess. I have asked Ingrid Berg" in zoe.last.text
    assert zoe.last.labels == ("Agreement",)
    assert await state(house) is Outcome.SILENT
    await ingrid.hears(QUESTION)


async def test_a_coordinator_alone_is_not_sent_to_a_coordinator(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    await ingrid.says("How do bees fly?")
    assert "that I can answer from. The question is kept." in ingrid.last.text
    assert not ingrid.last.labels
    await silenced(house)
    await ingrid.says(QUESTION)
    assert "would rather not guess. The question is kept." in ingrid.last.text
    await house.coordinator("Kofi Mensah")
    await ingrid.says(QUESTION)
    assert "would rather not guess. I have asked Kofi Mensah" in ingrid.last.text


async def test_ask_alone_says_what_to_write(house: House) -> None:
    await house.partnership()
    zoe = await house.newcomer("Zoe Martin")
    await zoe.command("ask")
    assert "write your question after the word" in zoe.last.text
    assert not await house.look(lambda uow: uow.enquiries.find())


async def test_a_coordinators_reply_is_brought_back_to_the_asker(house: House) -> None:
    await house.partnership()
    ingrid, kofi = await house.coordinator("Ingrid Berg", "Ministry"), await house.coordinator("Kofi Mensah")
    zoe = await house.newcomer("Zoe Martin", "BlueFlow")
    await zoe.says("How do bees fly?")
    await zoe.presses("Ask a coordinator")
    assert "Ingrid Berg and Kofi Mensah" in zoe.last.text
    assert "Zoe Martin (BlueFlow) asks:" in kofi.last.text
    await ingrid.presses("Reply")
    await ingrid.says("Do you mean *wild* bees? <b>Ask</b> me on Monday")
    await ingrid.hears("Your reply is on its way to Zoe Martin (BlueFlow)")
    said = await zoe.hears("Ingrid Berg (Ministry) replies:")
    assert "How do bees fly?" in said.text
    assert "Do you mean *wild* bees? <b>Ask</b> me on Monday" in said.text
    assert "Ingrid Berg (Ministry) replied:" in kofi.last.text
    assert kofi.last.labels == ()
    await zoe.presses("Ask a coordinator")
    assert "has replied to this question" in zoe.last.text


async def test_a_reply_may_be_a_question_and_the_message_after_it_is_none(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    zoe = await house.newcomer("Zoe Martin")
    await zoe.says("How do bees fly?")
    await zoe.presses("Ask a coordinator")
    await ingrid.presses("Reply")
    await ingrid.says("Which bees?")
    await zoe.hears("Which bees?")
    told = len(zoe.heard)
    await ingrid.says("Good day")
    assert len(zoe.heard) == told


async def test_a_reply_can_wait(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    zoe = await house.newcomer("Zoe Martin")
    await zoe.says("How do bees fly?")
    await zoe.presses("Ask a coordinator")
    await ingrid.presses("Reply")
    await ingrid.presses("Not now")
    told = len(zoe.heard)
    await ingrid.says("Good day")
    assert len(zoe.heard) == told
    assert len(await house.look(lambda uow: uow.gaps.open())) == 1


async def test_of_two_coordinators_who_reply_at_once_one_is_heard(database: Database) -> None:
    async with await open_house(database) as house:
        both = [await house.coordinator("Ingrid Berg"), await house.coordinator("Kofi Mensah")]
        zoe = await house.newcomer("Zoe Martin")
        await zoe.says("How do bees fly?")
        await zoe.presses("Ask a coordinator")
        for one in both:
            await one.presses("Reply")
        await asyncio.gather(*(one.hand.says("By their wings.") for one in both))
        await house.settle()
        assert sum("replies:" in text for text in zoe.heard) == 1
        assert sorted("has replied to this question" in one.last.text for one in both) == [False, True]


async def test_two_presses_take_a_question_to_the_coordinators_once(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    zoe = await house.newcomer("Zoe Martin")
    await zoe.says("How do bees fly?")
    await zoe.presses("Ask a coordinator")
    await zoe.presses("Ask a coordinator")
    assert "has been passed on before" in zoe.last.text
    assert sum("asks:" in text for text in ingrid.heard) == 1


async def test_in_a_group_the_answer_stays_there_and_the_rest_is_between_two(
    sqlite_database: Database,
) -> None:
    paper = Paper()
    async with await open_house(sqlite_database, paper) as house:
        await house.coordinator("Ingrid Berg")
        zoe, amina = await house.newcomer("Zoe Martin"), await house.partner("Amina Diallo")

        async def does(name: str, text: str = "", **more: object) -> str:
            place = {"chat": "Lake group", "direct": False, "addressed": True}
            await paper.tell(paper.event(name, text, now=house.clock.now(), **place, **more))
            await house.settle()
            return paper.to("Lake group")[-1].text

        await does("Ingrid Berg", "bind")
        assert "There is no guidebook in" in await does("Zoe Martin", QUESTION)
        token = paper.to("Lake group")[-1].message.choices[0][0].token
        told = "meant for somebody else"
        assert told in await does("Amina Diallo", kind=EventKind.CHOICE, token=token)
        await does("Zoe Martin", kind=EventKind.CHOICE, token=token)
        await zoe.hears("Your question has gone to Ingrid Berg")
        assert not any("asks:" in text for text in amina.heard)
        await house.change(a_book())
        assert QUOTE in await does("Zoe Martin", QUESTION)


async def test_who_has_left_gets_no_reply(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    zoe = await house.newcomer("Zoe Martin")
    await zoe.says("How do bees fly?")
    await zoe.presses("Ask a coordinator")
    await ingrid.presses("Reply")
    await zoe.says("leave")
    await zoe.presses("Leave")
    await ingrid.says("By their wings.")
    await ingrid.hears("Nobody who asked is a member any more, so nothing was sent.")
    assert not any("replies:" in text for text in zoe.heard)
