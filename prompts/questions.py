"""The questions of a check-in as a file has them, and what makes them unusable."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=75)]
Unit = Annotated[str, StringConstraints(strip_whitespace=True, max_length=30)]

STRICT = ConfigDict(extra="forbid")

CHOSEN = frozenset({"choice", "state", "scale"})
"""The types that are answered by one of a question's options."""

STATES = ("on_track", "needs_attention", "needs_decision")
"""The options of every state."""

SCALE = ("1", "2", "3", "4", "5")
"""The options of every scale, from disagreement to agreement."""

MOST = 20
"""So many questions at most: a form holds no more, and nobody answers them."""

_RESERVED = frozenset({"title", "purpose"})


class Reason(StrEnum):
    """Why questions cannot be used, in English; {name} is what the fault is about."""

    NONE = "there are no questions"
    TOO_MANY = "there are more than 20 questions"
    RESERVED = 'a question cannot be called "{name}"'
    TWICE = 'two questions are called "{name}"'
    OPTIONS = "a choice needs options, and only a choice has them"
    SAME_VALUE = "two options have the same value"
    ONLY_NUMBER = "only a number has a unit or a target"
    ONLY_SCALE = "only a scale has a comment"
    ONLY_TEXT = "promises are only heard in answers of words"
    NO_SUCH = 'no earlier question is called "{name}"'
    NOT_CHOSEN = 'only what is chosen can lead to another question, and "{name}" is not'
    NO_SUCH_VALUE = '"{name}" is no answer to that question'
    NOT_ANONYMOUS = "an anonymous check-in asks only choices and scales"
    NOT_ALIKE = "an anonymous check-in asks everybody alike: no answer is kept that could lead on"


@dataclass(frozen=True, slots=True)
class CheckinOption:
    """One answer that can be chosen: the value that is stored and its English label."""

    __pydantic_config__ = STRICT

    value: Name
    label: Label


@dataclass(frozen=True, slots=True)
class CheckinCondition:
    """The earlier question that a question follows from, and the answers that lead to it."""

    __pydantic_config__ = STRICT

    question: Name
    values: Annotated[tuple[str, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class CheckinQuestion:
    """One question in English.

    `hears` says that promises are listened for in the answer, `optional` that it may be skipped,
    `comment` that a scale takes a remark beside it. A number may have a `unit` and a `target`.
    """

    __pydantic_config__ = STRICT

    key: Name
    text: Words
    type: Literal["text", "choice", "state", "scale", "number", "date", "evidence"] = "text"
    options: tuple[CheckinOption, ...] = ()
    hears: bool = False
    optional: bool = True
    unit: Unit = ""
    target: float | None = None
    comment: bool = False
    when: CheckinCondition | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, with which question (its place from 0; None: all of them) and which of its fields."""

    reason: Reason
    place: int | None = None
    field: str = "type"
    name: str = ""

    @property
    def words(self) -> str:
        """The reason in English."""
        return self.reason.value.format(name=self.name)


def faults(questions: Sequence[CheckinQuestion], *, anonymous: bool = False) -> Iterator[Fault]:
    """Yield what is wrong with the questions, in their order; nothing where they can be used.

    A state has a follow-up of its own, for the reason, whose key is the state's with "_why".
    """
    if not questions:
        yield Fault(Reason.NONE)
    if len(questions) > MOST:
        yield Fault(Reason.TOO_MANY, MOST)
    keys: Counter[str] = Counter()
    for place, question in enumerate(questions):
        keys[question.key] += 1
        if question.type == "state":
            keys[why(question.key)] += 1
        yield from _alone(question, place)
        if anonymous and question.type not in {"choice", "scale"}:
            yield Fault(Reason.NOT_ANONYMOUS, place)
        if anonymous and question.when is not None:
            yield Fault(Reason.NOT_ALIKE, place, "when")
        if question.when is not None:
            yield from _following(question.when, place, questions[:place])
        for name in (question.key, why(question.key) if question.type == "state" else ""):
            if keys[name] > 1:
                yield Fault(Reason.TWICE, place, "key", name)


def why(key: str) -> str:
    """Return the key of the question for the reason, which follows a state."""
    return f"{key}_why"


def values_of(question: CheckinQuestion) -> tuple[str, ...]:
    """Return the values that can be chosen."""
    match question.type:
        case "state":
            return STATES
        case "scale":
            return SCALE
        case _:
            return tuple(option.value for option in question.options)


def _alone(question: CheckinQuestion, place: int) -> Iterator[Fault]:
    """Yield what is wrong with a question by itself."""
    if question.key in _RESERVED:
        yield Fault(Reason.RESERVED, place, "key", question.key)
    if (question.type == "choice") != bool(question.options):
        yield Fault(Reason.OPTIONS, place, "options")
    if len({option.value for option in question.options}) < len(question.options):
        yield Fault(Reason.SAME_VALUE, place, "options")
    if question.type != "number" and (question.unit or question.target is not None):
        yield Fault(Reason.ONLY_NUMBER, place, "unit" if question.unit else "target")
    if question.comment and question.type != "scale":
        yield Fault(Reason.ONLY_SCALE, place, "comment")
    if question.hears and question.type != "text":
        yield Fault(Reason.ONLY_TEXT, place, "hears")


def _following(when: CheckinCondition, place: int, earlier: Sequence[CheckinQuestion]) -> Iterator[Fault]:
    """Yield what is wrong with the condition of a question."""
    asked = next((one for one in earlier if one.key == when.question), None)
    if asked is None:
        yield Fault(Reason.NO_SUCH, place, "when", when.question)
    elif asked.type not in CHOSEN:
        yield Fault(Reason.NOT_CHOSEN, place, "when", when.question)
    else:
        unknown = next((one for one in when.values if one not in values_of(asked)), None)
        if unknown is not None:
            yield Fault(Reason.NO_SUCH_VALUE, place, "when", unknown)
