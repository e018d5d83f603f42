"""A kind's questions as a coordinator writes them: a line each, read and changed."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from handlers.rules.questionnaire_lines import Line, broken, take_apart
from handlers.rules.questionnaire_types import Typed
from handlers.rules.questions import SCALE, STATE, literal
from handlers.rules.wording import fold
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.conversations import CHOSEN, Condition, Question, QuestionType

MOST = 20
"""The most questions of a kind."""

OPTIONS = {QuestionType.STATE: STATE, QuestionType.SCALE: SCALE}
"""The types whose options are always the same."""

KEY_LENGTH = 40
RESERVED = frozenset({"title", "purpose"})
"""What a file of questions has beside them, so that no question is called so."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A question, and how it and its options (by value) read in the language of who changes it."""

    question: Question
    text: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions of a kind as they are now, without the reason that follows each state by itself.

    `labels` are what the options of a type with the same options everywhere are called, by value.
    """

    questions: tuple[Worded, ...] = ()
    labels: Mapping[QuestionType, Mapping[str, str]] = field(default_factory=dict)


def read(text: str, sheet: Sheet | None = None) -> tuple[Question, ...]:
    """Return the questions that a text holds, one a line.

    "Where does it stand? (state)": a type may stand in brackets at the end, and "!" or
    "(required)"; "if 2 is North: Which boat?" is put only then. Those that stand unchanged in the
    `sheet` remain themselves, with their translations. Raises `Refused` ("questions.broken_line")
    with the line, from 1, and the reason.
    """
    now = sheet or Sheet()
    lines = [line for line in text.splitlines() if line.strip()]
    made: list[Worded] = []
    for number, line in enumerate(lines, start=1):
        if number > MOST:
            raise broken(number, Phrase("questions.fault_too_many", {"most": MOST}))
        made.append(_question(number, take_apart(number, line), made, now))
    if not made:
        raise broken(1, Phrase("questions.fault_empty"))
    return tuple(one.question for one in made)


def add(sheet: Sheet, line: str) -> tuple[Question, ...]:
    """Return the questions with one more at the end. Raises `Refused` with its number and the reason."""
    now, number = sheet.questions, len(sheet.questions) + 1
    if number > MOST:
        raise broken(number, Phrase("questions.fault_too_many", {"most": MOST}))
    new = _question(number, take_apart(number, line), now, sheet)
    return (*(one.question for one in now), new.question)


def change(sheet: Sheet, number: int, line: str) -> tuple[Question, ...]:
    """Return the questions with the `number`th in other words.

    It is answered as before unless the line says otherwise. Raises `Refused` where it cannot be.
    """
    place = _place(sheet.questions, number)
    taken, old = take_apart(number, line), sheet.questions[place]
    new = _owned(taken, old) if taken.shape is None else _fresh(taken, sheet)
    kept = replace(
        new.question,
        key=old.question.key,
        when=_condition(number, taken, sheet.questions[:place]) or old.question.when,
        optional=old.question.optional and not taken.required,
    )
    changed = [one.question for one in sheet.questions]
    changed[place] = kept
    return _checked(changed)


def remove(questions: Sequence[Question], number: int) -> tuple[Question, ...]:
    """Return the questions without the `number`th. Raises `Refused` where another follows from it."""
    place = _place(questions, number)
    if len(questions) == 1:
        raise broken(1, Phrase("questions.fault_last"))
    for follower, one in enumerate(questions, start=1):
        if one.when is not None and one.when.question == questions[place].key:
            raise broken(follower, Phrase("questions.fault_follows"))
    return (*questions[:place], *questions[place + 1 :])


def move(questions: Sequence[Question], number: int, to: int) -> tuple[Question, ...]:
    """Return the questions with the `number`th moved to place `to`. Raises `Refused` where it cannot be."""
    place, target = _place(questions, number), _place(questions, to)
    rest = [*questions[:place], *questions[place + 1 :]]
    return _checked([*rest[:target], questions[place], *rest[target:]])


def hold_anonymous(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Return questions that give nobody away: scales, each with a remark, put to everybody alike.

    Raises `Refused` at the first that is another.
    """
    for number, one in enumerate(questions, start=1):
        if one.type is not QuestionType.SCALE or one.when is not None:
            raise broken(number, Phrase("questions.fault_anonymous"))
    return tuple(replace(one, comment=True, hears=False) for one in questions)


def _question(number: int, line: Line, before: Sequence[Worded], sheet: Sheet) -> Worded:
    """Return the question of a line: one of the sheet's where it reads alike, else a new one."""
    used = {one.question.key for one in before}
    known = next(
        (
            one
            for one in sheet.questions
            if fold(one.text) == fold(line.text) and one.question.key not in used
        ),
        None,
    )
    if known is not None and _alike(line, known):
        made = known
    else:
        taken = used | {one.question.key for one in sheet.questions}
        made = _fresh(line, sheet, known.question.key if known else _key(line.text, taken))
    question = replace(
        made.question,
        when=_condition(number, line, before),
        optional=made.question.optional and not line.required,
    )
    return replace(made, question=question)


def _alike(line: Line, known: Worded) -> bool:
    """Say whether a line that has the words of a question also has it answered as it is."""
    shape, question = line.shape, known.question
    if shape is None:
        return True
    labels = [fold(known.labels.get(value, value)) for value, _ in question.options]
    return (
        shape.type is question.type
        and (question.type is not QuestionType.CHOICE or [fold(one) for one in shape.options] == labels)
        and (shape.unit, shape.target) == (question.unit, question.target)
    )


def _fresh(line: Line, sheet: Sheet, key: str = "") -> Worded:
    """Return a question in the partnership's own words. One without a type is answered in words."""
    shape = line.shape or Typed(QuestionType.TEXT)
    kind = shape.type or QuestionType.TEXT
    options = _options(kind, shape)
    question = Question(
        key,
        line.text,
        kind,
        options,
        hears=kind is QuestionType.TEXT,
        unit=shape.unit,
        target=shape.target,
        comment=shape.comment,
        own=True,
    )
    return Worded(question, line.text, sheet.labels.get(kind, dict(options)))


def _owned(line: Line, old: Worded) -> Worded:
    """Return a question in other words, answered as before."""
    question = replace(old.question, text=line.text, own=True)
    if literal(question):
        options = tuple((value, old.labels.get(value, label)) for value, label in question.options)
        question = replace(question, options=options)
    return Worded(question, line.text, old.labels)


def _options(kind: QuestionType, shape: Typed) -> tuple[tuple[str, str], ...]:
    """Return what can be chosen: what is listed, or what belongs to the type."""
    if kind is not QuestionType.CHOICE:
        return OPTIONS.get(kind, ())
    values: list[str] = []
    for label in shape.options:
        values.append(_key(label, set(values), "option"))
    return tuple(zip(values, shape.options, strict=True))


def _condition(number: int, line: Line, before: Sequence[Worded]) -> Condition | None:
    if not line.after:
        return None
    if not 1 <= line.after <= len(before):
        raise broken(number, Phrase("questions.fault_reference", {"number": line.after}))
    earlier = before[line.after - 1]
    if earlier.question.type not in CHOSEN:
        raise broken(number, Phrase("questions.fault_not_chosen", {"number": line.after}))
    meant = {fold(earlier.labels.get(value, label)): value for value, label in earlier.question.options}
    meant |= {fold(value.replace("_", " ")): value for value, _ in earlier.question.options}
    unknown = [value for value in line.values if fold(value) not in meant]
    if unknown or not line.values:
        labels = tuple(earlier.labels.get(value, label) for value, label in earlier.question.options)
        values: Values = {"number": line.after, "value": ", ".join(unknown), "options": labels}
        raise broken(number, Phrase("questions.fault_value", values))
    return Condition(earlier.question.key, tuple(dict.fromkeys(meant[fold(one)] for one in line.values)))


def _checked(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Return the questions; raise `Refused` where one follows from what does not come before it."""
    before: dict[str, Question] = {}
    for number, one in enumerate(questions, start=1):
        if one.when is not None:
            earlier = before.get(one.when.question)
            values = {value for value, _ in earlier.options} if earlier else set()
            if not set(one.when.values) <= values:
                raise broken(number, Phrase("questions.fault_follows"))
        before[one.key] = one
    return tuple(questions)


def _place(questions: Sequence[object], number: int) -> int:
    if not 1 <= number <= len(questions):
        raise Refused("questions.no_such", {"number": number, "total": len(questions)})
    return number - 1


def _key(text: str, taken: set[str], otherwise: str = "question") -> str:
    """Return a name for what is called so: plain letters, new among those `taken`."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    plain = re.sub(r"[^a-z0-9]+", "_", "".join(c for c in spread if not unicodedata.combining(c)))
    name = re.sub(r"^[^a-z]+", "", plain)[: KEY_LENGTH - 4].strip("_") or otherwise
    names = (name if n == 1 else f"{name}_{n}" for n in range(1, len(taken) + 3))
    return next(one for one in names if one not in taken | RESERVED)
