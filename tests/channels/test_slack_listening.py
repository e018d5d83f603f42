"""What people do in Slack reaches the bot once, by Socket Mode and HTTP; only then is Slack thanked."""

import json

import aiohttp
import pytest

from bot.channels.slack import Patience, SlackChannel
from storage.records.events import EventKind, InboundEvent, Unreadable
from storage.records.messages import Choice
from tests.channels.slack_bench import QUICK, UNHURRIED, listening, message
from tests.platforms.slack import BOT_TOKEN, BOT_USER, TEAM, events

pytestmark = pytest.mark.parametrize("transport", ["socket", "http"])


async def test_words_in_the_direct_chat_arrive_with_what_slack_knows_of_the_person(transport: str) -> None:
    async with listening(transport) as bench:
        amina = bench.slack.person("Amina", zone="Africa/Nairobi", locale="fr-FR")
        said = await amina.says("Tom & Jerry <3 <!channel>")
        heard = await bench.inbox.nth(1)
        assert (heard.kind, heard.text, heard.key) == (EventKind.TEXT, "Tom & Jerry <3 <!channel>", said.id)
        assert (heard.user, heard.chat, heard.direct, heard.account) == (
            amina.id,
            amina.direct.id,
            True,
            TEAM,
        )
        assert (heard.name, heard.language, heard.zone) == ("Amina", "fr", "Africa/Nairobi")
        assert heard.sent_at.timestamp() == pytest.approx(float(said.ts))


async def test_a_mention_is_heard_once_though_slack_tells_it_twice(transport: str) -> None:
    async with listening(transport) as bench:
        amina = bench.slack.person("Amina")
        channel = bench.slack.channel("lakes", amina)
        said = await amina.mentions_bot(channel, "digest please")
        heard = await bench.inbox.nth(1)
        await bench.inbox.repeated(1)
        assert (heard.text, heard.addressed, heard.direct, heard.chat) == (
            "digest please",
            True,
            False,
            channel.id,
        )
        assert bench.inbox.repeats == [said.id]


async def test_in_channels_only_what_concerns_the_bot_is_kept(transport: str) -> None:
    async with listening(transport) as bench:
        amina = bench.slack.person("Amina")
        channel = bench.slack.channel("lakes", amina)
        ours = await bench.channel.send(message(channel.id, "Where do the permits stand?"), "k", None)
        root = bench.slack.workspace.messages[channel.id, ours.ids[0].partition(":")[2]]
        await amina.says("lunch?", channel=channel)
        await amina.says("on track", channel=channel, thread=root)
        heard = await bench.inbox.nth(1)
        await bench.slack.settled()
        assert (heard.text, heard.addressed, heard.reply_to) == ("on track", True, root.id)
        assert len(bench.inbox.events) == 1


async def test_a_command_a_press_and_an_edit_arrive(transport: str) -> None:
    async with listening(transport) as bench:
        amina = bench.slack.person("Amina")
        choices = ((Choice("On track", "tok:1"), Choice("More", url="https://example.org")),)
        sent = await bench.channel.send(message(amina.id, "How is it?", choices=choices), "k", None)
        trigger = await amina.command("Commit the report by Friday")
        command = await bench.inbox.nth(1)
        assert (command.kind, command.command, command.text) == (
            EventKind.COMMAND,
            "commit",
            "the report by Friday",
        )
        assert (command.key, command.chat) == (trigger, amina.direct.id)
        await amina.presses("On track")
        press = await bench.inbox.nth(2)
        assert (press.kind, press.token, press.message) == (EventKind.CHOICE, "tok:1", sent.ids[0])
        said = await amina.says("12 pumps")
        await bench.inbox.nth(3)
        await amina.unfurls(said)
        await amina.edits(said, "14 pumps")
        edit = await bench.inbox.nth(4)
        assert (edit.kind, edit.text, edit.message) == (EventKind.EDITED, "14 pumps", said.id)
        await amina.presses("More")
        await bench.slack.settled()
        assert len(bench.inbox.events) == 4


async def test_voice_and_files_are_named_and_words_beside_a_file_are_heard(transport: str) -> None:
    async with listening(transport) as bench:
        amina = bench.slack.person("Amina")
        await amina.shares_voice()
        voice = await bench.inbox.nth(1)
        await amina.shares_file("map.png", mimetype="image/png")
        photo = await bench.inbox.nth(2)
        await amina.shares_file("plan.pdf", "the plan")
        words = await bench.inbox.nth(3)
        assert [(one.kind, one.text) for one in (voice, photo, words)] == [
            (EventKind.OTHER, "voice"),
            (EventKind.OTHER, "photo"),
            (EventKind.TEXT, "the plan"),
        ]


async def test_joining_leaving_and_the_first_opening_are_told(transport: str) -> None:
    async with listening(transport) as bench:
        amina = bench.slack.person("Amina")
        channel = bench.slack.channel("lakes", amina, bot=False)
        await bench.slack.invite_bot(channel, amina)
        joined = await bench.inbox.nth(1)
        await bench.slack.remove_bot(channel, amina)
        left = await bench.inbox.nth(2)
        assert [(one.kind, one.chat, one.user) for one in (joined, left)] == [
            (EventKind.JOINED, channel.id, amina.id),
            (EventKind.LEFT, channel.id, amina.id),
        ]
        await amina.opens_home()
        opened = await bench.inbox.nth(3)
        await amina.opens_home()
        await amina.opens_home("home")
        await bench.inbox.repeated(1)
        assert (opened.kind, opened.chat) == (EventKind.OPENED, amina.direct.id)


async def test_a_guest_of_another_team_is_told_apart_and_can_be_answered(transport: str) -> None:
    async with listening(transport) as bench:
        guest = bench.slack.person("Berg", team="T9GUEST")
        await guest.says("hello")
        heard = await bench.inbox.nth(1)
        assert (heard.user, heard.name) == (f"T9GUEST:{guest.id}", "Berg")
        await bench.channel.send(message(heard.user, "Welcome"), "k", None)
        await guest.sees("Welcome")


async def test_what_is_not_accepted_is_not_thanked_for_and_comes_again(transport: str) -> None:
    async with listening(transport) as bench:
        amina = bench.slack.person("Amina")
        bench.inbox.failures.append(RuntimeError("the database is locked"))
        said = await amina.says("the permits are signed")
        heard = await bench.inbox.nth(1)
        await bench.slack.settled()
        assert heard.key == said.id
        assert [row.attempt for row in bench.slack.delivery.log if row.answer is not None] == [1]


async def test_a_slow_acceptance_makes_slack_repeat_and_the_repeat_is_dropped(transport: str) -> None:
    async with listening(transport) as bench:
        bench.slack.delivery.ack_timeout = 0.3
        amina = bench.slack.person("Amina")
        bench.inbox.gate.clear()
        await amina.says("slowly")
        await bench.slack.workspace.until(lambda: len(bench.slack.delivery.log) >= 1, 5)
        bench.inbox.gate.set()
        await bench.inbox.repeated(1)
        assert len(bench.inbox.events) == 1
        assert bench.slack.delivery.log[0].answer is None


async def test_the_same_press_delivered_twice_has_one_key(transport: str) -> None:
    async with listening(transport) as bench:
        amina = bench.slack.person("Amina")
        await bench.channel.send(message(amina.id, "Done?", choices=((Choice("Yes", "y"),),)), "k", None)
        await amina.presses("Yes")
        await bench.inbox.nth(1)
        await bench.slack.settled()
        await amina.repeats()
        await bench.inbox.repeated(1)
        assert len(bench.inbox.events) == 1


async def test_a_payload_that_cannot_be_read_is_set_aside_and_thanked_for(transport: str) -> None:
    async with listening(transport) as bench:
        event = {"type": "message", "user": "U1", "text": "hi", "ts": ["no", "time"], "channel": "D1"}
        bench.slack.delivery.send("events_api", events.callback(bench.slack.workspace, event))
        await bench.slack.settled()
        (kept,) = bench.inbox.events
        assert isinstance(kept, Unreadable)
        assert "verification-token" not in kept.raw
        assert json.loads(kept.raw)["event"]["text"] == "hi"
        assert bench.slack.delivery.abandoned == []


async def test_bots_and_slacks_own_notices_are_thanked_for_and_not_heard(transport: str) -> None:
    async with listening(transport) as bench:
        place = {
            "type": "message",
            "channel": bench.slack.person("Amina").direct.id,
            "ts": "1.0",
            "text": "x",
        }
        for odd in (
            {"user": BOT_USER, "bot_id": "B0BOT"},
            {"user": "U7", "bot_id": "B7"},
            {"user": "USLACKBOT"},
            {"user": "U7", "subtype": "channel_topic"},
            {"subtype": "message_deleted", "deleted_ts": "1.0"},
        ):
            bench.slack.delivery.send("events_api", events.callback(bench.slack.workspace, place | odd))
        bench.slack.delivery.send("interactive", {"type": "view_closed", "user": {"id": "U7"}, "view": {}})
        await bench.slack.settled()
        assert bench.inbox.events == []
        assert bench.slack.delivery.abandoned == []


async def test_a_name_that_slack_does_not_tell_at_once_delays_nobody(transport: str) -> None:
    async with listening(transport, patience=Patience(answer=5.0, ping=QUICK.ping)) as bench:
        amina = bench.slack.person("Amina")
        stall = bench.slack.faults.stall_next("users.info")
        await amina.says("one")
        first = await bench.inbox.nth(1)
        assert isinstance(first, InboundEvent)
        assert first.name == ""
        stall.release.set()
        await bench.slack.settled()
        await amina.says("two")
        assert (await bench.inbox.nth(2)).name == "Amina"


async def test_events_are_accepted_though_slack_does_not_answer(transport: str) -> None:
    async with listening(transport, patience=UNHURRIED, ack_timeout=10.0) as bench:
        amina = bench.slack.person("Amina")
        bench.slack.faults.unwell = True
        for n in range(200):
            await amina.says(f"{n}")
        await bench.inbox.nth(200)
        await bench.slack.settled()
        again = {"apps.connections.open"}  # by a client that found the machine too slow, and connects anew
        assert {call.method for call in bench.slack.refused} - again == {"users.info"}
        assert bench.inbox.repeats == []


async def test_a_forged_or_old_request_is_refused(transport: str) -> None:
    async with listening(transport) as bench:
        if transport == "socket":
            assert bench.channel.routes(bench.inbox.accept) == []
            return
        sender, payload = bench.slack.delivery, events.callback(bench.slack.workspace, {"type": "message"})
        forged = sender.signed("events_api", payload, secret="another-secret")
        old = sender.signed("events_api", payload, age=301)
        headers, body = sender.signed("events_api", payload)
        tampered = headers, body + " "
        garbled = {**headers, "X-Slack-Request-Timestamp": "soon"}, body
        unsigned = {"Content-Type": "application/json"}, body
        async with aiohttp.ClientSession() as session:
            for head, text in (forged, old, tampered, garbled, unsigned):
                async with session.post(str(sender.url), data=text, headers=head) as answer:
                    assert answer.status == 401
            headers, body = sender.signed("events_api", {"type": "url_verification", "challenge": "c"})
            async with session.post(str(sender.url), data=body, headers=headers) as answer:
                assert (answer.status, await answer.json()) == (200, {"challenge": "c"})


async def test_a_channel_without_a_way_to_listen_does_not_start(transport: str) -> None:
    assert transport
    with pytest.raises(ValueError, match="signing secret"):
        SlackChannel(BOT_TOKEN, app_token=None, signing_secret=None)
