"""Passages are found by their meaning too, in any language, as far as their vectors have come."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.guidebook.finding.dense import Dense
from bot.guidebook.finding.embedder import Floats, packed, unpacked
from bot.guidebook.finding.index import Index
from bot.guidebook.finding.judging import judge
from bot.guidebook.finding.likeness import likest
from bot.guidebook.finding.pieces import LONGEST, digest_of, pieces_of
from bot.guidebook.reading.passages import words_in
from storage.records.guidebook import DocumentId, GuidebookKind, Outcome
from storage.vectors import Vector
from tests.guidebook.books import LAKE, Concepts, document, entry, index_of, passages, vectors

SIZE = 6
BLOCK = 1_024
numbers = st.floats(-4, 4, width=32)
some_vectors = arrays(np.float32, SIZE, elements=numbers)
rows = st.lists(st.tuples(st.integers(0, 5), some_vectors), max_size=20)


class Broken(Concepts):
    """A provider that answers no question."""

    def query(self, text: str) -> Floats:
        raise ConnectionError(text)

    def passages(self, texts: Sequence[str]) -> list[Floats]:
        return Concepts().passages(texts)


def _vector(floats: Floats) -> Vector:
    return Vector("", *packed(floats))


def _dense(held: Sequence[tuple[int, Floats]]) -> Dense:
    dense = Dense(SIZE)
    for number, floats in held:
        dense.put("en", [(number, _vector(floats))])
    return dense


@given(some_vectors)
def test_a_packed_vector_differs_by_half_a_scale_at_most(vector: Floats) -> None:
    scale, body = packed(vector)
    assert np.abs(unpacked(scale, body) - vector).max() <= scale / 2 * 1.001
    assert packed(unpacked(scale, body))[1] == body


@given(rows, some_vectors)
def test_a_passage_is_as_near_as_its_nearest_piece(held: list[tuple[int, Floats]], question: Floats) -> None:
    scores = _dense(held).scores(question, 6)
    for number in range(6):
        products = [unpacked(*packed(floats)) @ question for owner, floats in held if owner == number]
        np.testing.assert_allclose(scores[number], max(products, default=-np.inf), rtol=1e-4, atol=1e-4)


@given(rows, st.sets(st.integers(0, 5)), some_vectors)
def test_vectors_that_were_added_and_dropped_leave_no_trace(
    held: list[tuple[int, Floats]], gone: set[int], question: Floats
) -> None:
    changed = _dense(held)
    changed.drop("en", gone)
    never = _dense([(number, floats) for number, floats in held if number not in gone])
    np.testing.assert_allclose(changed.scores(question, 6), never.scores(question, 6), rtol=1e-4, atol=1e-4)
    assert changed.usual(question) == pytest.approx(never.usual(question), rel=1e-4, abs=1e-4)


@given(st.permutations(range(4)), st.sampled_from(["water", "boat", "who has the money", "вода"]))
def test_the_order_of_adding_makes_no_difference(order: list[int], question: str) -> None:
    texts = [
        ("", "Water is tested."),
        ("", "The boat is blue."),
        ("", "Money comes late."),
        ("", "Agua y dinero."),
    ]
    index = Index(Concepts())
    for number in order:
        of, held = document(number), passages([texts[number]], number)
        index.add(of, held, vectors(Concepts(), of, held))
    found = {each.document.id: round(each.score, 5) for each in index.search(question, 4)}
    straight = index_of([*(passages([text], at)[0] for at, text in enumerate(texts))], embedder=Concepts())
    assert found == {each.document.id: round(each.score, 5) for each in straight.search(question, 4)}


def test_rows_that_became_free_are_used_again() -> None:
    dense = Dense(SIZE)
    for _ in range(3):
        dense.put("en", [(0, _vector(np.ones(SIZE, np.float32)))] * BLOCK)
        dense.drop("en", [0])
    assert len(dense._rows) == BLOCK


def test_a_question_finds_what_it_means_in_another_language() -> None:
    index = index_of(passages(LAKE), embedder=Concepts())
    assert index.search("¿Quién va en el barco?", 1)[0].passage.section == "Samples"


def test_a_passage_in_the_askers_language_is_not_preferred_for_that_alone() -> None:
    class Biased(Concepts):
        def _vector(self, text: str, otherwise: Sequence[bool]) -> Floats:
            russian = "о" in text
            return np.append(super()._vector(text, otherwise), np.float32(3 * russian))

    books = [document(1), document(2, "ru")]
    texts = [
        *passages([("", "The water is clear."), ("", "The money is gone.")], 1),
        *passages([("", "Погода хорошая."), ("", "Дорога длинная.")], 2),
    ]
    found = index_of(texts, books, Biased()).search("Вода хорошо?", 1)
    assert found[0].passage.text == "The water is clear."


def test_what_has_no_vectors_yet_is_found_by_its_words() -> None:
    index = Index(Concepts())
    index.add(document(1), passages([("", "Our money is in the bank.")], 1), {})
    of, held = document(2), passages([("", "The water of the lake.")], 2)
    index.add(of, held, vectors(Concepts(), of, held))
    assert index.search("In which bank is it?", 1)[0].document.id == 1
    assert [each.by_words for each in index.search("bank", 2)] == [True, False]


def test_vectors_are_learned_as_they_come() -> None:
    index, of, held = Index(Concepts()), document(), passages(LAKE)
    known = vectors(Concepts(), of, held)
    index.add(of, held, {})
    assert index.search("вода", 1) == []
    for digest, vector in known.items():
        index.learn(of.id, {digest: vector})
        index.learn(of.id, {digest: vector})
    assert index.search("вода", 1)[0].passage.section.startswith("Samples")
    fresh = index_of(held, embedder=Concepts())
    assert index.search("boat", 4) == fresh.search("boat", 4)


def test_what_comes_too_late_is_not_learned() -> None:
    index, of, held = Index(Concepts()), document(), passages(LAKE)
    index.add(of, held, {})
    index.remove(of.id)
    index.learn(of.id, vectors(Concepts(), of, held))
    assert index.search("вода", 1) == []


def test_words_alone_count_while_a_provider_does_not_answer() -> None:
    found = index_of(passages(LAKE), embedder=Broken()).search("Who tests the samples?", 2)
    assert found[0].passage.section == "Samples › Laboratory"
    assert all(each.by_words for each in found)


def test_an_entry_comes_first_for_the_question_that_it_answers() -> None:
    of, held = entry(9, "Who looks after the boat?", "Ask Ines.")
    index = index_of(passages(LAKE), embedder=Concepts())
    index.add(of, held, vectors(Concepts(), of, held), GuidebookKind.ANSWERS)
    assert index.search("Who looks after the boat?", 1)[0].document == of
    assert index.search("Кто следит за лодкой? лодка", 1)[0].document.id in {1, 9}


def test_meaning_tells_an_answer_from_another_topic() -> None:
    index = index_of(passages(LAKE), embedder=Concepts())
    assert judge("вода", index.search("вода", 3)) is Outcome.QUOTED
    assert judge("футбол", index.search("футбол", 3)) is Outcome.OFF_TOPIC


@given(
    st.lists(
        st.sampled_from(["One two three.", "a " * 120 + "end.", "第一句。第二句。", "- item\n"]), max_size=9
    )
)
def test_pieces_are_whole_sentences_and_hold_all_words(parts: list[str]) -> None:
    [passage] = passages([("Heading", " ".join(parts))])
    pieces = pieces_of(passage)
    assert "".join("".join(pieces).split()) == "".join(passage.text.split())
    assert all(words_in(piece) <= LONGEST or piece.count("a ") == 120 for piece in pieces)
    assert pieces_of(passage, entry=True)[:1] == ["Heading"]


def test_a_digest_tells_models_and_texts_apart() -> None:
    known = {digest_of(model, text) for model in ("a", "b") for text in ("", "x", "\ud800")}
    assert len(known) == 6
    assert all(len(each) == 64 for each in known)


def test_who_asked_the_same_is_found_by_meaning_and_words() -> None:
    others = ["Who has the money?", "Кто поведёт лодку? (лодка)", "Where is the boat?"]
    assert likest("¿Dónde está el dinero?", others, Concepts()) is None, "one asks who, the other where"
    assert likest("Qui a l'argent ?", others, Concepts()) == 0
    assert likest("Where is the boat kept?", others, None) == 2
    assert likest("Where is the boat kept?", [], Concepts()) is None
    assert likest("Where is the boat?", others, Broken()) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How do I join the partnership?", "How do I leave the partnership?"),
        ("Who approves 500 dollars?", "Who approves 5000 dollars?"),
        ("When does the committee meet?", "Where does the committee meet?"),
    ],
)
def test_questions_that_differ_in_one_point_do_not_ask_the_same(one: str, other: str) -> None:
    class Alike(Concepts):
        traits = replace(Concepts.traits, alike=-1.0)

    assert likest(one, [other], Alike()) is None
    assert likest(one, [other], None) is None


def test_only_documents_that_are_asked_for_are_searched_by_meaning() -> None:
    texts = [*passages(LAKE, 1), *passages(LAKE, 2)]
    index = index_of(texts, embedder=Concepts())
    assert {each.document.id for each in index.search("вода", 9, {DocumentId(2)})} == {2}
