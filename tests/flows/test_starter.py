"""The guide that ships with the bot: it answers the first question on the first day."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.guidebook import starter
from bot.guidebook.finding.index import Index
from handlers.guidebook.shelving import keeping
from handlers.guidebook.shelving.placing import take_away
from storage.records.guidebook import Document, DocumentId, Guidebook, GuidebookId, GuidebookKind, PassageId
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped
from tests.flows.lakes import Lakes
from tests.house import House

QUESTIONS = Path(__file__).parents[2] / "benchmarks" / "data" / "finding_starter.jsonl"
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = "What does a focal point do?"


async def on_all_shelves(house: House) -> None:
    await starter.put_on_all_shelves(house.database, house.clock.now())


async def the_book(house: House) -> Guidebook:
    [book] = await house.look(lambda uow: uow.guidebooks.of_kind(GuidebookKind.STARTER))
    return book


async def chapters_of(house: House) -> list[Document]:
    book = await the_book(house)
    return await house.look(lambda uow: uow.documents.on(book.id))


async def test_the_first_question_on_the_first_day_is_answered(lakes: Lakes) -> None:
    await lakes.amina.says(FIRST)
    assert "first contact" not in lakes.amina.last.text
    await on_all_shelves(lakes.house)
    await lakes.amina.says(FIRST)
    assert "first contact" in lakes.amina.last.text
    assert "Roles in a partnership › What is a focal point?" in lakes.amina.last.text


async def test_a_start_with_the_same_edition_changes_nothing(lakes: Lakes) -> None:
    await on_all_shelves(lakes.house)
    before = await chapters_of(lakes.house)
    await on_all_shelves(lakes.house)
    assert await chapters_of(lakes.house) == before
    assert len(before) == len(starter.chapters())
    every = await lakes.house.look(lambda uow: uow.documents.find())
    assert len(every) == len(before)


@pytest.fixture
def next_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition whose first chapter was written anew, whose last is gone, and which has one more."""
    known = starter.chapters()
    anew = replace(known[0], digest="anew", title="Anew")
    more = replace(known[1], name="19-more.md", digest="more", title="More")
    monkeypatch.setattr(starter, "chapters", lambda: (anew, *known[1:-1], more))
    monkeypatch.setattr(starter, "edition", lambda: "next")


async def test_a_new_edition_takes_the_place_of_the_old_one(
    lakes: Lakes, request: pytest.FixtureRequest
) -> None:
    await on_all_shelves(lakes.house)
    before = await chapters_of(lakes.house)
    request.getfixturevalue("next_edition")
    await on_all_shelves(lakes.house)
    after = await chapters_of(lakes.house)
    assert {one.name for one in after} == {one.name for one in before[:-1]} | {"19-more.md"}
    assert {one.title for one in after if one not in before} == {"Anew", "More"}


async def test_what_a_coordinator_put_away_stays_away(lakes: Lakes, request: pytest.FixtureRequest) -> None:
    await on_all_shelves(lakes.house)
    book, known = await the_book(lakes.house), await chapters_of(lakes.house)
    await lakes.house.change(lambda uow: keeping.read_from(book, uow, active=False))
    await lakes.house.change(lambda uow: take_away(known[3], uow))
    request.getfixturevalue("next_edition")
    await on_all_shelves(lakes.house)
    assert not (await the_book(lakes.house)).active
    assert known[3].name not in {one.name for one in await chapters_of(lakes.house)}
    await lakes.amina.says(FIRST)
    assert "first contact" not in lakes.amina.last.text


async def test_every_partnership_has_it_and_none_is_said_to_share_it(lakes: Lakes) -> None:
    other = await lakes.house.partnership("Clean Air", "Europe/Paris")
    await on_all_shelves(lakes.house)

    def titles(conn: sa.Connection) -> list[int]:
        return [UnitOfWork(conn, one).documents.count() for one in Unscoped(conn).partnerships()]

    assert await lakes.house.database.read(titles) == [len(starter.chapters())] * 2
    assert await lakes.house.look(lambda uow: uow.commons.documents(), other) == []


async def test_a_guidebook_of_the_same_name_stays_its_owners(lakes: Lakes) -> None:
    await lakes.house.change(lambda uow: uow.guidebooks.add(Guidebook(GuidebookId(0), starter.NAME)))
    await on_all_shelves(lakes.house)
    book = await the_book(lakes.house)
    assert book.name != starter.NAME
    assert book.kind is GuidebookKind.STARTER


def test_the_guide_is_about_forty_pages_of_our_own() -> None:
    words = sum(len(draft.text.split()) for one in starter.chapters() for draft in one.passages)
    assert 15_000 < words < 25_000
    assert all(one.title and one.language == "en" for one in starter.chapters())
    assert not [one.name for one in starter.chapters() if one.warnings]


def test_each_question_of_the_benchmark_names_a_section_that_there_is() -> None:
    sections = {
        (one.name, draft.section.split(" › ")[-1]) for one in starter.chapters() for draft in one.passages
    }
    asked = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    assert len(asked) >= 40
    assert [one["question"] for one in asked if (one["gold"][0], one["section"]) not in sections] == []


def test_by_words_alone_a_fair_share_of_newcomers_questions_is_answered() -> None:
    """The figures with the model are the benchmark's: `python -m benchmarks.finding`."""
    index, number = Index(), 0
    for place, chapter in enumerate(starter.chapters(), 1):
        document = Document(
            DocumentId(place), GuidebookId(1), chapter.name, chapter.title, chapter.digest, added_at=EPOCH
        )
        passages = [
            replace(one, id=PassageId(number + at), document_id=document.id)
            for at, one in enumerate(chapter.passages, 1)
        ]
        number += len(passages)
        index.add(document, passages, {})
    asked = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    found = [[one.document.name for one in index.search(each["question"], 5)] for each in asked]
    near = [each["id"] for each, names in zip(asked, found, strict=True) if each["gold"][0] in names]
    assert len(near) >= 0.7 * len(asked)
