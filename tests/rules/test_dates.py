from datetime import date, timedelta
from itertools import pairwise

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.dates import AMBIGUOUS, IMPOSSIBLE, NONE, PAST, find_dates, read_date
from handlers.rules.languages import LANGUAGES, language_of

WEDNESDAY = date(2026, 11, 25)
todays = st.dates(date(2026, 1, 1), date(2032, 12, 31))
unhurried = settings(deadline=None)
"""The first reading in a language compiles its patterns."""
languages = st.sampled_from(sorted(LANGUAGES))
WEEKDAYS = {tag: dict(Locale(tag).days["format"]["wide"]) for tag in LANGUAGES}

ENGLISH = [
    ("today", "2026-11-25"),
    ("tomorrow", "2026-11-26"),
    ("Tomorrow morning!", "2026-11-26"),
    ("the day after tomorrow", "2026-11-27"),
    ("Friday", "2026-11-27"),
    ("by Friday", "2026-11-27"),
    ("BEFORE  FRIDAY", "2026-11-27"),
    ("until Friday", "2026-11-27"),
    ("on Wednesday", "2026-12-02"),
    ("this Wednesday", "2026-11-25"),
    ("this Friday", "2026-11-27"),
    ("next Friday", "2026-12-04"),
    ("Friday next week", "2026-12-04"),
    ("a week from Friday", "2026-12-04"),
    ("Friday week", "2026-12-04"),
    ("by wed", "2026-12-02"),
    ("COB Thursday", "2026-11-26"),
    ("by close of business on Thursday", "2026-11-26"),
    ("by 5 pm Friday", "2026-11-27"),
    ("by EOD", "2026-11-25"),
    ("end of the week", "2026-11-27"),
    ("this week", "2026-11-27"),
    ("next week", "2026-12-04"),
    ("by the end of next week", "2026-12-04"),
    ("early next week", "2026-11-30"),
    ("end of the month", "2026-11-30"),
    ("month-end", "2026-11-30"),
    ("by the end of next month", "2026-12-31"),
    ("end of the quarter", "2026-12-31"),
    ("end of the year", "2026-12-31"),
    ("by the end of December", "2026-12-31"),
    ("end of 2027", "2027-12-31"),
    ("in May", "2027-05-31"),
    ("mid-December", "2026-12-15"),
    ("early January 2028", "2028-01-01"),
    ("15 December", "2026-12-15"),
    ("before 15 Dec", "2026-12-15"),
    ("December 15th", "2026-12-15"),
    ("the 15th of December", "2026-12-15"),
    ("Tuesday, 15 December", "2026-12-15"),
    ("Dec. 15, 2027", "2027-12-15"),
    ("10–12 December", "2026-12-12"),
    ("by the 15th", "2026-12-15"),
    ("by the 31st", "2026-12-31"),
    ("1 October", "2027-10-01"),
    ("29 February", "2028-02-29"),
    ("15/12", "2026-12-15"),
    ("12/25", "2026-12-25"),
    ("04/04", "2027-04-04"),
    ("15/12/26", "2026-12-15"),
    ("15.12.", "2026-12-15"),
    ("03.04.2027", "2027-04-03"),
    ("2026-12-15", "2026-12-15"),
    ("no later than 4 December at 5pm", "2026-12-04"),
    ("in two weeks", "2026-12-09"),
    ("within 3 days", "2026-11-28"),
    ("a month from now", "2026-12-25"),
    ("Q1", "2027-03-31"),
    ("by the end of Q2 2027", "2027-06-30"),
    ("one week and 2 days", "2026-12-04"),
    ("can we say Monday, after the break", "2026-11-30"),
]
FRENCH = [
    ("aujourd’hui", "2026-11-25"),
    ("demain matin", "2026-11-26"),
    ("après-demain", "2026-11-27"),
    ("d'ici vendredi", "2026-11-27"),
    ("ce mercredi", "2026-11-25"),
    ("vendredi prochain", "2026-12-04"),
    ("vendredi en huit", "2026-12-04"),
    ("avant le 15 décembre", "2026-12-15"),
    ("le 1er décembre", "2026-12-01"),
    ("avant le 15", "2026-12-15"),
    ("jusqu'au 15", "2026-12-15"),
    ("mardi 15 décembre 2026", "2026-12-15"),
    ("d’ici la fin de la semaine", "2026-11-27"),
    ("fin du mois", "2026-11-30"),
    ("fin d'année", "2026-12-31"),
    ("d'ici à la fin de l'année", "2026-12-31"),
    ("fin décembre", "2026-12-31"),
    ("début janvier", "2027-01-01"),
    ("mi-décembre", "2026-12-15"),
    ("en mars", "2027-03-31"),
    ("la semaine prochaine", "2026-12-04"),
    ("le mois prochain", "2026-12-31"),
    ("dans 3 jours", "2026-11-28"),
    ("d'ici trois semaines", "2026-12-16"),
    ("sous quinze jours", "2026-12-10"),
    ("premier trimestre 2027", "2027-03-31"),
    ("T1", "2027-03-31"),
    ("au plus tard le 3 décembre à 17h", "2026-12-03"),
    ("15/12", "2026-12-15"),
]


@pytest.mark.parametrize(("words", "day"), ENGLISH)
def test_english_days_are_read(words: str, day: str) -> None:
    reading = read_date(words, WEDNESDAY, "en")
    assert (reading.day, reading.problem) == (date.fromisoformat(day), None)


@pytest.mark.parametrize(("words", "day"), FRENCH)
def test_french_days_are_read(words: str, day: str) -> None:
    reading = read_date(words, WEDNESDAY, "fr-CA")
    assert (reading.day, reading.problem) == (date.fromisoformat(day), None)


@pytest.mark.parametrize(
    ("words", "problem", "candidates"),
    [
        ("03/04", AMBIGUOUS, ["2027-04-03", "2027-03-04"]),
        ("03/04/2027", AMBIGUOUS, ["2027-04-03", "2027-03-04"]),
        ("Friday 5 December", AMBIGUOUS, ["2026-12-05", "2026-12-11"]),
        ("by December", AMBIGUOUS, ["2026-12-01", "2026-12-31"]),
        ("31 February", IMPOSSIBLE, []),
        ("31/02", IMPOSSIBLE, []),
        ("2026-13-01", IMPOSSIBLE, []),
        ("29 February 2027", IMPOSSIBLE, []),
        ("yesterday", PAST, ["2026-11-24"]),
        ("last Friday", PAST, ["2026-11-20"]),
        ("two weeks ago", PAST, ["2026-11-11"]),
        ("2026-11-01", PAST, ["2026-11-01"]),
        ("1 November 2026", PAST, ["2026-11-01"]),
        ("24 November", PAST, ["2026-11-24", "2027-11-24"]),
        ("Friday 20 November", PAST, ["2026-11-20"]),
        ("", NONE, []),
        ("no idea", NONE, []),
        ("every Friday", NONE, []),
        ("since Friday", NONE, []),
        ("not before Friday", NONE, []),
        ("before Friday's meeting", NONE, []),
        ("the second Tuesday of the month", NONE, []),
        ("Monday 03/04", AMBIGUOUS, ["2027-03-04", "2027-03-08"]),
        ("3/4 of the pumps", NONE, []),
        ("I may come", NONE, []),
        ("we sat in the sun", NONE, []),
        ("version 3.12", NONE, []),
    ],
)
def test_what_is_no_clear_day_to_come_says_why(words: str, problem: str, candidates: list[str]) -> None:
    reading = read_date(words, WEDNESDAY, "en")
    assert reading.problem == problem
    assert reading.day is None
    assert [str(day) for day in reading.candidates] == candidates


def test_the_words_that_were_the_date_are_given_back_as_written() -> None:
    assert (
        read_date("Let us say by  the End of  December, please", WEDNESDAY, "en").matched
        == "the End of December"
    )
    assert read_date("d’ici le 15 Décembre", WEDNESDAY, "fr").matched == "15 Décembre"
    assert read_date("hello", WEDNESDAY, "en").matched == ""


def test_accents_and_capitals_do_not_matter() -> None:
    assert read_date("MI-DECEMBRE", WEDNESDAY, "fr") == read_date("MI-DECEMBRE", WEDNESDAY, "fr_FR")
    assert read_date("mi-de\u0301cembre", WEDNESDAY, "fr").day == date(2026, 12, 15)


def test_a_language_without_a_table_is_read_as_english() -> None:
    assert language_of("sw").code == "en"
    assert read_date("by Friday", WEDNESDAY, "sw").day == date(2026, 11, 27)


@unhurried
@given(todays, st.integers(0, 6), languages)
def test_a_week_day_is_the_first_after_today(today: date, weekday: int, language: str) -> None:
    day = read_date(WEEKDAYS[language][weekday], today, language).day
    assert day is not None
    assert day.weekday() == weekday
    assert timedelta() < day - today <= timedelta(days=7)


@unhurried
@given(todays, st.integers(0, 6))
def test_next_week_begins_on_monday(today: date, weekday: int) -> None:
    monday = today + timedelta(days=7 - today.weekday())
    assert read_date(f"next {WEEKDAYS['en'][weekday]}", today, "en").day == monday + timedelta(days=weekday)


@unhurried
@given(todays, st.dates(date(2026, 1, 1), date(2027, 12, 31)), languages)
def test_a_date_without_a_year_is_the_next_such_date_unless_it_was_lately(
    today: date, meant: date, language: str
) -> None:
    reading = read_date(format_skeleton("MMMMd", meant, locale=language), today, language)
    day = reading.day or reading.candidates[-1]
    assert (day.day, day.month) == (meant.day, meant.month)
    assert timedelta() <= day - today <= timedelta(days=366)
    if reading.problem is not None:
        assert reading.problem == PAST
        assert timedelta() < today - reading.candidates[0] <= timedelta(days=45)


@unhurried
@given(todays, todays, languages)
def test_a_full_date_is_that_date_or_past(today: date, meant: date, language: str) -> None:
    for words in (meant.isoformat(), format_date(meant, "full", language)):
        reading = read_date(words, today, language)
        assert reading.day == (meant if meant >= today else None)
        assert reading.problem == (None if meant >= today else PAST)


@unhurried
@given(todays, st.integers(1, 12), st.integers(1, 31))
def test_figures_are_read_day_first_unless_both_orders_are_possible(
    today: date, first: int, second: int
) -> None:
    reading = read_date(f"{first}/{second}/2040", today, "en")
    if second <= 12 and first != second:
        assert reading.problem == AMBIGUOUS
        assert reading.candidates == (date(2040, second, first), date(2040, first, second))
    elif reading.day is not None:
        assert (reading.day.month, reading.day.day) == (first, second)


@unhurried
@given(st.text(max_size=60), todays, languages)
def test_any_words_are_read_without_harm(words: str, today: date, language: str) -> None:
    reading = read_date(words, today, language)
    assert (reading.day is None) is (reading.problem is not None)
    assert reading.day is None or reading.day >= today


@unhurried
@given(st.lists(st.sampled_from([words for words, _ in ENGLISH]), max_size=4), todays)
def test_dates_in_a_text_come_in_order_and_apart(phrases: list[str], today: date) -> None:
    found = find_dates(" and ".join(phrases), today, "en")
    assert all(one.end <= other.start for one, other in pairwise(found))
