"""The names that a text states: people, organisations, codes, addresses, and what it quotes."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from handlers.rules.facts.numerals import NUMERALS
from handlers.rules.facts.small_words import COMMON, DETERMINERS, OPENERS
from handlers.rules.languages import language_of, primary
from handlers.rules.languages.folding import composed, fold
from handlers.rules.terms import terms

NEAR = 4
"""So many words may stand between two parts of one name: a first name, a title."""
SHORTEST_STEM = 3

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'«»“”()\[\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_QUOTED = re.compile(r"[“„\"«「『](.{2,400}?)[”“\"»」』]", re.DOTALL)
_LETTER = r"[^\W_\u3040-\u30ff\u3400-\u9fff]"
_WORD = re.compile(rf"{_LETTER}+(?:['’.&/\-‑]{_LETTER}+)*")
_STOPS = re.compile(r"[.!?…:;]\s*[\"'”’»)\]]*\s*$")
_OPENING_MARKS = " \t\n\"'“”«»„(¿¡-–—•["
_RANKED = re.compile(
    r"\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th|er|re|ère|e|è?me|º|ª|h\d*|-?[а-я]{1,3}|am|pm)?", re.IGNORECASE
)
_CYRILLIC = re.compile("[а-я]")
_SINGLE = re.compile(
    r"(?<![^\W\u3400-\u9fff])(?<!['’.])(?:[^\W\d_\u3040-\u30ff\u3400-\u9fff])"
    r"(?!['’]|[^\W\u3400-\u9fff])"
)
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")
_SENTENCE_WORDS = frozenset("AÀÁIOYEÓАВИКОСУЯ")
"""A letter that is a word where a sentence begins."""


def addresses(text: str) -> set[str]:
    """Return the web and e-mail addresses, in lower case without the stop behind them."""
    return {found.group().rstrip(".,;:!?…。，").casefold() for found in _ADDRESS.finditer(text)}


def quotations(text: str) -> Iterator[str]:
    """Yield what stands in quotation marks, folded."""
    return (_spaced(fold(composed(found[1]))).rstrip(" .,;:!?…") for found in _QUOTED.finditer(text))


def missing_name(sentence: str, book: str, language: str, written: str) -> str:
    """Return the first name of a sentence that a book's text does not have; "" where it has all.

    `language` and `written` are theirs (BCP 47). A name is what has a capital, or letters and figures
    together, and for a sentence in a script that the book is not written in, each Latin word. The word
    that begins a sentence has its capital anyway: it counts as a name unless it is known to be none.
    Two words of one name must stand near each other in the book.
    """
    if unknown := _labels(sentence) - _labels(book):
        return min(unknown)
    held = _held(book)
    stems = _stems(book, written) if primary(language) == primary(written) else frozenset()
    foreign = _script(sentence) != "latin" and _script(sentence) != _script(book)
    before = None
    for found in _WORD.finditer(sentence):
        word = found.group()
        if not _names(sentence, found, foreign=foreign) or (
            _begins(sentence, found) and "'" not in fold(word) and not stems.isdisjoint(terms(word, written))
        ):
            before = None
            continue
        places = _places(word, held)
        if not places:
            return word
        if before is not None and sentence[before[1] : found.start()].isspace():
            close = any(abs(one - other) <= NEAR for one in before[0] for other in places)
            if not close:
                return word
        before = places, found.end()
    return ""


def _names(sentence: str, found: re.Match[str], *, foreign: bool) -> bool:
    """Return whether a word of a sentence is a name; `foreign`: its book is in another script."""
    word = found.group()
    if _ranked(word) or not any(sign.isalpha() for sign in word):
        return False
    if any(sign.isdecimal() for sign in word):
        return True
    if foreign:
        return _script(word) == "latin" and len(word) > 1
    return word != word.lower() and not _has_other_reason(sentence, found)


def _has_other_reason(sentence: str, found: re.Match[str]) -> bool:
    """Return whether a word has its capital because of its place, its language, or standing alone."""
    word, rest = found.group(), sentence[found.end() :]
    folded = fold(composed(word))
    if folded in _CALENDAR or (len(word) == 1 and not rest.startswith(".")):
        return True
    return _begins(sentence, found) and _is_common(folded, word, rest)


def _begins(sentence: str, found: re.Match[str]) -> bool:
    """Return whether a word is the first of its sentence, or stands behind a stop or a colon."""
    before = sentence[: found.start()]
    return not before.strip(_OPENING_MARKS) or _STOPS.search(before) is not None


def _is_common(folded: str, word: str, rest: str) -> bool:
    """Return whether the first word of a sentence is no name: small, common, or a verb with its object."""
    if word[1:] != word[1:].lower():
        return False
    small, *ending = re.split(r"['’]", folded)
    if folded in OPENERS or small in OPENERS or folded in COMMON or folded in _COUNTED:
        return True
    following = _WORD.match(rest.lstrip())
    return (
        not ending
        and following is not None
        and fold(composed(following.group())).split("'")[0] in DETERMINERS
    )


@lru_cache(maxsize=256)
def _labels(text: str) -> frozenset[str]:
    """Return the single capital letters that name something ("annex B"), not those that begin a sentence."""
    plain = composed(unicodedata.normalize("NFKC", text))
    found = (
        one
        for one in _SINGLE.finditer(plain)
        if one.group() != one.group().lower()
        and one.group() != "I"
        and not (one.group() in _SENTENCE_WORDS and _begins_line(plain, one))
    )
    return frozenset(one.group().translate(_LOOKALIKES) for one in found)


def _begins_line(text: str, found: re.Match[str]) -> bool:
    line = text[max(0, found.start() - 40) : found.start()].rpartition("\n")[2]
    return not line.strip(_OPENING_MARKS) or _STOPS.search(line) is not None


@lru_cache(maxsize=256)
def _stems(book: str, written: str) -> frozenset[str]:
    """Return the stems of a book's words that are written small somewhere in it: no names."""
    small = " ".join(one.group() for one in _WORD.finditer(book) if one.group() == one.group().lower())
    return frozenset(terms(small, written))


def _ranked(word: str) -> bool:
    """Return whether it is a figure with an ending, an hour, or a figure with its unit: no name."""
    return _RANKED.fullmatch(word) is not None


@lru_cache(maxsize=256)
def _held(book: str) -> dict[str, tuple[int, ...]]:
    """Return where each word of a text stands, counted in words; the parts of a joined word too."""
    places: dict[str, list[int]] = {}
    for at, found in enumerate(_WORD.finditer(composed(unicodedata.normalize("NFKC", book)))):
        folded = fold(found.group())
        for form in {folded, *re.split(r"['’.&/\-‑]", folded)}:
            places.setdefault(form, []).append(at)
    return {word: tuple(at) for word, at in places.items() if word}


def _places(word: str, held: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    """Return where a name stands, in another case or with another ending too; nothing where it does not."""
    folded = fold(composed(unicodedata.normalize("NFKC", word)))
    forms = [folded, re.sub(r"['’]s?$", "", folded), *re.split(r"['’]", folded)[-1:]]
    if folded.endswith("s"):
        forms.append(folded[:-1])
    for form in forms:
        if form in held:
            return held[form]
    if f"{folded}s" in held:
        return held[f"{folded}s"]
    parts = re.split(r"[./&\-‑]", folded)
    if len(parts) > 1 and all(part in held for part in parts if part):
        return held[parts[0]] if parts[0] else ()
    if _CYRILLIC.search(folded) and len(folded) > SHORTEST_STEM:
        stem = folded[: max(SHORTEST_STEM, len(folded) - 2)]
        same = [at for one, at in held.items() if one.startswith(stem) and len(one) <= len(folded) + 2]
        return tuple(place for at in same for place in at)
    return ()


def _script(text: str) -> str:
    """Return the script that most letters of a text are of."""
    counts = {
        "latin": len(re.findall(r"[A-Za-zÀ-ɏ]", text)),
        "cyrillic": len(re.findall("[\u0400-\u04ff]", text)),
        "arabic": len(re.findall("[\u0600-\u06ff]", text)),
        "chinese": 3 * len(re.findall("[\u3400-\u9fff]", text)),
    }
    return max(counts, key=counts.__getitem__)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _calendar() -> frozenset[str]:
    words: set[str] = set()
    for code in ("en", "fr", "es", "ru"):
        dates = language_of(code).dates
        words.update(dates.weekdays, dates.months, dates.short_weekdays)
    return frozenset(words)


_COUNTED = frozenset(word for numerals in NUMERALS.values() for word in numerals.added)
"""Numbers are compared as numbers."""
_CALENDAR = _calendar()
"""Days and months are compared as days and months."""
