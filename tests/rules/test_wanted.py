"""Whether an amount is asked for, and whether a sentence names one, in six languages."""

import pytest

from handlers.rules.answers import quoted
from handlers.rules.wanted import names_amount, wants_amount


@pytest.mark.parametrize(
    "question",
    [
        "How long is the discovery research?",
        "Who takes the chair? And how often do they meet?",
        "How long does it take? I have to plan.",
        "Combien de temps cela prend-il ?",
        "Quel pourcentage des projets échoue ?",
        "¿Cuánto dura una entrevista?",
        "Сколько времени хранятся данные?",
        "需要多长时间？",
        "كم يستغرق ذلك؟",
    ],
)
def test_an_amount_is_asked_for(question: str) -> None:
    assert wants_amount(question)


@pytest.mark.parametrize(
    "question",
    ["How do I join?", "How many pumps are there? Who repairs them?", "Comment quitter le partenariat ?",
     "¿Qué es la alianza?", "Как вступить?", "谁担任主席？", "من يوقع؟", "Show me how the others do it"],
)  # fmt: skip
def test_something_else_is_asked_for(question: str) -> None:
    assert not wants_amount(question)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("It takes two to six weeks of research.", "en", True),
        ("The committee meets each month.", "en", True),
        ("The ministry signs the agreement.", "en", False),
        ("One of us takes the chair.", "en", False),
        ("The test is free.", "en", True),
        ("Cela dure trois semaines.", "fr", True),
        ("研究需要两到六周。", "zh", True),
    ],
)
def test_a_sentence_names_an_amount(text: str, language: str, *, names: bool) -> None:
    assert names_amount(text, language) is names


def test_where_an_amount_is_asked_for_the_sentence_that_names_one_is_quoted_and_no_other_is_sure() -> None:
    text = "The research is done by the team, as a rule. It is a research of two to six weeks."
    assert "two to six weeks" in quoted("How long is the research?", text).text
    vague = quoted("How long is the research?", "The research is done by the team.")
    assert (vague.text, vague.sure) == ("The research is done by the team.", False)
    assert quoted("Who does the research?", "The research is done by the team.").sure
