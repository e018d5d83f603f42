"""A platform of paper: messages lie in lists, and what goes wrong is written down beforehand."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from aiohttp import web

from bot.channels.base import Accept, NotFetched
from storage.records.events import EventKind, File, InboundEvent, Unreadable
from storage.records.messages import OutboundMessage, Sent
from storage.records.people import Door


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that arrived: its key, what it says, which posts it replaced, and its picture."""

    key: str
    message: OutboundMessage
    before: Sent | None
    picture: bytes | None = None

    @property
    def text(self) -> str:
        """What it says."""
        return self.message.text


@dataclass
class Hold:
    """A sending that is held up: `reached` is set when it comes, and it goes on at `release`."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    release: asyncio.Event = field(default_factory=asyncio.Event)


class Paper:
    """The platform. It outlives the bot: its channels come and go.

    `remembers` says that it can be asked what was sent under a key. `failures` are raised by the next
    sendings, in turn; None lets one pass. `lost` are raised after the letter arrived. `forms` says
    that it can show them, `whispers` that it can show a message in a group to one member. `files` can be
    fetched by their ids. Each of the `sketches` is what a card was made to show before its message came.
    """

    def __init__(self, *, remembers: bool = False, forms: bool = False, whispers: bool = False) -> None:
        self.remembers = remembers
        self.forms = forms
        self.whispers = whispers
        self.sketches: list[tuple[str, Sent]] = []
        self.files: dict[str, bytes] = {}
        self.letters: list[Letter] = []
        self.failures: deque[Exception | None] = deque()
        self.lost: deque[Exception] = deque()
        self.holds: deque[Hold] = deque()
        self.sketch_failures: deque[Exception] = deque()
        self.sketch_holds: deque[Hold] = deque()
        self._bell = asyncio.Condition()
        self._mail: deque[tuple[InboundEvent | Unreadable, asyncio.Future[None]]] = deque()
        self._came = asyncio.Event()
        self._keys = count(1)

    def event(self, user: str, text: str = "", *, now: datetime, **more: Any) -> InboundEvent:
        """Return what a user does in their direct chat; `more` are fields of the event."""
        known: dict[str, Any] = {
            "channel": "paper",
            "account": "1",
            "key": str(next(self._keys)),
            "kind": EventKind.TEXT,
            "chat": user,
            "direct": True,
        }
        return InboundEvent(user=user, text=text, sent_at=now, **(known | more))

    async def tell(self, *events: InboundEvent | Unreadable) -> None:
        """Bring events to whichever channel listens; return once all are accepted."""
        loop = asyncio.get_running_loop()
        waiting = [(event, loop.create_future()) for event in events]
        self._mail.extend(waiting)
        self._came.set()
        await asyncio.gather(*(accepted for _, accepted in waiting))

    def to(self, chat: str) -> list[Letter]:
        """Return what arrived in a chat, oldest first."""
        return [letter for letter in self.letters if letter.message.chat == chat]

    async def until(self, count: int, chat: str | None = None, within: float = 20) -> list[Letter]:
        """Wait until so many letters have arrived (in a chat, or anywhere), and return them."""
        found: list[Letter] = []

        def look() -> bool:
            found[:] = self.letters if chat is None else self.to(chat)
            return len(found) >= count

        async with asyncio.timeout(within), self._bell:
            await self._bell.wait_for(look)
        return found

    async def bring(self, accept: Accept) -> None:
        """Hand the mail to a listener, in order, until cancelled."""
        while True:
            await self._came.wait()
            self._came.clear()
            batch = list(self._mail)
            self._mail.clear()
            async with asyncio.TaskGroup() as tasks:
                for event, accepted in batch:
                    tasks.create_task(_bring(event, accepted, accept))

    async def deliver(self, letter: Letter) -> Sent:
        """Take a letter, or do what was arranged."""
        if self.holds:
            hold = self.holds.popleft()
            hold.reached.set()
            await hold.release.wait()
        failure = self.failures.popleft() if self.failures else None
        if failure is not None:
            raise failure
        self.letters.append(letter)
        number = str(len(self.letters))
        async with self._bell:
            self._bell.notify_all()
        if self.lost:
            raise self.lost.popleft()
        return Sent((number,))

    async def draw(self, text: str, there: Sent) -> None:
        """Take a sketch, or do what was arranged: as with letters, but it can be held up on its own."""
        if self.sketch_holds:
            hold = self.sketch_holds.popleft()
            hold.reached.set()
            await hold.release.wait()
        failure = self.sketch_failures.popleft() if self.sketch_failures else None
        if failure is not None:
            raise failure
        self.sketches.append((text, there))
        async with self._bell:
            self._bell.notify_all()


async def _bring(event: InboundEvent | Unreadable, accepted: asyncio.Future[None], accept: Accept) -> None:
    try:
        await accept(event)
    except Exception as error:  # whoever told it hears of it
        accepted.set_exception(error)
    else:
        accepted.set_result(None)


class PaperChannel:
    """A client of the paper platform."""

    name = "paper"
    account = "1"
    alone = False
    pace = 0.0

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.forms = paper.forms
        self.whispers = paper.whispers
        self.looked_up: list[str] = []

    async def start(self) -> None:
        """Nothing is to be learnt."""

    async def listen(self, accept: Accept) -> None:
        """Feed what people do until cancelled."""
        await self.paper.bring(accept)

    def routes(self, accept: Accept) -> list[web.RouteDef]:
        """Return no webhooks."""
        return []

    async def send(
        self, message: OutboundMessage, key: str, before: Sent | None, picture: bytes | None = None
    ) -> Sent:
        """Put a letter down."""
        return await self.paper.deliver(Letter(key, message, before, picture))

    async def sketch(self, message: OutboundMessage, there: Sent) -> None:
        """Write on a letter that is there, or do what was arranged."""
        await self.paper.draw(message.text, there)

    async def find(self, message: OutboundMessage, key: str, since: datetime) -> Sent | None:
        """Return what arrived under the key, where the platform remembers."""
        self.looked_up.append(key)
        if not self.paper.remembers:
            return None
        for number, letter in enumerate(self.paper.letters, 1):
            if letter.key == key:
                return Sent((str(number),))
        return None

    async def fetch(self, file: File, most: int) -> bytes:
        """Return a file that lies there."""
        if file.id not in self.paper.files:
            raise NotFetched("gone")
        if len(self.paper.files[file.id]) > most:
            raise NotFetched("too_large")
        return self.paper.files[file.id]

    def door(self) -> Door:
        """Return the way in, by a link."""
        return Door("Paper", "https://paper.example/{code}")

    async def close(self) -> None:
        """Nothing is open."""
