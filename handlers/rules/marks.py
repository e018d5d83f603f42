"""Marks: what tells a card that is shown now from the same record's earlier ones."""

from zlib import crc32


def stamp(event: str) -> str:
    """Return the mark of a card that the event of this key shows anew; earlier ones stay where they are."""
    return f"{crc32(event.encode()):08x}"
