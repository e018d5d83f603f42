"""The Socket Mode connection, watched: one that is silent for too long is thrown away and made anew.

slack_sdk reconnects by itself when a connection closes or its pongs stop. It does not when it
keeps dialling an address whose ticket is spent, nor when a connection answers pings and brings
nothing; Slack's connections are replaced every few hours anyway, so replacing one is harmless.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn

import aiohttp
import structlog
from aiohttp import WSMessage
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from bot.channels.slack.failures import code_of
from bot.clock import seconds

log = structlog.get_logger()

LONGEST_PAUSE = 30.0
"""Seconds between attempts to connect, at most; they double from one second."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds.

    For an answer of the Web API; for a view to open, of the 3 that Slack gives us; between pings;
    for any sign of life on the socket; for a message on it, before it is replaced although it
    answers pings.
    """

    answer: float = 6.0
    view: float = 2.0
    ping: float = 5.0
    silence: float = 25.0
    idle: float = 900.0


async def keep_connected(make: Callable[[], SocketModeClient], patience: Patience) -> NoReturn:
    """Keep one connection of the clients that `make` gives, until cancelled."""
    pause = 1.0
    while True:
        client = make()
        try:
            await _connect(client, patience)
            pause = 1.0
            await _watch(client, patience)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            code = code_of(error) if isinstance(error, SlackApiError) else ""
            log.warning("slack.not_connected", error=code or type(error).__name__, retry_after=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            await _discard(client)


async def _connect(client: SocketModeClient, patience: Patience) -> None:
    async with asyncio.timeout(patience.silence):
        await client.connect_to_new_endpoint(force=True)
    task = asyncio.current_task()
    if task and task.cancelling():
        # Before Python 3.12 the SDK's wait_for may swallow a cancellation; it was for us.
        raise asyncio.CancelledError
    log.info("slack.connected")


async def _watch(client: SocketModeClient, patience: Patience) -> None:
    """Return when the connection has shown no sign of life, or brought nothing, for too long."""
    heard_at = alive_at = seconds()
    last_pong = client.last_ping_pong_time

    async def hear(_: WSMessage) -> None:
        nonlocal heard_at
        heard_at = seconds()

    client.on_message_listeners.append(hear)
    while True:
        await asyncio.sleep(min(patience.ping, patience.idle / 4))
        if client.last_ping_pong_time != last_pong:
            last_pong, alive_at = client.last_ping_pong_time, seconds()
        if seconds() - max(alive_at, heard_at) > patience.silence:
            log.warning("slack.deaf", seconds=patience.silence)
            return
        if seconds() - heard_at > patience.idle:
            log.info("slack.idle", seconds=patience.idle)
            return


async def _discard(client: SocketModeClient) -> None:
    """Close without waiting for a peer that does not answer. Unacknowledged envelopes come again."""
    client.closed = True
    if client.current_session is not None:
        with suppress(TimeoutError, aiohttp.ClientError):
            async with asyncio.timeout(1.0):
                await client.current_session.close()
    await client.aiohttp_client_session.close()
    running = (client.message_processor, client.current_session_monitor, client.message_receiver)
    left = [task for task in running if task is not None]
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
