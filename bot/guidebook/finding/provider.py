"""Embeddings of any LangChain provider, whose products are learned to be read from a few samples."""

import importlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from langchain_core.embeddings import Embeddings
from typing_extensions import override

from bot.guidebook.finding.embedder import Embedder, Floats, Scale, Traits
from bot.guidebook.finding.langchain import LangChainEmbedder
from bot.guidebook.finding.samples import ANSWERED, FOREIGN
from bot.llm import ModelAway, ModelUnavailable, missing_package, untraced

PATIENCE = 5.0
"""Seconds that a question waits for its vector; then words alone must do."""
ASKED_AT_ONCE = 4
"""So many questions may wait for a provider; more wait for these."""
WORDS, TOPIC, ANSWER, ALIKE = 8, 3, 4.2, 3.7
"""What words count, where a topic and an answer begin, and what asks the same, in deviations."""


class Prompt(Embeddings):
    """A provider's embeddings: a question that is not embedded in time raises `TimeoutError`."""

    def __init__(self, embeddings: Embeddings, patience: float = PATIENCE) -> None:
        self._embeddings = embeddings
        self._patience = patience
        self._pool = ThreadPoolExecutor(ASKED_AT_ONCE, "embeddings")

    @override
    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question, of length 1."""
        return _unit(self._pool.submit(self._embeddings.embed_query, text).result(self._patience))

    @override
    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return the vectors of pieces of passages, of length 1."""
        return [_unit(vector) for vector in self._embeddings.embed_documents(texts)]


def provider_embedder(name: str) -> Embedder:
    """Return the embedder of `EMBEDDINGS=provider:model`, after a few samples have been embedded with it.

    Raises `ModelUnavailable` for a name of another shape, an unknown provider, a missing package or key,
    and `ModelAway` for one that does not answer.
    """
    provider, _, model = (part.strip() for part in name.partition(":"))
    if not provider or not model:
        raise ModelUnavailable(f"EMBEDDINGS must be written provider:model, not {name!r}")
    untraced()
    try:
        made = importlib.import_module("langchain.embeddings").init_embeddings(model, provider=provider)
    except ImportError as error:
        raise ModelUnavailable(
            f"EMBEDDINGS={name} needs the package {missing_package(error, provider)}"
        ) from error
    except Exception as error:  # each provider has its own; its text may hold part of a key
        reason = "LangChain does not know the provider, or its key is not set"
        raise ModelUnavailable(
            f"EMBEDDINGS={name} cannot be had: {reason} ({type(error).__name__})"
        ) from error
    embeddings = Prompt(made)
    try:
        return LangChainEmbedder(name, embeddings, traits_of(embeddings))
    except Exception as error:  # as above
        raise ModelAway(f"EMBEDDINGS={name} does not answer now ({type(error).__name__})") from error


def traits_of(embeddings: Embeddings) -> Traits:
    """Return how a model's products are read, as its products of questions and unrelated texts tell.

    The factors are those that fit the bundled models. Raises whatever the provider does.
    """
    texts = np.array(embeddings.embed_documents([text for _, text in ANSWERED]), np.float32)
    native = _rows(embeddings, [question for question, _ in ANSWERED])
    foreign = _rows(embeddings, [question for question, _ in FOREIGN])
    same = _unrelated(native @ texts.T, range(len(ANSWERED)))
    other = _unrelated(foreign @ texts.T, [number for _, number in FOREIGN])
    spread = float(same.std())
    apart = _unrelated(native @ native.T, range(len(ANSWERED)))
    return Traits(
        words=WORDS * spread,
        same=Scale(float(same.mean()), TOPIC * spread, ANSWER * spread),
        other=Scale(float(other.mean()), TOPIC * spread, ANSWER * spread),
        alike=float(apart.mean() + ALIKE * apart.std()),
    )


def _rows(embeddings: Embeddings, questions: Sequence[str]) -> Floats:
    return np.array([embeddings.embed_query(question) for question in questions], np.float32)


def _unrelated(products: Floats, answers: Sequence[int]) -> Floats:
    """Return the products of questions with the texts that do not answer them."""
    others = np.arange(products.shape[1])[None, :] != np.array(answers)[:, None]
    unrelated: Floats = products[others]
    return unrelated


def _unit(vector: Sequence[float]) -> list[float]:
    length = float(np.linalg.norm(vector)) or 1.0
    return [number / length for number in vector]
