"""A digest: what needs the coordinator first, then what is new, who was not heard and why, what is ahead."""

from dataclasses import replace
from datetime import timedelta

from storage.unit import UnitOfWork
from tests.flows.lakes import Lakes


async def test_where_do_we_stand_fits_one_phone_screen(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(2, 12)
    await lakes.ingrid.says("Where do we stand?")
    page = lakes.ingrid.last.text
    assert page.splitlines()[0] == "Clean Water Lakes · Wed 2 Dec"
    assert "1 of 2 heard · nothing needs you" in page
    assert "Lakewatch: The second sampling round is done" in page
    assert "BlueFlow: no answer so far" in page
    assert "Fri 4 Dec · Lakewatch: Send the water quality report" in page
    assert page.index("NEW") < page.index("NOT HEARD") < page.index("AHEAD")
    assert len(page.splitlines()) <= 26


async def test_who_needs_a_decision_is_named_with_what_is_in_the_way(lakes: Lakes) -> None:
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.says("The boat is out of the water")
    await lakes.amina.says("No money for the boat")
    await lakes.amina.says("no")
    await lakes.amina.presses("Needs a decision")
    await lakes.ingrid.says("digest")
    page = lakes.ingrid.last.text
    assert "1 Lakewatch: needs a decision: “No money for the boat”" in page
    assert "Lakewatch: no\n" not in page, "an answer that says nothing is no news"


async def test_a_date_that_passed_is_told_once_its_owner_was_asked(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(7, 6, 30)
    await lakes.ingrid.says("digest")
    assert "water quality report" not in lakes.ingrid.last.text, "Amina hears first"
    await lakes.until(7, 8)
    await lakes.ingrid.says("digest")
    assert "Fri 4 Dec · Lakewatch: Send the water quality report; asked" in lakes.ingrid.last.text
    assert "nothing needs you" in lakes.ingrid.last.text


async def test_what_needs_the_reader_comes_first_with_the_button_that_settles_it(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(9, 12)
    await lakes.ingrid.says("digest")
    page = lakes.ingrid.last
    assert "1 needs you" in page.text
    assert "1 Lakewatch: Send the water quality report, date was Fri 4 Dec" in page.text
    await lakes.house.clock_by(minutes=1)
    await lakes.ingrid.presses("1 New date")
    await lakes.ingrid.says("18 December")
    await lakes.ingrid.says("digest")
    assert "nothing needs you" in lakes.ingrid.last.text
    assert "Lakewatch: Send the water quality report, now Fri 18 Dec" in lakes.ingrid.last.text


async def test_only_what_is_new_since_the_last_digest_is_told_as_new(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.ingrid.says("digest")
    await lakes.until(1, 12)
    await lakes.ingrid.says("digest")
    assert "sampling round" not in lakes.ingrid.last.text


async def test_an_answer_that_was_long_on_its_way_is_new_when_it_arrives(lakes: Lakes) -> None:
    await lakes.until(30, 8, month=11)
    await lakes.amina.says("The second sampling round is done")

    def written_earlier(uow: UnitOfWork) -> None:
        (update,) = uow.updates.since(None)
        uow.updates.save(replace(update, said_at=update.said_at - timedelta(days=1)))

    await lakes.house.change(written_earlier)
    await lakes.ingrid.says("digest")
    assert "sampling round is done" in lakes.ingrid.last.text


async def test_it_comes_by_itself_on_monday_at_eight(lakes: Lakes) -> None:
    await lakes.until(30, 6, 59, month=11)
    assert not any("Mon 30 Nov" in text for text in lakes.ingrid.heard)
    await lakes.until(30, 7, 1, month=11)
    await lakes.ingrid.hears("Clean Water Lakes · Mon 30 Nov")
    await lakes.until(7, 7, 1)
    await lakes.ingrid.hears("Clean Water Lakes · Mon 7 Dec")


async def test_what_has_no_room_comes_behind_more(lakes: Lakes) -> None:
    for number in range(6):
        await lakes.amina.command("commit", f"deliver pump {number} by 8 December")
        await lakes.amina.presses("Confirm")
    await lakes.ingrid.says("digest")
    first = lakes.ingrid.last
    assert "and 3 more" in first.text
    await lakes.ingrid.presses("More")
    rest = lakes.ingrid.last.text
    assert "continued" in rest
    told = [number for number in range(6) if f"Deliver pump {number}" in first.text + rest]
    assert told == list(range(6))


async def test_a_digest_is_for_coordinators(lakes: Lakes) -> None:
    await lakes.amina.says("digest")
    await lakes.amina.hears("That is for coordinators")


async def test_silence_is_explained(lakes: Lakes) -> None:
    await lakes.until(30, 9, month=11)
    await lakes.amina.says("Half of it")
    await lakes.until(3, 12)
    await lakes.ingrid.says("digest")
    assert "Lakewatch: answered in part" in lakes.ingrid.last.text
    assert "BlueFlow: no answer so far" in lakes.ingrid.last.text


async def test_what_those_who_left_had_promised_needs_the_coordinator_before_its_day_and_after(
    lakes: Lakes,
) -> None:
    await lakes.answered()
    await lakes.amina.says("leave")
    await lakes.amina.presses("Leave")
    await lakes.until(4, 12)
    await lakes.ingrid.says("digest")
    assert "1 Lakewatch: Send the water quality report, Fri 4 Dec\n" in lakes.ingrid.last.text
    assert "Its owner has left" in lakes.ingrid.last.text
    assert lakes.ingrid.last.labels[0] == "1 Reassign"
    await lakes.until(5, 12)
    await lakes.ingrid.says("digest")
    assert "1 Lakewatch: Send the water quality report, date was Fri 4 Dec" in lakes.ingrid.last.text
    await lakes.ingrid.presses("1 New date")
    await lakes.ingrid.hears("Which date suits")


async def test_what_comes_behind_more_can_be_settled_there(lakes: Lakes) -> None:
    for number in range(5):
        await lakes.amina.says(f"ask how many boats number {number}")
        await lakes.amina.presses("Ask a coordinator")
    await lakes.ingrid.says("digest")
    await lakes.ingrid.presses("More")
    assert lakes.ingrid.last.labels == ("5 Reply",)


async def test_an_answer_that_says_nothing_alone_is_told_with_its_question(lakes: Lakes) -> None:
    await lakes.ingrid.says(
        "questions progress\nWhich site? (choice: North, South)\nHow many? (number, pumps)"
    )
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.presses("North")
    await lakes.amina.says("12")
    await lakes.ingrid.says("digest")
    assert "Lakewatch: Which site? North" in lakes.ingrid.last.text
    assert "Lakewatch: How many? 12 pumps" in lakes.ingrid.last.text
