"""Telegram as a channel: one bot account that polls or is called at a webhook."""

import asyncio
import hmac
import json
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import urlencode, urlsplit

import structlog
from aiohttp import web
from telegram import Bot, BotCommand
from telegram.error import InvalidToken, TelegramError

from bot.channels.base import Accept, NotFetched, TokenRefused
from bot.channels.telegram.request import SEND_SECONDS, AiohttpRequest, Flooded
from bot.channels.telegram.sender import Sender, outcome, unfetched
from bot.channels.telegram.translate import CHANNEL, WANTED, Me, spinner, translate, update_id
from bot.clock import Clock, SystemClock
from storage.failpoints import failpoint
from storage.records.events import File
from storage.records.messages import OutboundMessage, Sent
from storage.records.people import Door

Menu = tuple[str, Sequence[tuple[str, str]]]
"""A language (two letters) and the commands shown in it: word and description."""

PROOF_HEADER = "X-Telegram-Bot-Api-Secret-Token"
"""The header by which Telegram proves that a webhook call is its own."""

LONGEST_PAUSE = 30.0
"""Seconds between two polls, at the most, while they fail."""

log = structlog.get_logger(__name__)


class TelegramChannel:
    """One bot on Telegram. With `webhook_url` and `webhook_secret` it is called, otherwise it polls.

    `base_url` is the address of the Bot API, such as `https://api.telegram.org`.
    `poll_timeout`, and `answer_within` for all other calls, are in seconds. `start` sets
    `account` and `username`.
    """

    name = CHANNEL
    forms = False
    whispers = False
    pace = 0.1

    def __init__(  # noqa: PLR0913 - a composition root reads best by keyword
        self,
        token: str,
        base_url: str,
        *,
        webhook_url: str | None = None,
        webhook_secret: str | None = None,
        poll_timeout: float = 25,
        answer_within: float = SEND_SECONDS,
        commands: Sequence[Menu] = (),
        clock: Clock | None = None,
    ) -> None:
        if bool(webhook_url) != bool(webhook_secret):
            raise ValueError("a webhook needs both its address and its secret")
        self.account = ""
        self.username = ""
        self._webhook_url = webhook_url
        self._webhook_secret = webhook_secret or ""
        self._poll_timeout = poll_timeout
        self._commands = commands
        self._clock = clock or SystemClock()
        self._polls = AiohttpRequest(answer_within=poll_timeout + 10, connections=2)
        self._requests = AiohttpRequest(answer_within=answer_within)
        self._bot = Bot(
            token,
            f"{base_url.rstrip('/')}/bot",
            f"{base_url.rstrip('/')}/file/bot",
            request=self._requests,
            get_updates_request=self._polls,
        )
        self._sender = Sender(self._bot)
        self._me = Me(0, "")
        self._offset = 0

    @property
    def alone(self) -> bool:
        """Say whether only one process may listen: Telegram ends a poll when another begins."""
        return not self._webhook_url

    async def start(self) -> None:
        """Learn who we are, choose polling or the webhook, set the menus.

        Raises `TokenRefused`, or what `outcome` makes of any other failure.
        """
        try:
            await self._bot.initialize()
            self._me = Me(self._bot.id, self._bot.username)
            self.account, self.username = self._me.account, self._me.username
            if self._webhook_url:
                wanted = list(WANTED)
                await self._bot.set_webhook(
                    self._webhook_url, secret_token=self._webhook_secret, allowed_updates=wanted
                )
            else:
                await self._bot.delete_webhook()
            await self._set_menus()
        except InvalidToken:
            # The library's own message quotes the token.
            raise TokenRefused("Telegram refused the bot token") from None
        except TelegramError as error:
            raise outcome(error) from error

    async def _set_menus(self) -> None:
        """Set each menu; the first is also shown in all languages that have none."""
        for number, (language, entries) in enumerate(self._commands):
            menu = [BotCommand(word, description) for word, description in entries]
            if number == 0:
                await self._bot.set_my_commands(menu)
            await self._bot.set_my_commands(menu, language_code=language)

    async def listen(self, accept: Accept) -> None:
        """Feed events until cancelled. Raises `TokenRefused` when the token is taken back.

        An update is confirmed to Telegram, by the offset of the next call, only when `accept`
        has returned for it and for all before it. Updates that come together are accepted
        together, begun in their order, so that they can share one commit.
        """
        if self._webhook_url:
            await asyncio.Event().wait()
        failures = 0
        while True:
            try:
                await self._poll(accept)
                failures = 0
            except InvalidToken:
                raise TokenRefused("Telegram refused the bot token") from None
            except TelegramError as error:
                failures += 1
                log.warning("telegram.poll_failed", error=type(error).__name__, failures=failures)
                await asyncio.sleep(_pause(failures, error))
            except Exception:
                failures += 1
                log.exception("telegram.accept_failed", failures=failures)
                await asyncio.sleep(_pause(failures))

    async def _poll(self, accept: Accept) -> None:
        """Fetch once. The offset moves past what was accepted, up to the first that was not."""
        updates = await self._fetch()
        failpoint("after_thanks")
        taken = await asyncio.gather(*(self._take(raw, accept) for raw in updates), return_exceptions=True)
        for raw, failure in zip(updates, taken, strict=True):
            if failure is not None:
                raise failure
            self._offset = max(self._offset, (update_id(raw) or 0) + 1)
        failpoint("before_thanks")
        await self._stop_spinners(updates)

    async def _fetch(self) -> list[object]:
        """Return the updates as they came, so that a malformed one can be set aside on its own."""
        asked = {
            "offset": self._offset,
            "timeout": int(self._poll_timeout),
            "allowed_updates": json.dumps(WANTED),
        }
        updates = await self._polls.post(f"{self._bot.base_url}/getUpdates?{urlencode(asked)}")
        return list(updates) if isinstance(updates, list) else []

    async def _take(self, raw: object, accept: Accept) -> None:
        event = translate(raw, self._me, self._clock.now())
        if event is not None:
            await accept(event)

    async def _stop_spinners(self, updates: Iterable[object]) -> None:
        """Let pressed buttons come to rest. It shows and means nothing more, so a failure is nothing."""
        pressed = [number for raw in updates if (number := spinner(raw))]
        answers = (self._bot.answer_callback_query(number) for number in pressed)
        for failure in await asyncio.gather(*answers, return_exceptions=True):
            if isinstance(failure, BaseException):
                log.debug("telegram.spinner_stays", error=type(failure).__name__)

    def routes(self, accept: Accept) -> list[web.RouteDef]:
        """Return the webhook; none when polling."""
        if not self._webhook_url:
            return []

        async def take_update(request: web.Request) -> web.Response:
            return await self._webhook(request, accept)

        return [web.post(urlsplit(self._webhook_url).path or "/", take_update)]

    async def _webhook(self, request: web.Request, accept: Accept) -> web.Response:
        """Answer 200 once the update is stored; the answer also stops the spinner of a pressed button.

        Before the start we do not know who we are: 503, and Telegram sends it again.
        """
        given = request.headers.get(PROOF_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._webhook_secret.encode()):
            log.warning("telegram.webhook_refused")
            return web.Response(status=403)
        if not self.account:  # an event of no account would be answered by nobody
            return web.Response(status=503)
        try:
            raw = json.loads(await request.read())
        except ValueError:
            return web.Response(status=400)
        await self._take(raw, accept)
        failpoint("before_thanks")
        if pressed := spinner(raw):
            return web.json_response({"method": "answerCallbackQuery", "callback_query_id": pressed})
        return web.Response()

    async def send(
        self, message: OutboundMessage, key: str, before: Sent | None, picture: bytes | None = None
    ) -> Sent:
        """Send or replace; see `Sender.send`."""
        return await self._sender.send(message, key, before, picture)

    async def sketch(self, message: OutboundMessage, there: Sent) -> None:
        """Show a part of what is to come; see `Sender.sketch`."""
        await self._sender.sketch(message, there)

    async def find(self, message: OutboundMessage, key: str, since: datetime) -> Sent | None:
        """Return None: bots on Telegram cannot look up what they sent."""
        return None

    async def fetch(self, file: File, most: int) -> bytes:
        """Return what is in a file; see `Channel.fetch`. Telegram gives bots at most 20 MB."""
        try:
            found = await self._bot.get_file(file.id)
        except TelegramError as error:
            raise unfetched(error) from None
        if (found.file_size or 0) > most:
            raise NotFetched("too_large")
        if not (found.file_path or "").startswith("http"):
            raise NotFetched("unreachable")
        return await self._requests.download(found.file_path or "", most)

    def door(self) -> Door:
        """Return our name and the start link that brings a code ("Deep linking" of the Bot API)."""
        return Door(f"@{self.username}", f"https://t.me/{self.username}?start={{code}}")

    async def close(self) -> None:
        """Close the clients."""
        await self._bot.shutdown()


def _pause(failures: int, error: TelegramError | None = None) -> float:
    """How many seconds to wait after so many failures in a row, never the same for two of us."""
    if isinstance(error, Flooded):
        return error.after
    longest = min(LONGEST_PAUSE, 0.2 * 2 ** min(failures, 10))
    return secrets.SystemRandom().uniform(longest / 2, longest)
