"""What is quoted of a passage: chosen by the question's words, and by meaning where those cannot help."""

import asyncio

import numpy as np
import structlog

from bot.guidebook.finding.embedder import Embedder
from bot.guidebook.finding.index import Found
from handlers.rules.answers import Quote, quoted
from handlers.rules.languages import same
from handlers.rules.spans import sentences

PATIENCE = 2.0
"""Seconds that an embedder has to compare a question with the sentences of one passage."""

log = structlog.get_logger()


async def quote_from(question: str, language: str, found: Found, embedder: Embedder | None) -> Quote:
    """Return what is quoted of a passage; empty where all of it speaks to a machine.

    A question in the passage's own `language` is compared by its words: measured on XQuAD, meaning added
    a hundredth. In another language words find the sentence half as often as meaning does.
    """
    text, written = found.passage.text, found.document.language
    nearness = None
    if embedder is not None and not same(language, written):
        nearness = await _nearness(question, sentences(text), embedder)
    return await asyncio.to_thread(quoted, question, text, written, nearness, found.passage.section)


async def _nearness(question: str, parts: list[str], embedder: Embedder) -> list[float] | None:
    """Return how like the question each sentence is; None where that is not found out in time."""
    compare = asyncio.wait_for(asyncio.to_thread(_compared, question, parts, embedder), PATIENCE)
    [outcome] = await asyncio.gather(compare, return_exceptions=True)
    if isinstance(outcome, BaseException):
        log.warning("sentences_not_compared", error=type(outcome).__name__)
        return None
    return outcome


def _compared(question: str, parts: list[str], embedder: Embedder) -> list[float]:
    model = embedder.quick or embedder
    asked = _unit(model.query(question))
    return [float(asked @ _unit(vector)) for vector in model.passages(parts)]


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)
