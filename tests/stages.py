"""The platforms a house can stand on in tests: the real clients against strict servers, or paper."""

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack

from bot.channels.slack import SlackChannel
from bot.channels.telegram import TelegramChannel
from bot.clock import Clock
from tests.hands import PICTURES, Hand, Shown, Stage
from tests.paper_stage import PaperHand, PaperStage
from tests.platforms import slack, telegram

__all__ = [
    "STAGES",
    "Hand",
    "PaperHand",
    "PaperStage",
    "Shown",
    "SlackHand",
    "SlackStage",
    "Stage",
    "TelegramHand",
    "TelegramStage",
]


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

    async def fills(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """Fail: Telegram has no forms."""
        raise AssertionError(f"{self.person.name} has Telegram, where no form opens")

    async def sends(self, name: str, caption: str = "", body: bytes = b"...") -> None:
        """Send a photo or a document."""
        kind = "photo" if name.endswith(PICTURES) else "document"
        await self.person.sends(kind, caption=caption, file=(name, body))

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
        await self.online()
        await self.person.command(f"join {code}")

    async def says(self, text: str) -> None:
        """Write into the direct chat."""
        self._last = await self.person.says(text)

    async def command(self, word: str, rest: str) -> None:
        """Type `/convenor word rest`."""
        await self.online()
        await self.person.command(f"{word} {rest}".strip())

    async def presses(self, name: str) -> None:
        """Click."""
        await self.online()
        await self.person.presses(name)

    async def online(self) -> None:
        """Return once the bot is connected: Slack brings events again, but commands and clicks only once."""
        await self.person.workspace.until(lambda: bool(self.person.delivery.sockets), 10)

    async def edits(self, text: str) -> None:
        """Edit the last message."""
        assert self._last, f"{self.person.name} has said nothing"
        self._last = await self.person.edits(self._last, text)

    async def fills(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """Fill in the modal that is open, and submit it."""
        await self.online()
        return await self.person.fills(values)

    async def sends(self, name: str, caption: str = "", body: bytes = b"...") -> None:
        """Share a file in the direct chat."""
        media = "image/jpeg" if name.endswith(PICTURES) else "application/pdf"
        self._last = await self.person.shares_file(name, caption, mimetype=media, body=body)

    def chat(self) -> Sequence[Shown]:
        """Return the direct chat."""
        return [
            Shown(one.visible, tuple(each.label for each in one.buttons), not one.from_bot)
            for one in self.person.chat
        ]


STAGES: dict[str, type[TelegramStage | SlackStage | PaperStage]] = {
    stage.name: stage for stage in (TelegramStage, SlackStage, PaperStage)
}
"""The platforms by name."""
