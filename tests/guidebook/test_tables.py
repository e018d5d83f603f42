"""Tables in print become rows, whichever way their cells were printed, and prose does not."""

from pathlib import Path

from bot.guidebook.reading.document import read_document
from bot.guidebook.reading.limits import Limits
from tests.guidebook.pdfs import Text, outlined, pdf

COLUMNS = 60, 200, 380
ROWS = (
    ("what", "when", "who"),
    ("lake survey", "4 December", "laboratory"),
    ("permits", "9 December", "ministry"),
)


def read(tmp_path: Path, *lines: Text) -> list[str]:
    file = tmp_path / "table.pdf"
    file.write_bytes(pdf([lines]))
    return [each.text for each in read_document(file, Limits()).passages]


def cells(top: int = 700) -> list[Text]:
    return [
        Text(11, top - 20 * down, words, COLUMNS[at])
        for down, row in enumerate(ROWS)
        for at, words in enumerate(row)
    ]


def test_a_table_is_read_row_by_row_between_the_paragraphs_around_it(tmp_path: Path) -> None:
    (passage,) = read(
        tmp_path, Text(11, 740, "These are the dates:"), *cells(), Text(11, 600, "More follows.")
    )
    assert passage == (
        "These are the dates:\n\nwhat | when | who\nlake survey | 4 December | laboratory\n"
        "permits | 9 December | ministry\n\nMore follows."
    )


def test_a_cell_of_several_lines_is_read_as_one_though_it_was_printed_before_its_neighbour(
    tmp_path: Path,
) -> None:
    lines = [
        *(Text(11, 700, words, at) for words, at in zip(ROWS[0], COLUMNS, strict=True)),
        *(
            Text(11, 676, words, at)
            for words, at in zip(("survey", "in the first", "lab"), COLUMNS, strict=True)
        ),
        Text(11, 663, "week of May", 200),
        *(Text(11, 639, words, at) for words, at in zip(("permits", "in June", "us"), COLUMNS, strict=True)),
    ]
    assert read(tmp_path, *lines) == [
        "what | when | who\nsurvey | in the first week of May | lab\npermits | in June | us"
    ]
    column_by_column = sorted(lines[3:7], key=lambda line: (line.x, -line.y))
    assert read(tmp_path, *lines[:3], *column_by_column, *lines[7:]) == read(tmp_path, *lines)


def test_one_line_with_a_gap_is_no_table(tmp_path: Path) -> None:
    (passage,) = read(
        tmp_path, Text(11, 700, "Left"), Text(11, 700, "right", 300), Text(11, 680, "All of it.")
    )
    assert " | " not in passage


def test_the_outline_says_what_is_a_heading_where_letters_do_not(tmp_path: Path) -> None:
    file = tmp_path / "outlined.pdf"
    pages = [
        [Text(11, 700, "1 Rhythm"), Text(11, 670, "We meet on Mondays.")],
        [Text(11, 700, "Money"), Text(11, 670, "It is kept elsewhere.")],
    ]
    file.write_bytes(outlined(pages, [(1, "Rhythm"), (2, "Money"), (2, "Nowhere")]))
    passages = read_document(file, Limits()).passages
    assert [(each.section, each.text) for each in passages] == [
        ("1 Rhythm", "We meet on Mondays."),
        ("Money", "It is kept elsewhere."),
    ]


def test_a_table_of_contents_is_not_quoted(tmp_path: Path) -> None:
    contents = [Text(11, 700 - 20 * at, f"Part {at} . . . . . . . . . . {at}") for at in range(6)]
    assert read(tmp_path, *contents, Text(11, 400, "We meet on Mondays.")) == ["We meet on Mondays."]
