"""What newcomers ask in their first days is read as a question to the guidebook, in each language."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from handlers.rules.understanding.intents import Intent
from handlers.rules.understanding.reading import understand
from handlers.rules.wording import is_question

ASKED = Path(__file__).parents[2] / "benchmarks" / "data" / "finding_starter.jsonl"

ABOUT_A_COMMITMENT = {
    "I cannot make the deadline. What now?",
    "I delivered the file but nobody says that it arrived. Is it finished?",
}
"""These tell of a commitment too, so what can be done with it is offered."""

FIRST = (
    ("en", "What do I do in my first week?"),
    ("en", "What do I do if a partner does not answer?"),
    ("en", "What do we do when a partner leaves?"),
    ("en", "What must I do when I cannot keep a promise?"),
    ("en", "What should I do in my first week?"),
    ("en", "What should I do first?"),
    ("fr", "À quoi sert un point focal ?"),
    ("fr", "À quoi sert un accord de partenariat ?"),
    ("fr", "À quoi servent les accords ?"),
    ("fr", "Que dois-je faire la première semaine ?"),
    ("fr", "Que dois-je faire si un partenaire ne répond pas ?"),
    ("fr", "Que faire quand un partenaire s'en va ?"),
    ("es", "¿Para qué sirve un punto focal?"),
    ("es", "¿Qué debo hacer en mi primera semana?"),
    ("es", "¿Qué hacemos si un socio no responde?"),
    ("ru", "Что делать, если партнёр не отвечает?"),
    ("zh", "如果合作伙伴不回复，我该怎么办？"),
    ("ar", "ماذا أفعل إذا لم يرد الشريك؟"),
)

OF_ONES_OWN = (
    ("en", "What do I have to do this week?", {Intent.HELP, Intent.LIST_MY_COMMITMENTS}),
    ("en", "What do we do next?", {Intent.HELP, Intent.LIST_MY_COMMITMENTS}),
    ("en", "What should I do?", {Intent.LIST_MY_COMMITMENTS}),
    ("fr", "À quoi sers-tu ?", {Intent.HELP}),
    ("fr", "À quoi sert ce bot ?", {Intent.HELP}),
    ("fr", "À quoi ça sert ?", {Intent.HELP}),
    ("fr", "Que dois-je faire cette semaine ?", {Intent.LIST_MY_COMMITMENTS}),
    ("es", "¿Para qué sirves?", {Intent.HELP}),
    ("es", "¿Para qué sirve este bot?", {Intent.HELP}),
    ("es", "¿Qué debo hacer?", {Intent.LIST_MY_COMMITMENTS}),
)


def _goes_to_the_guidebook(question: str, language: str) -> bool:
    """Say whether a message is looked up at once; what is no single question has to be surely one."""
    found = understand(question, "none", language)
    return found.intent is Intent.ASK_GUIDEBOOK and (found.sure or is_question(question))


@pytest.mark.parametrize(("language", "question"), FIRST)
def test_what_is_asked_on_a_first_day_goes_to_the_guidebook(language: str, question: str) -> None:
    assert _goes_to_the_guidebook(question, language)


@pytest.mark.parametrize(("language", "question", "meant"), OF_ONES_OWN)
def test_what_is_asked_of_ones_own_work_or_of_the_bot_does_not(
    language: str, question: str, meant: set[Intent]
) -> None:
    assert understand(question, "none", language).intent in meant


def test_each_heading_of_the_starter_guidebook_that_is_a_question_goes_to_the_guidebook() -> None:
    chapters = [one for one in files("prompts").joinpath("guidebook").iterdir() if one.name.endswith(".md")]
    lines = [line for one in chapters for line in one.read_text("utf-8").splitlines() if line[:1] == "#"]
    asked = [line.lstrip("# ") for line in lines if line.endswith("?")]
    assert len(asked) > 100
    assert [one for one in asked if not _goes_to_the_guidebook(one, "en")] == []


def test_each_question_of_the_benchmark_goes_to_the_guidebook() -> None:
    asked = [json.loads(line) for line in ASKED.read_text("utf-8").splitlines()]
    missed = {one["question"] for one in asked if not _goes_to_the_guidebook(one["question"], one["lang"])}
    assert missed == ABOUT_A_COMMITMENT
