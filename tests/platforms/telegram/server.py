"""The fake Telegram over HTTP: tokens, updates by long poll or webhook, faults, and a log of calls."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp import web

from tests.platforms.telegram import polling
from tests.platforms.telegram.faults import Cut, Faults
from tests.platforms.telegram.methods import METHODS
from tests.platforms.telegram.people import Group, Person
from tests.platforms.telegram.records import Bot, Chat, Json
from tests.platforms.telegram.refusals import Refusal
from tests.platforms.telegram.world import World

_GONE = (aiohttp.ClientError, TimeoutError)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API that was answered. `refusal` is None where it was accepted."""

    bot: Bot
    method: str
    params: Json
    result: object = None
    refusal: Refusal | None = None


class TelegramServer(World, Faults):
    """A Telegram on the loopback.

    `base_url` is the address of the Bot API, without `/bot`. Every call but getUpdates takes
    `latency` seconds before it has an effect.
    """

    def __init__(self, now: Callable[[], datetime] | None = None) -> None:
        World.__init__(self, now)
        Faults.__init__(self)
        self.calls: list[Call] = []
        self.refused: list[Call] = []
        self.base_url = ""
        self.latency = 0.0
        self._port = 0
        self._away = False
        self._runner: web.AppRunner | None = None
        self._posters: dict[str, asyncio.Task[None]] = {}

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=51 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/documents/{file}", self._file)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.2)
        await self._runner.setup()
        await self.back()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for poster in self._posters.values():
            poster.cancel()
        await asyncio.gather(*self._posters.values(), return_exceptions=True)
        self._away = True
        self.bell.ring()
        if self._runner:
            await self._runner.cleanup()

    def add_bot(self, username: str = "convenor_bot", name: str = "Convenor") -> Bot:
        """Return a new bot account with a token of its own."""
        number = 7_000_000_001 + len(self.bots)
        bot = Bot(number, username, name, f"{number}:AA-{'x' * 29}{len(self.bots):03}")
        self.bots[bot.token] = bot
        self._posters[bot.token] = asyncio.create_task(self._post_updates(bot))
        return bot

    def person(self, name: str, language: str | None = "en", username: str | None = None) -> Person:
        """Return a new person. They have not pressed Start with any bot."""
        number = 5001 + len(self.users)
        first, _, last = name.partition(" ")
        extra = {"last_name": last, "username": username, "language_code": language}
        known = {key: value for key, value in extra.items() if value}
        self.users[number] = {"id": number, "is_bot": False, "first_name": first, **known}
        return Person(self, number, name)

    def group(self, title: str, creator: Person, *, supergroup: bool = False) -> Group:
        """Return a new group without bots; `await group.adds(bot)` brings one in."""
        number = (-1_001_000_000_001 if supergroup else -4_000_001) - len(self.groups)
        chat = Chat(number, "supergroup" if supergroup else "group", title)
        self.groups[number] = chat
        return Group(self, chat, creator)

    def called(self, *methods: str) -> list[Call]:
        """The accepted calls of these methods, in order."""
        return [call for call in self.calls if call.method in methods]

    async def until_called(self, method: str, times: int = 1, within: float = 5) -> list[Call]:
        """Wait until a method was accepted so often, and return those calls."""

        def look() -> list[Call] | None:
            found = self.called(method)
            return found if len(found) >= times else None

        return await self.bell.until(look, within)

    async def until_confirmed(self, bot: Bot | None = None, within: float = 5) -> None:
        """Wait until the bot has confirmed every update that it was sent."""
        told = bot or self.bot
        await self.bell.until(lambda: None if told.pending or told.repeats else True, within)

    def repeat_last(self, bot: Bot | None = None) -> None:
        """Deliver the last update again, under the same id."""
        told = bot or self.bot
        told.repeats.append(told.last_update)
        self.bell.ring()

    def push_raw(self, update: Json, bot: Bot | None = None) -> int:
        """Send an update as it is, however malformed; it gets an `update_id`, which is returned."""
        told = bot or self.bot
        self.tell(told, update, always=True)
        return told.last_update_id

    async def away(self) -> None:
        """Be unreachable: connections are refused, and the open ones are dropped."""
        self._away = True
        self.bell.ring()
        if self._runner:
            for site in list(self._runner.sites):
                await site.stop()

    async def back(self) -> None:
        """Be reachable again, under the same address."""
        self._away = False
        assert self._runner, "use the server as an asynchronous context manager"
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]
        self.base_url = f"http://127.0.0.1:{self._port}"
        self.bell.ring()

    async def _serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        params: Json = {**request.query, **await _body(request)}
        try:
            bot = self._known(request.match_info["token"])
            result = await self._call(bot, method, params)
        except Refusal as refusal:
            return web.json_response(refusal.body(), status=refusal.code)
        except Cut:
            if request.transport:
                request.transport.abort()
            return web.Response(status=500)
        return web.json_response({"ok": True, "result": result})

    async def _file(self, request: web.Request) -> web.Response:
        """Give a file by the path that getFile told, to a bot that we know."""
        body = self.files.get(request.match_info["file"])
        if request.match_info["token"] not in self.bots or body is None:
            return web.Response(status=404)
        return web.Response(body=body)

    def _known(self, token: str) -> Bot:
        if token not in self.bots:
            raise Refusal(401, "Unauthorized")
        return self.bots[token]

    async def _call(self, bot: Bot, method: str, params: Json) -> object:
        """Carry out one call with the faults that were arranged for it, and log it."""
        if self._away:
            raise Cut
        fault = self.take(method)
        try:
            if fault and fault.when == "before":
                await fault.strike()
            result = await self._answer(bot, method, params)
        except Refusal as refusal:
            self.refused.append(Call(bot, method, params, refusal=refusal))
            self.bell.ring()
            raise
        self.calls.append(Call(bot, method, params, result))
        self.bell.ring()
        if fault and fault.when == "after":
            await fault.strike()
        return result

    async def _answer(self, bot: Bot, method: str, params: Json) -> object:
        if method.lower() == "getupdates":
            updates = await polling.get_updates(self, bot, params, lambda: self._away)
            if self._away:
                raise Cut
            return updates
        if self.latency:
            await asyncio.sleep(self.latency)
        known = METHODS.get(method.lower())
        if known is None:
            raise Refusal(404, "Not Found: method not found")
        return known(self, bot, params)

    async def _post_updates(self, bot: Bot) -> None:
        """Post what is pending to the bot's webhook, in order, each until it is answered with 200."""
        async with aiohttp.ClientSession() as session:
            while True:
                update = await self.bell.until(lambda: polling.next_to_post(bot, away=self._away), None)
                answer = await self._post(session, bot, update)
                if answer is None:
                    await asyncio.sleep(0.05)
                    continue
                polling.confirm_posted(bot, update)
                self.bell.ring()
                if "method" in answer:
                    with suppress(Refusal, Cut):
                        await self._call(bot, str(answer.pop("method")), answer)

    async def _post(self, session: aiohttp.ClientSession, bot: Bot, update: Json) -> Json | None:
        """Return the JSON of the answer; None where the update has to be posted again."""
        hook = bot.webhook
        if hook is None:
            return None
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            async with session.post(hook.url, json=update, headers=headers) as response:
                if response.status != 200:
                    hook.last_error = f"Wrong response from the webhook: {response.status} {response.reason}"
                    self.bell.ring()
                    return None
                body: Json = await response.json() if response.content_type == "application/json" else {}
                return body
        except _GONE:
            hook.last_error = "Connection refused"
            self.bell.ring()
            return None


async def _body(request: web.Request) -> Json:
    if request.content_type == "application/json" and request.can_read_body:
        sent: Json = await request.json()
        return sent
    return dict(await request.post())


def befriend(people: Iterable[Person], bot: Bot) -> None:
    """Let people have pressed Start long ago, without an update."""
    for person in people:
        person.world.started.add((bot.id, person.id))
