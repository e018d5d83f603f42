"""What reaches the inbox: events of the platforms, ticks of the clock, receipts of our own messages."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EventKind(StrEnum):
    """What a platform told us."""

    TEXT = "text"
    COMMAND = "command"
    CHOICE = "choice"
    FORM = "form"
    EDITED = "edited"
    JOINED = "joined"
    LEFT = "left"
    OPENED = "opened"
    BLOCKED = "blocked"
    MOVED = "moved"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class File:
    """A picture or document that came with a message: the platform's id, and what it says about it.

    `kind` is "photo" or "document" (whatever is no picture), `size` is in bytes.
    """

    id: str
    kind: str
    name: str = ""
    media_type: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A message that a command is given on: whose, its words, when written (aware UTC), where, its id."""

    user: str
    text: str
    sent_at: datetime
    chat: str
    message: str


@dataclass(frozen=True, slots=True)
class InboundEvent:
    """One thing that happened on a platform, in the one shape that all channels translate to.

    `key` names the event on its account, so that a repeat is dropped. `sent_at` is aware
    UTC. For a COMMAND, `command` is the word without its slash, in lower case, and `text`
    what follows it. For a CHOICE, `token` is the button's and `message` the message it stands
    under. For EDITED, `message` is the message that was changed and `text` its new words.
    For a FORM, `token` is the form's and `values` are (field, what was filled in) pairs. `view` is the
    view that stands open since a button was pressed that opens a form.
    MOVED: a group took a new id, `text`. OTHER: something that cannot be read, such as a sticker;
    `text` names what it was. `addressed` says that a group message mentions the bot or answers it.
    `quoted` is the message that a command was given on. `name`, `language` and `zone` are hints of the
    platform.
    """

    channel: str
    account: str
    key: str
    kind: EventKind
    user: str
    chat: str
    direct: bool
    sent_at: datetime
    text: str = ""
    command: str = ""
    token: str = ""
    message: str | None = None
    reply_to: str | None = None
    thread: str | None = None
    addressed: bool = False
    name: str = ""
    language: str | None = None
    zone: str | None = None
    files: tuple[File, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    view: str | None = None
    quoted: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment that something waited for has come: which kind, about which record, due when (aware UTC)."""

    partnership: int
    kind: str
    subject: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """The final outcome of a message that a rule waits for.

    `report` is what the handler asked to be told by, a kind and a record's id; `failure`
    is None when it was delivered, else the reason in one word (see `Undeliverable`).
    """

    partnership: int
    kind: str
    subject: int
    at: datetime
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An update that could not be translated, as the platform sent it. It is stored and set aside."""

    channel: str
    account: str
    key: str
    raw: str
    error: str


Entry = InboundEvent | Tick | Receipt | Unreadable
