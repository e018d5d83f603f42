"""What the adapter makes of what people do, and what it does when fetching goes wrong."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.channels.base import TokenRefused
from bot.channels.telegram import TelegramChannel
from storage.records.events import EventKind, InboundEvent, Unreadable
from storage.records.people import Door
from tests.channels.telegram.conftest import Inbox, row, text_to
from tests.platforms.telegram import Person, TelegramServer


async def test_a_private_text_becomes_an_event_with_all_that_telegram_tells(
    server: TelegramServer, inbox: Inbox, amina: Person
) -> None:
    said = await amina.says("We sent the report")
    event = await inbox.event()
    assert (event.channel, event.account, event.key) == ("telegram", str(server.bot.id), "1001")
    assert (event.kind, event.text, event.message) == (EventKind.TEXT, "We sent the report", str(said.id))
    assert (event.user, event.chat, event.direct) == (str(amina.id), str(amina.id), True)
    assert (event.name, event.language, event.zone) == ("Amina Haddad", "fr", None)
    assert event.sent_at == datetime.fromtimestamp(said.sent_at, UTC)


@pytest.mark.parametrize(
    ("written", "command", "rest"),
    [
        ("/start INVITE42", "start", "INVITE42"),
        ("/Digest", "digest", ""),
        ("/commit@Convenor_Bot the report\nby Friday", "commit", "the report\nby Friday"),
    ],
)
async def test_a_command_is_its_word_and_the_rest(
    inbox: Inbox, amina: Person, written: str, command: str, rest: str
) -> None:
    await amina.says(written)
    event = await inbox.event()
    assert (event.kind, event.command, event.text) == (EventKind.COMMAND, command, rest)


async def test_a_slash_within_words_is_no_command(inbox: Inbox, amina: Person) -> None:
    await amina.says("/usr/bin is where it was")
    assert (await inbox.event()).kind is EventKind.TEXT


async def test_an_edit_names_the_message_and_its_new_words(inbox: Inbox, amina: Person) -> None:
    said = await amina.says("by Friday")
    await amina.edits(said, "by Monday")
    event = await inbox.event(2)
    assert (event.kind, event.message, event.text) == (EventKind.EDITED, str(said.id), "by Monday")


async def test_a_press_names_its_token_and_message_and_its_spinner_stops(
    channel: TelegramChannel, inbox: Inbox, amina: Person
) -> None:
    sent = await channel.send(text_to(amina.id, "Does it hold?", choices=row("Yes", "No")), "k", None)
    press = await amina.presses("Yes")
    event = await inbox.event()
    assert (event.kind, event.token, event.message) == (EventKind.CHOICE, "yes", sent.ids[0])
    await press.stops()


async def test_a_press_is_taken_though_its_spinner_cannot_be_stopped(
    server: TelegramServer, channel: TelegramChannel, inbox: Inbox, amina: Person
) -> None:
    await channel.send(text_to(amina.id, "Does it hold?", choices=row("Yes")), "k", None)
    server.fail_next("answerCallbackQuery", 400, "Bad Request: query is too old")
    await amina.presses("Yes")
    await amina.says("next")
    assert [(await inbox.event(n)).kind for n in (1, 2)] == [EventKind.CHOICE, EventKind.TEXT]


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo", "document", "location"])
async def test_what_cannot_be_read_is_named(inbox: Inbox, amina: Person, kind: str) -> None:
    await amina.sends(kind)
    event = await inbox.event()
    assert (event.kind, event.text) == (EventKind.OTHER, kind)


async def test_a_picture_with_words_is_its_words(inbox: Inbox, amina: Person) -> None:
    await amina.sends("photo", caption="12 of 20 pumps")
    event = await inbox.event()
    assert (event.kind, event.text) == (EventKind.TEXT, "12 of 20 pumps")


async def test_a_command_may_have_a_hyphen(inbox: Inbox, amina: Person) -> None:
    await amina.says("/check-in 1 pause")
    event = await inbox.event()
    assert (event.kind, event.command, event.text) == (EventKind.COMMAND, "check-in", "1 pause")


async def test_a_block_is_told_and_taking_it_back_is_not(inbox: Inbox, amina: Person) -> None:
    await amina.blocks()
    await amina.unblocks()
    await amina.says("I am back")
    assert [(await inbox.event(n)).kind for n in (1, 2)] == [EventKind.BLOCKED, EventKind.TEXT]


async def test_in_a_group_only_what_is_meant_for_the_bot_is_heard(
    server: TelegramServer, channel: TelegramChannel, inbox: Inbox, amina: Person
) -> None:
    lakes = server.group("Lakes", amina)
    await lakes.adds(server.bot)
    ours = await channel.send(text_to(lakes.id, "Good morning"), "k", None)
    await amina.says("what a day", group=lakes)
    await amina.says("/ban@other_bot him", group=lakes)
    await amina.says("@convenor_botany is no mention", group=lakes)
    await amina.sends_sticker(group=lakes)
    await amina.says("where do we stand, @Convenor_Bot?", group=lakes)
    await amina.says("thank you", group=lakes, reply_to=lakes.room.get(int(ours.ids[0])))
    await amina.says("/bind@convenor_bot", group=lakes)
    await amina.says("/help", group=lakes)
    joined, asked, thanked, bound, helped = [await inbox.event(n) for n in range(1, 6)]
    assert (joined.kind, joined.direct, joined.chat) == (EventKind.JOINED, False, str(lakes.id))
    assert (asked.text, asked.addressed, asked.thread) == ("where do we stand, ?", True, asked.message)
    assert (thanked.text, thanked.addressed, thanked.reply_to) == ("thank you", True, ours.ids[0])
    assert (bound.command, bound.addressed) == ("bind", True)
    assert (helped.command, helped.addressed) == ("help", False)


async def test_a_group_tells_that_it_moved_and_that_the_bot_left(
    server: TelegramServer, inbox: Inbox, amina: Person
) -> None:
    lakes = server.group("Lakes", amina)
    await lakes.adds(server.bot)
    old = lakes.id
    new = await lakes.migrates()
    await lakes.removes(server.bot)
    moved, left = await inbox.event(2), await inbox.event(3)
    assert (moved.kind, moved.chat, moved.text) == (EventKind.MOVED, str(old), str(new))
    assert (left.kind, left.chat) == (EventKind.LEFT, str(new))


@pytest.mark.parametrize(
    "broken",
    [
        {"message": 5},
        {"message": {"message_id": "x"}},
        {"message": {"message_id": 1, "date": 10**18, "chat": {"id": 1, "type": "private"}}},
        {"message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": ["a"],
                     "from": {"id": 1, "is_bot": False, "first_name": "A"}}},
        {"callback_query": {"id": "1"}},
        {"my_chat_member": {"chat": None}},
    ],
)  # fmt: skip
async def test_a_malformed_update_is_set_aside_and_the_next_one_is_handled(
    server: TelegramServer, inbox: Inbox, amina: Person, broken: dict[str, object]
) -> None:
    number = server.push_raw(broken)
    await amina.says("hello")
    assert (await inbox.event(2)).text == "hello"
    aside = inbox.entries[0]
    assert isinstance(aside, Unreadable)
    assert (aside.key, aside.account) == (str(number), str(server.bot.id))
    await server.until_confirmed()


async def test_updates_of_a_kind_we_do_not_know_are_passed_over(
    server: TelegramServer, inbox: Inbox, amina: Person
) -> None:
    server.push_raw({"something_new": {"a": 1}})
    await amina.says("hello")
    assert (await inbox.event()).text == "hello"


async def test_the_offset_moves_only_after_accept_and_the_order_is_kept(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    for number in range(250):
        await amina.says(str(number))
    kept, begun, opened = Inbox(), asyncio.Event(), asyncio.Event()

    async def accept(entry: InboundEvent | Unreadable) -> None:
        begun.set()
        await opened.wait()
        await kept.accept(entry)

    listening = asyncio.create_task(channel.listen(accept))
    await begun.wait()
    assert len(server.bot.pending) == 250, "confirmed before it was stored"
    opened.set()
    await server.until_confirmed()
    assert [(await kept.event(n + 1)).text for n in range(250)] == [str(n) for n in range(250)]
    listening.cancel()


async def test_what_could_not_be_stored_is_fetched_again(
    server: TelegramServer, inbox: Inbox, amina: Person
) -> None:
    inbox.failures = 1
    await amina.says("once")
    assert (await inbox.event()).text == "once"
    await server.until_confirmed()
    assert len(inbox.entries) == 1


async def test_polling_survives_outages_refusals_and_another_poller(
    server: TelegramServer, inbox: Inbox, amina: Person
) -> None:
    await amina.says("before")
    await inbox.event()
    await server.away()
    await amina.says("during")
    await server.back()
    assert (await inbox.event(2)).text == "during"
    server.fail_next("getUpdates", 502)
    server.fail_next("getUpdates", 429, retry_after=1)
    server.fail_next("getUpdates", 409)
    server.cut_next("getUpdates", "before")
    await amina.says("after")
    await amina.says("and on")
    assert (await inbox.event(4)).text == "and on"
    assert [entry.key for entry in inbox.entries] == ["1001", "1002", "1003", "1004"]


async def test_a_token_taken_back_ends_listening_with_a_clear_word(
    server: TelegramServer, channel: TelegramChannel
) -> None:
    server.fail_next("getUpdates", 401)
    with pytest.raises(TokenRefused, match="refused the bot token"):
        await channel.listen(Inbox().accept)


async def test_a_wrong_token_is_refused_at_start_without_being_quoted(server: TelegramServer) -> None:
    channel = TelegramChannel("123:wrong", server.base_url)
    with pytest.raises(TokenRefused) as refused:
        await channel.start()
    assert "123:wrong" not in str(refused.value)
    assert refused.value.__cause__ is None
    await channel.close()


async def test_the_account_and_the_door_are_known_after_the_start(
    server: TelegramServer, channel: TelegramChannel
) -> None:
    assert (channel.account, channel.username) == (str(server.bot.id), "convenor_bot")
    assert channel.door() == Door("@convenor_bot", "https://t.me/convenor_bot?start={code}")
    assert channel.alone


async def test_the_menu_is_set_in_each_language_and_the_first_for_all_others(server: TelegramServer) -> None:
    english, french = [("help", "What I do")], [("help", "Ce que je fais")]
    menus = [("en", english), ("fr", french)]
    channel = TelegramChannel(server.bot.token, server.base_url, commands=menus)
    await channel.start()
    assert server.bot.menus == {"": english, "en": english, "fr": french}
    await channel.close()
