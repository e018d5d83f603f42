"""What belongs to every question of a type: its options, the reason after a state, how an answer is shown."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from prompts.phrase import Phrase, Value
from storage.records.checkins import Standing
from storage.records.conversations import Condition, Question, QuestionType

STATE = (
    (Standing.ON_TRACK.value, "state.on_track"),
    (Standing.NEEDS_ATTENTION.value, "state.needs_attention"),
    (Standing.NEEDS_DECISION.value, "state.needs_decision"),
)
"""The options of a state, with the catalogue keys of their labels."""

SCALE = (("1", "scale.1"), ("2", "scale.2"), ("3", "scale.3"), ("4", "scale.4"), ("5", "scale.5"))
"""The options of a scale, from disagreement to agreement, with the catalogue keys of their labels."""

WHY = "state.why"
"""The catalogue key of the question for the reason."""

OPTIONS = {QuestionType.STATE: STATE, QuestionType.SCALE: SCALE}
"""The types that have the same options everywhere."""

_OFF_TRACK = (Standing.NEEDS_ATTENTION.value, Standing.NEEDS_DECISION.value)


def complete(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return the questions as they are asked: with their types' options, and a reason after each state."""
    return tuple(one for question in questions for one in _completed(question))


def literal(question: Question) -> bool:
    """Say whether the labels of a question's options are words as somebody wrote them, and no keys."""
    return question.own and question.type not in OPTIONS


def told(question: Question, value: str) -> Value:
    """Return a stored answer as it is to be shown."""
    label = next((label for known, label in question.options if known == value), None)
    if label is not None:
        return label if literal(question) else Phrase(label)
    match question.type:
        case QuestionType.DATE:
            return date.fromisoformat(value)
        case QuestionType.NUMBER:
            return amount(Decimal(value), question.unit)
        case _:
            return value


def amount(figure: Decimal, unit: str) -> Value:
    """Return a number with its unit, where it has one."""
    return Phrase("checkin.amount", {"amount": figure, "unit": unit}) if unit else figure


def either(options: tuple[str, ...]) -> Value:
    """Return options of which one is meant: "North, South or West"."""
    *others, last = options
    return Phrase("questions.either", {"first": ", ".join(others), "last": last}) if others else last


def _completed(question: Question) -> Iterator[Question]:
    yield replace(question, options=OPTIONS.get(question.type, question.options))
    if question.type is QuestionType.STATE:
        yield Question(f"{question.key}_why", WHY, when=Condition(question.key, _OFF_TRACK))
