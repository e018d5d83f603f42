"""How near passages are to a question in meaning: products with vectors of one byte a number."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from bot.guidebook.finding.embedder import Floats
from storage.vectors import Vector

BLOCK = 1_024
"""So many vectors are kept, and turned into floats, together: few enough for the processor's cache."""


class Dense:
    """The vectors of passages by number: each has as many as it has pieces, and the nearest one counts.

    A row that belongs to no passage (-1) is free, and used again. Not for several threads at once.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._blocks: list[npt.NDArray[np.int8]] = []
        self._scales = np.zeros(0, np.float32)
        self._owners = np.zeros(0, np.intp)
        self._free: list[int] = []
        self._sums: dict[str, npt.NDArray[np.float64]] = {}
        self._counts: dict[str, int] = {}

    def put(self, language: str, vectors: Sequence[tuple[int, Vector]]) -> None:
        """Take in vectors in one language, each with the number of the passage that it is a piece of."""
        if len(self._free) < len(vectors):
            self._grow(len(vectors) - len(self._free))
        for number, vector in vectors:
            row = self._free.pop()
            self._blocks[row // BLOCK][row % BLOCK] = np.frombuffer(vector.body, np.int8)
            self._scales[row], self._owners[row] = vector.scale, number
            self._count(language, row, 1)

    def drop(self, language: str, numbers: Iterable[int]) -> None:
        """Forget the vectors of these passages, which are in this language."""
        for row in np.flatnonzero(np.isin(self._owners, list(numbers))).tolist():
            self._count(language, row, -1)
            self._owners[row] = -1
            self._free.append(row)

    def usual(self, vector: Floats) -> dict[str, float]:
        """Return what a question's product with a piece of each language is on average."""
        return {
            language: float(vector @ total) / self._counts[language] for language, total in self._sums.items()
        }

    def scores(self, vector: Floats, count: int) -> Floats:
        """Return for each of so many passages its product with a question; minus infinity without vectors."""
        products = np.concatenate(
            [np.zeros(0, np.float32), *(block.astype(np.float32) @ vector for block in self._blocks)]
        )
        best = np.full(count + 1, -np.inf, np.float32)
        np.maximum.at(best, self._owners, products * self._scales)
        return best[:count]

    def _grow(self, more: int) -> None:
        blocks = -(-more // BLOCK)
        start = len(self._owners)
        self._blocks += [np.zeros((BLOCK, self.size), np.int8) for _ in range(blocks)]
        self._scales = np.append(self._scales, np.zeros(blocks * BLOCK, np.float32))
        self._owners = np.append(self._owners, np.full(blocks * BLOCK, -1, np.intp))
        self._free += reversed(range(start, len(self._owners)))

    def _count(self, language: str, row: int, times: int) -> None:
        """Let a row count, or no longer count, for what is usual in a language."""
        total = self._sums.setdefault(language, np.zeros(self.size))
        total += times * np.float64(self._scales[row]) * self._blocks[row // BLOCK][row % BLOCK]
        self._counts[language] = self._counts.get(language, 0) + times
        if not self._counts[language]:
            del self._sums[language], self._counts[language]
