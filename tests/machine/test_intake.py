"""Intake: who is thanked was heard, what comes twice is heard once, and what cannot be read stops nobody."""

import asyncio

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import TurnableClock
from bot.intake import Intake, readable
from bot.wake import Wakes
from storage.engine import Database
from storage.records.events import InboundEvent, Unreadable
from tests.house import FRIDAY, House
from tests.machine import ledger
from tests.machine.haste import inbound
from tests.paper import Paper
from tests.stages import PaperHand


async def test_an_event_that_is_delivered_twice_acts_once(house: House, paper: Paper) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    assert isinstance(amina.hand, PaperHand)
    event = amina.hand.event("once")
    await paper.tell(event, event)
    await house.settle()
    await paper.tell(event)
    await house.settle()
    assert await house.look(ledger.written) == ["once"]
    assert len([text for text in amina.heard if "once" in text]) == 1


async def test_what_was_accepted_is_committed(house: House, paper: Paper) -> None:
    before = len(await inbound(house.database))
    await paper.tell(paper.event("somebody", "hello", now=house.clock.now()))
    assert len(await inbound(house.database)) == before + 1


async def test_nobody_is_thanked_for_what_could_not_be_stored(
    house: House, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Intake, "_put", fail)
    with pytest.raises(OSError, match="disk is full"):
        await paper.tell(paper.event("somebody", "hello", now=house.clock.now()))
    monkeypatch.undo()
    await paper.tell(paper.event("somebody", "hello", now=house.clock.now()))
    await house.settle()
    assert len(paper.to("somebody")) == 1


async def test_one_event_that_cannot_be_stored_keeps_out_no_other(
    house: House, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Intake._put

    def choke(self: Intake, conn: sa.Connection, entries: list[InboundEvent | Unreadable]) -> None:
        if any(isinstance(one, InboundEvent) and one.text == "poison" for one in entries):
            raise ValueError("it cannot be stored")
        store(self, conn, entries)

    monkeypatch.setattr(Intake, "_put", choke)
    before = len(await inbound(house.database))
    now = house.clock.now()
    events = [paper.event("somebody", text, now=now) for text in ("hello", "poison", "and good-bye")]
    told = await asyncio.gather(*map(house.bot.intake.accept, events), return_exceptions=True)
    assert [type(one) for one in told] == [type(None), ValueError, type(None)]
    assert len(await inbound(house.database)) == before + 2


async def test_what_cannot_be_read_is_kept_aside_and_the_next_is_handled(house: House, paper: Paper) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    await paper.tell(Unreadable("paper", "1", "broken", '{"message": "\ud800"}\0', "TypeError"))
    await amina.says("next")
    await amina.hears("next")
    assert ("set_aside", "TypeError") in await inbound(house.database)


async def test_who_waits_while_the_bot_ends_is_told_that_nothing_was_stored(
    sqlite_database: Database, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    storing = asyncio.Event()

    async def store_for_ever(_: object) -> None:
        storing.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(sqlite_database, "write", store_for_ever)
    intake = Intake(sqlite_database, TurnableClock(FRIDAY), Wakes())
    running = asyncio.create_task(intake.run())
    first = asyncio.create_task(intake.accept(paper.event("amina", "in hand", now=FRIDAY)))
    await storing.wait()
    second = asyncio.create_task(intake.accept(paper.event("amina", "in line", now=FRIDAY)))
    await asyncio.sleep(0)
    running.cancel()
    outcomes = await asyncio.wait_for(asyncio.gather(first, second, return_exceptions=True), 5)
    assert all(isinstance(one, BaseException) for one in outcomes)


@given(st.text(st.characters(codec="utf-8")))
def test_people_s_words_stay_and_what_shows_nothing_goes(text: str) -> None:
    kept = readable(text)
    assert readable(kept) == kept
    assert not any(mark < " " and mark not in "\n\t" for mark in kept)
    assert not set("\u202e\u2066\u200b\ufeff\x00\x7f\x85") & set(kept)
    words = "".join(mark for mark in text if mark.isalnum())
    assert "".join(mark for mark in kept if mark.isalnum()) == words


def test_halves_of_characters_are_left_out() -> None:
    assert readable("a\ud83db") == "ab"
