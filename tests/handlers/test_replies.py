"""What is read out of a reply, and what an approver clears of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.checkins.rounds import schedules
from handlers.rules.evidence import links_in
from storage.engine import Database
from storage.records.checkins import Questionnaire, QuestionnaireId
from storage.records.conversations import Question, QuestionType, Script
from storage.unit import NEW
from tests.house import House
from tests.paper import Paper
from tests.paper_stage import PaperStage

LINKS = st.from_regex(r"https://[a-z]{2,8}\.org/[a-z0-9/_-]{0,10}[a-z0-9]", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://example.org/map.", ["https://example.org/map"]),
        (
            "(https://example.org/map) and HTTP://example.org?q=1!",
            ["https://example.org/map", "HTTP://example.org?q=1"],
        ),
        ("«https://example.org/carte», voilà", ["https://example.org/carte"]),
        ("twice https://example.org https://example.org", ["https://example.org"]),
        ("mailto:amina@example.org or example.org", []),
    ],
)
def test_links_are_found_without_the_marks_around_them(text: str, links: list[str]) -> None:
    assert links_in(text) == links


@given(st.lists(LINKS, max_size=4, unique=True), st.sampled_from(["{}", "({})", "{}.", "{}, and", "<{}>"]))
def test_every_link_is_found_once_in_its_order(links: list[str], around: str) -> None:
    assert links_in(" ".join(around.format(one) for one in links)) == links


async def test_an_approver_clears_only_the_words_that_they_saw(sqlite_database: Database) -> None:
    paper = Paper()
    async with await House.open(sqlite_database, PaperStage(paper)) as house:
        home = await house.partnership()
        ingrid = await house.coordinator("Ingrid Berg")
        amina = await house.partner("Amina Diallo")
        approver, writer = await ingrid.member(), await amina.member()
        await house.change(lambda uow: uow.members.save(replace(writer, approver_id=approver.id)))
        await house.change(lambda uow: schedules.begin(home, house.clock.now(), uow))
        await house.clock_to(datetime(2026, 11, 30, 9, tzinfo=UTC))
        await amina.says("Two samples")
        await amina.presses("Finish here")
        [[seen, _]] = paper.to("Ingrid Berg")[-1].message.choices
        await amina.presses("Change an answer")
        await amina.says("Three samples")
        await ingrid.presses(seen.token)
        assert "Three samples" in ingrid.last.text
        assert await house.look(lambda uow: uow.updates.since(None)) == []
        await ingrid.presses("Clear")
        [update] = await house.look(lambda uow: uow.updates.since(None))
        assert update.text == "Three samples"


async def test_what_does_not_fit_in_a_form_is_asked_in_the_chat(sqlite_database: Database) -> None:
    async with await House.open(sqlite_database, PaperStage(Paper(forms=True))) as house:
        home = await house.partnership()
        amina = await house.partner("Amina Diallo")
        member = await amina.member()
        moved = Question("moved", "What moved?", own=True)
        pumps = Question("pumps", "How many pumps?", QuestionType.NUMBER, own=True)
        script = Script("progress", (moved, pumps), form_from=1)
        changed = Questionnaire(QuestionnaireId(NEW), "progress", script, member.id, house.clock.now())
        await house.change(lambda uow: uow.questionnaires.add(changed))
        await house.change(lambda uow: schedules.begin(home, house.clock.now(), uow))
        await house.clock_to(datetime(2026, 11, 30, 9, tzinfo=UTC))
        await amina.presses("Fill in a form")
        await amina.fills({"moved": "The boat is back", "pumps": "a few"})
        await amina.hears("except one that could not be read")
        assert "How many pumps?" in amina.last.text
        await amina.says("12 pumps")
        found = await house.look(lambda uow: uow.updates.since(None))
        assert {one.question: one.text for one in found} == {"moved": "The boat is back", "pumps": "12"}
