import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.numbered import read
from storage.errors import Refused
from storage.records.conversations import Question

THREE = tuple(Question(key, key) for key in ("moved", "in_the_way", "next"))


def said(text: str, questions: tuple[Question, ...] = THREE) -> dict[str, str]:
    return {question.key: words for question, words in read(text, questions)}


@pytest.mark.parametrize("sign", [".", ")", ":", " -", "/", "\ufe0f\u20e3"])
def test_each_answer_stands_under_its_number(sign: str) -> None:
    text = f"1{sign} Twelve pumps are in.\n2{sign} Nothing\n3{sign} The report, by Friday"
    assert said(text) == {
        "moved": "Twelve pumps are in.",
        "in_the_way": "Nothing",
        "next": "The report, by Friday",
    }


def test_a_french_reply_with_a_greeting_is_read_alike() -> None:
    text = """Bonjour,

        1) Douze pompes sont posées.
        2) Le bateau est en réparation :
           deux semaines.
        3) Le 3. rapport"""
    assert said(text) == {
        "moved": "Douze pompes sont posées.",
        "in_the_way": "Le bateau est en réparation :\n           deux semaines.",
        "next": "Le 3. rapport",
    }


def test_all_numbers_may_stand_in_one_line() -> None:
    assert said("1. Pumps are in 2. no 3. the report by 4. December") == {
        "moved": "Pumps are in",
        "in_the_way": "no",
        "next": "the report by 4. December",
    }


def test_a_number_amid_an_answer_stays_there() -> None:
    assert said("1. We finished part 2. and more") == {"moved": "We finished part 2. and more"}


def test_what_is_left_out_is_not_answered_and_what_is_left_empty_is_passed() -> None:
    assert said("3: the report\n2: -") == {"next": "the report", "in_the_way": ""}


def test_the_first_answer_may_come_without_its_number() -> None:
    assert said("Pumps are in\n2. no") == {"moved": "Pumps are in", "in_the_way": "no"}


def test_lines_are_enough_where_there_are_as_many_as_questions() -> None:
    assert said("Pumps are in\n\nno\nthe report") == {
        "moved": "Pumps are in",
        "in_the_way": "no",
        "next": "the report",
    }


def test_one_question_takes_all_the_lines() -> None:
    assert said("Pumps are in\nand more", THREE[:1]) == {"moved": "Pumps are in\nand more"}


@pytest.mark.parametrize(
    "text", ["", "Pumps are in", "Pumps are in\nno", "12 pumps\n2 boats\n3 nets\n4 cars"]
)
def test_what_cannot_be_told_apart_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read(text, THREE)
    assert (refused.value.key, refused.value.values) == ("talk.numbered_unclear", {"count": 3})


def test_a_number_that_stands_twice_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read("1. a\n2. b\n2. c", THREE)
    assert (refused.value.key, refused.value.values) == ("talk.numbered_twice", {"number": 2})


plain_words = st.text(alphabet="abcdefgh ijklé\n", min_size=1, max_size=30).map(str.strip).filter(bool)


@given(st.lists(plain_words, min_size=1, max_size=12), st.sampled_from([".", ")", ":", " -"]), st.data())
def test_nothing_lands_at_the_wrong_question(answers: list[str], sign: str, data: st.DataObject) -> None:
    questions = tuple(Question(f"q{n}", "text") for n in range(len(answers)))
    lines = [f"{n}{sign} {words}" for n, words in enumerate(answers, start=1)]
    lines = data.draw(st.permutations(lines))
    assert said("\n".join(lines), questions) == {f"q{n}": words for n, words in enumerate(answers)}
