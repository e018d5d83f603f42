"""Which guide answers: the one that quotes, or one that lets a language model write."""

import importlib

from bot.guidebook.answering.guide import Guide, QuotingGuide
from bot.guidebook.finding.embedder import Embedder
from bot.llm import chat_model


def make_guide(model: str = "", embedder: Embedder | None = None) -> Guide:
    """Return what writes with the model `provider:name`, or the one that quotes where that is empty.

    Raises `ModelUnavailable` (see `bot.llm`).
    """
    quoting = QuotingGuide(embedder)
    if not model:
        return quoting
    written = importlib.import_module("bot.guidebook.answering.written")
    guide: Guide = written.ModelGuide(chat_model(model), quoting)
    return guide
