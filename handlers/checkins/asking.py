"""How a question of a check-in is put: its words, its options, and the ways out."""

from handlers.rules import talk
from handlers.turn import Button, Message
from prompts import scripts
from prompts.catalogue import house
from prompts.phrase import Phrase, Value
from storage.errors import Refused
from storage.records.conversations import Conversation, Question, QuestionType, Script

KIND = "checkin"
"""The kind of conversation that a check-in is."""


def script_of(kind: str) -> Script:
    """Return the script of a kind of check-in as it is today; a conversation keeps the one it began with."""
    source = scripts.load(kind)
    return Script(
        kind,
        tuple(
            Question(
                one.key,
                source.text_key(one),
                QuestionType(one.type),
                tuple((option.value, source.label_key(one, option)) for option in one.options),
                one.hears,
                one.optional,
            )
            for one in source.questions
        ),
    )


def title_of(kind: str) -> Phrase:
    """Return what a kind of check-in is called."""
    return Phrase(scripts.load(kind).title_key)


def purpose_of(kind: str) -> Phrase:
    """Return why a kind of check-in is asked."""
    return Phrase(scripts.load(kind).purpose_key)


def open_question(conversation: Conversation) -> Question:
    """Return the question that is open. Raises `Refused` when the script is done."""
    question = talk.open_question(conversation)
    if question is None:
        raise Refused(talk.FINISHED)
    return question


def labels(question: Question, language: str) -> dict[str, str]:
    """Return what a choice's options are called in a language, by value."""
    return {value: house().sentence(key, language) for value, key in question.options}


def answer_of(conversation: Conversation, question: Question) -> Value | None:
    """Return what was answered to a question so far, as it is to be shown; None if nothing was."""
    given = next((one.value for one in conversation.answers if one.question == question.key), None)
    if given is None:
        return None
    return next((Phrase(key) for value, key in question.options if value == given), given)


def ask(conversation: Conversation) -> Message:
    """Return the open question, with what was answered to it before where somebody went back."""
    question = open_question(conversation)
    values: dict[str, Value] = {
        "number": conversation.stage + 1,
        "total": len(conversation.script.questions),
        "question": Phrase(question.text),
    }
    before = answer_of(conversation, question)
    if before is None:
        return Message(conversation.member_id, Phrase("checkin.question", values), buttons(conversation))
    phrase = Phrase("checkin.question_answered", values | {"answer": before})
    return Message(conversation.member_id, phrase, buttons(conversation))


def buttons(conversation: Conversation) -> tuple[tuple[Button, ...], ...]:
    """Return a button for each option, then the ways out: skip, and back."""
    question, stage = open_question(conversation), conversation.stage
    options = (
        Button(Phrase(label), "answer", conversation.id, f"{stage}.{value}")
        for value, label in question.options
    )
    ways = []
    if question.optional:
        ways.append(Button(Phrase("checkin.button_skip"), "skip", conversation.id, str(stage)))
    if stage:
        ways.append(Button(Phrase("checkin.button_back"), "back", conversation.id, str(stage)))
    return (*((one,) for one in options), tuple(ways))
