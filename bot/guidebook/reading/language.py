"""The language that a document is written in."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from handlers.rules.tongue import LANGUAGES_OF, LATIN, WORD, spoken

SHORT = 200
"""Below so many letters small words tell more than statistics do."""
SURE = 0.9
CLEAR, AHEAD = 0.3, 0.1
"""Where so large a share of the words is one language's smallest, so far ahead of any other's, that is it."""
MOSTLY = 0.95
PROSE = 0.92
_SPOKEN_AS = {"yue": "zh", "wuu": "zh", "lzh": "zh", "ary": "ar", "arz": "ar", "arb": "ar"}
"""What statistics tell apart and is written alike."""
_READ, _SLICE = 20_000, 400


def language_of(texts: Sequence[str], fallback: str) -> str:
    """Return the BCP 47 tag of the language that most of the text is in; `fallback` where that is not clear.

    Statistics are asked only where small words leave a doubt: their model takes a second to load.
    """
    sample = _sample(texts)
    if sum(map(str.isalpha, sample)) < SHORT:
        return spoken(sample, fallback)
    if plain := _by_small_words(sample):
        return plain
    language, sure = _identifier().classify(sample)
    return _SPOKEN_AS.get(language, language) if sure >= SURE else spoken(sample, fallback)


def _by_small_words(sample: str) -> str:
    if len(LATIN.findall(sample)) < MOSTLY * sum(map(str.isalpha, sample)):
        return ""
    words = WORD.findall(sample.casefold().replace("’", "'"))
    votes = Counter({language: 0 for languages in LANGUAGES_OF.values() for language in languages})
    for word in words:
        votes.update(LANGUAGES_OF.get(word, ()))
    (best, most), (_, second), *_ = votes.most_common()
    return best if most >= CLEAR * len(words) > 0 and most - second >= AHEAD * len(words) else ""


def _sample(texts: Sequence[str]) -> str:
    """Return slices of prose from all over the document, whose first pages may be in another language."""
    prose = [said for text in texts if len(said := _prose(text)) > _SLICE // 4] or list(texts)
    step = max(1, len(prose) * _SLICE // _READ)
    return "\n".join(text[:_SLICE] for text in prose[::step])[:_READ]


def _prose(text: str) -> str:
    """Return the lines that are mostly letters: what is not is a command or an address, in no language."""
    return "\n".join(
        line
        for line in text.split("\n")
        if len(line) > 30 and sum(sign.isalpha() or sign == " " for sign in line) > PROSE * len(line)
    )


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
