"""One account at work on a platform, without a bot behind it, and drafts that become messages there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import count

from bot.channels.base import Channel
from bot.clock import TurnableClock
from bot.compose import Composer
from bot.noting import Notes
from bot.sketching import Sketches
from bot.station import Station
from bot.wake import Wakes
from prompts.catalogue import house
from storage.engine import Database
from storage.queue import lanes, outbox
from storage.queue.outbox import Departure, queue_of
from storage.records.events import InboundEvent, Unreadable
from storage.records.messages import Line, OutboundMessage, Span
from tests.house import FRIDAY
from tests.machine.haste import until
from tests.paper_stage import PaperHand, PaperStage
from tests.platforms.page import PageHand, PlaygroundStage
from tests.stages import SlackHand, SlackStage, Stage, TelegramHand, TelegramStage

LOOKING = "Looking it up …"
PARTNERSHIP = 1


@dataclass
class Account:
    """An account that sends, and Amina, who reads in her direct chat."""

    database: Database
    channel: Channel
    sketches: Sketches
    wakes: Wakes
    hand: TelegramHand | SlackHand | PageHand | PaperHand

    def __post_init__(self) -> None:
        self._keys = count(1)

    @property
    def seen(self) -> list[str]:
        """The words that stand in her chat."""
        return [one.text for one in self.hand.chat()]

    def draft(self, card: str = "answer:1") -> OutboundMessage:
        """Return a draft on a card in her chat."""
        chat = self.hand.person.direct.id if isinstance(self.hand, SlackHand) else self.hand.user
        return OutboundMessage(self.channel.name, self.channel.account, chat, (), card=card)

    async def puts(self, draft: OutboundMessage, text: str) -> None:
        """Put a message into the outbox, as the answer that the draft led to."""
        key, now = f"message {next(self._keys)}", FRIDAY
        row = Departure(key, lanes.URGENT, replace(draft, lines=(Line((Span(text),)),)), PARTNERSHIP)
        await self.database.write(lambda conn: outbox.put(conn, [row], now))
        self.wakes.ring(queue_of(draft.channel, draft.account))

    async def shows(self, *texts: str) -> None:
        """Wait until her chat shows this and nothing else."""

        async def look() -> bool:
            return self.seen == list(texts)

        try:
            await until(look, within=5)
        except TimeoutError:
            raise AssertionError(f"not {list(texts)}, but {self.seen}") from None


@asynccontextmanager
async def at_work(database: Database, stage: Stage) -> AsyncIterator[Account]:
    """Yield an account that works on a platform."""
    clock, wakes = TurnableClock(FRIDAY), Wakes()
    await stage.open(clock)
    channel = stage.channel()
    station = Station(database, clock, wakes, channel)
    sketches = Sketches(Notes(database, clock, wakes, Composer(house())), [station])
    hand = stage.hand("Amina", "UTC", "en")
    assert isinstance(hand, TelegramHand | SlackHand | PageHand | PaperHand)
    if isinstance(stage, TelegramStage):
        stage.server.started.add((stage.server.bot.id, int(hand.user)))
    stop = asyncio.Event()
    running = asyncio.create_task(station.run(_nothing, stop))
    try:
        await station.started.wait()
        yield Account(database, channel, sketches, wakes, hand)
    finally:
        if isinstance(stage, SlackStage):
            stage.server.faults.release()
        stop.set()
        wakes.ring_all()
        await running
        await stage.close()


def stage_of(name: str, database: Database) -> Stage:
    """Return a platform by its name."""
    made: dict[str, Stage] = {
        "telegram": TelegramStage(),
        "slack": SlackStage(),
        "playground": PlaygroundStage(database),
        "paper": PaperStage(),
    }
    return made[name]


async def _nothing(_: InboundEvent | Unreadable) -> None:
    """Take an event and do nothing about it."""
