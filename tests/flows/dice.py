"""Dice for stories that nobody wrote."""

import hashlib
from collections.abc import Sequence
from itertools import count
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Dice that fall alike for the same seed."""

    def __init__(self, seed: int) -> None:
        self._seed, self._thrown = seed, count()

    def below(self, sides: int) -> int:
        """Return a number from 0 to below `sides`."""
        fallen = hashlib.sha256(f"{self._seed}/{next(self._thrown)}".encode()).digest()
        return int.from_bytes(fallen) % sides

    def choice(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.below(len(options))]
