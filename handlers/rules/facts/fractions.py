"""Parts of a whole put into decimals: "three quarters", "2½", "1/2", in the six languages."""

import re
import unicodedata
from fractions import Fraction

from handlers.rules.facts.counting import SOFT
from handlers.rules.languages.folding import fold_pattern

_VULGAR = re.compile(r"(?P<whole>\d+)?\s?(?P<part>[¼-¾⅐-⅞])")
_SLASHED = re.compile(
    r"(?<![\d/.,:-])(?:(?P<whole>\d+)\s)?(?P<a>[1-9])\s?[/⁄]\s?(?P<b>2|3|4|5|6|8|10)(?![/.,]?\d)"
)
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "una": 1, "la": 1, "dos": 2, "tres": 3,
    "cuatro": 4, "одна": 1, "одной": 1, "одну": 1, "две": 2, "двух": 2, "двум": 2, "три": 3, "трех": 3,
}  # fmt: skip
_PATTERNS = {
    "en": r"(?<!\w)(?<!once )(?<!twice )(?<!times )(?:(?P<a>{counts}|\d)[\s-])"
    r"(?:(?P<b3>thirds|(?<=e )third|(?<=a )third(?= of\b|[.,;]|$))|(?P<b4>quarters?|fourths)"
    r"|(?P<b5>fifths)|(?P<b8>eighths)|(?P<b10>tenths))\b",
    "fr": r"(?<!\w)(?P<a>{counts}|\d)\s"
    r"(?:(?P<b3>tiers)|(?P<b4>quarts?)|(?P<b5>cinquiemes)|(?P<b10>dixiemes))\b",
    "es": r"(?<!\w)(?P<a>{counts}|\d)\s"
    r"(?:(?P<b3>tercios?|terceras? partes?)|(?P<b4>cuartos?|cuartas? partes?)"
    r"|(?P<b5>quintos|quintas? partes?)|(?P<b10>decimas? partes?))\b",
    "ru": r"(?<!\w)(?:(?P<a>{counts}|\d)\s)?"
    r"(?:(?P<b3>трет(?:ь|и|ью|ей|ям))|(?P<b4>четверт(?:ь|и|ью|ей|ям)))\b",
}
_ARABIC = (
    (r"ثلث(?:ا|ي|ان|ين)", "0.6667"), (r"ثلاث(?:ه|ة)? ارباع", "0.75"), ("ثلث", "0.3333"), ("ربع", "0.25"),
)  # fmt: skip
_ZH_SIGNS = "一二三四五六七八九十"
_CHINESE = re.compile(rf"(?P<b>[{_ZH_SIGNS}])分之(?P<a>[{_ZH_SIGNS}两])")
_AND_HALF = re.compile(
    rf"(?P<whole>\d+){SOFT}?(?P<named>\s?[^\W\d]+)?\s*(?:and|et|y|с|و)\s*(?:an?\b|une?\b)?\s*0\.5(?!\d)"
)
_CHINESE_HALF = re.compile(rf"(?P<whole>\d+){SOFT}?\s?(?P<named>[年天]|个(?=半))?半")
_COMPILED = {
    code: re.compile(fold_pattern(pattern.format(counts="|".join(_COUNTS))))
    for code, pattern in _PATTERNS.items()
}


def without_signs(text: str) -> str:
    """Return a text in which fractions written with signs or a slash are decimals."""
    text = _VULGAR.sub(
        lambda found: _decimal(int(found["whole"] or 0) + Fraction(unicodedata.numeric(found["part"]))), text
    )
    return _SLASHED.sub(_slashed, text)


def in_decimals(folded: str, code: str) -> str:
    """Return a folded text in which fractions in words of a language are decimals."""
    if code == "zh":
        return _CHINESE.sub(
            lambda found: _part(
                _ZH_SIGNS.find(found["a"].replace("两", "二")) + 1, _ZH_SIGNS.find(found["b"]) + 1
            ),
            folded,
        )
    if code == "ar":
        for words, value in _ARABIC:
            folded = re.sub(rf"(?<!\w)(?:[وبلف])?(?:ال)?{words}(?!\w)", f" {value} ", folded)
        return folded
    return _COMPILED[code].sub(_worded, folded) if code in _COMPILED else folded


def with_halves(figures: str) -> str:
    """Return a text with numerals and halves in figures in which "2 and 0.5" is 2.5."""
    figures = _CHINESE_HALF.sub(lambda found: f"{found['whole']}.5{found['named'] or ''}", figures)
    return _AND_HALF.sub(lambda found: f"{found['whole']}.5{found['named'] or ''} ", figures)


def _slashed(found: re.Match[str]) -> str:
    above, below = int(found["a"]), int(found["b"])
    if above >= below:
        return found.group()
    return _decimal(int(found["whole"] or 0) + Fraction(above, below))


def _worded(found: re.Match[str]) -> str:
    below = next(int(name[1:]) for name, said in found.groupdict().items() if name != "a" and said)
    count = found["a"] or "1"
    return _part(int(count) if count.isdecimal() else _COUNTS[count], below)


def _part(above: int, below: int) -> str:
    return _decimal(Fraction(above, below))


def _decimal(value: Fraction) -> str:
    """Return a fraction in four decimals or as few as it has, but not three, which might be thousands."""
    said = f"{float(value):.4f}".rstrip("0").rstrip(".")
    return f" {said}0 " if re.search(r"\.\d{3}$", said) else f" {said} "
