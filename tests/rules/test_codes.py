"""Invitation codes are easy to pass on and hard to guess, and open the door for whole days."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules import codes

minutes = st.integers(0, 20 * 365 * 24 * 60)
moments = minutes.map(lambda later: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=later))
zones = st.sampled_from(["UTC", "Africa/Nairobi", "America/Santiago", "Pacific/Apia", "Asia/Kathmandu"])


def test_a_code_fits_a_telegram_start_link_and_looks_like_one() -> None:
    made = {codes.new() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,64}", code) and codes.is_code(code) for code in made)


def test_no_code_holds_what_is_taken_for_something_else() -> None:
    assert not set(codes.ALPHABET) & set("0o1il")


def test_a_code_is_known_however_it_was_copied() -> None:
    code = codes.new()
    assert codes.is_code(codes.plain(f"  “{code.upper()}”.\n"))


@pytest.mark.parametrize("word", ["management", "", "abc", "abcdefghj", "2345678901", "two words2"])
def test_a_word_is_no_code(word: str) -> None:
    assert not codes.is_code(word)


@given(moments, zones)
def test_a_code_lasts_two_weeks_and_to_the_end_of_a_day(now: datetime, zone: str) -> None:
    until = codes.expiry(now, zone)
    assert until.tzinfo is UTC
    assert codes.VALID < until - now <= codes.VALID + timedelta(hours=26)
    last = codes.last_day(until, zone)
    assert last == (now + codes.VALID).astimezone(ZoneInfo(zone)).date()
