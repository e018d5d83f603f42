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

_OTHERS = ("help.check_ins", "help.coordinate", "help.guidebook", "help.agreements")
"""What coordinators can write about others, a message each."""

_OWN = (Phrase("help.promises"), Phrase("help.more"))
"""What whoever may promise can write of their own, a message each."""


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say what the member can write, and who helps with the rest; with any word, what else there is."""
    if turn.text:
        return more(turn, uow)
    role, values = turn.actor.member.role, {"partnership": uow.partnership.name}
    if role is Role.COORDINATOR:
        return [Message(turn.actor.id, Phrase("help.coordinator", values))]
    contact = {"coordinators": naming.names(uow.members.coordinators())}
    key = "help.observer" if role is Role.OBSERVER else "help.partner"
    return [Message(turn.actor.id, Phrase(key, {**values, **contact}))]


def more(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say what else the member can write: of their own, and for coordinators about the others."""
    own = _OWN[1:] if turn.actor.member.role is Role.OBSERVER else _OWN
    values = {"partnership": uow.partnership.name}
    others = _OTHERS if turn.actor.member.role is Role.COORDINATOR else ()
    return [Message(turn.actor.id, one) for one in (*(Phrase(key, values) for key in others), *own)]


def welcome(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Answer thanks, which are no answer to whatever is open."""
    return [Message(turn.actor.id if turn.event.direct else None, Phrase("help.welcome"))]


def unclear(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say what to do with words that belong to no question, or with a message that has none."""
    to = turn.actor.id if turn.event.direct else None
    if turn.event.kind is EventKind.OTHER:
        return [Message(to, Phrase(_UNREAD.get(turn.event.text, "other.unreadable")))]
    if not turn.event.text.strip():
        return [Message(to, Phrase("other.empty"))]
    return [Message(to, Phrase("help.unclear" if turn.event.direct else "help.unclear_in_group"))]
