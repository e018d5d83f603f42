"""Bad weather: restarts, rate limits, an absent platform, a locked database, a bug: nothing is lost, nothing storms."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot import dispatch
from handlers.checkins import asking
from handlers.routes import routes
from handlers.turn import Message, Turn
from storage.engine import Database
from storage.records.checkins import Outcome
from storage.records.commitments import NoticeKind
from storage.queue import inbox
from storage.unit import UnitOfWork
from tests.flows.conftest import begin
from tests.flows.devices import set_aside, slack_server, telegram_of, telegram_server
from tests.flows.lakes import Lakes
from tests.house import House, Partner
from tests.stages import SlackHand, Stage, TelegramStage

REPORT = "“Send the water quality report”"


@pytest.fixture
async def either(sqlite_database: Database, platform: Stage) -> AsyncIterator[Lakes]:
    """Clean Water Lakes on SQLite, on Telegram and on Slack."""
    async with await House.open(sqlite_database, platform) as house:
        yield await begin(house)


def sends(lakes: Lakes) -> int:
    """How many messages the bot has tried to send."""
    if isinstance(lakes.amina.hand, SlackHand):
        return sum(call.method == "chat.postMessage" for call in slack_server(lakes.house).log)
    server = telegram_server(lakes.house)
    return sum(call.method == "sendMessage" for call in [*server.calls, *server.refused])


def refuse(lakes: Lakes, times: int) -> None:
    """Let the platform answer the next messages with «too many requests, come back in a second»."""
    if isinstance(lakes.amina.hand, SlackHand):
        slack_server(lakes.house).faults.fail_next("chat.postMessage", "ratelimited", retry_after=1, times=times)
    else:
        telegram_server(lakes.house).fail_next("sendMessage", 429, retry_after=1, times=times)


async def answers(partner: Partner) -> list[str]:
    """What a partner's answers are, as they are stored."""
    member = await partner.member()
    every = await partner.house.look(lambda uow: uow.updates.since(None))
    return [one.text for one in every if one.member_id == member.id]


async def test_what_people_write_while_the_bot_restarts_is_handled_once(either: Lakes) -> None:
    await either.until(30, 6, 30, month=11)
    await either.amina.says("Two samples")
    await either.house.stop()
    if isinstance(either.amina.hand, SlackHand):
        asyncio.get_running_loop().call_later(0.1, lambda: None)
    await either.amina.hand.says("Nothing")
    await either.house.restart()
    await either.amina.says("We'll send the report by Friday")
    assert await answers_of(either) == ["Two samples", "Nothing", "We'll send the report by Friday"]


async def answers_of(lakes: Lakes) -> list[str]:
    """What Amina has answered, as it is stored."""
    member = await lakes.amina.member()
    every = await lakes.house.look(lambda uow: uow.updates.since(None))
    return [one.text for one in every if one.member_id == member.id]
