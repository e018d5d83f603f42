import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules import questionnaire
from handlers.rules.questionnaire import MOST, Sheet, Worded, read
from handlers.rules.questions import SCALE, STATE
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.conversations import Condition, Question, QuestionType

LABELS = {value: value.replace("_", " ") for value, _ in STATE}
SHIPPED = (
    Worded(Question("moved", "checkin.progress.moved", hears=True), "What moved?", {}),
    Worded(
        Question("site", "checkin.progress.site", QuestionType.CHOICE, (("n", "site.n"), ("s", "site.s"))),
        "Which site?",
        {"n": "North", "s": "South"},
    ),
    Worded(Question("state", "checkin.progress.state", QuestionType.STATE, STATE), "How is it?", LABELS),
)
SHEET = Sheet(SHIPPED, {QuestionType.STATE: LABELS})
TODAY = [one.question for one in SHIPPED]


def reason(text: str, sheet: Sheet | None = None) -> tuple[int, str]:
    """Return the line that is refused, and the key of why."""
    with pytest.raises(Refused) as refused:
        read(text, sheet)
    assert refused.value.key == "questions.broken_line"
    why = refused.value.values["reason"]
    assert isinstance(why, Phrase)
    return refused.value.values["line"], why.key


def test_each_line_is_a_question_of_its_type() -> None:
    found = read(
        "1. What moved?\n"
        "2) Which site? (choice: North, South)\n\n"
        "- Where does it stand? (state)\n"
        "How many pumps? (number, pumps, target 20)\n"
        "How do we work together? (scale, comment)\n"
        "By when? (date)\n"
        "A photo, please (evidence)\n"
    )
    assert [one.type.value for one in found] == [
        "text",
        "choice",
        "state",
        "number",
        "scale",
        "date",
        "evidence",
    ]
    assert found[1].options == (("north", "North"), ("south", "South"))
    assert (found[2].options, found[4].options) == (STATE, SCALE)
    assert (found[3].unit, found[3].target, found[3].text) == ("pumps", 20, "How many pumps?")
    assert found[4].comment
    assert all(one.own and one.optional for one in found)


def test_french_words_and_a_follow_up_are_read_too() -> None:
    found = read(
        "Quel site ? (choix : Nord, Sud) (obligatoire)\n"
        "si 1 est Nord : Quel bateau ?\n"
        "Combien ? (nombre, pompes, objectif 12,5)\n"
        "Où en êtes-vous ? (état)"
    )
    assert not found[0].optional
    assert found[1].when == Condition(found[0].key, ("nord",))
    assert (found[2].unit, found[2].target) == ("pompes", 12.5)
    assert found[3].type is QuestionType.STATE


def test_a_follow_up_may_name_several_answers() -> None:
    found = read("How is it? (state)\nif 1 is needs attention or needs decision: What would help?")
    assert found[1].when == Condition(found[0].key, ("needs_attention", "needs_decision"))


def test_an_exclamation_mark_or_a_word_makes_it_required() -> None:
    found = read("One? !\nTwo? (date) !\nThree? (required)\nFour? (scale, required)\nFive?")
    assert [one.optional for one in found] == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("", 1, "questions.fault_empty"),
        ("What moved?\n(date)", 2, "questions.fault_empty"),
        ("x" * 301, 1, "questions.fault_too_long"),
        ("\n".join(f"Question {n}?" for n in range(MOST + 1)), MOST + 1, "questions.fault_too_many"),
        ("What? (poem)", 1, "questions.fault_type"),
        ("Which? (choice)", 1, "questions.fault_options"),
        ("Which? (choice: North)", 1, "questions.fault_options"),
        ("Which? (choice: North, north)", 1, "questions.fault_options_alike"),
        (f"Which? (choice: {'x' * 61}, North)", 1, "questions.fault_option_long"),
        ("How many? (number, pumps, boats)", 1, "questions.fault_unit"),
        ("What?\nif 1 is North: Which boat?", 2, "questions.fault_not_chosen"),
        ("What?\nif 2 is North: Which boat?", 2, "questions.fault_reference"),
        ("if 9 is North: Which boat?", 1, "questions.fault_reference"),
        ("Which? (choice: North, South)\nif 1 is East: Why?", 2, "questions.fault_value"),
    ],
)
def test_a_line_that_cannot_be_used_is_refused_with_its_number_and_the_reason(
    text: str, line: int, why: str
) -> None:
    assert reason(text) == (line, why)


def test_what_was_left_as_it_is_keeps_its_translations() -> None:
    found = read("Which site? (choice: North, South)\nwhat moved\nHow is it? (state)\nAnything new?", SHEET)
    assert found[:3] == (TODAY[1], TODAY[0], TODAY[2])
    assert found[3].own


def test_a_question_that_is_answered_otherwise_keeps_its_name_and_is_our_own() -> None:
    found = read("Which site? (choice: North, South, East)\nWhat moved? (date)", SHEET)
    assert [one.key for one in found] == ["site", "moved"]
    assert all(one.own for one in found)


def test_other_words_keep_how_it_is_answered() -> None:
    changed = questionnaire.change(SHEET, 2, "At which place?")
    assert changed[1].text == "At which place?"
    assert changed[1].own
    assert changed[1].options == (("n", "North"), ("s", "South")), "the labels as they read"
    assert (changed[0], changed[2]) == (TODAY[0], TODAY[2])
    assert questionnaire.change(SHEET, 1, "How many? (number, pumps)")[0].unit == "pumps"
    assert questionnaire.change(SHEET, 3, "And how is it?")[2].options == STATE


def test_questions_are_added_removed_and_moved() -> None:
    added = questionnaire.add(SHEET, "if 2 is South: Which boat? (text)")
    assert added[:3] == tuple(TODAY)
    assert added[3].when == Condition("site", ("s",))
    assert questionnaire.remove(TODAY, 1) == tuple(TODAY[1:])
    assert questionnaire.move(TODAY, 3, 1) == (TODAY[2], TODAY[0], TODAY[1])
    assert questionnaire.move(TODAY, 1, 3) == (TODAY[1], TODAY[2], TODAY[0])


@pytest.mark.parametrize("number", [0, 4, 99])
def test_a_number_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(Refused, match=r"questions\.no_such"):
        questionnaire.remove(TODAY, number)
    with pytest.raises(Refused, match=r"questions\.no_such"):
        questionnaire.move(TODAY, 1, number)
    with pytest.raises(Refused, match=r"questions\.no_such"):
        questionnaire.change(SHEET, number, "What?")


def test_what_others_follow_from_is_neither_removed_nor_put_behind_them() -> None:
    follows = questionnaire.add(SHEET, "if 2 is South: Which boat?")
    with pytest.raises(Refused, match=r"questions\.broken_line"):
        questionnaire.remove(follows, 2)
    with pytest.raises(Refused, match=r"questions\.broken_line"):
        questionnaire.move(follows, 4, 1)


def test_the_last_question_stays() -> None:
    with pytest.raises(Refused, match=r"questions\.broken_line"):
        questionnaire.remove(TODAY[:1], 1)


def test_an_anonymous_kind_has_scales_and_nothing_else() -> None:
    scales = read("We share a vision (scale)\nWe trust each other (scale)")
    assert all(one.comment and not one.hears for one in questionnaire.hold_anonymous(scales))
    for other in ("Who are you?", "if 1 is 5: Why? (scale)"):
        with pytest.raises(Refused) as refused:
            questionnaire.hold_anonymous(read(f"We trust each other (scale)\n{other}"))
        assert refused.value.values["line"] == 2


words = st.text(alphabet=string.ascii_letters + " é?", min_size=1, max_size=40).filter(str.strip)
types = st.sampled_from(["", " (date)", " (state)", " (scale)", " (choice: A, B)", " (number, km, target 3)"])


@given(st.lists(st.tuples(words, types), min_size=1, max_size=MOST))
def test_whatever_is_written_each_question_has_a_name_of_its_own(lines: list[tuple[str, str]]) -> None:
    found = read("\n".join(f"- {text}{shape}" for text, shape in lines))
    assert len(found) == len(lines)
    assert len({one.key for one in found}) == len(lines)
    assert all(one.key.isascii() and one.key.replace("_", "a").isalnum() for one in found)
    assert all(len(one.key) <= questionnaire.KEY_LENGTH for one in found)


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_line(text: str) -> None:
    line, found = 1, 0
    try:
        found = len(read(text))
    except Refused as refused:
        line = refused.values["line"]
    assert 1 <= line <= MOST + 1
    assert found <= MOST
