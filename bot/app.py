"""The composition root: the only file that names every concrete class."""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
import structlog

from bot.channels.base import Channel
from bot.channels.slack.channel import SlackChannel
from bot.channels.telegram.channel import TelegramChannel
from bot.clock import Clock
from bot.compose import Composer
from bot.dispatch import Dispatcher
from bot.fetching import FileFetcher
from bot.finder import GuidebookFinder, retrieval
from bot.guidebook.answering.guide import Guide
from bot.guidebook.drawing import PageDrawer
from bot.guidebook.embedding.worker import EmbeddingWorker
from bot.guidebook.finding.embedder import Embedder
from bot.guidebook.reading.limits import Limits
from bot.guidebook.uploading import Uploads
from bot.http import Webhooks
from bot.intake import Intake
from bot.noting import Notes
from bot.posting import Postmaster
from bot.preparing import Ear, Preparer
from bot.replicas import Neighbours
from bot.scheduler import Scheduler
from bot.settings import Settings
from bot.sketching import Sketches
from bot.station import Station
from bot.turns import Turns
from bot.wake import Wakes
from handlers.menu import menu
from handlers.route import Routes
from handlers.routes import routes
from handlers.rules import promises
from prompts.catalogue import house
from storage.engine import Database
from storage.queue import lanes, leases
from storage.records.people import Door
from storage.unscoped import Due, Unscoped

_log = structlog.get_logger()

LEAVING = 9.0
"""Seconds that a process which was asked to end may take for what it has in hand."""


@dataclass(frozen=True, slots=True)
class World:
    """What the bot stands on: a migrated database, a clock, the channels and the guide.

    `fetch_most` is how many bytes the files of one event may have that are downloaded; None: none are.
    `ear` is a language model that listens for promises; without one the rules do. Without an `embedder`
    guidebooks are searched by their words alone. `limits` are on what people send for a guidebook.
    """

    database: Database
    clock: Clock
    channels: Sequence[Channel]
    guide: Guide
    routes: Routes = field(default_factory=routes)
    fetch_most: int | None = None
    ear: Ear | None = None
    embedder: Embedder | None = None
    limits: Limits = field(default_factory=Limits)


def channels_of(settings: Settings, clock: Clock) -> list[Channel]:
    """Return the channels that the settings name."""
    channels: list[Channel] = []
    if settings.telegram_bot_token is not None:
        secret = settings.telegram_webhook_secret
        channels.append(
            TelegramChannel(
                settings.telegram_bot_token.get_secret_value(),
                settings.telegram_api_base_url,
                webhook_url=settings.telegram_webhook_url,
                webhook_secret=secret.get_secret_value() if secret else None,
                commands=[(language, menu(language)) for language in house().languages],
                clock=clock,
            )
        )
    if settings.slack_bot_token is not None:
        app_token, signing = settings.slack_app_token, settings.slack_signing_secret
        channels.append(
            SlackChannel(
                settings.slack_bot_token.get_secret_value(),
                app_token=app_token.get_secret_value() if app_token else None,
                signing_secret=signing.get_secret_value() if signing else None,
                base_url=settings.slack_api_base_url,
                clock=clock,
            )
        )
    return channels


class Bot:
    """The whole machine, on one database, in one process. Run as many as there are replicas."""

    def __init__(self, world: World, webhooks: Webhooks | None = None) -> None:
        self.world = world
        self.wakes = Wakes()
        here = (world.database, world.clock, self.wakes)
        self.intake = Intake(*here)
        self.scheduler = Scheduler(*here)
        composer = Composer(house())
        self._stations = [Station(*here, channel) for channel in world.channels]
        forms = {one.name for one in world.channels if one.forms}
        whispers = {one.name for one in world.channels if one.whispers}
        postmaster = Postmaster(composer, forms, whispers)
        fetcher = FileFetcher(world.channels, world.fetch_most)
        notes = Notes(*here, composer)
        sketches = Sketches(notes, self._stations)
        self._finder = GuidebookFinder(world.database, world.guide, world.embedder, sketches)
        uploads = Uploads(fetcher, world.limits, notes)
        drawer = PageDrawer(world.database, world.limits)
        preparer = Preparer(self._finder, fetcher, world.ear, uploads, drawer)
        turns = Turns(world.routes, postmaster, self._doors, listens=world.ear is not None)
        self._dispatcher = Dispatcher(*here, (turns, postmaster, preparer))
        embedder = world.embedder
        self._workers = [EmbeddingWorker(world.database, embedder, self.wakes)] if embedder else []
        self._webhooks = webhooks
        self.ready = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set, then finish what is in hand. Raises if any part dies."""
        world = self.world
        if world.database.is_sqlite:
            await world.database.write(lanes.free_all)
            await world.database.write(leases.free_all)
        async with asyncio.TaskGroup() as tasks:
            serving = [tasks.create_task(part) for part in self._serving()]
            working = [tasks.create_task(part) for part in self._working(stop)]
            await stop.wait()
            self.wakes.ring_all()
            _, late = await asyncio.wait(working, timeout=LEAVING)
            for task in late:
                _log.warning("left_unfinished", task=task.get_name())
            for task in (*serving, *late):
                task.cancel()

    async def settle(self) -> None:
        """Return when nothing is in hand, nothing is ready to be worked, and no timer has come.

        Both are read from one snapshot: a timer that becomes a tick in between is never missed.
        """
        while True:
            busy, due = await self.world.database.read(_state)
            if busy:
                self.wakes.ring_all()
                await asyncio.sleep(0.01)
            elif due is None or due.tick.due_at > self.world.clock.now():
                return
            else:
                await self.scheduler.tick()

    async def _announce(self) -> None:
        """Say once that all channels have started."""
        for station in self._stations:
            await station.started.wait()
        self.ready.set()

    def _doors(self) -> tuple[Door, ...]:
        """Return the ways in as of now: a channel does not know its own before it has started."""
        return tuple(one.channel.door() for one in self._stations if one.started.is_set())

    def _serving(self) -> list[Coroutine[Any, Any, None]]:
        """Return what the rest stands on; it is stopped last."""
        world = self.world
        parts = [self.intake.run(), self.scheduler.run(), self._announce(), asyncio.to_thread(_warm)]
        parts.append(self._finder.library.run())
        if not world.database.is_sqlite:
            parts.append(Neighbours(world.database.url, self.wakes).run())
        if self._webhooks is not None:
            parts.append(self._webhooks.run(world.channels, self.intake.accept))
        return parts

    def _working(self, stop: asyncio.Event) -> list[Coroutine[Any, Any, None]]:
        """Return what finishes what it has in hand when it is asked to stop."""
        stations = [station.run(self.intake.accept, stop) for station in self._stations]
        embedding = [worker.run(stop) for worker in self._workers]
        return [self._dispatcher.run(stop), *stations, *embedding]


def _warm() -> None:
    """Load what the first message or question would else wait for."""
    promises.warm()
    retrieval()


def _state(conn: sa.Connection) -> tuple[bool, Due | None]:
    """Return whether anything is in hand or ready, and the timer that comes next."""
    return lanes.busy(conn), Unscoped(conn).next_due()
