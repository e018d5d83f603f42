"""HTTP for platforms and for whoever watches over the process: webhooks and health."""

import asyncio
from collections.abc import Sequence

import structlog
from aiohttp import web

from bot.channels.base import Accept, Channel
from storage.engine import Database

_log = structlog.get_logger()

BODY = 1 << 20
"""The most bytes of one request. Platforms send a few thousand."""

LEAVING = 0.5
"""Seconds that requests in hand have left when the process ends; a platform sends again what was cut off."""


class Webhooks:
    """The public listener. The playground has one of its own."""

    def __init__(self, host: str, port: int, database: Database) -> None:
        self.host = host
        self.port = port
        self._database = database

    async def run(self, channels: Sequence[Channel], accept: Accept) -> None:
        """Serve until cancelled."""
        app = web.Application(client_max_size=BODY)
        app.add_routes([web.get("/health", self._health)])
        for channel in channels:
            app.add_routes(channel.routes(accept))
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=LEAVING)
        await runner.setup()
        try:
            site = web.TCPSite(runner, self.host, self.port)
            await site.start()
            self.port = runner.addresses[0][1]
            _log.info("http_listening", host=self.host, port=self.port)
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _health(self, request: web.Request) -> web.Response:
        """Answer 200 if the database answers, else 503."""
        try:
            async with asyncio.timeout(3):
                await self._database.ping()
        except Exception:
            _log.exception("unhealthy")
            return web.json_response({"status": "database"}, status=503)
        return web.json_response({"status": "ok"})
