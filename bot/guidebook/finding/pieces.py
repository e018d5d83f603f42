"""What of a passage is embedded: pieces of whole sentences, known by a digest of model and text."""

import hashlib
from collections.abc import Iterator

from bot.guidebook.reading.passages import words_in
from handlers.rules.spans import sentences
from storage.records.guidebook import Document, Passage

LONGEST = 110
"""In words. A model reads on, but one vector of more says too little of each part."""


def is_entry(document: Document) -> bool:
    """Return whether a document is a coordinator's reply: its section is the question that was asked."""
    return document.author_id is not None


def pieces_of(passage: Passage, *, entry: bool = False) -> list[str]:
    """Return a passage's text in pieces of whole sentences, and of an entry also the question it answers.

    Other headings stay out: they make a question in another language find less.
    """
    asked = [passage.section.strip()] if entry else []
    return [piece for piece in (*asked, *_packed(passage.text)) if piece]


def digest_of(model: str, text: str) -> str:
    """Return by what the vector of a text by a model is known."""
    return hashlib.sha256(f"{model}\0{text}".encode(errors="replace")).hexdigest()


def _packed(text: str) -> Iterator[str]:
    """Yield the sentences together, as many as a piece holds. A longer one is a piece of its own."""
    held: list[str] = []
    count = 0
    for sentence in sentences(text):
        words = words_in(sentence)
        if held and count + words > LONGEST:
            yield " ".join(held).strip()
            held, count = [], 0
        held.append(sentence)
        count += words
    yield " ".join(held).strip()
