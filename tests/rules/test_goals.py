"""The goals and targets that words name: the official 17 and 169, and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.commitments.attributes.goals import named
from handlers.rules.goals import TARGETS, goal_of, is_known, ordered, toggled

CODES = [code for goal, targets in TARGETS.items() for code in (goal, *targets)]


def test_there_are_17_goals_and_169_targets() -> None:
    assert len(TARGETS) == 17
    assert sum(map(len, TARGETS.values())) == 169
    assert TARGETS["6"] == ("6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.a", "6.b")
    assert TARGETS["17"][-1] == "17.19"


@pytest.mark.parametrize(
    ("words", "language", "codes"),
    [
        ("SDG 6", "en", ("6",)),
        ("goal 6.1", "en", ("6", "6.1")),
        ("6.B and 13", "en", ("6", "6.b", "13")),
        ("clean water", "en", ("6",)),
        ("Life below water", "en", ("14",)),
        ("eau propre", "fr", ("6",)),
        ("ODD 13", "fr", ("13",)),
        ("climate action", "fr", ("13",)),
        ("égalité entre les sexes", "fr", ("5",)),
        ("targets 17.19, 2.c", "en", ("2", "2.c", "17", "17.19")),
        ("SDG 18", "en", ()),
        ("6.7", "en", ()),
        ("6.c", "en", ()),
        ("17.20", "en", ()),
        ("6 and 18", "en", ()),
        ("sustainable", "en", ("11",)),
        ("water", "en", ()),
        ("good", "en", ("3",)),
        ("the", "en", ()),
        ("", "en", ()),
    ],
)
def test_goals_are_named_by_number_or_by_title(words: str, language: str, codes: tuple[str, ...]) -> None:
    assert tuple(named(words, language)) == codes


@given(st.sampled_from(CODES))
def test_each_code_is_named_by_itself(code: str) -> None:
    assert tuple(named(f"SDG {code}", "en")) == ordered([code, goal_of(code)])


@given(st.lists(st.sampled_from(CODES), max_size=20))
def test_a_target_never_stands_without_its_goal(taps: list[str]) -> None:
    chosen: tuple[str, ...] = ()
    for tap in taps:
        was = tap in chosen
        chosen = toggled(chosen, tap)
        assert (tap in chosen) is not was
        assert all(is_known(one) and goal_of(one) in chosen for one in chosen)
        assert list(chosen) == sorted(set(chosen), key=CODES.index)
