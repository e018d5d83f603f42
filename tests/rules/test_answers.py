"""What is quoted stands in the book word for word, and what is cited is what was given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.answers import best_sentences, check_citations, fits
from handlers.rules.terms import informative, terms

words = ["The lake", " is deep", ".", "?", "!", " ", "\n", "\n\n", "”", "Dr. Haddad", "水", "。", "3.5", "• "]
pieces = st.lists(st.sampled_from(words) | st.text(max_size=5), max_size=40).map("".join)


LIST = "The partners are:\n\n• a ministry,\n• a company."


@given(pieces, pieces)
def test_a_quote_always_stands_in_its_passage_word_for_word(question: str, passage: str) -> None:
    quote = best_sentences(question, passage)
    assert quote in passage
    assert bool(quote) == bool(passage.strip())


@pytest.mark.parametrize(
    ("question", "passage", "quote"),
    [
        ("Who chairs?", "We meet often. The ministry chairs. Tea is served.", "The ministry chairs."),
        (
            "Who is Dr. Haddad?",
            "Tea is served. Dr. Haddad chairs, e.g. in May.",
            "Dr. Haddad chairs, e.g. in May.",
        ),
        ("How deep is the lake?", "How deep is the lake? The lake is 3.5 m deep.", "The lake is 3.5 m deep."),
        (
            "Who has a key?",
            "Go on. One has it. It is the shed's key. End.",
            "One has it. It is the shed's key.",
        ),
        ("谁主持会议？", "我们常常见面。部长主持会议。茶很好。", "部长主持会议。"),
        ("When is the survey?", "Dates\n• survey: 4 December\n• permits: 9 December", "• survey: 4 December"),
        ("Who are the partners?", f"{LIST}\n\nWrite.", LIST),
        ("Who speaks?", "He said: “The chair speaks.” Then all left.", "He said: “The chair speaks.”"),
    ],
)
def test_the_sentence_that_answers_is_quoted(question: str, passage: str, quote: str) -> None:
    assert best_sentences(question, passage) == quote


@pytest.mark.parametrize(
    ("question", "found", "right"),
    [
        ("Who tests the samples?", [("The laboratory tests samples.", 0.4)], True),
        ("Who tests the samples?", [("The laboratory tests samples.", 0.1)], False),
        ("Who tests the samples?", [("Samples are taken in May.", 0.4)], False),
        ("Discovery?", [("Discovery takes six weeks.", 0.4)], True),
        ("Who tests the samples?", [], False),
        ("", [("The laboratory", 0.9)], False),
    ],
)
def test_a_passage_fits_that_covers_enough_of_the_question(
    question: str, found: list[tuple[str, float]], *, right: bool
) -> None:
    assert fits(question, found) is right


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("The lake is deep [1].", True),
        ("The lake is deep [1][2]. It is 3.5 m deep [2].", True),
        ("The lake is deep. [1] It is cold. [2]", True),
        ("Dr. Haddad chairs [1].", True),
        ("湖很深[1]。水很冷[2]。", True),
        ("The lake is deep.", False),
        ("The lake is deep [3].", False),
        ("The lake is deep [0].", False),
        ("The lake is deep [01].", False),
        ("The lake is deep [1, 2].", False),
        ("The lake is deep [Handbook].", False),
        ("The lake is deep [1]. It is cold.", False),
        ("It is cold. The lake is deep [1].", False),
        ("The lake is deep [1] (see www.example.org).", False),
        ("The budget is 5. It is in euros [1].", False),
        ("1. The lake is deep [1].\n2. It is cold [2].", True),
        ("[1]", False),
        ("", False),
    ],
)
def test_every_sentence_cites_a_passage_that_was_given_and_nothing_else(answer: str, *, right: bool) -> None:
    assert check_citations(answer, 2) is right


@given(st.text(max_size=60), st.integers(min_value=0, max_value=5))
def test_an_answer_that_cites_nothing_is_never_right(answer: str, count: int) -> None:
    if "[" not in answer:
        assert not check_citations(answer, count)


def test_words_are_compared_by_what_they_have_in_common() -> None:
    assert terms("The Owners’ RÉUNIONS") == [*terms("the owner"), *terms("reunion")]
    assert terms("owning") == terms("own") == terms("owner")
    assert informative("Who should own the product?") == ["own", "product"]
    assert informative("Où se trouve l'hôtel ?") == terms("ou trouve hotel")[1:]
