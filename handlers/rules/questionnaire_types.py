"""How a question is answered, as it is written in brackets: "(number, pumps, target 20)"."""

import re
from dataclasses import dataclass

from handlers.rules.wording import fold
from prompts.phrase import Phrase
from storage.records.conversations import QuestionType

FEWEST_OPTIONS, MOST_OPTIONS = 2, 10
LONGEST_OPTION = 60
LONGEST_UNIT = 30

WORDS = {
    QuestionType.TEXT: "text texte words mots",
    QuestionType.CHOICE: "choice choix",
    QuestionType.STATE: "state standing etat",
    QuestionType.SCALE: "scale echelle",
    QuestionType.NUMBER: "number figure nombre chiffre",
    QuestionType.DATE: "date day jour",
    QuestionType.EVIDENCE: "evidence proof preuve justificatif",
}
"""What each type is called, in every language that questions are written in; folded."""

REQUIRED = frozenset({"required", "obligatoire"})
COMMENT = frozenset({"comment", "commentaire"})

_TYPES = {word: kind for kind, words in WORDS.items() for word in words.split()}
_TARGET = re.compile(r",?\s*\b(?:target|objectif|cible)\b\s*:?\s*(?P<figure>\d+(?:[.,]\d+)?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in brackets. `type` is None where it says only that the question is required."""

    type: QuestionType | None
    options: tuple[str, ...] = ()
    unit: str = ""
    target: float | None = None
    comment: bool = False
    required: bool = False


def typed(inside: str) -> Typed | Phrase:
    """Return what the words in brackets say, or why they cannot be read."""
    head, colon, listed = inside.partition(":")
    words = [part.strip() for part in head.split(",")]
    known = _TYPES.get(fold(words[0]))
    if fold(inside) in REQUIRED:
        return Typed(None, required=True)
    if known is None:
        return Phrase("questions.fault_type", {"word": inside.strip()})
    required = any(fold(word) in REQUIRED for word in words[1:])
    match known:
        case QuestionType.CHOICE:
            return _choice(listed if colon else ",".join(words[1:]), required=required)
        case QuestionType.NUMBER:
            return _number(inside.partition(",")[2], required=required)
        case _:
            return Typed(known, required=required, comment=any(fold(word) in COMMENT for word in words[1:]))


def _choice(listed: str, *, required: bool) -> Typed | Phrase:
    mark = ";" if ";" in listed else ","
    options = tuple(" ".join(one.split()) for one in listed.split(mark) if one.strip())
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        return Phrase("questions.fault_options", {"fewest": FEWEST_OPTIONS, "most": MOST_OPTIONS})
    if len({fold(one) for one in options}) < len(options):
        return Phrase("questions.fault_options_alike")
    if longest := next((one for one in options if len(one) > LONGEST_OPTION), ""):
        return Phrase(
            "questions.fault_option_long", {"option": longest[:LONGEST_OPTION], "most": LONGEST_OPTION}
        )
    return Typed(QuestionType.CHOICE, options, required=required)


def _number(words: str, *, required: bool) -> Typed | Phrase:
    target = _TARGET.search(words)
    figure = float(target["figure"].replace(",", ".")) if target else None
    rest = (words[: target.start()] + words[target.end() :] if target else words).split(",")
    units = [" ".join(one.split()) for one in rest if one.strip() and fold(one) not in REQUIRED]
    if len(units) > 1 or len(units[:1] and units[0]) > LONGEST_UNIT:
        return Phrase("questions.fault_unit", {"most": LONGEST_UNIT})
    required = required or any(fold(one) in REQUIRED for one in rest)
    return Typed(QuestionType.NUMBER, unit="".join(units), target=figure, required=required)
