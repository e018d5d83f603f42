"""Titles: what will be done, in the speaker's own words, short enough for one line."""

import re
import textwrap

from handlers.rules.hearing import Ear
from handlers.rules.languages.folding import fold

TITLE_LENGTH = 120
SHORTEST = 3
ELLIPSIS = "…"
SHORTEST_DENSE = 2
LOOSE = ' \t,;:.!…-–—*_"“”«»，。、；：！？،؛؟'
EMPTY = re.compile(r"[(\[（]\s*[)\]）]")
BRACKETS = str.maketrans("", "", "()[]")


def title_of(words: str, ear: Ear) -> str:
    """Return the title for a deed: trimmed, its first letter a capital, at most 120 characters.

    A longer one ends at a word, with an ellipsis. Empty where nothing worth a title is left.
    """
    words = EMPTY.sub("", words)
    if words.count("(") != words.count(")") or words.count("[") != words.count("]"):
        words = words.translate(BRACKETS)
    title = _trimmed(" ".join(words.split()).strip(LOOSE), ear)
    for apart, melted in ear.words.contractions:
        title = re.sub(rf"\b{apart}(?=\w)", melted, title)
    if sum(map(str.isalpha, title)) < _shortest(title) or fold(title) in ear.words.articles.split("|"):
        return ""
    return shortened(title[0].upper() + title[1:])


def _shortest(title: str) -> int:
    """Return the fewest letters that say something: of Chinese and of capitals ("PV") two do."""
    return SHORTEST_DENSE if title.isupper() or "\u4e00" <= title[:1] <= "\u9fff" else SHORTEST


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
