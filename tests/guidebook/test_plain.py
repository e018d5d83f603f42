"""Plain text is read as its writers meant it: lines under words, numbers and capitals are headings."""

from hypothesis import given
from hypothesis import strategies as st

from bot.guidebook.reading.plain import read_plain

PAGE = """\
Partner handbook
================

RHYTHM

Each partner reports every
two weeks, on a well-
known day.

  * what moved,
    at home
  * what is in the way

Dates
-----
what        when          who
survey      4 December    lab
permits     9 December    ministry

    $ measure --twice

MONEY

It is kept elsewhere.
"""


def test_headings_are_seen_by_the_lines_under_them_and_by_their_capitals() -> None:
    title, blocks = read_plain(PAGE)
    assert title == "Partner handbook"
    assert [block.section[-1] for block in blocks] == ["RHYTHM", "RHYTHM", "Dates", "Dates", "MONEY"]


def test_paragraphs_run_on_and_lists_tables_and_commands_keep_their_lines() -> None:
    assert [block.rows for block in read_plain(PAGE)[1]] == [
        ("Each partner reports every two weeks, on a well-known day.",),
        ("• what moved, at home", "• what is in the way"),
        ("what | when | who", "survey | 4 December | lab", "permits | 9 December | ministry"),
        ("$ measure --twice",),
        ("It is kept elsewhere.",),
    ]


def test_numbers_tell_headings_from_what_stands_under_them() -> None:
    source = "1. Rhythm\n\nWe meet.\n\n1.1 Dates\n\nOn Mondays.\n\n2. Money\n\nNone."
    assert [block.section for block in read_plain(source)[1]] == [
        ("1. Rhythm",),
        ("1. Rhythm", "1.1 Dates"),
        ("2. Money",),
    ]


def test_a_numbered_list_with_blank_lines_is_no_row_of_headings() -> None:
    blocks = read_plain("Bring:\n\n1. Water\n\n2. Bread\n\n3. Salt.\n")[1]
    assert {block.section for block in blocks} == {()}
    assert [block.text for block in blocks] == ["Bring:", "1. Water", "2. Bread", "3. Salt."]


def test_a_table_of_contents_is_not_read() -> None:
    assert read_plain("Rhythm ............ 4\nMoney . . . . . . . xii\n\nWe meet.")[1][0].text == "We meet."


def test_chinese_lines_are_joined_without_a_space() -> None:
    assert read_plain("每个伙伴每两周\n报告一次。")[1][0].text == "每个伙伴每两周报告一次。"


@given(st.text(alphabet="ab A1.-=|*•\t\n ", max_size=200))
def test_no_text_stops_the_reader_and_no_word_is_made_up(source: str) -> None:
    title, blocks = read_plain(source)
    known = set(source.replace("\n", " "))
    for block in blocks:
        assert block.text.strip()
        assert set(block.text) <= known | set("• |\n")
    assert set(title) <= known
