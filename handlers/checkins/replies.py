"""Answers: taken one by one, by word or button, changed afterwards, and stored as progress updates."""

from dataclasses import replace

from handlers.checkins import asking
from handlers.checkins.thanks import thank
from handlers.rules import talk
from handlers.rules.talk import Back, Option, Said, Skip, Step, Words
from handlers.turn import Button, Dialogue, Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.checkins import Outcome, Response, Update, UpdateId
from storage.records.conversations import Answer, Conversation, ConversationId, Question
from storage.unit import NEW, UnitOfWork


def answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take what was written as the answer to the open question."""
    return _take(turn, uow, _open(turn), Words(turn.text))


def press(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take the option that was pressed."""
    conversation = _pressed(turn, uow)
    return _take(turn, uow, conversation, Option(turn.extra.partition(".")[2]))


def press_skip(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go on without an answer."""
    return _take(turn, uow, _pressed(turn, uow), Skip())


def press_back(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go back to the question before."""
    return _take(turn, uow, _pressed(turn, uow), Back())


def skip(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go on without an answer, by word. Any other question that was open is let go."""
    return _by_word(turn, uow, Skip())


def back(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go back, by word. Any other question that was open is let go."""
    return _by_word(turn, uow, Back())


def press_edit(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Open the last answer of a finished check-in again. Raises `Refused` once the next one was put."""
    conversation = _mine(turn, uow)
    latest = uow.responses.latest_of(turn.actor.id)
    if latest is not None and latest.id != conversation.subject and latest.outcome is not Outcome.PLANNED:
        raise Refused("refused.button_old")
    if not talk.is_finished(conversation):
        return [asking.ask(conversation)]
    last = _last_answered(conversation)
    opened = uow.conversations.save(replace(conversation, stage=last, closed_at=None))
    question = asking.open_question(opened)
    before = asking.answer_of(opened, question)
    if before is None:
        return [asking.ask(opened)]
    values = {"answer": before, "question": Phrase(question.text)}
    return [Message(turn.actor.id, Phrase("checkin.edit_question", values), asking.buttons(opened)[:-1])]


def edited(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Change the update that was given in a chat message when its writer edits the message."""
    update = uow.updates.said_in(turn.actor.id, turn.event.message or "")
    if update is None or not turn.text.strip():
        return []
    conversation = uow.conversations.get(update.conversation_id)
    question = next(one for one in conversation.script.questions if one.key == update.question)
    value, problem = talk.value_of(question, Words(turn.text), _labels(turn, uow, question))
    if value is None:
        return [Message(turn.actor.id, Phrase(problem))]
    if value == update.text:
        return []
    uow.updates.save(replace(update, text=value, changed_at=turn.now))
    answers = tuple(
        Answer(one.question, value) if one.question == question.key else one for one in conversation.answers
    )
    changed = uow.conversations.save(replace(conversation, answers=answers))
    return [Message(turn.actor.id, _reads_now(changed, question))]


def _open(turn: Turn) -> Conversation:
    if turn.conversation is None:
        raise Refused("checkin.none_open")
    return turn.conversation


def _mine(turn: Turn, uow: UnitOfWork) -> Conversation:
    conversation = uow.conversations.get(turn.subject)
    if conversation.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    return conversation


def _pressed(turn: Turn, uow: UnitOfWork) -> Conversation:
    """Return the conversation whose open question the button stands under; an older one has no effect."""
    conversation = _mine(turn, uow)
    stage = turn.extra.partition(".")[0]
    if conversation.closed_at is not None or stage != str(conversation.stage):
        raise Refused("refused.button_old")
    return conversation


def _by_word(turn: Turn, uow: UnitOfWork, said: Said) -> list[Message]:
    conversation = _open(turn)
    if conversation.kind == asking.KIND:
        return _take(turn, uow, conversation, said)
    uow.conversations.save(replace(conversation, closed_at=turn.now))
    return [Message(turn.actor.id, Phrase("talk.let_go"))]


def _take(turn: Turn, uow: UnitOfWork, conversation: Conversation, said: Said) -> list[Message]:
    """Advance the conversation, store what was answered, and say what comes next."""
    question = asking.open_question(conversation)
    step = talk.advance(conversation, said, _labels(turn, uow, question))
    if step.problem is not None:
        return [Message(turn.actor.id, Phrase(step.problem), asking.buttons(conversation))]
    finished = step.question is None
    saved = uow.conversations.save(
        replace(step.conversation, closed_at=turn.now) if finished else step.conversation
    )
    response = uow.responses.get(saved.subject)
    _store(turn, uow, response, step)
    return _finish(turn, uow, response, saved) if finished else _go_on(uow, response, saved, step)


def _go_on(uow: UnitOfWork, response: Response, saved: Conversation, step: Step) -> list[Message]:
    answered = step.answered is not None and step.answered.value is not None
    if answered and response.outcome in {Outcome.ASKED, Outcome.NOT_DELIVERED, Outcome.SILENT}:
        uow.responses.save(replace(response, outcome=Outcome.HALF))
    return [asking.ask(saved)]


def _finish(turn: Turn, uow: UnitOfWork, response: Response, saved: Conversation) -> list[Message]:
    """Thank, once; who changed an answer afterwards is told what it reads now."""
    edit = Button(Phrase("checkin.button_edit"), "edit", saved.id)
    if response.answered_at is not None:
        last = saved.script.questions[_last_answered(saved)]
        return [Message(turn.actor.id, _reads_now(saved, last), ((edit,),))]
    outcome = Outcome.LATE if turn.event.sent_at > response.closes_at else Outcome.ANSWERED
    done = uow.responses.save(replace(response, outcome=outcome, answered_at=turn.now))
    return [Message(turn.actor.id, thank(done, uow), ((edit,),))]


def _store(turn: Turn, uow: UnitOfWork, response: Response, step: Step) -> None:
    """Keep an answer as a progress update; one that was given before is changed."""
    if step.answered is None or step.answered.value is None:
        return
    conversation = step.conversation
    known = uow.updates.answering(conversation.id, step.answered.question)
    message = turn.event.message if not turn.event.token else None
    if known is not None:
        changed = replace(known, text=step.answered.value, changed_at=turn.now, message=message)
        uow.updates.save(changed)
        return
    uow.updates.add(
        Update(
            UpdateId(NEW),
            turn.actor.id,
            response.round_id,
            ConversationId(conversation.id),
            step.answered.question,
            step.answered.value,
            turn.event.sent_at,
            turn.now,
            late=turn.event.sent_at > response.closes_at,
            message=message,
        )
    )


def _labels(turn: Turn, uow: UnitOfWork, question: Question) -> dict[str, str]:
    return asking.labels(question, turn.actor.person.language or uow.partnership.language)


def _reads_now(conversation: Conversation, question: Question) -> Phrase:
    return Phrase("checkin.edited", {"answer": asking.answer_of(conversation, question) or ""})


def _last_answered(conversation: Conversation) -> int:
    """Return the place of the last question that was answered; the last one where none was."""
    given = {one.question for one in conversation.answers if one.value is not None}
    places = [place for place, one in enumerate(conversation.script.questions) if one.key in given]
    return places[-1] if places else len(conversation.script.questions) - 1


DIALOGUE = Dialogue(answer, lambda conversation, _uow: asking.ask(conversation))
