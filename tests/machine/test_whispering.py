"""What is said in a group: where it stands, and what only the one who acts there may see."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.channels.slack import postbox
from handlers.route import Route, Routes
from handlers.routes import routes
from handlers.turn import Button, Message, Plate, Turn
from storage.engine import Database
from storage.records.people import Group, GroupId
from storage.tables import addresses
from storage.unit import NEW, UnitOfWork
from tests.flows.devices import slack_of, slack_server, telegram_of, telegram_server
from tests.house import House, Partner
from tests.machine import ledger
from tests.platforms import slack, telegram
from tests.stages import SlackStage, TelegramStage

SENT_ELSEWHERE = "The answer is in your direct chat with me."
NOT_REACHED = "I cannot write to you alone yet."


def table() -> Routes:
    """Return the house's table with words that are answered to one alone, to all, and with a picture."""
    house = routes()
    words = {"hush": Route(hush), "tell": Route(tell), "draw": Route(draw)}
    return replace(
        house, commands={**house.commands, **words}, buttons={**house.buttons, "more": Route(hush)}
    )


def hush(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Tell the one who acts, with a button."""
    more = Button(ledger.words("More"), "more", 1)
    return [Message(turn.actor.id, ledger.words("between us"), ((more,),), card="hushed", quiet=True)]


def tell(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Tell everybody."""
    return [Message(None, ledger.words("for all"))]


def draw(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show a picture where it was asked for."""
    plate = Plate(uow.contents.kept(b"a page"), "page-3.png", ledger.words("Page 3 of the handbook"))
    return [Message(None, ledger.words("Page 3"), picture=plate)]


@pytest.fixture
async def on_slack(sqlite_database: Database) -> AsyncIterator[House]:
    """A house on Slack."""
    async with await House.open(sqlite_database, SlackStage(), table=table()) as house:
        await house.partnership()
        yield house


@pytest.fixture
async def on_telegram(sqlite_database: Database) -> AsyncIterator[House]:
    """A house on Telegram."""
    async with await House.open(sqlite_database, TelegramStage(), table=table()) as house:
        await house.partnership()
        yield house


async def channel_of(house: House, *people: Partner) -> slack.Conversation:
    """Return a channel that is tied to the partnership."""
    made = slack_server(house).channel("lakes", *(slack_of(one) for one in people))
    await tie(house, made.id, people[0])
    return made


async def group_of(house: House, *people: Partner) -> telegram.Group:
    """Return a group that is tied to the partnership."""
    server = telegram_server(house)
    made = server.group("Lakes", telegram_of(people[0]))
    await made.adds(server.bot)
    await house.settle()
    await tie(house, str(made.id), people[0])
    return made


async def tie(house: House, chat: str, by: Partner) -> None:
    """Tie a group to the partnership."""
    channel, member = house.bot.world.channels[0], await by.member()
    group = Group(GroupId(NEW), channel.name, channel.account, chat, member.id, house.clock.now())
    await house.change(lambda uow: uow.groups.add(group))


def said(person: slack.Person, channel: slack.Conversation) -> list[str]:
    """Return what somebody sees of the bot in a channel."""
    return [one.visible for one in person.sees_in(channel) if one.from_bot]


async def test_in_a_channel_of_slack_what_is_quiet_is_seen_there_by_the_one_who_acts_alone(
    on_slack: House,
) -> None:
    amina, berg = await on_slack.partner("Amina"), await on_slack.coordinator("Berg")
    channel = await channel_of(on_slack, amina, berg)
    before = len(slack_of(amina).chat)
    await slack_of(amina).command("hush", channel=channel)
    await on_slack.settle()
    assert said(slack_of(amina), channel) == ["between us"]
    assert said(slack_of(berg), channel) == []
    assert len(slack_of(amina).chat) == before


async def test_a_button_under_what_is_quiet_works_and_its_answer_is_quiet_and_new(on_slack: House) -> None:
    amina, berg = await on_slack.partner("Amina"), await on_slack.coordinator("Berg")
    channel = await channel_of(on_slack, amina, berg)
    await slack_of(amina).command("hush", channel=channel)
    await on_slack.settle()
    await slack_of(amina).presses("More", channel=channel)
    await on_slack.settle()
    assert said(slack_of(amina), channel) == ["between us", "between us"]
    assert said(slack_of(berg), channel) == []
    assert not [one for one in slack_server(on_slack).log if one.method == "chat.update"]


async def test_what_is_quiet_is_shown_in_a_thread_only_if_there_is_one(on_slack: House) -> None:
    amina = await on_slack.partner("Amina")
    channel = await channel_of(on_slack, amina)
    mention = await slack_of(amina).mentions_bot(channel, "hush")
    await on_slack.settle()
    assert said(slack_of(amina), channel) == ["between us"]
    assert slack_of(amina).sees_in(channel)[-1].thread_ts is None
    await slack_of(amina).says("a word", channel=channel, thread=mention)
    await slack_of(amina).mentions_bot(channel, "hush", thread=mention)
    await on_slack.settle()
    assert said(slack_of(amina), channel) == ["between us", "between us"]
    assert slack_of(amina).sees_in(channel)[-1].thread_ts == mention.ts


async def test_a_mention_in_a_channel_of_slack_is_answered_in_its_thread(on_slack: House) -> None:
    amina, berg = await on_slack.partner("Amina"), await on_slack.coordinator("Berg")
    channel = await channel_of(on_slack, amina, berg)
    mention = await slack_of(amina).mentions_bot(channel, "tell")
    answer = await slack_of(berg).sees("for all", channel=channel)
    assert answer.thread_ts == mention.ts
    again = await slack_of(berg).mentions_bot(channel, "tell", thread=mention)
    below = await slack_of(amina).sees("for all", channel=channel, after=again)
    assert below.thread_ts == mention.ts


async def test_a_mention_in_a_group_of_telegram_is_answered_under_it(on_telegram: House) -> None:
    amina = await on_telegram.partner("Amina")
    group = await group_of(on_telegram, amina)
    asked = await telegram_of(amina).says("@convenor_bot tell", group=group)
    answer = await telegram_of(amina).sees("for all", group=group)
    assert answer.reply_to == asked.id


async def test_in_a_group_of_telegram_what_is_quiet_goes_to_the_direct_chat(on_telegram: House) -> None:
    amina = await on_telegram.partner("Amina")
    group = await group_of(on_telegram, amina)
    await telegram_of(amina).says("/hush", group=group)
    await on_telegram.settle()
    assert [one.text for one in group.chat][-1] == SENT_ELSEWHERE
    assert amina.last.text == "between us"
    assert not any("between us" in one.text for one in group.chat)


@pytest.mark.parametrize("why", [{"chat": None}, {"unreachable": "blocked"}])
async def test_who_cannot_be_written_to_alone_is_told_in_the_group_what_to_do(
    on_telegram: House, why: dict[str, str | None]
) -> None:
    amina = await on_telegram.partner("Amina")
    group = await group_of(on_telegram, amina)
    await on_telegram.database.write(lambda conn: conn.execute(sa.update(addresses).values(why)))
    await telegram_of(amina).says("/hush", group=group)
    await on_telegram.settle()
    assert [one.text for one in group.chat][-1].startswith(NOT_REACHED)
    await telegram_of(amina).says("hello")
    await telegram_of(amina).says("/hush", group=group)
    await on_telegram.settle()
    assert [one.text for one in group.chat][-1] == SENT_ELSEWHERE
    assert "between us" in amina.heard


async def test_in_a_direct_chat_what_is_quiet_is_said_as_ever(on_slack: House) -> None:
    amina = await on_slack.partner("Amina")
    await amina.command("hush", "")
    await amina.presses("More")
    assert amina.heard.count("between us") == 1
    assert [one.only for one in slack_of(amina).chat if one.visible == "between us"] == [None]


async def test_a_picture_that_cannot_be_shown_is_told_in_words(
    on_slack: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postbox, "PAUSES", (0.0,))
    amina = await on_slack.partner("Amina")
    await amina.command("draw", "")
    assert amina.last.text == "Page 3\nPage 3 of the handbook"
