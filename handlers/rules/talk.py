"""The rule of a conversation: what an answer does to it, and which question comes next."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from storage.records.conversations import Answer, Conversation, Question, QuestionType

FINISHED = "talk.finished"
AT_START = "talk.at_start"
CHOOSE_OPTION = "talk.choose_option"
WORDS_WANTED = "talk.words_wanted"
NOT_OPTIONAL = "talk.not_optional"


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """The value of the option that somebody pressed."""

    value: str


@dataclass(frozen=True, slots=True)
class Skip:
    """On to the next question, leaving this one as it is."""


@dataclass(frozen=True, slots=True)
class Back:
    """Back to the question before."""


Said = Words | Option | Skip | Back


@dataclass(frozen=True, slots=True)
class Step:
    """What came of something said.

    `conversation` is as it is now, its version untouched. `answered` is the answer that was
    recorded or changed, None where none was. `question` is the one to ask now, None when the
    script is done. `problem` is the catalogue key of why what was said did not fit; then
    nothing changed and `question` is asked again.
    """

    conversation: Conversation
    answered: Answer | None = None
    question: Question | None = None
    problem: str | None = None


def advance(conversation: Conversation, said: Said, labels: Mapping[str, str] | None = None) -> Step:
    """Return the step that follows from what was said to the open question.

    `labels` are the options' words in the person's language, by value: a choice may be
    typed, as its label, its value or its number in the list. Going back keeps every answer
    until it is given anew; skipping an answered question keeps its answer too.
    """
    if conversation.closed_at is not None or is_finished(conversation):
        return Step(conversation, problem=FINISHED)
    question = conversation.script.questions[conversation.stage]
    match said:
        case Back():
            return _back(conversation, question)
        case Skip():
            return _skip(conversation, question)
        case Words() | Option():
            value, problem = value_of(question, said, labels or {})
            if value is None:
                return Step(conversation, question=question, problem=problem)
            return _record(conversation, Answer(question.key, value))


def is_finished(conversation: Conversation) -> bool:
    """Return whether every question has been put and passed."""
    return conversation.stage >= len(conversation.script.questions)


def open_question(conversation: Conversation) -> Question | None:
    """Return the question that is open; None when the script is done."""
    return None if is_finished(conversation) else conversation.script.questions[conversation.stage]


def value_of(question: Question, said: Words | Option, labels: Mapping[str, str]) -> tuple[str | None, str]:
    """Return what is answered by what was said; or None, and the catalogue key of why it does not fit."""
    if question.type is QuestionType.CHOICE:
        return _chosen(question, said, labels), CHOOSE_OPTION
    if isinstance(said, Option) or _is_blank(said.text):
        return None, WORDS_WANTED
    return said.text.strip(), WORDS_WANTED


def _back(conversation: Conversation, question: Question) -> Step:
    if conversation.stage == 0:
        return Step(conversation, question=question, problem=AT_START)
    return _at(conversation, conversation.stage - 1)


def _skip(conversation: Conversation, question: Question) -> Step:
    if any(answer.question == question.key for answer in conversation.answers):
        return _at(conversation, conversation.stage + 1)
    if not question.optional:
        return Step(conversation, question=question, problem=NOT_OPTIONAL)
    return _record(conversation, Answer(question.key, None))


def _record(conversation: Conversation, answer: Answer) -> Step:
    known = {given.question: given for given in conversation.answers} | {answer.question: answer}
    recorded = replace(conversation, answers=tuple(known.values()))
    return replace(_at(recorded, conversation.stage + 1), answered=answer)


def _at(conversation: Conversation, stage: int) -> Step:
    moved = replace(conversation, stage=stage)
    return Step(moved, question=open_question(moved))


def _chosen(question: Question, said: Words | Option, labels: Mapping[str, str]) -> str | None:
    values = [value for value, _ in question.options]
    if isinstance(said, Option):
        return said.value if said.value in values else None
    typed = _plain(said.text)
    names = {str(place): value for place, value in enumerate(values, start=1)}
    names |= {_plain(value): value for value in values}
    names |= {_plain(labels[value]): value for value in values if value in labels}
    return names.get(typed) if typed else None


def _plain(text: str) -> str:
    """Return the words as one types them in a hurry: no accents, case, punctuation or double spaces."""
    spread = unicodedata.normalize("NFKD", text.casefold().replace("_", " "))
    kept = (c for c in spread if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


def _is_blank(text: str) -> bool:
    return all(unicodedata.category(c) in {"Cc", "Cf", "Zs", "Zl", "Zp"} for c in text)
