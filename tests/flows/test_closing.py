"""Two-sided closing: the owner says done, who waits says whether it arrived; silence closes it by rule."""

import pytest

from storage.records.commitments import CommitmentState, Waiting
from storage.records.people import Member, MemberId, Role
from storage.unit import NEW, UnitOfWork
from tests.flows.devices import happens_again, set_aside, taps
from tests.flows.lakes import Lakes
from tests.flows.pledges import SURVEY, agrees, as_it_is, does, promises, story_of
from tests.house import Partner

ASKED = f"“{SURVEY}” is done. Has it arrived?"


@pytest.fixture
def lakes(lakes_outside: Lakes) -> Lakes:
    """Clean Water Lakes on SQLite, on Telegram and on Slack."""
    return lakes_outside


async def berta(lakes: Lakes) -> Partner:
    """Let there be a second coordinator."""
    return await lakes.house.coordinator("Berta Holm", "Ministry of Water")


async def test_done_asks_the_one_who_waits_and_nobody_else(lakes: Lakes) -> None:
    kofi = await lakes.house.partner("Kofi Mensah", "Shore Women")
    waiting = (await kofi.member()).id
    survey = await promises(lakes, lakes.amina, waiting=Waiting.PARTNER, waiting_id=waiting)
    await does(lakes, lakes.amina, "done", survey)
    asked = await kofi.hears(ASKED)
    assert asked.labels == ("Received", "Not yet")
    assert "You are the one who waits for it" in asked.text
    told = await lakes.amina.hears("is noted as done, thank you")
    assert "I have asked Kofi" in told.text
    assert not any(SURVEY in text for text in lakes.ingrid.heard)
    assert (await as_it_is(lakes, survey)).state is CommitmentState.DONE


@pytest.mark.parametrize("whom", [Waiting.PARTNERSHIP, Waiting.PUBLIC])
async def test_where_nobody_waits_by_name_the_coordinators_are_asked(lakes: Lakes, whom: Waiting) -> None:
    survey = await promises(lakes, lakes.amina, waiting=whom)
    await does(lakes, lakes.amina, "done", survey)
    await lakes.ingrid.hears(ASKED)
    await lakes.ingrid.presses("Received")
    await lakes.ingrid.hears("is closed as received")
    await lakes.amina.hears(f"confirms that “{SURVEY}” has arrived")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.RECEIVED
    await lakes.until(20)
    assert not any("no word on its receipt" in text for text in lakes.amina.heard)


async def test_not_yet_asks_for_the_reason_and_opens_it_with_that(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "done", survey)
    await lakes.ingrid.presses("Not yet")
    await lakes.ingrid.hears(f"What is missing in “{SURVEY}”?")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.DONE, "the reason comes first"
    await lakes.ingrid.says("The annex with the maps?")
    told = await lakes.amina.hears("has not arrived yet")
    assert "The annex with the maps?" in told.text
    assert told.labels == ("Done", "New date")
    last = (await story_of(lakes, survey))[-1]
    assert (last.old, last.new, last.why) == ("done", "open", "The annex with the maps?")
    await lakes.amina.presses("Done")
    await lakes.ingrid.presses("Received")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.RECEIVED


async def test_a_not_yet_without_a_reason_is_no_silence(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "done", survey)
    await lakes.ingrid.presses("Not yet")
    await lakes.until(5)
    assert (await as_it_is(lakes, survey)).state is CommitmentState.OPEN
    await lakes.amina.hears("has not arrived yet. It is open")


async def test_seven_days_of_silence_close_it_unconfirmed_and_a_later_word_counts(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "done", survey)
    await lakes.until(4, 7)
    assert (await as_it_is(lakes, survey)).state is CommitmentState.DONE
    await lakes.until(4, 9)
    assert (await as_it_is(lakes, survey)).state is CommitmentState.CLOSED_UNCONFIRMED
    told = await lakes.amina.hears("no word on its receipt came in 7 days")
    assert "\n" not in told.text
    await lakes.until(20)
    await lakes.ingrid.presses("Received")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.RECEIVED
    await lakes.amina.hears(f"confirms that “{SURVEY}” has arrived")


async def test_silence_receives_where_the_partnership_agreed_that_beforehand(lakes: Lakes) -> None:
    await agrees(lakes, silence_receives=True, receipt_days=3)
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "done", survey)
    await lakes.until(1, 12)
    assert (await as_it_is(lakes, survey)).state is CommitmentState.RECEIVED
    await lakes.amina.hears("closed as received, as the partnership agreed for 3 days without a word")


async def test_silence_closes_at_a_decent_hour_of_the_owner_and_through_a_restart(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await lakes.until(28, 3, month=11)
    await does(lakes, lakes.amina, "done", survey)
    await lakes.house.restart()
    await lakes.until(7, 4, 59)
    assert (await as_it_is(lakes, survey)).state is CommitmentState.DONE, "on a Saturday nobody is told"
    await lakes.until(7, 5, 1)
    assert (await as_it_is(lakes, survey)).state is CommitmentState.CLOSED_UNCONFIRMED


async def test_a_coordinator_may_mark_done_and_then_the_owner_hears_it(lakes: Lakes) -> None:
    kofi = await lakes.house.partner("Kofi Mensah", "Shore Women")
    waiting = (await kofi.member()).id
    survey = await promises(lakes, lakes.amina, waiting=Waiting.PARTNER, waiting_id=waiting)
    await does(lakes, lakes.ingrid, "done", survey)
    await lakes.amina.hears(f"has noted “{SURVEY}” as done")
    await kofi.hears("as done. Has it arrived?")
    await lakes.ingrid.hears("I have asked Kofi")


async def test_a_coordinator_who_marks_done_is_asked_in_the_same_breath(lakes: Lakes) -> None:
    other = await berta(lakes)
    survey = await promises(lakes, lakes.amina)
    told = len(lakes.ingrid.heard)
    await does(lakes, lakes.ingrid, "done", survey)
    assert len(lakes.ingrid.heard) == told + 1, "nobody is asked twice"
    assert lakes.ingrid.last.labels == ("Received", "Not yet")
    await other.hears("as done. Has it arrived?")
    await lakes.ingrid.presses("Received")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.RECEIVED


async def test_of_several_who_may_confirm_the_first_counts_and_others_get_a_kind_word(lakes: Lakes) -> None:
    other = await berta(lakes)
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "done", survey)
    await other.presses("Received")
    await lakes.ingrid.presses("Not yet")
    told = await lakes.ingrid.hears("has confirmed already")
    assert told.text.startswith("Thank you. Berta")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.RECEIVED
    assert sum("has arrived. It is closed" in text for text in lakes.amina.heard) == 1


async def test_a_second_tap_says_nothing_new(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "done", survey)
    await happens_again(lakes.house, lakes.amina)
    await does(lakes, lakes.amina, "done", survey)
    await lakes.ingrid.presses("Received")
    told = len(lakes.ingrid.heard)
    await lakes.ingrid.presses("Received")
    assert len(lakes.ingrid.heard) == told
    assert sum(ASKED in text for text in lakes.ingrid.heard) == 1


async def test_an_owner_who_is_the_only_coordinator_is_not_asked_and_silence_closes_it(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.ingrid)
    await does(lakes, lakes.ingrid, "done", survey)
    told = await lakes.ingrid.hears("Nobody else is there to confirm it")
    assert told.labels == ()
    assert "Friday 4 December" in told.text
    await does(lakes, lakes.ingrid, "received", survey)
    assert (await as_it_is(lakes, survey)).state is CommitmentState.DONE, "never by its owner"
    await lakes.until(4, 9)
    assert (await as_it_is(lakes, survey)).state is CommitmentState.CLOSED_UNCONFIRMED


async def test_somebody_who_does_not_wait_cannot_confirm(lakes: Lakes) -> None:
    kofi = await lakes.house.partner("Kofi Mensah", "Shore Women")
    waiting = (await kofi.member()).id
    survey = await promises(lakes, lakes.amina, waiting=Waiting.PARTNER, waiting_id=waiting)
    await does(lakes, lakes.amina, "done", survey)
    await does(lakes, lakes.ingrid, "received", survey)
    await lakes.ingrid.hears("is for Kofi")
    await does(lakes, lakes.jonas, "received", survey)
    assert SURVEY not in lakes.jonas.last.text, "who may not see it learns nothing"
    assert (await as_it_is(lakes, survey)).state is CommitmentState.DONE


async def test_where_who_waits_has_left_the_coordinators_are_asked(lakes: Lakes) -> None:
    kofi = await lakes.house.partner("Kofi Mensah", "Shore Women")
    waiting = (await kofi.member()).id
    survey = await promises(lakes, lakes.amina, waiting=Waiting.PARTNER, waiting_id=waiting)
    await kofi.command("leave")
    await kofi.presses("Leave")
    await does(lakes, lakes.amina, "done", survey)
    await lakes.ingrid.hears(ASKED)
    await lakes.ingrid.presses("Received")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.RECEIVED


async def test_what_waits_for_a_receipt_of_somebody_who_left_is_for_the_coordinators(lakes: Lakes) -> None:
    kofi = await lakes.house.partner("Kofi Mensah", "Shore Women")
    waiting = (await kofi.member()).id
    survey = await promises(lakes, lakes.amina, waiting=Waiting.PARTNER, waiting_id=waiting)
    await does(lakes, lakes.amina, "done", survey)
    await does(lakes, lakes.ingrid, "card", survey)
    assert "Received" not in lakes.ingrid.last.labels, "while Kofi is here it is for Kofi to say"
    await kofi.command("leave")
    await kofi.presses("Leave")
    asked = await lakes.ingrid.hears("(Shore Women), who waited for it, has left. Has it arrived?")
    assert asked.labels == ("Received", "Not yet")
    await lakes.ingrid.command("digest")
    needed = await lakes.ingrid.hears(SURVEY)
    assert any(one.endswith("Received") for one in needed.labels)
    await does(lakes, lakes.ingrid, "card", survey)
    await lakes.ingrid.presses("Received")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.RECEIVED


async def test_who_writes_what_is_missing_is_shown_what_changed_meanwhile(lakes: Lakes) -> None:
    survey = await promises(lakes, lakes.amina)
    await does(lakes, lakes.amina, "done", survey)
    await lakes.ingrid.presses("Not yet")
    other = await berta(lakes)
    await does(lakes, other, "not_yet", survey)
    await other.says("The maps")
    await does(lakes, lakes.amina, "done", survey)
    await lakes.ingrid.says("The annex")
    shown = await lakes.ingrid.hears("Since I asked you")
    assert "The maps" in shown.text
    assert "Received" in shown.labels
    assert (await as_it_is(lakes, survey)).state is CommitmentState.DONE
    await lakes.ingrid.says("The annex")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.OPEN
    assert (await story_of(lakes, survey))[-1].why == "The annex"


@pytest.mark.parametrize(("action", "words"), [("done", ""), ("drop", "The lake authority does it")])
async def test_closing_withdraws_what_was_offered_to_a_successor(
    lakes: Lakes, action: str, words: str
) -> None:
    kofi = await lakes.house.partner("Kofi Mensah", "Shore Women")
    survey = await promises(lakes, lakes.amina)
    await lakes.amina.command("handover", "Kofi")
    await does(lakes, lakes.amina, action, survey)
    if words:
        await lakes.amina.says(words)
    await kofi.hears(f"“{SURVEY}” was offered to you and is closed by now")
    assert (await as_it_is(lakes, survey)).offered_to is None
    await kofi.presses("1 I take it")
    await kofi.hears("What was offered to you here is settled by now, so nothing is asked of you")
    assert (await as_it_is(lakes, survey)).owner_id == survey.owner_id
    await lakes.until(8)
    assert not any("has not taken this over" in text for text in lakes.amina.heard)
    assert await set_aside(lakes.house) == []


async def test_an_owner_who_presses_done_on_a_date_that_was_moved_is_shown_it_and_asked_once_more(
    lakes: Lakes,
) -> None:
    survey = await promises(lakes, lakes.amina)
    await lakes.amina.command("commitments")
    token = f"done:{lakes.amina.partnership.id}:{survey.id}:{survey.version}."
    await does(lakes, lakes.ingrid, "change_date", survey)
    await lakes.ingrid.says("18 December")
    await taps(lakes.amina, token)
    await lakes.house.settle()
    assert (await as_it_is(lakes, survey)).state is CommitmentState.OPEN
    await lakes.amina.hears("Since you last saw it")
    await lakes.amina.presses("Done")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.DONE


async def test_coordinators_hear_where_who_waits_cannot_be_asked_and_may_note_what_they_hear(
    lakes: Lakes,
) -> None:
    now = lakes.house.clock.now()

    def without_account(uow: UnitOfWork) -> MemberId:
        person = uow.desk.add_person("Tom Okello")
        return uow.members.add(Member(MemberId(NEW), person.id, None, Role.PARTNER, now)).id

    waiting = await lakes.house.change(without_account)
    survey = await promises(lakes, lakes.amina, waiting=Waiting.PARTNER, waiting_id=waiting)
    await does(lakes, lakes.amina, "done", survey)
    told = await lakes.ingrid.hears(f"I could not ask Tom Okello whether “{SURVEY}” has arrived")
    assert "A call may help" in told.text
    await lakes.ingrid.presses("Received")
    assert (await as_it_is(lakes, survey)).state is CommitmentState.RECEIVED
    assert await set_aside(lakes.house) == []
