"""When check-ins go out: set up, changed, paused and run from chat, and never but by rule."""

import pytest

from storage.records.people import Role
from tests.flows.devices import set_aside
from tests.flows.lakes import Lakes
from tests.house import Partner

OPENED = ("Your answers help to plan", "Vos réponses aident à préparer")
"""Why it is asked: what the message says that opens a progress check-in, and no reminder."""


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes, on Telegram and on Slack; its check-in is due on Monday 30 November."""
    return lakes_outside


def times_asked(partner: Partner) -> int:
    """Return how many check-ins were opened with somebody."""
    return sum(any(words in text for words in OPENED) for text in partner.heard)


async def test_a_check_in_is_set_up_in_chat_and_asks_each_at_nine_where_they_live(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.command("checkins", "1 delete")
    await ingrid.presses("Yes, delete it")
    await ingrid.command("checkins", "new progress every second Tuesday at 9")
    await ingrid.hears("first on Tuesday 1 December")
    await lakes.until(2)
    assert times_asked(lakes.amina) == 0, "nothing reaches anybody before Start"
    await ingrid.presses("Start")
    started = await ingrid.hears("It runs")
    assert "every second Tuesday at 09:00, each person's own time; next: Tuesday 15 December" in started.text
    await lakes.until(15, 6)
    assert (times_asked(lakes.amina), times_asked(lakes.jonas)) == (1, 0), "nine in Nairobi"
    await lakes.until(15, 8)
    assert times_asked(lakes.jonas) == 1, "nine in Berlin"
    await lakes.until(22, 12)
    assert times_asked(lakes.amina) == 1
    await lakes.until(29, 12)
    assert times_asked(lakes.amina) == 2
    assert await set_aside(lakes.house) == []


async def test_a_paused_check_in_asks_nobody_until_it_is_resumed(lakes: Lakes) -> None:
    await lakes.ingrid.command("checkins", "1 pause")
    await lakes.until(1, 12)
    assert times_asked(lakes.amina) == 0
    await lakes.house.restart()
    await lakes.ingrid.presses("Resume")
    await lakes.ingrid.hears("next: Monday 14 December")
    await lakes.until(14, 12)
    assert times_asked(lakes.amina) == 1


async def test_the_next_date_is_left_out_and_the_rhythm_goes_on(lakes: Lakes) -> None:
    await lakes.ingrid.command("checkins", "1")
    shown = len(lakes.ingrid.heard)
    await lakes.ingrid.presses("Skip next")
    await lakes.ingrid.hears("next: Monday 14 December")
    assert len(lakes.ingrid.heard) == shown, "the card is kept up to date"
    await lakes.until(1, 12)
    assert times_asked(lakes.amina) == 0
    await lakes.until(14, 12)
    assert times_asked(lakes.amina) == 1


async def test_a_round_is_run_at_once_beside_the_rhythm(lakes: Lakes) -> None:
    await lakes.ingrid.command("checkins", "1 run")
    await lakes.house.clock_by(hours=1)
    assert times_asked(lakes.amina) == 1
    assert times_asked(lakes.jonas) == 1
    await lakes.until(3, 12)
    assert times_asked(lakes.jonas) == 2, "and on Monday, as planned"


async def test_another_rhythm_moves_the_next_round(lakes: Lakes) -> None:
    await lakes.ingrid.command("checkins", "1 on the first Wednesday of each month at 10")
    await lakes.ingrid.hears("next: Wednesday 2 December")
    await lakes.until(1, 23)
    assert times_asked(lakes.jonas) == 0
    await lakes.until(2, 8, 59)
    assert times_asked(lakes.jonas) == 0
    await lakes.until(2, 9)
    assert times_asked(lakes.jonas) == 1


async def test_by_the_partnership_s_clock_all_are_asked_at_one_moment(lakes: Lakes) -> None:
    await lakes.ingrid.command("checkins", "1 time partnership")
    await lakes.until(30, 7, 59, month=11)
    assert times_asked(lakes.amina) == 0
    await lakes.until(30, 8, month=11)
    assert (times_asked(lakes.amina), times_asked(lakes.jonas)) == (1, 1)


async def test_on_quiet_days_nobody_is_asked_and_what_was_planned_moves(lakes: Lakes) -> None:
    await lakes.until(30, 7, month=11)
    assert (times_asked(lakes.amina), times_asked(lakes.jonas)) == (1, 0)
    await lakes.ingrid.command("quiet", "30 November Founders' Day")
    await lakes.ingrid.hears("Monday 30 November: Founders' Day")
    await lakes.until(30, 23, month=11)
    assert times_asked(lakes.jonas) == 0
    await lakes.until(1, 8)
    assert times_asked(lakes.jonas) == 1


async def test_a_public_holiday_is_moved_or_left_out_as_the_check_in_says(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.command("checkins", "1 once on 25 December at 9")
    await ingrid.command("checkins", "1 duplicate")
    await ingrid.presses("Start")
    await ingrid.command("checkins", "2 weekends skip")
    await ingrid.hears("Weekends and holidays: left out")
    await lakes.until(27, 12)
    assert times_asked(lakes.jonas) == 0
    await lakes.until(29, 12)
    assert times_asked(lakes.jonas) == 1, "one of the two moved to Monday"


async def test_only_those_whom_it_names_are_asked(lakes: Lakes) -> None:
    await lakes.ingrid.command("checkins", "1 ask Jonas")
    await lakes.until(1, 12)
    assert (times_asked(lakes.amina), times_asked(lakes.jonas)) == (0, 1)


async def test_the_coordinator_can_ask_newcomers_and_never_observers(lakes: Lakes) -> None:
    await lakes.member(lakes.amina, role=Role.OBSERVER)
    await lakes.ingrid.command("checkins", "1 ask everybody")
    await lakes.until(1, 12)
    assert times_asked(lakes.amina) == 0
    assert times_asked(lakes.ingrid) == 1


async def test_other_terms_count_from_the_next_round_on(lakes: Lakes) -> None:
    await lakes.until(30, 12, month=11)
    await lakes.ingrid.command("checkins", "1 reminders none")
    await lakes.ingrid.hears("one that is open keeps its terms")
    [opened] = await lakes.house.look(lambda uow: uow.rounds.open_now())
    assert opened.terms.reminders == 1
    await lakes.until(14, 12)
    [opened] = await lakes.house.look(lambda uow: uow.rounds.latest())
    assert opened.terms.reminders == 0


async def test_what_hangs_on_a_commitment_is_asked_before_it_is_due(lakes: Lakes) -> None:
    await lakes.ingrid.command("checkins", "1 pause")
    await lakes.ingrid.command("checkins", "new milestone 3 days before the due date")
    await lakes.ingrid.presses("Start")
    await lakes.amina.command("commit", "Send the report by 11 December")
    await lakes.amina.presses("Confirm")
    await lakes.until(7, 12)
    assert not any("Milestone check" in text for text in lakes.amina.heard)
    await lakes.until(8, 12)
    await lakes.amina.hears("Milestone check")
    assert not any("date tient-elle" in text for text in lakes.jonas.heard), "he has promised nothing"


async def test_a_deleted_check_in_asks_nobody_any_more(lakes: Lakes) -> None:
    await lakes.ingrid.command("checkins", "1")
    await lakes.ingrid.presses("Delete")
    await lakes.ingrid.presses("Yes, delete it")
    await lakes.until(15, 12)
    assert times_asked(lakes.amina) == 0
    assert await set_aside(lakes.house) == []
