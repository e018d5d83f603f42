"""Slack as a `Channel`: slack-bolt listens, slack_sdk sends over one shared session."""

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Any

import aiohttp
import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.base import Accept, TokenRefused, TryLater
from bot.channels.slack import attachments
from bot.channels.slack.account import EVENTS_PATH
from bot.channels.slack.directory import Directory
from bot.channels.slack.failures import MISCONFIGURED, told
from bot.channels.slack.listener import SDK_LOG, bolt
from bot.channels.slack.modal import errors_of
from bot.channels.slack.postbox import Postbox
from bot.channels.slack.render import opens_in
from bot.channels.slack.sockets import Patience, keep_connected
from bot.channels.slack.translate import CHANNEL, Reading, Self, translate
from bot.channels.slack.views import Views
from bot.clock import Clock, SystemClock
from storage.records.events import EventKind, File, InboundEvent
from storage.records.messages import OutboundMessage, Sent
from storage.records.people import Door

Json = dict[str, Any]

log = structlog.get_logger()


class SlackChannel:
    """One app in one workspace: by Socket Mode with an `app_token`, else by HTTP with a `signing_secret`.

    Raises `ValueError` when both are missing. `clock` dates commands, to which Slack gives no time.
    `patience` may be replaced before `start`.
    """

    name = CHANNEL
    alone = False
    forms = True
    whispers = True
    pace = 1.5

    def __init__(
        self,
        bot_token: str,
        *,
        app_token: str | None,
        signing_secret: str | None,
        base_url: str = "https://slack.com/api/",
        clock: Clock | None = None,
    ) -> None:
        if not app_token and not signing_secret:
            raise ValueError("Slack needs an app token (Socket Mode) or a signing secret (HTTP)")
        self.account = ""
        self._tokens = bot_token, app_token
        self._secret = signing_secret or ""
        self._base_url = base_url
        self.patience = Patience()
        self._clock = clock or SystemClock()

    async def start(self) -> None:
        """Open the client and learn who we are.

        Raises `TryLater` when Slack cannot say, and `TokenRefused` when it does not know the token.
        """
        timeout = aiohttp.ClientTimeout(total=self.patience.answer, connect=self.patience.answer / 2)
        self._session = aiohttp.ClientSession(timeout=timeout)
        # Its default handler posts again after a lost connection, which would post twice.
        self._client = AsyncWebClient(
            self._tokens[0], base_url=self._base_url, session=self._session, logger=SDK_LOG, retry_handlers=[]
        )
        try:
            with told(repeatable=True):
                who = await self._client.auth_test()
        except BaseException as error:
            await self._session.close()
            if isinstance(error, TryLater) and error.reason in MISCONFIGURED:
                raise TokenRefused(f"Slack refused the bot token ({error.reason})") from None
            raise
        self.account = str(who["team_id"])
        self._name = str(who["user"])
        self._me = Self(self.account, str(who["user_id"]), str(who["bot_id"]))
        self._directory = Directory(self._client)
        self._postbox = Postbox(self._client, self._directory, self._session)
        self._views = Views(self._client)

    async def listen(self, accept: Accept) -> None:
        """Feed events until cancelled. Over HTTP the events come by the routes; this only looks people up."""
        async with asyncio.TaskGroup() as group:
            self._directory.group = group
            try:
                if self._tokens[1]:
                    app = self._bolt(accept)
                    await keep_connected(lambda: self._socket(app), self.patience)
                await asyncio.Event().wait()
            finally:
                self._directory.group = None

    def routes(self, accept: Accept) -> list[web.RouteDef]:
        """Return the webhook; none in Socket Mode."""
        if self._tokens[1]:
            return []
        apps: list[AsyncApp] = []

        async def serve(request: web.Request) -> web.Response:
            if not self.account:
                return web.Response(status=503)
            if not apps:
                apps.append(self._bolt(accept))
            stamp = request.headers.get("X-Slack-Request-Timestamp", "")
            signature = request.headers.get("X-Slack-Signature", "")
            if not (stamp.isascii() and stamp.isdigit() and signature.isascii()):
                return web.Response(status=401)
            return await to_aiohttp_response(await apps[0].async_dispatch(await to_bolt_request(request)))

        return [web.post(EVENTS_PATH, serve)]

    async def send(
        self, message: OutboundMessage, key: str, before: Sent | None, picture: bytes | None = None
    ) -> Sent:
        """Send or replace, or fill the view that is open; see `Channel.send`."""
        if message.view is not None:
            return await self._views.show(message)
        return await self._postbox.send(message, key, before, picture)

    async def sketch(self, message: OutboundMessage, there: Sent) -> None:
        """Show a part of what is to come; see `Postbox.sketch`."""
        await self._postbox.sketch(message, there)

    async def find(self, message: OutboundMessage, key: str, since: datetime) -> Sent | None:
        """Return what was posted under `key` since then (aware UTC); None for what only one may see."""
        if message.view is not None:
            return None
        return await self._postbox.find(message, key, since)

    async def fetch(self, file: File, most: int) -> bytes:
        """Return what is in a file; see `Channel.fetch`."""
        return await attachments.fetch(self._client, self._session, file, most)

    def door(self) -> Door:
        """Return our name in the workspace; Slack has no link that brings a code, so it is typed."""
        return Door(f"@{self._name} (Slack)")

    async def close(self) -> None:
        """Close the session."""
        await self._session.close()

    def _bolt(self, accept: Accept) -> AsyncApp:
        async def take(body: Json) -> Json:
            reading = Reading(self._me, self._clock.now(), self._directory.names)
            found = translate(body, reading)
            if isinstance(found, InboundEvent):
                if found.kind is EventKind.FORM and (errors := errors_of(body["view"])):
                    return {"response_action": "errors", "errors": errors}
                view, event = await asyncio.gather(self._view_for(body), self._completed(found))
                found = replace(event, view=view)
            if found is not None:
                await accept(found)
            return {}

        return bolt(self._client, self._secret, self._me, take)

    async def _view_for(self, body: Json) -> str | None:
        """Return the id of the view that was opened at a button; None where it asks for none."""
        pressed = body["actions"][0]["action_id"] if body.get("type") == "block_actions" else ""
        language = opens_in(pressed)
        if language is None:
            return None
        return await self._views.open(body["trigger_id"], language, self.patience.view)

    def _socket(self, app: AsyncApp) -> SocketModeClient:
        return AsyncSocketModeHandler(
            app, self._tokens[1], logger=SDK_LOG, ping_interval=self.patience.ping
        ).client

    async def _completed(self, event: InboundEvent) -> InboundEvent:
        """Return the event with what Slack knows of its sender, in the chat where they can be answered."""
        if not event.user:
            return event
        if event.direct and event.chat.startswith("D"):
            self._directory.remember_chat(event.user, event.chat)
        hints = await self._directory.hints(event.user)
        named = replace(event, name=hints.name, language=hints.language, zone=hints.zone)
        return replace(named, chat=await self._chat_of(event.user)) if event.chat == event.user else named

    async def _chat_of(self, user: str) -> str:
        """Return the direct chat, or the user where Slack does not say at once: as good to send to."""
        try:
            async with asyncio.timeout(self.patience.answer / 8):
                return await self._directory.chat(user)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            log.info("slack.chat_unknown", user=user, error=type(error).__name__)
            return user
