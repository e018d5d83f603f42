"""Flagging: the owner hears first, each thing once a due date; nobody is escalated unreached."""

from datetime import UTC, datetime

import pytest

from storage.records.commitments import NoticeKind
from tests.flows.lakes import Lakes
from tests.stages import TelegramHand

REPORT = "“Send the water quality report”"


def notices(lakes: Lakes, heard: list[str]) -> list[str]:
    return [text for text in heard if REPORT in text]


@pytest.fixture
async def promised(lakes: Lakes) -> Lakes:
    """Amina has promised the report for Friday 4 December."""
    await lakes.answered()
    return lakes


async def test_the_ladder_is_climbed_one_rung_a_working_day(promised: Lakes) -> None:
    amina, ingrid = promised.amina, promised.ingrid
    known = len(notices(promised, amina.heard))
    await promised.until(2, 6, 59)
    assert len(notices(promised, amina.heard)) == known, "nothing before 10:00 in Nairobi"
    await promised.until(2, 7, 1)
    await amina.hears("Does that date hold?")
    await promised.until(4, 7, 1)
    await amina.hears("is noted for today, Friday 4 December")
    await promised.until(7, 7, 1)
    await amina.hears("The date for “Send the water quality report” was Friday 4 December")
    await promised.until(8, 7, 1)
    pre = await amina.hears("I will ask Ingrid Berg whether they can help")
    assert "Wednesday 9 December" in pre.text
    await promised.until(9, 8, 59)
    assert not notices(promised, ingrid.heard), "nobody else is told before that day, and 10:00 in Oslo"
    await promised.until(9, 9, 1)
    asked = await ingrid.hears("(Amina Diallo) was noted for Friday 4 December")
    assert asked.labels == ("Draft note", "Log a call", "Hold", "New date")
    await promised.until(20)
    assert len(notices(promised, ingrid.heard)) == 1
    assert len(notices(promised, amina.heard)) == known + 4


async def test_a_new_date_starts_the_ladder_anew(promised: Lakes) -> None:
    await promised.until(2, 8)
    await promised.amina.presses("New date")
    await promised.amina.says("11 December")
    await promised.amina.says("The laboratory is closed")
    await promised.until(9, 8)
    await promised.amina.hears("is noted for Friday 11 December. Does that date hold?")
    await promised.until(13)
    assert not notices(promised, promised.ingrid.heard)


async def test_done_ends_the_ladder(promised: Lakes) -> None:
    await promised.until(2, 8)
    await promised.amina.presses("Done")
    await promised.ingrid.presses("Received")
    told = len(promised.amina.heard)
    await promised.until(12)
    assert len(promised.amina.heard) == told
    assert NoticeKind.OVERDUE not in await kinds(promised)


async def test_an_outage_is_followed_by_one_notice_and_not_three(promised: Lakes) -> None:
    known = len(notices(promised, promised.amina.heard))
    await promised.house.stop()
    promised.house.clock.turn_to(datetime(2026, 12, 11, 9, tzinfo=UTC))
    await promised.house.start()
    await promised.house.clock_by(minutes=1)
    assert len(notices(promised, promised.amina.heard)) == known + 1
    assert not notices(promised, promised.ingrid.heard)
    await promised.until(14, 8)
    await promised.amina.hears("I will ask Ingrid Berg")
    await promised.until(15, 10)
    assert notices(promised, promised.ingrid.heard)


async def test_an_undeliverable_reminder_tells_the_coordinator_at_once_and_never_escalates(
    promised: Lakes,
) -> None:
    hand = promised.amina.hand
    assert isinstance(hand, TelegramHand)
    await hand.person.blocks()
    await promised.until(7, 7, 1)
    told = await promised.ingrid.hears("I could not reach Amina Diallo about this: the bot was blocked")
    assert "Send the water quality report" in told.text
    assert told.labels == ("Log a call",)
    await promised.until(20)
    assert NoticeKind.ESCALATED not in await kinds(promised)


async def kinds(lakes: Lakes) -> set[NoticeKind]:
    """Return what was ever said about any date."""
    return await lakes.house.look(lambda uow: {one.kind for one in uow.notices.find()})
