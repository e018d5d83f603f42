"""A fake Telegram, its bot, a person, and the real adapter that talks to them."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.channels.telegram import TelegramChannel
from storage.records.events import InboundEvent, Unreadable
from storage.records.messages import Choice, Line, OutboundMessage, Span
from tests.platforms.telegram import Person, TelegramServer
from tests.platforms.telegram.records import Bell


@dataclass
class Inbox:
    """An `accept` that keeps what it was given, and fails as often as it is told to."""

    entries: list[InboundEvent | Unreadable] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)
    failures: int = 0

    async def accept(self, entry: InboundEvent | Unreadable) -> None:
        if self.failures:
            self.failures -= 1
            raise OSError("the database is locked")
        self.entries.append(entry)
        self.bell.ring()

    async def event(self, number: int = 1) -> InboundEvent:
        """Wait until so many entries came; return the last, which must be an event."""
        await self.bell.until(lambda: True if len(self.entries) >= number else None, 15)
        entry = self.entries[number - 1]
        assert isinstance(entry, InboundEvent)
        return entry


def text_to(
    chat: int, *lines: str, choices: tuple[tuple[Choice, ...], ...] = (), language: str = "en"
) -> OutboundMessage:
    """A plain message."""
    told = tuple(Line((Span(line),)) for line in lines)
    return OutboundMessage("telegram", "1", str(chat), told, choices=choices, language=language)


def row(*labels: str) -> tuple[tuple[Choice, ...], ...]:
    """One row of buttons whose tokens are their labels in lower case."""
    return (tuple(Choice(label, label.lower()) for label in labels),)


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as running:
        running.add_bot("convenor_bot")
        yield running


@pytest.fixture
async def channel(server: TelegramServer) -> AsyncIterator[TelegramChannel]:
    opened = TelegramChannel(server.bot.token, server.base_url, poll_timeout=5)
    await opened.start()
    yield opened
    await opened.close()


@pytest.fixture
async def inbox(channel: TelegramChannel) -> AsyncIterator[Inbox]:
    """What the adapter hears while it polls."""
    kept = Inbox()
    listening = asyncio.create_task(channel.listen(kept.accept))
    yield kept
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)


@pytest.fixture
async def amina(server: TelegramServer) -> Person:
    """Somebody who pressed Start long ago."""
    person = server.person("Amina Haddad", language="fr")
    server.started.add((server.bot.id, person.id))
    return person
