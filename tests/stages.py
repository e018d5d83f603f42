"""The platforms a house can stand on in tests: the real clients against strict servers, or paper."""

from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Protocol

from bot.channels.base import Channel
from bot.channels.slack import SlackChannel
from bot.channels.telegram import TelegramChannel
from bot.clock import Clock
from storage.records.events import EventKind, InboundEvent
from tests.paper import Paper, PaperChannel
from tests.platforms import slack, telegram


@dataclass(frozen=True, slots=True)
class Shown:
    """A message in somebody's chat as they see it now. `mine` is what they wrote themselves."""

    text: str
    labels: tuple[str, ...] = ()
    mine: bool = False


class Hand(Protocol):
    """Somebody's device on one platform. What they do returns once the platform has it."""

    user: str

    async def joins(self, code: str) -> None:
        """Come with an invitation."""

    async def says(self, text: str) -> None:
        """Write into the direct chat."""

    async def command(self, word: str, rest: str) -> None:
        """Use a command in the direct chat."""

    async def presses(self, name: str) -> None:
        """Press the newest button of this label or token."""

    async def edits(self, text: str) -> None:
        """Change the words of their last message."""

    def chat(self) -> Sequence[Shown]:
        """Return the direct chat as it is now."""


class Stage(Protocol):
    """A platform with its people; it outlives the bot's restarts."""

    name: str

    async def open(self, clock: Clock) -> None:
        """Begin to serve."""

    def channel(self) -> Channel:
        """Return a new client of the bot's account."""

    def hand(self, name: str, zone: str, language: str) -> Hand:
        """Return somebody new."""

    async def told(self) -> None:
        """Return once the bot has taken all that people did."""

    async def close(self) -> None:
        """End."""


class TelegramStage:
    """Telegram, polled by the real client."""

    name = "telegram"

    def __init__(self) -> None:
        self._open = AsyncExitStack()

    async def open(self, clock: Clock) -> None:
        """Begin to serve."""
        self._clock = clock
        self.server = await self._open.enter_async_context(telegram.TelegramServer(clock.now))
        self.server.add_bot("convenor_bot")

    def channel(self) -> TelegramChannel:
        """Return a new client that polls."""
        return TelegramChannel(self.server.bot.token, self.server.base_url, clock=self._clock)

    def hand(self, name: str, zone: str, language: str) -> "TelegramHand":
        """Return somebody new. Telegram does not know where they live."""
        return TelegramHand(self.server.person(name, language))

    async def told(self) -> None:
        """Return once every update is confirmed."""
        await self.server.until_confirmed()

    async def close(self) -> None:
        """Stop serving."""
        await self._open.aclose()


class TelegramHand:
    """Somebody with Telegram."""

    def __init__(self, person: telegram.Person) -> None:
        self.person = person
        self.user = str(person.id)
        self._last: telegram.Message | None = None

    async def joins(self, code: str) -> None:
        """Open the start link."""
        await self.person.starts(code)

    async def says(self, text: str) -> None:
        """Write."""
        self._last = await self.person.says(text)

    async def command(self, word: str, rest: str) -> None:
        """Write `/word rest`."""
        await self.person.command(word, rest)

    async def presses(self, name: str) -> None:
        """Tap."""
        await self.person.presses(name)

    async def edits(self, text: str) -> None:
        """Edit the last message."""
        assert self._last, f"{self.person.name} has said nothing"
        self._last = await self.person.edits(self._last, text)

    def chat(self) -> Sequence[Shown]:
        """Return the private chat."""
        me = self.person.id
        return [Shown(one.text, tuple(one.labels), one.sender == me) for one in self.person.chat]


class SlackStage:
    """Slack over Socket Mode, with the real clients."""

    name = "slack"

    def __init__(self) -> None:
        self._open = AsyncExitStack()

    async def open(self, clock: Clock) -> None:
        """Begin to serve."""
        self._clock = clock
        self.server = await self._open.enter_async_context(slack.SlackServer())
        self.server.workspace.now = lambda: clock.now().timestamp()

    def channel(self) -> SlackChannel:
        """Return a new client on Socket Mode."""
        return SlackChannel(
            slack.BOT_TOKEN,
            app_token=slack.APP_TOKEN,
            signing_secret=None,
            base_url=self.server.base_url,
            clock=self._clock,
        )

    def hand(self, name: str, zone: str, language: str) -> "SlackHand":
        """Return somebody new, whose profile tells zone and language."""
        return SlackHand(self.server.person(name.partition(" ")[0], zone=zone, locale=language))

    async def told(self) -> None:
        """Return once every payload is acknowledged."""
        await self.server.settled()

    async def close(self) -> None:
        """Stop serving."""
        await self._open.aclose()


class SlackHand:
    """Somebody with Slack."""

    def __init__(self, person: slack.Person) -> None:
        self.person = person
        self.user = person.id
        self._last: slack.ChatMessage | None = None

    async def joins(self, code: str) -> None:
        """Type the code."""
        await self._online()
        await self.person.command(f"join {code}")

    async def says(self, text: str) -> None:
        """Write into the direct chat."""
        self._last = await self.person.says(text)

    async def command(self, word: str, rest: str) -> None:
        """Type `/convenor word rest`."""
        await self._online()
        await self.person.command(f"{word} {rest}".strip())

    async def presses(self, name: str) -> None:
        """Click."""
        await self._online()
        await self.person.presses(name)

    async def _online(self) -> None:
        """Return once the bot is connected: Slack brings events again, but commands and clicks only once."""
        await self.person.workspace.until(lambda: bool(self.person.delivery.sockets), 10)

    async def edits(self, text: str) -> None:
        """Edit the last message."""
        assert self._last, f"{self.person.name} has said nothing"
        self._last = await self.person.edits(self._last, text)

    def chat(self) -> Sequence[Shown]:
        """Return the direct chat."""
        return [
            Shown(one.visible, tuple(each.label for each in one.buttons), not one.from_bot)
            for one in self.person.chat
        ]


class PaperStage:
    """Paper: no server, no client, and every failure to order."""

    name = "paper"

    def __init__(self, paper: Paper | None = None) -> None:
        self.paper = paper or Paper()

    async def open(self, clock: Clock) -> None:
        """Know the time."""
        self._clock = clock

    def channel(self) -> PaperChannel:
        """Return a new client."""
        return PaperChannel(self.paper)

    def hand(self, name: str, zone: str, language: str) -> "PaperHand":
        """Return somebody new."""
        return PaperHand(self.paper, name, self._clock)

    async def told(self) -> None:
        """Return at once: telling returns when it is accepted."""

    async def close(self) -> None:
        """Nothing is open."""


class PaperHand:
    """Somebody who writes letters. Their user is their name."""

    def __init__(self, paper: Paper, name: str, clock: Clock) -> None:
        self.user = name
        self._paper = paper
        self._clock = clock
        self._said = ""

    def event(self, text: str = "", kind: EventKind = EventKind.TEXT, **more: str) -> InboundEvent:
        """Return what they would do now."""
        return self._paper.event(self.user, text, now=self._clock.now(), kind=kind, name=self.user, **more)

    async def joins(self, code: str) -> None:
        """Come with the code."""
        await self._paper.tell(self.event(code, EventKind.COMMAND, command="start"))

    async def says(self, text: str) -> None:
        """Write."""
        said = self.event(text)
        self._said = said.key
        await self._paper.tell(said)

    async def command(self, word: str, rest: str) -> None:
        """Use a command."""
        await self._paper.tell(self.event(rest, EventKind.COMMAND, command=word))

    async def presses(self, name: str) -> None:
        """Press a button."""
        for letter in reversed(self._paper.to(self.user)):
            for choice in (one for row in letter.message.choices for one in row):
                if name in {choice.label, choice.token}:
                    await self._paper.tell(self.event(kind=EventKind.CHOICE, token=choice.token))
                    return
        raise AssertionError(f"{self.user} sees no button {name!r} in {self.chat()}")

    async def edits(self, text: str) -> None:
        """Change the last message."""
        await self._paper.tell(self.event(text, EventKind.EDITED, message=self._said))

    def chat(self) -> Sequence[Shown]:
        """Return the letters that came."""
        return [
            Shown(one.text, tuple(each.label for row in one.message.choices for each in row))
            for one in self._paper.to(self.user)
        ]


STAGES: dict[str, type[TelegramStage | SlackStage | PaperStage]] = {
    stage.name: stage for stage in (TelegramStage, SlackStage, PaperStage)
}
"""The platforms by name."""
