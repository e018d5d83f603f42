"""The passages of a partnership, ready to be searched by words and by meaning, changed without rebuilding."""

import threading
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.guidebook.finding.best import best_of
from bot.guidebook.finding.calibration import WORDS_ALONE
from bot.guidebook.finding.embedder import Embedder, Floats
from bot.guidebook.finding.meaning import Meaning
from bot.guidebook.finding.numbering import Numbering
from bot.guidebook.finding.words import Words
from handlers.rules.terms import terms
from handlers.rules.tongue import spoken
from storage.records.guidebook import Document, DocumentId, GuidebookKind, Passage
from storage.vectors import Vector

UNREAD = 2
"""A passage without vectors is taken to be as near in meaning as its words say, so many times over."""
YIELDS = 0.5
"""So much nearer, as a margin, must the starter's passage be to come before one of the partnership's own.

Measured with the 18F playbook as a partnership's own beside our starter: of 44 questions about the playbook 1
rather than 2 meet the starter first (by words alone 1 rather than 5), of 40 about the starter 2 the playbook
rather than none.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found.

    `score` orders what one search found. `margin` means the same for all: from 0 the passage is about
    what was asked, from 1 it answers. `by_words` tells that its meaning was not compared.
    """

    passage: Passage
    document: Document
    score: float
    margin: float
    by_words: bool = False


@dataclass(frozen=True, slots=True)
class _Scores:
    """What a search makes of all passages by number.

    `said` is by words, `meant` by meaning (minus infinity where it is not known), `total` orders them.
    """

    said: Floats
    meant: Floats
    total: Floats


class Index:
    """Passages by what they say and mean. It may be used from several threads at once.

    Without an embedder, and for passages whose vectors are yet to come, words alone count.
    """

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._lock = threading.Lock()
        self._passages = Numbering()
        self._words = Words()
        self._meaning = Meaning(embedder) if embedder else None

    def __len__(self) -> int:
        """Return how many passages there are."""
        return self._passages.used

    def add(
        self,
        document: Document,
        passages: Sequence[Passage],
        vectors: Mapping[str, Vector],
        kind: GuidebookKind = GuidebookKind.OWN,
    ) -> None:
        """Take in a document's passages, with those of their vectors (by digest) that there are.

        `kind` is that of its guidebook: the starter's passages yield to others that are as near.
        """
        with self._lock:
            self._remove(document.id)
            standing = -YIELDS if kind is GuidebookKind.STARTER else 0.0
            numbers = self._passages.place(document, passages, standing)
            for number in numbers:
                self._words.add(number, document.language, self._passages[number].text)
            if self._meaning:
                self._meaning.want(document, list(zip(numbers, passages, strict=True)))
                self._meaning.learn(document.id, vectors)

    def learn(self, document: DocumentId, vectors: Mapping[str, Vector]) -> None:
        """Take in the vectors of a document's passages as they come. One that is not here learns nothing."""
        with self._lock:
            if self._meaning:
                self._meaning.learn(document, vectors)

    def remove(self, document: DocumentId) -> None:
        """Forget a document, if it is here."""
        with self._lock:
            self._remove(document)

    def search(self, question: str, limit: int, among: Container[DocumentId] | None = None) -> list[Found]:
        """Return at most so many passages of these documents (of all, if None), the best first."""
        if not terms(question):
            return []
        vector = self._meaning.vector(question) if self._meaning else None
        asked = spoken(question, "en")
        with self._lock:
            scores = self._scores(question, vector, self._passages.standing(among))
            return [self._found(number, scores, asked) for number in best_of(scores.total, limit)]

    def _scores(self, question: str, vector: Floats | None, standing: Floats) -> _Scores:
        said = self._words.scores(question, len(self._passages))
        unknown = np.full(len(said), -np.inf, np.float32)
        if self._meaning is None or vector is None:
            total = np.where(said > 0, said, unknown) + np.float32(WORDS_ALONE.same.width) * standing
            return _Scores(said, unknown, total)
        traits = self._meaning.traits
        meant = self._meaning.scores(vector, len(said))
        weighed = np.float32(traits.words) * said
        near = meant - self._usual(self._meaning, vector) + weighed
        guessed = np.where(said > 0, UNREAD * weighed, unknown)
        total = np.where(np.isneginf(meant), guessed, near) + np.float32(traits.same.width) * standing
        return _Scores(said, meant, total)

    def _usual(self, meaning: Meaning, vector: Floats) -> Floats:
        """Return what the question's product with any passage in each one's language is.

        It says nothing of the passage: what is in the asker's own language is always nearer. (XQuAD's
        paragraphs in English and as many others in Arabic, asked in Arabic: the right one is first for
        .09 of the questions where this is not taken off, for .39 where it is.)
        """
        usual = meaning.usual(vector)
        shift = np.array([usual.get(language, 0) for language in self._passages.languages], np.float32)
        return shift[self._passages.codes()]

    def _found(self, number: int, scores: _Scores, asked: str) -> Found:
        held = self._passages[number]
        said, meant = float(scores.said[number]), float(scores.meant[number])
        known = (held.passage, held.document, float(scores.total[number]))
        language = held.document.language
        if self._meaning is None or np.isneginf(meant):
            return Found(*known, WORDS_ALONE.scale(asked, language).margin(said), by_words=True)
        traits = self._meaning.traits
        return Found(*known, traits.scale(asked, language).margin(meant + traits.words * said))

    def _remove(self, document: DocumentId) -> None:
        numbers = self._passages.of(document)
        for number in numbers:
            held = self._passages[number]
            self._words.remove(number, held.document.language, held.text)
        if self._meaning and numbers:
            self._meaning.forget(self._passages[numbers[0]].document, numbers)
        self._passages.free(document)
