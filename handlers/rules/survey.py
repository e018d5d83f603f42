"""What an anonymous survey comes to: how many agree, and whether that has changed; never of too few."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

QUORUM = 5
"""So many have to have answered before anything is shown."""

STEADY = 10
"""Percentage points within which two surveys of a few people are the same."""


class Trend(StrEnum):
    """How the share of those who agree compares with last time's."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


def agreement(votes: Mapping[str, int], options: Sequence[str]) -> int | None:
    """Return how many of a hundred agree; None where fewer than the quorum chose anything.

    `options` are a scale's values from disagreement to agreement, `votes` how often each was chosen.
    Those above the middle agree.
    """
    total = sum(votes.get(value, 0) for value in options)
    if total < QUORUM:
        return None
    agreeing = options[(len(options) + 1) // 2 :]
    return round(100 * sum(votes.get(value, 0) for value in agreeing) / total)


def trend(before: int | None, now: int | None) -> Trend | None:
    """Return how a share in percent has moved; None where either is not known."""
    if before is None or now is None:
        return None
    if abs(now - before) < STEADY:
        return Trend.SAME
    return Trend.UP if now > before else Trend.DOWN
