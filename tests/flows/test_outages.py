"""Outages: what is still useful goes out once; what is not is noted as missed and told to coordinators."""

import asyncio
from datetime import UTC, datetime

import pytest

from handlers.checkins.rounds import attending, enrolling
from storage.records.checkins import Outcome, Round
from tests.flows.devices import set_aside
from tests.flows.lakes import Lakes
from tests.house import Partner


async def away_until(lakes: Lakes, day: int, hour: int, *, month: int = 12) -> None:
    """Stop the bot, and start it again at that moment of the winter of 2026 or 2027."""
    await lakes.house.stop()
    lakes.house.clock.turn_to(datetime(2026 if month > 6 else 2027, month, day, hour, tzinfo=UTC))
    await lakes.house.start()
    await lakes.house.settle()


def asked(who: Partner) -> int:
    """Return how often somebody was asked, reminders left out."""
    return sum("Your answers help to plan" in text for text in who.heard)


def reminded(who: Partner) -> int:
    """Return how often somebody was reminded."""
    return sum("a line is enough" in text for text in who.heard)


def told_of_missed(lakes: Lakes) -> list[str]:
    """Return what the coordinator was told of rounds that were not sent."""
    return [text for text in lakes.ingrid.heard if "Nobody was asked" in text]


async def recent(lakes: Lakes) -> list[Round]:
    """Return all rounds, oldest first."""
    return await lakes.house.look(lambda uow: uow.rounds.find())


async def test_a_round_that_is_still_useful_goes_out_once_after_an_outage(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await away_until(lakes, 30, 13, month=11)
    await lakes.until(1, 5)
    assert asked(lakes.amina) == 1
    assert told_of_missed(lakes) == []
    await lakes.until(4, 12)
    assert asked(lakes.amina) == 1
    assert [one.missed for one in await recent(lakes)] == [False]


async def test_a_round_that_is_of_no_use_any_more_is_recorded_and_told_once(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await away_until(lakes, 7, 9)
    [told] = told_of_missed(lakes)
    assert "Monday 30 November" in told
    [missed] = await recent(lakes)
    assert missed.missed
    assert missed.closed_at
    await lakes.house.restart()
    await lakes.until(13)
    assert asked(lakes.amina) == 0
    assert len(told_of_missed(lakes)) == 1
    await lakes.until(14, 12)
    assert asked(lakes.amina) == 1, "the next one goes out as planned"


async def test_several_that_were_missed_are_told_in_one_message_and_the_last_goes_out(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await away_until(lakes, 28, 13)
    [told] = told_of_missed(lakes)
    assert "2 rounds" in told
    assert {one.occurs_on.day: one.missed for one in await recent(lakes)} == {30: True, 14: True, 28: False}
    await lakes.until(29, 12)
    assert asked(lakes.amina) == 1


async def test_a_reminder_that_an_outage_held_back_comes_once(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.terms(reminders=2, window_hours=4 * 24)
    await lakes.until(30, 12, month=11)
    assert asked(lakes.amina) == 1
    await away_until(lakes, 3, 9)
    assert reminded(lakes.amina) == 1, "two were due, one is of use"
    await lakes.house.restart()
    await lakes.until(3, 20)
    assert reminded(lakes.amina) == 1


async def test_a_window_that_an_outage_outlasted_closes_without_a_word(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 12, month=11)
    before = len(lakes.amina.heard)
    await away_until(lakes, 5, 9)
    assert len(lakes.amina.heard) == before
    assert set((await lakes.outcomes()).values()) == {Outcome.SILENT}
    [closed] = await recent(lakes)
    assert closed.closed_at == datetime(2026, 12, 5, 9, tzinfo=UTC)


async def test_who_was_half_through_hears_of_the_close_at_a_decent_hour(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 12, month=11)
    await lakes.amina.says("Two samples")
    await away_until(lakes, 5, 22)
    assert not any("This round is closed" in text for text in lakes.amina.heard), "it is Saturday night"
    await lakes.until(7, 4, 59)
    assert not any("This round is closed" in text for text in lakes.amina.heard)
    await lakes.until(7, 5, 1)
    await lakes.amina.hears("This round is closed")
    assert (await lakes.outcomes())["Amina"] is Outcome.HALF


@pytest.mark.parametrize("pages", [(1, 100), (100, 1), (2, 2)])
async def test_a_bot_that_is_stopped_over_and_over_while_it_opens_a_round_asks_everybody_once(
    lakes_outside: Lakes, pages: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    lakes, house = lakes_outside, lakes_outside.house
    monkeypatch.setattr(enrolling, "PAGE", pages[0])
    monkeypatch.setattr(attending, "BATCH", pages[1])
    people = [lakes.amina]
    people += [await house.partner(f"P{number} Rao", zone="Africa/Nairobi") for number in range(4)]
    await house.settle()
    house.clock.turn_to(datetime(2026, 11, 30, 6, tzinfo=UTC))
    for _ in range(12):
        await house.bot.scheduler.tick()
        await asyncio.sleep(0)
        await house.stop()
        await house.start()
    await house.settle()
    assert [asked(one) for one in people] == [1] * 5
    [opened] = await recent(lakes)
    parts = await house.look(lambda uow: uow.responses.of_round(opened.id))
    assert len(parts) == 6
    assert await set_aside(house) == []
