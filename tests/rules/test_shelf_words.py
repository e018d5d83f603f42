"""Captions that say a file is for the guidebook, in six languages, and those that only speak of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.file_kinds import is_readable
from handlers.rules.shelf_words import named_in, names_guidebook, says_add


@pytest.mark.parametrize(
    "caption",
    [
        "guidebook",
        "Guidebook!",
        "for the guidebook",
        "Please add this to our guidebook",
        "add to the handbook, please",
        "pour le guide",
        "Ajouter au guide",
        "Para la guía",
        "Añadir al manual",
        "В руководство",
        "для справочника",
        "加入指南",
        "请添加到手册",
        "للدليل",
        "الدليل",
    ],
)
def test_a_caption_that_says_where_a_file_belongs_is_understood(caption: str) -> None:
    assert names_guidebook(caption)


@pytest.mark.parametrize(
    "caption",
    [
        "",
        "Twelve pumps are in",
        "The report on the second sampling round",
        "Our guidebook was printed today in three languages, see the picture of all the boxes",
        "misguided manuals of last year",
        "Le rapport du deuxième trimestre",
        "Отчёт за ноябрь",
        "水质报告",
    ],
)
def test_other_words_beside_a_file_are_left_alone(caption: str) -> None:
    assert not names_guidebook(caption)


@pytest.mark.parametrize(
    "words", ["add", "add a file", "ajouter", "añadir", "добавить", "添加", "إضافة", "أضف"]
)
def test_to_add_is_understood_behind_the_word(words: str) -> None:
    assert says_add(words)


@pytest.mark.parametrize("words", ["", "Fishing", "Addis rules", "finance"])
def test_a_guidebooks_name_is_no_wish_to_add(words: str) -> None:
    assert not says_add(words)


@pytest.mark.parametrize(
    ("caption", "named"),
    [
        ("guidebook Fishing rules", "Fishing rules"),
        ("guidebook fishing", "Fishing rules"),
        ("Guidebook: fishing", "Fishing rules"),
        ("please add to the data guidebook: data release", "Data release"),
        ("guide données", "Données"),
        ("指南 渔业", "渔业规则"),
        ("guidebook data", None),
        ("guidebook", None),
        ("guidebook nets", None),
        ("", None),
    ],
)
def test_a_caption_names_a_guidebook_by_its_name_or_a_beginning_that_only_one_has(
    caption: str, named: str | None
) -> None:
    names = ["Fishing rules", "Data release", "Data protection", "Données", "渔业规则"]
    assert named_in(caption, names) == named


@given(st.text(max_size=400))
def test_any_words_can_stand_beside_a_file(words: str) -> None:
    assert not (names_guidebook(words) and len(words.split()) > 40)


@pytest.mark.parametrize(
    ("name", "readable"), [("A.PDF", True), ("b.docx", True), ("c.zip", True), ("d.jpg", False), ("", False)]
)
def test_what_may_be_a_document_is_known_by_its_name(name: str, *, readable: bool) -> None:
    assert is_readable(name) is readable
