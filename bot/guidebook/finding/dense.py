"""How near passages are to a question in meaning: products with vectors of one byte a number."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from bot.guidebook.finding.embedder import Floats
from bot.guidebook.finding.rows import TOGETHER, Places, Rows, grown
from bot.guidebook.finding.sieve import SAMPLE, Sieve
from storage.vectors import Vector

MANY = 50_000
"""From so many vectors on, a sieve tells which to multiply."""


class Dense:
    """The vectors of passages by number: each has as many as it has pieces, and the nearest one counts.

    A row that belongs to no passage (-1) is free, and used again. Not for several threads at once.
    """

    def __init__(self, size: int) -> None:
        self._rows = Rows(size)
        self._owners = np.zeros(0, np.intp)
        self._free: list[int] = []
        self._sums: dict[str, npt.NDArray[np.float64]] = {}
        self._counts: dict[str, int] = {}
        self._sieve: Sieve | None = None
        self._outgrown = MANY

    def __len__(self) -> int:
        """Return how many vectors there are."""
        return len(self._rows) - len(self._free)

    def put(self, language: str, vectors: Sequence[tuple[int, Vector]]) -> None:
        """Take in vectors in one language, each with the number of the passage that it is a piece of."""
        rows = self._places(len(vectors))
        numbers = np.frombuffer(b"".join(vector.body for _, vector in vectors), np.int8)
        scales = np.array([vector.scale for _, vector in vectors], np.float32)
        self._rows.put(rows, scales, numbers.reshape(len(vectors), -1))
        self._owners = grown(self._owners, len(self._rows))
        self._owners[rows] = [number for number, _ in vectors]
        self._count(language, rows, 1)
        self._sift(rows)

    def drop(self, language: str, numbers: Iterable[int]) -> None:
        """Forget the vectors of these passages, which are in this language."""
        rows = np.flatnonzero(np.isin(self._owners[: len(self._rows)], list(numbers)))
        self._count(language, rows, -1)
        self._owners[rows] = -1
        self._free += rows.tolist()

    def usual(self, vector: Floats) -> dict[str, float]:
        """Return what a question's product with a piece of each language is on average."""
        return {
            language: float(vector @ total) / self._counts[language] for language, total in self._sums.items()
        }

    def scores(self, vector: Floats, count: int) -> Floats:
        """Return for each of so many passages its product with a question; minus infinity without vectors."""
        return _best(self._rows.products(vector), self._owners, count)

    def scores_of(self, numbers: Places, vector: Floats, count: int) -> Floats:
        """Return for these of so many passages what `scores` does, in their order."""
        asked = np.zeros(count + 1, np.bool_)
        asked[numbers] = True
        owners = self._owners[: len(self._rows)]
        rows = np.flatnonzero(asked[owners])
        return _best(self._rows.products_of(rows, vector), owners[rows], count)[numbers]

    def shadow(self, vector: Floats) -> Floats | None:
        """Return what `rough_scores` see of a question; None where there are too few vectors to need them."""
        return self._sieve.shadow(vector) if self._sieve and len(self) >= MANY else None

    def rough_scores(self, vector: Floats, count: int) -> Floats:
        """Return what `scores` does, by the sieve alone: how its passages follow each other, nearly."""
        if self._sieve is None:
            return self.scores(vector, count)
        return _best(self._sieve.products(vector), self._owners, count)

    def _places(self, count: int) -> Places:
        """Return so many rows that are free."""
        again = [self._free.pop() for _ in range(min(count, len(self._free)))]
        start = len(self._rows)
        return np.array([*again, *range(start, start + count - len(again))], np.intp)

    def _sift(self, rows: Places) -> None:
        """Let the sieve take in rows. It is made anew whenever there are twice as many.

        Else books in one language would decide what it sees of all that come later in others.
        """
        if len(self) < self._outgrown:
            if self._sieve:
                self._sieve.put(rows, self._rows.floats(rows))
            return
        self._outgrown = 2 * len(self)
        used = np.flatnonzero(self._owners[: len(self._rows)] >= 0)
        chosen = np.random.default_rng(1).choice(used, min(SAMPLE, len(used)), replace=False)
        self._sieve = Sieve(self._rows.floats(chosen))
        for some in np.array_split(used, -(-len(used) * self._rows.size // TOGETHER)):
            self._sieve.put(some, self._rows.floats(some))

    def _count(self, language: str, rows: Places, times: int) -> None:
        """Let rows count, or no longer count, for what is usual in a language."""
        total = self._sums.setdefault(language, np.zeros(self._rows.size))
        total += times * self._rows.floats(rows).sum(axis=0, dtype=np.float64)
        self._counts[language] = self._counts.get(language, 0) + times * len(rows)
        if not self._counts[language]:
            del self._sums[language], self._counts[language]


def _best(products: Floats, owners: Places, count: int) -> Floats:
    """Return the highest product of each of so many owners, whose pieces' products these are."""
    best = np.full(count + 1, -np.inf, np.float32)
    np.maximum.at(best, owners[: len(products)], products)
    return best[:count]
