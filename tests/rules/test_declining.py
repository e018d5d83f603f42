import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.declining import LONGEST, declined
from tests.rules.declinable import BLIND, KNOWN, PEOPLE

ASKED = Path(__file__).parents[2] / "benchmarks" / "data" / "finding_starter.jsonl"
REASONS = {"", "private", "instructions", "legal", "medical"}


@pytest.mark.parametrize(("why", "language", "question"), [*BLIND, *KNOWN])
def test_a_question_that_is_none_for_a_guidebook_is_declined_and_others_are_not(
    why: str, language: str, question: str
) -> None:
    assert declined(question, PEOPLE) == why


def test_whatever_is_declined_of_strangers_is_declined_of_those_who_are_known() -> None:
    wrong = [one for why, _, one in (*BLIND, *KNOWN) if declined(one) not in {"", why}]
    missed = [one for why, _, one in (*BLIND, *KNOWN) if why and not declined(one)]
    assert not wrong
    assert len(missed) <= 5, missed


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ("What is Lakewatch's phone number?", ""),
        ("What is Amina's phone number?", "private"),
        ("What is the phone number of BlueFlow?", ""),
        ("How old is BlueFlow?", ""),
        ("How old is Kofi?", "private"),
    ],
)
def test_an_organisation_has_a_telephone_and_an_age_that_all_may_know(about: str, why: str) -> None:
    assert declined(about, PEOPLE) == why


def test_no_question_that_the_starter_guidebook_answers_is_declined() -> None:
    asked = [json.loads(line) for line in ASKED.read_text("utf-8").splitlines()]
    assert [one["question"] for one in asked if one["gold"] and declined(one["question"], PEOPLE)] == []


def _questions(of: Traversable) -> list[str]:
    lines = (
        line for one in of.iterdir() if one.name.endswith(".md") for line in one.read_text().splitlines()
    )
    return [line.lstrip("# ").strip() for line in lines if line.startswith("#")]


def test_no_heading_of_the_starter_guidebook_is_declined() -> None:
    asked = _questions(files("prompts").joinpath("guidebook"))
    assert len(asked) > 100
    assert [one for one in asked if declined(one, PEOPLE)] == []


declining = st.sampled_from([(why, one) for why, _, one in BLIND if why])


@given(declining, st.sampled_from(["Good morning.", "Please help me!", "J'ai une question.", "请问。"]))
def test_kind_words_before_or_after_hide_nothing(asked: tuple[str, str], words: str) -> None:
    why, question = asked
    assert declined(f"{words} {question}", PEOPLE) == why
    assert declined(f"{question}\n{words}", PEOPLE) == why


@given(st.text(max_size=LONGEST + 50), st.lists(st.text(max_size=20), max_size=3))
def test_whatever_is_asked_of_whomever_there_is_one_reason_or_none(text: str, people: list[str]) -> None:
    assert declined(text, people) in REASONS
