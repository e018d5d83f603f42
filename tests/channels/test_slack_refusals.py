"""The server of `tests/platforms/slack` refuses what Slack refuses, with Slack's words."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.platforms.slack import APP_TOKEN, BOT_TOKEN, SlackServer
from tests.platforms.slack.limits import SlackRefusal, check_message

Json = dict[str, Any]


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(label: str = "Yes", action_id: str = "a", value: str = "v") -> Json:
    return {
        "type": "button",
        "text": {"type": "plain_text", "text": label},
        "action_id": action_id,
        "value": value,
    }


def actions(*buttons: Json) -> list[Json]:
    return [{"type": "actions", "elements": list(buttons)}]


@pytest.mark.parametrize(
    ("text", "blocks", "code"),
    [
        ("", [], "no_text"),
        ("x" * 40_001, [], "msg_too_long"),
        ("x", [section("x")] * 51, "invalid_blocks"),
        ("x", [section("x" * 3_001)], "invalid_blocks"),
        ("x", [section("")], "invalid_blocks"),
        ("x", actions(button("x" * 76)), "invalid_blocks"),
        ("x", actions(button(value="x" * 2_001)), "invalid_blocks"),
        ("x", actions(button(action_id="x" * 256)), "invalid_blocks"),
        ("x", actions(button(), button()), "invalid_blocks"),
        ("x", actions(*(button(action_id=str(n)) for n in range(26))), "invalid_blocks"),
        ("x", [section("x") | {"block_id": "b" * 256}], "invalid_blocks"),
        ("x", [section("x") | {"block_id": "b"}] * 2, "invalid_blocks"),
        ("x", [{"type": "no_such_block"}], "invalid_blocks"),
        ("x", [section("x" * 2_900)] * 5, "msg_blocks_too_long"),
    ],
)
def test_what_is_over_a_limit_is_refused(text: str, blocks: list[Json], code: str) -> None:
    with pytest.raises(SlackRefusal) as refused:
        check_message(text, blocks)
    assert refused.value.code == code


def test_what_is_at_its_limits_is_taken() -> None:
    check_message(
        "x" * 40_000, [section("x" * 3_000), *actions(*(button("x" * 75, str(n)) for n in range(25)))]
    )


async def refusal(client: AsyncWebClient, method: str, args: Json | None = None) -> str:
    with pytest.raises(SlackApiError) as refused:
        await client.api_call(method, json=args or {})
    return str(refused.value.response["error"])


async def test_methods_tokens_and_scopes_are_checked() -> None:
    async with SlackServer(scopes=("users:read",)) as slack:
        bot = AsyncWebClient(BOT_TOKEN, base_url=slack.base_url)
        assert (await bot.auth_test()).headers["x-oauth-scopes"] == "users:read"
        assert await refusal(bot, "no.such") == "unknown_method"
        assert await refusal(bot, "chat.postMessage") == "missing_scope"
        assert await refusal(bot, "apps.connections.open") == "not_allowed_token_type"
        assert await refusal(bot, "users.info", {"user": "U404"}) == "user_not_found"
        assert (
            await refusal(AsyncWebClient("xoxb-no", base_url=slack.base_url), "auth.test") == "invalid_auth"
        )
        app = AsyncWebClient(APP_TOKEN, base_url=slack.base_url)
        assert (await app.apps_connections_open(app_token=APP_TOKEN))["url"].startswith("ws://127.0.0.1:")


async def test_a_trigger_opens_one_view_and_dies_soon() -> None:
    async with SlackServer() as slack:
        bot = AsyncWebClient(BOT_TOKEN, base_url=slack.base_url)
        amina = slack.person("Amina")
        view = {"type": "modal", "title": {"type": "plain_text", "text": "Update"}, "blocks": [section("x")]}
        trigger = await amina.command("update")
        opened = await bot.views_open(trigger_id=trigger, view=view)
        assert await refusal(bot, "views.open", {"trigger_id": trigger, "view": view}) == "invalid_trigger_id"
        await bot.views_update(view_id=opened["view"]["id"], view=view)
        slack.api.trigger_life = 0.0
        late = await amina.command("update")
        assert await refusal(bot, "views.open", {"trigger_id": late, "view": view}) == "expired_trigger_id"
        await bot.views_publish(user_id=amina.id, view={"type": "home", "blocks": [section("x")]})
        assert slack.workspace.homes[amina.id]["type"] == "home"


async def test_pings_of_the_bot_are_seen() -> None:
    async with SlackServer() as slack:
        bot = AsyncWebClient(BOT_TOKEN, base_url=slack.base_url)
        amina = slack.person("Amina")
        channel = slack.channel("lakes", amina)
        await bot.chat_postMessage(channel=channel.id, text=f"<!channel> and <@{amina.id}|x> &lt;!here&gt;")
        assert slack.pings == ["!channel", f"@{amina.id}"]
        assert amina.sees_in(channel)[0].visible == "!channel and x <!here>"


async def test_a_person_who_waits_in_vain_is_shown_what_there_is() -> None:
    async with SlackServer() as slack:
        amina = slack.person("Amina")
        await amina.says("hello")
        with pytest.raises(AssertionError, match="hello"):
            await amina.sees("an answer", within=0.01)
        with pytest.raises(AssertionError, match="no button"):
            await amina.presses("Yes")
