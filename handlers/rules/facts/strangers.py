"""Numerals of a language other than the sentence's own ("trece" in an English one), put into figures."""

import re
from functools import partial

from handlers.rules.facts.counting import in_figures
from handlers.rules.facts.numerals import NUMERALS

_LATIN = ("en", "fr", "es")
_AMBIGUOUS = "un une una uno cent cents mil mille ten dix once seize sept six quince dos million"
_WORDS = frozenset(_AMBIGUOUS.split())
"""They are words of another kind in one of the other languages."""
_SCRIPTS = {"ru": re.compile("[а-я]+(?: [а-я]+)*"), "zh": re.compile("[\u3400-\u9fff]+"),
            "ar": re.compile("[\u0621-\u064a]+(?: [\u0621-\u064a]+)*")}  # fmt: skip


def _strange(code: str) -> dict[str, int]:
    own = NUMERALS.get(code)
    known = {*own.added, *own.times, *own.ordinals} if own else set()
    values: dict[str, int] = {}
    for other in _LATIN:
        if other != code:
            values |= {
                word: value
                for word, value in NUMERALS[other].added.items()
                if word not in known and word not in _WORDS and word.isalpha() and value > 1
            }
    return values


_STRANGE = {code: _strange(code) for code in (*_LATIN, "ru", "ar", "zh")}
_PATTERNS = {
    code: re.compile(rf"(?<![^\W_\u3400-\u9fff])(?:{'|'.join(values)})(?![^\W_\u3400-\u9fff])")
    for code, values in _STRANGE.items()
}


def strange_numerals(folded: str, code: str) -> str:
    """Return a folded text with the numerals of the languages that it is not in as figures."""
    if code not in _PATTERNS:
        return folded
    folded = _PATTERNS[code].sub(lambda found: str(_STRANGE[code][found[0]]), folded)
    for other, script in _SCRIPTS.items():
        if other != code:
            folded = script.sub(partial(_read, language=other), folded)
    return folded


def _read(found: re.Match[str], language: str) -> str:
    return in_figures(found[0], language)
