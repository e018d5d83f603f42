"""Passages are found by what they share with a question, in books of any size."""

import logging

import pytest

from bot.guidebook.answering.written import PassageRetriever
from bot.guidebook.finding.index import Index
from handlers.rules.answers import fits
from storage.records.guidebook import DocumentId
from tests.guidebook.books import LAKE, passages, playbook_pages, playbook_print, read, xquad


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
    assert Index(passages(LAKE)).search(question, 3)[0].passage.section == section


def test_accents_case_and_endings_make_no_difference() -> None:
    index = Index(passages([("Réunions", "Les délégués se réunissent à l'hôtel de ville."), *LAKE]))
    assert index.search("reunion des delegues a l'hotel", 1)[0].passage.section == "Réunions"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_tiny_book_is_searched_like_a_large_one(count: int) -> None:
    found = Index(passages(LAKE[:count])).search("Who tests the water samples?", 10)
    assert len(found) == count
    assert all(0 < each.score < 1 for each in found)


@pytest.mark.parametrize("question", ["", "?!", "zebra", "the of and"])
def test_a_question_that_shares_nothing_finds_nothing(question: str) -> None:
    assert (
        Index(passages([("Animals", "Giraffes and lions live here.")])).search(question.replace("and", ""), 3)
        == []
    )
    assert Index(passages([("", "… — !")])).search(question, 3) == []


def test_the_words_of_a_documents_title_are_found_too() -> None:
    index = Index(passages([("", "It is free of charge.")]), {DocumentId(1): "Laboratory"})
    assert index.search("laboratory", 1)


def test_building_and_searching_say_nothing(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        Index(passages(LAKE)).search("samples", 10)
    assert capfd.readouterr() == ("", "")
    assert not [record for record in caplog.records if record.name == "bm25s"]


def test_langchain_may_retrieve_from_an_index() -> None:
    documents = PassageRetriever(index=Index(passages(LAKE)), limit=2).invoke("Who tests the samples?")
    assert [document.metadata["passage"].section for document in documents] == [
        "Samples › Laboratory",
        "Samples",
    ]
    assert documents[0].page_content == LAKE[1][1]


@pytest.mark.corpora
@pytest.mark.parametrize(
    ("language", "at_least"), [("en", 0.93), ("es", 0.9), ("ru", 0.9), ("zh", 0.9), ("ar", 0.85)]
)
def test_xquads_paragraphs_come_first_for_their_own_questions(language: str, at_least: float) -> None:
    paragraphs, questions = xquad(language)
    index = Index(paragraphs)
    first = [[each.passage.id for each in index.search(question.text, 1)] for question in questions]
    right = sum(found == [question.paragraph] for found, question in zip(first, questions, strict=True))
    assert right / len(questions) >= at_least


@pytest.mark.corpora
def test_questions_from_elsewhere_are_declined_and_right_passages_are_not() -> None:
    paragraphs, questions = xquad()
    encyclopedia = Index(paragraphs)
    for index in (read(playbook_pages())[0], read([playbook_print()])[0]):
        assert sum(_accepted(question.text, index) for question in questions) / len(questions) <= 0.01
    answered = [
        question for question in questions if _first(question.text, encyclopedia) == question.paragraph
    ]
    assert sum(_accepted(question.text, encyclopedia) for question in answered) / len(answered) >= 0.95


def _first(question: str, index: Index) -> int | None:
    return next((each.passage.id for each in index.search(question, 1)), None)


def _accepted(question: str, index: Index) -> bool:
    found = index.search(question, 1)
    return fits(question, [(f"{each.passage.section}\n{each.passage.text}", each.score) for each in found])
