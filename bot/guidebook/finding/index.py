"""The passages of a partnership, ready to be searched by words and by meaning, changed without rebuilding."""

import threading
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.guidebook.finding.best import best_of
from bot.guidebook.finding.calibration import WORDS_ALONE
from bot.guidebook.finding.embedder import Embedder, Floats
from bot.guidebook.finding.meaning import Meaning
from bot.guidebook.finding.numbering import Numbering
from bot.guidebook.finding.rows import Places
from bot.guidebook.finding.words import Words
from handlers.rules.answers import asking
from handlers.rules.terms import terms
from handlers.rules.tongue import spoken
from storage.records.guidebook import Document, DocumentId, GuidebookKind, Passage
from storage.vectors import Vector

UNREAD = 2
"""A passage without vectors is taken to be as near in meaning as its words say, so many times over."""
SIFTED = 2_048
"""So many passages are compared with all of their numbers, where there are too many to do so with each."""
YIELDS = 0.5
"""So much nearer, as a margin, must the starter's passage be to come before one of the partnership's own.

Measured with the 18F playbook as a partnership's own beside our starter: of 44 questions about the playbook 1
rather than 2 meet the starter first (by words alone 1 rather than 5), of 40 about the starter 2 the playbook
rather than none.
"""
ASKS = 1.0
"""So much less near, as a margin, is a passage taken to be that does nothing but ask.

A checklist of questions is like every question and answers none. On the same shelf, of 100 questions about
the playbook in five other languages 1 rather than 35 are answered with a question, and 76 rather than 71 find
the right document first; of 44 in English 2 rather than 5, and 38 rather than 39.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found.

    `score` orders what one search found. `margin` means the same for all: from 0 the passage is about
    what was asked, from 1 it answers. `by_words` tells that its meaning was not compared, and `own`
    that it is not the starter's.
    """

    passage: Passage
    document: Document
    score: float
    margin: float
    by_words: bool = False
    own: bool = True


@dataclass(frozen=True, slots=True)
class _Said:
    """What the passages with these numbers say of a question by words, their language, and how they stand."""

    numbers: Places
    said: Floats
    codes: npt.NDArray[np.uint16]
    standing: Floats

    def of(self, places: Places) -> "_Said":
        return _Said(self.numbers[places], self.said[places], self.codes[places], self.standing[places])


@dataclass(frozen=True, slots=True)
class _Scores:
    """What a search makes of the passages with these numbers.

    `said` is by words, `meant` by meaning (minus infinity where it is not known), `total` orders them.
    """

    numbers: Places
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

        `kind` is that of its guidebook: the starter's passages yield to others that are as near. So do those
        that ask to those that tell.
        """
        with self._lock:
            self._remove(document.id)
            yields = kind is GuidebookKind.STARTER
            standings = [-ASKS * asking(one.text) - YIELDS * yields for one in passages]
            numbers = self._passages.place(document, passages, standings, yields=yields)
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
            return [self._found(place, scores, asked) for place in best_of(scores.total, limit)]

    def heard(self, among: Container[DocumentId]) -> Mapping[str, int]:
        """Return how many passages of these documents there are, by their language (BCP 47 tags)."""
        with self._lock:
            return self._passages.heard(among)

    def _scores(self, question: str, vector: Floats | None, standing: Floats) -> _Scores:
        count = len(self._passages)
        said = self._words.scores(question, count)
        every = _Said(np.arange(count), said, self._passages.codes(), standing)
        if self._meaning is None or vector is None:
            return _by_words(every)
        shadow = self._meaning.shadow(vector)
        if shadow is None:
            return self._compared(self._meaning, every, vector, self._meaning.scores(vector, count))
        rough = self._compared(self._meaning, every, shadow, self._meaning.rough_scores(shadow, count))
        some = every.of(_highest(rough.total, SIFTED))
        meant = self._meaning.scores_of(some.numbers, vector, count)
        return self._compared(self._meaning, some, vector, meant)

    def _compared(self, meaning: Meaning, among: _Said, vector: Floats, meant: Floats) -> _Scores:
        """Return what words and meaning make together of passages, of which a question's vector says that."""
        weighed = np.float32(meaning.traits.words) * among.said
        total = meant - self._usual(meaning, vector)[among.codes]
        total += weighed
        unread = np.flatnonzero(meant == -np.inf)
        total[unread] = np.where(among.said[unread] > 0, UNREAD * weighed[unread], -np.inf)
        total += np.float32(meaning.traits.same.width) * among.standing
        return _Scores(among.numbers, among.said, meant, total)

    def _usual(self, meaning: Meaning, vector: Floats) -> Floats:
        """Return what the question's product with any passage in each of the languages is.

        It says nothing of the passage: what is in the asker's own language is always nearer. (XQuAD's
        paragraphs in English and as many others in Arabic, asked in Arabic: the right one is first for
        .09 of the questions where this is not taken off, for .39 where it is.)
        """
        usual = meaning.usual(vector)
        return np.array([usual.get(language, 0) for language in self._passages.languages], np.float32)

    def _found(self, place: int, scores: _Scores, asked: str) -> Found:
        number = int(scores.numbers[place])
        held = self._passages[number]
        own = not held.yields
        said, meant = float(scores.said[place]), float(scores.meant[place])
        known = (held.passage, held.document, float(scores.total[place]))
        language = held.document.language
        if self._meaning is None or np.isneginf(meant):
            return Found(*known, WORDS_ALONE.scale(asked, language).margin(said), by_words=True, own=own)
        traits = self._meaning.traits
        margin = traits.scale(asked, language).margin(meant + traits.words * said)
        return Found(*known, margin, own=own)

    def _remove(self, document: DocumentId) -> None:
        numbers = self._passages.of(document)
        for number in numbers:
            held = self._passages[number]
            self._words.remove(number, held.document.language, held.text)
        if self._meaning and numbers:
            self._meaning.forget(self._passages[numbers[0]].document, numbers)
        self._passages.free(document)


def _by_words(among: _Said) -> _Scores:
    unknown = np.full(len(among.said), -np.inf, np.float32)
    total = np.where(among.said > 0, among.said, unknown)
    return _Scores(
        among.numbers, among.said, unknown, total + np.float32(WORDS_ALONE.same.width) * among.standing
    )


def _highest(scores: Floats, count: int) -> Places:
    """Return the places of so many highest scores, in their order of place; never one of minus infinity."""
    places = np.argpartition(scores, -count)[-count:] if count < len(scores) else np.arange(len(scores))
    return np.sort(places[scores[places] > -np.inf])
