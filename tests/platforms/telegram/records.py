"""What exists on the fake Telegram: bots, chats, the messages in them, and who waits for a change."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeVar

Json = dict[str, Any]
Found = TypeVar("Found")


class Bell:
    """Wakes everybody who waits for something to become true."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Say that something changed."""
        self._rung.set()
        self._rung = asyncio.Event()

    async def until(self, look: Callable[[], Found | None], within: float | None) -> Found:
        """Return what `look` finds, as soon as it does. Raises `TimeoutError` after so many seconds."""
        async with asyncio.timeout(within):
            while (found := look()) is None:
                await self._rung.wait()
        return found


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: a token for the bot, or an address that opens."""

    label: str
    token: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it was sent: what is in the file, and its size in pixels."""

    file_id: str
    body: bytes
    width: int
    height: int

    def sizes(self) -> list[Json]:
        """The "PhotoSize" objects."""
        size = {"width": self.width, "height": self.height, "file_size": len(self.body)}
        return [{"file_id": self.file_id, "file_unique_id": f"u{self.file_id}", **size}]


@dataclass(frozen=True, slots=True)
class Message:
    """A message as its readers see it now. `sender` is the id of a bot or a person.

    The text of one with a `photo` is the caption.
    """

    id: int
    chat_id: int
    sender: int
    text: str
    html: str
    sent_at: int
    buttons: tuple[tuple[Button, ...], ...] = ()
    edited: bool = False
    reply_to: int | None = None
    entities: tuple[Json, ...] = ()
    photo: Photo | None = None

    @property
    def labels(self) -> list[str]:
        """What the buttons say, in reading order."""
        return [button.label for row in self.buttons for button in row]

    def button(self, name: str) -> Button | None:
        """The button of this label or token."""
        every = [button for row in self.buttons for button in row]
        return next((button for button in every if name in {button.label, button.token}), None)


ChatType = Literal["private", "group", "supergroup"]


@dataclass(slots=True)
class Chat:
    """A chat as one list of messages. A private one belongs to one bot and one person."""

    id: int
    type: ChatType
    title: str
    bots: list["Bot"] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    moved_to: int | None = None
    no_photos: bool = False
    last_id: int = 0

    def get(self, message_id: int) -> Message | None:
        """The message of this id, unless it was deleted or stayed behind in the chat's old id."""
        found = (m for m in self.messages if m.id == message_id and m.chat_id == self.id)
        return next(found, None)

    def put(self, message: Message) -> Message:
        """Add a message, or replace the one of its id."""
        old = self.get(message.id)
        if old:
            self.messages[self.messages.index(old)] = message
        else:
            self.messages.append(message)
        return message

    def change(self, message: Message, **fields: Any) -> Message:
        """Replace a message by one that differs in these fields."""
        return self.put(replace(message, **fields))

    def shown(self) -> str:
        """All messages with their buttons, for a person who reads why a test failed."""
        lines = [f"  #{m.id} {'' if m.sender > 0 else '?'}{m.text!r} {m.labels or ''}" for m in self.messages]
        return "\n".join(lines) or "  (nothing)"


@dataclass(slots=True)
class Press:
    """A tap on a button. The client shows a spinner until the bot answers it."""

    id: str
    bell: Bell
    answered: bool = False
    text: str = ""

    async def stops(self, within: float = 5) -> None:
        """Wait until the spinner stops."""
        await self.bell.until(lambda: True if self.answered else None, within)


@dataclass(slots=True)
class Webhook:
    """Where a bot wants its updates posted to."""

    url: str
    secret: str
    last_error: str = ""


@dataclass(slots=True)
class Bot:
    """A bot account: its token, what waits for it, and what it told Telegram about itself."""

    id: int
    username: str
    name: str
    token: str
    pending: list[Json] = field(default_factory=list)
    repeats: list[Json] = field(default_factory=list)
    allowed: frozenset[str] = frozenset()
    webhook: Webhook | None = None
    menus: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    last_update: Json = field(default_factory=dict)
    last_update_id: int = 1000
    last_message_id: int = 0
    polls: int = 0

    def user(self) -> Json:
        """The "User" object of the bot."""
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}

    def tell(self, update: Json, *, always: bool = False) -> None:
        """Queue an update; one of a kind that the bot asked not to get is dropped, unless `always`."""
        self.last_update_id += 1
        if self.allowed and not always and not self.allowed.intersection(update):
            return
        self.last_update = {"update_id": self.last_update_id, **update}
        self.pending.append(self.last_update)
