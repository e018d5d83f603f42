"""What the guidebook does not say: it goes to the coordinators once, and one reply answers all who asked."""

import asyncio
from dataclasses import replace

import pytest

from storage.engine import Database
from storage.records.guidebook import GapState, GuidebookKind
from storage.records.people import Role
from storage.unit import UnitOfWork
from tests.flows.conftest import begin
from tests.flows.devices import button, taps
from tests.flows.harbour import (
    ALIKE,
    KNOWN,
    QUESTION,
    REPLY,
    THINGS,
    a_guidebook,
    repairs,
    replies,
    zoe_and_ali,
)
from tests.flows.lakes import Lakes
from tests.flows.reading import room_of
from tests.flows.rooms import bound
from tests.house import House
from tests.stages import TelegramStage


async def test_a_question_without_an_answer_goes_to_the_coordinators_with_who_asked(
    lakes_outside: Lakes,
) -> None:
    zoe, _ = await zoe_and_ali(lakes_outside)
    await zoe.says(QUESTION)
    assert "Ingrid" in zoe.last.text
    card = await lakes_outside.ingrid.hears(QUESTION)
    assert card.text.startswith("Zoe")
    assert "into the guidebook" in card.text
    assert card.labels == ("Reply", "Not for the guidebook")
    for other in (lakes_outside.amina, lakes_outside.jonas):
        assert not any(QUESTION in text for text in other.heard)


async def test_who_asks_the_same_joins_the_card_without_a_new_message(lakes_outside: Lakes) -> None:
    zoe, ali = await zoe_and_ali(lakes_outside)
    ingrid = lakes_outside.ingrid
    await zoe.says(QUESTION)
    told = len(ingrid.heard)
    await ali.says(ALIKE + "?")
    assert len(ingrid.heard) == told
    card = await ingrid.hears(QUESTION)
    assert card.text.startswith("2 people asked: Zoe")
    assert "Ali" in card.text.splitlines()[0]
    assert len(await lakes_outside.house.look(lambda uow: uow.gaps.open())) == 1


async def test_one_person_who_asks_often_is_one_person(lakes: Lakes) -> None:
    zoe, _ = await zoe_and_ali(lakes)
    await zoe.says(QUESTION)
    told = len(lakes.ingrid.heard)
    await zoe.says(QUESTION)
    assert len(lakes.ingrid.heard) == told
    card = await lakes.ingrid.hears(QUESTION)
    assert card.text.startswith("Zoe Martin (Lakewatch) asks:")
    assert card.text.count(QUESTION) == 1


async def test_one_reply_answers_everybody_who_asked_each_once_in_their_language(
    lakes_outside: Lakes,
) -> None:
    zoe, ali = await zoe_and_ali(lakes_outside)
    await zoe.says(QUESTION)
    await zoe.says(QUESTION)
    await ali.says(QUESTION)
    await lakes_outside.jonas.says(QUESTION)
    await replies(lakes_outside.ingrid)
    await lakes_outside.ingrid.hears("on its way to the 3 people who asked")
    for asker in (zoe, ali):
        said = await asker.hears(REPLY)
        assert "You asked:" in said.text
        assert sum(REPLY in text for text in asker.heard) == 1
    french = await lakes_outside.jonas.hears(REPLY)
    assert "Vous avez demandé :" in french.text
    assert "répond en anglais :" in french.text
    assert sum(REPLY in text for text in lakes_outside.jonas.heard) == 1
    assert not any(REPLY in text for text in lakes_outside.amina.heard)


async def test_a_reply_is_found_first_next_time_with_its_author_and_day(lakes_outside: Lakes) -> None:
    zoe, ali = await zoe_and_ali(lakes_outside)
    await zoe.says(QUESTION)
    await replies(lakes_outside.ingrid)
    gaps = await lakes_outside.house.look(lambda uow: uow.gaps.find())
    await ali.says(ALIKE + "?")
    answer = ali.last.text
    assert REPLY in answer
    assert "Ingrid" in answer
    assert "27 Nov" in answer or "November 27" in answer or "27 November" in answer
    assert await lakes_outside.house.look(lambda uow: uow.gaps.find()) == gaps


async def test_the_coordinators_see_that_somebody_replied_and_nobody_replies_twice(lakes: Lakes) -> None:
    kofi = await lakes.house.coordinator("Kofi Mensah")
    zoe, _ = await zoe_and_ali(lakes)
    await zoe.says(QUESTION)
    await kofi.presses("Reply")
    told = len(kofi.heard)
    await replies(lakes.ingrid)
    card = next(one for one in kofi.chat if QUESTION in one.text and "replied:" in one.text)
    assert "Ingrid Berg (Ministry of Water) replied:" in card.text
    assert card.labels == ()
    assert len(kofi.heard) == told
    await kofi.says("The captain does.")
    assert "has replied to this question, so nothing was sent" in kofi.last.text
    assert not any("The captain" in text for text in zoe.heard)


async def test_of_those_who_ask_the_same_at_once_all_are_on_one_card_and_answered(database: Database) -> None:
    async with await House.open(database, TelegramStage()) as house:
        lakes = await begin(house)
        zoe, ali = await zoe_and_ali(lakes)
        await asyncio.gather(*(one.hand.says(QUESTION) for one in (zoe, ali, lakes.amina)))
        await house.settle()
        [gap] = await house.look(lambda uow: uow.gaps.open())
        assert len(await house.look(lambda uow: uow.enquiries.of_gap(gap.id))) == 3
        assert (await lakes.ingrid.hears(QUESTION)).text.startswith("3 people asked:")
        await replies(lakes.ingrid)
        assert [sum(REPLY in text for text in one.heard) for one in (zoe, ali, lakes.amina)] == [1, 1, 1]


# --- not for the book


async def test_what_is_not_for_the_guidebook_is_said_kindly_with_whom_to_ask(lakes_outside: Lakes) -> None:
    zoe, ali = await zoe_and_ali(lakes_outside)
    await zoe.says(QUESTION)
    await ali.command("ask", QUESTION)
    await lakes_outside.ingrid.presses("Not for the guidebook")
    for asker in (zoe, ali):
        said = await asker.hears("The guidebook will not cover this.")
        assert "Ingrid" in said.text
    await lakes_outside.ingrid.hears("I tell the 2 people who asked")
    assert not await lakes_outside.house.look(lambda uow: uow.gaps.open())
    await lakes_outside.ingrid.command("gaps")
    assert "no question waits" in lakes_outside.ingrid.last.text


async def test_a_reply_can_be_given_to_what_was_not_for_the_guidebook(lakes: Lakes) -> None:
    zoe, _ = await zoe_and_ali(lakes)
    await zoe.says(QUESTION)
    await lakes.ingrid.presses("Not for the guidebook")
    await replies(lakes.ingrid)
    await zoe.hears(REPLY)
    [gap] = await lakes.house.look(lambda uow: uow.gaps.find())
    assert gap.state is GapState.ANSWERED


async def test_a_reply_to_what_was_dismissed_meanwhile_is_sent_only_if_its_writer_says_so(
    lakes_outside: Lakes,
) -> None:
    kofi = await lakes_outside.house.coordinator("Kofi Mensah")
    zoe, _ = await zoe_and_ali(lakes_outside)
    ingrid = lakes_outside.ingrid
    await zoe.says(QUESTION)
    await ingrid.presses("Reply")
    await kofi.presses("Not for the guidebook")
    await ingrid.says(REPLY)
    asked = await ingrid.hears("decided that this is not for the guidebook")
    assert "Kofi" in asked.text
    assert not any(REPLY in text for text in zoe.heard)
    await ingrid.presses("Send it all the same")
    await zoe.hears(REPLY)
    await ingrid.hears("The guidebook says it from now on")
    await ingrid.presses("Send it all the same")
    assert sum(REPLY in text for text in zoe.heard) == 1


async def test_a_reply_that_waits_is_sent_by_nobody_but_its_writer(lakes: Lakes) -> None:
    kofi = await lakes.house.coordinator("Kofi Mensah")
    zoe, _ = await zoe_and_ali(lakes)
    await zoe.says(QUESTION)
    await lakes.ingrid.presses("Reply")
    await kofi.presses("Not for the guidebook")
    await lakes.ingrid.says(REPLY)
    await taps(kofi, button(lakes.ingrid, "Send it all the same"))
    await lakes.house.settle()
    assert "meant for somebody else" in kofi.last.text
    assert not any(REPLY in text for text in zoe.heard)


async def test_words_for_a_person_are_neither_joined_nor_kept_in_the_guidebook(lakes_outside: Lakes) -> None:
    zoe, ali = await zoe_and_ali(lakes_outside)
    words = "Can I talk to a human?"
    for asker in (zoe, ali):
        await asker.says(words)
    assert len(await lakes_outside.house.look(lambda uow: uow.gaps.open())) == 2
    ingrid = lakes_outside.ingrid
    card = await ingrid.hears(words)
    assert "alone" in card.text
    assert card.labels == ("Reply",)
    await replies(ingrid, "I will call you at three.")
    heard = [sum("I will call you" in text for text in one.heard) for one in (zoe, ali)]
    assert sorted(heard) == [0, 1]
    assert (await ingrid.hears("on its way")).labels == ("Put it into the guidebook",)
    assert not await lakes_outside.house.look(lambda uow: uow.guidebooks.of_kind(GuidebookKind.ANSWERS))


# --- in a group


def in_group(uow: UnitOfWork) -> None:
    """Have the one question there is be one that was asked in the group."""
    [group] = uow.groups.find()
    [asked] = uow.enquiries.find()
    uow.enquiries.save(replace(asked, chat=group.chat))


async def test_what_was_asked_before_a_group_is_answered_there(lakes_outside: Lakes) -> None:
    zoe, ali = await zoe_and_ali(lakes_outside)
    there = await bound(lakes_outside)
    await zoe.says(QUESTION)
    await lakes_outside.house.change(in_group)
    await ali.command("ask", QUESTION)
    before = len(zoe.heard)
    await replies(lakes_outside.ingrid)
    said = there()[-1]
    assert "Zoe" in said
    assert "asked here:" in said
    assert REPLY in said
    assert "Ali" not in said
    await ali.hears(REPLY)
    assert len(zoe.heard) == before


async def test_a_reply_comes_into_the_thread_of_its_question_unless_that_was_asked_in_several(
    lakes_outside: Lakes,
) -> None:
    await a_guidebook(lakes_outside)
    room = await room_of(lakes_outside)
    await room.asks(lakes_outside.amina, QUESTION)
    await replies(lakes_outside.ingrid)
    assert REPLY in room.answering(lakes_outside.amina)[-1]
    for who in (lakes_outside.amina, lakes_outside.jonas):
        await room.asks(who, repairs("nets"))
    await replies(lakes_outside.ingrid, "At the old mill.")
    assert "At the old mill." in room.seen_by(lakes_outside.amina)[-1].text
    for who in (lakes_outside.amina, lakes_outside.jonas):
        assert not any("old mill" in text for text in room.answering(who))


async def test_whose_answer_in_a_group_did_not_help_is_told_where_the_reply_comes(
    lakes_outside: Lakes,
) -> None:
    zoe, _ = await zoe_and_ali(lakes_outside)
    there = await bound(lakes_outside)
    await zoe.says(KNOWN)
    await lakes_outside.house.change(in_group)
    await zoe.presses("👎 Not the answer")
    await zoe.hears("I will bring the reply to the group in which you asked")
    await replies(lakes_outside.ingrid)
    assert REPLY in there()[-1]


# --- the list


async def test_gaps_lists_what_most_people_asked_first_then_what_was_asked_first(
    lakes_outside: Lakes,
) -> None:
    zoe, ali = await zoe_and_ali(lakes_outside)
    ingrid, house = lakes_outside.ingrid, lakes_outside.house
    await zoe.says(repairs("pumps"))
    await house.clock_by(minutes=5)
    await zoe.says(repairs("fish"))
    await house.clock_by(minutes=5)
    await zoe.says(QUESTION)
    await ali.command("ask", QUESTION)
    await ingrid.says("what does the guidebook not say?")
    lines = ingrid.last.text.splitlines()
    asked = [line for line in lines if line.endswith("?")]
    assert asked == [f"1 {QUESTION}", "2 " + repairs("pumps"), "3 " + repairs("fish")]
    assert "2 people, since" in ingrid.last.text
    assert "3 questions wait for a reply" in lines[0]
    await ingrid.presses("2 Reply")
    await ingrid.says("The workshop does.")
    await zoe.hears("The workshop does.")
    await ingrid.command("gaps")
    assert repairs("pumps") not in ingrid.last.text


async def test_a_long_list_of_gaps_is_paged(lakes: Lakes) -> None:
    zoe, _ = await zoe_and_ali(lakes)
    for thing in THINGS:
        await zoe.says(repairs(thing))
        await lakes.house.clock_by(minutes=1)
    await lakes.ingrid.command("gaps")
    assert repairs("reeds") in lakes.ingrid.last.text
    assert "gulls" not in lakes.ingrid.last.text
    await lakes.ingrid.presses("More")
    assert "6 " + repairs("gulls") in lakes.ingrid.last.text
    assert "More" not in lakes.ingrid.last.labels
    await lakes.ingrid.presses("7 Not for the guidebook")
    assert len(await lakes.house.look(lambda uow: uow.gaps.open())) == len(THINGS) - 1


async def test_gaps_are_for_coordinators(lakes: Lakes) -> None:
    await zoe_and_ali(lakes)
    await lakes.amina.command("gaps")
    assert "wait for a reply" not in lakes.amina.last.text
    assert "no question waits" not in lakes.amina.last.text


# --- who coordinates


async def test_a_coordinator_who_asks_hears_of_it_only_when_somebody_else_asks_too(lakes: Lakes) -> None:
    zoe, _ = await zoe_and_ali(lakes)
    await lakes.ingrid.says(QUESTION)
    told = len(lakes.ingrid.heard)
    await zoe.says(QUESTION)
    assert len(lakes.ingrid.heard) == told + 1
    assert lakes.ingrid.last.text.startswith("2 people asked: Ingrid Berg and Zoe Martin")
    await replies(lakes.ingrid)
    assert sum("You asked:" in text for text in lakes.ingrid.heard) == 0
    await zoe.hears(REPLY)


async def test_who_left_gets_no_reply_but_the_guidebook_says_it(lakes: Lakes) -> None:
    zoe, ali = await zoe_and_ali(lakes)
    await zoe.says(QUESTION)
    await lakes.member(zoe, left_at=lakes.house.clock.now())
    before = len(zoe.heard)
    await replies(lakes.ingrid)
    await lakes.ingrid.hears("Nobody who asked is a member any more")
    assert len(zoe.heard) == before
    await ali.says(QUESTION)
    assert REPLY in ali.last.text


@pytest.mark.parametrize("role", [Role.PARTNER, Role.NEWCOMER, Role.OBSERVER])
async def test_nobody_but_coordinators_replies(lakes: Lakes, role: Role) -> None:
    zoe, _ = await zoe_and_ali(lakes)
    await zoe.says(QUESTION)
    [gap] = await lakes.house.look(lambda uow: uow.gaps.open())
    await lakes.member(lakes.amina, role=role)
    home = lakes.ingrid.partnership.id
    for action in ("reply", "gap_dismiss", "gap_keep", "gap_list"):
        await taps(lakes.amina, f"{action}:{home}:{gap.id}:")
        await lakes.house.settle()
        assert QUESTION not in lakes.amina.last.text
    assert await lakes.house.look(lambda uow: uow.gaps.open()) == [gap]
