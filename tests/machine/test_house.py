"""The house that tests are told in: people join on each platform through real invitations."""

from datetime import timedelta

import pytest

from storage.engine import Database
from tests.house import FRIDAY, House
from tests.machine import ledger
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
