"""A digest says that nothing needs its reader only where that is so, and tells what settles each need."""

from datetime import date

from storage.records.commitments import CommitmentState
from tests.flows.devices import telegram_of
from tests.flows.ladders import FRIDAY, becomes, promise
from tests.flows.lakes import Lakes
from tests.flows.test_hearing import commitments


async def page(lakes: Lakes) -> str:
    """Return the coordinator's digest as it is now."""
    await lakes.ingrid.says("digest")
    return lakes.ingrid.last.text


async def test_what_the_coordinator_promised_themselves_needs_them_once_its_day_is_over(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await promise(lakes, lakes.ingrid, "Tender documents", FRIDAY)
    assert "nothing needs you" in await page(lakes)
    await lakes.until(8, 12)
    told = await page(lakes)
    assert "1 Yours: Tender documents, date was Fri 4 Dec" in told
    assert "asked where it stands" not in told, "the reader is not told what they were asked themselves"
    assert lakes.ingrid.last.labels == ("1 Done", "1 New date")


async def test_what_is_recorded_in_the_coordinators_own_name_needs_their_word(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.ingrid.command("minutes", "1. Budget\nIngrid Berg to sign the budget by 8 December")
    await lakes.ingrid.presses("Record it")
    assert "1 In your name, to confirm: Sign the budget, Tue 8 Dec" in await page(lakes)
    await lakes.ingrid.presses("1 Confirm")
    [kept] = await commitments(lakes)
    assert kept.state is CommitmentState.OPEN
    assert "nothing needs you" in await page(lakes)


async def test_what_the_coordinator_said_is_not_theirs_needs_somebody_else_and_no_confirming(
    lakes: Lakes,
) -> None:
    await lakes.ingrid.command("minutes", "1. Budget\nIngrid Berg to sign the budget by 8 December")
    await lakes.ingrid.presses("Record it")
    await lakes.ingrid.presses("Not ours")
    await lakes.ingrid.says("The treasurer signs it")
    told = await page(lakes)
    assert "to confirm" not in told
    assert "1 Not yours, to hand over: Sign the budget, Tue 8 Dec" in told
    assert lakes.ingrid.last.labels == ("1 Hand over", "1 Not pursued")
    await lakes.ingrid.presses("1 Hand over")
    await lakes.ingrid.presses(next(one for one in lakes.ingrid.last.labels if one.startswith("Amina")))
    assert "nothing needs you" in await page(lakes), "Amina has her days to answer"


async def test_what_is_offered_to_the_coordinator_needs_their_word(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await promise(lakes, lakes.amina, "Lake survey", FRIDAY)
    await lakes.amina.says("handover Ingrid")
    assert "offers you: Lake survey, Fri 4 Dec" in await page(lakes)
    await lakes.ingrid.presses("1 I take it")
    await lakes.ingrid.hears("This is yours now")


async def test_what_somebody_left_behind_needs_an_owner_unless_one_was_asked(lakes: Lakes) -> None:
    await promise(lakes, lakes.amina, "Lake survey", date(2026, 12, 18))
    await lakes.amina.says("handover Jonas")
    await lakes.amina.says("leave")
    await lakes.amina.presses("Leave")
    assert not any("needs somebody else" in one for one in lakes.ingrid.heard), "Jonas has his days to answer"
    told = await page(lakes)
    assert "nothing needs you" in told
    assert "Lake survey; offered to Jonas" in told
    await lakes.jonas.presses("1 Pas moi")
    back = await lakes.ingrid.hears("has left, and this was offered to Jonas")
    assert "stays with" not in back.text
    assert "1 Lakewatch: Lake survey, Fri 18 Dec" in await page(lakes)
    assert lakes.ingrid.last.labels[0] == "1 Reassign"


async def test_what_is_recorded_and_not_confirmed_does_not_vanish_from_the_next_digest(lakes: Lakes) -> None:
    await lakes.ingrid.command("minutes", "1. Permits\nJonas Weber to send the permits by 18 December")
    await lakes.ingrid.presses("Record it")
    assert "recorded, unconfirmed" in await page(lakes)
    await lakes.until(1, 12)
    assert "Send the permits; asked to confirm" in await page(lakes)


async def test_what_is_on_hold_is_not_told_as_asked_about(lakes: Lakes) -> None:
    which = await promise(lakes, lakes.jonas, "Pump tests", FRIDAY)
    await lakes.until(7, 12)
    assert "Pump tests; asked where it stands" in await page(lakes)
    await becomes(lakes, which, CommitmentState.SUSPENDED)
    assert "asked where it stands" not in await page(lakes)


async def test_a_new_date_that_is_asked_for_keeps_its_buttons_after_coordinators_were_asked(
    lakes: Lakes,
) -> None:
    await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    await lakes.until(9, 12)
    assert "1 Lakewatch: Lab permits, date was Fri 4 Dec" in await page(lakes)
    await lakes.amina.presses("New date")
    await lakes.amina.says("18 December")
    await lakes.amina.says("The ministry signs on Monday")
    told = await page(lakes)
    assert "Fri 4 Dec → Fri 18 Dec" in told
    assert lakes.ingrid.last.labels[:2] == ("1 Accept", "1 Talk")


async def test_a_word_that_was_not_delivered_before_its_day_is_told_with_the_reason(lakes: Lakes) -> None:
    await promise(lakes, lakes.amina, "Lake survey", date(2026, 12, 11))
    await telegram_of(lakes.amina).blocks()
    await lakes.until(7, 12)
    told = await page(lakes)
    assert "1 Lakewatch: Lake survey, Fri 11 Dec\n" in told
    assert "Not delivered (the bot was blocked)" in told
    assert "date was" not in told


async def test_a_call_need_not_be_written_down(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    which = await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    await lakes.until(9, 12)
    before = len(await lakes.house.look(lambda uow: uow.changes.of(which)))
    await page(lakes)
    await lakes.ingrid.presses("1 Log a call")
    await lakes.ingrid.presses("Note nothing")
    await lakes.ingrid.hears("Nothing was noted")
    await lakes.ingrid.says("digest Lakewatch")
    assert len(await lakes.house.look(lambda uow: uow.changes.of(which))) == before


async def test_a_note_on_a_day_that_is_over_asks_which_date_suits_now(lakes: Lakes) -> None:
    await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    await lakes.until(9, 12)
    await page(lakes)
    await lakes.ingrid.presses("1 Draft note")
    assert "which date suits now" in lakes.ingrid.last.text


async def test_what_waits_for_approval_beyond_its_day_is_told_as_paused(lakes: Lakes) -> None:
    which = await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    await becomes(lakes, which, CommitmentState.AWAITING_CLEARANCE)
    assert "nothing needs you" in await page(lakes)
    await lakes.until(8, 12)
    told = await page(lakes)
    assert "1 Lakewatch: Lab permits, date was Fri 4 Dec" in told
    assert "With the approver, so paused" in told


async def test_what_its_owner_put_off_is_told_as_that(lakes: Lakes) -> None:
    await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    await lakes.until(7, 12)
    await lakes.amina.presses("Later")
    await lakes.amina.presses("3 days")
    assert "Lab permits; put off until Thu 10 Dec" in await page(lakes)


async def test_what_no_rung_speaks_of_does_not_vanish(lakes: Lakes) -> None:
    await lakes.ingrid.says("ladder action off")
    await promise(lakes, lakes.amina, "Lab permits", FRIDAY)
    await lakes.until(15, 12)
    assert "Lab permits; nobody was asked yet" in await page(lakes)
