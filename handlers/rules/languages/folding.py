"""Folding: words made comparable (lower case, no accents), letter for letter."""

import unicodedata

PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " "}


def composed(text: str) -> str:
    """Return the text with each accented letter as one character, so that `fold` keeps its places."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the text in lower case without accents, quotes and dashes made plain.

    Each character gives exactly one, so that a place in the folded text is the same place in the text.
    """
    return "".join(_folded(character) for character in text)


def _folded(character: str) -> str:
    plain = PLAIN.get(character, character)
    if plain.isascii():
        return plain.lower()
    return unicodedata.normalize("NFD", plain)[0].lower()[0]
