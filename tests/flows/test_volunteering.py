"""A delegate speaks up who was not asked: what they say is kept as information."""

from storage.records.checkins import Outcome
from storage.records.people import Role
from storage.records.schedules import Posting, Voice
from tests.flows.lakes import Lakes
from tests.flows.rooms import bound
from tests.house import Partner


async def other_delegate(lakes: Lakes) -> Partner:
    """Kofi, of Lakewatch like Amina; there the focal point's reply counts."""
    kofi = await lakes.house.partner("Kofi Mensah", "Lakewatch", zone="Africa/Nairobi")
    await lakes.terms(voice=Voice.FOCAL)
    return kofi


async def offered(lakes: Lakes) -> Partner:
    """Kofi speaks for Lakewatch; Amina was not asked and says that she can answer. Return Kofi."""
    kofi = await other_delegate(lakes)
    await lakes.member(kofi, focal=True)
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.says("I can answer")
    return kofi


async def test_what_another_delegate_adds_is_kept_as_information_and_settles_nothing(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await offered(lakes)
    put = await lakes.amina.hears("answers for Lakewatch; what you add is kept as information")
    assert "Kofi" in put.text
    assert "What moved on your side" in put.text
    await lakes.amina.says("The boat is back in the water")
    await lakes.amina.presses("Finish here")
    await lakes.amina.hears("Thank you")
    outcomes = await lakes.outcomes()
    assert (outcomes["Amina"], outcomes["Kofi"]) == (Outcome.ANSWERED, Outcome.ASKED)
    await lakes.ingrid.command("round")
    page = (await lakes.ingrid.hears("Progress check-in")).text
    assert "0 of 1 heard" in page
    assert any("Amina" in line and line.endswith(": added information") for line in page.split("\n"))
    await lakes.ingrid.command("digest")
    await lakes.ingrid.hears("The boat is back in the water")
    await lakes.until(4)
    assert (await lakes.outcomes())["Kofi"] is Outcome.SILENT


async def test_the_focal_point_s_answer_leaves_those_who_add_to_it_alone(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await offered(lakes)
    await lakes.amina.says("The boat is back in the water")
    await kofi.presses("Nothing new")
    assert not any("nothing is left for you to do" in text for text in lakes.amina.heard)
    await lakes.amina.presses("Finish here")
    outcomes = await lakes.outcomes()
    assert (outcomes["Amina"], outcomes["Kofi"]) == (Outcome.ANSWERED, Outcome.ANSWERED)
    assert not any("nothing is left for you to do" in text for text in kofi.heard)


async def test_who_offers_to_add_something_and_does_not_is_neither_reminded_nor_called_silent(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await offered(lakes)
    await lakes.member(lakes.amina, alternate_id=(await lakes.jonas.member()).id)
    before = len(lakes.amina.heard)
    await lakes.ingrid.command("round")
    assert "Amina" not in (await lakes.ingrid.hears("Progress check-in")).text
    await lakes.until(4)
    assert len(lakes.amina.heard) == before
    assert (await lakes.outcomes())["Amina"] is Outcome.SKIPPED


async def test_what_the_alternate_added_is_their_organisation_s_answer_once_the_focal_point_was_silent(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    kofi = await other_delegate(lakes)
    await lakes.member(lakes.amina, focal=True, alternate_id=(await kofi.member()).id)
    await lakes.until(30, 7, 30, month=11)
    await kofi.says("I can answer")
    await kofi.says("The boat is back in the water")
    await kofi.presses("Finish here")
    assert (await lakes.outcomes())["Amina"] is Outcome.ASKED
    before = len(kofi.heard)
    await lakes.until(4)
    assert len(kofi.heard) == before, "they have said it already"
    outcomes = await lakes.outcomes()
    assert (outcomes["Amina"], outcomes["Kofi"]) == (Outcome.BY_COLLEAGUE, Outcome.ANSWERED)


async def test_the_group_reads_of_what_was_added_only_what_was_released(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.terms(posting=Posting.LIVE)
    room = await bound(lakes)
    await offered(lakes)
    await lakes.amina.says("The samples are with the lawyers")
    await lakes.amina.presses("Seen by: coordinators")
    await lakes.amina.says("The boat is in repair")
    await lakes.amina.presses("Finish here")
    [posted] = [text for text in room() if "Progress check-in" in text]
    assert "The boat is in repair" in posted
    assert "lawyers" not in posted


async def test_who_goes_away_after_they_offered_has_nobody_asked_in_their_place(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await offered(lakes)
    hassan = await lakes.house.partner("Hassan Odhiambo", "Shore Women", role=Role.NEWCOMER)
    await lakes.amina.command("away", "until 15 January, ask Hassan")
    await lakes.until(4)
    assert "Hassan" not in await lakes.outcomes()
    assert not any("What moved on your side" in text for text in hassan.heard)


async def test_who_wants_to_answer_is_put_the_question_that_is_open_or_may_change_what_they_said(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await lakes.amina.says("my update")
    await lakes.amina.hears("The next one, “Progress check-in”, is on")
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.says("The second sampling round is done")
    before = len(lakes.amina.heard)
    await lakes.amina.command("answer")
    assert "in the way" in lakes.amina.heard[before]
    await lakes.amina.presses("Finish here")
    await lakes.amina.says("I can answer")
    await lakes.amina.hears("Your answers to “Progress check-in” are noted")
    await lakes.amina.presses("Change an answer")
    assert (await lakes.outcomes())["Amina"] is Outcome.ANSWERED


async def test_words_that_begin_like_the_offer_to_answer_are_an_answer_while_a_question_is_open(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.says("Answer from the ministry: the permits are signed")
    await lakes.amina.hears("in the way")


async def test_an_observer_who_offers_to_answer_hears_that_nothing_waits_for_them(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    olga = await lakes.house.partner("Olga Berg", "Embassy", role=Role.OBSERVER)
    await lakes.until(30, 12, month=11)
    await olga.command("answer")
    await olga.hears("nothing waits for you here")
    assert "Olga" not in await lakes.outcomes()
