"""Answers as progress updates: who may read each, whether it waits for an approver, where it was said."""

from collections.abc import Iterable
from dataclasses import replace

from handlers.checkins.replies import evidence
from handlers.rules import talk
from handlers.turn import Turn
from storage.records.checkins import Update, UpdateId
from storage.records.conversations import Answer, Audience, Conversation
from storage.records.people import Profile
from storage.unit import NEW, UnitOfWork


def needs_clearance(profile: Profile) -> bool:
    """Say whether somebody else clears what this member says before others read it."""
    return profile.member.approver_id not in {None, profile.id}


def keep(turn: Turn, uow: UnitOfWork, conversation: Conversation, given: Answer) -> Update | None:
    """Keep an answer as an update, with what was sent along; one that was given before is changed.

    `conversation` is as it was when the answer came. Returns None where the question was passed.
    """
    if given.value is None:
        return None
    known = uow.updates.answering(conversation.id, given.question)
    if known is None:
        update = uow.updates.add(_new(turn, uow, conversation, given))
    else:
        changed = replace(
            known, text=given.value, changed_at=turn.now, message=_message(turn) or known.message
        )
        changed = replace(
            changed,
            audience=_chosen(conversation, given.question) or known.audience,
            draft=needs_clearance(turn.actor),
        )
        update = uow.updates.save(changed)
    evidence.note_links(turn, update, uow)
    evidence.attach(turn, update, uow)
    return update


def touch(turn: Turn, update: Update, uow: UnitOfWork) -> Update:
    """Note that something came to an answer; it goes to the approver again where it has one."""
    draft = update.draft or needs_clearance(turn.actor)
    return uow.updates.save(replace(update, changed_at=turn.now, draft=draft))


def drop(uow: UnitOfWork, conversation: Conversation, questions: Iterable[str]) -> None:
    """Forget the answers to questions that are not put any more; what was promised in them stays."""
    for question in questions:
        update = uow.updates.answering(conversation.id, question)
        if update is None:
            continue
        for commitment in uow.commitments.heard_in(update.id):
            uow.commitments.save(replace(commitment, update_id=None))
        uow.evidence.drop(update.id)
        uow.updates.drop(update.id)


def with_audience(conversation: Conversation, uow: UnitOfWork) -> Conversation:
    """Return the conversation with the audience of the open question's answer, where it was given before."""
    asked = talk.open_question(conversation)
    if asked is None or all(one.question != asked.key or one.value is None for one in conversation.answers):
        return conversation
    known = uow.updates.answering(conversation.id, asked.key)
    return conversation if known is None else replace(conversation, audience=known.audience)


def _chosen(conversation: Conversation, question: str) -> Audience | None:
    """Return who may read the answer, where its person chose that for the question that is open."""
    asked = talk.open_question(conversation)
    return conversation.audience if asked is not None and asked.key == question else None


def _new(turn: Turn, uow: UnitOfWork, conversation: Conversation, given: Answer) -> Update:
    response = uow.responses.get(conversation.subject)
    return Update(
        UpdateId(NEW),
        turn.actor.id,
        response.round_id,
        conversation.id,
        given.question,
        given.value or "",
        turn.event.sent_at,
        turn.now,
        late=turn.event.sent_at > response.closes_at,
        message=_message(turn),
        audience=_chosen(conversation, given.question) or conversation.script.audience,
        draft=needs_clearance(turn.actor),
    )


def _message(turn: Turn) -> str | None:
    """Return the chat message in which it was said; None for what was pressed or filled in."""
    return None if turn.event.token else turn.event.message
