"""Sending and replacing messages: what is delivered, and what every failure is called."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.channels.base import TryLater, Undeliverable, Unknown
from bot.channels.telegram import TelegramChannel
from storage.records.messages import Choice, Sent
from tests.channels.telegram.conftest import Inbox, row, text_to
from tests.platforms.telegram import Person, TelegramServer

LONG = [f"{number} " + "words " * 60 for number in range(100)]


async def test_a_message_arrives_with_its_buttons(channel: TelegramChannel, amina: Person) -> None:
    sent = await channel.send(text_to(amina.id, "Does it hold?", choices=row("Yes", "New date")), "k", None)
    (message,) = amina.chat
    assert (message.text, message.labels, sent.ids) == (
        "Does it hold?",
        ["Yes", "New date"],
        (str(message.id),),
    )


async def test_a_button_can_open_an_address(channel: TelegramChannel, amina: Person) -> None:
    link = ((Choice("Open", url="https://t.me/convenor_bot?start=A1"),),)
    await channel.send(text_to(amina.id, "Forward this", choices=link), "k", None)
    (button,) = amina.chat[0].buttons[0]
    assert (button.url, button.token) == ("https://t.me/convenor_bot?start=A1", "")


async def test_forty_thousand_characters_arrive_in_parts_with_the_buttons_under_the_last(
    channel: TelegramChannel, amina: Person
) -> None:
    sent = await channel.send(text_to(amina.id, *LONG, choices=row("Yes")), "k", None)
    assert len(sent.ids) == len(amina.chat) >= 9
    assert [bool(message.buttons) for message in amina.chat] == [False] * (len(sent.ids) - 1) + [True]
    assert "\n".join(message.text for message in amina.chat).split() == " ".join(LONG).split()


async def test_an_answer_in_a_group_stands_under_what_it_answers_even_if_that_is_gone(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    lakes = server.group("Lakes", amina)
    await lakes.adds(server.bot)
    asked = await amina.says("/help", group=lakes)
    await channel.send(replace(text_to(lakes.id, "First"), thread=str(asked.id)), "k", None)
    await channel.send(replace(text_to(lakes.id, "Second"), thread="999"), "l", None)
    assert [(message.text, message.reply_to) for message in lakes.chat[1:]] == [
        ("First", asked.id),
        ("Second", None),
    ]


async def test_what_one_member_alone_may_see_goes_to_their_direct_chat(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    lakes = server.group("Lakes", amina)
    await lakes.adds(server.bot)
    await channel.send(replace(text_to(lakes.id, "Yours"), only=str(amina.id), thread="1"), "k", None)
    assert ([message.text for message in amina.chat], lakes.chat) == (["Yours"], [])


async def test_a_card_is_edited_in_place_and_the_same_again_is_success(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    first = await channel.send(text_to(amina.id, "1 of 5", choices=row("More")), "k", None)
    second = await channel.send(text_to(amina.id, "2 of 5"), "l", first)
    third = await channel.send(text_to(amina.id, "2 of 5"), "m", second)
    (message,) = amina.chat
    assert (first, message.text, message.labels, message.edited) == (third, "2 of 5", [], True)
    assert len(server.refused) == 1


async def test_a_card_that_is_gone_is_sent_anew(channel: TelegramChannel, amina: Person) -> None:
    first = await channel.send(text_to(amina.id, "1 of 5"), "k", None)
    amina.chat.clear()
    second = await channel.send(text_to(amina.id, "2 of 5"), "l", first)
    assert second != first
    assert [message.text for message in amina.chat] == ["2 of 5"]


async def test_a_card_of_many_parts_shrinks_and_grows(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    long = await channel.send(text_to(amina.id, *LONG), "k", None)
    short = await channel.send(text_to(amina.id, "All settled", choices=row("More")), "l", long)
    assert (short.ids, [message.text for message in amina.chat]) == (long.ids[:1], ["All settled"])
    again = await channel.send(text_to(amina.id, *LONG), "m", short)
    assert (again.ids[0], len(again.ids), len(amina.chat)) == (short.ids[0], len(long.ids), len(long.ids))
    assert not server.refused


async def test_a_part_that_cannot_be_deleted_is_left(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    long = await channel.send(text_to(amina.id, *LONG[:20]), "k", None)
    server.fail_next("deleteMessage", 400, "Bad Request: message can't be deleted for everyone")
    assert await channel.send(text_to(amina.id, "Short"), "l", long) == Sent(long.ids[:1])


async def test_a_long_message_goes_on_where_it_was_stopped(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    message = text_to(amina.id, *LONG[:40])
    held = server.hold_next("sendMessage", "after")
    sending = asyncio.create_task(channel.send(message, "k", None))
    await held.reached.wait()
    server.fail_next("sendMessage", 429, retry_after=1)
    held.release()
    with pytest.raises(TryLater):
        await sending
    sent = await channel.send(message, "k", None)
    assert sent.ids == tuple(str(each.id) for each in amina.chat)
    assert "\n".join(each.text for each in amina.chat).split() == " ".join(LONG[:40]).split()


async def test_a_long_message_that_was_given_up_amid_goes_on_where_it_was_stopped(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    message = text_to(amina.id, *LONG[:40])
    first, second = server.hold_next("sendMessage", "after"), server.hold_next("sendMessage", "before")
    sending = asyncio.create_task(channel.send(message, "k", None))
    await first.reached.wait()
    first.release()
    await second.reached.wait()
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    sent = await channel.send(message, "k", None)
    assert sent.ids == tuple(str(each.id) for each in amina.chat)
    assert "\n".join(each.text for each in amina.chat).split() == " ".join(LONG[:40]).split()
    second.release()


async def test_a_flood_is_waited_out_as_long_as_telegram_says(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    server.fail_next("sendMessage", 429, retry_after=17)
    with pytest.raises(TryLater) as later:
        await channel.send(text_to(amina.id, "Hello"), "k", None)
    assert (later.value.after, later.value.reason) == (17, "rate_limit")


@pytest.mark.parametrize("code", [500, 502])
async def test_a_failing_server_is_tried_later(
    server: TelegramServer, channel: TelegramChannel, amina: Person, code: int
) -> None:
    server.fail_next("sendMessage", code)
    with pytest.raises(TryLater, match="server_failed"):
        await channel.send(text_to(amina.id, "Hello"), "k", None)


async def test_a_platform_that_is_away_is_tried_later(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    channel_of_its_own = TelegramChannel(server.bot.token, server.base_url)
    await channel_of_its_own.start()
    await server.away()
    with pytest.raises((TryLater, Unknown)):
        await channel.send(text_to(amina.id, "Hello"), "k", None)
    with pytest.raises(TryLater, match="unreachable"):
        await channel.send(text_to(amina.id, "Hello"), "k", None)
    await server.back()
    await channel.send(text_to(amina.id, "Hello"), "k", None)
    assert [message.text for message in amina.chat] == ["Hello"]
    await channel_of_its_own.close()


async def test_a_cut_connection_is_unknown_though_it_was_delivered(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    server.cut_next("sendMessage", "after")
    message = text_to(amina.id, "Hello")
    with pytest.raises(Unknown):
        await channel.send(message, "k", None)
    assert [each.text for each in amina.chat] == ["Hello"]
    assert await channel.find(message, "k", datetime.now(UTC)) is None


async def test_an_answer_that_takes_too_long_is_unknown(server: TelegramServer, amina: Person) -> None:
    hasty = TelegramChannel(server.bot.token, server.base_url, answer_within=0.2)
    await hasty.start()
    gate = server.hold_next("sendMessage", "after")
    with pytest.raises(Unknown):
        await hasty.send(text_to(amina.id, "Hello"), "k", None)
    assert [each.text for each in amina.chat] == ["Hello"]
    gate.release()
    await hasty.close()


async def test_somebody_who_blocked_the_bot_cannot_be_reached_until_they_write(
    channel: TelegramChannel, amina: Person
) -> None:
    await amina.blocks()
    with pytest.raises(Undeliverable) as final:
        await channel.send(text_to(amina.id, "Hello"), "k", None)
    assert final.value.reason == "blocked"
    await amina.says("I am back")
    await channel.send(text_to(amina.id, "Hello"), "k", None)


async def test_who_never_pressed_start_or_does_not_exist_has_no_chat(
    server: TelegramServer, channel: TelegramChannel
) -> None:
    for stranger in (server.person("Jonas Berg").id, 99):
        with pytest.raises(Undeliverable) as final:
            await channel.send(text_to(stranger, "Hello"), "k", None)
        assert final.value.reason == "no_chat"


async def test_a_group_that_put_the_bot_out_is_forbidden(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    lakes = server.group("Lakes", amina)
    await lakes.adds(server.bot)
    await lakes.removes(server.bot)
    with pytest.raises(Undeliverable) as final:
        await channel.send(text_to(lakes.id, "Hello"), "k", None)
    assert final.value.reason == "forbidden"


async def test_a_message_to_a_group_that_moved_follows_it(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    lakes = server.group("Lakes", amina)
    await lakes.adds(server.bot)
    old = lakes.id
    first = await channel.send(text_to(old, "1 of 5"), "k", None)
    await lakes.migrates()
    await channel.send(text_to(old, "2 of 5"), "l", first)
    assert [(message.chat_id, message.text) for message in lakes.chat] == [
        (old, "1 of 5"),
        (lakes.id, "2 of 5"),
    ]


async def test_what_telegram_refuses_for_good_is_rejected(channel: TelegramChannel, amina: Person) -> None:
    too_long = ((Choice("Yes", "x" * 65),),)
    with pytest.raises(Undeliverable) as final:
        await channel.send(text_to(amina.id, "Hello", choices=too_long), "k", None)
    assert final.value.reason == "rejected"


async def test_the_token_is_in_no_error(server: TelegramServer, amina: Person) -> None:
    channel = TelegramChannel(server.bot.token, server.base_url)
    await channel.start()
    server.fail_next("sendMessage", 401)
    with pytest.raises(TryLater) as later:
        await channel.send(text_to(amina.id, "Hello"), "k", None)
    await server.away()
    with pytest.raises((TryLater, Unknown)) as gone:
        await channel.send(text_to(amina.id, "Hello"), "k", None)
    for error in (later.value, later.value.__cause__, gone.value, gone.value.__cause__):
        assert server.bot.token not in repr(error)
    await channel.close()


async def test_hundreds_of_messages_at_once_all_arrive(channel: TelegramChannel, amina: Person) -> None:
    await asyncio.gather(*(channel.send(text_to(amina.id, str(n)), str(n), None) for n in range(300)))
    assert sorted(int(message.text) for message in amina.chat) == list(range(300))


async def test_sending_goes_on_while_the_adapter_polls(
    channel: TelegramChannel, inbox: Inbox, amina: Person
) -> None:
    await channel.send(text_to(amina.id, "Hello"), "k", None)
    await amina.says("Hello you")
    assert (await inbox.event()).text == "Hello you"
