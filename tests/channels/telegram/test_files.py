"""Files on Telegram: told of with the message they came with, and fetched no further than allowed."""

import pytest

from bot.channels.base import NotFetched, TryLater
from bot.channels.telegram import TelegramChannel
from storage.records.events import EventKind, File
from tests.channels.telegram.conftest import Inbox
from tests.platforms.telegram import Person, TelegramServer


async def test_a_picture_is_its_largest_size_with_its_caption(
    channel: TelegramChannel, inbox: Inbox, amina: Person
) -> None:
    await amina.sends("photo", caption="12 of 20 pumps", file=("pumps.jpg", b"picture"))
    event = await inbox.event()
    (file,) = event.files
    assert (event.kind, event.text) == (EventKind.TEXT, "12 of 20 pumps")
    assert (file.kind, file.media_type, file.size) == ("photo", "image/jpeg", 7)
    assert await channel.fetch(file, 7) == b"picture"


@pytest.mark.parametrize(("kind", "named"), [("document", "minutes.pdf"), ("voice", "")])
async def test_what_is_no_picture_is_a_document(inbox: Inbox, amina: Person, kind: str, named: str) -> None:
    await amina.sends(kind)
    event = await inbox.event()
    assert [(one.kind, one.name) for one in event.files] == [("document", named)]


async def test_a_sticker_and_changed_words_bring_no_file(inbox: Inbox, amina: Person) -> None:
    await amina.sends_sticker()
    said = await amina.says("12 pumps")
    await amina.edits(said, "13 pumps")
    assert [(await inbox.event(n)).files for n in (1, 2, 3)] == [(), (), ()]


@pytest.mark.parametrize(
    ("number", "most", "reason"),
    [("BQAC0", 3, "too_large"), ("nothing", 100, "gone"), ("huge", 30_000_000, "too_large")],
)
async def test_a_file_that_cannot_be_had_says_why_in_a_word(
    server: TelegramServer, channel: TelegramChannel, number: str, most: int, reason: str
) -> None:
    server.files |= {"BQAC0": b"picture", "huge": bytes(21_000_000)}
    with pytest.raises(NotFetched) as told:
        await channel.fetch(File(number, "photo"), most)
    assert told.value.reason == reason


async def test_a_telegram_that_is_away_is_asked_again_later(
    server: TelegramServer, channel: TelegramChannel
) -> None:
    await server.away()
    with pytest.raises(TryLater):
        await channel.fetch(File("BQAC0", "photo"), 100)
