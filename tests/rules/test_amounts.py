import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.amounts import read_amount


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("1 200", "1200"),
        ("1\u202f200", "1200"),
        ("1'200", "1200"),
        ("1,200", "1200"),
        ("1,234,567.89", "1234567.89"),
        ("12 of 20", "12"),
        ("12/20", "12"),
        ("12 pumps", "12"),
        ("about 12 pumps.", "12"),
        ("12 %", "12"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("0.125", "0.125"),
        ("\u0661\u0662", "12"),
    ],
)
def test_an_amount_is_read_as_people_write_it(words: str, amount: str) -> None:
    assert read_amount(words, "en") == amount


@pytest.mark.parametrize(
    ("words", "amount"), [("12,5", "12.5"), ("1.234.567,89", "1234567.89"), ("12 sur 20 pompes", "12")]
)
def test_an_amount_is_read_in_french(words: str, amount: str) -> None:
    assert read_amount(words, "fr") == amount


@pytest.mark.parametrize(
    "words",
    ["", "none", "2 or 3", "12-15", "12k", "3 million", "12 pumps in 3 villages", "12.03.2026", "1.200"],
)
def test_an_amount_that_is_not_certain_is_not_guessed(words: str) -> None:
    assert read_amount(words, "en") is None


def test_a_comma_before_three_figures_is_not_certain_in_french() -> None:
    assert read_amount("1,200", "fr") is None


def test_a_unit_is_no_multiple() -> None:
    assert read_amount("12 km", "en", "km") == "12"
    assert read_amount("12 million litres", "en", "million litres") == "12"


@given(st.integers(-(10**9), 10**9), st.sampled_from(["en", "fr"]))
def test_a_whole_number_comes_back_as_it_is(number: int, language: str) -> None:
    assert read_amount(str(number), language) == str(number)


@given(st.text(alphabet="0123456789., '-/ofkm", max_size=14), st.sampled_from(["en", "fr"]))
def test_whatever_is_written_an_amount_is_a_plain_decimal(words: str, language: str) -> None:
    amount = read_amount(words, language)
    assert amount is None or float(amount) == float(amount)
    assert amount is None or set(amount) <= set("-.0123456789")
