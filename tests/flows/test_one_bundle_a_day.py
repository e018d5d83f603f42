"""One bundle a person and day, over all their partnerships."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date

import pytest

from storage.engine import Database
from storage.records.commitments import CommitmentState, NoticeKind
from storage.records.people import Partnership
from tests.flows.conftest import begin
from tests.flows.ladders import FRIDAY, about, promise
from tests.flows.lakes import Lakes
from tests.house import House, Partner
from tests.stages import Stage

LAKES, HARBOUR = "Clean Water Lakes", "Blue Harbour"


@dataclass(frozen=True)
class Both(Lakes):
    """Amina of the lakes is also a partner in the harbour, which Rosa coordinates."""

    rosa: Partner
    harbour: Partnership


@pytest.fixture
async def both(sqlite_database: Database, outside: Stage) -> AsyncIterator[Both]:
    """Two partnerships on Telegram and on Slack."""
    async with await House.open(sqlite_database, outside) as house:
        lakes = await begin(house)
        harbour = await house.partnership(HARBOUR)
        rosa = await house.coordinator("Rosa Lind", "Harbour Board", partnership=harbour)
        await lakes.amina.hand.joins(await house.invitation(organisation="Divers", partnership=harbour))
        await house.settle()
        house.home = lakes.ingrid.partnership
        yield Both(house, lakes.ingrid, lakes.amina, lakes.jonas, rosa, harbour)


async def test_two_partnerships_are_one_message_a_day(both: Both) -> None:
    await promise(both, both.amina, "Lab permits", FRIDAY)
    await promise(both, both.amina, "Pier survey", FRIDAY, both.harbour)
    await both.until(7, 6)
    known = len(both.amina.heard)
    await both.until(7, 7, 1)
    [bundle] = both.amina.heard[known:]
    first = bundle.splitlines()[0]
    assert first.startswith("2 things are asked of you today")
    assert LAKES not in first
    assert bundle.index(LAKES) < bundle.index("Lab permits")
    assert bundle.index(HARBOUR) < bundle.index("Pier survey")
    await both.amina.presses("2 Done")
    states = [
        await both.house.look(lambda uow: uow.commitments.find()[0].state, where)
        for where in (both.ingrid.partnership, both.harbour)
    ]
    assert sorted(one is CommitmentState.OPEN for one in states) == [False, True]


async def test_a_number_finds_its_partnership(both: Both) -> None:
    await promise(both, both.amina, "Lab permits", FRIDAY)
    await promise(both, both.amina, "Pier survey", FRIDAY, both.harbour)
    await both.until(7, 7, 1)
    await both.amina.says("2 done")
    await both.amina.says("1 at risk")
    assert not any("Which partnership is this for?" in one for one in both.amina.heard)
    states = [
        await both.house.look(lambda uow: uow.commitments.find()[0].state, where)
        for where in (both.ingrid.partnership, both.harbour)
    ]
    assert states == [CommitmentState.AT_RISK, CommitmentState.DONE]
    assert await both.house.look(lambda uow: uow.updates.since(None), both.ingrid.partnership) == []


async def test_words_that_name_nothing_of_a_bundle_are_asked_about(both: Both) -> None:
    await promise(both, both.amina, "Lab permits", date(2026, 12, 9))
    await promise(both, both.amina, "Pier survey", date(2026, 12, 9), both.harbour)
    await both.amina.says("2 done")
    await both.amina.hears("Which partnership is this for?")
    await both.until(7, 7, 1)
    known = len(both.amina.heard)
    await both.amina.says("the boat is in repair")
    assert len(both.amina.heard) > known


async def test_each_partnership_hears_what_came_of_the_one_message(both: Both) -> None:
    await promise(both, both.amina, "Lab permits", FRIDAY)
    await promise(both, both.amina, "Pier survey", FRIDAY, both.harbour)
    await both.until(7, 8)
    for where in (both.ingrid.partnership, both.harbour):
        kept = await both.house.look(lambda uow: uow.notices.find(), where)
        assert [one.delivered_at is not None for one in kept if one.kind is NoticeKind.OVERDUE] == [True]
    await both.until(9, 12)
    assert about(both.ingrid, "Lab permits")
    assert about(both.ingrid, "Pier survey") == []
    assert about(both.rosa, "Pier survey")
    assert about(both.rosa, "Lab permits") == []
