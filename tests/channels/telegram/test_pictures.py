"""Pictures on Telegram: words under them, buttons below, and words alone where no picture is taken."""

from dataclasses import replace

import pytest

from bot.channels.base import TryLater, Undeliverable, Unknown
from bot.channels.telegram import TelegramChannel
from storage.records.messages import OutboundMessage, Picture
from tests.channels.telegram.conftest import row, text_to
from tests.platforms.png import png
from tests.platforms.telegram import Person, TelegramServer

PAGE = Picture(1, "page-3.png", "Page 3 of the handbook, with a table of roles")


def pictured(chat: int, *lines: str) -> OutboundMessage:
    return replace(text_to(chat, *lines, choices=row("Next page")), picture=PAGE)


async def test_words_stand_under_a_picture_with_the_buttons(channel: TelegramChannel, amina: Person) -> None:
    body = png(weight=1_500_000)
    sent = await channel.send(pictured(amina.id, "Page 3 of <3> & more"), "k", None, body)
    (message,) = amina.chat
    assert message.photo is not None
    assert message.photo.body == body
    assert (message.text, message.labels, sent.ids) == (
        "Page 3 of <3> & more",
        ["Next page"],
        (str(message.id),),
    )


async def test_a_picture_without_words_has_those_that_it_stands_for(
    channel: TelegramChannel, amina: Person
) -> None:
    await channel.send(pictured(amina.id), "k", None, png())
    assert [(one.text, bool(one.photo)) for one in amina.chat] == [(PAGE.alternative, True)]


@pytest.mark.parametrize("length", [1_000, 1_024, 1_025, 9_000])
async def test_words_that_are_too_long_to_stand_under_a_picture_go_before_it(
    channel: TelegramChannel, amina: Person, length: int
) -> None:
    words = ("word " * 2_000)[: length - 1] + "."
    sent = await channel.send(pictured(amina.id, words), "k", None, png())
    assert [one.labels for one in amina.chat if not one.photo] == [[]] * (len(amina.chat) - 1)
    assert (amina.chat[-1].labels, len(sent.ids)) == (["Next page"], len(amina.chat))
    if length <= 1_024:
        assert [one.text for one in amina.chat] == [words]
    else:
        assert " ".join(one.text for one in amina.chat[:-1]).split() == words.split()
        assert amina.chat[-1].text == PAGE.alternative


async def test_in_a_group_a_picture_stands_under_what_it_answers(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    lakes = server.group("Lakes", amina)
    await lakes.adds(server.bot)
    asked = await amina.says("/page", group=lakes)
    await channel.send(replace(pictured(lakes.id, "Page 3"), thread=str(asked.id)), "k", None, png())
    assert lakes.chat[-1].reply_to == asked.id


@pytest.mark.parametrize("body", [b"no picture at all", png(1, 30), png(9_000, 1_001)])
async def test_what_telegram_takes_for_no_picture_is_told_in_words(
    channel: TelegramChannel, amina: Person, body: bytes
) -> None:
    await channel.send(pictured(amina.id), "k", None, body)
    assert [(one.text, one.labels, one.photo) for one in amina.chat] == [
        (PAGE.alternative, ["Next page"], None)
    ]


async def test_a_group_without_pictures_gets_the_words(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    lakes = server.group("Lakes", amina)
    await lakes.adds(server.bot)
    lakes.room.no_photos = True
    await channel.send(pictured(lakes.id, "Page 3"), "k", None, png())
    assert [(one.text, one.photo) for one in lakes.chat] == [("Page 3", None)]


async def test_every_failure_of_a_picture_is_called_as_that_of_words(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    stranger = server.person("Nobody")
    with pytest.raises(Undeliverable, match="no_chat"):
        await channel.send(pictured(stranger.id), "k", None, png())
    server.fail_next("sendPhoto", 429, retry_after=7)
    with pytest.raises(TryLater):
        await channel.send(pictured(amina.id), "k", None, png())
    server.cut_next("sendPhoto", "after")
    with pytest.raises(Unknown):
        await channel.send(pictured(amina.id), "k", None, png())


async def test_after_a_failure_the_words_before_a_picture_are_not_sent_again(
    server: TelegramServer, channel: TelegramChannel, amina: Person
) -> None:
    message = pictured(amina.id, "word " * 500)
    server.fail_next("sendPhoto", 429, retry_after=1)
    with pytest.raises(TryLater):
        await channel.send(message, "k", None, png())
    await channel.send(message, "k", None, png())
    assert [bool(one.photo) for one in amina.chat] == [False, True]
