"""Files on Slack: told of with the message they came with, and fetched no further than allowed."""

from dataclasses import replace

import pytest

from bot.channels.base import NotFetched, TryLater
from storage.records.events import EventKind, File
from tests.channels.slack_bench import listening


async def test_a_picture_with_words_is_words_with_a_file() -> None:
    async with listening() as bench:
        amina = bench.slack.person("Amina")
        await amina.shares_file("pumps.jpg", "12 of 20 pumps", mimetype="image/jpeg", body=b"picture")
        heard = await bench.inbox.nth(1)
        (file,) = heard.files
        assert (heard.kind, heard.text) == (EventKind.TEXT, "12 of 20 pumps")
        assert (file.kind, file.name, file.media_type, file.size) == ("photo", "pumps.jpg", "image/jpeg", 7)
        assert await bench.channel.fetch(file, 7) == b"picture"


async def test_a_document_without_words_is_told_of_and_can_be_fetched() -> None:
    async with listening() as bench:
        amina = bench.slack.person("Amina")
        await amina.shares_file("minutes.pdf")
        heard = await bench.inbox.nth(1)
        assert (heard.kind, heard.text) == (EventKind.OTHER, "document")
        assert [one.kind for one in heard.files] == ["document"]


@pytest.mark.parametrize("reason", ["too_large", "gone", "forbidden"])
async def test_a_file_that_cannot_be_had_says_why_in_a_word(reason: str) -> None:
    async with listening() as bench:
        amina = bench.slack.person("Amina")
        await amina.shares_file("pumps.jpg", mimetype="image/jpeg", body=b"picture")
        (file,) = (await bench.inbox.nth(1)).files
        if reason == "gone":
            file = replace(file, id="F404")
        elif reason == "forbidden":
            bench.slack.scopes.discard("files:read")
        with pytest.raises(NotFetched) as told:
            await bench.channel.fetch(file, 3 if reason == "too_large" else 100)
        assert told.value.reason == reason


async def test_a_file_whose_size_slack_does_not_tell_is_read_no_further_than_allowed() -> None:
    async with listening() as bench:
        amina = bench.slack.person("Amina")
        shared = await amina.shares_file("pumps.jpg", mimetype="image/jpeg", body=b"x" * 200_000)
        del bench.slack.workspace.files[shared.files[0]["id"]].facts["size"]
        with pytest.raises(NotFetched, match="too_large"):
            await bench.channel.fetch(File(shared.files[0]["id"], "photo"), 100_000)


async def test_the_page_to_sign_in_is_not_taken_for_the_file() -> None:
    async with listening() as bench:
        amina = bench.slack.person("Amina")
        shared = await amina.shares_file("pumps.jpg", mimetype="image/jpeg")
        known = bench.slack.workspace.files[shared.files[0]["id"]]
        bench.slack.workspace.files["F9"] = replace(known, body=b"<!DOCTYPE html><html>Sign in</html>")
        known.facts["url_private"] = known.facts["url_private"].replace(known.facts["id"], "F9")
        with pytest.raises(NotFetched, match="forbidden"):
            await bench.channel.fetch(File(known.facts["id"], "photo"), 100_000)


async def test_a_slack_that_is_away_is_asked_again_later() -> None:
    async with listening() as bench:
        await bench.slack.away()
        with pytest.raises(TryLater):
            await bench.channel.fetch(File("F1", "photo"), 100)
