"""The playground's own memory, as a platform has one: the messages of its chats."""

from dataclasses import dataclass
from datetime import datetime

from storage.records.messages import OutboundMessage


@dataclass(frozen=True, slots=True)
class Kept:
    """One message of a chat as the page finds it again; `shown_at` is aware UTC.

    `mine` says that the person wrote it. `key` is the same on each try of sending it.
    """

    id: int
    chat: str
    key: str
    mine: bool
    body: OutboundMessage
    shown_at: datetime
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Tail:
    """The last message of a chat that the bot wrote and the last that the person wrote; 0 if none."""

    heard: int = 0
    said: int = 0
