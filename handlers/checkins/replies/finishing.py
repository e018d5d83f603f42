"""A check-in is finished: its outcome is settled, its partner is thanked, and others hear what follows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.checkins.questions import asking, earlier
from handlers.checkins.replies import answers, clearance
from handlers.checkins.rounds import parts, summaries
from handlers.checkins.rounds.thanks import thank
from handlers.rules.outcomes import Happening
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase
from storage.records.checkins import Response
from storage.records.conversations import Answer, Conversation
from storage.unit import UnitOfWork

ALL_AT_ONCE = "all_at_once"
"""The kind of conversation in which a check-in, its subject, is answered in one numbered message."""


def finish(turn: Turn, uow: UnitOfWork, conversation: Conversation, given: Sequence[Answer]) -> list[Message]:
    """Thank, once; who changed an answer afterwards is told what it reads now.

    What an approver has to clear goes to them first.
    """
    close_letter(conversation, turn.now, uow)
    response = uow.responses.get(conversation.subject)
    said = any(one.value is not None for one in conversation.answers)
    if said and answers.needs_clearance(turn.actor):
        return clearance.submit(turn, uow, conversation)
    if response.answered_at is not None:
        return [*changed(turn, conversation, given), *told(response, uow)]
    late = turn.event.sent_at > response.closes_at
    if not said:
        parts.happen(response, Happening.EMPTY, turn.now, uow)
        after_all = Button(Phrase("checkin.button_reopen"), "reopen", conversation.id)
        return [Message(turn.actor.id, Phrase("checkin.nothing_said"), ((after_all,),))]
    happening = Happening.FINISHED_LATE if late else Happening.FINISHED
    done = parts.happen(response, happening, turn.now, uow, answered_at=turn.now)
    return [Message(turn.actor.id, thank(done, uow), edit_buttons(conversation)), *told(done, uow)]


def changed(turn: Turn, conversation: Conversation, given: Sequence[Answer]) -> list[Message]:
    """Say what answers read now that they were changed."""
    keys = {one.question for one in given if one.value is not None}
    now = tuple(
        Phrase("checkin.quoted", {"answer": earlier.short(asking.answer_of(conversation, one) or "")})
        for one in conversation.script.questions
        if one.key in keys
    )
    phrase = Phrase("checkin.edited", {"answers": now}) if now else Phrase("talk.let_go")
    return [Message(turn.actor.id, phrase, edit_buttons(conversation))]


def told(response: Response, uow: UnitOfWork) -> list[Message]:
    """Return what others hear of a part that was finished, or changed afterwards."""
    return [*parts.colleagues(response, uow), *summaries.refresh(response.round_id, uow)]


def close_letter(conversation: Conversation, now: datetime, uow: UnitOfWork) -> None:
    """Wait no longer for one message that answers all questions of a check-in."""
    for one in uow.conversations.open_of(conversation.member_id, ALL_AT_ONCE):
        if one.subject == conversation.id:
            uow.conversations.save(replace(one, closed_at=now))


def edit_buttons(conversation: Conversation) -> tuple[tuple[Button, ...], ...]:
    """Return the way to change what was answered."""
    return ((Button(Phrase("checkin.button_edit"), "edit", conversation.id),),)
