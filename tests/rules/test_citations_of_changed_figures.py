"""A figure or name that was changed never passes, however it is put; the same worth in other words does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.citing import book, languages, names, numbers, passes

ONE = {
    "en": (
        "Notice is given within {} weeks to the board [1].",
        "Notice is given within one week to the board [1].",
    ),
    "fr": (
        "L'avis est donné sous {} semaines au comité [1].",
        "L'avis est donné sous une semaine au comité [1].",
    ),
    "es": ("El aviso se da en {} semanas al comité [1].", "El aviso se da en una semana al comité [1]."),
    "ru": ("Комитет извещают в течение {} недель [1].", "Комитет извещают в течение одной недели [1]."),
    "zh": ("应在{}周内通知委员会[1]。", "应在一周内通知委员会[1]。"),
    "ar": ("يتم إخطار اللجنة خلال {} أسابيع [1].", "يتم إخطار اللجنة خلال أسبوع واحد [1]."),
}


@given(numbers, languages, languages)
def test_a_number_changed_to_one_never_passes(stated: int, written: str, language: str) -> None:
    source = book(ONE[written][0].format(stated), written)
    assert not passes(ONE[language][1], source, language=language)
    assert passes(ONE[language][1], book(ONE[written][1], written), language=language)


@given(st.integers(2, 400), st.sampled_from(["vote", "member", "day", "euro", "report"]))
def test_what_is_counted_in_the_passage_never_becomes_one(stated: int, noun: str) -> None:
    source = book(f"The board has {stated} {noun}s for each partner.")
    assert not passes(f"The board has one {noun} for each partner [1].", source)
    assert passes(f"The board has {stated} {noun}s for one partner [1].", source)


@given(st.integers(1, 31), st.integers(1990, 2060))
def test_a_part_of_a_date_is_never_a_count(day: int, year: int) -> None:
    source = book(f"On {day} December {year} the board of the lake meets.")
    assert not passes(f"The board of the lake has {day} members [1].", source) or day == 1
    assert not passes(f"The board of the lake has {year} members [1].", source)
    assert passes(f"In {year} the board of the lake meets [1].", source)


@given(
    names, st.sampled_from(["Fernando", "Kimberly", "Sanders", "Fleming", "Beijing", "Clement", "Rutgers"])
)
def test_a_name_that_begins_a_sentence_must_stand_in_the_passage(stated: str, said: str) -> None:
    source = book(f"{stated} signs the report of the board.")
    for sentence in (
        "{} signs the report [1].",
        "{}, the chair, signs the report [1].",
        "{}'s the chair of the board [1].",
    ):
        assert not passes(sentence.format(said), source)
        assert passes(sentence.format(stated), source)


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("Water below -3 degrees is reported.", "Water below 3 degrees is reported"),
        ("Water below minus three degrees is reported.", "Water below 3 degrees is reported"),
        ("The dose is .5 mg of salt.", "The dose is 5 mg of salt"),
        ("The dose is 2½ litres of water.", "The dose is 2 litres of water"),
        ("The dose is two and a half litres.", "The dose is two litres"),
        ("Three quarters of the members decide.", "A quarter of the members decide"),
        ("1/2 of the members decide.", "2 of the members decide"),
        ("The board meets twice a year.", "The board meets once a year"),
        ("The board meets quarterly.", "The board meets monthly"),
        ("The report is due within three weeks.", "The report is due within a week"),
        ("The dose is 5 mg of salt.", "The dose is 5 g of salt"),
        ("The water has 5 °C.", "The water has 5 °F"),
        ("Pay 100 NOK to the board.", "Pay 100 dollars to the board"),
        ("Pay 100 kroner to the board.", "Pay 100 euros to the board"),
        ("The board has 12 members.", "The board has 12 trillion members"),
        ("The board has 12 members.", "The board has 12 dozen members"),
        ("The board has 12 members.", "The board has 12 lakh members"),
        ("The board has 12 members.", "The board has 12 per mille members"),
        ("The board has 12 members.", "The board has trece members"),
        ("The board has 12 members.", "The board has 十三 members"),
        ("The report is due in 10 days.", "The report has 10 members"),
        ("See annex A of the agreement.", "See annex B of the agreement"),
        ("See annex B of the agreement.", "See annex A of the agreement"),
        ("See option IV of the agreement.", "See option V of the agreement"),
        ("Elections are in spring.", "Elections are in autumn"),
        ("Call 22 33 44 55 for the board.", "Call 22 33 44 for the board"),
        ("The board meets on 4 December with 2026 members.", "The board meets on 4 December 2026"),
    ],
)
def test_what_changes_the_worth_of_a_figure_is_cut(stated: str, said: str) -> None:
    assert not passes(f"{said} [1].", book(stated))
    assert passes(f"{stated[:-1]} [1].", book(stated))


@pytest.mark.parametrize(
    ("stated", "said", "language"),
    [
        ("The dose is 2½ litres of water.", "The dose is two and a half litres of water", "en"),
        ("The dose is 2.5 litres of water.", "La dose est de deux litres et demi d'eau", "fr"),
        ("The term is two and a half years.", "任期为两年半", "zh"),
        ("The term is two and a half years.", "المدة سنتان ونصف", "ar"),
        ("Two thirds of the members decide.", "Dos tercios de los miembros deciden", "es"),
        ("Two thirds of the members decide.", "Две трети членов решают", "ru"),
        ("Three quarters of the members decide.", "75 % of the members decide", "en"),
        ("The board meets quarterly.", "The board meets every three months", "en"),
        ("The board meets once a year.", "The board meets annually", "en"),
        ("The board meets every month.", "委员会每月开会", "zh"),
        ("The report is due within a week.", "The report is due within one week", "en"),
        ("The report is due within a week.", "Отчёт сдают в течение недели", "ru"),
        ("The report is due in 10 working days.", "The report is due in ten days", "en"),
        ("Pay 100 kroner to the board.", "Payez 100 couronnes au comité", "fr"),
        ("The dose is 5 mg of salt.", "The dose is 5 milligrams of salt", "en"),
        ("See annex B of the plan.", "见附件B", "zh"),
        ("Elections are in spring.", "Les élections ont lieu au printemps", "fr"),
        ("Call 22 33 44 55 for the board.", "Call 22334455 for the board", "en"),
        ("Water above 3 degrees is reported.", "Il faut signaler l'eau à au moins 3 degrés", "fr"),
    ],
)
def test_the_same_worth_in_other_words_passes(stated: str, said: str, language: str) -> None:
    assert passes(f"{said} [1].", book(stated), language=language)
