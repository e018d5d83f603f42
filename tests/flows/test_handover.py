"""What is open changes hands: offered with a pack, taken item by item or all, and never without a tap."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.records.checkins import Update, UpdateId
from storage.records.commitments import Commitment, CommitmentState, Waiting
from storage.records.conversations import Audience
from storage.unit import NEW, UnitOfWork
from tests.flows.devices import add_document
from tests.flows.lakes import Lakes
from tests.flows.relying import as_stored, presses, promised
from tests.house import Partner


async def kofi(lakes: Lakes) -> Partner:
    return await lakes.house.partner("Kofi Mensah", "Lakewatch", zone="Africa/Nairobi")


async def two(lakes: Lakes) -> tuple[Commitment, Commitment]:
    """Let Amina have two open commitments; return them."""
    return await promised(lakes, lakes.amina, "Lab permits", 4), await promised(
        lakes, lakes.amina, "Lake survey", 18
    )


async def said(lakes: Lakes, who: Partner, *texts: str, audience: Audience) -> None:
    """Let somebody have said these things, a day each, the last one yesterday."""
    member = await who.member()

    def add(uow: UnitOfWork) -> None:
        for back, text in enumerate(reversed(texts), 1):
            at = lakes.house.clock.now() - timedelta(days=back)
            uow.updates.add(
                Update(UpdateId(NEW), member.id, None, None, "progress", text, at, at, audience=audience)
            )

    await lakes.house.change(add)


async def owners(lakes: Lakes, *of: Commitment) -> list[int]:
    return [(await as_stored(lakes, one)).owner_id for one in of]


async def test_a_successor_gets_a_pack_and_takes_item_by_item(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    successor = await kofi(lakes)
    permits, survey = await two(lakes)
    home = lakes.house.home
    assert home
    await add_document(lakes.house, home, "Playbook", Permits="The ministry signs all lab permits.")
    await said(lakes, lakes.amina, "Oldest", "Old", "Newer", "Newest", audience=Audience.PARTNERS)
    await said(lakes, lakes.amina, "For coordinators only", audience=Audience.COORDINATORS)
    await lakes.amina.command("handover", "Kofi")
    offered = await lakes.amina.hears("Offered to Kofi")
    assert "“Lab permits”, Fri 4 Dec" in offered.text
    background = (await successor.hears("What to know of")).text
    assert "Newest" in background
    assert "Old\n" in background.replace("Oldest", "")
    assert "Oldest" not in background, "the last three are enough"
    assert "coordinators only" not in background
    assert "“The ministry signs all lab permits.” (Playbook, Permits)" in background
    assert "Ingrid" in background
    asked = await successor.hears("asks whether you can take over 2 commitments")
    assert "1  “Lab permits”, Fri 4 Dec: on track; for the whole partnership" in asked.text
    assert asked.labels == ("1 I take it", "1 Not me", "2 I take it", "2 Not me", "Take all 2")
    amina, successor_id = (await lakes.amina.member()).id, (await successor.member()).id
    assert await owners(lakes, permits, survey) == [amina, amina], "nothing changes without a tap"
    await successor.presses("1 I take it")
    await successor.hears("This is yours now:")
    assert await owners(lakes, permits, survey) == [successor_id, amina]
    await lakes.amina.hears("takes this over from you")
    assert "“Lab permits”, Fri 4 Dec" in (await lakes.ingrid.hears("takes over from Amina")).text
    assert (await successor.hears("One more is offered to you")).labels == ("1 I take it", "1 Not me")
    await successor.presses("1 Not me")
    await lakes.amina.hears("has not taken this over; it stays with you")
    await lakes.ingrid.hears("has not taken this over; it stays with Amina")
    stored = await as_stored(lakes, survey)
    assert (stored.owner_id, stored.offered_to) == (amina, None)


async def test_all_are_taken_at_once_and_whoever_waits_hears_in_one_line(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    successor = await kofi(lakes)
    permits, survey = await two(lakes)
    jonas = (await lakes.jonas.member()).id
    now = await as_stored(lakes, permits)
    await lakes.house.change(
        lambda uow: uow.commitments.save(replace(now, waiting=Waiting.PARTNER, waiting_id=jonas))
    )
    await lakes.amina.command("handover", "kofi")
    await successor.presses("Take all 2")
    taken = (await successor.member()).id
    assert await owners(lakes, permits, survey) == [taken, taken]
    assert "« Lab permits », ven. 4 déc." in (await lakes.jonas.hears("prend la suite de Amina")).text
    assert sum("takes over 2 commitments from Amina" in one for one in lakes.ingrid.heard) == 1
    told = len(successor.heard)
    await successor.presses("1 I take it")
    assert len(successor.heard) == told, "a second tap says nothing new"


async def test_a_coordinator_hands_over_for_somebody_who_has_left(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    permits, survey = await two(lakes)
    await lakes.amina.says("leave")
    await lakes.amina.presses("Leave")
    left = await lakes.ingrid.hears("has left. 2 commitments need somebody else")
    assert left.labels == ("Hand over",)
    successor = await kofi(lakes)
    await lakes.ingrid.presses("Hand over")
    whom = await lakes.ingrid.hears("Who could take over from Amina")
    assert whom.labels[0].startswith("Kofi"), "those of the same organisation come first"
    await lakes.ingrid.presses(whom.labels[0])
    await lakes.ingrid.hears("Offered to Kofi")
    await successor.hears("Ingrid")
    await successor.presses("Take all 2")
    taken = (await successor.member()).id
    assert await owners(lakes, permits, survey) == [taken, taken]
    assert not any("takes over" in one for one in lakes.amina.heard), "who has left is not written to"


async def test_a_coordinator_names_both_in_words(lakes: Lakes) -> None:
    successor = await kofi(lakes)
    await two(lakes)
    await lakes.ingrid.says("handover Amina Diallo to Kofi Mensah")
    await lakes.amina.hears(
        "Ingrid Berg has offered to Kofi Mensah (Lakewatch) what is noted for you, 2 in all"
    )
    await successor.hears("Ingrid Berg asks whether you can take over 2 commitments from Amina Diallo")


async def test_what_is_offered_besides_what_was_offered_before_is_told_as_well(lakes: Lakes) -> None:
    successor = await kofi(lakes)
    permits, _ = await two(lakes)
    await presses(lakes, lakes.amina, "handover", permits, str((await successor.member()).id))
    await successor.hears("asks whether you can take this over")
    await lakes.amina.command("handover", "Kofi")
    await successor.hears("asks whether you can take over 2 commitments")


async def test_partners_hand_over_their_own_alone(lakes: Lakes) -> None:
    await kofi(lakes)
    permits, _ = await two(lakes)
    await lakes.jonas.command("handover", "Amina à Kofi")
    await lakes.jonas.hears("peut être transmis par Amina Diallo ou par un coordinateur")
    assert (await as_stored(lakes, permits)).offered_to is None


async def test_names_that_fit_several_are_asked_about_and_unknown_ones_explained(lakes: Lakes) -> None:
    await kofi(lakes)
    await lakes.house.partner("Kofi Annan", "Shore Women")
    permits, _ = await two(lakes)
    await lakes.amina.command("handover", "Kofi")
    await lakes.amina.hears("Who is meant?")
    await lakes.amina.presses("Kofi Annan (Shore Women)")
    await lakes.amina.hears("Offered to Kofi Annan (Shore Women)")
    assert (await as_stored(lakes, permits)).offered_to is not None
    await lakes.amina.command("handover", "Zoltan")
    assert "invite" in (await lakes.amina.hears("I know nobody called “Zoltan” here")).text
    await lakes.amina.command("handover")
    await lakes.amina.hears("To whom?")
    await lakes.amina.command("handover", "Amina")
    await lakes.amina.hears("Amina Diallo has it already")


async def test_one_commitment_is_handed_over_from_its_card(lakes: Lakes) -> None:
    successor = await kofi(lakes)
    permits, survey = await two(lakes)
    await presses(lakes, lakes.amina, "handover", permits)
    await lakes.amina.hears("Who could take over “Lab permits”?")
    await lakes.amina.presses("Kofi Mensah (Lakewatch)")
    await successor.presses("1 I take it")
    assert await owners(lakes, permits, survey) == [
        (await successor.member()).id,
        (await lakes.amina.member()).id,
    ]


async def test_a_proposal_that_is_taken_over_is_open_by_that_tap(lakes: Lakes) -> None:
    successor = await kofi(lakes)
    proposal = await promised(lakes, lakes.amina, "Data note", 9, state=CommitmentState.PROPOSED)
    await lakes.amina.command("handover", "Kofi")
    await successor.presses("1 I take it")
    stored = await as_stored(lakes, proposal)
    assert (stored.state, stored.owner_id) == (CommitmentState.OPEN, (await successor.member()).id)


async def test_whoever_asks_somebody_else_frees_the_first_of_answering(lakes: Lakes) -> None:
    first = await kofi(lakes)
    permits, _ = await two(lakes)
    await lakes.amina.command("handover", "Kofi")
    await lakes.amina.command("handover", "Jonas")
    await first.hears("Amina Diallo has asked somebody else about this")
    await first.presses("1 I take it")
    assert await owners(lakes, permits) == [(await lakes.amina.member()).id]


async def test_what_changed_meanwhile_is_shown_and_asked_about_anew(lakes: Lakes) -> None:
    successor = await kofi(lakes)
    permits, survey = await two(lakes)
    await lakes.amina.command("handover", "Kofi")
    now = await as_stored(lakes, permits)
    await lakes.house.change(lambda uow: uow.commitments.save(replace(now, title="Two lab permits")))
    await successor.presses("Take all 2")
    shown = await successor.hears("These changed while you read; here are all 2 as they are now")
    assert "Two lab permits" in shown.text
    assert await owners(lakes, permits, survey) == [(await lakes.amina.member()).id] * 2
    await successor.presses("Take all 2")
    assert await owners(lakes, permits, survey) == [(await successor.member()).id] * 2


async def test_what_nobody_answers_goes_back_after_three_working_days(lakes: Lakes) -> None:
    successor = await kofi(lakes)
    permits, _ = await two(lakes)
    await lakes.amina.command("handover", "Kofi")
    await lakes.until(1, 12)
    assert (await as_stored(lakes, permits)).offered_to is not None
    await lakes.until(2, 12)
    assert (await as_stored(lakes, permits)).offered_to is None
    back = await lakes.ingrid.hears("has not taken these 2 over; they stay with Amina Diallo (Lakewatch)")
    assert back.labels == ("Hand over",)
    await lakes.amina.hears("has not taken these 2 over; they stay with you")
    await successor.hears("These 2 were offered to you and are back with their owner; you need not answer")


async def test_what_was_offered_to_somebody_who_leaves_goes_back(lakes: Lakes) -> None:
    successor = await kofi(lakes)
    permits, _ = await two(lakes)
    await lakes.amina.command("handover", "Kofi")
    await successor.says("leave")
    await successor.presses("Leave")
    await lakes.amina.hears("has not taken these 2 over")
    assert (await as_stored(lakes, permits)).offered_to is None


async def test_what_is_offered_can_be_taken_from_its_card(lakes: Lakes) -> None:
    successor = await kofi(lakes)
    permits, _ = await two(lakes)
    await lakes.amina.command("handover", "Kofi")
    await successor.command("commitment", "lab permits")
    assert successor.last.labels == ("I take it", "Not me", "Story")
    await successor.presses("I take it")
    assert await owners(lakes, permits) == [(await successor.member()).id]


@pytest.mark.parametrize(
    "said",
    [
        "hand over the lab permits to Kofi",
        "please hand over lab permits to Kofi",
        "handover 1 to Kofi",
        "hand the lab permits over to Kofi",
        "Please hand lab permits over to Kofi, thanks",
    ],
)
async def test_one_thing_is_handed_over_by_its_name_or_number(lakes_outside: Lakes, said: str) -> None:
    lakes = lakes_outside
    successor = await kofi(lakes)
    permits, survey = await two(lakes)
    await lakes.amina.says(said)
    offered = await lakes.amina.hears("Offered to Kofi")
    assert "Lake survey" not in offered.text
    await successor.hears("asks whether you can take this over")
    assert (await as_stored(lakes, permits)).offered_to == (await successor.member()).id
    assert (await as_stored(lakes, survey)).offered_to is None


@pytest.mark.parametrize(
    "said",
    ["give the lab permits to Kofi", "Pass lab permits on to Kofi.", "please assign the permits to Kofi"],
)
async def test_giving_one_thing_to_somebody_asks_for_a_tap(lakes: Lakes, said: str) -> None:
    successor = await kofi(lakes)
    permits, _ = await two(lakes)
    await lakes.amina.says(said)
    asked = await lakes.amina.hears("Is this about “Lab permits”")
    assert asked.labels == ("Hand over to Kofi Mensah (Lakewatch)", "Something else")
    assert (await as_stored(lakes, permits)).offered_to is None
    await lakes.amina.presses(asked.labels[0])
    await successor.hears("asks whether you can take this over")
    assert (await as_stored(lakes, permits)).offered_to == (await successor.member()).id


@pytest.mark.parametrize("said", ["give it to Kofi", "hand it over to Kofi"])
async def test_what_is_only_called_it_is_asked_for(lakes: Lakes, said: str) -> None:
    successor = await kofi(lakes)
    permits, _ = await two(lakes)
    await lakes.amina.says(said)
    asked = await lakes.amina.hears("Which of your commitments is this about?")
    assert asked.labels == ("Hand over: Lab permits", "Hand over: Lake survey", "Something else")
    await lakes.amina.presses("Hand over: Lab permits")
    assert (await as_stored(lakes, permits)).offered_to == (await successor.member()).id


async def test_a_handover_is_said_apart_in_french_too(lakes: Lakes) -> None:
    successor = await kofi(lakes)
    permits = await promised(lakes, lakes.jonas, "Permis du labo", 4)
    for said in ("passe le permis du labo à Kofi", "passe-le à Kofi"):
        await lakes.jonas.says(said)
        await lakes.jonas.hears("S'agit-il de « Permis du labo »")
        assert lakes.jonas.last.labels[0] == "Transmettre à Kofi Mensah (Lakewatch)"
    assert (await as_stored(lakes, permits)).offered_to is None
    await lakes.jonas.says("passe le relais de permis du labo à Kofi")
    assert (await as_stored(lakes, permits)).offered_to == (await successor.member()).id


async def test_giving_what_is_not_known_is_no_handover(lakes: Lakes) -> None:
    await kofi(lakes)
    await two(lakes)
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("hand the lab permits over to Kofi by Friday")
    assert "Offered to Kofi" not in lakes.amina.last.text, "a day behind the name makes it something else"
    await lakes.amina.says("give the samples to Kofi")
    await lakes.amina.says("give it to Kofi")
    asked = await lakes.amina.hears("Which of your commitments is this about?")
    assert asked.labels[-2:] == ("My answer to the check-in", "Something else")
    kept = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert [one.text for one in kept][-1] == "give the samples to Kofi"


async def test_one_thing_of_several_of_one_name_is_asked_for(lakes: Lakes) -> None:
    await kofi(lakes)
    await promised(lakes, lakes.amina, "Permits of the lab", 4)
    await promised(lakes, lakes.amina, "Permits of the harbour", 5)
    await lakes.amina.says("hand over the permits to Kofi")
    assert "Permits of the lab" in lakes.amina.last.text
    assert "Permits of the harbour" in lakes.amina.last.text
    for said in ("hand over the boat to Kofi", "hand the boat over to Kofi"):
        await lakes.amina.says(said)
        assert "I know neither anybody nor an open commitment called “the boat”" in lakes.amina.last.text


async def test_a_title_with_a_to_of_its_own_is_handed_over_to_one_of_several(lakes: Lakes) -> None:
    await kofi(lakes)
    second = await lakes.house.partner("Kofi Annan", "Lakewatch", zone="Africa/Nairobi")
    letter = await promised(lakes, lakes.amina, "Letter to the ministry", 4)
    await two(lakes)
    await lakes.amina.says("hand over the letter to the ministry to Kofi")
    asked = await lakes.amina.hears("Who is meant?")
    await lakes.amina.presses(next(one for one in asked.labels if "Annan" in one))
    await second.hears("asks whether you can take this over")
    assert (await as_stored(lakes, letter)).offered_to == (await second.member()).id


async def test_what_is_somebody_elses_is_handed_over_by_them_or_a_coordinator(lakes: Lakes) -> None:
    successor = await kofi(lakes)
    permits, _ = await two(lakes)
    await lakes.jonas.says("handover lab permits to Kofi")
    assert (await as_stored(lakes, permits)).offered_to is None
    await lakes.ingrid.says("hand over the lab permits to Kofi")
    await lakes.ingrid.hears("It stays with Amina Diallo until they take it")
    assert (await as_stored(lakes, permits)).offered_to == (await successor.member()).id
