"""Replies to the open question of a check-in: by word, by button, with a file, and the ways past it."""

from dataclasses import replace

from handlers.checkins.questions import asking
from handlers.checkins.replies import concerned, files, taking
from handlers.checkins.rounds.opening import DELIVERED
from handlers.route import Dialogue
from handlers.rules.talk import Back, Option, Said, Skip, Words
from handlers.turn import Message, Report, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.checkins import Response
from storage.records.conversations import Conversation
from storage.unit import UnitOfWork


def answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take what was written or sent as the answer to the open question.

    Whoever was out of reach when it was put has not seen it: they are shown it first.
    """
    conversation = concerned.of_words(turn, uow)
    response = uow.responses.get(conversation.subject)
    if _never_came(response):
        return _put_again(response, conversation, uow)
    if turn.event.files:
        return files.answer(turn, uow, conversation)
    return taking.take(turn, uow, conversation, Words(turn.text))


def press(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take the option that was pressed."""
    conversation = concerned.at_its_question(turn, uow)
    return taking.take(turn, uow, conversation, Option(turn.extra.partition(".")[2]))


def press_skip(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go on without an answer."""
    return taking.take(turn, uow, concerned.at_its_question(turn, uow), Skip())


def press_back(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go back to the question before."""
    return taking.take(turn, uow, concerned.at_its_question(turn, uow), Back())


def skip(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go on without an answer, by word. Any other question that was open is let go."""
    return _by_word(turn, uow, Skip())


def back(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go back, by word. Any other question that was open is let go."""
    return _by_word(turn, uow, Back())


def _by_word(turn: Turn, uow: UnitOfWork, said: Said) -> list[Message]:
    asked = turn.conversation
    if asked is None:
        raise Refused("checkin.none_open")
    if asked.kind != asking.KIND:
        uow.conversations.save(replace(asked, closed_at=turn.now))
        return [Message(turn.actor.id, Phrase("talk.let_go"))]
    response = uow.responses.get(asked.subject)
    if _never_came(response):
        return _put_again(response, asked, uow)
    return taking.take(turn, uow, asked, said)


def _never_came(response: Response) -> bool:
    """Say whether the question was put but did not reach them, and nothing of it since."""
    return response.delivered_at is None and response.failure is not None


def _put_again(response: Response, conversation: Conversation, uow: UnitOfWork) -> list[Message]:
    """Put the question to somebody whom it did not reach before; what they wrote was no answer to it."""
    uow.responses.save(replace(response, failure=None))
    question = asking.ask(conversation, uow)
    phrase = Phrase("checkin.put_again", {"question": question.text})
    report = Report(DELIVERED, response.id)
    return [Message(conversation.member_id, phrase, question.buttons, report=report)]


DIALOGUE = Dialogue(answer, asking.ask, takes_files=True)
