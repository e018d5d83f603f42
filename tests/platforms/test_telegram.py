"""The fake Telegram refuses what Telegram refuses, as python-telegram-bot's own client sees it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.platforms.telegram import Person, TelegramServer, befriend

Server = tuple[TelegramServer, Bot, Person]


@pytest.fixture
async def telegram(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Server]:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    async with TelegramServer() as server:
        account = server.add_bot()
        amina = server.person("Amina Haddad")
        befriend([amina], account)
        async with Bot(account.token, f"{server.base_url}/bot") as bot:
            yield server, bot, amina


def keys(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(a, callback_data=b) for a, b in row] for row in rows])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "message text is empty"),
        ("  \n", "text must be non-empty"),
        ("<b> </b>\u200b", "text must be non-empty"),
        ("x" * 4097, "message is too long"),
        ("👍" * 2049, "message is too long"),
        ("<b>open", "can't parse entities"),
        ("<blink>x</blink>", "unsupported start tag"),
        ("a </b>", "unexpected end tag"),
    ],
)
async def test_texts_that_telegram_refuses_are_refused(telegram: Server, text: str, reason: str) -> None:
    _, bot, amina = telegram
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.send_message(amina.id, text, parse_mode="HTML")
    assert amina.chat == []


async def test_the_limit_counts_what_is_left_after_parsing(telegram: Server) -> None:
    _, bot, amina = telegram
    sent = await bot.send_message(amina.id, f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML")
    assert sent.text == "&" * 4096


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (keys([("Yes", "x" * 65)]), "button_data_invalid"),
        (keys([("Yes", "é" * 33)]), "button_data_invalid"),
        (keys([("Yes", "")]), "button_data_invalid"),
        (keys([(str(n), "x") for n in range(9)]), "reply markup is too long"),
        (keys(*[[("a", "x")]] * 101), "reply markup is too long"),
        (InlineKeyboardMarkup([[InlineKeyboardButton("Yes")]]), "text buttons are unallowed"),
        (InlineKeyboardMarkup([[InlineKeyboardButton("Yes", url="x y")]]), "wrong http url"),
    ],
)
async def test_buttons_that_telegram_refuses_are_refused(
    telegram: Server, markup: InlineKeyboardMarkup, reason: str
) -> None:
    _, bot, amina = telegram
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.send_message(amina.id, "Does it hold?", reply_markup=markup)


async def test_chats_that_cannot_be_written_to_are_refused_by_reason(telegram: Server) -> None:
    server, bot, amina = telegram
    stranger = server.person("Jonas Berg")
    await amina.blocks()
    for chat, error, reason in [
        (99, BadRequest, "chat not found"),
        (stranger.id, Forbidden, "bot can't initiate conversation with a user"),
        (amina.id, Forbidden, "bot was blocked by the user"),
    ]:
        with pytest.raises(error, match=f"(?i){reason}"):
            await bot.send_message(chat, "Hello")
    await amina.unblocks()
    await stranger.starts()
    await bot.send_message(amina.id, "Hello")
    await bot.send_message(stranger.id, "Hello")


async def test_a_group_that_became_a_supergroup_says_where_it_is(telegram: Server) -> None:
    server, bot, amina = telegram
    lakes = server.group("Lakes", amina)
    await lakes.adds(server.bot)
    old, new = lakes.id, await lakes.migrates()
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "Hello")
    assert moved.value.new_chat_id == new == lakes.id
    await bot.send_message(new, "Hello")
    assert (await bot.get_chat(new)).title == "Lakes"


async def test_edits_are_refused_where_nothing_is_to_edit(telegram: Server) -> None:
    _, bot, amina = telegram
    said = await amina.says("mine")
    sent = await bot.send_message(amina.id, "one", reply_markup=keys([("Yes", "y")]))
    for number, text, reason in [
        (sent.message_id, "two" * 2000, "message_too_long"),
        (999, "two", "message to edit not found"),
        (said.id, "two", "message can't be edited"),
    ]:
        with pytest.raises(BadRequest, match=f"(?i){reason}"):
            await bot.edit_message_text(text, amina.id, number)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("one", amina.id, sent.message_id, reply_markup=keys([("Yes", "y")]))
    await bot.edit_message_reply_markup(amina.id, sent.message_id, reply_markup=None)
    assert (amina.chat[1].labels, amina.chat[1].edited) == ([], True)
    await bot.delete_message(amina.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(amina.id, sent.message_id)


async def test_small_calls_are_checked_too(telegram: Server) -> None:
    _, bot, amina = telegram
    assert await bot.send_chat_action(amina.id, "typing")
    with pytest.raises(BadRequest, match="Wrong parameter action"):
        await bot.send_chat_action(amina.id, "sleeping")
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query("1")
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Help", "What I do")])
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(amina.id, "x", reply_parameters=ReplyParameters(77))


async def test_wrong_tokens_and_unknown_methods_are_refused(telegram: Server) -> None:
    server, bot, _ = telegram
    wrong = Bot("7000000001:wrong", f"{server.base_url}/bot")
    with pytest.raises(InvalidToken):
        await wrong.initialize()
    await wrong.shutdown()
    with pytest.raises(TelegramError, match="not found"):
        await bot.do_api_request("sendTelepathy")
    assert [call.method for call in server.calls] == ["getMe"]


async def test_updates_are_given_again_until_an_offset_confirms_them(telegram: Server) -> None:
    server, bot, amina = telegram
    for word in ("one", "two", "three"):
        await amina.says(word)
    first = await bot.get_updates(limit=2)
    again = await bot.get_updates()
    assert [len(first), len(again)] == [2, 3]
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [update.message.text for update in rest if update.message] == ["three"]
    assert await bot.get_updates(offset=rest[-1].update_id + 1) == ()
    server.repeat_last()
    repeated = await bot.get_updates(offset=rest[-1].update_id + 1)
    assert [update.update_id for update in repeated] == [rest[-1].update_id]


async def test_kinds_that_were_not_asked_for_do_not_come(telegram: Server) -> None:
    _, bot, amina = telegram
    await bot.get_updates(allowed_updates=["edited_message"])
    said = await amina.says("one")
    await amina.edits(said, "two")
    (only,) = await bot.get_updates()
    assert only.edited_message
    assert only.edited_message.text == "two"


async def test_a_second_poller_ends_the_first_and_a_webhook_ends_both(telegram: Server) -> None:
    server, bot, amina = telegram
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await server.bell.until(lambda: True if server.bot.polls else None, 5)
    async with Bot(bot.token, f"{server.base_url}/bot") as other:
        second = asyncio.create_task(other.get_updates(timeout=20))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        await amina.says("hello")
        assert len(await second) == 1
    await bot.set_webhook(f"{server.base_url}/nowhere")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    with pytest.raises(BadRequest, match=r"(?i)https url must be provided"):
        await bot.set_webhook("http://example.org/hook")
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook("https://example.org/hook", secret_token="a b")
    await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""


async def test_faults_strike_once_in_their_order(telegram: Server) -> None:
    server, bot, amina = telegram
    server.fail_next("sendMessage", 429, retry_after=3)
    server.fail_next("sendMessage", 502)
    server.cut_next("sendMessage")
    server.delay_next("sendMessage", 30, "after")
    with pytest.raises(RetryAfter):
        await bot.send_message(amina.id, "refused")
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(amina.id, "refused")
    with pytest.raises(NetworkError):
        await bot.send_message(amina.id, "delivered, but cut")
    with pytest.raises(TimedOut):
        await bot.send_message(amina.id, "delivered, but late", read_timeout=0.1)
    assert [message.text for message in amina.chat] == ["delivered, but cut", "delivered, but late"]
    assert len(server.refused) == 2


async def test_away_means_no_connection_and_back_the_same_address(telegram: Server) -> None:
    server, bot, amina = telegram
    address = server.base_url
    await server.away()
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(amina.id, "Hello")
    await server.back()
    await bot.send_message(amina.id, "Hello")
    assert (server.base_url, len(amina.chat)) == (address, 1)


async def test_waiting_for_words_that_never_come_tells_what_there_was(telegram: Server) -> None:
    _, bot, amina = telegram
    await bot.send_message(amina.id, "Something else", reply_markup=keys([("Yes", "y")]))
    with pytest.raises(
        AssertionError, match=r"Amina Haddad never saw 'Hello'.*\n.*'Something else' \['Yes'\]"
    ):
        await amina.sees("Hello", within=0.01)
    with pytest.raises(AssertionError, match="sees no button 'No'"):
        await amina.presses("No")


async def test_what_telegram_would_link_is_told_in_the_entities(telegram: Server) -> None:
    _, bot, amina = telegram
    sent = await bot.send_message(
        amina.id, "/help @everyone <code>/leave</code> example.org", parse_mode="HTML"
    )
    assert [str(entity.type) for entity in sent.entities] == ["code", "bot_command", "mention", "url"]
