"""Several who change one commitment, many commitments in one list, and what a partnership agreed on."""

from storage.records.commitments import CommitmentState, Weight
from storage.records.conversations import Audience
from tests.flows.devices import button
from tests.flows.lakes import Lakes
from tests.flows.promises import commitments, noted, now


async def test_the_second_of_two_who_press_is_shown_what_changed(lakes_outside: Lakes) -> None:
    lakes, amina = lakes_outside, lakes_outside.amina
    report = await noted(lakes)
    await lakes.ingrid.command("commitment", "water quality")
    await lakes.ingrid.presses("More")
    old = button(lakes.ingrid, "Weight")
    await amina.command("commitment", "1 rename to the lake report")
    await lakes.ingrid.presses(old)
    told = await lakes.ingrid.hears("Since you last saw it")
    assert "renamed “The lake report”" in told.text
    assert "Where it stands" in told.text
    assert "Done" in told.labels
    assert (await now(lakes, report)).weight is Weight.ACTION


async def test_the_second_of_two_who_write_is_shown_what_changed(lakes_outside: Lakes) -> None:
    lakes, amina = lakes_outside, lakes_outside.amina
    report = await noted(lakes)
    await amina.command("commitment", "1 rename")
    await lakes.ingrid.command("commitment", "water quality weight intention")
    await amina.says("The lake report")
    told = await amina.hears("Since I asked you")
    assert "weight: Intention" in told.text
    assert (await now(lakes, report)).title == "Water quality report"
    await amina.says("The lake report")
    assert (await now(lakes, report)).title == "The lake report"


async def test_many_are_listed_on_pages_and_filtered(lakes_outside: Lakes) -> None:
    lakes, amina = lakes_outside, lakes_outside.amina
    for number in range(1, 11):
        await noted(lakes, f"sample {'abcdefghij'[number - 1] * 3} by {number + 10} December")
    await amina.says("commitments")
    listed = await amina.hears("You have 10 open commitments")
    assert listed.labels == ("1", "2", "3", "4", "5", "6", "7", "8", "2 more")
    await amina.presses("2 more")
    assert "10  “Sample jjj”" in amina.last.text
    await amina.presses("10")
    await amina.hears("Sunday 20 December")
    await amina.command("commitment", "2 new date 30 December")
    await lakes.ingrid.says("commitments Lakewatch")
    await lakes.ingrid.hears("Lakewatch: 10 commitments")
    await lakes.ingrid.says("commitments blocked")
    await lakes.ingrid.hears("blocked: no commitments")
    await lakes.ingrid.says("commitments the moon")
    await lakes.ingrid.hears("I know no organisation, person, goal or state called “the moon”")


async def test_coordinators_change_what_was_agreed(lakes_outside: Lakes) -> None:
    lakes, ingrid = lakes_outside, lakes_outside.ingrid
    await ingrid.command("norms")
    shown = await ingrid.hears("agreed on")
    assert "up to 14 days" in shown.text
    old = button(ingrid, "Receipts")
    await ingrid.presses("How dates move")
    await ingrid.presses("30 days")
    await ingrid.hears("From now on: A new date is taken at once up to 30 days")
    await ingrid.presses(old)
    await ingrid.hears("changed meanwhile")
    await ingrid.command("norms", "receipts 5 days")
    await ingrid.command("norms", "silence received")
    await ingrid.command("norms", "visible to all members")
    await ingrid.command("norms", "the weather")
    await ingrid.hears("nothing I can set")
    agreed = (await lakes.house.look(lambda uow: uow.agreements.present())).norms
    assert (agreed.free_days, agreed.receipt_days, agreed.silence_receives) == (30, 5, True)
    assert (await noted(lakes)).audience is Audience.PARTNERS
    await lakes.amina.command("norms")
    await lakes.amina.hears("coordinator")


async def test_a_commitment_may_have_no_date_yet(lakes_outside: Lakes) -> None:
    await lakes_outside.amina.says("commit the map of all springs")
    await lakes_outside.amina.hears("By when?")
    await lakes_outside.amina.presses("No date yet")
    await lakes_outside.amina.hears("with no date yet")
    [undated] = await commitments(lakes_outside)
    assert (undated.state, undated.due_on) == (CommitmentState.OPEN, None)
    await lakes_outside.amina.command("commitment", "1 new date 18 December")
    assert (await now(lakes_outside, undated)).due_on is not None


async def test_what_was_promised_for_an_organisation_stays_its_own(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await noted(lakes)
    jonas = await lakes.jonas.member()
    await lakes.member(lakes.amina, organisation_id=jonas.organisation_id)
    await noted(lakes, "pump list by 20 December")
    await lakes.ingrid.command("commitments", "Lakewatch")
    assert "a  Lakewatch: “Water quality report”" in (await lakes.ingrid.hears("1 commitment")).text
    await lakes.ingrid.command("commitments", "BlueFlow")
    assert "a  BlueFlow: “Pump list”" in (await lakes.ingrid.hears("1 commitment")).text
    await lakes.ingrid.command("commitments", "Amina")
    assert "2 commitments" in lakes.ingrid.last.text


async def test_what_was_promised_for_none_is_found_with_the_owners_organisation(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    lakewatch = (await lakes.amina.member()).organisation_id
    await lakes.member(lakes.amina, organisation_id=None)
    await noted(lakes)
    await lakes.member(lakes.amina, organisation_id=lakewatch)
    await lakes.ingrid.command("commitments", "Lakewatch")
    await lakes.ingrid.hears("a  Lakewatch: “Water quality report”")
