"""A language's signs compiled: how loudly a text speaks for each intent."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from handlers.rules.languages.folding import composed, fold, fold_pattern
from handlers.rules.languages.intents import intents_of
from handlers.rules.languages.intents.table import IntentWords, Signs
from handlers.rules.understanding.intents import Intent

ORDER, ALONE, PLAIN, CLEAR, LIKELY, HINT = 6.0, 5.0, 4.0, 3.0, 2.0, 1.0
"""What a sign of each strength weighs."""

AGREEING, MOST_AGREEING = 0.4, 2
"""What each further sign adds to the strongest, and how many count: never as much as a stronger sign."""

AGAINST = 2.0
"""What a sign against an intent takes from it."""

_BORDER = r"\s,;:.!?¡¿،؛。，！？；：…\"'()«»“”·•*\U0001f300-\U0001faff\ufe0f-"
_PIECE = re.compile(r"<([a-z]+)>")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_NODS = re.compile("[\U0001f44d\U0001f44c\U0001f64f\U0001f197\U0001f4af\u2705\u2714\u274c\U0001f44e]")
_KNOWN = re.compile(r"(?<![\\\w])[^\W\d_]{5,}(?![\w*+?\[(])")

NEAR, SHORT = 0.84, 12
"""How near a word has to be to a known one to be put right, and in messages of how many words."""


@dataclass(frozen=True, slots=True)
class Listener:
    """A language's signs as compiled patterns over folded text."""

    signs: Mapping[Intent, tuple[tuple[float, re.Pattern[str]], ...]]
    against: Mapping[Intent, tuple[re.Pattern[str], ...]]
    courtesy: re.Pattern[str]
    greeting: re.Pattern[str]
    asks: re.Pattern[str]
    noise: re.Pattern[str]
    known: frozenset[str]

    def loudness(self, plain: str) -> dict[Intent, float]:
        """Return what speaks for each intent in a text that `bare` made plain; nothing where nothing does."""
        heard = {
            intent: max(self._weight(intent, plain), self._weight(intent, self.ungreeted(plain)))
            for intent in self.signs
        }
        return {intent: weight for intent, weight in heard.items() if weight > 0}

    def bare(self, text: str) -> str:
        """Return the folded text without marks and courtesies at its ends; a courtesy alone stays."""
        plain = _DRAWN_OUT.sub(r"\1", _trimmed(" ".join(fold(composed(text)).split())))
        for _ in range(2):
            plain = _trimmed(self.courtesy.sub("", plain)) or plain
        return plain

    def ungreeted(self, plain: str) -> str:
        """Return a bare text without the greeting that it begins with; a greeting alone stays."""
        rest = _trimmed(self.greeting.sub("", plain))
        return _trimmed(self.courtesy.sub("", rest)) or plain

    def corrected(self, plain: str) -> str:
        """Return a short bare text with each longer word that is nearly a known one put right."""
        words = plain.split()
        return " ".join(self._nearest(word) for word in words) if len(words) <= SHORT else plain

    def says_nothing(self, text: str) -> bool:
        """Say whether a text is no more than a laugh, a sigh or pictures; a thumb up says something."""
        plain = self.bare(text)
        wordless = re.search(r"\w", plain) is None and _NODS.search(text) is None
        return wordless or self.noise.fullmatch(plain) is not None

    def opens_question(self, plain: str) -> bool:
        """Say whether a bare text begins as a question does."""
        return self.asks.match(self.ungreeted(plain)) is not None

    def _nearest(self, word: str) -> str:
        if len(word) < 5 or word in self.known:
            return word
        return next(iter(get_close_matches(word, self.known, 1, NEAR)), word)

    def _weight(self, intent: Intent, plain: str) -> float:
        found = sorted((weight for weight, sign in self.signs[intent] if sign.search(plain)), reverse=True)
        if not found:
            return 0.0
        agreeing = AGREEING * min(len(found) - 1, MOST_AGREEING)
        refuted = any(sign.search(plain) for sign in self.against[intent]) and found[0] < ALONE
        return found[0] + agreeing - (AGAINST if refuted else 0.0)


@lru_cache(maxsize=8)
def listener_of(tag: str) -> Listener:
    """Return the listener for a BCP 47 tag; English where there is no table."""
    words = intents_of(tag)
    return Listener(
        signs={intent: tuple(_weighed(signs, words)) for intent, signs in words.signs.items()},
        against={intent: _compiled(signs.against, words) for intent, signs in words.signs.items()},
        courtesy=_courtesy(words),
        greeting=re.compile(f"^(?:{_ready(words.greeting, words)}){_end(words)}"),
        asks=_opening(words),
        noise=re.compile(f"(?:(?:{_ready(words.noise or '(?!)', words)})\\W*)+"),
        known=frozenset(_spelt(words)) if words.spaced else frozenset(),
    )


def _courtesy(words: IntentWords) -> re.Pattern[str]:
    """Return what may stand at either end and changes nothing."""
    kind = _ready(words.courtesy, words)
    if not words.spaced:
        return re.compile(f"^(?:{kind})|(?:{kind})$")
    return re.compile(rf"^(?>{kind})[{_BORDER}]+|[{_BORDER}]*(?<!\w)(?:{kind})$")


def _spelt(words: IntentWords) -> Iterable[str]:
    """Yield the longer words that stand in the patterns as they are."""
    for signs in words.signs.values():
        for one in (*signs.alone, *signs.plain, *signs.clear):
            yield from _KNOWN.findall(_ready(one, words))


def _weighed(signs: Signs, words: IntentWords) -> Iterable[tuple[float, re.Pattern[str]]]:
    yield from ((ALONE, re.compile(rf"^(?:{_ready(one, words)})$")) for one in signs.alone)
    yield from ((ORDER, one) for one in _compiled(signs.orders, words))
    graded = (PLAIN, signs.plain), (CLEAR, signs.clear), (LIKELY, signs.likely), (HINT, signs.hints)
    for weight, patterns in graded:
        yield from ((weight, one) for one in _compiled(patterns, words))


def _compiled(patterns: Iterable[str], words: IntentWords) -> tuple[re.Pattern[str], ...]:
    return tuple(_whole(one, words) for one in patterns)


def _whole(pattern: str, words: IntentWords) -> re.Pattern[str]:
    plain = _ready(pattern, words)
    if not words.spaced:
        return re.compile(plain)
    joined = f"(?:{_ready(words.joined, words)})?" if words.joined else ""
    return re.compile(rf"(?<!\w){joined}(?:{plain})(?!\w)")


def _opening(words: IntentWords) -> re.Pattern[str]:
    """Return what a question begins with; where words have no borders, what it has anywhere."""
    asks = _ready(words.asks, words)
    return re.compile(f"(?:{asks}){_end(words)}" if words.spaced else f".*(?:{asks})")


def _end(words: IntentWords) -> str:
    return r"(?!\w)" if words.spaced else ""


def _ready(pattern: str, words: IntentWords) -> str:
    """Return a pattern with its pieces put in, and its letters folded as texts are."""
    pieces = {
        **words.pieces,
        "hello": f"(?:{words.greeting})",
        "gap": r"(?:[^.!?;\n]{0,40}?)" if words.spaced else r"(?:[^.!?;\n]{0,12}?)",
    }
    while _PIECE.search(pattern):
        pattern = _PIECE.sub(lambda piece: pieces[piece[1]], pattern)
    return fold_pattern(pattern)


def _trimmed(text: str) -> str:
    return re.sub(rf"^[{_BORDER}]+|[{_BORDER}]+$", "", text)
