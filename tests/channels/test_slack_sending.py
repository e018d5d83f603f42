"""What the bot sends over Slack: shown as written, replaced, found again, failing in one of three ways."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.base import TokenRefused, TryLater, Undeliverable, Unknown
from bot.channels.slack import SlackChannel
from storage.records.messages import Choice, Line, LineKind, OutboundMessage, Sent, Span, Style, Tone
from tests.channels.slack_bench import UNHURRIED, Bench, message, sending
from tests.platforms.slack import APP_TOKEN, ChatMessage, SlackServer

HOSTILE = (
    "<!channel> <!here> <!everyone> <@U1> <#C1|x> <!subteam^S1>",
    "@everyone @channel @here",
    "*bold* _italic_ ~gone~ `code` ```block```",
    "<https://evil.example|our ministry> https://evil.example mailto:a@b.example",
    "<b>unclosed & &amp; &lt;!channel&gt;",
    "zero\u200bwidth \u202eright-to-left\u202c",
    "مرحبا بالعالم، أين التصاريح؟",
    ":wave: > quote\n> second line\n• bullet\n1. one",
)


def long_ago() -> datetime:
    return datetime.now(UTC) - timedelta(hours=1)


async def posted(bench: Bench, sent: Sent) -> list[ChatMessage]:
    keys = [one.partition(":")[::2] for one in sent.ids]
    return [bench.slack.workspace.messages[key] for key in keys]


async def test_nobodys_text_pings_links_or_formats() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        sent = await bench.channel.send(message(amina.id, *HOSTILE), "k", None)
        (shown,) = await posted(bench, sent)
        assert shown.visible == "\n".join(HOSTILE)
        assert (shown.shown.pings, shown.shown.links, shown.shown.styled) == ([], [], [])
        assert bench.slack.pings == []


async def test_controls_and_broken_characters_are_left_out_and_the_rest_is_shown() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        sent = await bench.channel.send(message(amina.id, "a\x00b\x07c\ud800d\r\ne"), "k", None)
        (shown,) = await posted(bench, sent)
        assert shown.visible == "abc\ufffdd\ne"


async def test_lines_and_buttons_are_shown_in_their_shapes() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        lines = (
            Line((Span("Clean Water Lakes"),), LineKind.HEADING),
            Line((Span("3 of 5 heard, "), Span("3 need you", Style.STRONG))),
            Line(),
            Line((Span("permits"),), LineKind.BULLET),
            Line((Span("survey"),), LineKind.BULLET),
            Line((Span("boat repair"),), LineKind.QUOTE),
        )
        labels = ("On track", "x" * 80, "")
        row = tuple(Choice(label, f"t:{n}", Tone.PRIMARY) for n, label in enumerate(labels))
        sent = await bench.channel.send(
            replace(message(amina.id), lines=lines, choices=(row, row * 2)), "k", None
        )
        (shown,) = await posted(bench, sent)
        assert (
            shown.visible == "Clean Water Lakes\n3 of 5 heard, 3 need you\n• permits\n• survey\nboat repair"
        )
        assert [one.label for one in shown.buttons][:3] == ["On track", "x" * 74 + "…", "…"]
        assert [one.token for one in shown.buttons] == ["t:0", "t:1", "t:2"] * 3
        assert len({one.action_id for one in shown.buttons}) == 9


async def test_forty_thousand_characters_arrive_in_order_and_whole() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        text = "\n".join(f"{n} where do the <permits> & the lab stand" for n in range(1_000))[:40_000]
        choices = ((Choice("Seen", "s"),),)
        sent = await bench.channel.send(message(amina.id, text, choices=choices), "k", None)
        shown = await posted(bench, sent)
        assert len(shown) > 1
        assert "\n".join(one.visible for one in shown) == text
        assert [len(one.buttons) for one in shown] == [0] * (len(shown) - 1) + [1]


async def test_more_than_fifty_blocks_are_split() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        texts = [part for n in range(120) for part in (f"paragraph {n}", "")]
        sent = await bench.channel.send(message(amina.id, *texts), "k", None)
        shown = await posted(bench, sent)
        assert "\n".join(one.visible for one in shown).split("\n") == texts[::2]


async def test_a_user_is_written_to_in_their_direct_chat_which_is_opened_once() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        await bench.channel.send(message(amina.id, "one"), "k1", None)
        await bench.channel.send(message(amina.id, "two"), "k2", None)
        assert [call.method for call in bench.slack.calls] == [
            "auth.test",
            "conversations.open",
            "chat.postMessage",
            "chat.postMessage",
        ]


async def test_a_card_is_replaced_and_its_surplus_taken_away() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        long = message(amina.id, *(["paragraph", ""] * 120))
        first = await bench.channel.send(long, "k1", None)
        second = await bench.channel.send(message(amina.id, "short"), "k2", first)
        assert second.ids == first.ids[:1]
        assert [one.visible for one in amina.chat] == ["short"]
        third = await bench.channel.send(long, "k3", second)
        assert third.ids[0] == second.ids[0]
        assert len(amina.chat) == len(third.ids) == len(first.ids)


async def test_a_card_that_is_gone_is_posted_anew() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        sent = await bench.channel.send(message(amina.id, "one"), "k1", None)
        bench.slack.workspace.messages.clear()
        again = await bench.channel.send(message(amina.id, "two"), "k2", sent)
        assert again.ids != sent.ids
        assert [one.visible for one in amina.chat] == ["two"]


async def test_what_one_person_may_see_is_seen_by_them_alone_and_in_the_thread() -> None:
    async with sending() as bench:
        amina, berg = bench.slack.person("Amina"), bench.slack.person("Berg")
        channel = bench.slack.channel("lakes", amina, berg)
        root = await bench.channel.send(message(channel.id, "root"), "k0", None)
        secret = replace(message(channel.id, "for you"), only=amina.id)
        first = await bench.channel.send(secret, "k1", None)
        await bench.channel.send(secret, "k1", first)
        await bench.channel.send(replace(message(channel.id, "below"), thread=root.ids[0]), "k2", None)
        assert [one.visible for one in amina.sees_in(channel)] == ["root", "for you", "for you", "below"]
        assert [one.visible for one in berg.sees_in(channel)] == ["root", "below"]
        assert berg.sees_in(channel)[1].thread_ts == root.ids[0].partition(":")[2]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("cannot_dm_bot", "blocked"),
        ("user_disabled", "blocked"),
        ("channel_not_found", "no_chat"),
        ("is_archived", "no_chat"),
        ("not_in_channel", "no_chat"),
        ("user_not_found", "unknown_user"),
        ("messages_tab_disabled", "forbidden"),
        ("invalid_blocks", "rejected"),
        ("some_new_error", "rejected"),
    ],
)
async def test_what_slack_will_never_take_is_undeliverable(error: str, reason: str) -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        bench.slack.faults.fail_next("chat.postMessage", error)
        with pytest.raises(Undeliverable) as failed:
            await bench.channel.send(message(amina.direct.id, "hello"), "k", None)
        assert failed.value.reason == reason in Undeliverable.REASONS


@pytest.mark.parametrize(
    ("error", "status", "after"),
    [
        ("ratelimited", None, 7),
        ("internal_error", None, 10),
        ("service_unavailable", 503, 10),
        ("fatal_error", 500, 10),
        ("missing_scope", None, 60),
        ("invalid_auth", None, 60),
        ("token_revoked", None, 60),
        ("account_inactive", None, 60),
    ],
)
async def test_what_slack_cannot_take_now_is_tried_later(
    error: str, status: int | None, after: float
) -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        bench.slack.faults.fail_next("chat.postMessage", error, status=status, retry_after=7)
        with pytest.raises(TryLater) as failed:
            await bench.channel.send(message(amina.direct.id, "hello"), "k", None)
        assert failed.value.after == after
        await bench.channel.send(message(amina.direct.id, "hello"), "k", None)
        assert [one.visible for one in amina.chat] == ["hello"]


async def test_real_refusals_of_the_server_are_told_apart() -> None:
    async with sending() as bench:
        gone, deaf = bench.slack.person("Gone"), bench.slack.person("Deaf")
        gone.account.deleted, deaf.account.blocks_bot = True, True
        outside = bench.slack.channel("outside", bot=False)
        for chat, reason in (
            (gone.id, "blocked"),
            (deaf.id, "blocked"),
            (outside.id, "no_chat"),
            ("C404", "no_chat"),
            ("U404", "unknown_user"),
        ):
            with pytest.raises(Undeliverable) as failed:
                await bench.channel.send(message(chat, "hello"), "k", None)
            assert failed.value.reason == reason
        with pytest.raises(Undeliverable):
            await bench.channel.send(message(outside.id), "k", None)


async def test_an_absent_slack_is_tried_later_and_nothing_is_posted_twice() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        await bench.slack.away()
        with pytest.raises(TryLater):
            await bench.channel.send(message(amina.direct.id, "hello"), "k", None)
        await bench.slack.back()
        await bench.channel.send(message(amina.direct.id, "hello"), "k", None)
        assert len(amina.chat) == 1


async def test_a_timeout_after_the_request_left_is_unknown_and_found_by_its_key() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        outgoing = message(amina.direct.id, "hello")
        bench.slack.faults.stall_next("chat.postMessage")
        with pytest.raises(Unknown):
            await bench.channel.send(outgoing, "k1", None)
        found = await bench.channel.find(outgoing, "k1", long_ago())
        assert found == Sent((amina.chat[0].id,))
        assert await bench.channel.find(outgoing, "k2", long_ago()) is None


@pytest.mark.parametrize("before", [True, False])
async def test_a_connection_lost_while_sending_is_unknown(*, before: bool) -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        outgoing = message(amina.direct.id, "hello")
        bench.slack.faults.drop_next("chat.postMessage", before=before)
        with pytest.raises(Unknown):
            await bench.channel.send(outgoing, "k1", None)
        assert len(amina.chat) == (0 if before else 1)
        assert (await bench.channel.find(outgoing, "k1", long_ago()) is None) == before


async def test_a_message_half_sent_goes_on_where_it_stopped_even_after_a_restart() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        outgoing = message(amina.direct.id, *(["paragraph", ""] * 120))
        bench.slack.faults.stall_next("chat.postMessage").release.set()
        bench.slack.faults.fail_next("chat.postMessage", "ratelimited")
        with pytest.raises(TryLater):
            await bench.channel.send(outgoing, "k1", None)
        assert len(amina.chat) == 1
        successor = SlackChannel(
            "xoxb-test-bot", app_token=APP_TOKEN, signing_secret=None, base_url=bench.slack.base_url
        )
        await successor.start()
        try:
            assert await successor.find(outgoing, "k1", long_ago()) is None
            sent = await successor.send(outgoing, "k1", None)
        finally:
            await successor.close()
        assert len(amina.chat) == len(sent.ids) == 3
        assert await bench.channel.find(outgoing, "k1", long_ago()) == sent


async def test_a_reply_in_a_thread_is_found_by_its_key() -> None:
    async with sending() as bench:
        amina = bench.slack.person("Amina")
        channel = bench.slack.channel("lakes", amina)
        root = await bench.channel.send(message(channel.id, "root"), "k0", None)
        reply = replace(message(channel.id, "below"), thread=root.ids[0])
        sent = await bench.channel.send(reply, "k1", None)
        assert await bench.channel.find(reply, "k1", long_ago()) == sent


async def test_a_hundred_messages_go_side_by_side_over_one_session() -> None:
    async with sending(patience=UNHURRIED) as bench:
        people = [bench.slack.person(f"P{n}") for n in range(100)]
        outgoing: list[OutboundMessage] = [message(person.id, "hello") for person in people]
        await asyncio.gather(*(bench.channel.send(one, f"k{n}", None) for n, one in enumerate(outgoing)))
        assert all([one.visible for one in person.chat] == ["hello"] for person in people)


async def test_a_wrong_token_does_not_start() -> None:
    async with SlackServer() as slack:
        channel = SlackChannel(
            "xoxb-wrong", app_token=APP_TOKEN, signing_secret=None, base_url=slack.base_url
        )
        with pytest.raises(TokenRefused, match="invalid_auth"):
            await channel.start()
