"""The house that tests are told in: people join on each platform through real invitations."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import Bot
from bot.channels.slack import SlackChannel
from storage.engine import Database
from storage.records.events import EventKind
from tests.house import FRIDAY, House
from tests.machine import ledger
from tests.paper import Paper
from tests.stages import STAGES


@pytest.mark.parametrize("platform", STAGES)
async def test_somebody_joins_and_is_answered_and_again_after_a_restart(
    database: Database, platform: str
) -> None:
    async with await House.open(database, STAGES[platform](), table=ledger.routes()) as house:
        await house.partnership("Clean Water Lakes")
        amina = await house.partner("Amina Diallo", "Lakewatch", zone="Africa/Nairobi")
        await amina.says("the boat is repaired")
        await amina.hears("the boat is repaired")
        await house.restart()
        await amina.says("and painted")
        await amina.hears("and painted")
        assert await house.look(ledger.written) == ["the boat is repaired", "and painted"]


async def test_the_clock_stops_at_every_due_moment_on_the_way(house: House) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    await amina.says("wake me 3 times")
    await house.clock_to(FRIDAY + timedelta(days=9))
    woken = [FRIDAY + timedelta(days=day) for day in (1, 2, 3)]
    assert await house.look(ledger.woken) == woken
    assert house.clock.now() == FRIDAY + timedelta(days=9)
    assert await house.next_thing() is None


async def test_a_channel_that_cannot_start_holds_up_nobody_on_another(
    house: House, paper: Paper, unused_tcp_port: int
) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    await house.stop()
    away = SlackChannel(
        "xoxb-token",
        app_token="xapp-token",
        signing_secret=None,
        base_url=f"http://127.0.0.1:{unused_tcp_port}/api/",
    )
    bot, stop = Bot(replace(house.bot.world, channels=[*house.bot.world.channels, away])), asyncio.Event()
    running = asyncio.create_task(bot.run(stop))
    await amina.hand.says("hello")
    await paper.until(len(amina.heard) + 1, "Amina")
    stop.set()
    await running
    assert "hello" in amina.last.text


async def test_who_opens_the_chat_is_greeted_if_unknown_and_asked_nothing_if_known(
    house: House, paper: Paper
) -> None:
    await house.partnership("Lakes")
    amina = await house.partner("Amina")
    await house.partnership("Harbour")
    await amina.hand.joins(await house.invitation())
    await house.settle()
    heard = amina.heard
    for user in ("Amina", "Nobody"):
        await paper.tell(paper.event(user, kind=EventKind.OPENED, now=house.clock.now()))
    await house.settle()
    assert amina.heard == heard
    assert "we have not met yet" in paper.to("Nobody")[-1].text
