"""All questions in one message, answered in one numbered reply, for those on poor connections."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.checkins.questions import asking
from handlers.checkins.replies import concerned, finishing, taking
from handlers.route import Dialogue
from handlers.rules import numbered, talk
from handlers.rules.talk import Words
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.conversations import CHOSEN, Answer, Conversation, ConversationId, Question
from storage.unit import NEW, UnitOfWork

KIND = finishing.ALL_AT_ONCE
"""The kind of conversation in which a check-in, its subject, is answered in one numbered message."""


def press(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put all questions that have no answer yet in one message; one that is left alone is put as ever."""
    conversation = concerned.still_open(turn, uow)
    given = {one.question for one in conversation.answers}
    left = tuple(one for one in talk.path(conversation) if one.key not in given)
    if len(left) < 2:
        return [asking.ask(conversation, uow)]
    finishing.close_letter(conversation, turn.now, uow)
    script = replace(conversation.script, questions=left)
    letter = Conversation(ConversationId(NEW), turn.actor.id, KIND, conversation.id, script, turn.now)
    return [ask(uow.conversations.add(letter), uow)]


def ask(letter: Conversation, uow: UnitOfWork) -> Message:
    """Return all questions, numbered."""
    conversation = uow.conversations.get(letter.subject)
    about = asking.commitment(uow.responses.get(conversation.subject), uow)
    person = uow.members.profile(letter.member_id).person
    language = person.language or uow.partnership.language
    items = []
    for number, question in enumerate(letter.script.questions, start=1):
        values: Values = {"number": number, "question": asking.text_of(question, about)}
        key = "checkin.numbered"
        if question.type in CHOSEN:
            key = "checkin.numbered_options"
            values["options"] = " / ".join(asking.labels(question, language).values())
        items.append(Phrase(key, values))
    singly = Button(Phrase("checkin.button_one_by_one"), "one_by_one", conversation.id)
    phrase = Phrase("checkin.all_at_once", {"questions": tuple(items), "seen": asking.seen_by(conversation)})
    return Message(letter.member_id, phrase, ((singly,),))


def one_by_one(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Wait for no numbered reply any more. The open question is put again when this talk has ended."""
    conversation = concerned.still_open(turn, uow)
    ends = turn.conversation is not None and turn.conversation.kind == KIND
    finishing.close_letter(conversation, turn.now, uow)
    return [] if ends else [asking.ask(conversation, uow)]


def answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take a numbered reply; words without numbers answer the question that is open.

    What was left out is passed. What could not be read is asked when this talk has ended.
    """
    letter = turn.conversation
    if letter is None:
        raise Refused("checkin.none_open")
    conversation = uow.conversations.get(letter.subject)
    pairs = _pairs(turn, letter)
    if not pairs:
        return taking.take(turn, uow, conversation, Words(turn.text))
    fitting = _values(turn, pairs, uow)
    mentioned = {question.key for question, _ in pairs}
    passed = [
        Answer(one.key, None) for one in letter.script.questions if one.key not in mentioned and one.optional
    ]
    uow.conversations.save(replace(letter, closed_at=turn.now))
    messages = taking.take_all(turn, uow, conversation, [*fitting, *passed])
    if uow.conversations.get(conversation.id).closed_at is not None:
        return messages
    count = sum(one.value is not None for one in fitting)
    return [Message(turn.actor.id, Phrase("checkin.all_noted", {"count": count}))]


def read(turn: Turn, conversation: Conversation, uow: UnitOfWork) -> list[Answer]:
    """Return what a numbered reply answers; nothing where all at once was never wanted, or it is none."""
    letter = uow.conversations.about(KIND, conversation.id)
    return [] if letter is None else _values(turn, _pairs(turn, letter), uow)


def _pairs(turn: Turn, letter: Conversation) -> Sequence[tuple[Question, str]]:
    try:
        return numbered.read(turn.text, letter.script.questions)
    except Refused:
        return []


def _values(turn: Turn, pairs: Sequence[tuple[Question, str]], uow: UnitOfWork) -> list[Answer]:
    """Return those answers that fit their questions; one that is left empty is passed."""
    found = []
    for question, words in pairs:
        if not words and question.optional:
            found.append(Answer(question.key, None))
            continue
        how = asking.reading(question, turn.actor, turn.event.sent_at, uow)
        value, _ = talk.value_of(question, Words(words), how)
        if value is not None:
            found.append(Answer(question.key, value))
    return found


DIALOGUE = Dialogue(answer, ask)
