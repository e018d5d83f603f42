"""A question that leans on the one before is completed from it; one that stands alone stays as it is."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.follow_up import standing_alone


@dataclass(frozen=True, slots=True)
class Said:
    """A question and its answer."""

    question: str
    answer: str = ""


BEFORE = {
    "en": Said("Who pays the membership fee for companies?", "The company does."),
    "fr": Said("Qui paie la cotisation des entreprises ?", "L'entreprise."),
    "es": Said("¿Quién paga la cuota de las empresas?", "La empresa."),
    "ru": Said("Кто платит членский взнос компании?", "Компания."),
    "zh": Said("谁支付企业会费？", "企业。"),
    "ar": Said("من يدفع رسوم عضوية الشركات؟", "الشركة."),
}
WORDS = {"en": "fee", "fr": "cotisation", "es": "cuota", "ru": "взнос", "zh": "会费", "ar": "رسوم"}

LEANING = {
    "en": (
        "Why?",
        "And for NGOs?",
        "How long?",
        "What about ministries?",
        "When is it due?",
        "Can they pay later?",
        "how much is it?",
        "And if nobody pays?",
        "Does that change each year?",
        "since when?",
        "What does it cover?",
        "Who decides that?",
        "for example?",
    ),
    "fr": (
        "Pourquoi ?",
        "Et pour les ONG ?",
        "Combien de temps ?",
        "Et si personne ne paie ?",
        "Quand doit-elle être payée ?",
        "Combien ça coûte ?",
        "Depuis quand ?",
        "Peut-on la réduire ?",
        "Et les ministères ?",
        "Qui la fixe ?",
    ),
    "es": (
        "¿Por qué?",
        "¿Y para las ONG?",
        "¿Cuánto tiempo?",
        "¿Y si nadie paga?",
        "¿Cuánto cuesta?",
        "¿Quién la fija?",
        "¿Desde cuándo?",
        "¿Y los ministerios?",
        "¿Cuándo?",
        "¿Quién decide eso?",
    ),
    "ru": (
        "Почему?",
        "А для НКО?",
        "Как долго?",
        "А если никто не платит?",
        "Когда его платить?",
        "Кто это решает?",
        "С каких пор?",
        "Сколько?",
        "А министерства?",
        "Они могут платить позже?",
    ),
    "zh": (
        "为什么？",
        "非政府组织呢？",
        "多久？",
        "那政府部门呢？",
        "它什么时候到期？",
        "他们可以晚点付吗？",
        "什么时候？",
        "如果没人付呢？",
        "多少钱？",
    ),
    "ar": (
        "لماذا؟",
        "وماذا عن المنظمات؟",
        "كم من الوقت؟",
        "ومتى؟",
        "وللوزارات؟",
        "متى؟",
        "من يحددها؟",
        "وإذا لم يدفع أحد؟",
        "هل هي سنوية؟",
    ),
}
ALONE = {
    "en": (
        "Who tests the water samples?",
        "Is it possible to leave the partnership early?",
        "What is a focal point?",
        "If a partner leaves, what happens to its data?",
        "What does the steering committee do?",
        "Discovery?",
        "Should our IT people be asked?",
        "Who wrote this guidebook?",
        "How many people come to a workshop?",
        "Do partners have to sign before they start?",
    ),
    "fr": (
        "Qui analyse les échantillons d'eau ?",
        "Est-il possible de quitter le partenariat ?",
        "Que faut-il signer ?",
        "Où se trouve le laboratoire ?",
        "Qui est le coordinateur ?",
        "Le projet peut-il être suspendu ?",
    ),
    "es": (
        "¿Quién analiza las muestras de agua?",
        "¿Qué es un punto focal?",
        "¿Dónde está el laboratorio?",
        "¿Cuándo se reúne el comité directivo?",
    ),
    "ru": (
        "Кто проверяет пробы воды?",
        "Что такое дорожная карта?",
        "Когда собирается руководящий комитет?",
        "Где находится лаборатория?",
    ),
    "zh": ("谁检测水样？", "什么是联络人？", "指导委员会什么时候开会？", "实验室在哪里？"),
    "ar": ("من يفحص عينات المياه؟", "ما هو دور المنسق؟", "متى تجتمع لجنة التوجيه؟", "أين يقع المختبر؟"),
}


@pytest.mark.parametrize(
    ("language", "question"), [(language, one) for language, all_ in LEANING.items() for one in all_]
)
def test_a_question_that_leans_is_completed_with_what_the_last_one_was_about(
    language: str, question: str
) -> None:
    whole = standing_alone(question, [BEFORE[language]])
    assert whole.startswith(question)
    assert WORDS[language] in whole[len(question) :]


@pytest.mark.parametrize(
    ("language", "question"), [(language, one) for language, all_ in ALONE.items() for one in all_]
)
def test_a_question_that_stands_alone_stays_as_it_is(language: str, question: str) -> None:
    assert standing_alone(question, [BEFORE[language]]) == question


def test_a_chain_of_follow_ups_goes_back_to_what_it_began_with() -> None:
    before = [Said("Who pays the membership fee?"), Said("And for NGOs?"), Said("Why?")]
    assert standing_alone("Since when?", before) == "Since when? (pays membership fee NGOs)"


def test_a_topic_further_back_is_not_dragged_along() -> None:
    before = [Said("Who tests the samples?"), Said("Who pays the membership fee?")]
    assert "samples" not in standing_alone("Why?", before)


def test_where_the_last_question_had_no_topic_its_answer_gives_one() -> None:
    assert "laboratory" in standing_alone("Why?", [Said("Who does?", "The laboratory.")])


def test_what_the_question_says_itself_is_not_added_again() -> None:
    assert standing_alone("And who pays later?", [Said("Who pays the fee?")]) == "And who pays later? (fee)"


def test_without_a_question_before_nothing_is_added() -> None:
    assert standing_alone("Why?", []) == "Why?"


@given(
    st.text(max_size=60), st.lists(st.builds(Said, st.text(max_size=60), st.text(max_size=60)), max_size=4)
)
def test_a_question_never_loses_its_own_words(question: str, before: list[Said]) -> None:
    assert standing_alone(question, before).startswith(question)
