"""Answering: a sentence of the promise, a story; told on Telegram and on Slack."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers.checkins.rounds import schedules
from storage.records.checkins import Outcome
from storage.records.schedules import ScheduleId
from storage.unit import NEW, UnitOfWork
from tests.flows.answers import answers_all, asked, part, said, words
from tests.flows.lakes import Lakes


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes on Telegram, and on Slack."""
    return lakes_outside


async def test_nothing_new_is_one_tap(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.presses("Nothing new")
    await lakes.amina.hears("Thank you, that is all")
    assert (await part(lakes, lakes.amina)).outcome is Outcome.ANSWERED
    assert await words(lakes, lakes.amina) == {"moved": "Nothing new"}
    await lakes.ingrid.command("digest")
    assert "Nothing new" not in lakes.ingrid.last.text
    assert "1 of 2 heard" in lakes.ingrid.last.text


async def test_nothing_new_is_said_in_the_language_of_whoever_taps(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.jonas.presses("Rien de nouveau")
    assert await words(lakes, lakes.jonas) == {"moved": "Rien de nouveau"}


async def test_finishing_early_keeps_what_was_said_and_passes_the_rest(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.says("The second sampling round is done")
    await lakes.amina.presses("Finish here")
    await lakes.amina.hears("Thank you, that is all")
    assert (await part(lakes, lakes.amina)).outcome is Outcome.ANSWERED
    assert await words(lakes, lakes.amina) == {"moved": "The second sampling round is done"}


async def test_who_says_nothing_at_all_has_skipped_and_can_answer_after_all(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.says("finish")
    await lakes.amina.hears("nothing was noted")
    assert (await part(lakes, lakes.amina)).outcome is Outcome.SKIPPED
    await lakes.amina.presses("Nothing new")
    await lakes.amina.hears("To answer it, press “Answer after all”")
    await lakes.amina.presses("Answer after all")
    await lakes.amina.says("The boat is back")
    await lakes.amina.presses("Finish here")
    assert (await part(lakes, lakes.amina)).outcome is Outcome.ANSWERED


async def test_not_this_time_ends_it_without_a_reminder(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.presses("More ways")
    await lakes.amina.presses("Not this time")
    await lakes.amina.hears("not this time")
    await lakes.until(3, 12)
    assert (await part(lakes, lakes.amina)).outcome is Outcome.DECLINED
    assert not any("a line is enough" in text for text in lakes.amina.heard)


async def test_later_offers_what_suits_and_asks_again_then(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.presses("Later")
    offered = await lakes.amina.hears("When would it suit you")
    assert offered.labels == ("In an hour", "Tomorrow")
    await lakes.amina.presses("In an hour")
    await lakes.amina.hears("You can also answer before")
    before = len(lakes.amina.heard)
    await lakes.until(30, 9, 31, month=11)
    assert "What moved on your side" in lakes.amina.last.text
    assert len(lakes.amina.heard) == before + 1


async def test_later_stays_within_decent_hours(lakes: Lakes) -> None:
    await lakes.until(30, 14, 30, month=11)
    await lakes.amina.presses("Later")
    offered = await lakes.amina.hears("When would it suit you")
    assert offered.labels == ("Tomorrow",), "in an hour it is half past six in Nairobi"
    await lakes.amina.presses("Tomorrow")
    await lakes.until(1, 6, 1)
    assert "What moved on your side" in lakes.amina.last.text


async def test_later_can_be_said_more_than_once(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.presses("Later")
    await lakes.amina.presses("In an hour")
    await lakes.until(30, 9, 31, month=11)
    before = len(lakes.amina.heard)
    await lakes.amina.presses("Later")
    await lakes.amina.presses("In an hour")
    await lakes.until(30, 10, 32, month=11)
    assert len(lakes.amina.heard) == before + 3, "the offer, the note of it, and the question"


async def test_before_a_weekend_later_means_the_next_working_day(lakes: Lakes) -> None:
    await lakes.terms(window_hours=8 * 24)
    await lakes.until(4, 12)
    await lakes.amina.presses("Later")
    offered = await lakes.amina.hears("When would it suit you")
    assert offered.labels == ("In an hour", "Next working day")
    await lakes.amina.presses("Next working day")
    before = len(lakes.amina.heard)
    await lakes.until(7, 5, 59)
    assert len(lakes.amina.heard) == before
    await lakes.until(7, 6, 1)
    assert "What moved on your side" in lakes.amina.last.text


async def test_what_they_promised_and_said_last_time_is_at_hand(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(2, 12)
    await lakes.amina.says("commit send the map by 20 December")
    await lakes.amina.presses("Confirm")
    await lakes.until(14, 8, 30)
    opening = next(one for one in reversed(lakes.amina.heard) if "What moved" in one)
    assert "Last time you said: The second sampling round is done" in opening
    assert "Send the map, Sun 20 Dec" in opening


async def test_late_answers_are_taken_and_marked(lakes: Lakes) -> None:
    await lakes.until(3, 12)
    await lakes.amina.says("Two samples")
    await lakes.amina.presses("Finish here")
    await lakes.amina.hears("The round had closed")
    assert (await part(lakes, lakes.amina)).outcome is Outcome.LATE
    assert (await said(lakes, lakes.amina))["moved"].late


async def test_two_check_ins_at_once_come_one_after_the_other(lakes: Lakes) -> None:
    def plan(uow: UnitOfWork) -> None:
        [first] = uow.schedules.present()
        second = uow.schedules.add(replace(first, id=ScheduleId(NEW), kind="joining"))
        schedules.wait_for(second, lakes.house.clock.now(), uow)

    await lakes.house.change(plan)
    await lakes.until(30, 9, month=11)
    openings = [one for one in lakes.amina.heard if "It is open until" in one]
    assert len(openings) == 1
    await answers_all(lakes.amina)
    openings = [one for one in lakes.amina.heard if "It is open until" in one]
    assert len(openings) == 2
    await lakes.amina.presses("Change an answer")
    await lakes.amina.hears("Please finish that one first")
    await lakes.amina.says("Once more")
    assert (await part(lakes, lakes.amina)).asked_at == datetime(2026, 11, 30, 9, tzinfo=UTC)


async def test_thanks_and_a_greeting_are_no_answers(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.says("Thank you!")
    await lakes.amina.hears("With pleasure")
    await lakes.jonas.says("Bonjour")
    await lakes.jonas.hears("Écrivez-moi ces mots")
    await lakes.amina.says("Stop")
    await lakes.amina.hears("nothing was noted")
    assert await words(lakes, lakes.amina) == {}


async def test_a_long_answer_is_shown_back_by_its_beginning(lakes: Lakes) -> None:
    await asked(lakes)
    await lakes.amina.says("The boat")
    await lakes.amina.presses("Finish here")
    await lakes.amina.presses("Change an answer")
    await lakes.amina.says("the lake is wide and " * 200)
    await lakes.amina.hears("Your answer is changed")
    assert len(lakes.amina.last.text) < 300
    assert len((await words(lakes, lakes.amina))["moved"]) > 4000
