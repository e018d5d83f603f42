"""Dialogues in which a coordinator writes for the guidebook: of each kind one at a time."""

from dataclasses import replace

from handlers.rules import talk
from handlers.turn import Turn
from storage.errors import Refused
from storage.records.conversations import Conversation, ConversationId, Script
from storage.unit import NEW, UnitOfWork


def begun(script: Script, subject: int, turn: Turn, uow: UnitOfWork, *, seen: int = 0) -> Conversation:
    """Return a new dialogue about a record; one of its kind that is open is closed.

    `seen` is the record's version as it is now, where a change until the answer matters.
    """
    uow.conversations.close(turn.actor.id, script.kind, turn.now)
    return uow.conversations.add(
        Conversation(
            ConversationId(NEW),
            turn.actor.id,
            script.kind,
            subject,
            script,
            turn.now,
            subject_version=seen,
        )
    )


def taken(turn: Turn, uow: UnitOfWork) -> Conversation | None:
    """Close the dialogue that the actor answers, and return it; None, and it stays, where they wrote nothing.

    From here to the transaction's end nobody else changes what the guidebook says. Raises `Refused`
    where there is no dialogue.
    """
    if turn.conversation is None:
        raise Refused("refused.gone")
    said = talk.advance(turn.conversation, talk.Words(turn.text))
    if said.problem is not None:
        return None
    uow.home.hold()
    return uow.conversations.save(replace(said.conversation, closed_at=turn.now))


def put_off(kind: str, turn: Turn, uow: UnitOfWork) -> None:
    """Close what asks the actor for words. Raises `Refused` where nothing does."""
    if not uow.conversations.open_of(turn.actor.id, kind):
        raise Refused("refused.button_old")
    uow.conversations.close(turn.actor.id, kind, turn.now)
