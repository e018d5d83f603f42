"""Folding: words made comparable (lower case, no accents, one form of a letter), letter for letter."""

import re
import unicodedata

PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " "}
ARABIC = {"ة": "ه", "ى": "ي", "ٱ": "ا", "ی": "ي", "ک": "ك", "،": ",", "؛": ";", "؟": "?"}
CHINESE = dict(
    zip(
        "週號個後內點禮來這會將們報發給準備計劃於與檔資據對為開際結兩達遲請說沒還並從應關確認",
        "周号个后内点礼来这会将们报发给准备计划于与档资据对为开际结两达迟请说没还并从应关确认",
        strict=True,
    )
)
KEPT = {"й": "й", "Й": "й"}
FORMS = {**PLAIN, **ARABIC, **CHINESE, **KEPT, "\u3000": " ", "。": "."}
WIDE = range(0xFF01, 0xFF5F)
WIDE_TO_PLAIN = 0xFEE0

_STRAY = re.compile("[\u0640\u064b-\u065f\u0670\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufeff]")
_STRESS = re.compile("(?<=[\u0400-\u04ff])\u0301")


def composed(text: str) -> str:
    """Return the text with each accented letter as one character, so that `fold` keeps its places.

    Signs that are no letters of their own are left out: the vowels and the lengthening stroke
    of Arabic, the stress of Russian, the marks that turn the direction of writing.
    """
    return _STRESS.sub("", _STRAY.sub("", unicodedata.normalize("NFC", text)))


def fold(text: str) -> str:
    """Return the text in lower case without accents; quotes, dashes, digits and stops made plain.

    `ё` is `е` (but `й` a letter of its own), the forms of alef, hamza and ya are one, `ة` is `ه`,
    traditional characters that rules know are simplified. Each character gives exactly one, so
    that a place in the folded text is the same place in the text.
    """
    return "".join(_folded(character) for character in text)


def fold_pattern(pattern: str) -> str:
    r"""Return a regular expression with its words folded, so that tables may spell them as people do.

    ASCII is left as it is: folding would turn `\W` into `\w`.
    """
    return "".join(
        character if character.isascii() else _folded(character) for character in composed(pattern)
    )


def _folded(character: str) -> str:
    if character.isascii():
        return character.lower()
    if character in FORMS:
        return FORMS[character]
    if ord(character) in WIDE:
        return chr(ord(character) - WIDE_TO_PLAIN).lower()
    if character.isdecimal():
        return str(int(character))
    return unicodedata.normalize("NFD", character)[0].lower()[0]
