"""Questions that lean on what was asked before, made to stand alone."""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from handlers.rules.languages.folding import composed, fold, fold_pattern
from handlers.rules.languages.leaning import ASKING, BARE, DEICTIC, DUMMIES, OPENINGS, POINTERS
from handlers.rules.terms import informative
from handlers.rules.tongue import spoken

LONGEST = 14
"""A question of more words has what it speaks of in it."""
CHAIN = 3
"""So many questions back it is looked for what a chain of follow-ups is about."""
TOPIC = 12
"""So many words of what went before are added."""


class Said(Protocol):
    """A question that was asked, and what was said to it."""

    @property
    def question(self) -> str:
        """What was asked."""

    @property
    def answer(self) -> str:
        """What was said."""


_ENDINGS = {"zh": r"^.{1,12}呢[?？]?$"}
_CLITIC = re.compile(r"^(?:من|متي|كيف|كم|اين|هل|لماذا) \w{2,}(?:ها|هم|ه)(?: \w+)?$")
_NO_WORD = re.compile(r"[\s¿¡?!？！؟.,،。…:;«»\"'()“”]+")
_ABBREVIATION = re.compile(r"\bIT\b(?=.*[a-z])")
"""Information technology, which is no pronoun."""
_OWNED = re.compile(r"(?:its|their|theirs|his|hers?|leurs?|их|его|ее)$")
_STAYS = re.compile(rf"\b(?:this|that) (?:{DEICTIC})\b")
_WORD = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+(?:['’\-][^\W_\u3400-\u9fff]+)*")
_ZH_ASKING = re.compile(
    r"什么时候|为什么|多长时间|多久|多少|怎么样?|如何|什么|谁来?|哪[里个些]|是否|可以|需要|应该|能不能|我们?|你们?"
    r"|吗|呢|的|了|在|由|是|请问|请"
)


def standing_alone(question: str, before: Sequence[Said]) -> str:
    """Return what to search by: the question, with what it leans on of those before (oldest first).

    It leans where it only goes on ("and for NGOs?", "why?") or says "it" for what was named before; then
    the words that the last question was about stand behind its own, which are never changed. A question
    that stands alone is returned as it is.
    """
    if not before or not leans(question, spoken(question, spoken(before[-1].question, "en"))):
        return question
    topics: list[str] = []
    for one in reversed(before[-CHAIN:]):
        topics = [*_topic(one.question), *topics]
        if not leans(one.question, spoken(one.question, "en")):
            break
    if not topics:
        topics = _topic(before[-1].answer)
    own = set(informative(question))
    added = [word for word in dict.fromkeys(topics) if not own.intersection(informative(word))]
    return f"{question} ({' '.join(added[:TOPIC])})" if added else question


def leans(question: str, language: str) -> bool:
    """Return whether a question in a language (a code of the six) cannot be understood alone."""
    text = " ".join(fold(_ABBREVIATION.sub(" ", composed(question))).replace("?", " ? ").split())
    bare = " ".join(_NO_WORD.sub(" ", text).split())
    if not bare or language not in BARE or len(bare.split()) > LONGEST:
        return False
    if _pattern("bare", BARE, language).fullmatch(bare):
        return True
    start = _NO_WORD.sub("", text[:1]) + text[1:]
    if _pattern("opening", OPENINGS, language).match(start.lstrip("¿¡ ")):
        return _is_short(bare, language)
    if language in _ENDINGS and re.search(_ENDINGS[language], bare.replace(" ", "")):
        return True
    if language == "ar" and _CLITIC.match(bare):
        return True
    return _points(text, language)


def _is_short(bare: str, language: str) -> bool:
    """Return whether what goes on with "and" is too short to bring its own topic."""
    return (len(bare) if language == "zh" else len(bare.split())) <= (14 if language == "zh" else 9)


def _points(text: str, language: str) -> bool:
    """Return whether a pronoun stands for something that the question itself has not named before it."""
    plain = _STAYS.sub(" ", text)
    if _pattern("dummy", DUMMIES, language).search(plain):
        return False
    found = _pattern("pointer", POINTERS, language).search(plain)
    if found is None:
        return False
    named = _topic(plain[: found.start()])
    attached = plain[: found.start()].endswith("-") or _OWNED.search(found.group().strip()) is not None
    return len(named) <= (0 if language == "zh" or attached else 1)


_made: dict[tuple[str, str], re.Pattern[str]] = {}


def _pattern(kind: str, table: Mapping[str, str], language: str) -> re.Pattern[str]:
    if (kind, language) not in _made:
        _made[kind, language] = re.compile(fold_pattern(table[language]))
    return _made[kind, language]


def _topic(text: str) -> list[str]:
    """Return the words of a text that say what it is about, as they stand there."""
    said: list[str] = []
    for word in _WORD.findall(composed(text)):
        if "\u3400" <= word[0] <= "\u9fff":
            said += [part for part in _ZH_ASKING.split(word) if part]
        elif fold(word) not in ASKING and informative(word):
            said.append(word)
    return said
