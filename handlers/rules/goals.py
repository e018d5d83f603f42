"""The Sustainable Development Goals: which goals and targets there are, and which ones words name."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from handlers.rules.terms import informative

GOALS = {
    "1": "goal.1",
    "2": "goal.2",
    "3": "goal.3",
    "4": "goal.4",
    "5": "goal.5",
    "6": "goal.6",
    "7": "goal.7",
    "8": "goal.8",
    "9": "goal.9",
    "10": "goal.10",
    "11": "goal.11",
    "12": "goal.12",
    "13": "goal.13",
    "14": "goal.14",
    "15": "goal.15",
    "16": "goal.16",
    "17": "goal.17",
}
"""The catalogue's keys for what the goals are called."""

_SHAPE = {
    1: (5, "ab"),
    2: (5, "abc"),
    3: (9, "abcd"),
    4: (7, "abc"),
    5: (6, "abc"),
    6: (6, "ab"),
    7: (3, "ab"),
    8: (10, "ab"),
    9: (5, "abc"),
    10: (7, "abc"),
    11: (7, "abc"),
    12: (8, "abc"),
    13: (3, "ab"),
    14: (7, "abc"),
    15: (9, "abc"),
    16: (10, "ab"),
    17: (19, ""),
}
"""Of each goal, how many targets are numbered and which have letters (UN resolution 71/313, annex)."""

TARGETS: Mapping[str, tuple[str, ...]] = {
    str(goal): tuple(f"{goal}.{end}" for end in (*range(1, numbered + 1), *letters))
    for goal, (numbered, letters) in _SHAPE.items()
}
"""The 169 targets ("6.1", "6.a") of each of the 17 goals ("6"), in their order."""

_KNOWN = frozenset(TARGETS) | {target for targets in TARGETS.values() for target in targets}
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,2}(?:\.(?:\d{1,2}|[a-d]))?)(?!\w|[.,]\d)", re.IGNORECASE)
_FIRST = {code: place for place, code in enumerate(one for goal in TARGETS for one in (goal, *TARGETS[goal]))}


def is_known(code: str) -> bool:
    """Say whether there is such a goal or target."""
    return code in _KNOWN


def goal_of(code: str) -> str:
    """Return the goal that a target belongs to; a goal is its own."""
    return code.partition(".")[0]


def ordered(codes: Iterable[str]) -> tuple[str, ...]:
    """Return goals and targets each once, in their official order."""
    return tuple(sorted(set(codes), key=lambda one: _FIRST[one]))


def toggled(codes: tuple[str, ...], code: str) -> tuple[str, ...]:
    """Return the goals with one more, or without it where it was among them.

    A goal that goes takes its targets along; a target brings its goal.
    """
    if code in codes:
        return ordered(one for one in codes if one != code and goal_of(one) != code)
    return ordered([*codes, code, goal_of(code)])


def read_goals(text: str, titles: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the goals and targets that the words name, in order; empty where one of them is unknown.

    They are named by number ("SDG 6", "goal 6.1", "6 and 13") or by words of one goal's title alone
    ("clean water"); `titles` are each goal's, in the languages that may be meant.
    """
    numbers = [one.lower() for one in _NUMBER.findall(unicodedata.normalize("NFKC", text))]
    if numbers:
        known = all(one in _KNOWN for one in numbers)
        return ordered(code for one in numbers for code in (one, goal_of(one))) if known else ()
    said = set(informative(text))
    named = [
        goal for goal, given in titles.items() if said and any(said <= set(informative(one)) for one in given)
    ]
    return tuple(named) if len(named) == 1 else ()
