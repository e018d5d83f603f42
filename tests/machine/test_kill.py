"""The bot is ended or paused anywhere, and another goes on: nothing is lost, nothing is decided twice."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import Bot, World
from bot.channels.telegram import TelegramChannel
from bot.clock import SystemClock
from bot.guidebook.answering.guide import QuotingGuide
from storage.engine import Database
from storage.failpoints import PLACES
from storage.records.people import Member, MemberId, Partnership, Role
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.house import FRIDAY
from tests.machine import ledger
from tests.machine.haste import until
from tests.machine.quick import shorten
from tests.platforms.telegram import Person, TelegramServer, befriend

pytestmark = [pytest.mark.kill, pytest.mark.timeout(90)]

ROOT = Path(__file__).parent.parent.parent
WORDS = 5
VISITS = [
    *((place, 3) for place in PLACES),
    ("before_commit", 12),
    ("after_commit", 12),
    ("after_commit", 20),
]
"""Each place, and the one of its passings at which the process ends."""


@dataclass
class Story:
    """Three people who each say five words, one after the other, to a bot that may die under it."""

    address: str
    server: TelegramServer
    people: Sequence[Person]
    partnership: Partnership

    @asynccontextmanager
    async def victim(self, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
        """A bot in a process of its own; it is ended with the block, however that ends."""
        settings = {
            "VICTIM_DATABASE": self.address,
            "VICTIM_TOKEN": self.server.bot.token,
            "VICTIM_API": self.server.base_url,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.machine.victim", cwd=ROOT,
            env={**os.environ, **settings, **environment},
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    @asynccontextmanager
    async def successor(self) -> AsyncIterator[None]:
        """A bot in this process, which goes on with what it finds."""
        channel = TelegramChannel(self.server.bot.token, self.server.base_url)
        with closing(Database(self.address)) as database:
            world = World(database, SystemClock(), [channel], QuotingGuide(), ledger.routes())
            stop = asyncio.Event()
            running = asyncio.create_task(Bot(world).run(stop))
            try:
                yield
            finally:
                stop.set()
                await running

    async def told(self) -> None:
        """Return when everybody has said all their words, each after the answer to the one before."""
        await asyncio.gather(*(self._told_by(person) for person in self.people))

    async def _told_by(self, person: Person) -> None:
        for word in words_of(person):
            await person.says(word)
            await person.sees(word, within=60)

    def broken(self) -> list[str]:
        """Return what is wrong with what was decided and what people saw; nothing if all is well."""
        with closing(Database(self.address)) as database:
            written = database.write_now(lambda conn: ledger.written(UnitOfWork(conn, self.partnership)))
        return [wrong for person in self.people for wrong in _wrong_for(person, written)]


def words_of(person: Person) -> list[str]:
    return [f"{person.name} {number}" for number in range(WORDS)]


def _wrong_for(person: Person, written: Sequence[str]) -> list[str]:
    """A reply may come twice where the platform cannot tell whether it came once, but never out of order."""
    decided = [word for word in written if word.startswith(person.name)]
    answers = [one.text.splitlines()[-1].strip('“”" ') for one in person.chat if one.sender != person.id]
    heard = [word for word, _ in groupby(answers)]
    return [
        f"{what}: {found}"
        for what, found in (("decided", decided), ("heard", heard))
        if found != words_of(person)
    ]


async def stopped(process: asyncio.subprocess.Process) -> None:
    """Return when the process is paused."""
    await until(partial(_is_stopped, process.pid), within=60)


async def _is_stopped(pid: int) -> bool:
    status = await asyncio.to_thread(Path(f"/proc/{pid}/stat").read_text)
    return status.rpartition(")")[2].split(maxsplit=1)[0] == "T"


@pytest.fixture
async def story(address: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Story]:
    shorten(monkeypatch.setattr)
    async with TelegramServer() as server:
        bot = server.add_bot()
        people = [server.person(name) for name in ("Amina", "Ingrid", "Rosa")]
        befriend(people, bot)
        with closing(Database(address)) as database:
            partnership = database.write_now(lambda conn: _settle(conn, str(bot.id), people))
        yield Story(address, server, people, partnership)


def _settle(conn: sa.Connection, account: str, people: Sequence[Person]) -> Partnership:
    """Let the people be members of a partnership."""
    unscoped = Unscoped(conn)
    partnership = unscoped.add_partnership("Lakes", "UTC", "en", FRIDAY)
    for one in people:
        person = unscoped.add_person(one.name, "en", "UTC")
        unscoped.add_address(person.id, ("telegram", account, str(one.id)), str(one.id), FRIDAY)
        member = Member(MemberId(NEW), person.id, None, Role.PARTNER, FRIDAY)
        UnitOfWork(conn, partnership).members.add(member)
    return partnership


@pytest.mark.parametrize(("place", "passing"), VISITS)
async def test_whoever_is_killed_anywhere_leaves_nothing_lost_and_nothing_decided_twice(
    story: Story, place: str, passing: int
) -> None:
    async with story.victim(CONVENOR_FAILPOINT=f"{place}:{passing}") as victim:
        telling = asyncio.create_task(story.told())
        assert await asyncio.wait_for(victim.wait(), 60) == -signal.SIGKILL
    async with story.successor():
        await telling
    assert story.broken() == []


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    "pause",
    [
        {"CONVENOR_FAILPOINT": "before_commit:16:stop"},
        {"CONVENOR_FAILPOINT": "after_commit:16:stop"},
        {"CONVENOR_FAILPOINT": "before_send:1:stop"},
        {"VICTIM_PAUSES_AT": "Ingrid 2"},
    ],
    ids=lambda pause: next(iter(pause.values())),
)
async def test_whoever_wakes_after_its_lease_is_over_does_nothing_twice(
    story: Story, pause: dict[str, str]
) -> None:
    async with story.victim(**pause) as victim:
        telling = asyncio.create_task(story.told())
        await stopped(victim)
        async with story.successor():
            await telling
            victim.send_signal(signal.SIGCONT)
            victim.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(victim.wait(), 30) == 0
    assert story.broken() == []


async def test_an_end_that_is_asked_for_ends_well(story: Story) -> None:
    async with story.victim() as victim:
        telling = asyncio.create_task(story.told())
        await story.people[0].sees(words_of(story.people[0])[1], within=60)
        victim.terminate()
        assert await asyncio.wait_for(victim.wait(), 10) == 0
    async with story.successor():
        await telling
    assert story.broken() == []


# --- and that these tests can fail: each rule taken out is missed


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
async def test_without_the_fence_something_is_decided_twice(story: Story) -> None:
    async with story.victim(VICTIM_WITHOUT="fence", VICTIM_PAUSES_AT="Ingrid 2") as victim:
        telling = asyncio.create_task(story.told())
        await stopped(victim)
        async with story.successor():
            await telling
            victim.send_signal(signal.SIGCONT)
            victim.send_signal(signal.SIGTERM)
            await asyncio.wait_for(victim.wait(), 30)
    assert any("decided" in wrong for wrong in story.broken())


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
async def test_without_the_key_of_an_event_something_is_decided_twice(story: Story) -> None:
    async with story.victim(VICTIM_WITHOUT="dedupe", CONVENOR_FAILPOINT="before_thanks:3") as victim:
        telling = asyncio.create_task(story.told())
        await asyncio.wait_for(victim.wait(), 60)
    async with story.successor():
        await telling
    assert any("decided" in wrong for wrong in story.broken())


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
@pytest.mark.parametrize("without", ["", "lane"])
async def test_with_lanes_words_wait_for_the_one_before_and_without_they_do_not(
    story: Story, without: str
) -> None:
    person = story.people[0]
    first, *_, last = words_of(person)
    for word in words_of(person):
        await person.says(word)
    async with story.victim(VICTIM_WITHOUT=without, VICTIM_STUMBLES_AT=first) as victim:
        await asyncio.gather(person.sees(first, within=60), person.sees(last, within=60))
        victim.terminate()
        await victim.wait()
    in_order = not any(wrong.startswith("decided: ['Amina") for wrong in story.broken())
    assert in_order == (not without)
