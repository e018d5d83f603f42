"""What somebody said is taken: the conversation advances, answers are kept, and the next thing is said."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.checkins.questions import asking
from handlers.checkins.replies import answers, finishing
from handlers.checkins.rounds import parts
from handlers.rules import outcomes, talk
from handlers.rules.outcomes import Happening
from handlers.rules.talk import Back, Said, Step
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.checkins import Response
from storage.records.conversations import Answer, Conversation
from storage.unit import UnitOfWork


def take(turn: Turn, uow: UnitOfWork, conversation: Conversation, said: Said) -> list[Message]:
    """Take what was said to the open question, and return what is said to that."""
    _must_have_names(conversation)
    question = asking.open_question(conversation)
    step = talk.advance(conversation, said, asking.reading(question, turn.actor, turn.event.sent_at, uow))
    if step.problem is not None:
        again = asking.ask(conversation, uow)
        return [Message(turn.actor.id, Phrase(step.problem), again.buttons)]
    response = uow.responses.get(conversation.subject)
    if response.answered_at is not None and not isinstance(said, Back):
        rest = talk.fill(_passed(step.conversation), ())
        step = replace(rest, answered=step.answered, withdrawn=step.withdrawn)
    given = (step.answered,) if step.answered is not None else ()
    return _settle(turn, uow, (conversation, step), response, given)


def take_all(
    turn: Turn, uow: UnitOfWork, conversation: Conversation, given: Sequence[Answer]
) -> list[Message]:
    """Take several answers at once, and return what is said to them; what is missing is asked."""
    _must_have_names(conversation)
    step = talk.fill(conversation, given)
    return _settle(turn, uow, (conversation, step), uow.responses.get(conversation.subject), given)


def _settle(
    turn: Turn,
    uow: UnitOfWork,
    moved: tuple[Conversation, Step],
    response: Response,
    given: Sequence[Answer],
) -> list[Message]:
    """Store where the conversation stands and what was answered; finish it, or ask what comes next."""
    before, step = moved
    finished = talk.is_finished(step.conversation)
    closed_at = turn.now if finished else None
    following = replace(step.conversation, closed_at=closed_at)
    saved = uow.conversations.save(answers.with_audience(following, uow))
    put = {one.key for one in talk.path(saved)}
    for one in given:
        if one.question in put:
            answers.keep(turn, uow, before, one)
    answers.drop(uow, before, step.withdrawn)
    if finished:
        return finishing.finish(turn, uow, saved, given)
    if any(one.value is not None for one in given):
        begin(response, turn, uow)
    return [asking.ask(saved, uow)]


def begin(response: Response, turn: Turn, uow: UnitOfWork) -> None:
    """Note that somebody has begun to answer, where that is new."""
    if outcomes.after(response.outcome, Happening.BEGUN) is not response.outcome:
        parts.happen(response, Happening.BEGUN, turn.now, uow)


def _must_have_names(conversation: Conversation) -> None:
    """Raise `Refused` for an anonymous check-in, whose answers are counted and not kept."""
    if conversation.script.anonymous:
        raise Refused("health.buttons_only")


def _passed(conversation: Conversation) -> Conversation:
    """Return the conversation behind its last question: one change does not lead to the others again."""
    return replace(conversation, stage=len(conversation.script.questions))
