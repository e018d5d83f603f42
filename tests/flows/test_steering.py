"""What coordinators see and do: outcomes, a nudge, what was told by phone, and who has no account."""

from dataclasses import replace

from storage.records.checkins import Outcome
from storage.unit import UnitOfWork
from tests.flows.lakes import Lakes


async def test_the_round_shows_each_outcome_and_a_tap_nudges_one_person(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.answered()
    await lakes.until(30, 12, month=11)
    await lakes.ingrid.command("round")
    page = await lakes.ingrid.hears("1 of 2 heard so far")
    assert "(Lakewatch): answered" in page.text
    assert "(BlueFlow): asked, no answer so far" in page.text
    [nudge] = page.labels
    before = len(lakes.jonas.heard)
    await lakes.ingrid.presses(nudge)
    await lakes.ingrid.hears("once more")
    assert len(lakes.jonas.heard) == before + 1


async def test_a_nudge_outside_decent_hours_waits_for_them(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 20, month=11)
    await lakes.ingrid.command("round")
    before = len(lakes.jonas.heard)
    page = await lakes.ingrid.hears("of 2 heard so far")
    await lakes.ingrid.presses(next(one for one in page.labels if "Jonas" in one))
    await lakes.ingrid.hears("It is outside")
    assert len(lakes.jonas.heard) == before
    await lakes.until(1, 8)
    assert len(lakes.jonas.heard) == before + 1


async def test_what_was_told_by_phone_is_written_down_and_ends_the_part(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 12, month=11)
    await lakes.ingrid.command("log", "BlueFlow: twelve of twenty pumps are in")
    await lakes.ingrid.hears("as told to you by phone or e-mail")
    assert (await lakes.outcomes())["Jonas"] is Outcome.THROUGH_COORDINATOR
    [update] = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert update.text == "twelve of twenty pumps are in"
    assert update.recorded_by == (await lakes.ingrid.member()).id
    await lakes.ingrid.command("round")
    await lakes.ingrid.hears("told by phone or e-mail, noted by Ingrid")
    await lakes.ingrid.command("digest")
    await lakes.ingrid.hears("twelve of twenty pumps")


async def test_who_has_no_account_is_asked_by_a_letter(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.ingrid.command("member", "Dr Haddad, Ministry of Works")
    await lakes.until(30, 12, month=11)
    letter = await lakes.ingrid.hears("who has no chat with me")
    assert "Dear Dr Haddad" in letter.text
    assert "1. What moved on your side" in letter.text
    await lakes.ingrid.command("log", "Ministry of Works: the permits are with the director")
    assert (await lakes.outcomes())["Dr"] is Outcome.THROUGH_COORDINATOR


async def test_log_says_how_it_is_used(lakes_outside: Lakes) -> None:
    await lakes_outside.ingrid.command("log", "BlueFlow twelve pumps")
    await lakes_outside.ingrid.hears("For example: log Ministry of Water")


async def test_a_nudge_that_waits_is_left_out_where_the_answer_came_first(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 20, month=11)
    await lakes.ingrid.command("round")
    page = await lakes.ingrid.hears("of 2 heard so far")
    await lakes.ingrid.presses(next(one for one in page.labels if "Jonas" in one))
    await lakes.jonas.presses("Rien de nouveau")
    before = len(lakes.jonas.heard)
    await lakes.until(1, 12)
    assert len(lakes.jonas.heard) == before


async def test_a_nudge_reaches_who_was_silent_also_after_the_close(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(3, 20)
    await lakes.ingrid.command("round")
    page = await lakes.ingrid.hears("of 2 heard")
    await lakes.ingrid.presses(next(one for one in page.labels if "Jonas" in one))
    before = len(lakes.jonas.heard)
    await lakes.until(4, 8)
    assert len(lakes.jonas.heard) == before + 1
    assert "ce point est clos" in lakes.jonas.last.text
    await lakes.jonas.presses("Rien de nouveau")
    assert (await lakes.outcomes())["Jonas"] is Outcome.LATE


async def test_what_is_told_after_the_close_still_belongs_to_the_round(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.ingrid.command("member", "Haddad, Ministry of Works")
    await lakes.until(3, 12)
    await lakes.ingrid.command("log", "Ministry of Works: the permits are with the director")
    assert (await lakes.outcomes())["Haddad"] is Outcome.THROUGH_COORDINATOR


async def test_who_answers_after_it_was_told_for_them_answers_in_full(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 12, month=11)
    await lakes.ingrid.command("log", "Lakewatch: two samples")
    await lakes.amina.says("Three samples")
    await lakes.amina.says("The boat")
    await lakes.amina.presses("Finish here")
    await lakes.amina.hears("Thank you")
    assert (await lakes.outcomes())["Amina"] is Outcome.ANSWERED


async def test_a_paused_check_in_lets_its_open_round_end_and_opens_no_other(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 6, 30, month=11)
    await lakes.ingrid.command("checkins", "pause 1")
    await lakes.ingrid.hears("A round that is open goes on")
    await lakes.until(4, 12)
    assert set((await lakes.outcomes()).values()) == {Outcome.SILENT}
    await lakes.until(15, 12)
    assert len(await lakes.house.look(lambda uow: uow.rounds.find())) == 1


async def test_an_anonymous_check_in_is_not_asked_by_letter(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.ingrid.command("member", "Haddad, Ministry of Works")

    def health(uow: UnitOfWork) -> None:
        [schedule] = uow.schedules.present()
        uow.schedules.save(replace(schedule, kind="health"))

    await lakes.house.change(health)
    await lakes.until(1, 12)
    assert not any("Dear Haddad" in text for text in lakes.ingrid.heard)
    assert (await lakes.outcomes())["Haddad"] is Outcome.NOT_DELIVERED


async def test_two_coordinators_nudge_somebody_once(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 12, month=11)
    before = len(lakes.jonas.heard)
    await lakes.ingrid.command("nudge", "jonas")
    await lakes.ingrid.hears("once more")
    await lakes.ingrid.command("nudge", "Jonas please")
    await lakes.ingrid.hears("a few hours between two messages")
    assert len(lakes.jonas.heard) == before + 1
    await lakes.ingrid.command("nudge", "Ingrid")
    await lakes.ingrid.hears("No question waits with Ingrid")
    await lakes.ingrid.command("nudge", "everybody")
    await lakes.ingrid.hears("A nudge goes to one person")


async def test_a_round_that_closed_this_week_stands_beside_one_that_is_open(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.ingrid.command("checkins", "new health once on 1 December at 10")
    await lakes.ingrid.presses("Start")
    await lakes.until(3, 12)
    await lakes.ingrid.command("round")
    await lakes.ingrid.hears("0 of 2 heard so far")
    await lakes.ingrid.hears("closed: 0 of 2 heard")


async def test_who_left_amid_a_round_is_said_to_have_left(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 12, month=11)
    await lakes.jonas.command("leave", "")
    await lakes.jonas.presses("Quitter")
    await lakes.ingrid.command("round")
    await lakes.ingrid.hears("(BlueFlow): has left the partnership")
