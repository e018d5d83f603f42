"""A lean Bot API on the loopback: the real one's shape without its checks, so that it limits nobody."""

import asyncio
import json
from collections import deque
from time import perf_counter
from typing import Any

from aiohttp import web

ACCOUNT = 7_000_000
"""The id of the first bot."""
PEOPLE = 100_000
"""The id of the first person, which is also that of their direct chat."""
PAGE = 100
"""The most updates that one call returns."""


class Line:
    """What one bot is told, and how much of it is answered: an event is when its reply has arrived."""

    def __init__(self, number: int) -> None:
        self.account = ACCOUNT + number
        self.polling = asyncio.Event()
        self._updates: deque[dict[str, Any]] = deque()
        self._came = asyncio.Event()
        self._enough = asyncio.Event()
        self._number = 0
        self._owed = 0

    async def answered(self, events: int, chats: int) -> float:
        """Tell of `events` texts, in turn from `chats` people; return the seconds until all replies came."""
        self._owed += events
        self._enough.clear()
        began = perf_counter()
        self._updates.extend(self._update(PEOPLE + index % chats) for index in range(events))
        self._came.set()
        await self._enough.wait()
        return perf_counter() - began

    def reply(self) -> int:
        """Note that a message of the bot arrived; return its number."""
        self._owed -= 1
        if self._owed == 0:
            self._enough.set()
        self._number += 1
        return self._number

    async def updates(self, offset: int, patience: float) -> list[dict[str, Any]]:
        """Return what was not confirmed by the offset; wait for something up to `patience` seconds."""
        self.polling.set()
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        if not self._updates:
            self._came.clear()
            try:
                async with asyncio.timeout(patience):
                    await self._came.wait()
            except TimeoutError:
                return []
        return [self._updates[index] for index in range(min(PAGE, len(self._updates)))]

    def _update(self, person: int) -> dict[str, Any]:
        self._number += 1
        return {
            "update_id": self._number,
            "message": {
                "message_id": self._number,
                "from": {"id": person, "is_bot": False, "first_name": "Somebody", "language_code": "en"},
                "chat": {"id": person, "type": "private", "first_name": "Somebody"},
                "date": 1_790_000_000,
                "text": "commitments",
            },
        }


class Platform:
    """The server. `delay` (seconds) is what every answer takes longer than it needs."""

    def __init__(self) -> None:
        self.delay = 0.0
        self.url = ""
        self._lines: dict[str, Line] = {}
        self._runner: web.AppRunner | None = None

    def line(self, token: str) -> Line:
        """Return the line of a new bot with this token."""
        self._lines[token] = Line(len(self._lines))
        return self._lines[token]

    async def start(self) -> None:
        """Listen on a free port of the loopback."""
        app = web.Application()
        app.add_routes([web.post("/bot{token}/{method}", self._call)])
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, shutdown_timeout=0.1)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def close(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _call(self, request: web.Request) -> web.Response:
        line = self._lines[request.match_info["token"]]
        params = {**request.query, **await request.post()}
        result = await self._result(line, request.match_info["method"], params)
        if self.delay:
            await asyncio.sleep(self.delay)
        return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")

    @staticmethod
    async def _result(line: Line, method: str, params: dict[str, Any]) -> object:
        match method:
            case "getUpdates":
                return await line.updates(int(params.get("offset", 0)), float(params.get("timeout", 0)))
            case "sendMessage":
                return {
                    "message_id": line.reply(),
                    "date": 1_790_000_000,
                    "chat": {"id": int(params["chat_id"]), "type": "private", "first_name": "Somebody"},
                    "text": params["text"],
                }
            case "getMe":
                return {"id": line.account, "is_bot": True, "first_name": "Bot", "username": "bench_bot"}
            case _:
                return True
