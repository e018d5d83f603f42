"""Pictures on Slack: uploaded, then shown in the message itself; and words where Slack shows none."""

from dataclasses import replace

import pytest

from bot.channels.base import TryLater, Unknown
from bot.channels.slack import postbox
from bot.channels.slack.account import SlackAccount, missing_scopes
from storage.records.messages import Choice, OutboundMessage, Picture
from tests.channels.slack_bench import Bench, message, sending
from tests.channels.test_slack_sending import long_ago
from tests.platforms.png import png

PAGE = Picture(1, "page-3.png", "Page 3 of the handbook, with a table of roles")
NEXT = ((Choice("Next page", "n"),),)


def pictured(chat: str, *lines: str) -> OutboundMessage:
    return replace(message(chat, *lines, choices=NEXT), picture=PAGE)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again without a pause."""
    monkeypatch.setattr(postbox, "PAUSES", (0.0, 0.0, 0.0))


async def test_a_picture_stands_between_the_words_and_the_buttons_of_one_message() -> None:
    async with sending() as bench:
        amina, body = bench.slack.person("Amina"), png(weight=1_500_000)
        sent = await bench.channel.send(pictured(amina.id, "Page 3"), "k", None, body)
        (shown,) = amina.chat
        assert [block["type"] for block in shown.blocks] == ["rich_text", "image", "actions"]
        ((file, words),) = shown.pictures
        upload = bench.slack.workspace.uploads.kept[file]
        assert (upload.body, upload.name, upload.alternative) == (body, PAGE.name, PAGE.alternative)
        assert (words, shown.visible, sent.ids) == (PAGE.alternative, "Page 3", (shown.id,))
        assert await bench.channel.find(pictured(amina.direct.id, "Page 3"), "k", long_ago()) == sent


async def test_a_picture_without_words_is_notified_by_those_that_it_stands_for() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        await bench.channel.send(pictured(amina.id), "k", None, png())
        assert (amina.chat[0].text, len(amina.chat[0].pictures)) == (PAGE.alternative, 1)


async def test_a_picture_can_be_shown_in_a_thread_and_to_one_alone() -> None:
    async with sending() as bench:
        amina, berg = bench.slack.person("Amina"), bench.slack.person("Berg")
        channel = bench.slack.channel("lakes", amina, berg)
        root = await bench.channel.send(message(channel.id, "root"), "a", None)
        below = replace(pictured(channel.id, "Page 3"), thread=root.ids[0])
        await bench.channel.send(below, "b", None, png())
        await bench.channel.send(replace(below, only=amina.id), "c", None, png())
        assert [len(one.pictures) for one in amina.sees_in(channel)] == [0, 1, 1]
        assert [len(one.pictures) for one in berg.sees_in(channel)] == [0, 1]
        assert amina.sees_in(channel)[-1].thread_ts == root.ids[0].partition(":")[2]


async def test_a_picture_that_slack_has_not_looked_through_yet_is_shown_when_it_has() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        bench.slack.workspace.uploads.unready = 3
        await bench.channel.send(pictured(amina.id, "Page 3"), "k", None, png())
        assert [len(one.pictures) for one in amina.chat] == [1]


async def test_a_picture_that_slack_never_shows_is_told_in_words() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        await bench.channel.send(pictured(amina.id, "Page 3"), "k", None, b"no picture at all")
        assert [one.visible for one in amina.chat] == [f"Page 3\n{PAGE.alternative}"]
        assert [one.label for one in amina.chat[0].buttons] == ["Next page"]


async def test_an_app_that_may_not_write_files_tells_of_a_picture_in_words_and_goes_on() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        bench.slack.scopes.discard("files:write")
        await bench.channel.send(pictured(amina.id, "Page 3"), "k", None, png())
        assert [one.visible for one in amina.chat] == [f"Page 3\n{PAGE.alternative}"]
        account = SlackAccount("Home", "convenor", frozenset(bench.slack.scopes))
        assert missing_scopes(account) == ["files:write"]


async def test_what_fails_on_the_way_is_tried_again_and_shown_once() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        for method in ("files.getUploadURLExternal", "files.completeUploadExternal", "chat.postMessage"):
            bench.slack.faults.fail_next(method, "ratelimited", retry_after=7)
            await fails_later(bench, pictured(amina.id, "Page 3"))
        bench.slack.faults.drop_next("files.completeUploadExternal")
        await fails_later(bench, pictured(amina.id, "Page 3"))
        bench.slack.faults.stall_next("chat.postMessage")
        with pytest.raises(Unknown):
            await bench.channel.send(pictured(amina.id, "Page 3"), "k", None, png())
        assert await bench.channel.find(pictured(amina.direct.id, "Page 3"), "k", long_ago())
        assert [len(one.pictures) for one in amina.chat] == [1]


async def test_long_words_go_before_a_picture_and_its_buttons() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        texts = [f"paragraph {number} of a long passage" for number in range(600)]
        sent = await bench.channel.send(pictured(amina.id, *texts), "k", None, png())
        assert "\n".join(one.visible for one in amina.chat) == "\n".join(texts)
        assert [len(one.pictures) for one in amina.chat] == [0] * (len(sent.ids) - 1) + [1]
        assert amina.chat[-1].buttons


async def fails_later(bench: Bench, outgoing: OutboundMessage) -> None:
    """Send what cannot be sent now."""
    with pytest.raises(TryLater):
        await bench.channel.send(outgoing, "k", None, png())
