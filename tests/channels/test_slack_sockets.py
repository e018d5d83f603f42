"""The Socket Mode connection comes back whatever happens to it."""

import asyncio

from bot.channels.slack import Patience
from tests.channels.slack_bench import listening, sending


async def test_a_connection_without_pongs_is_replaced() -> None:
    async with listening() as bench:
        amina = bench.slack.person("Amina")
        bench.slack.delivery.deafen()
        await bench.slack.connected()
        await amina.says("can you hear me?")
        assert (await bench.inbox.nth(1)).text == "can you hear me?"


async def test_a_connection_that_answers_pings_and_brings_nothing_is_replaced() -> None:
    async with listening(patience=Patience(answer=0.5, ping=0.1, silence=5.0, idle=0.6)) as bench:
        amina = bench.slack.person("Amina")
        bench.slack.delivery.deafen(pongs=True)
        await amina.says("can you hear me?")
        assert (await bench.inbox.nth(1)).text == "can you hear me?"


async def test_a_refreshed_connection_loses_nothing() -> None:
    async with listening() as bench:
        amina = bench.slack.person("Amina")
        old = bench.slack.delivery.sockets[0]
        await bench.slack.delivery.refresh()
        await bench.slack.workspace.until(
            lambda: bool(bench.slack.delivery.sockets) and old not in bench.slack.delivery.sockets, 5
        )
        await amina.says("still there?")
        assert (await bench.inbox.nth(1)).text == "still there?"


async def test_a_broken_connection_and_an_absent_slack_are_survived() -> None:
    async with listening() as bench:
        amina = bench.slack.person("Amina")
        await bench.slack.away()
        await bench.slack.workspace.until(lambda: not bench.slack.delivery.sockets, 5)
        await bench.slack.back()
        await amina.says("back again")
        assert (await bench.inbox.nth(1)).text == "back again"


async def test_listening_ends_at_once_whenever_it_is_told_to() -> None:
    async with sending() as bench:
        for steps in range(80):
            ear = asyncio.create_task(bench.channel.listen(bench.inbox.accept))
            for _ in range(steps):
                await asyncio.sleep(0)
            ear.cancel()
            _, running = await asyncio.wait({ear}, timeout=2)
            assert not running, f"still listening when cancelled after {steps} steps"
