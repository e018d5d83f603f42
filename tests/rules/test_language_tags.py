"""Languages are told apart by the first part of their tag, those without a table of ours too."""

import pytest

from handlers.rules.languages import primary, same


@pytest.mark.parametrize(
    ("tag", "language"), [("fr-CA", "fr"), ("pt_BR", "pt"), ("zh-Hant-HK", "zh"), ("DE", "de"), ("", "")]
)
def test_script_and_region_are_no_part_of_a_language(tag: str, language: str) -> None:
    assert primary(tag) == language


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("en", "en-GB", True), ("de", "de_AT", True), ("de", "en", False), ("de", "sw", False)],
)
def test_a_language_without_a_table_is_not_english(one: str, other: str, *, alike: bool) -> None:
    assert same(one, other) is alike
