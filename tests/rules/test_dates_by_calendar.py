"""Every word and every day of the calendar, in each language."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date, format_skeleton

from handlers.rules.dates import IMPOSSIBLE, Lead, find_dates, read_date
from handlers.rules.languages import LANGUAGES
from handlers.rules.languages.folding import composed, fold

WEDNESDAY = date(2026, 11, 25)
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
DAYS = [FIRST + timedelta(days=ahead) for ahead in range((LAST - FIRST).days + 1)]
SENTENCES = {
    "en": "Thanks to all of you, we will send the list by {} with the invoices.",
    "fr": "Merci à tous, nous enverrons la liste avant {} avec les factures.",
    "es": "Gracias a todas, enviaremos la lista antes del {} con las facturas.",
    "ru": "Спасибо всем, мы пришлём список до {} вместе со счетами.",
    "zh": "谢谢大家，我们会在{}之前把名单和发票发出。",
    "ar": "شكراً للجميع، سنرسل القائمة قبل {} مع الفواتير.",
}
DATES = {"es": "15 de {}", "zh": "{}15日", "ar": "15 {}"}
LOCALES = ["en", "en_GB", "fr", "fr_CA", "es", "es_MX", "ru", "zh", "ar", "ar_EG", "ar_LB", "ar_TN"]


def test_there_is_a_table_for_each_language_of_the_united_nations() -> None:
    assert set(LANGUAGES) == set(SENTENCES)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_words_of_a_table_are_folded(language: str) -> None:
    table = LANGUAGES[language].dates
    words = (
        *(table.weekdays, table.short_weekdays, table.months, table.named, table.numbers, table.ordinals),
        *(table.units, table.days, table.years, table.feasts),
    )
    assert [word for mapping in words for word in mapping if word != fold(composed(word))] == []


@pytest.mark.parametrize(
    ("language", "word", "weekday"),
    [
        (language, word, weekday)
        for language, table in sorted(LANGUAGES.items())
        for word, weekday in {**table.dates.weekdays, **table.dates.short_weekdays}.items()
    ],
)
def test_each_word_for_a_weekday_is_found_in_a_sentence(language: str, word: str, weekday: int) -> None:
    text = composed(SENTENCES[language].format(word))
    (found,) = find_dates(text, WEDNESDAY, language)
    assert found.reading.day is not None
    assert found.reading.day.weekday() == weekday
    assert timedelta() < found.reading.day - WEDNESDAY <= timedelta(days=7)
    assert word in text[found.start : found.end]
    assert found.reading.matched == word
    assert found.lead is Lead.BY


@pytest.mark.parametrize(
    ("language", "word", "month"),
    [
        (language, word, month)
        for language, table in sorted(LANGUAGES.items())
        for word, month in table.dates.months.items()
    ],
)
def test_each_word_for_a_month_is_found_in_a_sentence(language: str, word: str, month: int) -> None:
    said = DATES.get(language, "15 {}").format(word)
    text = composed(SENTENCES[language].format(said))
    (found,) = find_dates(text, date(2026, 5, 1), language)
    day = found.reading.day or found.reading.candidates[-1]
    assert (day.month, day.day) == (month, 15)
    assert said in text[found.start : found.end]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_day_is_read_as_it_is_written_in_full(locale: str) -> None:
    for day in DAYS:
        for style in ("long", "full"):
            written = format_date(day, style, locale)
            reading = read_date(written, FIRST, locale)
            assert (reading.day, reading.problem) == (day, None), written


@pytest.mark.parametrize("locale", LOCALES)
def test_every_day_to_come_is_read_without_its_year(locale: str) -> None:
    for today in (date(2026, 12, 31), date(2027, 12, 30), date(2028, 2, 28)):
        for ahead in range(320):
            day = today + timedelta(days=ahead)
            assert read_date(format_skeleton("MMMMd", day, locale=locale), today, locale).day == day


@pytest.mark.parametrize("locale", LOCALES)
def test_the_leap_day_is_read_in_the_years_that_have_it(locale: str) -> None:
    leap = date(2028, 2, 29)
    without_year = format_skeleton("MMMMd", leap, locale=locale)
    assert read_date(without_year, WEDNESDAY, locale).day == leap
    in_2027 = format_date(leap, "long", locale).replace("2028", "2027")
    assert read_date(in_2027, WEDNESDAY, locale).problem == IMPOSSIBLE


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_places_are_those_of_the_text_it_was_given(language: str) -> None:
    for lead in ("", "🌊 ", "Ёж, ", "ﬁ «Wasser» — ", "Ça, là\u00a0: "):
        day = format_date(date(2026, 12, 15), "long", language)
        text = composed(lead + SENTENCES[language].format(day))
        (found,) = find_dates(text, WEDNESDAY, language)
        assert text[found.start : found.end].find(composed(day)) >= 0
        assert found.reading.day == date(2026, 12, 15)


def test_folding_keeps_the_place_of_each_letter() -> None:
    letters = "".join(chr(code) for code in range(1, 0x3000) if not 0xD800 <= code < 0xE000)
    assert len(fold(letters)) == len(letters)
    assert fold("Ёлка й Éte ١٢ １２ ة أإآ ی，週") == "елка й ete 12 12 ه ااا ي,周"
    assert composed("الـجُمُعَة по\u0301зже cafe\u0301") == "الجمعة позже café"
