"""Which model embeds: the one that comes in a package, another of LangChain's, or none."""

import structlog

from bot.guidebook.finding.bundled import bundled_embedder
from bot.guidebook.finding.embedder import Embedder
from bot.guidebook.finding.provider import provider_embedder

_log = structlog.get_logger()

BUNDLED, NONE = "bundled", "none"
"""What `EMBEDDINGS` may hold besides `provider:name`."""


def make_embedder(embeddings: str) -> Embedder | None:
    """Return what embeds by `EMBEDDINGS`; None where guidebooks are searched by their words alone.

    They are, too, where the bundled model is not installed or this processor cannot run it; the log then
    says so. Raises `ModelUnavailable` (see `bot.llm`) for a provider that cannot be had, and `ModelAway`
    for one that does not answer now. It takes seconds.
    """
    if embeddings == NONE:
        return None
    if embeddings != BUNDLED:
        return provider_embedder(embeddings)
    bundled = bundled_embedder()
    if bundled is None:
        _log.warning("words_alone", why="the bundled embedding model is missing, or cannot run here")
    return bundled
