"""A small strict Slack on loopback, for the real slack_sdk and slack-bolt clients."""

import asyncio
import json
import socket
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.platforms.slack import events
from tests.platforms.slack.delivery import Delivery
from tests.platforms.slack.faults import Drop, Failure, Faults, Stall
from tests.platforms.slack.limits import SlackRefusal
from tests.platforms.slack.people import Person
from tests.platforms.slack.webapi import METHODS, SCOPES, WebApi
from tests.platforms.slack.workspace import BOT_USER, Account, Conversation, Workspace

Json = dict[str, Any]

BOT_TOKEN, APP_TOKEN, SIGNING_SECRET = "xoxb-test-bot", "xapp-test-app", "a-signing-secret"


@dataclass(frozen=True)
class Call:
    """One call of the Web API: its arguments, and Slack's error code where it was refused."""

    method: str
    args: Json
    error: str | None = None


class SlackServer:
    """One workspace with one app. Tokens: `BOT_TOKEN`, `APP_TOKEN`; secret: `SIGNING_SECRET`."""

    def __init__(self, *, ack_timeout: float = 3.0, scopes: tuple[str, ...] = SCOPES) -> None:
        self.workspace = Workspace()
        self.scopes = set(scopes)
        self.log: list[Call] = []
        self.faults = Faults()
        self.api = WebApi(
            self.workspace, lambda: f"ws://127.0.0.1:{self._port}/link?ticket={self.workspace.number()}"
        )
        self.workspace.address = lambda: f"http://127.0.0.1:{self._port}"
        self.delivery = Delivery(SIGNING_SECRET, self.workspace.changed, ack_timeout)
        self._port = 0
        self._runner: web.AppRunner | None = None
        self._site: web.BaseSite | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def base_url(self) -> str:
        """The address for `AsyncWebClient(base_url=...)`."""
        return f"http://127.0.0.1:{self._port}/api/"

    @property
    def calls(self) -> list[Call]:
        """The accepted calls, in order."""
        return [call for call in self.log if call.error is None]

    @property
    def refused(self) -> list[Call]:
        """The refused calls, in order."""
        return [call for call in self.log if call.error is not None]

    @property
    def pings(self) -> list[str]:
        """Whom messages of the bot have pinged, by reference."""
        return self.workspace.pings

    async def start(self) -> None:
        """Listen on a free port of the loopback."""
        app = web.Application(client_max_size=20 * 2**20)
        app.add_routes(
            [
                web.route("*", "/api/{method}", self._serve),
                web.get("/link", self.delivery.socket),
                web.get("/files/{file}", self._file),
                web.post("/upload/{file}", self._upload),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await self.back()

    async def close(self) -> None:
        """Stop; what is stalled goes on, what is pending is given up."""
        self.faults.release()
        await self.delivery.close()
        await self.delivery.cut()
        if self._runner:
            await self._runner.cleanup()

    async def away(self) -> None:
        """Refuse connections and cut those that are open, as when Slack or the network is away."""
        if self._site:
            await self._site.stop()
            self._site = None
        await self.delivery.cut()
        server = self._runner.server if self._runner else None
        for connection in server.connections if server else []:
            if connection.transport:
                connection.transport.abort()
        # The peers, which may share this loop, learn of it before anything else happens.
        await asyncio.sleep(0.02)

    async def back(self) -> None:
        """Listen again, on the same port."""
        assert self._runner is not None
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(("127.0.0.1", self._port))
        self._port = sock.getsockname()[1]
        self._site = web.SockSite(self._runner, sock)
        await self._site.start()

    def person(
        self, name: str, *, zone: str = "UTC", locale: str = "en-US", team: str | None = None
    ) -> Person:
        """A new person; with `team` a guest of another workspace."""
        account = Account(f"U{self.workspace.number()}{name.upper()}", name, zone, locale)
        account.team = team or account.team
        self.workspace.accounts[account.id] = account
        self.workspace.direct(account.id)
        return Person(account, self.workspace, self.delivery, self.api)

    def channel(self, name: str, *people: Person, bot: bool = True) -> Conversation:
        """A new channel of these people, with or without the bot. No event tells of it."""
        members = {person.id for person in people} | ({BOT_USER} if bot else set())
        made = Conversation(f"C{self.workspace.number()}{name.upper()}", name, members)
        self.workspace.conversations[made.id] = made
        return made

    async def invite_bot(self, channel: Conversation, by: Person) -> None:
        """Put the bot into a channel: `member_joined_channel`."""
        channel.members.add(BOT_USER)
        event = {"type": "member_joined_channel", "user": BOT_USER, "channel": channel.id, "inviter": by.id}
        self.delivery.send("events_api", events.callback(self.workspace, event | {"channel_type": "C"}))

    async def remove_bot(self, channel: Conversation, by: Person) -> None:
        """Take the bot out of a channel: `channel_left`."""
        channel.members.discard(BOT_USER)
        event = {"type": "channel_left", "channel": channel.id, "actor_id": by.id}
        self.delivery.send("events_api", events.callback(self.workspace, event))

    async def settled(self, within: float = 10.0) -> None:
        """Return once every payload so far is acknowledged or given up."""
        await self.workspace.until(lambda: self.delivery.pending == 0, within)

    async def connected(self, within: float = 10.0, *, hearing: bool = True) -> None:
        """Return once a Socket Mode connection (that is not deaf) is open."""
        await self.workspace.until(
            lambda: any(not (hearing and one.deaf) for one in self.delivery.sockets), within
        )

    async def called(self, method: str, times: int = 1, within: float = 5.0) -> None:
        """Return once the method was called so many times, accepted or not."""
        await self.workspace.until(lambda: sum(call.method == method for call in self.log) >= times, within)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method, args = request.match_info["method"], await _arguments(request)
        fault = self.faults.take(method)
        if self.faults.unwell:
            fault = Failure("service_unavailable", status=503)
        if isinstance(fault, Failure):
            return await self._refuse(Call(method, args, fault.error), fault.retry_after, fault.status)
        await self._suffer(fault, request, before=True)
        if isinstance(fault, Drop) and fault.before:
            return web.Response(status=500)
        try:
            body = await self._answer(method, args, request.headers.get("Authorization", ""))
        except SlackRefusal as refusal:
            return await self._refuse(
                Call(method, args, refusal.code), refusal.retry_after, 200, refusal.detail
            )
        self.log.append(Call(method, args))
        await self.workspace.changed()
        await self._suffer(fault, request, before=False)
        return web.json_response(
            {"ok": True, **body}, headers={"x-oauth-scopes": ",".join(sorted(self.scopes))}
        )

    async def _file(self, request: web.Request) -> web.Response:
        """Give a file to those who may read it; to others the page to sign in, as Slack does."""
        found = self.workspace.files.get(request.match_info["file"])
        if found is None:
            return web.Response(status=404)
        if request.headers.get("Authorization") != f"Bearer {BOT_TOKEN}" or "files:read" not in self.scopes:
            return web.Response(text="<!DOCTYPE html><html>Sign in</html>", content_type="text/html")
        given = web.Response(body=found.body, content_type=found.facts["mimetype"])
        if "size" not in found.facts:
            given.enable_chunked_encoding()
        return given

    async def _upload(self, request: web.Request) -> web.Response:
        """Take a file that was asked leave for."""
        body = await request.read()
        brought = self.workspace.uploads.bring(request.match_info["file"], body)
        return web.Response(text=f"OK - {len(body)}") if brought else web.Response(status=400)

    async def _suffer(
        self, fault: Failure | Stall | Drop | None, request: web.Request, *, before: bool
    ) -> None:
        if isinstance(fault, Stall) and fault.before == before:
            fault.reached.set()
            await fault.release.wait()
        elif isinstance(fault, Drop) and fault.before == before and request.transport:
            request.transport.abort()

    async def _answer(self, method: str, args: Json, authorization: str) -> Json:
        if method not in METHODS:
            raise SlackRefusal("unknown_method")
        scope, function = METHODS[method]
        token = authorization.removeprefix("Bearer ") or str(args.get("token") or "")
        if not token:
            raise SlackRefusal("not_authed")
        if token not in {BOT_TOKEN, APP_TOKEN}:
            raise SlackRefusal("invalid_auth")
        if (token == APP_TOKEN) != (method == "apps.connections.open"):
            raise SlackRefusal("not_allowed_token_type")
        if token == BOT_TOKEN and scope and scope not in self.scopes:
            raise SlackRefusal("missing_scope", f"needed: {scope}")
        return await function(self.api, args)

    async def _refuse(
        self, call: Call, retry_after: int | None, status: int, detail: str = ""
    ) -> web.Response:
        self.log.append(call)
        await self.workspace.changed()
        headers = {"Retry-After": str(retry_after)} if retry_after else {}
        body = {
            "ok": False,
            "error": call.error,
            "response_metadata": {"messages": [detail] if detail else []},
        }
        return web.json_response(body, status=status, headers=headers)


async def _arguments(request: web.Request) -> Json:
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        args |= json.loads(await request.text() or "{}")
    else:
        args |= {key: str(value) for key, value in (await request.post()).items()}
    return args
