"""Promises are heard in answers, messages, groups and in messages that a command is given on."""

from collections.abc import AsyncIterator

import pytest

from storage.engine import Database
from storage.records.commitments import Commitment, CommitmentState
from tests.flows.conftest import begin
from tests.flows.devices import slack_of, slack_server, telegram_of, telegram_server
from tests.flows.lakes import Lakes
from tests.flows.rooms import tie, tied
from tests.house import House
from tests.stages import STAGES, SlackHand


@pytest.fixture
async def slack_lakes(sqlite_database: Database) -> AsyncIterator[Lakes]:
    async with await House.open(sqlite_database, STAGES["slack"]()) as opened:
        yield await begin(opened)


async def commitments(lakes: Lakes) -> list[Commitment]:
    return await lakes.house.look(lambda uow: uow.commitments.find())


async def test_a_promise_in_a_message_of_ones_own_is_proposed(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.amina.says("I promise to send the lab permits by 15 January")
    proposal = await lakes.amina.hears("Friday 15 January")
    assert "lab permits" in proposal.text
    [proposed] = await commitments(lakes)
    assert proposed.state is CommitmentState.PROPOSED


async def test_several_promises_in_one_message_are_proposed_each(lakes_outside: Lakes) -> None:
    await lakes_outside.amina.says("We'll send the report by 4 December and the map by 11 December")
    assert sorted(str(one.due_on) for one in await commitments(lakes_outside)) == ["2026-12-04", "2026-12-11"]


async def test_a_promise_without_a_day_is_asked_for_one_and_may_stay_without(lakes: Lakes) -> None:
    await lakes.amina.says("We will share the sampling data with everybody")
    await lakes.amina.hears("By when?")
    await lakes.amina.presses("No date yet")
    [kept] = await commitments(lakes)
    assert (kept.state, kept.due_on) == (CommitmentState.OPEN, None)


async def test_a_past_deed_a_hope_and_a_question_are_no_promises(lakes: Lakes) -> None:
    for text in (
        "We sent the report on Friday",
        "Hopefully we can send the report by Friday",
        "Will you send the report by Friday?",
        "If the boat is repaired we will send the report by Friday",
    ):
        await lakes.amina.says(text)
    assert await commitments(lakes) == []


async def test_a_promise_is_heard_in_the_language_it_is_written_in(lakes: Lakes) -> None:
    await lakes.amina.says("Мы отправим отчёт до пятницы")
    [proposed] = await commitments(lakes)
    assert str(proposed.due_on) == "2026-12-04"
    await lakes.amina.presses("Not a commitment")
    await lakes.amina.says("我们会在12月15日前提交水质报告。")
    assert str((await commitments(lakes))[-1].due_on) == "2026-12-15"


async def test_a_mention_in_a_group_is_heard_and_proposed_to_the_speaker_alone(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    words = "We will send the map by 15 December"
    if isinstance(lakes.amina.hand, SlackHand):
        channel = slack_server(lakes.house).channel("lakes", slack_of(lakes.amina))
        await tie(lakes, channel.id)
        await slack_of(lakes.amina).mentions_bot(channel, words)
        await lakes.house.settle()
        told = [one.visible for one in slack_of(lakes.amina).sees_in(channel) if one.from_bot]
    else:
        group = await tied(lakes)
        await telegram_of(lakes.amina).says(f"@convenor_bot {words}", group=group)
        await lakes.house.settle()
        told = [one.text for one in group.chat if one.sender == telegram_server(lakes.house).bot.id]
    await lakes.amina.hears("Tuesday 15 December")
    assert not any("map" in one for one in told)


async def test_telegram_a_reply_with_commit_asks_whoever_wrote_the_message(lakes: Lakes) -> None:
    group = await tied(lakes)
    said = await telegram_of(lakes.amina).says("We will send the map by 15 December", group=group)
    await lakes.house.settle()
    assert await commitments(lakes) == [], "what people say to each other is not heard"
    await telegram_of(lakes.ingrid).command("commit", group=group, reply_to=said)
    await lakes.house.settle()
    proposal = await lakes.amina.hears("Tuesday 15 December")
    assert "Ingrid Berg asks" in proposal.text
    await lakes.ingrid.hears("I have asked Amina Diallo")
    [proposed] = await commitments(lakes)
    assert (proposed.owner_id, proposed.state) == ((await lakes.amina.member()).id, CommitmentState.PROPOSED)


async def test_slack_a_message_shortcut_asks_whoever_wrote_the_message(slack_lakes: Lakes) -> None:
    lakes = slack_lakes
    channel = slack_server(lakes.house).channel(
        "lakes", slack_of(lakes.ingrid), slack_of(lakes.amina), bot=False
    )
    await tie(lakes, channel.id)
    said = await slack_of(lakes.amina).says("We will send the map by 15 December", channel=channel)
    await slack_of(lakes.ingrid).acts_on(said, "track_commitment")
    await lakes.house.settle()
    assert "Tuesday 15 December" in (await lakes.amina.hears("asks whether")).text
    await lakes.ingrid.hears("I have asked Amina")
    assert [one.state for one in await commitments(lakes)] == [CommitmentState.PROPOSED]


async def test_a_message_of_somebody_who_is_no_member_is_refused_kindly(lakes: Lakes) -> None:
    group = await tied(lakes)
    said = (
        await telegram_server(lakes.house)
        .person("Somebody")
        .says("We will send the map by 15 December", group=group)
    )
    await telegram_of(lakes.ingrid).command("commit", group=group, reply_to=said)
    await lakes.house.settle()
    assert await commitments(lakes) == []
    assert "not a member" in [one.text for one in group.chat][-1]


async def test_words_changed_after_confirming_offer_the_new_date_and_no_second_commitment(
    lakes: Lakes,
) -> None:
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says("We'll send the water quality report by Friday")
    await lakes.amina.presses("Confirm")
    await lakes.amina.edits("We'll send the water quality report by 15 December")
    await lakes.amina.hears("You changed your words")
    assert len(await commitments(lakes)) == 1
