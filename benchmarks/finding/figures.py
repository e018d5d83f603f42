"""What is counted: how often the right place comes first, and how well "not in the book" is told."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SOON, LISTED = 5, 10
"""Among so many a right place counts for recall@5; so far down MRR@10 looks."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question: places, best first and each once, its score, and how long it took.

    `gold` are the right places, none where the book does not say. `declined` is None of what never declines,
    `unsure` an answer that is said to be so.
    """

    gold: frozenset[str]
    places: tuple[str, ...]
    score: float
    declined: bool | None = None
    unsure: bool = False
    milliseconds: float = 0.0

    @property
    def rank(self) -> int | None:
        """Return at which place, from 1, the first right one stands; None if it does not."""
        return next((number for number, one in enumerate(self.places, 1) if one in self.gold), None)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of many answers; None where there is nothing to count."""

    answerable: int
    unanswerable: int
    recall_at_1: float | None
    recall_at_5: float | None
    mrr_at_10: float | None
    unanswerable_declined: float | None
    unanswerable_unsure: float | None
    answerable_declined: float | None
    answerable_unsure: float | None
    auroc: float | None
    p50: float | None
    p95: float | None


def figures(answers: Sequence[Answer]) -> Figures:
    """Return the figures of these answers."""
    asked = [one for one in answers if one.gold]
    silent = [one for one in answers if not one.gold]
    ranks = [one.rank for one in asked]
    took = [one.milliseconds for one in answers if one.milliseconds]
    return Figures(
        len(asked),
        len(silent),
        _mean([rank == 1 for rank in ranks]),
        _mean([rank is not None and rank <= SOON for rank in ranks]),
        _mean([1 / rank if rank is not None and rank <= LISTED else 0.0 for rank in ranks]),
        _mean([one.declined for one in silent if one.declined is not None]),
        _mean([one.unsure for one in silent if one.declined is not None]),
        _mean([one.declined for one in asked if one.declined is not None]),
        _mean([one.unsure for one in asked if one.declined is not None]),
        auroc([one.score for one in asked], [one.score for one in silent]),
        quantile(took, 0.5),
        quantile(took, 0.95),
    )


def auroc(higher: Sequence[float], lower: Sequence[float]) -> float | None:
    """Return how often one of `higher` is above one of `lower`, a tie counting half; None of nothing."""
    if not higher or not lower:
        return None
    below = np.sort(np.asarray(lower, float))
    above = np.asarray(higher, float)
    left, right = np.searchsorted(below, above, "left"), np.searchsorted(below, above, "right")
    return float((left + right).mean() / 2 / len(below))


def quantile(values: Sequence[float], share: float) -> float | None:
    """Return the value below which this share of them lies; None of none."""
    return float(np.quantile(values, share)) if values else None


def _mean(values: Sequence[float | bool]) -> float | None:
    return float(np.mean(values)) if values else None
