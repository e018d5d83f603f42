"""Titles: what will be done, in the speaker's own words, short enough for one line."""

import textwrap

from handlers.rules.hearing import Ear
from handlers.rules.languages.folding import fold

TITLE_LENGTH = 120
SHORTEST = 3
ELLIPSIS = "…"
LOOSE = ' \t,;:.!…-–—*_"“”«»'
BRACKETS = str.maketrans("", "", "()[]")


def title_of(words: str, ear: Ear) -> str:
    """Return the title for a deed: trimmed, its first letter a capital, at most 120 characters.

    A longer one ends at a word, with an ellipsis. Empty where nothing worth a title is left.
    """
    if words.count("(") != words.count(")") or words.count("[") != words.count("]"):
        words = words.translate(BRACKETS)
    title = _trimmed(" ".join(words.split()).strip(LOOSE), ear)
    if sum(character.isalpha() for character in title) < SHORTEST:
        return ""
    return shortened(title[0].upper() + title[1:])


def shortened(title: str) -> str:
    """Return the title at most 120 characters long, cut at the end of a word where there is one."""
    if len(title) <= TITLE_LENGTH:
        return title
    short = textwrap.shorten(title, TITLE_LENGTH, placeholder=ELLIPSIS)
    return short if short != ELLIPSIS else title[: TITLE_LENGTH - 1] + ELLIPSIS


def _trimmed(title: str, ear: Ear) -> str:
    while (loose := ear.trim.match(fold(title))) is not None and loose.end() > 0:
        title = title[loose.end() :].lstrip(LOOSE)
    return title
