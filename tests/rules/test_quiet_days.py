from contextlib import suppress
from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.quiet_days import LONGEST, QuietDays, read
from storage.errors import Refused

TODAY = date(2026, 11, 27)
CHRISTMAS = QuietDays(date(2026, 12, 24), date(2027, 1, 2), "Winter break")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("24 Dec - 2 Jan Winter break", "en"),
        ("from 24 December to 2 January: Winter break", "en"),
        ("December 24 to January 2, Winter break", "en"),
        ("2026-12-24 – 2027-01-02 Winter break", "en"),
        ("du 24 décembre au 2 janvier Winter break", "fr"),
        ("24 - 2 January Winter break", "en"),
    ],
)
def test_a_stretch_of_days_is_read_across_the_new_year(text: str, language: str) -> None:
    assert read(text, TODAY, language) == CHRISTMAS


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("17 May Constitution Day", "en", "Constitution Day"),
        ("on 17 May", "en", ""),
        ("le 17 mai : Fête nationale", "fr", "Fête nationale"),
        ("17 May Day - of all", "en", "Day - of all"),
    ],
)
def test_one_day_is_read_with_its_name(text: str, language: str, name: str) -> None:
    assert read(text, TODAY, language) == QuietDays(date(2027, 5, 17), date(2027, 5, 17), name)


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("next week", "en", date(2026, 11, 30), date(2026, 12, 6)),
        ("this week", "en", TODAY, date(2026, 11, 29)),
        ("La semaine prochaine", "fr", date(2026, 11, 30), date(2026, 12, 6)),
        ("toute cette semaine", "fr", TODAY, date(2026, 11, 29)),
        ("August", "en", date(2027, 8, 1), date(2027, 8, 31)),
        ("février", "fr", date(2027, 2, 1), date(2027, 2, 28)),
        ("November", "en", TODAY, date(2026, 11, 30)),
    ],
)
def test_a_week_or_month_is_all_of_its_days(text: str, language: str, first: date, last: date) -> None:
    assert read(text, TODAY, language) == QuietDays(first, last, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Constitution Day", "quiet.unclear"),
        ("", "quiet.unclear"),
        ("03/04/2027 Feast", "quiet.ambiguous"),
        ("1 July - 31 December Summer", "quiet.too_long"),
    ],
)
def test_what_is_no_stretch_of_days_is_refused(text: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read(text, TODAY, "en")
    assert refused.value.key == why


@given(st.integers(1, 250), st.integers(1, LONGEST - 1), st.sampled_from(["en", "fr"]))
def test_days_that_are_written_out_are_read_as_they_are(ahead: int, more: int, language: str) -> None:
    first = TODAY + timedelta(days=ahead)
    last = first + timedelta(days=more)
    between = {"en": "to", "fr": "au"}[language]
    text = f"{_written(first, language)} {between} {_written(last, language)} Pause"
    assert read(text, TODAY, language) == QuietDays(first, last, "Pause")


@given(st.text(max_size=60), st.sampled_from(["en", "fr"]))
def test_any_text_is_read_or_refused(text: str, language: str) -> None:
    with suppress(Refused):
        found = read(text, TODAY, language)
        assert found.first_on <= found.last_on


def _written(day: date, language: str) -> str:
    return format_date(day, "d MMMM y", locale=language)
