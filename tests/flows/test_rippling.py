"""What builds on what: chosen by button or word, never in a circle; a slip or a block is told once."""

from dataclasses import replace

from storage.records.commitments import Commitment
from storage.records.conversations import Audience
from storage.records.following import RippleState
from storage.unit import UnitOfWork
from tests.flows.devices import telegram_of
from tests.flows.lakes import Lakes
from tests.flows.relying import as_stored, builds_on, moves, presses, promised, ripples

NEWS = "New date for “Lab permits” (Lakewatch): Friday 11 December"


async def permits(lakes: Lakes) -> Commitment:
    return await promised(lakes, lakes.amina, "Lab permits", 4)


async def installation(lakes: Lakes, needed: Commitment) -> Commitment:
    """Let Ingrid install something for which Amina's permits are needed."""
    made = await promised(lakes, lakes.ingrid, "Installation", 7)
    await builds_on(lakes, lakes.ingrid, made, needed)
    return made


async def slipped(lakes: Lakes) -> tuple[Commitment, Commitment]:
    """Let Amina's permits slip by a week, on which Ingrid's installation builds."""
    needed = await permits(lakes)
    made = await installation(lakes, needed)
    await moves(lakes, lakes.amina, needed, 11)
    return needed, made


# --- what builds on what


async def test_what_is_needed_is_chosen_by_button_the_nearest_first_with_its_owner(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    made = await promised(lakes, lakes.ingrid, "Installation", 7)
    await promised(lakes, lakes.jonas, "Pump list", 9)
    await permits(lakes)
    await presses(lakes, lakes.ingrid, "needs", made)
    asked = await lakes.ingrid.hears("What has to be kept before “Installation”, Monday 7 December?")
    first, second = [line for line in asked.text.splitlines() if line[:1].isdigit()]
    assert "“Lab permits” (Lakewatch), Fri 4 Dec" in first
    assert "“Pump list” (BlueFlow), Wed 9 Dec" in second
    await lakes.ingrid.presses("1")
    await lakes.ingrid.hears("Noted: “Installation” needs “Lab permits” (Lakewatch), Fri 4 Dec")


async def test_it_is_named_in_words_as_well(lakes: Lakes) -> None:
    made = await promised(lakes, lakes.ingrid, "Installation", 7)
    await permits(lakes)
    await presses(lakes, lakes.ingrid, "needs", made)
    await lakes.ingrid.says("the moon")
    await lakes.ingrid.hears("I found no open commitment of that title")
    await lakes.ingrid.says("permits")
    await lakes.ingrid.hears("Noted: “Installation” needs “Lab permits”")


async def test_words_that_fit_several_are_asked_about(lakes: Lakes) -> None:
    made = await promised(lakes, lakes.ingrid, "Installation", 7)
    await permits(lakes)
    await promised(lakes, lakes.amina, "Boat permits", 5)
    await presses(lakes, lakes.ingrid, "needs", made)
    await lakes.ingrid.says("Lakewatch")
    await lakes.ingrid.hears("Which one is meant?")
    await lakes.ingrid.presses("2")
    await lakes.ingrid.hears("Noted: “Installation” needs “Boat permits”")


async def test_the_owner_of_what_is_needed_hears_once_that_somebody_counts_on_it(lakes: Lakes) -> None:
    needed = await permits(lakes)
    made = await installation(lakes, needed)
    line = "Your “Lab permits”, Friday 4 December, is counted on by “Installation” (Ministry of Water)"
    await lakes.amina.hears(line)
    await lakes.ingrid.presses("Take it back")
    await lakes.ingrid.hears("“Installation” no longer needs “Lab permits”")
    await presses(lakes, lakes.ingrid, "story", made)
    story = (await lakes.ingrid.hears("needs “Lab permits” first")).text
    assert "no longer needs “Lab permits”" in story
    await builds_on(lakes, lakes.ingrid, made, needed)
    assert sum(line in one for one in lakes.amina.heard) == 1


async def test_a_circle_is_refused_and_named(lakes: Lakes) -> None:
    needed = await permits(lakes)
    made = await installation(lakes, needed)
    await builds_on(lakes, lakes.amina, needed, made)
    refused = await lakes.amina.hears("“Lab permits” cannot need “Installation” as well")
    assert "“Installation” (Ministry of Water), Mon 7 Dec: needs “Lab permits” (Lakewatch)" in refused.text
    assert len(await lakes.house.look(lambda uow: uow.dependencies.all())) == 1


async def test_what_somebody_may_not_see_is_neither_offered_nor_noted(lakes: Lakes) -> None:
    hidden = await promised(lakes, lakes.jonas, "Tender", 4, audience=Audience.COORDINATORS)
    made = await permits(lakes)
    await presses(lakes, lakes.amina, "needs", made)
    await lakes.amina.hears("There is no other commitment")
    await builds_on(lakes, lakes.amina, made, hidden)
    assert not await lakes.house.look(lambda uow: uow.dependencies.all())


# --- a slip, and who tells


async def test_the_owner_hears_at_once_who_builds_on_it_and_the_others_nothing_yet(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await slipped(lakes)
    asked = await lakes.amina.hears("“Lab permits” now has the date Friday 11 December")
    assert "“Installation” (Ministry of Water), Mon 7 Dec" in asked.text
    assert asked.labels == ("I tell them", "You tell them")
    assert "Otherwise I tell them on Monday 30 November" in asked.text, "the first decent hour a day later"
    assert not any("New date for" in one for one in lakes.ingrid.heard)


async def test_after_a_day_of_silence_they_hear_it_once_with_their_own_date_beside_it(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await slipped(lakes)
    await lakes.until(30, 4, month=11)
    assert not any("New date for" in one for one in lakes.ingrid.heard)
    await lakes.until(30, 9, month=11)
    told = await lakes.ingrid.hears(f"{NEWS} (before: Fri 4 Dec)")
    assert "“Installation”, your date Mon 7 Dec" in told.text
    assert told.labels == ("Keep my date", "New date")
    await lakes.until(3)
    assert sum(NEWS in one for one in lakes.ingrid.heard) == 1
    await lakes.ingrid.presses("Keep my date")
    await lakes.ingrid.hears("“Installation” stays noted for Monday 7 December")


async def test_whose_new_date_was_accepted_is_asked_who_tells_the_others(lakes: Lakes) -> None:
    needed = await permits(lakes)
    made = await promised(lakes, lakes.jonas, "Pump list", 9)
    await builds_on(lakes, lakes.jonas, made, needed)
    await moves(lakes, lakes.amina, needed, 30)
    await lakes.ingrid.presses("Accept")
    await lakes.amina.hears("Ingrid Berg has accepted the new date")
    asked = await lakes.amina.hears("“Lab permits” now has the date Wednesday 30 December")
    assert asked.labels == ("I tell them", "You tell them")


async def test_the_bot_tells_at_once_where_the_owner_agrees(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    await slipped(lakes)
    await lakes.amina.presses("You tell them")
    await lakes.amina.hears("will hear of “Lab permits” from me")
    await lakes.ingrid.hears(NEWS)
    await lakes.amina.presses("I tell them")
    await lakes.amina.hears("has been settled meanwhile")
    await lakes.until(3)
    assert sum(NEWS in one for one in lakes.ingrid.heard) == 1


async def test_the_bot_says_nothing_where_the_owner_tells_them(lakes: Lakes) -> None:
    await slipped(lakes)
    await lakes.amina.presses("I tell them")
    await lakes.amina.hears("write nothing about it to Ingrid")
    await lakes.until(3)
    assert not any("New date for" in one for one in lakes.ingrid.heard)
    assert [one.state for one in await ripples(lakes)] == [RippleState.BY_OWNER]


async def test_a_date_that_is_moved_back_in_time_is_told_nobody(lakes: Lakes) -> None:
    needed, _ = await slipped(lakes)
    await moves(lakes, lakes.amina, needed, 4)
    await lakes.until(3)
    assert not any("New date for" in one for one in lakes.ingrid.heard)
    assert [one.state for one in await ripples(lakes)] == [RippleState.GONE]


async def test_a_second_slip_takes_the_place_of_the_first_and_keeps_its_old_date(lakes: Lakes) -> None:
    needed, _ = await slipped(lakes)
    await moves(lakes, lakes.amina, needed, 14)
    await lakes.until(2)
    await lakes.ingrid.hears("New date for “Lab permits” (Lakewatch): Monday 14 December (before: Fri 4 Dec)")
    assert not any(NEWS in one for one in lakes.ingrid.heard)
    assert [one.state for one in await ripples(lakes)] == [RippleState.GONE, RippleState.BY_BOT]


async def test_who_builds_on_it_with_several_hears_of_all_of_them_at_once(
    lakes_outside: Lakes,
) -> None:
    lakes = lakes_outside
    needed = await permits(lakes)
    await installation(lakes, needed)
    opening = await promised(lakes, lakes.ingrid, "Opening", 17)
    await builds_on(lakes, lakes.ingrid, opening, needed)
    await moves(lakes, lakes.amina, needed, 11)
    await lakes.amina.presses("You tell them")
    told = await lakes.ingrid.hears(NEWS)
    assert "1  “Installation”, your date Mon 7 Dec" in told.text
    assert "2  “Opening”, your date Thu 17 Dec" in told.text
    assert told.labels == ("1 Keep my date", "1 New date", "2 Keep my date", "2 New date")


async def test_whoever_may_not_see_it_hears_of_it_without_its_title(lakes: Lakes) -> None:
    hidden = await promised(lakes, lakes.ingrid, "Tender", 4, audience=Audience.COORDINATORS)
    made = await promised(lakes, lakes.amina, "Installation", 7)
    await builds_on(lakes, lakes.ingrid, made, hidden)
    await moves(lakes, lakes.ingrid, hidden, 11)
    await lakes.ingrid.presses("You tell them")
    told = await lakes.amina.hears("New date for a commitment of Ministry of Water: Friday 11 December")
    assert "Tender" not in told.text


async def test_their_own_move_makes_a_ripple_of_its_own(lakes: Lakes) -> None:
    _, made = await slipped(lakes)
    opening = await promised(lakes, lakes.amina, "Opening", 17)
    await builds_on(lakes, lakes.amina, opening, made)
    await lakes.amina.presses("You tell them")
    await moves(lakes, lakes.ingrid, made, 15)
    await lakes.ingrid.presses("You tell them")
    told = await lakes.amina.hears("New date for “Installation” (Ministry of Water): Tuesday 15 December")
    assert "“Opening”, your date Thu 17 Dec" in told.text
    assert (await as_stored(lakes, opening)).due_on == opening.due_on


async def test_a_block_ripples_and_is_told_nobody_once_it_is_over(lakes: Lakes) -> None:
    needed = await permits(lakes)
    await installation(lakes, needed)
    await presses(lakes, lakes.amina, "blocked", needed)
    await lakes.amina.says("The stamp is missing")
    await lakes.amina.hears("“Lab permits”, Friday 4 December, is blocked for now")
    await presses(lakes, lakes.amina, "unblocked", needed)
    await lakes.until(3)
    assert not any("Blocked for now" in one for one in lakes.ingrid.heard)
    assert [one.state for one in await ripples(lakes)] == [RippleState.GONE]


async def test_whoever_owns_both_is_asked_nothing(lakes: Lakes) -> None:
    needed = await permits(lakes)
    opening = await promised(lakes, lakes.amina, "Opening", 17)
    await builds_on(lakes, lakes.amina, opening, needed)
    await moves(lakes, lakes.amina, needed, 11)
    assert not await ripples(lakes)


async def test_whoever_takes_it_over_is_asked_what_its_first_owner_was(lakes: Lakes) -> None:
    await slipped(lakes)
    await lakes.amina.command("handover", "Ingrid")
    await lakes.ingrid.presses("1 I take it")
    assert not any("Will you tell them" in one for one in lakes.ingrid.heard), "she owns both by now"
    await lakes.until(3)
    assert not any("New date for" in one for one in lakes.ingrid.heard)
    assert [one.state for one in await ripples(lakes)] == [RippleState.GONE]


async def test_a_new_owner_has_until_the_same_moment(lakes: Lakes) -> None:
    await slipped(lakes)
    kofi = await lakes.house.partner("Kofi Mensah", "Shore Women", zone="Africa/Nairobi")
    await lakes.amina.command("handover", "Kofi")
    await kofi.presses("1 I take it")
    asked = await kofi.hears("“Lab permits” now has the date Friday 11 December")
    assert "Otherwise I tell them on Monday 30 November" in asked.text
    await kofi.presses("I tell them")
    await lakes.until(3)
    assert not any("New date for" in one for one in lakes.ingrid.heard)


async def test_whoever_has_no_account_hears_it_through_the_coordinators(lakes: Lakes) -> None:
    needed = await permits(lakes)
    made = await promised(lakes, lakes.jonas, "Pump list", 9)
    await builds_on(lakes, lakes.jonas, made, needed)

    def lose_account(uow: UnitOfWork) -> None:
        member = uow.members.get(made.owner_id)
        person = uow.desk.add_person("Hana Sato", zone="Europe/Berlin")
        uow.members.save(replace(member, person_id=person.id))

    await lakes.house.change(lose_account)
    await moves(lakes, lakes.amina, needed, 11)
    await lakes.amina.presses("You tell them")
    told = await lakes.ingrid.hears("Hana Sato (BlueFlow) has no account here. Could you pass this on?")
    assert "“Pump list”, your date Wed 9 Dec" in told.text


async def test_of_a_ripple_that_did_not_reach_its_reader_the_coordinators_hear(lakes: Lakes) -> None:
    needed = await permits(lakes)
    made = await promised(lakes, lakes.jonas, "Pump list", 9)
    await builds_on(lakes, lakes.jonas, made, needed)
    await telegram_of(lakes.jonas).blocks()
    await moves(lakes, lakes.amina, needed, 11)
    await lakes.amina.presses("You tell them")
    told = await lakes.ingrid.hears("I could not reach Jonas Weber about this: the bot was blocked")
    assert "“Pump list”, noted for Wednesday 9 December" in told.text
    assert told.labels == ("Log a call",)
