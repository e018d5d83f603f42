"""A Slack channel at work against the server of `tests/platforms/slack`, and an inbox that remembers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.channels.slack import Patience, SlackChannel
from storage.records.events import InboundEvent, Unreadable
from storage.records.messages import Choice, Line, OutboundMessage, Span
from tests.platforms.slack import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, TEAM, SlackServer

QUICK = Patience(answer=2.0, ping=0.1, silence=0.5, idle=30.0)
UNHURRIED = Patience(answer=10.0, ping=0.1, silence=0.5, idle=30.0)
"""For much at once on a machine that is busy."""


@dataclass
class Inbox:
    """Accepts events as intake does: a repeated key is dropped. A clear `gate` holds acceptance up."""

    events: list[InboundEvent | Unreadable] = field(default_factory=list)
    repeats: list[str] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def accept(self, event: InboundEvent | Unreadable) -> None:
        await self.gate.wait()
        if self.failures:
            raise self.failures.pop()
        if event.key in {one.key for one in self.events}:
            self.repeats.append(event.key)
        else:
            self.events.append(event)
        async with self.arrived:
            self.arrived.notify_all()

    async def nth(self, number: int) -> InboundEvent:
        """Wait for the nth event (from 1) and return it."""
        async with asyncio.timeout(5), self.arrived:
            await self.arrived.wait_for(lambda: len(self.events) >= number)
        event = self.events[number - 1]
        assert isinstance(event, InboundEvent), event
        return event

    async def repeated(self, times: int) -> None:
        """Wait until so many repeats have come."""
        async with asyncio.timeout(5), self.arrived:
            await self.arrived.wait_for(lambda: len(self.repeats) >= times)


@dataclass
class Bench:
    """The server, the channel that is connected to it, and what it heard."""

    slack: SlackServer
    channel: SlackChannel
    inbox: Inbox


@asynccontextmanager
async def sending(*, patience: Patience = QUICK) -> AsyncIterator[Bench]:
    """A started channel that does not listen."""
    async with SlackServer(ack_timeout=1.0) as slack:
        channel = SlackChannel(
            BOT_TOKEN, app_token=APP_TOKEN, signing_secret=SIGNING_SECRET, base_url=slack.base_url
        )
        channel.patience = patience
        await channel.start()
        try:
            yield Bench(slack, channel, Inbox())
        finally:
            await channel.close()


@asynccontextmanager
async def listening(
    transport: str = "socket", *, patience: Patience = QUICK, ack_timeout: float = 1.0
) -> AsyncIterator[Bench]:
    """A channel that listens, by `socket` or by `http`; what it does not accept in time is sent again."""
    async with SlackServer(ack_timeout=ack_timeout) as slack:
        app_token = APP_TOKEN if transport == "socket" else None
        channel = SlackChannel(
            BOT_TOKEN, app_token=app_token, signing_secret=SIGNING_SECRET, base_url=slack.base_url
        )
        channel.patience = patience
        inbox = Inbox()
        inbox.gate.set()
        await channel.start()
        runner = await _serve(channel, inbox, slack) if transport == "http" else None
        ear = asyncio.create_task(channel.listen(inbox.accept))
        try:
            if transport == "socket":
                await slack.connected()
            yield Bench(slack, channel, inbox)
        finally:
            inbox.gate.set()
            ear.cancel()
            await asyncio.gather(ear, return_exceptions=True)
            if runner:
                await runner.cleanup()
            await channel.close()


async def _serve(channel: SlackChannel, inbox: Inbox, slack: SlackServer) -> web.AppRunner:
    app = web.Application()
    app.add_routes(channel.routes(inbox.accept))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    slack.delivery.url = f"http://{host}:{port}/slack/events"
    return runner


def message(chat: str, *texts: str, choices: tuple[tuple[Choice, ...], ...] = ()) -> OutboundMessage:
    """A message of plain lines."""
    lines = tuple(Line((Span(text),)) if text else Line() for text in texts)
    return OutboundMessage("slack", TEAM, chat, lines, choices)
