"""The expected errors of a turn; anything else that reaches the edge is a bug."""

from collections.abc import Mapping
from typing import Any


class Refused(Exception):
    """The person cannot have what they asked for. They are told why by the catalogue key.

    Everything the turn wrote is taken back.
    """

    def __init__(self, key: str, values: Mapping[str, Any] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.values: dict[str, Any] = dict(values or {})


class Stale(Exception):
    """A record changed since it was read. Read again."""


class TakenOver(Exception):
    """The lane or lease is somebody else's by now. Take everything back and say nothing."""
