"""Word documents are read by what their styles say, and by what stands out where they say nothing."""

from pathlib import Path

from bot.guidebook.reading.document import read_document
from bot.guidebook.reading.limits import Limits
from bot.guidebook.reading.passages import Reading
from tests.guidebook.docxs import docx, paragraph, table


def read(tmp_path: Path, *body: str) -> Reading:
    file = tmp_path / "handbook.docx"
    file.write_bytes(docx(*body))
    return read_document(file, Limits())


def test_styles_tell_the_title_the_headings_and_what_is_only_contents(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        paragraph("Partner handbook", "Title"),
        paragraph("Rhythm 2", "toc 1"),
        paragraph("Rhythm", "heading 1"),
        paragraph("Each partner reports every two weeks."),
        paragraph("Dates", "heading 2"),
        table(("what", "when"), ("survey", "4 December")),
    )
    assert (reading.title, reading.pages, reading.language) == ("Partner handbook", None, "en")
    assert [(each.section, each.text) for each in reading.passages] == [
        ("Rhythm", "Each partner reports every two weeks."),
        ("Rhythm › Dates", "what | when\nsurvey | 4 December"),
    ]


def test_a_list_stays_with_the_sentence_that_announces_it(tmp_path: Path) -> None:
    items = [paragraph(words, listed=True) for words in ("what moved", "what is in the way")]
    (passage,) = read(tmp_path, paragraph("Each report says:"), *items).passages
    assert passage.text == "Each report says:\n\n• what moved\n• what is in the way"


def test_where_no_style_is_a_heading_a_short_line_in_bold_is_one(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        paragraph("Money", bold=True),
        paragraph("It is kept elsewhere."),
        paragraph("Samples", bold=True),
        paragraph("They are tested."),
    )
    assert [each.section for each in reading.passages] == ["Money", "Samples"]
