"""The words of a text as they are compared: cut to a stem, folded, without those that say nothing."""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

from handlers.rules.languages import primary

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip
"""Snowball's algorithms by the language's tag."""
_CYRILLIC, _ARABIC = ("ru", "sr"), ("ar", "fa")
"""Whose stems a word in one of these scripts may get, the first where its language has none."""
_MARKS = re.compile(r"[\u0300-\u036f\u0640\u064b-\u065f\u0670]")
_FUNCTION_WORDS = """
    a about after all also am an and any anybody anyone are as at be been before being between but by can
    could did do does done during each for from had has have he her here him his how i if in into is it
    its itself just like many may me might more most much must my need no nobody nor not of on one only
    or other our ours out over per please shall she should since so some somebody someone such than that
    the their them then there these they this those through to too under until up upon us very was we
    were what when where whether which while who whom whose why will with would you your yours yourself
    tell know explain
    afin ai ait alors apres au aucun aussi autre aux avant avec avez avoir avons c ce cela celle celui
    ces cet cette ceux chaque chez combien comme comment d dans de des deux doit doivent donc dont du
    elle elles en entre es est et etaient etait ete etre eux faire faut fait ici il ils j je l la
    laquelle le lequel les lesquels leur leurs lors lui m ma mais me meme mes moi mon n ne ni nos notre
    nous on ont ou par parce pas peu peut peuvent plus pour pourquoi qu quand que quel quelle quelles
    quels qui quoi s sa sans se sera ses si son sont sous sur t ta te tes toi ton tous tout toute toutes
    tres tu un une va vers vos votre vous y
    al como con cual cuales cuando cuanto cuantos del donde el ella ellos en era eran es esta estan este
    esto fue fueron ha han hay la las lo los mas muy no o para pero por porque que quien quienes se ser
    sin sobre son su sus tras un una unas unos y ya
"""
_EMPTY = frozenset(_FUNCTION_WORDS.split())


class _Stemmers(threading.local):
    """Stemmers of one thread, for Snowball's may not be shared between threads."""

    def __init__(self) -> None:
        self.made: dict[str, Stemmer.Stemmer] = {}

    def stem(self, word: str, language: str) -> str:
        if language not in self.made:
            self.made[language] = Stemmer.Stemmer(_STEMMERS[language])
        return str(self.made[language].stemWord(word))


_stemmers = _Stemmers()


def terms(text: str, language: str = "en") -> list[str]:
    """Return the text's words in order, stemmed and folded; pairs of characters in scripts without spaces.

    `language` is the BCP 47 tag of what the words are compared with, so that a question and a passage
    are cut alike; what is written in another script is stemmed as that script is. (XQuAD's right
    paragraph first by words alone, whole words to Snowball's stems: Spanish .91 to .93, Russian .80 to
    .91, Arabic .81 to .88.)
    """
    return [term for word in _words(text) for term in _of_word(word, language)]


def informative(text: str, language: str = "en") -> list[str]:
    """Return what a question is about: its terms, each once, without articles, pronouns and the like."""
    saying = (word for word in _words(text) if _says_something(word))
    return list(dict.fromkeys(term for word in saying for term in _of_word(word, language)))


def _words(text: str) -> list[str]:
    return _WORD.findall(_MARKS.sub("", unicodedata.normalize("NFKC", text).casefold()))


def _says_something(word: str) -> bool:
    return _folded(word) not in _EMPTY and (len(word) > 1 or not word.isascii())


@lru_cache(maxsize=50_000)
def _of_word(word: str, language: str) -> tuple[str, ...]:
    if _UNSPACED.match(word):
        return tuple(word[at : at + 2] for at in range(len(word) - 1)) or (word,)
    return (_folded(_stemmers.stem(word, _stemmed_as(word, language))),)


def _stemmed_as(word: str, language: str) -> str:
    """Return whose stems a word gets: its script's, else the given language's, else English."""
    code = primary(language)
    if "\u0400" <= word[0] <= "\u04ff":
        return code if code in _CYRILLIC else _CYRILLIC[0]
    if "\u0600" <= word[0] <= "\u06ff":
        return code if code in _ARABIC else _ARABIC[0]
    return code if code in _STEMMERS and code not in {"ru", *_ARABIC} else "en"


def _folded(word: str) -> str:
    if word.isascii():
        return word
    signs = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in signs if not unicodedata.combining(sign))
