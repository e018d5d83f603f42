"""Help: what the bot can do for whom, and a kind word for what it cannot read or place."""

from handlers.rules import naming
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.records.events import EventKind
from storage.records.people import Role
from storage.unit import UnitOfWork

_UNREAD = {
    "voice": "other.voice",
    "audio": "other.voice",
    "video_note": "other.voice",
    "sticker": "other.sticker",
    "animation": "other.sticker",
    "dice": "other.sticker",
    "document": "other.file",
    "photo": "other.file",
    "video": "other.file",
    "empty": "other.empty",
}
"""What channels call the messages without words, and the sentence for each."""


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say what the member can write, and who helps with the rest."""
    values = {"partnership": uow.partnership.name}
    if turn.actor.member.role is Role.COORDINATOR:
        return [Message(turn.actor.id, Phrase("help.coordinator", values))]
    contact = {"coordinators": naming.names(uow.members.coordinators())}
    return [Message(turn.actor.id, Phrase("help.partner", {**values, **contact}))]


def unclear(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say what to do with words that belong to no question, or with a message that has none."""
    to = turn.actor.id if turn.event.direct else None
    if turn.event.kind is EventKind.OTHER:
        return [Message(to, Phrase(_UNREAD.get(turn.event.text, "other.unreadable")))]
    if not turn.event.text.strip():
        return [Message(to, Phrase("other.empty"))]
    return [Message(to, Phrase("help.unclear"))]
