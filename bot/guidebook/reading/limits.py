"""What a document may cost, and how one that cannot be read is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

MEGABYTE = 1_000_000
"""In bytes."""

EXPANSION = 5
"""So many times the size that a file may have may it unpack to."""

Turn = Callable[[int], None]
"""What is told the number of each page before it is read; 0 is what has no page."""


def untold(page: int) -> None:
    """Nobody keeps the time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may cost; one that costs more is refused.

    `size` is the file's and `memory` its reader's, both in bytes. `page_seconds` is the longest that a
    page may take (a document without pages counts as one), `seconds` the longest for all. What is
    packed may unpack to `expansion` bytes. A folder or an archive may hold `files` documents.
    """

    size: int = 50 * MEGABYTE
    pages: int = 2_000
    page_seconds: float = 30
    seconds: float = 600
    characters: int = 20_000_000
    memory: int = 1024 * 1024 * 1024
    expansion: int = EXPANSION * 50 * MEGABYTE
    files: int = 1_000

    def exceeded(self) -> "Unreadable":
        """Return the refusal of a document that is too large, with what would be allowed."""
        return Unreadable("guidebook.too_large", {"megabytes": self.size // MEGABYTE, "pages": self.pages})

    def unpacked(self) -> "Unreadable":
        """Return the refusal of what would unpack to more than is allowed."""
        return Unreadable("guidebook.unpacks", {"megabytes": self.expansion // MEGABYTE})


class Unreadable(Exception):
    """A document is refused. `key` names the catalogue's sentence that says why, `values` fill it."""

    def __init__(self, key: str, values: Mapping[str, str | int] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.values = dict(values or {})
