"""How fast it is, and how much memory it takes, by the number of passages: generated text, synthetic vectors.

Each side is measured in a process of its own, so that its memory is its own.
"""

import gc
import multiprocessing
import resource
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from langchain_core.vectorstores import InMemoryVectorStore

from benchmarks.finding.figures import quantile
from benchmarks.finding.material import DATA, made_up, questions
from benchmarks.finding.rivals import AsLangChain, bm25_retriever, vectors_of
from bot.guidebook.embedding.making import NONE, make_embedder
from bot.guidebook.finding.embedder import Embedder, Floats, Traits
from bot.guidebook.finding.index import Index
from storage.records.guidebook import DocumentId, PassageId

SIZES = (2_000, 20_000, 200_000)
SMALL = 20_000
"""Beyond so many passages LangChain's store is not measured: it holds each number as a Python object."""

BY_WORDS, BY_BOTH = "Convenor, words alone", "Convenor"
OF_WORDS, OF_VECTORS = "BM25Retriever", "InMemoryVectorStore"

SLOWLY = 20
"""So many questions are timed where one takes the better part of a second."""
FOUND = 8
"""So many passages are asked for."""
PAGE = resource.getpagesize()
ADDED = 50
"""So many passages are added one by one."""
EMBEDDED, QUESTION = 32, 12
"""So many pieces are embedded to tell the model's rate, and questions of so many words each."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one of them took: times in milliseconds, `built` in seconds, `memory` in megabytes.

    `vectors` says that they were synthetic; the questions' own are the model's. `add` is what one passage
    more costs. `ratio` is how many times faster than BM25Retriever a search is, of as many passages.
    """

    rival: str
    passages: int
    vectors: str
    p50: float
    p95: float
    built: float
    per_second: float
    memory: float
    add: float
    ratio: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """Who is measured, with how many passages, and whether they have vectors."""

    rival: str
    size: int
    vectors: bool


@dataclass(frozen=True, slots=True)
class Model:
    """How fast the model embeds: pieces in a second, and milliseconds for a question."""

    name: str
    pieces_per_second: float
    query_p50: float
    query_p95: float


def measure(sizes: Sequence[int], embeddings: str) -> list[Side]:
    """Return each side at each size, with the ratios between those of one size."""
    sides = []
    for size in sizes:
        rivals = [BY_WORDS, OF_WORDS]
        if embeddings != NONE:
            rivals += [BY_BOTH, *([OF_VECTORS] if size <= SMALL else [])]
        some = [_apart(rival, size, embeddings) for rival in rivals]
        slow = next(one.p50 for one in some if one.rival == OF_WORDS)
        sides += [replace(one, ratio=slow / one.p50) for one in some]
    return sides


def of_model(embedder: Embedder) -> Model:
    """Return how fast a model embeds, of generated text."""
    texts = [one.text for _, held in made_up(EMBEDDED) for one in held]
    embedder.passages(texts[:1])
    began = perf_counter()
    embedder.passages(texts)
    rate = len(texts) / (perf_counter() - began)
    took = [_timed(embedder.query, " ".join(one.split()[:QUESTION])) for one in texts]
    return Model(embedder.name, rate, quantile(took, 0.5) or 0, quantile(took, 0.95) or 0)


def _apart(rival: str, size: int, embeddings: str) -> Side:
    """Return what one side took, measured in a new process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_side, (rival, size, embeddings))


def _side(rival: str, size: int, embeddings: str) -> Side:
    embedder = make_embedder(embeddings) if rival in {BY_BOTH, OF_VECTORS} else None
    asked = _questions()
    if embedder is not None:
        embedder.query("Who is who?")
    if rival in {BY_WORDS, BY_BOTH}:
        return _ours(rival, size, embedder, asked)
    before = _memory()
    texts = [one.text for _, held in made_up(size) for one in held]
    began = perf_counter()
    ask = _of_langchain(rival, texts, embedder)
    built = perf_counter() - began
    took = [_timed(ask, one) for one in (asked[:SLOWLY] if size >= SMALL else asked)]
    return _told(Run(rival, size, embedder is not None), took, built, _memory() - before, [1e3 * built])


def _of_langchain(rival: str, texts: list[str], embedder: Embedder | None) -> Callable[[str], object]:
    """Return how one of LangChain's is asked. To take in one more text it is made anew."""
    if embedder is None:
        ask: Callable[[str], object] = bm25_retriever(texts).invoke
        return ask
    store = InMemoryVectorStore(AsLangChain(Synthetic(embedder)))
    store.add_texts(texts)
    return store.similarity_search


def _ours(rival: str, size: int, embedder: Embedder | None, asked: Sequence[str]) -> Side:
    synthetic = None if embedder is None else Synthetic(embedder)
    index = Index(synthetic)
    before, built = _memory(), 0.0
    for document, held in made_up(size):
        vectors = vectors_of(document, held, synthetic)
        began = perf_counter()
        index.add(document, held, vectors)
        built += perf_counter() - began
    memory = _memory() - before
    took = [_timed(lambda text: index.search(text, FOUND), one) for one in asked]
    added = []
    for document, held in made_up(ADDED, each=1):
        new = replace(document, id=DocumentId(document.id + size))
        again = [replace(held[0], id=PassageId(held[0].id + size), document_id=new.id)]
        vectors = vectors_of(new, again, synthetic)
        began = perf_counter()
        index.add(new, again, vectors)
        added.append(1e3 * (perf_counter() - began))
    return _told(Run(rival, size, embedder is not None), took, built, memory, added)


def _told(run: Run, took: list[float], built: float, memory: float, added: list[float]) -> Side:
    vectors = "synthetic" if run.vectors else ""
    p50, p95 = quantile(took, 0.5) or 0.0, quantile(took, 0.95) or 0.0
    return Side(run.rival, run.size, vectors, p50, p95, built, run.size / built, memory, median(added))


def _questions() -> list[str]:
    """Return our own questions in English: none is asked twice, as the model remembers the last ones."""
    return [one.text for one in questions(DATA / "finding_18f.jsonl") if one.language == "en"]


def _timed(ask: Callable[[str], object], question: str) -> float:
    began = perf_counter()
    ask(question)
    return 1e3 * (perf_counter() - began)


def _memory() -> float:
    """Return how many megabytes this process has in memory; 0 where the system does not say so."""
    gc.collect()
    told = Path("/proc/self/statm")
    return int(told.read_text(encoding="ascii").split()[1]) * PAGE / 1e6 if told.exists() else 0.0


class Synthetic:
    """An embedder whose passages have vectors of chance, and whose questions have real ones."""

    def __init__(self, embedder: Embedder) -> None:
        self.name: str = embedder.name
        self.traits: Traits = embedder.traits
        self.quick: Embedder | None = embedder.quick
        self._embedder = embedder
        self._size = len(embedder.query("How long is it?"))
        self._chance = np.random.default_rng(1)

    def query(self, text: str) -> Floats:
        """Return a question's vector."""
        return self._embedder.query(text)

    def passages(self, texts: Sequence[str]) -> list[Floats]:
        """Return vectors of chance, about as long as real ones."""
        made = self._chance.standard_normal((len(texts), self._size), np.float32)
        return list(made / np.float32(np.sqrt(self._size)))
