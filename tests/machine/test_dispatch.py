"""Dispatch: each person's words are handled in order, once, and a bug stops nobody but itself."""

import asyncio
import threading
from datetime import datetime

import pytest

from bot import dispatch
from storage.errors import Stale
from storage.queue import inbox
from storage.queue.lanes import Claim
from storage.records.guidebook import Enquiry
from storage.records.people import MemberId
from tests.house import House
from tests.machine import ledger
from tests.machine.haste import give_back, hurry, inbound, take_over
from tests.paper import Paper


async def test_what_always_fails_is_set_aside_after_three_tries_and_its_person_is_told(house: House) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    await amina.says("fail please")
    await amina.says("and this?!")
    assert await house.look(ledger.written) == [], "the next message overtook one that is tried again"
    await hurry(house)
    failed = (await house.database.read(lambda conn: inbox.set_aside(conn, 10)))[0]
    assert (failed.attempts, failed.error) == (3, "ZeroDivisionError")
    told, answered = amina.heard[-2:]
    assert f"#{failed.id}" in told
    assert "and this?!" in answered
    assert await house.look(ledger.written) == ["and this?!"]


async def test_who_is_told_of_a_bug_is_told_in_the_language_they_chose(house: House, paper: Paper) -> None:
    await house.partnership()
    amina = await house.partner("Amina", language="fr")
    await amina.says("fail please")
    await hurry(house)
    assert paper.to("Amina")[-1].message.language == "fr"


async def test_a_row_that_the_database_refuses_does_not_take_the_one_before_it_along(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    await house.stop()
    line = ledger.line

    def of_nobody(member: MemberId, text: str, now: datetime) -> Enquiry:
        return line(MemberId(0) if text == "refused by a key" else member, text, now)

    monkeypatch.setattr(ledger, "line", of_nobody)
    words = [asyncio.create_task(amina.hand.says(text)) for text in ("well", "refused by a key", "and well")]
    await asyncio.sleep(0)
    await house.start()
    await asyncio.gather(*words)
    await hurry(house)
    assert await house.look(ledger.written) == ["well", "and well"]
    failed = await house.database.read(lambda conn: inbox.set_aside(conn, 10))
    assert [one.error for one in failed] == ["IntegrityError"]


async def test_what_was_set_aside_is_handled_when_it_is_tried_again_after_the_bug_is_gone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    with monkeypatch.context() as bug:
        bug.setattr(ledger, "line", _broken)
        await amina.says("hello")
        await hurry(house)
    row = (await house.database.read(lambda conn: inbox.set_aside(conn, 10)))[0]
    assert await house.database.write(lambda conn: inbox.retry(conn, row.id))
    house.bot.wakes.ring(inbox.QUEUE)
    await amina.hears("hello")
    assert await house.look(ledger.written) == ["hello"]


async def test_what_is_refused_leaves_no_trace_and_says_why(house: House) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    await amina.says("refuse me")
    assert await house.look(ledger.written) == []
    await amina.hears("coordinator")
    assert (await inbound(house.database))[-1] == ("done", None)


async def test_a_record_that_changed_meanwhile_is_read_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    turns: list[str] = []
    line = ledger.line

    def stale_at_first(member: MemberId, text: str, now: datetime) -> Enquiry:
        turns.append(text)
        if len(turns) < 3:
            raise Stale("changed by somebody")
        return line(member, text, now)

    monkeypatch.setattr(ledger, "line", stale_at_first)
    await amina.says("hello")
    assert turns == ["hello"] * 3
    assert await house.look(ledger.written) == ["hello"]
    assert (await inbound(house.database))[-1] == ("done", None)


async def test_what_is_always_stale_is_set_aside_like_any_bug(house: House) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    await amina.says("stale for ever")
    await hurry(house)
    assert (await inbound(house.database))[-1] == ("set_aside", "Stale")
    assert await house.look(ledger.written) == []


async def test_two_people_s_words_do_not_wait_for_each_other(house: House) -> None:
    await house.partnership()
    amina, ingrid = await house.partner("Amina"), await house.partner("Ingrid")
    await amina.says("fail please")
    await ingrid.says("but I am well")
    await ingrid.hears("but I am well")


async def test_a_worker_whose_lane_was_taken_over_writes_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    taken, claimed = asyncio.Event(), asyncio.Event()
    claim = dispatch.Dispatcher._claim

    async def claim_and_pause(self: dispatch.Dispatcher, limit: int) -> list[Claim]:
        claims = await claim(self, limit)
        if claims and not claimed.is_set():
            claimed.set()
            await taken.wait()
        return claims

    monkeypatch.setattr(dispatch.Dispatcher, "_claim", claim_and_pause)
    await amina.hand.says("hello")
    await claimed.wait()
    await take_over(house.database, inbox.QUEUE)
    taken.set()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(house.settle(), 0.3)
    assert await house.look(ledger.written) == []
    await give_back(house.database, inbox.QUEUE)
    await amina.hears("hello")
    assert await house.look(ledger.written) == ["hello"]


async def test_an_end_that_is_asked_for_finishes_what_is_in_hand(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    begun, go_on = threading.Event(), threading.Event()
    line = ledger.line

    def slowly(member: MemberId, text: str, now: datetime) -> Enquiry:
        begun.set()
        assert go_on.wait(20)
        return line(member, text, now)

    monkeypatch.setattr(ledger, "line", slowly)
    await amina.hand.says("before the end")
    await asyncio.to_thread(begun.wait)
    ending = asyncio.create_task(house.stop())
    await asyncio.sleep(0)
    go_on.set()
    await ending
    assert await house.look(ledger.written) == ["before the end"]
    await house.start()
    await amina.hears("before the end")


async def test_nothing_is_lost_between_an_end_and_a_start(house: House) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    await house.stop()
    waiting = asyncio.create_task(amina.hand.says("is anybody there"))
    await asyncio.sleep(0)
    await house.start()
    await waiting
    await amina.hears("is anybody there")


async def test_ticks_are_kept_once_however_often_somebody_looks(house: House) -> None:
    await house.partnership()
    amina = await house.partner("Amina")
    await amina.says("wake me 1 times")
    due = await house.bot.scheduler.next_due()
    assert due is not None
    house.clock.turn_to(due.tick.due_at)
    await asyncio.gather(*(house.bot.scheduler.tick() for _ in range(5)))
    await house.settle()
    assert await house.look(ledger.woken) == [due.tick.due_at]


def _broken(member: MemberId, text: str, now: datetime) -> Enquiry:
    raise ZeroDivisionError
