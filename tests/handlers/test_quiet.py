"""Quiet days are noted in words, listed with what removes them, and refused where they cannot be."""

from datetime import date

import pytest

from tests.flows.conftest import begin
from tests.flows.lakes import Lakes
from tests.house import House


@pytest.fixture
async def lakes(house: House) -> Lakes:
    """Clean Water Lakes: its first check-in is due on Monday 30 November."""
    return await begin(house)


async def test_quiet_days_are_noted_listed_and_removed(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says("quiet")
    assert "none; public holidays" in ingrid.last.text
    await ingrid.says("quiet 24 Dec - 2 Jan Winter break")
    await ingrid.says("quiet 17 May Constitution Day")
    assert "Thursday 24 December to Saturday 2 January: Winter break" in ingrid.last.text
    assert ingrid.last.labels == ("Remove Thu 24 Dec", "Remove Mon 17 May")
    kept = await lakes.house.look(lambda uow: uow.quiet_periods.find())
    assert [(one.first_on, one.last_on, one.name) for one in kept] == [
        (date(2026, 12, 24), date(2027, 1, 2), "Winter break"),
        (date(2027, 5, 17), date(2027, 5, 17), "Constitution Day"),
    ]
    await ingrid.presses("Remove Thu 24 Dec")
    assert "Removed: Thursday 24 December" in ingrid.last.text
    assert len(await lakes.house.look(lambda uow: uow.quiet_periods.find())) == 1


NO_DAYS = [
    ("quiet Constitution Day", "could not read the days"),
    ("quiet 03/04/2027", "could be two dates"),
    ("quiet 1 July - 31 December", "more than 92 days"),
    ("quiet yesterday", "has passed"),
]


async def test_quiet_days_that_cannot_be_are_refused(lakes: Lakes) -> None:
    for words, told in NO_DAYS:
        await lakes.ingrid.says(words)
        assert told in lakes.ingrid.last.text
    assert await lakes.house.look(lambda uow: uow.quiet_periods.find()) == []


async def test_the_same_quiet_days_are_noted_once(lakes: Lakes) -> None:
    await lakes.ingrid.says("quiet 17 May Feast")
    await lakes.ingrid.says("quiet 17 May Constitution Day")
    kept = await lakes.house.look(lambda uow: uow.quiet_periods.find())
    assert [one.name for one in kept] == ["Constitution Day"]
