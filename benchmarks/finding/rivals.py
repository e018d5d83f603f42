"""Who is compared: Convenor, with its model and by words alone, and two of LangChain's own retrievers."""

import asyncio
import importlib
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from langchain_core.documents import Document as Text
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import InMemoryVectorStore
from typing_extensions import override

from benchmarks.finding.material import Asked, Shelf
from bot.finder import READ, stands_surely
from bot.guidebook.answering import guide
from bot.guidebook.finding.embedder import Embedder, Floats, Traits, packed
from bot.guidebook.finding.index import Found, Index
from bot.guidebook.finding.judging import judge
from bot.guidebook.finding.pieces import digest_of, is_entry, pieces_of
from handlers.rules.tongue import spoken
from storage.records.guidebook import Document, Outcome, Passage
from storage.vectors import Vector


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. `found` is there where Convenor found it, which it judges by."""

    passage: Passage
    score: float
    found: Found | None = None


class Rival(Protocol):
    """Something that finds passages."""

    name: str

    def ask(self, question: str, limit: int) -> list[Hit]:
        """Return at most so many passages, best first."""


class Remembering:
    """An embedder that embeds each text once in a run, so that rivals are given the same vectors."""

    def __init__(self, embedder: Embedder) -> None:
        self.name: str = embedder.name
        self.traits: Traits = embedder.traits
        self.quick: Embedder | None = embedder.quick and Remembering(embedder.quick)
        self._embedder = embedder
        self._asked: dict[str, Floats] = {}
        self._written: dict[str, Floats] = {}

    def query(self, text: str) -> Floats:
        """Return a question's vector."""
        if text not in self._asked:
            self._asked[text] = self._embedder.query(text)
        return self._asked[text]

    def passages(self, texts: Sequence[str]) -> list[Floats]:
        """Return the vectors of pieces."""
        for text in texts:
            if text not in self._written:
                self._written[text] = self._embedder.passages([text])[0]
        return [self._written[text] for text in texts]


class Convenor:
    """The index that answers in the bot."""

    def __init__(self, shelf: Shelf, embedder: Embedder | None) -> None:
        self.name = "Convenor" if embedder else "Convenor, words alone"
        self.index = Index(embedder)
        self._guide = guide.QuotingGuide(embedder)
        for document in shelf.documents:
            passages = shelf.passages[document.id]
            self.index.add(document, passages, vectors_of(document, passages, embedder))

    def ask(self, question: str, limit: int) -> list[Hit]:
        """Return at most so many passages, best first."""
        return [Hit(one.passage, one.margin, one) for one in self.index.search(question, limit)]

    def doubts(self, asked: Asked, hits: Sequence[Hit]) -> bool:
        """Return whether it would say of its answer that it is not sure."""
        found = [one.found for one in hits[:READ] if one.found]
        language = spoken(asked.text, asked.language or "en")
        answer = asyncio.run(self._guide.answer(guide.Asked(asked.text, language, language), found))
        return not (answer.sure and stands_surely(answer, found))


class WordsOfLangChain:
    """LangChain's BM25Retriever, as it comes."""

    name = "BM25Retriever"

    def __init__(self, shelf: Shelf) -> None:
        self._passages = [one for passages in shelf.passages.values() for one in passages]
        self.retriever = bm25_retriever([one.text for one in self._passages])

    def ask(self, question: str, limit: int) -> list[Hit]:
        """Return at most so many passages, best first: what the retriever returns, with its scores."""
        scores = self.retriever.vectorizer.get_scores(self.retriever.preprocess_func(question))
        best = np.argsort(scores)[::-1][:limit].tolist()
        return [Hit(self._passages[number], float(scores[number])) for number in best]


class VectorsOfLangChain:
    """LangChain's in-memory vector store on the vectors of the same pieces; a passage's best piece counts."""

    name = "InMemoryVectorStore"

    def __init__(self, shelf: Shelf, embedder: Embedder) -> None:
        self.store = InMemoryVectorStore(AsLangChain(embedder))
        pieces = [
            Text(piece, metadata={"passage": one})
            for passages in shelf.passages.values()
            for one in passages
            for piece in pieces_of(one)
        ]
        self.store.add_documents(pieces)

    def ask(self, question: str, limit: int) -> list[Hit]:
        """Return at most so many passages, best first."""
        best: dict[int, Hit] = {}
        for text, score in self.store.similarity_search_with_score(question, k=4 * limit):
            passage: Passage = text.metadata["passage"]
            best.setdefault(passage.id, Hit(passage, score))
        return list(best.values())[:limit]


class AsLangChain(Embeddings):
    """Our embedder as LangChain knows embeddings."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    @override
    def embed_query(self, text: str) -> list[float]:
        return [float(number) for number in self._embedder.query(text)]

    @override
    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(number) for number in vector] for vector in self._embedder.passages(texts)]


def bm25_retriever(texts: list[str]) -> Any:
    """Return LangChain's BM25Retriever of these texts. Raises `ImportError` where it is not installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it announces its own end
        retrievers = importlib.import_module("langchain_community.retrievers")
    return retrievers.BM25Retriever.from_texts(texts)


def declines(question: str, hits: Sequence[Hit]) -> bool | None:
    """Return whether Convenor would say that the book does not answer; None of what does not judge."""
    if any(one.found is None for one in hits):
        return None
    return judge(question, [one.found for one in hits if one.found]) is not Outcome.QUOTED


def vectors_of(
    document: Document, passages: Sequence[Passage], embedder: Embedder | None
) -> dict[str, Vector]:
    """Return the vectors of a document's pieces by digest; none without an embedder."""
    if embedder is None:
        return {}
    entry = is_entry(document)
    texts = list(dict.fromkeys(piece for one in passages for piece in pieces_of(one, entry=entry)))
    digests = [digest_of(embedder.name, text) for text in texts]
    made = embedder.passages(texts)
    return {digest: Vector(digest, *packed(vector)) for digest, vector in zip(digests, made, strict=True)}
