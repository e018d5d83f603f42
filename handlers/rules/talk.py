"""The rule of a conversation: what an answer does to it, and which question comes next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from handlers.rules import values
from storage.records.conversations import Answer, Conversation, Question

FINISHED = "talk.finished"
AT_START = "talk.at_start"
NOT_OPTIONAL = "talk.not_optional"
CHOOSE_OPTION = values.CHOOSE_OPTION
WORDS_WANTED = values.WORDS_WANTED
NUMBER_WANTED = values.NUMBER_WANTED
DATE_WANTED = values.DATE_WANTED
DATE_UNCLEAR = values.DATE_UNCLEAR
EVIDENCE_WANTED = values.EVIDENCE_WANTED


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


@dataclass(frozen=True, slots=True)
class Finish:
    """That is all: whatever was not answered is passed, save what has to be answered."""


Said = Words | Option | Skip | Back | Finish


@dataclass(frozen=True, slots=True)
class Reading:
    """How a person's words are read.

    `labels` are what the open question's options are called in their language, by value. `today` is the day
    where they live (None: only dates in ISO 8601 are understood), `language` a BCP 47 tag.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Step:
    """What came of something said.

    `conversation` is as it is now, its version untouched. `answered` is the answer that was
    recorded or changed, None where none was. `question` is the one to ask now, None when the
    script is done. `problem` is the catalogue key of why what was said did not fit; then
    nothing changed and `question` is asked again. `withdrawn` are the questions that had an
    answer and are not put any more, now that an earlier one reads differently.
    """

    conversation: Conversation
    answered: Answer | None = None
    question: Question | None = None
    problem: str | None = None
    withdrawn: tuple[str, ...] = ()


def advance(conversation: Conversation, said: Said, reading: Reading | None = None) -> Step:
    """Return the step that follows from what was said to the open question.

    A choice may be typed, as its label, its value or its number in the list. Going back keeps
    every answer until it is given anew; skipping an answered question keeps its answer too.
    Questions that do not apply are never stopped at, in either direction.
    """
    question = None if conversation.closed_at is not None else open_question(conversation)
    if question is None:
        return Step(conversation, problem=FINISHED)
    match said:
        case Back():
            return _back(conversation, question)
        case Skip():
            return _skip(conversation, question)
        case Finish():
            return _finish(conversation, question)
        case Words() | Option():
            value, problem = value_of(question, said, reading)
            if value is None:
                return Step(conversation, question=question, problem=problem)
            return _record(conversation, Answer(question.key, value))


def fill(conversation: Conversation, given: Iterable[Answer]) -> Step:
    """Return the step that follows from several answers at once, whichever question is open.

    They are values as `value_of` returns them (None: passed), from a form, a numbered reply or a
    message that was edited; what answers a question that does not apply is left out. The
    question that is open stays so unless it was among them; else the first one without an answer is
    put. That can open a finished script again; whether its person is asked is the caller's to say.
    """
    new = {answer.question: answer for answer in given}
    kept = [new.get(one.question, one) for one in conversation.answers]
    known = {one.question for one in kept}
    answers = (*kept, *(one for key, one in new.items() if key not in known))
    filled, withdrawn = _settled(replace(conversation, answers=answers))
    before = open_question(conversation)
    if before is not None and before.key not in new and before in path(filled):
        stage = conversation.stage
    else:
        stage = _first_unanswered(filled)
    return replace(_at(filled, stage), withdrawn=tuple(one for one in withdrawn if one not in new))


def is_finished(conversation: Conversation) -> bool:
    """Return whether every question has been put and passed."""
    return conversation.stage >= len(conversation.script.questions)


def open_question(conversation: Conversation) -> Question | None:
    """Return the question that is open; None when the script is done."""
    return None if is_finished(conversation) else conversation.script.questions[conversation.stage]


def applies(question: Question, answers: Iterable[Answer]) -> bool:
    """Return whether a question is put to somebody who gave these answers."""
    if question.when is None:
        return True
    wanted = question.when
    return any(one.question == wanted.question and one.value in wanted.values for one in answers)


def path(conversation: Conversation) -> tuple[Question, ...]:
    """Return the questions that apply, in order, by the answers given so far.

    An answer counts only while its own question applies, so what hangs on it goes with it.
    """
    given = {answer.question: answer for answer in conversation.answers}
    counted: list[Answer] = []
    taken: list[Question] = []
    for question in conversation.script.questions:
        if applies(question, counted):
            taken.append(question)
            if question.key in given:
                counted.append(given[question.key])
    return tuple(taken)


def value_of(
    question: Question, said: Words | Option, reading: Reading | None = None
) -> tuple[str | None, str]:
    """Return what is answered by what was said; or None, and the catalogue key of why it does not fit."""
    how = reading or Reading()
    if isinstance(said, Option):
        return values.pressed(question, said.value)
    return values.written(question, said.text, how.labels, how.today, how.language)


def _back(conversation: Conversation, question: Question) -> Step:
    places = [place for place in _places(conversation) if place < conversation.stage]
    if not places:
        return Step(conversation, question=question, problem=AT_START)
    return _at(conversation, places[-1])


def _skip(conversation: Conversation, question: Question) -> Step:
    if any(answer.question == question.key for answer in conversation.answers):
        return _at(conversation, _following(conversation))
    if not question.optional:
        return Step(conversation, question=question, problem=NOT_OPTIONAL)
    return _record(conversation, Answer(question.key, None))


def _finish(conversation: Conversation, question: Question) -> Step:
    """Pass what is not answered; stop at the first question that has to be."""
    given = {answer.question for answer in conversation.answers}
    passed: list[Answer] = []
    for one in path(conversation):
        if one.key in given:
            continue
        if not one.optional:
            if one == question:
                return Step(conversation, question=question, problem=NOT_OPTIONAL)
            break
        passed.append(Answer(one.key, None))
    done = replace(conversation, answers=(*conversation.answers, *passed))
    return _at(done, _first_unanswered(done))


def _record(conversation: Conversation, answer: Answer) -> Step:
    known = {given.question: given for given in conversation.answers} | {answer.question: answer}
    recorded, withdrawn = _settled(replace(conversation, answers=tuple(known.values())))
    return replace(_at(recorded, _following(recorded)), answered=answer, withdrawn=withdrawn)


def _settled(conversation: Conversation) -> tuple[Conversation, tuple[str, ...]]:
    """Return the conversation without the answers that do not apply, and the questions they were given to."""
    put = {question.key for question in path(conversation)}
    kept = tuple(one for one in conversation.answers if one.question in put)
    gone = tuple(one.question for one in conversation.answers if one.question not in put)
    return replace(conversation, answers=kept), gone


def _at(conversation: Conversation, stage: int) -> Step:
    """Return the step to a place; who may read an answer was chosen for the question left alone."""
    audience = conversation.audience if stage == conversation.stage else None
    moved = replace(conversation, stage=stage, audience=audience)
    return Step(moved, question=open_question(moved))


def _following(conversation: Conversation) -> int:
    places = (place for place in _places(conversation) if place > conversation.stage)
    return next(places, len(conversation.script.questions))


def _first_unanswered(conversation: Conversation) -> int:
    given = {answer.question for answer in conversation.answers}
    questions = conversation.script.questions
    places = (place for place in _places(conversation) if questions[place].key not in given)
    return next(places, len(questions))


def _places(conversation: Conversation) -> list[int]:
    """Return where in the script the questions that apply stand."""
    put = {question.key for question in path(conversation)}
    return [place for place, one in enumerate(conversation.script.questions) if one.key in put]
