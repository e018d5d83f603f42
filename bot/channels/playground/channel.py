"""The playground as a channel: what the demo's people say goes in, what the bot says is kept for the page."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar
from uuid import uuid4

import sqlalchemy as sa
from aiohttp import web
from typing_extensions import override

from bot import forms
from bot.channels.base import Accept, Channel, NotFetched
from bot.channels.playground.bell import Bell
from bot.channels.playground.sheets import Sheet, Sheets
from bot.pictures import picture_of
from storage.engine import Database
from storage.queue import playground, posts
from storage.records.events import EventKind, File, InboundEvent
from storage.records.messages import Line, OutboundMessage, Sent, Span
from storage.records.people import Door
from storage.records.playground import Kept, Tail

K = TypeVar("K", str, int)

NAME = "playground"
BOT = "Convenor"
LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file that the page sends along: as many as Telegram gives to bots."""
FILES, HELD = 50, 64 * 1024 * 1024
"""How many files are kept in memory, the newest, and how many bytes of them."""


class NotThere(LookupError):
    """The message, or the button under it, is not in this person's chat."""


class Misfilled(ValueError):
    """A form that cannot be taken as it is. `problems` holds a sentence for each field that is wrong."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(f"{len(problems)} fields")
        self.problems = problems


class PlaygroundChannel(Channel):
    """The one account of the playground. A person's user and direct chat have the same id.

    It has no groups, and so nobody in one to whom something could be shown alone.
    """

    name = NAME
    account = NAME
    alone = False
    forms = True
    whispers = False
    pace = 0.1

    def __init__(self, database: Database, bell: Bell, now: Callable[[], datetime]) -> None:
        self._database = database
        self._bell = bell
        self._now = now
        self._sheets = Sheets()
        self._files: dict[str, bytes] = {}
        self._pictures: dict[int, bytes] = {}
        self._accept: asyncio.Future[Accept] | None = None

    @override
    async def start(self) -> None:
        """Have nothing to open: the page finds us."""

    @override
    async def listen(self, accept: Accept) -> None:
        """Feed what people say on the page until cancelled."""
        listening = self._listening()
        listening.set_result(accept)
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            self._accept = None

    @override
    def routes(self, accept: Accept) -> list[web.RouteDef]:
        """Return none: the page has a listener of its own."""
        return []

    @override
    async def send(
        self, message: OutboundMessage, key: str, before: Sent | None, picture: bytes | None = None
    ) -> Sent:
        """Keep the message for the page, in the place of the card's last one where it is still there.

        A form is put before its person, as long as the page waits for it.
        """
        if message.view is not None:
            self._sheets.fill(message.view, message)
            self._bell.ring()
            return Sent(())
        in_doubt = before is not None and before.in_doubt
        if before is not None and not in_doubt and await self._replace(int(before.ids[0]), message):
            return before
        kept = await self._append(message, key, mine=False, picture=picture)
        if before is not None and in_doubt:
            # Only now, as the number of a message that is gone can be given again.
            gone = partial(playground.take_away, message_id=int(before.ids[0]), chat=message.chat)
            await self._database.write(gone)
            self._bell.ring()
        return Sent((str(kept),))

    @override
    async def sketch(self, message: OutboundMessage, there: Sent) -> None:
        """Show what there is of a message in the place where it will be."""
        await self._replace(int(there.ids[0]), message)

    @override
    async def find(self, message: OutboundMessage, key: str, since: datetime) -> Sent | None:
        """Return what was kept under `key`, whenever that was."""
        kept = await self._database.read(partial(playground.find, key=key))
        return None if kept is None else Sent((str(kept),))

    @override
    async def fetch(self, file: File, most: int) -> bytes:
        """Return what is in a file. Raises `NotFetched` where it was too large for the page, or long ago."""
        if file.id not in self._files:
            raise NotFetched("too_large" if (file.size or 0) > LARGEST_FILE else "gone")
        if len(self._files[file.id]) > most:
            raise NotFetched("too_large")
        return self._files[file.id]

    @override
    def door(self) -> Door:
        """Return a name alone: everybody on the page is a member already."""
        return Door(BOT)

    @override
    async def close(self) -> None:
        """Let the open pages go."""
        self._bell.close()

    async def picture(self, person: str, message: str) -> bytes:
        """Return the PNG of a message. Raises `NotThere` unless this person's chat has one there."""
        kept = await self._kept(person, message)
        body = self._pictures.get(kept.id) or await self._database.read(partial(_kept_picture, kept))
        if kept.body.picture is None or body is None:
            raise NotThere(message)
        return body

    async def chat(self, person: str) -> Sequence[Kept]:
        """Return the latest messages between the bot and a person, oldest first."""
        return await self._database.read(partial(playground.read, chat=person))

    async def tails(self) -> Mapping[str, Tail]:
        """Return where every chat ends."""
        return await self._database.read(playground.tails)

    async def say(self, person: str, text: str, key: str) -> None:
        """Keep what a person says and hand it in; the same key again is the same message.

        It returns once the event is committed. Waits while nobody listens yet.
        """
        own = f"said:{person}:{key}"
        message = await self._append(self._spoken(person, text), own, mine=True)
        event = self._event(person, EventKind.TEXT, own, str(message))
        word, _, rest = text.strip().partition(" ")
        if word.startswith("/") and len(word) > 1:
            event = replace(event, kind=EventKind.COMMAND, command=word[1:].lower(), text=rest.strip())
        else:
            event = replace(event, text=text)
        await self._hand_in(event)

    async def press(self, person: str, message: str, token: str) -> None:
        """Hand in that a button was pressed. Raises `NotThere` unless it stands in this chat."""
        kept = await self._kept(person, message)
        choices = [one for row in kept.body.choices for one in row if one.token == token]
        if kept.mine or not choices:
            raise NotThere(message)
        view = self._sheets.open(person) if choices[0].opens else None
        event = self._event(person, EventKind.CHOICE, uuid4().hex, message)
        await self._hand_in(replace(event, token=token, view=view))

    def form(self, person: str) -> Sheet | None:
        """Return the form that lies before a person; None where there is none."""
        return self._sheets.shown(person)

    async def fill(self, person: str, view: str, values: Mapping[str, str]) -> None:
        """Hand in what was filled into a form.

        Raises `NotThere` unless the form lies before this person, `Misfilled` where a field is wrong.
        """
        sheet = self._sheets.shown(person)
        if sheet is None or sheet.view != view or sheet.message is None or sheet.message.form is None:
            raise NotThere(view)
        form = sheet.message.form
        problems = forms.problems(form.fields, values, sheet.message.language)
        if problems:
            raise Misfilled(problems)
        event = self._event(person, EventKind.FORM, f"form:{view}", None)
        filled = tuple((one.key, values.get(one.key, "").strip()) for one in form.fields)
        await self._hand_in(replace(event, token=form.token, values=filled))
        self.dismiss(person, view)

    def dismiss(self, person: str, view: str) -> None:
        """Take a form away."""
        self._sheets.close(person, view)
        self._bell.ring()

    async def attach(self, person: str, file: File, text: str, body: bytes = b"") -> None:
        """Keep that a person sent a file, and hand it in with their words.

        Its `body`, where the page sent it, can be fetched while this process lives.
        """
        if body:
            _remember(self._files, file.id, body)
        own = f"sent:{person}:{file.id}"
        shown = "\n".join(part for part in (f"📎 {file.name}", text) if part)
        message = await self._append(self._spoken(person, shown), own, mine=True)
        kind = EventKind.TEXT if text.strip() else EventKind.OTHER
        event = self._event(person, kind, own, str(message))
        await self._hand_in(replace(event, text=text.strip() or file.kind, files=(file,)))

    async def edit(self, person: str, message: str, text: str) -> None:
        """Change what a person said and hand that in. Raises `NotThere` unless they said it."""
        kept = await self._kept(person, message)
        if not kept.mine:
            raise NotThere(message)
        await self._replace(kept.id, self._spoken(person, text))
        event = self._event(person, EventKind.EDITED, uuid4().hex, message)
        await self._hand_in(replace(event, text=text))

    async def _kept(self, person: str, message: str) -> Kept:
        for kept in await self.chat(person):
            if str(kept.id) == message:
                return kept
        raise NotThere(message)

    async def _append(
        self, body: OutboundMessage, key: str, *, mine: bool, picture: bytes | None = None
    ) -> int:
        keep = partial(playground.append, body=body, key=key, at=self._now(), mine=mine)
        kept = await self._database.write(keep)
        if picture is not None:
            # The page asks for it at once, which can be before anybody knows whose message it is.
            _remember(self._pictures, kept, picture)
        self._bell.ring()
        return kept

    async def _replace(self, message_id: int, body: OutboundMessage) -> bool:
        replaced = await self._database.write(partial(playground.replace, message_id=message_id, body=body))
        self._bell.ring()
        return replaced

    def _spoken(self, person: str, text: str) -> OutboundMessage:
        lines = tuple(Line((Span(line),)) for line in text.splitlines())
        return OutboundMessage(self.name, self.account, person, lines)

    def _listening(self) -> asyncio.Future[Accept]:
        if self._accept is None:
            self._accept = asyncio.get_running_loop().create_future()
        return self._accept

    async def _hand_in(self, event: InboundEvent) -> None:
        accept = await asyncio.shield(self._listening())
        await accept(event)

    def _event(self, person: str, kind: EventKind, key: str, message: str | None) -> InboundEvent:
        return InboundEvent(
            channel=self.name,
            account=self.account,
            key=key,
            kind=kind,
            user=person,
            chat=person,
            direct=True,
            sent_at=self._now(),
            message=message,
        )


def _remember(files: dict[K, bytes], key: K, body: bytes) -> None:
    """Keep a file, and forget the oldest of too many, or of too much."""
    files[key] = body
    while len(files) > FILES or (len(files) > 1 and sum(map(len, files.values())) > HELD):
        files.pop(next(iter(files)))


def _kept_picture(kept: Kept, conn: sa.Connection) -> bytes | None:
    """Return the picture of a message of ours as long as what it was made of is there; else None."""
    owner = posts.partnership_of(conn, (NAME, NAME, kept.chat), str(kept.id))
    return picture_of(conn, owner, kept.body)
