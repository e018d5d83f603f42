"""The demonstration as it is started: the bot on a file of its own, behind the playground's page."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from bot.demo.cast import cast
from bot.demo.playing import play


class Visitor:
    """Somebody at the page, without a browser."""

    def __init__(self, session: ClientSession, address: str) -> None:
        self._session = session
        self._address = address

    async def see(self, person: str = "amina") -> dict[str, Any]:
        async with self._session.get(f"{self._address}api/state", params={"person": person}) as answer:
            seen: dict[str, Any] = await answer.json()
            return seen

    async def do(self, verb: str, **body: str) -> None:
        headers = {"Origin": self._address.rstrip("/")}
        async with self._session.post(f"{self._address}api/{verb}", json=body, headers=headers) as answer:
            assert answer.status == 200


@asynccontextmanager
async def playing(folder: Path) -> AsyncIterator[Visitor]:
    stop = asyncio.Event()
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    async with asyncio.TaskGroup() as tasks, ClientSession() as session:
        tasks.create_task(play(folder, 0, stop, address.set_result))
        yield Visitor(session, await address)
        stop.set()


async def test_the_play_has_the_people_that_it_promises(tmp_path: Path) -> None:
    async with playing(tmp_path) as visitor:
        seen = await visitor.see()
    people = seen["people"]
    assert people[0]["id"] == "amina"
    assert len(people) >= 6
    assert len({one["zone"] for one in people}) >= 4
    assert {one["language"] for one in people} == {"en", "fr", "ar"}
    roles = [one["role"] for one in people]
    assert (roles.count("coordinator"), roles.count("newcomer")) == (1, 1)
    assert seen["memory"]["partnership"] == "Clean Water Lakes"
    assert {one["state"] for one in seen["memory"]["commitments"]} == {"open"}


async def test_a_second_start_finds_what_the_first_left(tmp_path: Path) -> None:
    async with playing(tmp_path) as visitor:
        assert (await visitor.see())["clock"]["now"] == cast().begins.isoformat()
        await visitor.do("say", person="amina", text="Good evening", key="1")
        await visitor.do("clock", step="day")
        left = await visitor.see()
    assert left["clock"]["now"] > cast().begins.isoformat()
    assert [one["lines"][0]["spans"][0]["text"] for one in left["chat"] if one["mine"]] == ["Good evening"]

    async with playing(tmp_path) as visitor:
        assert await visitor.see() == left
