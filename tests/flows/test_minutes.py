"""Minutes are a source too: proposals with their item, corrected, recorded, confirmed, and on the agenda."""

from storage.records.commitments import Commitment, CommitmentState
from tests.flows.devices import telegram_of
from tests.flows.lakes import Lakes

MINUTES = """Minutes of the Steering Committee, 12 November 2026
1. Welcome
The chair welcomed everybody. BlueFlow reported that eight pumps were installed.
2. Sampling
Amina Diallo to send the survey report by 4 December.
4. Lab permits
Action: BlueFlow to submit the lab permits by 7 December.
- Book the meeting room (Nobody Ltd, by 9 December)
Action: circulate the photographs by 30 November
"""


async def recorded(lakes: Lakes) -> list[Commitment]:
    return await lakes.house.look(lambda uow: uow.commitments.find())


async def paste(lakes: Lakes) -> None:
    await lakes.ingrid.says("minutes")
    await lakes.ingrid.hears("paste the minutes")
    await lakes.ingrid.says(MINUTES)


async def test_each_proposal_is_shown_with_the_item_it_comes_from(lakes_outside: Lakes) -> None:
    await paste(lakes_outside)
    shown = await lakes_outside.ingrid.hears("Steering Committee, Thursday 12 November")
    assert "item 2 · Amina" in shown.text
    assert "“Send the survey report”, Fri 4 Dec" in shown.text
    assert "item 4 · Jonas" in shown.text
    assert "no owner yet" in shown.text
    assert await recorded(lakes_outside) == [], "nothing is recorded before the coordinator says so"


async def test_they_are_corrected_by_tap_and_recorded_as_unconfirmed(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await paste(lakes)
    await lakes.ingrid.presses("3")
    await lakes.ingrid.presses("Owner")
    await lakes.ingrid.says("Somebody Else")
    await lakes.ingrid.hears("I know nobody called Somebody Else")
    await lakes.ingrid.says("Lakewatch")
    await lakes.ingrid.presses("1")
    await lakes.ingrid.presses("Date")
    await lakes.ingrid.says("11 December")
    await lakes.ingrid.presses("Record 3")
    kept = await recorded(lakes)
    assert {one.state for one in kept} == {CommitmentState.RECORDED}
    assert (kept[0].item, str(kept[0].due_on)) == ("2", "2026-12-11")
    asked = await lakes.jonas.hears("Steering Committee")
    assert "item 4" in asked.text or "point 4" in asked.text


async def test_until_the_owner_confirms_they_are_matters_arising(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await paste(lakes)
    await lakes.ingrid.presses("Record 2")
    await lakes.amina.presses("Confirm")
    await lakes.ingrid.presses("Put away")
    await lakes.ingrid.says("agenda")
    shown = await lakes.ingrid.hears("matters arising")
    assert "item 2 · Lakewatch: “Send the survey report”, Fri 4 Dec (on track)" in shown.text
    assert "item 4 · BlueFlow: “Submit the lab permits”, Mon 7 Dec (recorded, unconfirmed)" in shown.text


async def test_minutes_come_as_a_file_too(lakes_outside: Lakes) -> None:
    await lakes_outside.ingrid.says("minutes")
    await lakes_outside.ingrid.sends("minutes.txt", body=MINUTES.encode())
    await lakes_outside.ingrid.hears("“Send the survey report”")


async def test_a_document_that_is_no_text_is_refused_with_what_to_do(lakes: Lakes) -> None:
    await lakes.ingrid.says("minutes")
    await lakes.ingrid.sends("minutes.docx", body=b"PK\x03\x04....")
    await lakes.ingrid.hears("plain text")
    await lakes.ingrid.says("It was a fine day in the hills")
    await lakes.ingrid.hears("I found nothing there")


async def test_partners_cannot_record_in_others_names(lakes: Lakes) -> None:
    await lakes.amina.says("minutes")
    await lakes.amina.hears("coordinators")
    assert await recorded(lakes) == []


async def test_minutes_pasted_twice_are_recorded_once(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await paste(lakes)
    await lakes.ingrid.presses("Record 2")
    await lakes.ingrid.presses("Put away")
    await lakes.ingrid.hears("What was recorded stays recorded")
    await paste(lakes)
    shown = await lakes.ingrid.hears("2 things there are recorded already and are left out")
    assert "Send the survey report" not in shown.text
    await lakes.ingrid.presses("1")
    await lakes.ingrid.presses("Owner")
    await lakes.ingrid.says("Lakewatch")
    await lakes.ingrid.presses("Record it")
    await paste(lakes)
    await lakes.ingrid.hears("is recorded already, from Steering Committee")
    assert len(await recorded(lakes)) == 3


async def test_a_meeting_of_the_same_name_on_another_day_is_another_meeting(lakes: Lakes) -> None:
    for day in ("12 November", "19 November"):
        await lakes.ingrid.command("minutes", MINUTES.replace("12 November", day))
        await lakes.ingrid.presses("Record 2")
    assert len(await recorded(lakes)) == 4


async def test_a_day_that_may_be_several_or_is_none_is_asked_for(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    lines = "1. Hall\nAmina Diallo to book the hall by 03/04\nJonas Weber to order pipes by 31 February"
    await lakes.ingrid.command("minutes", lines)
    shown = await lakes.ingrid.hears("“03/04”: which day?")
    assert "“31 February”: which day?" in shown.text
    await lakes.ingrid.presses("1")
    await lakes.ingrid.presses("Date")
    await lakes.ingrid.says("31 February")
    await lakes.ingrid.hears("The calendar has no “31 February”")
    await lakes.ingrid.says("05/06")
    await lakes.ingrid.hears("can be read in more than one way")
    await lakes.ingrid.says("20 November")
    await lakes.ingrid.hears("has gone by")
    await lakes.ingrid.presses("Back to the list")
    await lakes.ingrid.presses("1")
    await lakes.ingrid.presses("Date")
    await lakes.ingrid.says("15 December")
    await lakes.ingrid.hears("“Book the hall”, Tue 15 Dec")


async def test_what_has_gone_by_is_not_on_track_on_the_agenda(lakes: Lakes) -> None:
    await paste(lakes)
    await lakes.ingrid.presses("Record 2")
    await lakes.amina.presses("Confirm")
    await lakes.until(8, 12)
    await lakes.ingrid.says("agenda")
    shown = await lakes.ingrid.hears("matters arising")
    assert "“Send the survey report”, date was Fri 4 Dec" in shown.text
    assert "on track" not in shown.text


async def test_words_about_something_else_are_told_how_to_be_heard(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await paste(lakes)
    await lakes.ingrid.says("We will send the tender by Friday")
    shown = await lakes.ingrid.hears("Your words changed nothing")
    assert "Put away" in shown.labels
    await lakes.ingrid.presses("Put away")
    await lakes.ingrid.says("We will send the tender by Friday")
    await lakes.ingrid.hears("Shall I note this for Friday 4 December?")


async def test_of_owners_who_could_not_be_asked_the_coordinator_hears_once_about_all(lakes: Lakes) -> None:
    await telegram_of(lakes.jonas).blocks()
    both = "1. Lab\nJonas Weber to order pipes by 9 December\nJonas Weber to send the tender by 11 December"
    await lakes.ingrid.command("minutes", both)
    await lakes.ingrid.presses("Record 2")
    told = await lakes.ingrid.hears("I could not reach Jonas Weber about these: the bot was blocked")
    assert "“Order pipes”, noted for Wednesday 9 December" in told.text
    assert "“Send the tender”" in told.text
    assert all(one.startswith("Log a call") for one in told.labels)
    assert sum("I could not reach" in text for text in lakes.ingrid.heard) == 1
    await lakes.ingrid.presses(told.labels[0])
    await lakes.ingrid.hears("What was said about “Order pipes”")


async def test_of_several_owners_one_is_asked_and_the_others_are_named_in_the_review(lakes: Lakes) -> None:
    await lakes.ingrid.says("minutes")
    await lakes.ingrid.says(
        "Minutes of the Data Group, 12 November 2026\n2. Lab\nJonas / Amina: check the freezer by Friday"
    )
    shown = await lakes.ingrid.hears("Check the freezer")
    assert "(also named: Amina)" in shown.text
    await lakes.ingrid.presses("1")
    assert "(also named: Amina)" in lakes.ingrid.last.text
    await lakes.ingrid.presses("Owner")
    await lakes.ingrid.says("Amina")
    assert "also named" not in lakes.ingrid.last.text, "the coordinator has chosen"
