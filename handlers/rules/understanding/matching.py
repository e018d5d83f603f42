"""Which of somebody's commitments their words are about, by what the words share with the titles."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from handlers.rules.languages.folding import composed, fold
from handlers.rules.terms import informative

STEM = 5
"""So many letters of a word are compared, as its ending changes with the sentence."""

LEAST_LETTERS = 3
"""Shorter words name no deliverable; nor do articles and the like."""

SHARED = 0.25
"""The share of a title that has to be found in the words."""

_UNSPACED = re.compile("[\u3400-\u9fff\u0600-\u06ff]+")
_WORD = re.compile(r"[^\W\d_]+|\d+")

Titled = TypeVar("Titled")


def likely(text: str, candidates: Sequence[Titled], title: Callable[[Titled], str]) -> list[Titled]:
    """Return those that a text is likely about, the likeliest first; none where no title shares enough.

    What only few titles have in common with the words weighs more. One that is twice as likely as the
    next is the only one.
    """
    said = _parts(text)
    titles = [_parts(title(one)) for one in candidates]
    common = Counter(part for parts in titles for part in parts)
    shares = [_share(parts, said, common) for parts in titles]
    ranked = sorted(zip(shares, candidates, strict=True), key=lambda pair: -pair[0])
    found = [(share, one) for share, one in ranked if share >= SHARED]
    if len(found) > 1 and found[0][0] >= 2 * found[1][0]:
        return [found[0][1]]
    return [one for _, one in found]


def _share(parts: Iterable[str], said: set[str], common: Counter[str]) -> float:
    weights = {part: 1 / common[part] for part in parts}
    whole = sum(weights.values())
    return sum(weight for part, weight in weights.items() if part in said) / whole if whole else 0.0


def _parts(text: str) -> set[str]:
    """Return the stems of the words; of scripts that join words to others, all pairs of letters."""
    parts: set[str] = set()
    for word in _WORD.findall(fold(composed(text))):
        if _UNSPACED.fullmatch(word):
            parts |= {word[place : place + 2] for place in range(len(word) - 1)}
        elif word.isdecimal() or (len(word) >= LEAST_LETTERS and informative(word)):
            parts.add(word[:STEM])
    return parts
