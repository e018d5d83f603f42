"""The house on paper, where every failure can be had to order, with the ledger's behaviour."""

from collections.abc import AsyncIterator

import pytest

from storage.engine import Database
from tests.house import House
from tests.machine import ledger
from tests.paper import Paper
from tests.stages import PaperStage


@pytest.fixture
def paper() -> Paper:
    """The platform."""
    return Paper()


@pytest.fixture
async def house(database: Database, paper: Paper) -> AsyncIterator[House]:
    """The house on paper; the test runs on each kind of database."""
    async with await House.open(database, PaperStage(paper), table=ledger.routes()) as opened:
        yield opened
