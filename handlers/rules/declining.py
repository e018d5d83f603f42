"""Which questions are none for a guidebook: about a person, meant to steer, on one's own case or body."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from handlers.rules.declining_advice import LEGAL, MEDICAL
from handlers.rules.declining_words import PRIVATE, STEERING, TITLES, TITLES_AFTER
from handlers.rules.instructions import instructs
from handlers.rules.languages.folding import composed, fold, fold_pattern

LONGEST = 2000
"""So many characters of a question are looked at."""

_POLITE = re.compile(
    r"^(?:[^\w§¤]*(?:please|now|ok|okay|and|then|hi|hello|hey|can you|could you|you must|bot|convenor|so"
    r"|s'il te plait|s'il vous plait|merci de|peux-tu|pouvez-vous|bonjour|por favor|puedes|hola"
    r"|пожалуйста|можешь|привет|请|你好|麻烦你|من فضلك|مرحبا)(?=\W|$|[\u4e00-\u9fff]))+[^\w§¤]*|^[^\w§¤]+"
)
_CLAUSE_END = re.compile(r"(?<=[.!?。！？؟\n:;])\s*")
_RUN = re.compile(r"[§¤](?:[ -][§¤])+")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3


def declined(question: str, people: Collection[str] = ()) -> str:
    """Return why a question is declined: "private", "instructions", "legal" or "medical"; "" where it is not.

    `people` are the names of those who are known to be persons: somebody's telephone is theirs, an
    organisation's is not. A question is rather let through than declined wrongly: what nobody
    should hear is in no guidebook either.
    """
    if instructs(question[:LONGEST]):
        return "instructions"
    sentences = [one for one in _CLAUSE_END.split(composed(question[:LONGEST])) if one.strip()]
    folded = [_POLITE.sub("", fold(_masked(one, people))).strip() for one in sentences]
    return next((why for why, table in _reasons() if any(table.search(one) for one in folded)), "")


@lru_cache(maxsize=1)
def _reasons() -> tuple[tuple[str, re.Pattern[str]], ...]:
    tables: tuple[tuple[str, Mapping[str, tuple[str, ...]]], ...] = (
        ("instructions", STEERING),
        ("private", PRIVATE),
        ("legal", LEGAL),
        ("medical", MEDICAL),
    )
    return tuple((why, _either(one for rows in table.values() for one in rows)) for why, table in tables)


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    known = (fold_pattern(one).replace("@", "[§¤]") for one in patterns)
    return re.compile("|".join(f"(?:{one})" for one in known))


@lru_cache(maxsize=1)
def _titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = "|".join(f"(?:{one})" for one in TITLES)
    named = rf"(?i:{before})[^\W\d_][\w'’-]*?(?=['’]s\b|[^\w'’-]|$)(?: [A-ZÀ-ÖØ-ÞА-ЯЁ][\w-]*)*"
    return re.compile(named), re.compile(TITLES_AFTER)


def _masked(sentence: str, people: Collection[str]) -> str:
    """Return a sentence in which `§` stands for each person that it names, and `¤` for what may be one."""
    known = _known(people)
    for title in _titles():
        sentence = title.sub("§", sentence)
    start = next((at for at, sign in enumerate(sentence) if sign.isalpha()), 0)

    def named(found: re.Match[str]) -> str:
        word = found[0]
        owns = sentence[found.end() :].startswith(("'s", "’s"))
        if (owns or not word[0].islower()) and _stem(fold(word)) in known:
            return "§"
        upper = word[0].isupper() and word not in {"I", "Il", "Elle"} and (found.start() != start or owns)
        return "¤" if upper else word

    masked = _WORD.sub(named, sentence)
    return _RUN.sub(lambda run: "§" if "§" in run[0] else "¤", masked)


def _known(people: Collection[str]) -> frozenset[str]:
    """Return the words of names as they are compared: folded, and Cyrillic ones without their endings."""
    words = (word for name in people for word in _WORD.findall(composed(name)))
    return frozenset(_stem(fold(word)) for word in words if len(word) >= _SHORTEST or not word.isascii())


def _stem(word: str) -> str:
    return word[: max(_SHORTEST, len(word) - 1)] if "а" <= word[0] <= "я" else word
