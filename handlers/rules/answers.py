"""Which sentences of a passage answer a question, to be quoted as they stand."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from handlers.rules.instructions import instructs
from handlers.rules.spans import Span, points_back, sentence_spans, sentences
from handlers.rules.terms import informative, terms
from handlers.rules.wanted import names_amount, wants_amount

SHOWN = 600
"""So many characters of a list are quoted."""
LED = 120
"""So many characters of what stands before a quote are shown."""
CLOSE = 0.6
"""A neighbour is quoted too that answers this share as well as the best sentence does.

Measured on XQuAD: with it the quote holds the answer in 87 of 100 English questions instead of 82 with
the best sentence alone, and is 30 characters longer. At 0.5 it holds 88, and is two sentences in 4.
"""
WEIGHT = 0.5
"""What a sentence's words count beside its meaning, where both are known."""

AMOUNT = 1.3
"""What a sentence with a number, a date or a rhythm counts where an amount is asked for.

With it the quote holds the answer for .90 of 124 such questions of XQuAD in English instead of .88, in
Spanish .90 (.89), Russian .83 (.81), Chinese .90 (.88), Arabic .83 (.84). Some 5 in 100 of these quotes name
none, and are doubted (Russian and Arabic 10).
"""

HEADED = 0.5
"""What a word counts that stands in the heading of the passage, beside one that does not."""

_ITEM = re.compile(r"\s*(?:[•◦▪–—*-]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s")
_QUESTION = re.compile(r"[?？؟][\"'”’»)\] ]*$")
_CELLS = " | "
_LEADS = (":", "：")


@dataclass(frozen=True, slots=True)
class Quote:
    """What is quoted, word for word, and what leads to it; both empty where nothing may be quoted.

    `near` is how like the question its nearest sentence is (-1 where that is not known). Not `sure` is what
    may say something else than what was asked.
    """

    text: str = ""
    context: str = ""
    near: float = -1.0
    sure: bool = True


def quoted(
    question: str,
    text: str,
    language: str = "en",
    nearness: Sequence[float] | None = None,
    section: str = "",
) -> Quote:
    """Return the sentence or two of a passage that answer best, exactly as they stand.

    `language` is the passage's (BCP 47), and `nearness` how like the question each of its `sentences` is,
    where that is known: the words of a question in another language say nothing. Those of the heading of
    its `section` count half, for all of it is about them. What reads like orders to a machine is never
    quoted. A question in the text is no answer to a question, so it counts half, and is never sure; nor is
    a quote without an amount where one is asked for. A
    sentence that points back ("This ...") takes the one before it along, one that announces a list as much
    of the list as a phone shows.
    """
    spans = sentence_spans(text)
    parts = [text[start:end] for start, end in spans]
    allowed = _allowed(text, parts)
    if not any(allowed):
        return Quote()
    value = _values(question, parts, language, nearness, section)
    best = max((at for at, may in enumerate(allowed) if may), key=value.__getitem__)
    first, last = _reach(parts, spans, best, allowed)
    if (first, last) == (best, best) and not _is_row(parts[best]):
        first, last = _with_neighbour(value, best, parts, allowed)
    near = max(nearness[first : last + 1]) if nearness is not None else -1.0
    told = text[spans[first][0] : spans[last][1]]
    sure = not _QUESTION.search(parts[best]) and (not wants_amount(question) or names_amount(told, language))
    return Quote(told, _leading(parts, first, allowed), near, sure)


def best_sentences(question: str, passage_text: str) -> str:
    """Return what is quoted of a passage in words alone (see `quoted`)."""
    return quoted(question, passage_text).text


def asking(text: str) -> float:
    """Return which share of the sentences of a text are questions."""
    parts = sentences(text)
    return sum(_QUESTION.search(part) is not None for part in parts) / max(len(parts), 1)


def harmless(text: str) -> str:
    """Return a text without the sentences that read like orders to a machine."""
    parts = sentences(text)
    allowed = _allowed(text, parts)
    return text if all(allowed) else "\n".join(part for part, may in zip(parts, allowed, strict=True) if may)


def _allowed(text: str, parts: Sequence[str]) -> list[bool]:
    """Return of each sentence whether it may be shown: not if it, or it with its neighbour, gives orders."""
    allowed = [not instructs(part) for part in parts]
    if not instructs(text):
        return allowed
    for at in range(len(parts) - 1):
        if allowed[at] and allowed[at + 1] and instructs(f"{parts[at]}\n{parts[at + 1]}"):
            allowed[at] = allowed[at + 1] = False
    rest = "\n".join(part for part, may in zip(parts, allowed, strict=True) if may)
    return [False] * len(parts) if instructs(rest) else allowed


def _values(
    question: str, parts: Sequence[str], language: str, nearness: Sequence[float] | None, section: str
) -> list[float]:
    held = [set(terms(part, language)) for part in parts]
    weigh = _weights(question, held, language, section)
    total = sum(weigh.values()) or 1
    value = [sum(weight for word, weight in weigh.items() if word in words) / total for words in held]
    if nearness is not None:
        value = [max(near, 0.0) + WEIGHT * words for near, words in zip(nearness, value, strict=True)]
    if wants_amount(question):
        named = [AMOUNT if names_amount(part, language) else 1 for part in parts]
        value = [each * more for each, more in zip(value, named, strict=True)]
    return [each * (0.5 if _QUESTION.search(part) else 1) for each, part in zip(value, parts, strict=True)]


def _weights(question: str, held: Sequence[set[str]], language: str, section: str) -> dict[str, float]:
    """Return what each word asked for counts for: more where fewer sentences have it, half in a heading."""
    asked = informative(question, language) or terms(question, language)
    counts = Counter(word for words in held for word in words)
    heading = set(terms(section, language))
    return {
        word: math.log(1 + len(held) / counts[word]) * (HEADED if word in heading else 1)
        for word in asked
        if counts[word]
    }


def _reach(
    parts: Sequence[str], spans: Sequence[Span], best: int, allowed: Sequence[bool]
) -> tuple[int, int]:
    """Return the first and last sentence that must be quoted for the best one to be understood."""
    if best and allowed[best - 1] and points_back(parts[best]):
        return best - 1, best
    last = best
    if parts[best].endswith(_LEADS):
        while (
            last + 1 < len(parts)
            and allowed[last + 1]
            and (_ITEM.match(parts[last + 1]) or _is_row(parts[last + 1]))
            and spans[last + 1][1] - spans[best][0] < SHOWN
        ):
            last += 1
    return best, last


def _with_neighbour(
    value: Sequence[float], best: int, parts: Sequence[str], allowed: Sequence[bool]
) -> tuple[int, int]:
    """Return the best sentence, with the better of its neighbours if that answers nearly as well."""
    beside = [
        at
        for at in (best + 1, best - 1)
        if 0 <= at < len(parts) and allowed[at] and not (_QUESTION.search(parts[at]) or _is_row(parts[at]))
    ]
    other = max(beside, key=value.__getitem__, default=best)
    near = value[best] > 0 and value[other] >= CLOSE * value[best]
    return (min(best, other), max(best, other)) if near else (best, best)


def _leading(parts: Sequence[str], first: int, allowed: Sequence[bool]) -> str:
    """Return what stands before a quote: a table's header row, what announces a list, else a sentence."""
    at = first - 1
    if _is_row(parts[first]):
        while at > 0 and _is_row(parts[at]) and _is_row(parts[at - 1]):
            at -= 1
    elif _ITEM.match(parts[first]):
        lead = at
        while lead > 0 and _ITEM.match(parts[lead]):
            lead -= 1
        at = lead if lead >= 0 and parts[lead].endswith(_LEADS) else -1
    if at < 0 or not allowed[at]:
        return ""
    return shorten(parts[at], LED, placeholder=" …") if " " in parts[at] else _cut(parts[at])


def _cut(text: str) -> str:
    return text if len(text) <= LED else f"{text[: LED - 1]}…"


def _is_row(part: str) -> bool:
    return _CELLS in part
