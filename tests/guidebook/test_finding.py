"""Passages are found by what they share with a question, in books of any size."""

import pytest

from bot.guidebook.finding.index import Index
from bot.guidebook.finding.judging import is_sure, judge
from bot.guidebook.finding.retriever import PassageRetriever
from storage.records.guidebook import DocumentId, GuidebookKind, Outcome
from tests.guidebook.books import (
    LAKE,
    document,
    index_of,
    passages,
    playbook_pages,
    playbook_print,
    read,
    xquad,
)


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("Who tests the samples?", "Samples › Laboratory"),
        ("How do I report that a pump is broken?", "Pumps"),
        ("who chairs the committee", "Decisions"),
        ("WHEN are SAMPLES taken?", "Samples"),
    ],
)
def test_the_passage_that_shares_most_comes_first(question: str, section: str) -> None:
    assert index_of(passages(LAKE)).search(question, 3)[0].passage.section == section


def test_accents_case_and_endings_make_no_difference() -> None:
    texts = [("Réunions", "Les délégués se réunissent à l'hôtel de ville."), *LAKE]
    index = index_of(passages(texts), [document(language="fr")])
    assert index.search("REUNION des delegues a l'hotel", 1)[0].passage.section == "Réunions"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_tiny_book_is_searched_like_a_large_one(count: int) -> None:
    found = index_of(passages(LAKE[:count])).search("Who tests the water samples?", 10)
    assert len(found) == count
    assert all(0 < each.score < 1 for each in found)


@pytest.mark.parametrize("question", ["", "?!", "zebra", "the of", "\0", "\ud800"])
def test_a_question_that_shares_nothing_finds_nothing(question: str) -> None:
    assert index_of(passages([("Animals", "Giraffes and lions live here.")])).search(question, 3) == []
    assert index_of(passages([("", "… — !")])).search(question, 3) == []


def test_the_words_of_a_documents_title_are_found_too() -> None:
    index = index_of(passages([("", "It is free of charge.")]), [document(title="Laboratory")])
    assert index.search("laboratory", 1)


def test_each_language_is_stemmed_as_itself() -> None:
    books = [document(1, "ru"), document(2, "es")]
    texts = [
        *passages([("", "Руководящий комитет собирается ежеквартально.")], 1),
        *passages([("", "Las reuniones del comité se celebran cada trimestre.")], 2),
    ]
    index = index_of(texts, books)
    assert index.search("когда собираются руководящие комитеты", 1)[0].document.language == "ru"
    assert index.search("¿cuándo se celebra la reunión?", 1)[0].document.language == "es"


def test_only_what_the_reader_may_see_is_found() -> None:
    texts = [*passages(LAKE[:2], 1), *passages(LAKE[:2], 2)]
    index = index_of(texts)
    assert {each.document.id for each in index.search("water samples", 9)} == {1, 2}
    assert {each.document.id for each in index.search("water samples", 9, {DocumentId(2)})} == {2}
    assert index.search("water samples", 9, ()) == []


def test_a_new_version_takes_the_place_of_the_old() -> None:
    index = index_of(passages(LAKE))
    index.add(document(), passages([("Pumps", "Pumps are mended by the villages.")]), {})
    assert [each.passage.text for each in index.search("pumps", 9)] == ["Pumps are mended by the villages."]
    assert len(index) == 1
    index.remove(DocumentId(1))
    index.remove(DocumentId(1))
    assert index.search("pumps", 9) == []
    assert len(index) == 0


def test_of_two_that_say_the_same_the_partnerships_own_comes_before_the_starters() -> None:
    index = Index()
    index.add(document(1), passages(LAKE, 1), {}, GuidebookKind.STARTER)
    index.add(document(2), passages(LAKE, 2), {})
    assert [each.document.id for each in index.search("Who tests the samples?", 2)] == [2, 1]


def test_a_list_of_questions_comes_behind_what_tells() -> None:
    index = Index()
    checklist = "Who takes the chair of the lake council? When is the lake council to meet?"
    index.add(document(1), passages([("Checklist", checklist)], 1), {})
    index.add(document(2), passages([("Chair", "The ministry takes the chair of the lake council.")], 2), {})
    first, second = index.search("Who takes the chair of the lake council?", 2)
    assert (first.document.id, second.document.id) == (2, 1)
    assert first.own
    assert second.own


def test_the_starters_clear_answer_comes_before_an_own_passage_that_only_shares_a_word() -> None:
    index = Index()
    index.add(document(1), passages(LAKE, 1), {}, GuidebookKind.STARTER)
    index.add(document(2), passages([("Shop", "The shop sells samples of cloth.")], 2), {})
    assert index.search("Which laboratory tests the samples?", 1)[0].document.id == 1


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Who tests the water samples?", Outcome.QUOTED),
        ("Who pays the laboratory?", Outcome.SILENT),
        ("What is the offside rule in football?", Outcome.OFF_TOPIC),
        ("?", Outcome.OFF_TOPIC),
    ],
)
def test_words_alone_tell_an_answer_from_silence_and_another_topic(question: str, outcome: Outcome) -> None:
    assert judge(question, index_of(passages(LAKE)).search(question, 5)) is outcome


def test_one_rare_word_of_many_is_no_answer() -> None:
    others = [("", f"Village {number} has a pump.") for number in range(50)]
    found = index_of(passages([("Boat", "The boat."), *others])).search("Does the boat need a licence?", 1)
    assert found[0].margin >= 1
    assert judge("Does the boat need a licence?", found) is Outcome.SILENT


@pytest.mark.parametrize(
    ("question", "sure"),
    [("Who tests every sample?", True), ("Who pays for the laboratory that tests water samples?", False)],
)
def test_an_answer_that_says_half_of_what_is_asked_is_not_sure(question: str, sure: bool) -> None:
    found = index_of(passages(LAKE)).search(question, 1)
    assert (judge(question, found), is_sure(found[0])) == (Outcome.QUOTED, sure)


def test_the_passages_that_may_be_heard_are_counted_by_language() -> None:
    index = index_of([*passages(LAKE, 1), *passages(LAKE[:1], 2)], [document(2, "fr")])
    assert index.heard({DocumentId(one) for one in (1, 2, 3)}) == {"en": len(LAKE), "fr": 1}
    assert index.heard({DocumentId(2)}) == {"fr": 1}


def test_langchain_may_retrieve_from_an_index() -> None:
    documents = PassageRetriever(index=index_of(passages(LAKE)), limit=2).invoke("Who tests the samples?")
    first, second = (one.metadata["found"] for one in documents)
    assert [first.passage.section, second.passage.section] == ["Samples › Laboratory", "Samples"]
    assert documents[0].page_content == LAKE[1][1]
    assert first.score > second.score


@pytest.mark.corpora
@pytest.mark.parametrize(
    ("language", "at_least"), [("en", 0.94), ("es", 0.93), ("ru", 0.91), ("zh", 0.93), ("ar", 0.87)]
)
def test_xquads_paragraphs_come_first_for_their_own_questions(language: str, at_least: float) -> None:
    paragraphs, questions = xquad(language)
    articles = {one.document_id for one in paragraphs}
    index = index_of(paragraphs, [document(one, language) for one in articles])
    first = [[each.passage.id for each in index.search(question.text, 1)] for question in questions]
    right = sum(found == [question.paragraph] for found, question in zip(first, questions, strict=True))
    assert right / len(questions) >= at_least


@pytest.mark.corpora
def test_questions_from_elsewhere_are_declined_and_right_passages_are_not() -> None:
    paragraphs, questions = xquad()
    encyclopedia = index_of(paragraphs)
    for index in (read(playbook_pages())[0], read([playbook_print()])[0]):
        assert sum(_answered(question.text, index) for question in questions) / len(questions) <= 0.015
    answered = [one for one in questions if _first(one.text, encyclopedia) == one.paragraph]
    assert sum(_answered(one.text, encyclopedia) for one in answered) / len(answered) >= 0.95


def _first(question: str, index: Index) -> int | None:
    return next((each.passage.id for each in index.search(question, 1)), None)


def _answered(question: str, index: Index) -> bool:
    return judge(question, index.search(question, 1)) is Outcome.QUOTED
