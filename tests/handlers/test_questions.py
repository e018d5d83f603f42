"""A kind's questions are shown, edited and previewed in chat; what is open keeps what it began with."""

import re

import pytest

from storage.records.conversations import Audience, Condition, QuestionType, Script
from tests.flows.conftest import begin
from tests.flows.lakes import Lakes
from tests.house import House

MOVED = "What moved on your side since the last check-in?"


@pytest.fixture
async def lakes(house: House) -> Lakes:
    """Clean Water Lakes: its first check-in is due on Monday 30 November."""
    return await begin(house)


async def own(lakes: Lakes, kind: str = "progress") -> Script | None:
    """Return the partnership's own questions of a kind; None where it has none."""
    found = await lakes.house.look(lambda uow: uow.questionnaires.of_kind(kind))
    return found.script if found else None


async def texts(lakes: Lakes) -> list[str]:
    script = await own(lakes)
    assert script is not None
    return [one.text for one in script.questions]


async def test_kinds_and_their_questions_are_shown_with_types(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says("questions")
    assert "Progress check-in: 4 questions" in ingrid.last.text
    await ingrid.presses("Progress check-in")
    assert f"1. {MOVED} (text)" in ingrid.last.text
    assert "4. And where does your part stand? (state)" in ingrid.last.text
    assert ingrid.last.labels == ("Preview",)
    await ingrid.says("questions standup")
    assert "There are: " in ingrid.last.text


async def test_questions_are_added_changed_moved_and_removed(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says("questions progress add How many pumps are in? (number, pumps, target 20)")
    assert "5. How many pumps are in? (number, pumps, target 20)" in ingrid.last.text
    assert "from the next round on" in ingrid.last.text
    await ingrid.says("questions progress change 2 What is in the way?")
    await ingrid.says("questions progress move 5 1")
    await ingrid.says("questions progress remove 4")
    script = await own(lakes)
    assert script is not None
    assert [(one.text, one.own) for one in script.questions][:3] == [
        ("How many pumps are in?", True),
        ("checkin.progress.moved", False),
        ("What is in the way?", True),
    ]
    assert script.questions[0].target == 20
    assert script.questions[3].type is QuestionType.STATE


async def test_what_was_not_touched_stays_translated(lakes: Lakes) -> None:
    await lakes.ingrid.says("questions progress add Anything else?")
    await lakes.until(30, 9, month=11)
    assert any("Qu'est-ce qui a avancé" in text for text in lakes.jonas.heard)


async def test_a_whole_list_is_pasted_with_a_follow_up(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says(
        f"questions progress\n1. {MOVED}\n2. Which site? (choice: North, South) !\nif 2 is North: Which boat?"
    )
    assert "3. if 2 is North: Which boat? (text)" in ingrid.last.text
    script = await own(lakes)
    assert script is not None
    first, site, boat = script.questions
    assert (first.text, first.own) == ("checkin.progress.moved", False)
    assert (site.options, site.optional) == ((("north", "North"), ("south", "South")), False)
    assert boat.when == Condition(site.key, ("north",))


async def test_the_list_that_is_shown_can_be_pasted_back(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says("questions milestone add if 1 is It holds: Who comes? !")
    edited = await own(lakes, "milestone")
    shown = ingrid.last.text.splitlines()
    listed = [line for line in shown if line[:1].isdigit()]
    await ingrid.says("questions milestone\n" + "\n".join(listed))
    assert await own(lakes, "milestone") == edited


BROKEN = [
    ("add (date)", "Question 5 cannot be used"),
    ("add What? (poem)", "“poem” is not a way to answer"),
    ("add if 9 is North: What?", "follows from question 9"),
    ("change 9 What?", "There is no question 9"),
    ("remove 9", "There is no question 9"),
    ("remove", "nothing was changed"),
    ("move 1", "nothing was changed"),
    ("add", "nothing was changed"),
    ("what is this?", "one question a line"),
    ("\nWhat?\nWhich? (choice: North)", "Line 2 cannot be used"),
    ("\nWhat? (poem)", "Line 1 cannot be used"),
]


async def test_a_broken_edit_is_refused_with_the_line_and_the_reason(lakes: Lakes) -> None:
    for words, told in BROKEN:
        await lakes.ingrid.says(f"questions progress {words}")
        assert told in lakes.ingrid.last.text, words
    assert await own(lakes) is None


async def test_the_first_questions_come_back(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says("questions progress remove 1")
    await ingrid.presses("Back to the first ones")
    await ingrid.presses("No, keep mine")
    assert await own(lakes) is not None
    await ingrid.presses("Back to the first ones")
    await ingrid.presses("Yes, put them back")
    assert await own(lakes) is None
    assert f"1. {MOVED}" in ingrid.last.text


async def test_who_sees_the_answers_outlives_the_questions(lakes: Lakes) -> None:
    await lakes.ingrid.says("check-in 1 seen by partners")
    await lakes.ingrid.says("questions progress remove 1")
    await lakes.ingrid.says("questions progress reset")
    script = await own(lakes)
    assert script is not None
    assert script.audience is Audience.PARTNERS
    await lakes.ingrid.says("check-in 1 seen by coordinators")
    assert await own(lakes) is None


async def test_an_anonymous_kind_keeps_its_promise(lakes: Lakes) -> None:
    await lakes.ingrid.says("questions health add Who are you?")
    assert "Question 9 cannot be used" in lakes.ingrid.last.text
    assert "could tell who wrote them" in lakes.ingrid.last.text
    assert await own(lakes, "health") is None
    await lakes.ingrid.says("questions health add We laugh together (scale)")
    script = await own(lakes, "health")
    assert script is not None
    assert script.anonymous
    assert all(one.type is QuestionType.SCALE and one.comment for one in script.questions)


async def test_an_open_round_keeps_its_questions(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.hears(MOVED)
    await lakes.ingrid.says("questions progress\nHow many boats? (number)\nWhat else?")
    await lakes.amina.says("Twelve pumps are in")
    await lakes.amina.hears("Is anything in the way")


async def test_a_preview_shows_what_somebody_would_see_in_their_language(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says("preview progress as Jonas")
    shown = ingrid.last
    assert "This is what Jonas Weber would see" in shown.text
    assert "Qu'est-ce qui a avancé chez vous" in shown.text
    assert "[Passer]" in shown.text
    assert shown.labels == ()
    assert not any("avancé" in text for text in lakes.jonas.heard), "nothing is sent"
    assert await lakes.house.look(lambda uow: uow.conversations.find()) == []


async def test_a_preview_closes_when_the_check_in_itself_will(lakes: Lakes) -> None:
    await lakes.terms(window_hours=7 * 24)
    await lakes.ingrid.says("preview progress as Amina")
    foreseen = re.search(r"It is open until [^.]*", lakes.ingrid.last.text)
    await lakes.until(30, 7, month=11)
    assert foreseen
    await lakes.amina.hears(foreseen[0])


async def test_a_large_or_fractional_target_is_shown_in_full_and_can_be_pasted_back(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says(
        "questions progress\nHow much? (number, litres, target 1000000)\nAnd? (number, target 2.5)"
    )
    assert "(number, litres, target 1000000)" in ingrid.last.text
    assert "(number, target 2.5)" in ingrid.last.text
    before = await own(lakes)
    pasted = "\n".join(line for line in ingrid.last.text.splitlines() if line[:2] in {"1.", "2."})
    await ingrid.says(f"questions progress\n{pasted}")
    after = await own(lakes)
    assert before
    assert after
    assert [one.target for one in after.questions] == [one.target for one in before.questions]


async def test_a_preview_numbers_what_follows_and_says_when_it_is_put(lakes: Lakes) -> None:
    await lakes.ingrid.says(
        "questions progress\nWhich site? (choice: North, South)\nif 1 is North: Which boat?"
    )
    await lakes.ingrid.presses("Preview")
    shown = lakes.ingrid.last.text
    assert "Which site?" in shown
    assert "[North]" in shown
    assert "2. Which boat?" in shown
    assert "only where the answer to 1 is North" in shown


async def test_a_preview_needs_a_kind_and_somebody_who_is_asked(lakes: Lakes) -> None:
    await lakes.ingrid.says("preview")
    assert "There are: health (Partnership health check), joining (" in lakes.ingrid.last.text
    await lakes.ingrid.says("preview progress as Nobody Known")
    assert "Nobody Known" in lakes.ingrid.last.text
    await lakes.ingrid.says("preview health")
    assert "We share a clear picture" in lakes.ingrid.last.text


async def test_questions_are_edited_in_french_too(lakes: Lakes) -> None:
    camille = await lakes.house.coordinator("Camille Roy", language="fr")
    await camille.says("questions progress ajouter Combien de pompes ? (nombre, pompes, objectif 20)")
    assert "5. Combien de pompes ? (nombre, pompes, objectif 20)" in camille.last.text
    await camille.says("questions progress déplacer 5 1")
    await camille.says("questions progress retirer 2")
    assert (await texts(lakes))[:2] == ["Combien de pompes ?", "checkin.progress.in_the_way"]
    await camille.says("aperçu progress comme Amina")
    assert "Combien de pompes ?" in camille.last.text
    assert "[Skip]" in camille.last.text
    await camille.says("questions progress rétablir")
    assert await own(lakes) is None
