"""Answers are changed after all: by choosing which, by editing the chat message, and who may read them."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.checkins.questions import asking, earlier
from handlers.checkins.replies import answers, atonce, clearance, concerned, finishing
from handlers.rules import talk
from handlers.rules.talk import Words
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.conversations import Answer, Audience, Conversation, Question
from storage.unit import UnitOfWork


def press(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Offer the answers of a check-in to be changed, or open the one that was chosen.

    Raises `Refused` once the next check-in of this kind was put, and while another one is open.
    """
    conversation = concerned.changeable(turn, uow)
    given = [one.question for one in conversation.answers if one.value is not None]
    places = [n for n, one in enumerate(conversation.script.questions) if one.key in given]
    if turn.extra:
        places = [place for place in places if str(place) == turn.extra]
    if not places:
        raise Refused("refused.button_old")
    if len(places) == 1:
        return [_open_again(conversation, places[0], uow)]
    return [_offer(conversation, places, uow)]


def reopen(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put a check-in again that was let pass, from its first question without an answer on."""
    conversation = concerned.changeable(turn, uow)
    if conversation.closed_at is None:
        return [asking.ask(conversation, uow)]
    kept = tuple(one for one in conversation.answers if one.value is not None)
    behind = replace(conversation, answers=kept, stage=len(conversation.script.questions), closed_at=None)
    step = talk.fill(behind, ())
    if step.question is None:
        raise Refused(talk.FINISHED)
    return [asking.ask(uow.conversations.save(step.conversation), uow)]


def edited(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Change what was answered in a chat message when its writer edits the message."""
    updates = uow.updates.said_in(turn.actor.id, turn.event.message or "")
    if not updates or not turn.text.strip() or updates[0].conversation_id is None:
        return []
    conversation = uow.conversations.get(updates[0].conversation_id)
    given, problem = _read_anew(turn, conversation, updates[-1].question, uow)
    if problem is not None:
        return [Message(turn.actor.id, Phrase(problem))]
    before = {one.question: one.value for one in conversation.answers}
    new = [one for one in given if before.get(one.question) != one.value]
    return _change(turn, conversation, new, uow) if new else []


def audience(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Let the next group of people read the answer to the open question; one that is given changes at once.

    Raises `Refused` where the kind of check-in leaves no choice.
    """
    conversation = concerned.at_its_question(turn, uow)
    if not conversation.script.audience_free:
        raise Refused("checkin.audience_fixed")
    every = list(Audience)
    present = conversation.audience or conversation.script.audience
    chosen = every[(every.index(present) + 1) % len(every)]
    saved = uow.conversations.save(replace(conversation, audience=chosen))
    told: list[Message] = []
    known = uow.updates.answering(saved.id, asking.open_question(saved).key)
    if known is not None:
        draft = answers.needs_clearance(turn.actor)
        uow.updates.save(replace(known, audience=chosen, changed_at=turn.now, draft=draft))
        told = finishing.told(uow.responses.get(saved.subject), uow)
    return [asking.ask(saved, uow), *told]


def _offer(conversation: Conversation, places: Sequence[int], uow: UnitOfWork) -> Message:
    about = asking.commitment(uow.responses.get(conversation.subject), uow)
    items = []
    row = []
    for number, place in enumerate(places, start=1):
        question = conversation.script.questions[place]
        words = asking.text_of(question, about)
        answer = earlier.short(asking.answer_of(conversation, question) or "")
        items.append(Phrase("checkin.edit_item", {"number": number, "question": words, "answer": answer}))
        label = Phrase("checkin.edit_number", {"number": number})
        row.append(Button(label, "edit", conversation.id, str(place)))
    phrase = Phrase("checkin.edit_which", {"items": tuple(items)})
    return Message(conversation.member_id, phrase, (tuple(row),))


def _open_again(conversation: Conversation, place: int, uow: UnitOfWork) -> Message:
    """Put a question again whose answer is to be changed."""
    opened = replace(conversation, stage=place, closed_at=None, audience=None)
    return asking.ask(uow.conversations.save(answers.with_audience(opened, uow)), uow)


def _read_anew(
    turn: Turn, conversation: Conversation, question: str, uow: UnitOfWork
) -> tuple[list[Answer], str | None]:
    """Return what an edited message answers; or nothing, and the catalogue key of why it does not fit."""
    numbered = atonce.read(turn, conversation, uow)
    if numbered:
        return numbered, None
    asked: Question = next(one for one in conversation.script.questions if one.key == question)
    how = asking.reading(asked, turn.actor, turn.event.sent_at, uow)
    value, problem = talk.value_of(asked, Words(turn.text), how)
    return ([], problem) if value is None else ([Answer(question, value)], None)


def _change(
    turn: Turn, conversation: Conversation, given: Sequence[Answer], uow: UnitOfWork
) -> list[Message]:
    """Store changed answers. A finished check-in is open again where they lead to a question more."""
    step = talk.fill(conversation, given)
    was_open = conversation.closed_at is None
    is_open = step.question is not None and (was_open or talk.is_finished(conversation))
    closed_at = None if is_open else conversation.closed_at or turn.now
    saved = uow.conversations.save(replace(step.conversation, closed_at=closed_at))
    put = {one.key for one in talk.path(saved)}
    for one in given:
        if one.question in put:
            answers.keep(turn, uow, conversation, one)
    answers.drop(uow, conversation, step.withdrawn)
    if was_open and not is_open:
        return finishing.finish(turn, uow, saved, given)
    said = finishing.changed(turn, saved, given)
    if is_open and not (was_open and saved.stage == conversation.stage):
        return [*said, asking.ask(saved, uow)]
    response = uow.responses.get(conversation.subject)
    if response.answered_at is not None and answers.needs_clearance(turn.actor):
        return [*said, *clearance.submit(turn, uow, saved)]
    return [*said, *finishing.told(response, uow)]
