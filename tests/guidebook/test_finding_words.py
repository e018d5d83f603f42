"""Posting lists that change in place score as the formula does, whatever was added and removed before."""

import math
from collections import Counter
from collections.abc import Sequence
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.guidebook.finding.best import STRETCH, best_of
from bot.guidebook.finding.words import K1, B, Words
from handlers.rules.terms import informative, terms

VOCABULARY = ("lake", "boat", "pump", "pumps", "water", "北京大学", "вода", "lacs", "réunion")
said = st.lists(st.sampled_from(VOCABULARY), max_size=9).map(" ".join)
books = st.lists(st.tuples(st.sampled_from(["en", "fr"]), said), min_size=1, max_size=12)


def _words(texts: Sequence[tuple[str, str]]) -> Words:
    words = Words()
    for number, (language, text) in enumerate(texts):
        words.add(number, language, text)
    return words


def _by_formula(texts: Sequence[tuple[str, str]], question: str) -> list[float]:
    """BM25 of each text among those of its language, by the question's whole weight, without any index."""
    scores = []
    for language, text in texts:
        shelf = [Counter(terms(other, tongue)) for tongue, other in texts if tongue == language]
        held, usual = Counter(terms(text, language)), sum(one.total() for one in shelf) / len(shelf) or 1
        asked = informative(question, language) or list(dict.fromkeys(terms(question, language)))
        holders = {term: sum(term in one for one in shelf) for term in asked}
        rarity = {term: math.log(1 + (len(shelf) - n + 0.5) / (n + 0.5)) for term, n in holders.items()}
        length = K1 * (1 - B + B * held.total() / usual)
        shares = (rarity[term] * held[term] / (held[term] + length) for term in asked if held[term])
        scores.append(sum(shares) / (sum(rarity.values()) or 1))
    return scores


@given(books, said)
def test_scores_are_those_of_the_formula(texts: list[tuple[str, str]], question: str) -> None:
    scores = _words(texts).scores(question, len(texts))
    np.testing.assert_allclose(scores, _by_formula(texts, question), rtol=1e-4, atol=1e-6)


@given(books, st.data(), said)
def test_what_was_added_and_removed_leaves_no_trace(
    texts: list[tuple[str, str]], data: st.DataObject, question: str
) -> None:
    words = _words(texts)
    gone = data.draw(st.sets(st.integers(0, len(texts) - 1)))
    for number in gone:
        words.remove(number, *texts[number])
    left = [number for number in range(len(texts)) if number not in gone]
    scores = words.scores(question, len(texts))
    expected = _by_formula([texts[number] for number in left], question)
    np.testing.assert_allclose(scores[left], expected, rtol=1e-4, atol=1e-6)
    assert not scores[sorted(gone)].any()


@given(books, said, st.randoms())
def test_the_order_of_adding_makes_no_difference(
    texts: list[tuple[str, str]], question: str, chance: Random
) -> None:
    words, order = Words(), list(range(len(texts)))
    chance.shuffle(order)
    for number in order:
        words.add(number, *texts[number])
    assert words.scores(question, len(texts)).tolist() == _words(texts).scores(question, len(texts)).tolist()


@given(st.integers(0, 6 * STRETCH), st.integers(1, 3), st.randoms(use_true_random=False))
def test_the_best_of_many_are_those_that_sorting_finds(count: int, limit: int, chance: Random) -> None:
    scores = np.array([chance.choice([-math.inf, 0, 1, 2, 3.5]) for _ in range(count)], np.float32)
    ranked = [at for at in np.argsort(-scores, kind="stable").tolist() if scores[at] > -math.inf]
    assert best_of(scores, limit) == ranked[:limit]
