"""Quick answers for busy people: nothing new, finish early, not this time, and the other ways to answer."""

from dataclasses import replace

from handlers.checkins.questions import ways
from handlers.checkins.replies import concerned, finishing, taking
from handlers.checkins.rounds import parts
from handlers.rules import talk
from handlers.rules.outcomes import Happening
from handlers.rules.talk import Finish
from handlers.turn import Button, Message, Turn
from prompts.catalogue import house
from prompts.phrase import Phrase
from storage.records.conversations import Answer, QuestionType
from storage.unit import UnitOfWork


def nothing_new(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Answer the first question in a word, in the person's language, and pass all others.

    What was answered before stays; then this is only the end.
    """
    conversation = concerned.still_open(turn, uow)
    first = next((one for one in talk.path(conversation) if one.type is QuestionType.TEXT), None)
    if first is None or any(one.value is not None for one in conversation.answers):
        return taking.take(turn, uow, conversation, Finish())
    language = turn.actor.person.language or uow.partnership.language
    words = house().sentence("checkin.nothing_new", language)
    given = [
        Answer(one.key, words if one == first else None)
        for one in talk.path(conversation)
        if one == first or one.optional
    ]
    return taking.take_all(turn, uow, conversation, given)


def finish(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """End a check-in early; what was not answered is passed."""
    return taking.take(turn, uow, concerned.still_open(turn, uow), Finish())


def finish_by_word(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """End the open check-in early."""
    return taking.take(turn, uow, concerned.of_words(turn, uow), Finish())


def decline(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Let a check-in pass this time. They can answer after all until the next one, unless it is anonymous."""
    conversation = concerned.still_open(turn, uow)
    uow.conversations.save(replace(conversation, closed_at=turn.now))
    finishing.close_letter(conversation, turn.now, uow)
    parts.happen(uow.responses.get(conversation.subject), Happening.DECLINED, turn.now, uow)
    noted = Message(turn.actor.id, Phrase("checkin.declined"))
    if conversation.script.anonymous:
        return [noted]
    after_all = Button(Phrase("checkin.button_reopen"), "reopen", conversation.id)
    return [replace(noted, buttons=((after_all,),))]


def more(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show the other ways to answer."""
    return [ways.more(concerned.still_open(turn, uow))]
