"""The two expected errors of a turn; anything else that reaches the edge is a bug."""

from collections.abc import Mapping


class Refused(Exception):
    """The person cannot have what they asked for. They are told why by the catalogue key.

    Everything the turn wrote is taken back.
    """

    def __init__(self, key: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.values = dict(values or {})


class Stale(Exception):
    """A record changed, or a lane or lease was taken over, since it was read. Read again, or stop."""
