"""A check-in as one form: opened by a button, and all answers taken when it is sent."""

from handlers.checkins.questions import asking, questionform
from handlers.checkins.replies import answers, concerned, taking
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.records.conversations import Answer
from storage.unit import UnitOfWork


def press(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Fill the view that stands open with the questions; without one they are asked one by one."""
    conversation = concerned.still_open(turn, uow)
    if turn.event.view is None:
        return [asking.ask(conversation, uow)]
    sheet = questionform.sheet(conversation, uow)
    return [Message(turn.actor.id, sheet.title, form=sheet)]


def submit(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take what was filled in. What does not fit is asked for in the chat, and the rest is kept.

    A form that was sent after the check-in was finished changes the answers. Raises `Refused` once
    the next check-in of this kind was put.
    """
    conversation = concerned.changeable(turn, uow)
    question = conversation.script.questions[0]
    how = asking.reading(question, turn.actor, turn.event.sent_at, uow)
    filled = questionform.read(conversation.script, turn.values, how)
    fitting = [one for one in filled.answers if one.question not in filled.problems]
    for key, words in filled.remarks.items():
        answers.keep(turn, uow, conversation, Answer(f"{key}{questionform.COMMENT}", words))
    messages = taking.take_all(turn, uow, conversation, fitting)
    if not filled.problems:
        return messages
    return [Message(turn.actor.id, Phrase("checkin.form_partly", {"count": len(filled.problems)})), *messages]
