"""A document's language is told by all of it, and taken on trust where there is too little."""

import pytest

from bot.guidebook.reading.decoding import decoded
from bot.guidebook.reading.language import language_of
from bot.guidebook.reading.limits import Limits, Unreadable

SAID = {
    "en": "The partners meet on the first Monday of the month and decide what is to be done for the lake. ",
    "fr": "Les partenaires se réunissent le premier lundi du mois et décident de ce qui est à faire. ",
    "es": "Los socios se reúnen el primer lunes de cada mes y deciden lo que hay que hacer por el lago. ",
    "ru": "Партнёры встречаются в первый понедельник месяца и решают, что нужно сделать для озера. ",
    "zh": "合作伙伴在每个月的第一个星期一开会，决定为湖泊做些什么。实验室检查水样，公司维护水泵。",
    "ar": "يجتمع الشركاء في أول يوم اثنين من كل شهر ويقررون ما يجب القيام به من أجل البحيرة. ",
    "de": "Die Partner treffen sich am ersten Montag des Monats und beschließen, was zu tun ist. ",
    "pt": "Os parceiros reúnem-se na primeira segunda-feira do mês e decidem o que não fazer. ",
}


@pytest.mark.parametrize(("language", "said"), SAID.items())
def test_the_language_of_a_page_is_known(language: str, said: str) -> None:
    assert language_of([said * 5], "en") == language


def test_what_is_too_short_to_tell_is_in_the_partnerships_language() -> None:
    assert language_of(["OK 12"], "fr") == "fr"
    assert language_of(["Merci de nous répondre avant lundi"], "en") == "fr"


def test_commands_between_the_lines_do_not_change_the_language() -> None:
    code = "\n".join(["$ apt-get --the-thing install /of/a/package && echo to-the-end-of-it"] * 20)
    assert language_of([SAID["fr"] * 3, code, code], "en") == "fr"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("language", SAID)
def test_text_is_read_in_every_encoding_of_unicode(language: str, encoding: str) -> None:
    assert decoded(SAID[language].encode(encoding), Limits()) == SAID[language]


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("fr", "cp1252"),
        ("es", "cp1252"),
        ("de", "cp1252"),
        ("ru", "cp1251"),
        ("zh", "gb18030"),
        ("ar", "cp1256"),
    ],
)
def test_text_from_older_machines_is_read_too(language: str, encoding: str) -> None:
    assert decoded((SAID[language] * 3).encode(encoding), Limits()) == SAID[language] * 3


def test_one_letter_of_an_older_machine_is_enough() -> None:
    assert decoded("Müll".encode("cp1252"), Limits()) == "Müll"


@pytest.mark.parametrize("source", [b"a\0b", b"\xff\xfea", bytes(range(1, 32)) * 10])
def test_what_is_no_text_is_refused(source: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        decoded(source, Limits())
    assert refusal.value.key == "guidebook.broken"
