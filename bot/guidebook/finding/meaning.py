"""What passages mean: their vectors as they come, and which are still wanting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import structlog

from bot.guidebook.finding.dense import Dense
from bot.guidebook.finding.embedder import Embedder, Floats, Traits
from bot.guidebook.finding.pieces import digest_of, is_entry, pieces_of
from bot.guidebook.finding.rows import Places
from storage.records.guidebook import Document, DocumentId, Passage
from storage.vectors import Vector

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Wanting:
    """The vectors that a document's passages have yet to get: the passages' numbers by digest."""

    language: str
    numbers: dict[str, list[int]] = field(default_factory=dict)


class Meaning:
    """Passages by number, to be searched by meaning. Only `vector` may be called from several threads."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._dense: Dense | None = None
        self._wanting: dict[DocumentId, _Wanting] = {}

    @property
    def traits(self) -> Traits:
        """What the embedder's products mean."""
        return self._embedder.traits

    def want(self, document: Document, passages: Sequence[tuple[int, Passage]]) -> None:
        """Note which vectors a document's passages should have."""
        wanting = _Wanting(document.language)
        for number, passage in passages:
            for piece in dict.fromkeys(pieces_of(passage, entry=is_entry(document))):
                wanting.numbers.setdefault(digest_of(self._embedder.name, piece), []).append(number)
        self._wanting[document.id] = wanting

    def learn(self, document: DocumentId, vectors: Mapping[str, Vector]) -> None:
        """Take in those vectors that the document's passages want."""
        wanting = self._wanting.get(document, _Wanting(""))
        come = [digest for digest in wanting.numbers if digest in vectors]
        rows = [(number, vectors[digest]) for digest in come for number in wanting.numbers.pop(digest)]
        if not wanting.numbers:
            self._wanting.pop(document, None)
        if rows:
            self._dense = self._dense or Dense(len(rows[0][1].body))
            self._dense.put(wanting.language, rows)

    def forget(self, document: Document, numbers: Sequence[int]) -> None:
        """Forget what a document's passages mean."""
        self._wanting.pop(document.id, None)
        if self._dense:
            self._dense.drop(document.language, numbers)

    def vector(self, question: str) -> Floats | None:
        """Return a question's vector; None where none can be had now, for whatever reason of a provider's."""
        if self._dense is None:
            return None
        try:
            return self._embedder.query(question)
        except Exception as error:
            log.warning("question_not_embedded", error=type(error).__name__)
            return None

    def scores(self, vector: Floats, count: int) -> Floats:
        """Return for each of so many passages its product with a question; minus infinity where not known."""
        return self._dense.scores(vector, count) if self._dense else _unknown(count)

    def scores_of(self, numbers: Places, vector: Floats, count: int) -> Floats:
        """Return for these of so many passages what `scores` does, in their order."""
        return self._dense.scores_of(numbers, vector, count) if self._dense else _unknown(len(numbers))

    def shadow(self, vector: Floats) -> Floats | None:
        """Return what `rough_scores` see of a question; None if there are few enough vectors for `scores`."""
        return self._dense.shadow(vector) if self._dense else None

    def rough_scores(self, vector: Floats, count: int) -> Floats:
        """Return what `scores` of the question's shadow would be, much sooner."""
        return self._dense.rough_scores(vector, count) if self._dense else _unknown(count)

    def usual(self, vector: Floats) -> Mapping[str, float]:
        """Return what a question's product with a passage of each language is on average."""
        return self._dense.usual(vector) if self._dense else {}


def _unknown(count: int) -> Floats:
    return np.full(count, -np.inf, np.float32)
