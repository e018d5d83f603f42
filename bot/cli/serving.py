"""`convenor run`: the bot on its channels until it is asked to end."""

import asyncio
import signal
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import sqlalchemy as sa
import structlog
import typer
from filelock import FileLock, Timeout

from bot.app import Bot, World, channels_of
from bot.channels.base import TokenRefused
from bot.clock import SystemClock
from bot.guidebook.answering.making import make_guide
from bot.guidebook.embedding.making import make_embedder
from bot.guidebook.finding.embedder import Embedder
from bot.guidebook.starter import put_on_all_shelves
from bot.hearing import make_ear
from bot.http import Webhooks
from bot.llm import ModelAway, ModelUnavailable, untraced
from bot.settings import Settings
from prompts.terminal import sentence
from storage import migrations
from storage.engine import Database

_log = structlog.get_logger()

FAILED, WRONG_SETTINGS = 1, 2
"""Exit codes: a part of the bot failed; a setting is missing or malformed."""


def serve(settings: Settings) -> int:
    """Run until SIGTERM or Ctrl+C; return the exit code: 0, or 1 when a part of the bot failed."""
    untraced()
    url = settings.database_url.get_secret_value()
    try:
        with owned(url):
            migrations.upgrade(url)
            asyncio.run(_serve(settings))
    except Timeout as taken:
        typer.echo(sentence("run.owned", file=Path(taken.lock_file).stem), err=True)
        return FAILED
    except ModelUnavailable as error:
        typer.echo(sentence("run.model", why=error), err=True)
        return WRONG_SETTINGS
    except ExceptionGroup as group:
        _log.exception("part_failed")
        for one in leaves(group):
            why = str(one) if isinstance(one, TokenRefused) else type(one).__name__
            typer.echo(sentence("run.ended", why=why), err=True)
        return FAILED
    return 0


def owned(url: str) -> AbstractContextManager[object]:
    """Return the lock of the one process that works on an SQLite file; PostgreSQL takes any number.

    Entering it raises `filelock.Timeout` where another process holds it.
    """
    address = sa.make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return nullcontext()
    file = Path(address.database)
    file.parent.mkdir(parents=True, exist_ok=True)
    return FileLock(file.with_name(f"{file.name}.lock"), blocking=False)


def embedder_of(setting: str) -> Embedder | None:
    """Return what embeds; None, and words alone decide until the next start, where it does not answer now."""
    try:
        return make_embedder(setting)
    except ModelAway as error:
        _log.warning("words_alone", why=str(error))
        return None


async def _serve(settings: Settings) -> None:
    embedder = await asyncio.to_thread(embedder_of, settings.embeddings)
    guide = make_guide(settings.llm_model or "", embedder)
    database = Database(settings.database_url.get_secret_value())
    clock = SystemClock()
    webhooks = Webhooks(settings.http_host, settings.http_port, database)
    world = World(
        database,
        clock,
        channels_of(settings, clock),
        guide,
        fetch_most=settings.fetch_most(),
        limits=settings.guidebook_limits(),
        ear=make_ear(settings.llm_model or ""),
        embedder=embedder,
    )
    bot = Bot(world, webhooks)
    try:
        await put_on_all_shelves(database, clock.now())
        await bot.run(stop_on_signals())
    finally:
        database.close()


def leaves(group: BaseExceptionGroup[BaseException]) -> list[BaseException]:
    """Return the errors that a group, and the groups in it, hold."""
    return [
        leaf
        for one in group.exceptions
        for leaf in (leaves(one) if isinstance(one, BaseExceptionGroup) else [one])
    ]


def stop_on_signals() -> asyncio.Event:
    """Return an event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, stop.set)
    return stop
