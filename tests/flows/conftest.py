"""The partnership that the stories are told in: begun on a Friday, its first check-in on the Monday after."""

from collections.abc import AsyncIterator

import pytest

from handlers.checkins.rounds import schedules
from storage.engine import Database
from tests.flows.lakes import Lakes
from tests.house import House
from tests.stages import STAGES, Stage


@pytest.fixture(params=["telegram", "slack"])
def outside(request: pytest.FixtureRequest) -> Stage:
    """A platform that is not ours: what it and its people can do to us is told on each."""
    return STAGES[request.param]()


@pytest.fixture
async def lakes(house: House) -> Lakes:
    """Clean Water Lakes on SQLite and Telegram."""
    return await begin(house)


@pytest.fixture
async def lakes_anywhere(any_house: House) -> Lakes:
    """Clean Water Lakes on each database and each platform."""
    return await begin(any_house)


@pytest.fixture
async def lakes_outside(sqlite_database: Database, outside: Stage) -> AsyncIterator[Lakes]:
    """Clean Water Lakes on SQLite, on Telegram and on Slack."""
    async with await House.open(sqlite_database, outside) as opened:
        yield await begin(opened)


async def begin(house: House) -> Lakes:
    """Return the partnership with its people, its check-in planned."""
    home = await house.partnership("Clean Water Lakes", "Europe/Oslo")
    ingrid = await house.coordinator("Ingrid Berg", "Ministry of Water", zone="Europe/Oslo")
    amina = await house.partner("Amina Diallo", "Lakewatch", zone="Africa/Nairobi")
    jonas = await house.partner("Jonas Weber", "BlueFlow", zone="Europe/Berlin", language="fr")
    await house.change(lambda uow: schedules.begin(home, house.clock.now(), uow))
    return Lakes(house, ingrid, amina, jonas)
