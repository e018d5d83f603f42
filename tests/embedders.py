"""Embedders of tests: they count what they are given, and wait or fail to order."""

import threading
import zlib
from collections.abc import Callable, Sequence

import numpy as np

from bot.guidebook.finding.embedder import Floats, Scale, Traits

SIZE = 64


class CountingEmbedder:
    """Embeds a text as the words it holds. `embedded` are the texts of passages that it was given, in order,
    in so many `calls`.

    While `paused`, each call for passages waits for `go_on`, which lets so many calls pass.
    A text of which `refuses` says so makes it fail.
    """

    def __init__(self, name: str = "counting-1") -> None:
        self.name = name
        self.quick = None
        scale = Scale(background=0.1, topic=0.1, answer=0.2)
        self.traits = Traits(words=0.25, same=scale, other=scale, alike=0.9)
        self.embedded: list[str] = []
        self.refused: list[str] = []
        self.calls = 0
        self.refuses: Callable[[str], bool] = lambda _text: False
        self.paused = False
        self._turns = threading.Semaphore(0)

    def go_on(self, calls: int = 1) -> None:
        """Let so many calls pass."""
        self._turns.release(calls)

    def query(self, text: str) -> Floats:
        """Return a question's vector."""
        return _vector(text)

    def passages(self, texts: Sequence[str]) -> list[Floats]:
        """Return the texts' vectors. Raises `RuntimeError` where one is refused."""
        self.calls += 1
        if self.paused and not self._turns.acquire(timeout=20):
            raise TimeoutError
        bad = [text for text in texts if self.refuses(text)]
        if bad:
            self.refused += bad
            raise RuntimeError("key sk-secret was refused")
        self.embedded += texts
        return [_vector(text) for text in texts]


def _vector(text: str) -> Floats:
    vector = np.zeros(SIZE, np.float32)
    for word in text.casefold().split():
        vector[zlib.crc32(word.strip(".,?!").encode()) % SIZE] += 1
    return (vector / (np.linalg.norm(vector) or 1)).astype(np.float32)
