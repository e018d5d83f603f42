"""Delivery: a message arrives, in order, once where the platform can tell; and what became of it is known."""

import asyncio
from functools import partial

import pytest

from bot import delivery
from bot.channels.base import TryLater, Undeliverable, Unknown
from storage.queue import lanes, outbox
from storage.queue.outbox import Departure, queue_of
from storage.records.messages import OutboundMessage, Picture
from tests.house import House, Partner
from tests.machine import ledger
from tests.machine.haste import give_back, hurry, outbound, take_over, until
from tests.paper import Hold, Paper

QUEUE = queue_of("paper", "1")


@pytest.fixture
async def amina(house: House) -> Partner:
    await house.partnership()
    return await house.partner("Amina")


async def test_a_platform_that_is_away_costs_nothing_but_time(
    house: House, paper: Paper, amina: Partner
) -> None:
    paper.failures.extend(TryLater(0.001, "rate_limit") for _ in range(20))
    for number in range(3):
        await amina.says(f"word {number}")
    await hurry(house)
    assert [text.split()[-1] for text in amina.heard[-3:]] == ["0", "1", "2"]
    assert (await outbound(house.database))[-3:] == [("sent", None, 0)] * 3


async def test_the_whole_account_rests_when_the_platform_asks_for_it(
    house: House, paper: Paper, amina: Partner
) -> None:
    ingrid = await house.partner("Ingrid")
    paper.failures.append(TryLater(3600, "rate_limit"))
    await amina.hand.says("hello")
    await until(partial(_all_met, paper))
    before = len(paper.letters)
    await ingrid.hand.says("hello")
    with pytest.raises(TimeoutError):
        await paper.until(before + 1, within=0.3)


async def test_who_cannot_be_reached_is_reported_with_the_reason_until_they_write_again(
    house: House, paper: Paper, amina: Partner
) -> None:
    paper.failures.append(Undeliverable("blocked", "Forbidden: bot was blocked by the user"))
    await amina.says("report this")
    assert (await outbound(house.database))[-1] == ("undeliverable", "blocked", 0)
    assert (await house.look(ledger.outcomes))["report this"] == "blocked"
    assert (await house.address_of(amina)).unreachable == "blocked"
    await amina.says("report that")
    assert (await house.address_of(amina)).unreachable is None
    assert (await house.look(ledger.outcomes))["report that"] == "delivered"


async def test_a_message_that_is_refused_for_what_it_says_leaves_its_reader_reachable(
    house: House, paper: Paper, amina: Partner
) -> None:
    paper.failures.append(Undeliverable("rejected", "Bad Request: can't parse entities"))
    await amina.says("report this")
    assert (await house.look(ledger.outcomes))["report this"] == "rejected"
    assert (await house.address_of(amina)).unreachable is None


def test_a_silent_platform_is_waited_for_somewhat_more_than_an_hour() -> None:
    pauses = [min(2.0**silence, delivery.LONGEST) for silence in range(delivery.SILENCES - 1)]
    assert 3600 < sum(pauses) < 2 * 3600


async def test_a_rule_hears_of_a_delivery_when_it_has_happened(
    house: House, paper: Paper, amina: Partner
) -> None:
    hold = Hold()
    paper.holds.append(hold)
    await amina.hand.says("report this")
    await hold.reached.wait()
    assert (await house.look(ledger.outcomes))["report this"] is None
    hold.release.set()
    await house.settle()
    assert (await house.look(ledger.outcomes))["report this"] == "delivered"


async def test_what_may_have_arrived_is_looked_up_where_the_platform_remembers(
    house: House, paper: Paper, amina: Partner
) -> None:
    paper.remembers = True
    paper.lost.append(Unknown("timed out"))
    await amina.says("report once")
    await hurry(house)
    assert len([text for text in amina.heard if "report once" in text]) == 1
    assert (await house.look(ledger.outcomes))["report once"] == "delivered"


async def test_what_may_have_arrived_is_repeated_and_marked_where_the_platform_cannot_tell(
    house: House, paper: Paper, amina: Partner
) -> None:
    paper.lost.append(Unknown("timed out"))
    await amina.says("perhaps twice")
    await hurry(house)
    assert len([text for text in amina.heard if "perhaps twice" in text]) == 2
    assert (await outbound(house.database))[-1] == ("sent", "repeated", 1)


@pytest.mark.parametrize(
    ("failure", "tries"), [(Unknown("?"), delivery.SILENCES), (KeyError("bug"), delivery.TRIES)]
)
async def test_what_always_fails_is_given_up_visibly_and_the_next_message_goes(
    house: House, paper: Paper, amina: Partner, failure: Exception, tries: int
) -> None:
    error = "unknown" if isinstance(failure, Unknown) else "KeyError"
    paper.failures.extend([failure] * tries)
    await amina.says("report this")
    await amina.says("and this")
    await hurry(house)
    assert [outcome for outcome, _, _ in (await outbound(house.database))[-2:]] == ["set_aside", "sent"]
    assert (await house.look(ledger.outcomes))["report this"] == error
    await amina.hears("and this")


async def test_who_lost_the_lane_while_sending_writes_no_outcome(
    house: House, paper: Paper, amina: Partner
) -> None:
    hold = Hold()
    paper.holds.append(hold)
    await amina.hand.says("report this")
    await hold.reached.wait()
    await take_over(house.database, QUEUE)
    hold.release.set()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(house.settle(), 0.3)
    assert (await outbound(house.database))[-1][0] is None
    assert (await house.look(ledger.outcomes))["report this"] is None
    paper.remembers = True
    await give_back(house.database, QUEUE)
    await house.settle()
    assert (await outbound(house.database))[-1][0] == "sent"
    assert (await house.look(ledger.outcomes))["report this"] == "delivered"
    assert len([text for text in amina.heard if "report this" in text]) == 1


async def test_an_end_that_is_asked_for_waits_for_what_is_on_its_way(
    house: House, paper: Paper, amina: Partner
) -> None:
    hold = Hold()
    paper.holds.append(hold)
    await amina.hand.says("hello")
    await hold.reached.wait()
    ending = asyncio.create_task(house.stop())
    await asyncio.sleep(0)
    hold.release.set()
    await ending
    assert (await outbound(house.database))[-1] == ("sent", None, 0)


async def test_what_was_composed_while_nobody_delivered_goes_after_a_start(
    house: House, paper: Paper, amina: Partner
) -> None:
    paper.failures.append(TryLater(3600, "away"))
    await amina.says("hello")
    await house.restart()
    await hurry(house)
    await amina.hears("hello")


async def test_a_picture_is_handed_over_with_its_message_and_told_in_words_once_it_is_gone(
    house: House, paper: Paper, amina: Partner
) -> None:
    kept = await house.change(lambda uow: uow.contents.kept(b"a page"))
    for number, content in enumerate((kept, kept + 1)):
        picture = Picture(content, "page-3.png", "Page 3 of the handbook")
        message = OutboundMessage("paper", "1", amina.hand.user, (), picture=picture)
        row = Departure(f"page {number}", lanes.URGENT, message, amina.partnership.id)
        await house.database.write(partial(outbox.put, departures=[row], now=house.clock.now()))
    house.bot.wakes.ring_all()
    await house.settle()
    there, gone = paper.letters[-2:]
    assert (there.picture, there.message.picture is not None) == (b"a page", True)
    assert (gone.picture, gone.message.picture, gone.text) == (None, None, "\nPage 3 of the handbook")


async def test_no_partnership_s_picture_is_shown_in_another(
    house: House, paper: Paper, amina: Partner
) -> None:
    other = await house.partnership("Dry Land")
    kept = await house.change(lambda uow: uow.contents.kept(b"a secret page"), other)
    picture = Picture(kept, "page-3.png", "Page 3 of the handbook")
    message = OutboundMessage("paper", "1", amina.hand.user, (), picture=picture)
    row = Departure("page", lanes.URGENT, message, amina.partnership.id)
    await house.database.write(partial(outbox.put, departures=[row], now=house.clock.now()))
    house.bot.wakes.ring_all()
    await house.settle()
    assert paper.letters[-1].picture is None


async def _all_met(paper: Paper) -> bool:
    return not paper.failures
