"""Clearance: an update is a draft until its approver clears or returns it; told on Telegram and on Slack."""

from dataclasses import replace
from datetime import date

import pytest

from storage.records.checkins import Clearance, Outcome, Update
from storage.records.commitments import CommitmentState
from storage.records.people import Person
from storage.records.schedules import Posting
from storage.unit import UnitOfWork
from tests.flows.answers import part
from tests.flows.lakes import Lakes
from tests.flows.rooms import bound


@pytest.fixture
async def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes, where Jonas clears what Amina says; both have been asked."""
    jonas = await lakes_outside.jonas.member()
    await lakes_outside.member(lakes_outside.amina, approver_id=jonas.id)
    await lakes_outside.until(30, 8, 30, month=11)
    return lakes_outside


async def readable(lakes: Lakes) -> list[Update]:
    return await lakes.house.look(lambda uow: uow.updates.since(None))


async def submitted(lakes: Lakes) -> None:
    """Let Amina answer in a line."""
    await lakes.amina.says("The second sampling round is done")
    await lakes.amina.presses("Finish here")


async def test_nobody_reads_an_update_before_it_is_cleared(lakes: Lakes) -> None:
    await lakes.amina.says("The second sampling round is done")
    assert await readable(lakes) == [], "the first answer is a draft already"
    await lakes.amina.presses("Finish here")
    told = await lakes.amina.hears("for clearance")
    assert "Jonas" in told.text
    assert await readable(lakes) == []
    waiting = await part(lakes, lakes.amina)
    assert (waiting.outcome, waiting.clearance) == (Outcome.HALF, Clearance.WAITING)
    await lakes.ingrid.command("digest")
    assert "second sampling" not in lakes.ingrid.last.text


async def test_the_approver_gets_the_whole_update_in_their_language(lakes: Lakes) -> None:
    await submitted(lakes)
    put = await lakes.jonas.hears("The second sampling round is done")
    assert put.labels[-2:] == ("Valider", "Renvoyer")
    assert "Qu'est-ce qui a avancé" in put.text


async def test_clearing_makes_it_readable_and_both_are_told(lakes: Lakes) -> None:
    await submitted(lakes)
    await lakes.jonas.presses("Valider")
    await lakes.jonas.hears("Validé")
    released = await lakes.amina.hears("has cleared your answers")
    assert "Jonas" in released.text
    assert [one.text for one in await readable(lakes)] == ["The second sampling round is done"]
    done = await part(lakes, lakes.amina)
    assert (done.outcome, done.clearance) == (Outcome.ANSWERED, Clearance.CLEARED)
    before = len(lakes.amina.heard)
    await lakes.jonas.presses("Valider")
    assert len(lakes.amina.heard) == before


async def test_what_came_in_time_is_in_time_however_late_it_is_cleared(lakes: Lakes) -> None:
    await submitted(lakes)
    await lakes.until(3, 12)
    assert (await part(lakes, lakes.amina)).outcome is Outcome.HALF
    await lakes.jonas.presses("Valider")
    assert (await part(lakes, lakes.amina)).outcome is Outcome.ANSWERED


async def test_what_came_late_is_late(lakes: Lakes) -> None:
    await lakes.until(3, 12)
    await submitted(lakes)
    await lakes.jonas.presses("Valider")
    assert (await part(lakes, lakes.amina)).outcome is Outcome.LATE


async def test_reminders_pause_while_it_is_with_the_approver(lakes: Lakes) -> None:
    before = len(lakes.amina.heard)
    await submitted(lakes)
    told = len(lakes.amina.heard)
    assert told > before
    await lakes.until(3, 12)
    assert len(lakes.amina.heard) == told


async def test_a_return_brings_the_comment_and_opens_the_answers_again(lakes: Lakes) -> None:
    await submitted(lakes)
    await lakes.jonas.presses("Renvoyer")
    await lakes.jonas.hears("Votre prochain message")
    await lakes.jonas.says("Which lake?")
    back = await lakes.amina.hears("returned your answers")
    assert "Which lake?" in back.text
    again = await lakes.amina.hears("Your answer so far")
    assert "The second sampling round is done" in again.text
    assert (await part(lakes, lakes.amina)).clearance is Clearance.RETURNED
    await lakes.amina.says("The second sampling round of the north lake is done")
    await lakes.amina.presses("Finish here")
    await lakes.jonas.hears("north lake")
    put = [one for one in lakes.jonas.chat if "sampling round" in one.text]
    assert len(put) == 2, "what comes back is a new message, and not an edit that nobody notices"
    await lakes.jonas.presses("Valider")
    assert [one.text for one in await readable(lakes)] == [
        "The second sampling round of the north lake is done"
    ]


async def test_reminders_go_on_once_it_was_returned(lakes: Lakes) -> None:
    await submitted(lakes)
    await lakes.jonas.presses("Renvoyer")
    await lakes.jonas.says("Which lake?")
    await lakes.until(1, 12)
    await lakes.amina.hears("your first answers are kept")


async def test_only_what_was_shown_is_cleared(lakes: Lakes) -> None:
    await submitted(lakes)
    old = lakes.jonas.chat
    assert any("Valider" in one.labels for one in old)
    await lakes.house.clock_by(minutes=5)
    await lakes.amina.edits("The third sampling round is done")
    await lakes.jonas.hears("The third sampling round is done")
    await lakes.jonas.presses("Valider")
    assert [one.text for one in await readable(lakes)] == ["The third sampling round is done"]


async def test_what_is_changed_afterwards_is_cleared_anew(lakes: Lakes) -> None:
    await submitted(lakes)
    await lakes.jonas.presses("Valider")
    await lakes.house.clock_by(minutes=5)
    await lakes.amina.edits("The third sampling round is done")
    assert await readable(lakes) == []
    assert (await part(lakes, lakes.amina)).outcome is Outcome.ANSWERED
    await lakes.jonas.hears("The third sampling round is done")
    await lakes.jonas.presses("Valider")
    assert [one.text for one in await readable(lakes)] == ["The third sampling round is done"]


async def test_the_coordinator_is_asked_where_the_approver_has_left(lakes: Lakes) -> None:
    await lakes.member(lakes.jonas, left_at=lakes.house.clock.now())
    await submitted(lakes)
    await lakes.ingrid.hears("The second sampling round is done")
    await lakes.ingrid.presses("Clear")
    assert len(await readable(lakes)) == 1


async def test_the_coordinator_is_asked_while_the_approver_is_away(lakes: Lakes) -> None:
    jonas = await lakes.jonas.member()
    await lakes.house.change(
        lambda uow: uow.desk.save(
            _away(uow.desk.person(jonas.person_id), date(2026, 11, 28), date(2026, 12, 10))
        )
    )
    await submitted(lakes)
    await lakes.ingrid.hears("The second sampling round is done")
    assert not any("The second sampling round is done" in text for text in lakes.jonas.heard)


async def test_the_coordinator_takes_over_when_the_approver_goes(lakes: Lakes) -> None:
    await submitted(lakes)
    assert not any("The second sampling round is done" in text for text in lakes.ingrid.heard)
    await lakes.jonas.says("quitter")
    await lakes.jonas.presses("Quitter")
    await lakes.ingrid.hears("The second sampling round is done")
    await lakes.amina.hears("now decide on it: Ingrid")
    await lakes.ingrid.command("round")
    assert "with Ingrid" in lakes.ingrid.last.text
    await lakes.ingrid.presses("Clear")
    await lakes.amina.hears("has cleared your answers")


async def test_who_is_named_instead_is_asked_for_what_waits(lakes: Lakes) -> None:
    await submitted(lakes)
    await lakes.ingrid.command("approver", "Amina: nobody")
    await lakes.ingrid.hears("The second sampling round is done")
    await lakes.ingrid.command("approver", "Amina: nobody")
    asked = [text for text in lakes.ingrid.heard if "The second sampling round is done" in text]
    assert len(asked) == 1
    await lakes.ingrid.presses("Clear")
    assert len(await readable(lakes)) == 1


async def test_promises_are_proposed_once_it_is_cleared(lakes: Lakes) -> None:
    await lakes.amina.says("We'll send the water quality report by Friday")
    await lakes.amina.presses("Finish here")
    assert not any("Shall I note this" in text for text in lakes.amina.heard)
    await lakes.jonas.presses("Valider")
    await lakes.amina.hears("Shall I note this for Friday 4 December")
    [proposed] = await lakes.house.look(lambda uow: uow.commitments.in_state(CommitmentState.PROPOSED))
    assert proposed.owner_id == (await lakes.amina.member()).id


async def test_the_summary_holds_it_only_once_it_is_cleared(lakes: Lakes) -> None:
    where = await bound(lakes)
    await lakes.house.change(_live)
    await lakes.amina.presses("More ways")
    await lakes.amina.presses("Seen by: coordinators")
    await lakes.amina.says("The second sampling round is done")
    await lakes.amina.presses("Finish here")
    assert not [one for one in where() if "second sampling" in one]
    await lakes.jonas.presses("Valider")
    assert [one for one in where() if "second sampling" in one]


async def test_the_round_shows_whose_turn_it_is(lakes: Lakes) -> None:
    await submitted(lakes)
    await lakes.ingrid.command("digest")
    assert "approver" in lakes.ingrid.last.text


def _away(person: Person, first: date, last: date) -> Person:
    return replace(person, away_from=first, away_until=last)


def _live(uow: UnitOfWork) -> None:
    """Post the summary of the round that is open as answers arrive."""
    [opened] = uow.rounds.open_now()
    uow.rounds.save(replace(opened, terms=replace(opened.terms, posting=Posting.LIVE)))
