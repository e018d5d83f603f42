"""Vectors of one byte a number, one below the other, each with its scale."""

import numpy as np
import numpy.typing as npt

from bot.guidebook.finding.embedder import LARGEST, LEAST, Floats

Bytes = npt.NDArray[np.int8]
Places = npt.NDArray[np.intp]

TOGETHER = 2**20
"""So many numbers are turned into floats together: few enough for the processor's cache."""


class Rows:
    """Vectors by row, to be multiplied with another. Room grows by doubling; what is unused takes no memory."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._numbers = np.zeros((0, size), np.int8)
        self._scales = np.zeros(0, np.float32)
        self._used = 0

    def __len__(self) -> int:
        """Return up to which row vectors were put."""
        return self._used

    def put(self, rows: Places, scales: Floats, numbers: Bytes) -> None:
        """Put a vector into each of these rows."""
        self._used = max(self._used, int(rows.max(initial=-1)) + 1)
        if self._used > len(self._scales):
            room = max(self._used, 2 * len(self._scales)) - len(self._scales)
            self._numbers = np.concatenate([self._numbers, np.zeros((room, self.size), np.int8)])
            self._scales = np.concatenate([self._scales, np.zeros(room, np.float32)])
        self._scales[rows], self._numbers[rows] = scales, numbers

    def floats(self, rows: Places) -> Floats:
        """Return the vectors in these rows."""
        found: Floats = self._numbers[rows] * self._scales[rows, None]
        return found

    def products(self, vector: Floats) -> Floats:
        """Return the product of each row with a vector."""
        return _products(self._numbers[: self._used], vector) * self._scales[: self._used]

    def products_of(self, rows: Places, vector: Floats) -> Floats:
        """Return the product of each of these rows with a vector, the same as `products` has for it."""
        return _products(self._numbers[rows], vector) * self._scales[rows]


def packed_rows(floats: Floats) -> tuple[Floats, Bytes]:
    """Return the scales and numbers of vectors, as `packed` does of one."""
    largest = np.abs(floats).max(axis=1, initial=0)
    scales = np.where(largest > LEAST, largest / LARGEST, 1).astype(np.float32)
    return scales, np.rint(floats / scales[:, None]).astype(np.int8)


def _products(numbers: Bytes, vector: Floats) -> Floats:
    step = -(-TOGETHER // len(vector))
    products = np.empty(len(numbers), np.float32)
    for start in range(0, len(numbers), step):
        some = slice(start, start + step)
        np.dot(numbers[some].astype(np.float32), vector, out=products[some])
    return products
