"""Where there are very many vectors a sieve tells which to multiply, and next to nothing is lost by it."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.guidebook.finding import dense, index
from bot.guidebook.finding.dense import Dense
from bot.guidebook.finding.embedder import Floats, Scale, Traits, packed
from bot.guidebook.finding.index import Found, Index
from bot.guidebook.finding.rows import packed_rows
from bot.guidebook.finding.sieve import KEPT, Sieve
from storage.records.guidebook import DocumentId, GuidebookKind
from storage.vectors import Vector
from tests.guidebook.books import document, passages, vectors

SIZE, PASSAGES, EACH = 256, 3_000, 100
FEW = 500
"""So many vectors are very many here."""
QUESTIONS = 40
HALF = np.float32(0.5)

Drawn = Callable[[np.random.Generator, int], Floats]
small = arrays(np.float32, 6, elements=st.floats(-4, 4, width=32))


class Table:
    """An embedder that looks its vectors up."""

    name = "table"
    traits = Traits(words=0.25, same=Scale(0, 0.1, 0.2), other=Scale(0, 0.1, 0.2), alike=0.9)
    quick: None = None

    def __init__(self) -> None:
        self.known: dict[str, Floats] = {}

    def query(self, text: str) -> Floats:
        return self.known[text]

    def passages(self, texts: Sequence[str]) -> list[Floats]:
        return [self.known[text] for text in texts]


@pytest.fixture
def sifting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "MANY", FEW)
    monkeypatch.setattr(index, "SIFTED", PASSAGES // 10)


def _by_chance(chance: np.random.Generator, count: int) -> Floats:
    return chance.standard_normal((count, SIZE), np.float32) * np.float32(SIZE**-0.5)


def _clustered(chance: np.random.Generator, count: int) -> Floats:
    centres = _by_chance(np.random.default_rng(0), 30)
    near: Floats = centres[chance.integers(len(centres), size=count)] + _by_chance(chance, count) * HALF
    return near


def _filled(table: Table, found: Floats) -> Index:
    """Return an index of documents with a passage for each of these vectors, in two languages by turns."""
    made = Index(table)
    for number in range(PASSAGES // EACH):
        _add(made, table, found, number)
    return made


def _add(made: Index, table: Table, found: Floats, number: int) -> None:
    texts = [f"Sentence {number}-{place} of w{place % 7}." for place in range(EACH)]
    table.known.update(zip(texts, found[number * EACH :], strict=False))
    of, held = (
        document(number, "en" if number % 2 else "es"),
        passages([("", text) for text in texts], number),
    )
    kind = GuidebookKind.STARTER if number % 5 == 0 else GuidebookKind.OWN
    made.add(of, held, vectors(table, of, held), kind)


def _questions(table: Table, found: Floats, chance: np.random.Generator) -> Iterator[str]:
    near = found[:: PASSAGES // QUESTIONS] + _by_chance(chance, QUESTIONS) * HALF
    for number, vector in enumerate(near):
        text = f"What is w{number % 9}, number {number}?"
        table.known[text] = vector
        yield text


@pytest.mark.parametrize("drawn", [_by_chance, _clustered])
@pytest.mark.parametrize("among", [None, {DocumentId(number) for number in range(3, 14)}])
@pytest.mark.usefixtures("sifting")
def test_nearly_all_is_found_as_if_each_were_compared(
    drawn: Drawn, among: set[DocumentId] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, table = np.random.default_rng(2), Table()
    found = drawn(chance, PASSAGES)
    made = _filled(table, found)
    asked = list(_questions(table, found, chance))
    sifted = [made.search(text, 10, among) for text in asked]
    monkeypatch.setattr(dense, "MANY", PASSAGES + 1)
    exact = [made.search(text, 10, among) for text in asked]
    assert _shared(sifted, exact, 1) >= 0.97
    assert _shared(sifted, exact, 10) >= (0.97 if drawn is _clustered else 0.9)


@pytest.mark.usefixtures("sifting")
def test_what_is_removed_and_added_again_is_found_as_before() -> None:
    chance, table = np.random.default_rng(3), Table()
    found = _clustered(chance, PASSAGES)
    made = _filled(table, found)
    asked = list(_questions(table, found, chance))
    before = [made.search(text, 10) for text in asked]
    gone = DocumentId(0)
    made.remove(gone)
    assert not any(each.document.id == gone for text in asked for each in made.search(text, 10))
    _add(made, table, found, 0)
    assert _shared([made.search(text, 10) for text in asked], before, 10) >= 0.99


@pytest.mark.usefixtures("sifting")
def test_a_passage_whose_vector_is_yet_to_come_is_found_by_its_words_among_very_many() -> None:
    chance, table = np.random.default_rng(4), Table()
    made = _filled(table, _clustered(chance, PASSAGES))
    made.add(document(99), passages([("", "The heron nests in the reeds.")], 99), {})
    table.known["heron reeds"] = np.zeros(SIZE, np.float32)
    [first] = made.search("heron reeds", 1)
    assert first.document.id == 99
    assert first.by_words


@given(
    st.lists(st.tuples(st.integers(0, 9), small), min_size=1, max_size=30), st.sets(st.integers(0, 9)), small
)
def test_rough_scores_are_the_scores_where_all_numbers_are_kept(
    held: list[tuple[int, Floats]], gone: set[int], question: Floats
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dense, "MANY", 4)
        many = Dense(6)
        for number, floats in [*held, *held]:
            many.put("en", [(number, Vector("", *packed(floats)))])
            many.drop("en", gone)
        shadow = many.shadow(question)
        assert (shadow is None) == (len(many) < 4)
    if shadow is not None:
        exact = many.scores(question, 10)
        np.testing.assert_allclose(many.rough_scores(shadow, 10), exact, rtol=0.02, atol=1.5)
        np.testing.assert_allclose(many.scores_of(np.array([7, 2]), question, 10), exact[[7, 2]], rtol=1e-5)


def test_the_sieve_sees_also_what_came_when_it_was_already_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "MANY", 50)
    one, other = np.zeros((2, 4 * KEPT), np.float32)
    one[0] = other[-1] = 1
    many = Dense(4 * KEPT)
    noise = np.random.default_rng(5).standard_normal((400, 4 * KEPT), np.float32) / 100
    for number, floats in enumerate(noise):
        vector = floats + number * (one if number < 50 else other)
        many.put("en", [(number, Vector("", *packed(vector)))])
    shadow = many.shadow(other)
    assert shadow is not None
    assert np.argmax(many.rough_scores(shadow, len(noise))) == len(noise) - 1


def test_a_shadow_has_the_products_that_the_sieve_has() -> None:
    vectors_of_chance = _clustered(np.random.default_rng(6), 500)
    sieve = Sieve(vectors_of_chance)
    sieve.put(np.arange(500), vectors_of_chance)
    shadow = sieve.shadow(vectors_of_chance[3])
    np.testing.assert_allclose(sieve.products(shadow), vectors_of_chance @ shadow, atol=0.02)


@given(arrays(np.float32, (5, 6), elements=st.floats(-4, 4, width=32)))
def test_vectors_are_packed_together_as_each_alone(floats: Floats) -> None:
    scales, numbers = packed_rows(floats)
    assert [(scale, row.tobytes()) for scale, row in zip(scales, numbers, strict=True)] == [
        (pytest.approx(scale), body) for scale, body in map(packed, floats)
    ]


def _shared(some: Sequence[list[Found]], others: Sequence[list[Found]], first: int) -> float:
    """Return which share of the first of others is among the first of some, with the same scores."""
    pairs = zip(some, others, strict=True)
    return float(np.mean([each in one[:first] for one, other in pairs for each in other[:first]]))
