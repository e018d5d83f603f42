"""Sentences end at stops that end no abbreviation; some point back to the one before them."""

import pytest

from handlers.rules.spans import points_back, sentences


def test_a_stop_behind_an_abbreviation_ends_no_sentence() -> None:
    text = "Write to Dr. Haddad, e.g. by post. He signs it.\nThen it is filed."
    assert sentences(text) == ["Write to Dr. Haddad, e.g. by post.", "He signs it.", "Then it is filed."]


@pytest.mark.parametrize(
    "sentence", ["It is free.", "«Ce n'est pas sûr.", "Ellas firman.", "Это так.", "这是真的。"]
)
def test_a_sentence_may_begin_with_a_word_for_what_was_said(sentence: str) -> None:
    assert points_back(sentence)


@pytest.mark.parametrize("sentence", ["Italy signs.", "Cent jours suffisent.", "The lake is deep.", ""])
def test_most_sentences_stand_alone(sentence: str) -> None:
    assert not points_back(sentence)
