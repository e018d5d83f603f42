"""Printed lines are read as a reader would: headings by their size, no running heads, whole words."""

from pathlib import Path

import pytest

from bot.guidebook.reading.document import read_document
from bot.guidebook.reading.layout import HYPHEN, heal_words
from bot.guidebook.reading.limits import Limits
from bot.guidebook.reading.lines import Line
from bot.guidebook.reading.passages import PassageDraft
from tests.guidebook.pdfs import Text, pdf


def paged(number: int, *lines: Text) -> list[Text]:
    """A page with a running head and a page number."""
    return [Text(9, 810, "Partnership handbook"), *lines, Text(9, 30, f"Page {number} of 4")]


PAGES = [
    paged(
        1,
        Text(24, 760, "Handbook"),
        Text(16, 720, "Rhythm"),
        Text(11, 690, "Partners report each fortnight."),
    ),
    paged(
        2,
        Text(16, 760, "Money and what it may be spent"),
        Text(16, 742, "on"),
        Text(11, 700, "The pur-"),
        Text(11, 686, "se is kept elsewhere, and nobody who"),
    ),
    paged(
        3,
        Text(11, 760, "works here can open it."),
        Text(11, 720, "• Ask the ministry."),
        Text(11, 700, "• Or ask the"),
        Text(11, 686, "company."),
    ),
    paged(4, Text(13, 760, "Receipts"), Text(11, 730, "Keep them.")),
]


@pytest.fixture
def drafts(tmp_path: Path) -> list[PassageDraft]:
    file = tmp_path / "handbook.pdf"
    file.write_bytes(pdf(PAGES))
    reading = read_document(file, Limits())
    assert (reading.title, reading.pages) == ("Handbook", 4)
    return list(reading.passages)


def test_headings_are_seen_by_their_size_and_may_run_over_lines(drafts: list[PassageDraft]) -> None:
    money = "Money and what it may be spent on"
    assert [each.section for each in drafts] == ["Rhythm", money, money, f"{money} › Receipts"]


def test_a_sentence_that_runs_over_a_page_stays_whole_on_the_page_where_it_begins(
    drafts: list[PassageDraft],
) -> None:
    assert [(each.page, each.text) for each in drafts[1:3]] == [
        (2, "The purse is kept elsewhere, and nobody who works here can open it."),
        (3, "• Ask the ministry.\n• Or ask the company."),
    ]


def test_running_heads_and_page_numbers_are_not_quoted(drafts: list[PassageDraft]) -> None:
    assert not any("handbook" in each.text or "Page" in each.text for each in drafts)


def test_chapters_that_differ_by_their_number_alone_are_no_running_heads(tmp_path: Path) -> None:
    file = tmp_path / "chapters.pdf"
    said = ["We begin.", "The lake is wide.", "Boats need care.", "Samples are tested.", "Reports follow."]
    chapters = [
        [Text(16, 760, f"Chapter {number}"), Text(11, 700, f"{words} That is what this part says.")]
        for number, words in enumerate(said, start=1)
    ]
    file.write_bytes(pdf(chapters))
    sections = [each.section for each in read_document(file, Limits()).passages]
    assert sections == ["Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4", "Chapter 5"]


def test_a_hyphen_stays_where_the_word_is_written_with_one_elsewhere() -> None:
    lines = [
        Line(text, 1, 0, 0, 10) for text in (f"user{HYPHEN}centred", f"coordi{HYPHEN}nator", "User-centred")
    ]
    assert [each.text for each in heal_words(lines)] == ["user-centred", "coordinator", "User-centred"]
