"""Which commitment somebody speaks of is told by what their words share with its title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.understanding.matching import likely

TITLES = [
    "Send the water quality report",
    "Repair the survey boat",
    "Envoyer la carte des puits",
    "Отправить отчёт о качестве воды",
    "提交水质报告",
    "إرسال تقرير جودة المياه",
]


def meant(text: str, titles: list[str] | None = None) -> list[str]:
    return likely(text, titles or TITLES, str)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("the water report went out this morning", 0),
        ("boat is repaired", 1),
        ("la carte est partie", 2),
        ("отчет о воде ушел сегодня утром", 3),
        ("水质报告今天早上交了", 4),
        ("أرسلنا التقرير عن جودة المياه", 5),
    ],
)
def test_what_is_spoken_of_is_found_in_every_language(text: str, title: int) -> None:
    assert meant(text)[0] == TITLES[title]


def test_what_the_titles_have_in_common_tells_little() -> None:
    assert meant("the budget report is out", ["Budget report", "Travel report"]) == ["Budget report"]


def test_where_the_words_could_be_about_either_both_are_returned() -> None:
    assert set(meant("the report is out", ["Budget report", "Travel report"])) == {
        "Budget report",
        "Travel report",
    }


@pytest.mark.parametrize("text", ["done", "it went out", "", "👍"])
def test_words_that_name_nothing_point_at_nothing(text: str) -> None:
    assert meant(text) == []


@given(st.text(), st.lists(st.text(), max_size=6))
def test_what_is_found_is_among_the_candidates(text: str, titles: list[str]) -> None:
    assert set(likely(text, titles, str)) <= set(titles)


@given(st.text(alphabet="bcdfgkmp ", min_size=3).filter(lambda text: len(text.replace(" ", "")) > 2))
def test_a_title_said_in_full_is_found_unless_it_has_no_word_of_three_letters(title: str) -> None:
    nameable = any(len(word) > 2 for word in title.split())
    assert likely(f"we did {title} today", [title], str) == ([title] if nameable else [])
