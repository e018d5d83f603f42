"""Vectors of one byte a number, one below the other, each with its scale."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

from bot.guidebook.finding.embedder import LARGEST, LEAST, Floats

Bytes = npt.NDArray[np.int8]
Places = npt.NDArray[np.intp]
Number = TypeVar("Number", bound=np.generic)

TOGETHER = 2**20
"""So many numbers are turned into floats together: few enough for the processor's cache."""


class Rows:
    """Vectors by row, to be multiplied with another. Not for several threads at once."""

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
        self._numbers, self._scales = grown(self._numbers, self._used), grown(self._scales, self._used)
        self._numbers[rows], self._scales[rows] = numbers, scales

    def floats(self, rows: Places) -> Floats:
        """Return the vectors in these rows."""
        found: Floats = self._numbers[rows] * self._scales[rows, None]
        return found

    def products(self, vector: Floats) -> Floats:
        """Return the product of each row with a vector."""
        return _products(self._numbers[: self._used], vector) * self._scales[: self._used]

    def products_of(self, rows: Places, vector: Floats) -> Floats:
        """Return the product of each of these rows with a vector."""
        return _products(self._numbers[rows], vector) * self._scales[rows]


def grown(array: npt.NDArray[Number], least: int) -> npt.NDArray[Number]:
    """Return an array of at least so many rows, which begins with this one's: twice as many if it was less.

    What is yet unused is never touched, so that it takes no memory.
    """
    if len(array) >= least:
        return array
    larger = np.zeros((max(least, 2 * len(array)), *array.shape[1:]), array.dtype)
    larger[: len(array)] = array
    return larger


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
