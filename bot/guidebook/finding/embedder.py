"""What turns texts into vectors, how its products are read, and vectors in one byte a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from handlers.rules.languages import primary

Floats = npt.NDArray[np.float32]

LARGEST = 127
"""The largest number that a packed vector holds."""
LEAST = 1e-30
"""What is smaller is nothing."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How like a question its best passage is: `background` if it is any passage, as dot product.

    So much more than that, with the words' part added, makes it the same topic (`topic`), and so much
    more an answer (`answer`).
    """

    background: float
    topic: float
    answer: float

    @property
    def width(self) -> float:
        """How much lies between a topic and an answer: the unit of margins."""
        return self.answer - self.topic

    def margin(self, score: float) -> float:
        """Return a score as a measure that is the same for all: 0 where the topic begins, 1 the answer."""
        return (score - self.background - self.topic) / self.width


@dataclass(frozen=True, slots=True)
class Traits:
    """How an embedder's products are read: what the words count beside them, and what they mean.

    `same` is the scale of a question in its passage's language, `other` that of one in another. `own`
    holds the languages in which `same` differs, `foreign` the question's languages in which `other` does.
    `alike` is the product from which two questions ask the same, `near` the cosine from which a sentence
    in another language than a question's surely answers it, if that is known; with -1 every one does.
    """

    words: float
    same: Scale
    other: Scale
    alike: float
    near: float = -1.0
    own: Mapping[str, Scale] = field(default_factory=dict)
    foreign: Mapping[str, Scale] = field(default_factory=dict)

    def scale(self, asked: str, written: str) -> Scale:
        """Return the scale of a question in one language and a passage in another (BCP 47 tags)."""
        known, spoken = primary(written), primary(asked)
        return self.own.get(known, self.same) if spoken == known else self.foreign.get(spoken, self.other)


class Embedder(Protocol):
    """A model of the meaning of texts. It may be called from several threads at once."""

    @property
    def name(self) -> str:
        """The model and its version, and whatever else makes its vectors others."""
        ...

    @property
    def traits(self) -> Traits:
        """How its products are read."""
        ...

    @property
    def quick(self) -> "Embedder | None":
        """An embedder that is worse and much faster, for single sentences while somebody waits, if any."""
        ...

    def query(self, text: str) -> Floats:
        """Return the vector of a question, to be multiplied with those of passages."""
        ...

    def passages(self, texts: Sequence[str]) -> list[Floats]:
        """Return the vectors of pieces of passages, in their order."""
        ...


def packed(vector: Floats) -> tuple[float, bytes]:
    """Return a vector's scale and its numbers, a byte each. It differs by half a scale at most.

    Measured on XQuAD: the right paragraph is first exactly as often as with floats.
    """
    numbers = np.nan_to_num(np.asarray(vector, np.float32), nan=0, posinf=0, neginf=0)
    largest = float(np.abs(numbers).max(initial=0))
    scale = largest / LARGEST if largest > LEAST else 1.0
    return scale, np.rint(numbers / scale).astype(np.int8).tobytes()


def unpacked(scale: float, body: bytes) -> Floats:
    """Return the vector that was packed."""
    return np.frombuffer(body, np.int8).astype(np.float32) * np.float32(scale)
