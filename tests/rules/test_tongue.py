import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.tongue import spoken

SIX = ("en", "fr", "es", "ru", "zh", "ar")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We'll send the report by Friday", "en"),
        ("Nous enverrons le rapport vendredi", "fr"),
        ("Enviaremos el informe antes del viernes", "es"),
        ("Отправим отчёт до пятницы", "ru"),
        ("我们会在月底前提交报告", "zh"),
        ("سنرسل التقرير قبل نهاية الشهر", "ar"),
        ("Oui", "fr"),
        ("Sí", "es"),
        ("да", "ru"),
        ("好", "zh"),
        ("نعم", "ar"),
        ("thanks", "en"),
        ("J’ai fini l’enquête", "fr"),
        ("BlueFlow和UNEP会议：我们会提交PDF报告", "zh"),
        ("Отправим отчёт BlueFlow до пятницы", "ru"),
    ],
)
def test_a_text_is_read_in_the_language_it_is_written_in(text: str, language: str) -> None:
    assert [spoken(text, default) for default in SIX] == [language] * len(SIX)


@pytest.mark.parametrize("text", ["", "ok", "OK!", "2", "12/4", "👍", "BlueFlow", "MoU v2.pdf"])
def test_what_shows_no_language_is_read_in_the_readers_own(text: str) -> None:
    assert [spoken(text, default) for default in SIX] == list(SIX)


@pytest.mark.parametrize(("tag", "language"), [("fr-CA", "fr"), ("zh_Hant", "zh"), ("de", "en"), ("", "en")])
def test_a_tag_is_taken_by_its_language(tag: str, language: str) -> None:
    assert spoken("ok", tag) == language


@given(st.text(max_size=300), st.sampled_from(SIX))
def test_whatever_is_written_one_of_the_six_is_named(text: str, default: str) -> None:
    assert spoken(text, default) in SIX
