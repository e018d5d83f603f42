"""Absences are read from words, in each language, and from nothing that says something else."""

from datetime import date, timedelta

import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.absence import Absence, is_away, read, without_opening
from storage.records.people import Person, PersonId

TODAY = date(2026, 11, 27)

ENGLISH = {
    "I'm away until 15 January, ask Jonas": (TODAY, date(2027, 1, 15), "Jonas"),
    "until 15 January, ask Jonas": (TODAY, date(2027, 1, 15), "Jonas"),
    "away from 20 December until 3 January": (date(2026, 12, 20), date(2027, 1, 3), ""),
    "from 20 to 27 December": (date(2026, 12, 20), date(2026, 12, 27), ""),
    "20-27 December": (date(2026, 12, 20), date(2026, 12, 27), ""),
    "I’m on annual leave from 20 December to 3 January. Please contact Dr. Haddad.": (
        date(2026, 12, 20),
        date(2027, 1, 3),
        "Dr. Haddad",
    ),
    "I am out of the office tomorrow": (date(2026, 11, 28), date(2026, 11, 28), ""),
    "I'm on leave, back on 18 January": (TODAY, date(2027, 1, 17), ""),
    "I'm on leave until 15 January, back on 18 January": (TODAY, date(2027, 1, 17), ""),
    "away until next Friday, Jonas Weber stands in for me": (TODAY, date(2026, 12, 4), "Jonas Weber"),
    "I'm away until Friday 4 December and Jonas stands in": (TODAY, date(2026, 12, 4), "Jonas"),
    "2026-12-20 until 2027-01-03": (date(2026, 12, 20), date(2027, 1, 3), ""),
    "I'm travelling until Monday; meanwhile please ask Kofi Mensah": (
        TODAY,
        date(2026, 11, 30),
        "Kofi Mensah",
    ),
    "from yesterday until Monday": (date(2026, 11, 26), date(2026, 11, 30), ""),
    "I'm away next week, ask Jonas": (date(2026, 11, 30), date(2026, 12, 6), "Jonas"),
    "I'm off this week": (TODAY, date(2026, 11, 29), ""),
    "away for two weeks": (TODAY, date(2026, 12, 10), ""),
    "I'm on leave for the next 3 days": (TODAY, date(2026, 11, 29), ""),
    "away from 1 December for a week, ask Jonas": (date(2026, 12, 1), date(2026, 12, 7), "Jonas"),
    "I'm sick today": (TODAY, TODAY, ""),
}

FRENCH = {
    "Je suis absente jusqu'au 15 janvier, voyez avec Jonas": (TODAY, date(2027, 1, 15), "Jonas"),
    "absent du 20 décembre au 3 janvier": (date(2026, 12, 20), date(2027, 1, 3), ""),
    "Je suis en congé du 20 au 27 décembre, demandez à Jonas Weber": (
        date(2026, 12, 20),
        date(2026, 12, 27),
        "Jonas Weber",
    ),
    "Bonjour, je serai absent jusqu’à vendredi. Jonas me remplace": (TODAY, date(2026, 12, 4), "Jonas"),
    "jusqu'au 15 janvier": (TODAY, date(2027, 1, 15), ""),
    "je suis absent demain": (date(2026, 11, 28), date(2026, 11, 28), ""),
    "en congés à partir du 20 décembre jusqu'au 3 janvier": (date(2026, 12, 20), date(2027, 1, 3), ""),
    "Je suis en mission jusqu'au 4 décembre, de retour le 7 décembre": (TODAY, date(2026, 12, 6), ""),
    "je suis absente, de retour le 7 décembre, adressez-vous à Mme Diallo": (
        TODAY,
        date(2026, 12, 6),
        "Mme Diallo",
    ),
    "Je suis absent deux semaines": (TODAY, date(2026, 12, 10), ""),
    "je serai absente la semaine prochaine": (date(2026, 11, 30), date(2026, 12, 6), ""),
    "en congé pour dix jours, voyez avec Jonas": (TODAY, date(2026, 12, 6), "Jonas"),
    "je suis malade aujourd'hui": (TODAY, TODAY, ""),
}

SOMETHING_ELSE = [
    "I'm away until I finish the samples",
    "I'm away until 15 January so the survey has to wait",
    "I'm away next month",
    "I'm away for a few days",
    "I'm away for two pumps",
    "I'm sick of waiting",
    "Away.",
    "until yesterday",
    "until 31 February",
    "until 03/04",
    "The pump is away until Friday",
    "We are at the lake until Friday, ask the lab",
    "x" * 10_000,
]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        *(("en", text, said) for text, said in ENGLISH.items()),
        *(("fr", text, said) for text, said in FRENCH.items()),
    ],
)
def test_an_absence_is_read_with_its_days_and_who_is_asked_meanwhile(
    language: str, text: str, said: tuple[date, date, str]
) -> None:
    assert read(text, TODAY, language) == Absence(*said)


@pytest.mark.parametrize("text", SOMETHING_ELSE)
def test_what_says_something_else_or_has_no_days_is_no_absence(text: str) -> None:
    assert read(text, TODAY, "en") is None


@given(
    st.dates(date(2026, 1, 1), date(2031, 1, 1)),
    st.integers(0, 200),
    st.integers(0, 150),
    st.sampled_from(
        [("en", "I'm away from {} until {}"), ("fr", "Je suis absente du {} au {}"), ("en", "from {} to {}")]
    ),
)
def test_days_that_are_written_out_are_read_as_they_were_meant(
    today: date, ahead: int, length: int, spoken: tuple[str, str]
) -> None:
    language, sentence = spoken
    first = today + timedelta(days=ahead)
    last = first + timedelta(days=length)
    locale = Locale.parse("en_GB" if language == "en" else language)
    words = sentence.format(*(format_date(day, "d MMMM", locale=locale) for day in (first, last)))
    assert read(words, today, language) == Absence(first, last)


@given(st.text(max_size=300), st.sampled_from(["en", "fr"]))
def test_no_words_are_too_odd_to_be_looked_at(text: str, language: str) -> None:
    found = read(text, TODAY, language)
    assert found is None or found.first <= found.last >= TODAY
    assert without_opening(text, language) is None or len(text.split()) > 0


def person(away_from: date | None, away_until: date | None) -> Person:
    return Person(PersonId(1), "Amina", away_from=away_from, away_until=away_until)


def test_somebody_is_away_on_the_first_day_and_on_the_last_and_not_after() -> None:
    gone = person(date(2026, 12, 20), date(2027, 1, 3))
    days = [date(2026, 12, 19), date(2026, 12, 20), date(2027, 1, 3), date(2027, 1, 4)]
    assert [is_away(gone, day) for day in days] == [False, True, True, False]
    assert is_away(person(None, date(2027, 1, 3)), TODAY)
    assert not is_away(person(None, None), TODAY)
