"""The webhook: who may call it, when it thanks, and what it answers with."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.base import TryLater
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram.channel import PROOF_HEADER
from storage.records.events import EventKind, Unreadable
from tests.channels.telegram.conftest import Inbox, row, text_to
from tests.platforms.telegram import Person, TelegramServer

SECRET = "a-long_random-word"


@dataclass
class Hook:
    """A channel that is called at `url`."""

    channel: TelegramChannel
    inbox: Inbox
    url: str


@pytest.fixture
async def hook(server: TelegramServer, unused_tcp_port: int) -> AsyncIterator[Hook]:
    url = f"http://127.0.0.1:{unused_tcp_port}/telegram/hook"
    channel = TelegramChannel(server.bot.token, server.base_url, webhook_url=url, webhook_secret=SECRET)
    inbox, app = Inbox(), web.Application()
    app.add_routes(channel.routes(inbox.accept))
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()
    await channel.start()
    yield Hook(channel, inbox, url)
    await runner.cleanup()
    await channel.close()


async def test_updates_come_to_the_webhook_and_a_malformed_one_stops_nothing(
    server: TelegramServer, hook: Hook, amina: Person
) -> None:
    server.push_raw({"message": 5})
    await amina.says("hello")
    assert (await hook.inbox.event(2)).text == "hello"
    assert isinstance(hook.inbox.entries[0], Unreadable)
    await server.until_confirmed()


async def test_telegram_is_thanked_only_when_the_event_is_stored(
    server: TelegramServer, hook: Hook, amina: Person
) -> None:
    hook.inbox.failures = 2
    await amina.says("hello")
    assert (await hook.inbox.event()).text == "hello"
    await server.until_confirmed()
    assert len(hook.inbox.entries) == 1


async def test_a_pressed_button_comes_to_rest_by_the_webhooks_answer(
    server: TelegramServer, hook: Hook, amina: Person
) -> None:
    await hook.channel.send(text_to(amina.id, "Does it hold?", choices=row("Yes")), "k", None)
    press = await amina.presses("Yes")
    await press.stops()
    assert (await hook.inbox.event()).kind is EventKind.CHOICE
    assert len(server.called("answerCallbackQuery")) == 1


@pytest.mark.parametrize(
    "headers", [{}, {PROOF_HEADER: "wrong"}, {PROOF_HEADER: SECRET + "x"}, {PROOF_HEADER: "é"}]
)
async def test_nobody_else_can_post_updates(
    hook: Hook, headers: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    update = {"update_id": 1, "message": {"text": "/leave"}}
    async with (
        aiohttp.ClientSession() as session,
        session.post(hook.url, json=update, headers=headers) as answer,
    ):
        assert answer.status == 403
    assert hook.inbox.entries == []
    logged = capsys.readouterr()
    assert "wrong" not in logged.out + logged.err


async def test_what_is_no_json_is_refused(hook: Hook) -> None:
    headers = {PROOF_HEADER: SECRET}
    async with (
        aiohttp.ClientSession() as session,
        session.post(hook.url, data=b"{", headers=headers) as answer,
    ):
        assert answer.status == 400


async def test_listening_waits_for_the_webhook_alone(
    server: TelegramServer, hook: Hook, amina: Person
) -> None:
    listening = asyncio.create_task(hook.channel.listen(hook.inbox.accept))
    await amina.says("hello")
    await hook.inbox.event()
    assert not server.called("getUpdates")
    assert not listening.done()
    listening.cancel()


async def test_polling_takes_an_old_webhook_away(server: TelegramServer, hook: Hook) -> None:
    assert server.bot.webhook
    polling = TelegramChannel(server.bot.token, server.base_url)
    assert polling.routes(hook.inbox.accept) == []
    await polling.start()
    assert server.bot.webhook is None
    await polling.close()


async def test_a_webhook_needs_a_secret(server: TelegramServer) -> None:
    with pytest.raises(ValueError, match="secret"):
        TelegramChannel(server.bot.token, server.base_url, webhook_url="https://example.org/hook")


async def test_a_start_while_telegram_is_away_can_be_tried_later(server: TelegramServer) -> None:
    channel = TelegramChannel(server.bot.token, server.base_url)
    await server.away()
    with pytest.raises(TryLater):
        await channel.start()
    await server.back()
    await channel.start()
    assert channel.username == "convenor_bot"
    await channel.close()


async def test_what_comes_before_we_know_who_we_are_comes_again(
    server: TelegramServer, unused_tcp_port: int
) -> None:
    url = f"http://127.0.0.1:{unused_tcp_port}/hook"
    channel = TelegramChannel(server.bot.token, server.base_url, webhook_url=url, webhook_secret=SECRET)
    inbox, app = Inbox(), web.Application()
    app.add_routes(channel.routes(inbox.accept))
    async with TestClient(TestServer(app)) as client:
        answer = await client.post("/hook", headers={PROOF_HEADER: SECRET}, json={"update_id": 1})
    assert answer.status == 503
    assert inbox.entries == []
    await channel.close()
