"""Playing the demonstration: a bot on a file of its own, the playground as its only channel."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.app import Bot, World
from bot.channels.playground.bell import Bell
from bot.channels.playground.channel import PlaygroundChannel
from bot.channels.playground.listener import Listener
from bot.clock import TurnableClock
from bot.demo.cast import cast, enter
from bot.demo.stage import CLOCK, BotStage
from bot.guidebook.answering.making import make_guide
from bot.guidebook.embedding.making import BUNDLED, make_embedder
from bot.guidebook.starter import put_on_all_shelves
from storage import migrations
from storage.engine import Database
from storage.unscoped import Unscoped

FILE = "playground.db"


async def play(folder: Path, port: int, stop: asyncio.Event, announce: Callable[[str], None]) -> None:
    """Serve the playground until `stop` is set; `announce` is told the address to open.

    What is in `folder` is gone on with. Raises `OSError` where the port is taken.
    """
    url = f"sqlite:///{folder / FILE}"
    await asyncio.to_thread(migrations.upgrade, url)
    database = Database(url)
    try:
        await _play_on(database, port, stop, announce)
    finally:
        await asyncio.to_thread(database.close)


async def _play_on(
    database: Database, port: int, stop: asyncio.Event, announce: Callable[[str], None]
) -> None:
    partnership = await database.write(enter)
    await put_on_all_shelves(database, cast().begins)
    clock = TurnableClock(await _time(database))
    bell = Bell()
    channel = PlaygroundChannel(database, bell, clock.now)
    embedder = await asyncio.to_thread(make_embedder, BUNDLED)
    bot = Bot(World(database, clock, [channel], make_guide(embedder=embedder), embedder=embedder))
    listener = Listener(channel, BotStage(bot, clock, partnership), bell, port=port)
    address = await listener.start()
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(bot.run(stop))
            await bot.ready.wait()
            announce(address)
            await stop.wait()
            await listener.stop()
    finally:
        await listener.stop()


async def _time(database: Database) -> datetime:
    """Return when the demonstration stood still, or when it begins."""
    kept = await database.read(lambda conn: Unscoped(conn).fact(CLOCK))
    return cast().begins if kept is None else datetime.fromisoformat(kept)
