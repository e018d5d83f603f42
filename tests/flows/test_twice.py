"""Twice, at once, too late, by somebody else: it acts once, and whoever is not meant is told so kindly."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from storage.engine import Database
from storage.records.commitments import Commitment, CommitmentState
from tests.flows.conftest import begin
from tests.flows.devices import button, happens_again, set_aside, taps
from tests.flows.lakes import Lakes
from tests.flows.pledges import does
from tests.house import House, Partner
from tests.stages import Stage

REPORT = "“Send the water quality report”"


@pytest.fixture
async def lakes(sqlite_database: Database, outside: Stage) -> AsyncIterator[Lakes]:
    """Clean Water Lakes on SQLite, on Telegram and on Slack."""
    async with await House.open(sqlite_database, outside) as house:
        yield await begin(house)


async def presses(lakes: Lakes, partner: Partner, token: str) -> None:
    """Press a button, and let all that follows happen."""
    await taps(partner, token)
    await lakes.house.settle()


async def promise(lakes: Lakes) -> Commitment:
    """The only commitment there is."""
    [found] = await lakes.house.look(lambda uow: uow.commitments.find())
    return found


async def states(lakes: Lakes) -> list[str]:
    """The states that the only commitment went through, the one it began in included."""
    history = await lakes.house.look(lambda uow: uow.changes.since(None))
    return [one.new for one in history if one.field == "state"]


async def test_a_message_that_comes_twice_is_one_answer(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("The second sampling round is done")
    heard = lakes.amina.heard
    await happens_again(lakes.house, lakes.amina)
    assert lakes.amina.heard == heard
    updates = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert [one.question for one in updates] == ["moved"]


async def test_a_click_that_comes_twice_acts_once(lakes: Lakes) -> None:
    await lakes.amina.command("commit", "water report by 4 December")
    await lakes.amina.presses("Confirm")
    heard = lakes.amina.heard
    await happens_again(lakes.house, lakes.amina)
    await lakes.amina.presses("Confirm")
    assert lakes.amina.heard == heard, "neither the platform's repeat nor a second tap says anything new"
    assert await states(lakes) == [CommitmentState.PROPOSED, CommitmentState.OPEN]


async def test_a_command_that_comes_twice_acts_once(lakes: Lakes) -> None:
    await lakes.amina.command("commit", "water report by 4 December")
    await happens_again(lakes.house, lakes.amina)
    assert (await promise(lakes)).state is CommitmentState.PROPOSED
    assert await set_aside(lakes.house) == []


async def test_of_two_who_press_one_button_the_second_is_told(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(9, 12)
    berta = await lakes.house.coordinator("Berta Holm", "Ministry of Water")
    for one in (lakes.ingrid, berta):
        await one.command("commitment", "water quality report")
    token = button(lakes.ingrid, "Done")
    await asyncio.gather(taps(lakes.ingrid, token), taps(berta, token))
    await lakes.house.settle()
    assert await states(lakes) == [CommitmentState.PROPOSED, CommitmentState.OPEN, CommitmentState.DONE]
    said = [(one, text) for one in (lakes.ingrid, berta) for text in one.heard]
    [first] = [one for one, text in said if f"{REPORT} is noted as done. Has it arrived?" in text]
    await (berta if first is lakes.ingrid else lakes.ingrid).hears("Since you last saw it")
    await lakes.amina.hears(f"has noted {REPORT} as done")


async def test_of_two_who_give_a_new_date_the_second_is_told_and_asked_again(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(9, 12)
    berta = await lakes.house.coordinator("Berta Holm", "Ministry of Water")
    for one in (lakes.ingrid, berta):
        await does(lakes, one, "change_date", await promise(lakes))
    await lakes.house.clock_by(minutes=1)
    await asyncio.gather(berta.hand.says("18 December"), lakes.ingrid.hand.says("21 December"))
    await lakes.house.settle()
    now = (await promise(lakes)).due_on
    assert now
    second = lakes.ingrid if now.day == 18 else berta
    told = await second.hears("was changed meanwhile")
    assert f"{now.day} December" in told.text
    await second.says("22 December")
    assert str((await promise(lakes)).due_on) == "2026-12-22"
    history = await lakes.house.look(lambda uow: uow.changes.since(None))
    assert [(one.field, one.new) for one in history][-2:] == [
        ("due_on", str(now)),
        ("due_on", "2026-12-22"),
    ]


async def test_a_button_pressed_a_month_late_gets_a_kind_answer_and_changes_nothing(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    skip = button(lakes.amina, "Skip")
    await lakes.house.clock_by(days=31)
    before = await lakes.house.look(lambda uow: uow.conversations.find())
    await presses(lakes, lakes.amina, skip)
    await lakes.amina.hears("This button is out of date")
    assert await lakes.house.look(lambda uow: uow.conversations.find()) == before


async def test_a_proposal_confirmed_a_month_late_asks_for_another_date(lakes: Lakes) -> None:
    await lakes.amina.command("commit", "water report by 4 December")
    await lakes.house.clock_by(days=35)
    await lakes.amina.presses("Confirm")
    await lakes.amina.hears("has gone by. Which day")
    assert (await promise(lakes)).state is CommitmentState.PROPOSED


@pytest.mark.parametrize("label", ["Confirm", "Change date", "Not a commitment"])
async def test_a_button_pressed_by_another_person_changes_nothing(lakes: Lakes, label: str) -> None:
    await lakes.amina.command("commit", "water report by 4 December")
    before = await promise(lakes)
    kofi = await lakes.house.partner("Kofi Mensah", "Shore Women")
    await presses(lakes, kofi, button(lakes.amina, label))
    await kofi.hears("is no longer there")
    assert await promise(lakes) == before


async def test_somebody_elses_check_in_cannot_be_answered(lakes: Lakes) -> None:
    await lakes.until(30, 12, month=11)
    await presses(lakes, lakes.jonas, button(lakes.amina, "Skip"))
    await lakes.jonas.hears("Ce bouton")
    assert (await lakes.house.look(lambda uow: uow.updates.since(None))) == []
    await lakes.amina.says("Two samples")
    [kept] = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert kept.question == "moved", "Amina is where she was"


async def test_a_button_of_another_partnership_changes_nothing(lakes: Lakes) -> None:
    await lakes.amina.command("commit", "water report by 4 December")
    before = await promise(lakes)
    lakes_home = lakes.ingrid.partnership
    other = await lakes.house.partnership("Blue Harbour")
    rosa = await lakes.house.coordinator("Rosa Lind", "Harbour Board", partnership=other)
    await presses(lakes, rosa, button(lakes.amina, "Confirm"))
    await rosa.hears("a partnership that you are not a member of")
    lakes.house.home = lakes_home
    assert await promise(lakes) == before


@pytest.mark.parametrize(
    "token", ["drop:table", "confirm:1:999999:", "nothing:1:1:", "which:1:1:", "confirm:1:-1:x"]
)
async def test_a_made_up_button_gets_a_kind_answer(lakes: Lakes, token: str) -> None:
    told = len(lakes.amina.heard)
    await presses(lakes, lakes.amina, token)
    assert len(lakes.amina.heard) == told + 1
    assert "nothing was changed" in lakes.amina.last.text
    assert await set_aside(lakes.house) == []
