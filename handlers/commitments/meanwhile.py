"""What others changed of a commitment while somebody was asked for words about it."""

from dataclasses import replace

from handlers.commitments.showing import story
from handlers.commitments.showing.cards import card
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.records.commitments import Commitment
from storage.records.conversations import Conversation
from storage.unit import UnitOfWork


def changed_meanwhile(
    asked: Conversation, commitment: Commitment, turn: Turn, uow: UnitOfWork
) -> list[Message]:
    """Return what somebody else changed since the question was put, shown once; nothing where nobody did."""
    changes = uow.changes.of(commitment.id)
    later = [one for one in changes if one.version > asked.subject_version and one.by != turn.actor.id]
    if not later:
        return []
    uow.conversations.save(replace(asked, subject_version=commitment.version))
    shown = card(commitment, turn.actor, uow)
    lines = story.told(later, turn.actor, uow)
    return [replace(shown, text=Phrase("commitment.changed_asked", {"changes": lines, "card": shown.text}))]
