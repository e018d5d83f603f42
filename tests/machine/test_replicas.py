"""Replicas: three bots side by side on one database act as one, each person's words in order."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, closing
from itertools import chain

import pytest

from bot.app import Bot, World
from bot.clock import TurnableClock
from bot.guidebook.answering.guide import QuotingGuide
from storage.engine import Database
from storage.queue import lanes
from tests.house import FRIDAY, House
from tests.machine import ledger
from tests.machine.haste import until
from tests.paper import Paper, PaperChannel
from tests.stages import PaperHand, PaperStage

PEOPLE, WORDS = 50, 20


@pytest.fixture
def replicas(postgresql_address: str) -> Iterator[list[Database]]:
    """Three databases that are one."""
    with ExitStack() as stack:
        yield [stack.enter_context(closing(Database(postgresql_address))) for _ in range(3)]


@asynccontextmanager
async def running(database: Database, paper: Paper) -> AsyncIterator[Bot]:
    """A bot on paper."""
    bot = Bot(World(database, TurnableClock(FRIDAY), [PaperChannel(paper)], QuotingGuide(), ledger.routes()))
    stop = asyncio.Event()
    task = asyncio.create_task(bot.run(stop))
    try:
        await bot.ready.wait()
        yield bot
    finally:
        stop.set()
        await task


async def test_three_bots_side_by_side_handle_every_word_once_and_each_person_s_in_order(
    replicas: list[Database],
) -> None:
    paper = Paper()
    async with await House.open(replicas[0], PaperStage(paper), table=ledger.routes()) as house:
        await house.partnership()
        people = [await house.partner(f"p{number}") for number in range(PEOPLE)]
        paper.letters.clear()
        async with AsyncExitStack() as stack:
            bots = [await stack.enter_async_context(running(one, paper)) for one in replicas[1:]]
            events = [
                [one.hand.event(f"{one.name} {word}") for one in people if isinstance(one.hand, PaperHand)]
                for word in range(WORDS)
            ]
            bots.append(house.bot)
            for number, row in enumerate(events):
                accept = bots[number % 3].intake.accept
                await asyncio.gather(*(accept(event) for event in row))
                await bots[(number + 1) % 3].intake.accept(row[0])
            await until(lambda: _done(replicas[0]), within=100)
        said: dict[str, list[int]] = defaultdict(list)
        for text in await house.look(ledger.written):
            person, word = text.split()
            said[person].append(int(word))
        assert said == {one.name: list(range(WORDS)) for one in people}
        heard = {one.name: [int(text.split()[-1]) for text in one.heard] for one in people}
        assert heard == said


async def _done(database: Database) -> bool:
    return not await database.read(
        lambda conn: lanes.next_ready(conn, "inbox") is not None or lanes.busy(conn)
    )


async def test_a_message_is_sent_by_one_of_them(replicas: list[Database]) -> None:
    papers = [Paper() for _ in replicas]
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(
            await House.open(replicas[0], PaperStage(papers[0]), table=ledger.routes())
        )
        bots = [
            await stack.enter_async_context(running(database, paper))
            for database, paper in zip(replicas[1:], papers[1:], strict=True)
        ]
        await house.partnership()
        amina = await house.partner("Amina")
        assert isinstance(amina.hand, PaperHand)
        for number in range(9):
            await bots[number % 2].intake.accept(amina.hand.event(f"word {number}"))
        await until(lambda: _done(replicas[0]), within=30)
        letters = list(chain.from_iterable(paper.letters for paper in papers))
        assert len({letter.key for letter in letters}) == len(letters) == 10
        assert sum(bool(paper.letters) for paper in papers) == 1, "two kept the account's rate"
