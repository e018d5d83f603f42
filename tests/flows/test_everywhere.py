"""The whole thread once, thin, on each database and each platform: what a visitor sees in two minutes."""

from datetime import UTC, datetime

from storage.records.commitments import CommitmentState
from storage.records.people import Role
from tests.flows.devices import add_document, invited, set_aside
from tests.flows.lakes import Lakes
from tests.house import Partner

REPORT = "Send the water quality report"


async def newcomer(lakes: Lakes, name: str) -> Partner:
    """Somebody whom Ingrid invites, and who comes with her code and answers what they are asked."""
    house = lakes.house
    code = await invited(lakes.ingrid, "newcomer University")
    comer = Partner(house, name, lakes.ingrid.partnership, house.stage.hand(name, "Asia/Kolkata", "en"))
    await comer.hand.joins(code)
    await house.settle()
    return comer


async def test_the_thread_is_pulled_through_the_whole_house(lakes_anywhere: Lakes) -> None:
    lakes, house = lakes_anywhere, lakes_anywhere.house
    amina, ingrid = lakes.amina, lakes.ingrid

    await lakes.answered()
    await amina.hears("Thank you, that is all")
    [promise] = await house.look(lambda uow: uow.commitments.open_of())
    assert (promise.title, str(promise.due_on)) == (REPORT, "2026-12-04")
    said = await house.look(lambda uow: {one.question: one.text for one in uow.updates.since(None)})
    assert said["moved"] == "The second sampling round is done"
    assert said["state"] == "on_track"

    await lakes.until(7, 12)
    await amina.hears(f"The date for “{REPORT}” was Friday 4 December")
    assert not any("Could you help?" in text for text in ingrid.heard), "the owner hears first"
    await lakes.until(9, 12)
    escalated = await ingrid.hears("Could you help?")
    assert f"“{REPORT}” (Amina" in escalated.text
    assert escalated.labels == ("Draft note", "Log a call", "Hold", "New date")

    await ingrid.command("digest")
    await ingrid.hears("Coordinators only")
    assert any("report" in text for text in ingrid.heard[-2:])

    await add_document(
        house,
        ingrid.partnership,
        "Handbook",
        Samples="Water samples are taken on the first Monday of each month.",
    )
    nadia = await newcomer(lakes, "Nadia Rao")
    await nadia.hears("Welcome to Clean Water Lakes")
    await nadia.presses("English")
    await nadia.presses("Yes")
    await nadia.hears("Your questions I look up in the guidebook")
    await nadia.says("When are water samples taken?")
    answer = await nadia.hears("on the first Monday of each month")
    assert "Handbook › Samples" in answer.text
    await nadia.presses("👎 Not the answer")
    await ingrid.presses("Reply")
    await ingrid.says("On Monday at eight, at the pier")
    await nadia.hears("On Monday at eight, at the pier")

    await nadia.command("leave")
    await nadia.presses("Leave")
    await nadia.hears("You have left Clean Water Lakes")
    await ingrid.hears("has left Clean Water Lakes")
    assert len(await house.look(lambda uow: uow.members.active(Role.NEWCOMER))) == 0

    await ingrid.command("commitment", "report")
    await ingrid.presses("Done")
    await amina.hears(f"has noted “{REPORT}” as done")
    await ingrid.presses("Received")
    await amina.hears(f"confirms that “{REPORT}” has arrived")
    [received] = await house.look(lambda uow: uow.commitments.in_state(CommitmentState.RECEIVED))
    assert received.id == promise.id
    assert house.clock.now() == datetime(2026, 12, 9, 12, tzinfo=UTC)
    assert await set_aside(house) == []
