"""Bad weather: restarts, rate limits, an absent platform, a locked file, a bug: no loss and no storm."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot import dispatch
from bot.channels.slack import failures
from bot.channels.telegram import sender
from handlers.route import Routes
from handlers.routes import routes
from handlers.turn import Message, Turn
from storage import engine, tables
from storage.engine import Database
from storage.queue import inbox
from storage.records.checkins import Outcome
from storage.records.events import InboundEvent
from storage.unit import UnitOfWork
from tests.flows.conftest import begin
from tests.flows.devices import set_aside, slack_of, slack_server, telegram_of, telegram_server
from tests.flows.lakes import Lakes
from tests.house import House, Partner
from tests.stages import SlackHand, Stage

REPORT = "“Send the water quality report”"


@pytest.fixture
async def either(sqlite_database: Database, outside: Stage) -> AsyncIterator[Lakes]:
    """Clean Water Lakes on SQLite, on Telegram and on Slack."""
    async with await House.open(sqlite_database, outside) as house:
        yield await begin(house)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deliverers that look again soon at a platform that was away or unwell."""
    for module in (sender, failures):
        monkeypatch.setattr(module, "UNREACHABLE_AFTER", 0.3)
        monkeypatch.setattr(module, "UNWELL_AFTER", 0.3)


def attempts(lakes: Lakes) -> int:
    """How many messages the bot has tried to send so far."""
    if isinstance(lakes.amina.hand, SlackHand):
        return sum(call.method == "chat.postMessage" for call in slack_server(lakes.house).log)
    server = telegram_server(lakes.house)
    return sum(call.method == "sendMessage" for call in [*server.calls, *server.refused])


async def sees(partner: Partner, fragment: str) -> None:
    """Wait, also through a pause of the deliverer, until somebody sees these words."""
    person = slack_of(partner) if isinstance(partner.hand, SlackHand) else telegram_of(partner)
    await person.sees(fragment, within=15)


async def answers(lakes: Lakes) -> list[str]:
    """What Amina has answered, as it is stored."""
    member = await lakes.amina.member()
    every = await lakes.house.look(lambda uow: uow.updates.since(None))
    return [one.text for one in every if one.member_id == member.id]


async def unreachable(house: House) -> None:
    """Wait until a message has found no way to its platform."""
    waiting = sa.select(sa.func.count()).where(tables.outbox.c.error == "unreachable")
    for _ in range(300):
        if await house.database.read(lambda conn: conn.scalar(waiting)):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the bot never noticed that its platform is away")


def asked(partner: Partner) -> int:
    """How often somebody was asked what moved."""
    return sum("What moved" in text for text in partner.heard)


async def test_what_people_write_while_the_bot_is_restarted_is_handled_once(either: Lakes) -> None:
    await either.until(30, 6, 30, month=11)
    await either.amina.says("Two samples")
    await either.house.stop()
    await either.amina.hand.says("Nothing")
    await either.house.restart()
    await either.amina.says("We'll send the report by Friday")
    assert await answers(either) == ["Two samples", "Nothing", "We'll send the report by Friday"]


@pytest.mark.parametrize("trouble", ["rate limit", "unwell"])
@pytest.mark.usefixtures("impatient")
async def test_a_platform_that_says_later_is_asked_again_later_and_not_in_a_storm(
    either: Lakes, trouble: str
) -> None:
    before, began = attempts(either), asyncio.get_running_loop().time()
    if isinstance(either.amina.hand, SlackHand):
        code = {"rate limit": "ratelimited", "unwell": "service_unavailable"}[trouble]
        slack_server(either.house).faults.fail_next("chat.postMessage", code, retry_after=1, times=3)
    elif trouble == "rate limit":
        telegram_server(either.house).fail_next("sendMessage", 429, retry_after=1, times=3)
    else:
        telegram_server(either.house).fail_next("sendMessage", 502, times=3)
    await either.amina.says("help")
    await sees(either.amina, "Write these words to me")
    pause = 1.0 if trouble == "rate limit" else 0.3
    assert asyncio.get_running_loop().time() - began >= 3 * pause, "each refusal is followed by a pause"
    assert attempts(either) - before == 4
    assert await set_aside(either.house) == []


async def test_while_a_platform_asks_for_rest_nobody_else_is_written_to(either: Lakes) -> None:
    now = asyncio.get_running_loop().time
    if isinstance(either.amina.hand, SlackHand):
        server = slack_server(either.house)
        server.faults.fail_next("chat.postMessage", "ratelimited", retry_after=1)
        await either.amina.hand.says("help")
        await server.workspace.until(lambda: bool(server.refused), 10)
    else:
        telegram = telegram_server(either.house)
        telegram.fail_next("sendMessage", 429, retry_after=1)
        await either.amina.hand.says("help")
        await telegram.bell.until(lambda: telegram.refused or None, 10)
    began = now()
    await either.ingrid.hand.says("help")
    await sees(either.ingrid, "Write these words to me")
    assert now() - began > 0.8


@pytest.mark.usefixtures("impatient")
async def test_a_platform_that_is_away_for_an_hour_costs_nothing_but_time(either: Lakes) -> None:
    house = either.house
    server = slack_server(house) if isinstance(either.amina.hand, SlackHand) else telegram_server(house)
    await either.until(30, 5, 50, month=11)
    await server.away()
    await house.clock_by(hours=1)
    await unreachable(house)
    assert not asked(either.amina)
    await server.back()
    await sees(either.amina, "What moved")
    await either.amina.says("Two samples")
    assert await answers(either) == ["Two samples"]
    assert asked(either.amina) == 1
    assert not any("did not reach" in text for text in either.ingrid.heard)
    assert await set_aside(house) == []


async def test_a_database_that_another_process_locks_for_a_moment_only_makes_people_wait(
    sqlite_address: str, outside: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT", 0.05)
    with closing(Database(sqlite_address)) as database:
        async with await House.open(database, outside) as house:
            lakes = await begin(house)
            await lakes.until(30, 6, 30, month=11)
            with closing(sqlite3.connect(str(database.url.database), isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                await lakes.amina.hand.says("Two samples")
                await asyncio.sleep(0.5)  # the moment: several tries of the bot fall into it
                other.execute("ROLLBACK")
            await sees(lakes.amina, "in the way")
            assert await answers(lakes) == ["Two samples"]
            assert await set_aside(house) == []


def broken(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """A handler with a bug, which it meets after it has written."""
    uow.members.save(replace(turn.actor.member, organisation_id=None))
    raise ZeroDivisionError


def table_with_a_bug() -> Routes:
    """The house's own routes, but that `help` always fails."""
    whole = routes()
    return replace(whole, commands={**whole.commands, "help": replace(whole.commands["help"], handle=broken)})


async def test_what_always_fails_is_set_aside_its_person_told_and_their_next_message_handled(
    sqlite_database: Database, outside: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "BACKOFF", (0.01, 0.01))
    async with await House.open(sqlite_database, outside, table=table_with_a_bug()) as house:
        lakes = await begin(house)
        before = await lakes.amina.member()
        await lakes.amina.hand.says("help")
        await lakes.amina.hand.says("commitments")
        await sees(lakes.amina, "Your text is kept")
        await sees(lakes.amina, "No open commitment")
        [row] = await house.database.read(lambda conn: inbox.set_aside(conn, 10))
        await lakes.amina.hears(f"Reference: #{row.id}")
        assert isinstance(row.entry, InboundEvent)
        assert (row.entry.text, row.error, row.attempts) == ("help", "ZeroDivisionError", 3)
        assert await lakes.amina.member() == before, "what it wrote was taken back each time"
        await lakes.ingrid.says("commitments")
        await lakes.ingrid.hears("has no open commitments")


async def test_an_update_that_cannot_be_read_holds_nobody_up(lakes: Lakes) -> None:
    server = telegram_server(lakes.house)
    server.push_raw({"message": {"message_id": "x", "date": [], "chat": 5}})
    server.push_raw({"callback_query": 7})
    await lakes.amina.says("commitments")
    await lakes.amina.hears("No open commitment")
    assert len(await set_aside(lakes.house)) == 2, "they are kept for a person to look at"


async def test_of_a_check_in_that_a_block_keeps_out_the_coordinator_hears_at_once(lakes: Lakes) -> None:
    await telegram_of(lakes.amina).blocks()
    await lakes.until(30, 6, 1, month=11)
    told = await lakes.ingrid.hears("The check-in did not reach Amina Diallo")
    assert "the bot was blocked" in told.text
    member = await lakes.amina.member()
    part = await lakes.house.look(lambda uow: uow.responses.latest_of(member.id))
    assert part
    assert part.outcome is Outcome.NOT_DELIVERED
    await lakes.until(2, 23)
    assert sum("did not reach" in text for text in lakes.ingrid.heard) == 1


async def test_a_block_that_is_taken_back_opens_the_way_with_the_next_message(lakes: Lakes) -> None:
    await lakes.answered()
    await telegram_of(lakes.amina).blocks()
    await lakes.until(3, 7, 1)
    await lakes.ingrid.hears("I could not reach Amina Diallo about")
    member = await lakes.amina.member()
    assert await lakes.house.look(lambda uow: uow.members.profile(member.id).unreachable) == "blocked"
    await telegram_of(lakes.amina).unblocks()
    await lakes.amina.says("commitments")
    await lakes.amina.hears("You have 1 open commitment")
    assert await lakes.house.look(lambda uow: uow.members.profile(member.id).unreachable) is None
    await lakes.until(7, 12)
    await lakes.amina.hears(f"The date for {REPORT} was Friday 4 December")
    told = sum("I could not reach" in text for text in lakes.ingrid.heard)
    assert told == 1


async def test_nobody_is_escalated_whom_no_reminder_reached(lakes: Lakes) -> None:
    await lakes.answered()
    await telegram_of(lakes.amina).blocks()
    await lakes.until(24)
    assert not any("was told beforehand" in text for text in lakes.ingrid.heard)


async def test_a_round_that_meets_a_rate_limit_reaches_everybody_once(lakes: Lakes) -> None:
    partners = [lakes.amina]
    partners += [await lakes.house.partner(f"Partner {number}", zone="Africa/Nairobi") for number in range(8)]
    before = attempts(lakes)
    telegram_server(lakes.house).fail_next("sendMessage", 429, retry_after=1, times=5)
    await lakes.until(30, 6, 1, month=11)
    for one in partners:
        await sees(one, "What moved")
    assert [asked(one) for one in partners] == [1] * 9
    assert attempts(lakes) - before == 9 + 5
    assert await set_aside(lakes.house) == []
