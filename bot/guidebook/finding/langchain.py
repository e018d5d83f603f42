"""LangChain's embeddings as this house embeds: texts cleaned, questions remembered, vectors as arrays."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from langchain_core.embeddings import Embeddings

from bot.guidebook.finding.embedder import Embedder, Floats, Traits

REMEMBERED = 512
"""So many questions' vectors are kept: whoever looks further asks the same again."""
LONGEST = 2_000
"""Characters of a text that are embedded: a piece has fewer, and whoever asks more does not wait for it."""


class LangChainEmbedder:
    """An embedder that has LangChain's `embeddings` make the vectors. They must allow several threads.

    `quick` makes others, worse and much faster: for single sentences, while somebody waits.
    """

    def __init__(
        self, name: str, embeddings: Embeddings, traits: Traits, quick: Embedder | None = None
    ) -> None:
        self.quick = quick
        self.name = name
        self.traits = traits
        self._embeddings = embeddings
        self._query = lru_cache(REMEMBERED)(self._asked)

    def query(self, text: str) -> Floats:
        """Return the vector of a question. Raises whatever the provider does."""
        return self._query(cleaned(text))

    def passages(self, texts: Sequence[str]) -> list[Floats]:
        """Return the vectors of pieces of passages. Raises whatever the provider does."""
        made = self._embeddings.embed_documents([cleaned(text) for text in texts]) if texts else []
        return [np.asarray(vector, np.float32) for vector in made]

    def _asked(self, text: str) -> Floats:
        vector = np.asarray(self._embeddings.embed_query(text), np.float32)
        vector.setflags(write=False)
        return vector


def cleaned(text: str) -> str:
    """Return a text without what models stumble over: NUL, halves of characters, endless length."""
    return text.replace("\0", " ").encode(errors="ignore").decode()[:LONGEST]
