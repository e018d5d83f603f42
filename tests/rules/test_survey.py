"""What a survey comes to: a share of those who chose, of no fewer than the quorum, and its movement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.survey import QUORUM, STEADY, Trend, agreement, trend

SCALE = ("1", "2", "3", "4", "5")
VOTES = st.dictionaries(st.sampled_from(SCALE), st.integers(0, 40))


@given(VOTES)
def test_fewer_than_the_quorum_come_to_nothing(votes: dict[str, int]) -> None:
    assert (agreement(votes, SCALE) is None) == (sum(votes.values()) < QUORUM)


@given(VOTES)
def test_a_share_is_between_none_and_all(votes: dict[str, int]) -> None:
    share = agreement(votes, SCALE)
    assert share is None or 0 <= share <= 100


@given(VOTES)
def test_one_more_who_agrees_never_lowers_the_share(votes: dict[str, int]) -> None:
    before = agreement(votes, SCALE)
    after = agreement(votes | {"5": votes.get("5", 0) + 1}, SCALE)
    assert before is None or (after is not None and after >= before)


@pytest.mark.parametrize(
    ("votes", "share"),
    [({"4": 3, "5": 3, "1": 2}, 75), ({"3": 5}, 0), ({"4": 5}, 100), ({"4": 4}, None), ({}, None)],
)
def test_those_above_the_middle_agree(votes: dict[str, int], share: int | None) -> None:
    assert agreement(votes, SCALE) == share


def test_of_two_options_the_second_agrees() -> None:
    assert agreement({"no": 2, "yes": 6}, ("no", "yes")) == 75


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        (50, 50 + STEADY, Trend.UP),
        (50, 50 - STEADY, Trend.DOWN),
        (50, 50 + STEADY - 1, Trend.SAME),
        (50, 50, Trend.SAME),
        (None, 50, None),
        (50, None, None),
    ],
)
def test_a_small_movement_is_none(before: int | None, now: int | None, moved: Trend | None) -> None:
    assert trend(before, now) is moved
