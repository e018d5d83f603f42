"""What stands at the edge of most documents of a folder, and so belongs to none of them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.guidebook.reading.passages import Block

EDGE = 4
"""So many blocks at the beginning and at the end of a document are looked at."""


def edges_of(blocks: Sequence[Block]) -> frozenset[str]:
    """Return what the document begins and ends with, block by block, in the shape in which it would recur."""
    return frozenset(_shape(block) for block in [*blocks[:EDGE], *blocks[-EDGE:]])


def running_in(edges: Sequence[Iterable[str]]) -> frozenset[str]:
    """Return what is at the edge of most of the documents; of fewer than three nothing is."""
    seen = Counter(shape for each in edges for shape in set(each))
    return frozenset(shape for shape, count in seen.items() if count >= max(3, len(edges) // 2 + 1))


def without_running(blocks: Sequence[Block], running: frozenset[str]) -> list[Block]:
    """Return the blocks but those at the document's edges that it shares with most of the others."""
    last = len(blocks) - 1
    return [
        block
        for at, block in enumerate(blocks)
        if not (min(at, last - at) < EDGE and _shape(block) in running)
    ]


def _shape(block: Block) -> str:
    return re.sub(r"\d+", "#", " ".join(block.text.casefold().split()))[:400]
