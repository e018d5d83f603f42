"""Hours are read as people write them, and are never so few that nobody could be asked."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.hours import read


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("7-16", time(7), time(16)),
        ("8:30 to 17", time(8, 30), time(17)),
        ("07.00-16.00", time(7), time(16)),
        ("de 8h30 à 17h", time(8, 30), time(17)),
        ("entre 9 heures et 18 heures", time(9), time(18)),
        ("from 9am to 5pm", time(9), time(17)),
        ("9 to 5", time(9), time(17)),
        ("12 pm - 8 pm", time(12), time(20)),
        ("7 – 24", time(7), time(23, 59)),
    ],
)
def test_hours_are_read_as_they_are_written(text: str, begins: time, ends: time) -> None:
    assert read(text) == (begins, ends)


@pytest.mark.parametrize(
    "text", ["", "8", "early", "22-6", "8 to 8:30", "25-26", "8:75-10", "13pm-15pm", "8-9-10"]
)
def test_what_names_no_hours_is_none(text: str) -> None:
    assert read(text) is None


@given(st.times(), st.times())
def test_what_is_read_lies_at_least_an_hour_apart(begins: time, ends: time) -> None:
    found = read(f"{begins:%H:%M}-{ends:%H:%M}")
    if found is not None:
        first, last = (one.hour * 60 + one.minute for one in found)
        assert last - first >= 60


@given(st.text(max_size=60))
def test_no_words_are_too_odd_to_be_looked_at(text: str) -> None:
    assert read(text) is None or read(text) == read(f" {text} ")
