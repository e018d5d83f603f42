"""Words are cut to stems as their language asks, alike in every thread."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.terms import informative, terms
from tests.guidebook.books import LAKE, index_of, passages


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "partnerships agreed", "partnership agrees"),
        ("fr", "délégués réunis", "DELEGUE reuni"),
        ("es", "reuniones anuales", "reunión anual"),
        ("ru", "партнёрства", "партнерством"),
        ("ar", "الشراكات", "شراكة"),
        ("pt-BR", "organizações", "organização"),
        ("tlh", "committees", "committee"),
    ],
)
def test_forms_of_a_word_are_one_term(language: str, one: str, other: str) -> None:
    assert terms(one, language) == terms(other, language)


def test_scripts_without_spaces_are_compared_by_pairs() -> None:
    assert terms("北京大学") == ["北京", "京大", "大学"]
    assert terms("水") == ["水"]


def test_a_question_is_about_what_is_left_without_its_small_words() -> None:
    assert informative("Who tests the water samples and the water?") == ["test", "water", "sampl"]
    assert informative("What is it?") == []
    assert informative("Qu'est-ce que l'accord ?", "fr") == ["accord"]


@given(st.text(max_size=60), st.sampled_from(["en", "fr", "ru", "ar", "zh", "", "xx-YY"]))
def test_what_a_text_is_about_are_terms_of_it_each_once(text: str, language: str) -> None:
    about = informative(text, language)
    assert set(about) <= set(terms(text, language))
    assert len(set(about)) == len(about)


def test_threads_stem_alike() -> None:
    texts = [f"partnerships{number} agreed réunions партнёрства" for number in range(200)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(terms, texts)) == [terms(text) for text in texts]


def test_an_index_may_be_changed_while_it_is_searched() -> None:
    index = index_of(passages(LAKE))

    def change(number: int) -> bool:
        fresh = index_of(passages(LAKE, number))
        [of] = {each.document.id: each.document for each in fresh.search("samples", 1)}.values()
        index.add(of, passages(LAKE, number), {})
        found = index.search("Who tests the samples?", 3)
        index.remove(of.id)
        return all(each.passage.section.startswith("Samples") for each in found)

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(change, range(2, 80)))
    assert len(index) == len(LAKE)
