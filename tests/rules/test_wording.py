"""What people write is taken for a command only where they mean one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.rules.wording import Understood, fold, is_question, nearest, understand, vocabulary

PHRASES = {
    "ask": ["ask", "demander"],
    "commit": ["commit"],
    "digest": ["digest", "where do we stand"],
    "leave": ["leave", "quitter"],
    "checkins": ["check-in", "point d'étape"],
}
TAKING = ["ask", "commit", "checkins"]


def understood(text: str, *, answering: bool = False) -> Understood:
    return understand(text, vocabulary(PHRASES), taking=TAKING, answering=answering)


@pytest.mark.parametrize(
    "text", ["Leave for the field on Monday", "Digest what was said first", "Quitter la ville lundi"]
)
def test_a_sentence_that_begins_like_a_command_is_a_sentence(text: str) -> None:
    assert understood(text) == Understood()


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("commit water report by Friday", "commit", "water report by Friday"),
        ("Commit\nwater report by Friday", "commit", "water report by Friday"),
        ("ask who signs?", "ask", "who signs?"),
        ("Demander qui signe", "ask", "qui signe"),
        ("Point d’étape 1\npause", "checkins", "1\npause"),
    ],
)
def test_what_follows_the_word_belongs_to_a_command_that_takes_words(
    text: str, command: str, rest: str
) -> None:
    assert understood(text) == Understood(command, rest)


@pytest.mark.parametrize("text", ["leave", "/leave", " Leave. ", "QUITTER", "leave!"])
def test_a_word_alone_is_its_command(text: str) -> None:
    assert understood(text) == understood(text, answering=True) == Understood("leave")


@pytest.mark.parametrize(
    "text", ["Leave, please", "please leave", "quitter svp", "Quitter s’il vous plaît.", "leave. Thank you!"]
)
def test_courtesy_changes_nothing_of_what_is_meant(text: str) -> None:
    assert understood(text, answering=True) == Understood("leave")


@pytest.mark.parametrize("text", ["Thanks!", "please", "Merci"])
def test_courtesy_alone_is_what_somebody_said(text: str) -> None:
    assert understood(text) == Understood()


def test_a_colon_may_follow_the_word() -> None:
    assert understood("Commit: water report") == Understood("commit", "water report")


@pytest.mark.parametrize("text", ["Where do we stand?", "where do we stand"])
def test_a_phrase_with_a_question_mark_is_still_the_command(text: str) -> None:
    assert understood(text) == Understood("digest")


def test_an_answer_that_begins_like_a_command_is_an_answer() -> None:
    assert understood("Commit the pumps to the village", answering=True) == Understood()


def test_a_question_amid_a_check_in_is_a_question() -> None:
    assert understood("Who signs the data?", answering=True) == Understood(question=True)
    assert understood("ask who signs?", answering=True) == Understood("ask", "who signs?")


@pytest.mark.parametrize("text", ["We met. Who signs?", "Who? Me.", "Who\nsigns?", "?!", "", "   "])
def test_more_than_one_question_is_no_question(text: str) -> None:
    assert not is_question(text)


@given(st.text(), st.booleans())
def test_any_text_is_understood_somehow(text: str, answering: bool) -> None:
    found = understood(text, answering=answering)
    assert found.command is None or not found.question
    assert not found.rest or found.command in TAKING


@given(st.text())
@example("℠")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_mistyped_command_is_recognised_and_a_strange_word_is_not() -> None:
    assert nearest("commitmnts", ["help", "commitments"]) == "commitments"
    assert nearest("xyz", ["help", "commitments"]) is None
