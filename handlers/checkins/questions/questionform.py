"""A check-in as a form: a field for each question, and what was filled in read back as answers."""

from collections.abc import Mapping
from typing import NamedTuple

from handlers.checkins.questions import asking, earlier
from handlers.rules import questions, talk
from handlers.rules.talk import Option, Reading, Words
from handlers.turn import FormField, FormSheet
from prompts.phrase import Phrase, Value
from storage.records.commitments import Commitment
from storage.records.conversations import CHOSEN, Answer, Conversation, Question, QuestionType, Script
from storage.records.messages import FieldType
from storage.unit import UnitOfWork

ACTION = "checkin_form"
"""What takes the form."""

BALLOT = "ballot"
"""What takes the form of an anonymous check-in."""

COMMENT = ".comment"
"""What a comment's field is called after its question's; no key of a question has a point in it."""

_FIELDS = {QuestionType.NUMBER: FieldType.NUMBER, QuestionType.DATE: FieldType.DATE}


class Filled(NamedTuple):
    """What was filled into a form.

    `answers` are to every question that applies, None where it was passed. `remarks` are the
    comments by question. `problems` are the catalogue keys of what does not fit, by field; where
    there are any, nothing of it may be kept.
    """

    answers: tuple[Answer, ...]
    remarks: dict[str, str]
    problems: dict[str, str]


def sheet(conversation: Conversation, uow: UnitOfWork) -> FormSheet:
    """Return the form of a check-in, with what was answered so far.

    It holds the questions that follow from others too, each with a hint on when it is meant, as a
    form cannot unfold.
    """
    mine, before = earlier.parts_of(conversation, uow)
    about = asking.commitment(mine, uow)
    told = earlier.told_in(before, uow)
    language = _language(conversation, uow)
    fields: list[FormField] = []
    for question in conversation.script.questions:
        hints = (
            *_when(conversation.script, question, language),
            *asking.hint(question),
            *asking.last_time(question, told),
        )
        fields.append(_field(conversation, question, about, hints[:2]))
        if question.comment:
            label = Phrase("checkin.form_comment")
            fields.append(FormField(f"{question.key}{COMMENT}", label))
    kind = conversation.script.kind
    intro = {"purpose": asking.purpose_of(kind), "seen": asking.seen_by(conversation)}
    return FormSheet(
        asking.title_of(kind),
        Phrase("checkin.form_intro", intro),
        Phrase("checkin.form_submit"),
        BALLOT if conversation.script.anonymous else ACTION,
        conversation.id,
        tuple(fields),
    )


def read(script: Script, values: Mapping[str, str], reading: Reading | None = None) -> Filled:
    """Return what the values of a form's fields say, judged question by question along the path they take.

    What was filled in for a question that does not apply is left out.
    """
    answers: list[Answer] = []
    problems: dict[str, str] = {}
    for question in script.questions:
        if talk.applies(question, answers):
            value, problem = _value(question, values.get(question.key, ""), reading)
            answers.append(Answer(question.key, value))
            if problem is not None:
                problems[question.key] = problem
    remarks = {
        one.key: values[f"{one.key}{COMMENT}"].strip()
        for one in script.questions
        if one.comment and values.get(f"{one.key}{COMMENT}", "").strip()
    }
    return Filled(tuple(answers), remarks, problems)


def _value(question: Question, text: str, reading: Reading | None) -> tuple[str | None, str | None]:
    """Return what was filled into a field, and the catalogue key of what is wrong with it."""
    if not text.strip():
        return None, None if question.optional else talk.NOT_OPTIONAL
    said = Option(text.strip()) if question.type in CHOSEN else Words(text)
    value, problem = talk.value_of(question, said, reading)
    return value, problem if value is None else None


def _field(
    conversation: Conversation,
    question: Question,
    about: Commitment | None,
    hints: tuple[Phrase, ...],
) -> FormField:
    words = asking.text_of(question, about)
    options: tuple[tuple[str, Value], ...] = tuple(
        (value, label if questions.literal(question) else Phrase(label)) for value, label in question.options
    )
    return FormField(
        question.key,
        words if isinstance(words, Phrase) else Phrase("checkin.own_words", {"words": str(words)}),
        FieldType.CHOICE if question.type in CHOSEN else _FIELDS.get(question.type, FieldType.TEXT),
        options,
        optional=question.optional or question.when is not None,
        initial=earlier.given(conversation, question) or "",
        hint=_together(hints),
    )


def _when(script: Script, question: Question, language: str) -> tuple[Phrase, ...]:
    """Return the hint on the answers that a question follows from."""
    if question.when is None:
        return ()
    asked = next(one for one in script.questions if one.key == question.when.question)
    labels = asking.labels(asked, language)
    wanted = tuple(labels[value] for value in question.when.values if value in labels)
    return (Phrase("checkin.form_when", {"answers": questions.either(wanted)}),)


def _together(hints: tuple[Phrase, ...]) -> Phrase | None:
    match hints:
        case []:
            return None
        case [one]:
            return one
        case _:
            return Phrase("checkin.form_hints", {"first": hints[0], "second": hints[1]})


def _language(conversation: Conversation, uow: UnitOfWork) -> str:
    person = uow.members.profile(conversation.member_id).person
    return person.language or uow.partnership.language
