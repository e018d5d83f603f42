"""Whether somebody has asked the same before, in whatever words and language."""

import re
from collections.abc import Mapping, Sequence

import structlog

from bot.clock import seconds
from bot.guidebook.finding.calibration import WORDS_ALONE
from bot.guidebook.finding.embedder import Embedder, Floats
from handlers.rules.languages.folding import fold
from handlers.rules.terms import informative
from handlers.rules.tongue import spoken

FRAME = 1 / 3
"""Two questions that have so much in common differ by what each has besides: another thing is asked."""

PATIENCE = 3.0
"""Seconds after which no further question is given to the model: words compare those that are left."""

log = structlog.get_logger()

_ASKED_FOR = {
    "who": "who whom whose qui quien quienes кто кого кому кем чей من لمن",
    "when": "when quand cuando когда متى",
    "where": "where ou donde adonde где куда откуда اين",
    "how often": "frequence frecuencia frequency часто مرة",
    "how much": "combien cuanto cuanta cuantos cuantas сколько كم",
}
_KINDS = {word: kind for kind, words in _ASKED_FOR.items() for word in words.split()}
_PHRASES = {
    "how often": "how often", "cada cuanto": "how often", "多久": "how often", "频率": "how often",
    "how much": "how much", "how many": "how much", "多少": "how much",
    "谁": "who", "什么时候": "when", "何时": "when", "哪里": "where", "在哪": "where",
}  # fmt: skip


def likest(question: str, others: Sequence[str], embedder: Embedder | None) -> int | None:
    """Return the number of the question that asks the same as this one, or None if none does.

    As far as the model is quick enough, the first of the others are compared by it, the rest by words.
    Measured with the bundled models on pairs of our own in six languages: of 42 that ask the same in
    other words 31 are found; of 42 that differ in one point ("How do I join?", "How do I leave?") 4
    are wrongly taken for the same, of 1,552 about other things 1. By words alone 4, none and none.
    """
    possible = [number for number, other in enumerate(others) if not _differ(question, other)]
    vectors = _vectors([question, *(others[number] for number in possible)], embedder) if possible else []
    if embedder and vectors:
        products = [float(vectors[0] @ other) for other in vectors[1:]]
        compared = dict(zip(possible, products, strict=False))
        alike = _best(compared, embedder.traits.alike)
        if alike is not None:
            return alike
        possible = possible[len(compared) :]
    about = _about(question)
    return _best({number: _share(about, _about(others[number])) for number in possible}, WORDS_ALONE.alike)


def _best(shared: Mapping[int, float], least: float) -> int | None:
    """Return the number of which there is most in common, if that is enough."""
    best = max(shared, key=shared.__getitem__, default=None)
    return best if best is not None and shared[best] >= least else None


def _vectors(questions: Sequence[str], embedder: Embedder | None) -> list[Floats]:
    """Return the vectors of as many of the questions, in order, as can be had now and soon enough."""
    vectors: list[Floats] = []
    if embedder is None:
        return vectors
    until = seconds() + PATIENCE
    try:
        for question in questions:
            if vectors and seconds() >= until:
                break
            vectors.append(embedder.query(question))
    except Exception as error:
        log.warning("questions_not_embedded", error=type(error).__name__)
    return vectors


def _differ(one: str, other: str) -> bool:
    """Return whether two questions that may sound alike ask for different things."""
    kinds, others = _kinds(one), _kinds(other)
    if kinds and others and not kinds & others:
        return True
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return True
    mine, theirs = _about(one), _about(other)
    return bool(mine - theirs and theirs - mine) and _share(mine, theirs) >= FRAME


def _kinds(question: str) -> set[str]:
    """Return what is asked for, where a question says so in a word: a person, a time, a place, an amount."""
    folded = fold(question)
    said = {kind for phrase, kind in _PHRASES.items() if phrase in folded}
    return said | {_KINDS[word] for word in re.findall(r"\w+", folded) if word in _KINDS}


def _about(question: str) -> set[str]:
    return set(informative(question, spoken(question, "en")))


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
