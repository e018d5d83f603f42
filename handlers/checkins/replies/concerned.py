"""Which check-in something is about: by the button that was pressed, or by the question that is open."""

from handlers.checkins.questions import asking, earlier
from handlers.rules import talk
from handlers.turn import Turn
from storage.errors import Refused
from storage.records.conversations import Conversation
from storage.unit import UnitOfWork


def of_words(turn: Turn, uow: UnitOfWork) -> Conversation:
    """Return the check-in that is open for whoever wrote. Raises `Refused` where none is."""
    asked = turn.conversation
    if asked is not None and asked.kind == asking.KIND:
        return asked
    open_now = uow.conversations.open_of(turn.actor.id, asking.KIND)
    if not open_now:
        raise Refused("checkin.none_open")
    return open_now[-1]


def of_button(turn: Turn, uow: UnitOfWork) -> Conversation:
    """Return the check-in of a button. Raises `Refused` where it is somebody else's."""
    conversation = uow.conversations.get(turn.subject)
    if conversation.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    return conversation


def still_open(turn: Turn, uow: UnitOfWork) -> Conversation:
    """Return the check-in of a button that belongs to no one question. Raises `Refused` once it is over."""
    conversation = of_button(turn, uow)
    if conversation.closed_at is not None:
        raise Refused(_why_over(conversation))
    return conversation


def _why_over(conversation: Conversation) -> str:
    """Return the catalogue key that says what became of a check-in that is closed, and the way back."""
    if conversation.script.anonymous or not talk.is_finished(conversation):
        return "refused.button_old"
    said = any(one.value is not None for one in conversation.answers)
    return talk.FINISHED if said else "checkin.passed_over"


def at_its_question(turn: Turn, uow: UnitOfWork) -> Conversation:
    """Return the check-in whose open question the button stands under.

    A button under a question that was answered meanwhile raises `Refused`, which tells the answer.
    """
    conversation = of_button(turn, uow)
    stage = turn.extra.partition(".")[0]
    if conversation.closed_at is None and stage == str(conversation.stage):
        return conversation
    questions = conversation.script.questions
    if stage.isdecimal() and int(stage) < len(questions):
        answer = asking.answer_of(conversation, questions[int(stage)])
        if answer is not None:
            raise Refused("checkin.answered_already", {"answer": earlier.short(answer)})
    raise Refused("refused.button_old")


def changeable(turn: Turn, uow: UnitOfWork) -> Conversation:
    """Return the check-in of the button, where it can still be opened again.

    Raises `Refused` once the next one of its kind was put, while another one is open, and where no
    answers are kept that could be changed.
    """
    conversation = of_button(turn, uow)
    if conversation.script.anonymous:
        raise Refused("refused.button_old")
    newer = uow.conversations.newer_of(turn.actor.id, asking.KIND, conversation.id)
    if any(one.script.kind == conversation.script.kind for one in newer):
        raise Refused("refused.button_old")
    if any(one.closed_at is None for one in newer):
        raise Refused("checkin.edit_after_this")
    return conversation
