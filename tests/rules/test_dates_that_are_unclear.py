"""Words that name no clear day to come, read on Wednesday 25 November 2026."""

from datetime import date

import pytest

from handlers.rules.dates import AMBIGUOUS, IMPOSSIBLE, NONE, PAST, read_date

WEDNESDAY = date(2026, 11, 25)

UNCLEAR = [
    ("en", "03/04", AMBIGUOUS, 2),
    ("fr", "03/04", AMBIGUOUS, 2),
    ("es", "antes del 03/04", AMBIGUOUS, 2),
    ("ru", "03/04/2027", AMBIGUOUS, 2),
    ("zh", "03/04前", AMBIGUOUS, 2),
    ("ar", "٠٣/٠٤/٢٠٢٧", AMBIGUOUS, 2),
    ("es", "para diciembre", AMBIGUOUS, 2),
    ("ru", "к декабрю", AMBIGUOUS, 2),
    ("zh", "12月前", AMBIGUOUS, 2),
    ("ar", "بحلول ديسمبر", AMBIGUOUS, 2),
    ("en", "Feb 30", IMPOSSIBLE, 0),
    ("en", "32 December", IMPOSSIBLE, 0),
    ("fr", "31 février", IMPOSSIBLE, 0),
    ("es", "31 de febrero", IMPOSSIBLE, 0),
    ("ru", "31 февраля", IMPOSSIBLE, 0),
    ("zh", "2月31日", IMPOSSIBLE, 0),
    ("ar", "٣١ فبراير", IMPOSSIBLE, 0),
    ("es", "ayer", PAST, 1),
    ("ru", "позавчера", PAST, 1),
    ("zh", "上周五", PAST, 1),
    ("ar", "الأسبوع الماضي", PAST, 1),
    ("zh", "两周前", PAST, 1),
    ("ar", "قبل أسبوعين", PAST, 1),
    ("ru", "неделю назад", PAST, 1),
    ("en", "15 November", PAST, 2),
    ("fr", "le 15 novembre", PAST, 2),
    ("en", "after the holidays", NONE, 0),
    ("fr", "un jour", NONE, 0),
    ("fr", "un jour de mai", NONE, 0),
    ("en", "some day", NONE, 0),
    ("en", "the Friday meeting", NONE, 0),
    ("es", "cada viernes", NONE, 0),
    ("es", "desde el viernes", NONE, 0),
    ("es", "un día", NONE, 0),
    ("ru", "после пятницы", NONE, 0),
    ("ru", "каждую пятницу", NONE, 0),
    ("ru", "с понедельника", NONE, 0),
    ("zh", "每周五", NONE, 0),
    ("zh", "一周五天", NONE, 0),
    ("zh", "周五之后", NONE, 0),
    ("zh", "有一天", NONE, 0),
    ("ar", "بعد الجمعة", NONE, 0),
    ("ar", "كل جمعة", NONE, 0),
    ("ar", "ذات يوم", NONE, 0),
    ("ar", "خلال الأيام القادمة", NONE, 0),
    ("en", "over the coming weeks", NONE, 0),
    ("ru", "в следующие недели", NONE, 0),
]


@pytest.mark.parametrize(("language", "words", "problem", "candidates"), UNCLEAR)
def test_what_is_no_clear_day_says_why_in_each_language(
    language: str, words: str, problem: str, candidates: int
) -> None:
    reading = read_date(words, WEDNESDAY, language)
    assert (reading.day, reading.problem, len(reading.candidates)) == (None, problem, candidates)
