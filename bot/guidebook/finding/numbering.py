"""Passages by small numbers that are used again, as arrays of scores know them."""

from array import array
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.guidebook.finding.embedder import Floats
from storage.records.guidebook import Document, DocumentId, Passage


@dataclass(frozen=True, slots=True)
class Held:
    """A passage and the document it stands in; it `yields` to its equals if that is the starter's."""

    passage: Passage
    document: Document
    yields: bool = False

    @property
    def text(self) -> str:
        """What is searched by words: the headings too."""
        return f"{self.document.title} {self.passage.section} {self.passage.text}"


class Numbering:
    """Which passage has which number, of what language it is, and how it stands beside its equals."""

    def __init__(self) -> None:
        self.languages: list[str] = []
        self._held: list[Held | None] = []
        self._free: list[int] = []
        self._documents: dict[DocumentId, list[int]] = {}
        self._codes = array("H")
        self._standing = array("f")

    def __len__(self) -> int:
        """Return how many numbers there are, those that are free included."""
        return len(self._held)

    @property
    def used(self) -> int:
        """How many passages there are."""
        return len(self._held) - len(self._free)

    def __getitem__(self, number: int) -> Held:
        held = self._held[number]
        if held is None:
            raise KeyError(number)
        return held

    def place(
        self, document: Document, passages: Sequence[Passage], standings: Sequence[float], *, yields: bool
    ) -> list[int]:
        """Return the numbers that a document's passages get; each one's standing is 0 or less."""
        if document.language not in self.languages:
            self.languages.append(document.language)
        numbers = [self._number() for _ in passages]
        for number, passage, standing in zip(numbers, passages, standings, strict=True):
            self._held[number] = Held(passage, document, yields)
            self._standing[number] = standing
            self._codes[number] = self.languages.index(document.language)
        self._documents[document.id] = numbers
        return numbers

    def of(self, document: DocumentId) -> list[int]:
        """Return the numbers of a document's passages; none if it is not here."""
        return self._documents.get(document, [])

    def free(self, document: DocumentId) -> None:
        """Let a document's numbers be used again."""
        for number in reversed(self._documents.pop(document, ())):
            self._held[number], self._standing[number] = None, -np.inf
            self._free.append(number)

    def standing(self, among: Container[DocumentId] | None = None) -> Floats:
        """Return how each passage of these documents (of all, if None) stands; others at minus infinity."""
        standing = np.array(self._standing, np.float32)
        if among is not None:
            for document, numbers in self._documents.items():
                if document not in among:
                    standing[numbers] = -np.inf
        return standing

    def heard(self, among: Container[DocumentId]) -> Counter[str]:
        """Return how many passages of these documents there are, by their language."""
        count: Counter[str] = Counter()
        for document, numbers in self._documents.items():
            if document in among and numbers:
                count[self[numbers[0]].document.language] += len(numbers)
        return count

    def codes(self) -> npt.NDArray[np.uint16]:
        """Return which of the languages each passage is in."""
        return np.array(self._codes, np.uint16)

    def _number(self) -> int:
        if self._free:
            return self._free.pop()
        self._held.append(None)
        self._codes.append(0)
        self._standing.append(-np.inf)
        return len(self._held) - 1
