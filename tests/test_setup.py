"""`convenor setup`: from nothing to an invitation, and never over what an operator wrote."""

import asyncio
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import typer
import yaml
from typer.testing import CliRunner, Result

from bot.channels.slack.account import slack_manifest
from bot.cli.env_file import read_env, write_env
from bot.cli.setup import run_setup
from bot.settings import Settings
from tests.platforms.slack import APP_TOKEN, BOT_TOKEN, SlackServer
from tests.platforms.telegram import TelegramServer

SIGNING = "0123456789abcdef" * 2
PARTNERSHIP = ["Clean Water Lakes", "Asia/Dhaka", "fr"]


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
async def telegram(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        monkeypatch.setenv("TELEGRAM_API_BASE_URL", server.base_url.removesuffix("/bot"))
        yield server


@pytest.fixture
async def slack(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        monkeypatch.setenv("SLACK_API_BASE_URL", server.base_url)
        yield server


async def setup(env_file: Path, *answers: str) -> Result:
    """What an operator sees who gives these answers, one a line."""
    app = typer.Typer()

    @app.command()
    def command() -> None:
        run_setup(
            env_file, lambda _settings, name, zone, language: f"Invitation: {name}, {zone}, {language}."
        )

    return await asyncio.to_thread(CliRunner().invoke, app, [], "".join(f"{a}\n" for a in answers))


async def test_a_stranger_with_a_telegram_token_ends_with_an_invitation(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    bot, env_file = telegram.add_bot("lakes_bot"), tmp_path / ".env"
    seen = await setup(env_file, "y", bot.token, "n", *PARTNERSHIP)
    assert seen.exit_code == 0, seen.output
    assert "@BotFather" in seen.output
    assert "@lakes_bot" in seen.output
    assert "Invitation: Clean Water Lakes, Asia/Dhaka, fr." in seen.output
    assert read_env(env_file) == {"TELEGRAM_BOT_TOKEN": bot.token}
    assert stat.S_IMODE(env_file.stat().st_mode) == 0o600


async def test_no_token_is_ever_shown(telegram: TelegramServer, tmp_path: Path) -> None:
    bot = telegram.add_bot()
    seen = await setup(tmp_path / ".env", "y", bot.token, "n", *PARTNERSHIP)
    assert bot.token not in seen.output


async def test_a_wrong_token_is_explained_and_asked_for_again(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    bot = telegram.add_bot()
    seen = await setup(
        tmp_path / ".env", "y", "nonsense", "123456789:" + "A" * 35, bot.token, "n", *PARTNERSHIP
    )
    assert seen.exit_code == 0, seen.output
    assert "not the shape of a bot token" in seen.output
    assert "Telegram does not know this bot token" in seen.output


@pytest.mark.usefixtures("slack")
async def test_slack_by_socket_mode_shows_the_manifest_and_tests_both_tokens(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    seen = await setup(env_file, "n", "y", "y", BOT_TOKEN, "xapp-wrong-one", APP_TOKEN, *PARTNERSHIP)
    assert seen.exit_code == 0, seen.output
    assert "socket_mode_enabled: true" in seen.output
    assert "app-level token (invalid_auth)" in seen.output
    assert read_env(env_file) == {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN}


@pytest.mark.usefixtures("slack")
async def test_slack_over_http_fills_the_address_into_the_manifest(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text(f"SLACK_APP_TOKEN={APP_TOKEN}\n", "utf-8")
    addresses = ("http://bot.example.org", "https://bot.example.org")
    seen = await setup(env_file, "n", "y", "n", *addresses, BOT_TOKEN, SIGNING, *PARTNERSHIP)
    assert seen.exit_code == 0, seen.output
    assert "https://bot.example.org/slack/events" in seen.output
    assert read_env(env_file) == {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SIGNING}


async def test_an_app_that_lacks_scopes_is_not_taken(slack: SlackServer, tmp_path: Path) -> None:
    slack.scopes -= {"im:history"}
    seen = await setup(tmp_path / ".env", "n", "y", "y", BOT_TOKEN, "")
    assert seen.exit_code == 1
    assert "lacks scopes: im:history" in seen.output
    assert not (tmp_path / ".env").exists()


@pytest.mark.usefixtures("slack")
async def test_half_a_slack_connection_is_not_written(tmp_path: Path) -> None:
    seen = await setup(tmp_path / ".env", "n", "y", "y", BOT_TOKEN, "")
    assert seen.exit_code == 1
    assert not (tmp_path / ".env").exists()


async def test_what_is_set_already_is_replaced_on_request_only(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    old, new, env_file = telegram.add_bot("old_bot"), telegram.add_bot("new_bot"), tmp_path / ".env"
    env_file.write_text(f"# mine\nHTTP_PORT=9000\nTELEGRAM_BOT_TOKEN={old.token}\nOTHER='a b'\n", "utf-8")
    kept = await setup(env_file, "", "n", *PARTNERSHIP)
    assert kept.exit_code == 0, kept.output
    assert read_env(env_file)["TELEGRAM_BOT_TOKEN"] == old.token
    await setup(env_file, "y", new.token, "n", *PARTNERSHIP)
    assert env_file.read_text("utf-8") == (
        f"# mine\nHTTP_PORT=9000\nTELEGRAM_BOT_TOKEN={new.token}\nOTHER='a b'\n"
    )


async def test_a_zone_and_a_language_that_are_not_known_are_asked_for_again(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    token = telegram.add_bot().token
    seen = await setup(tmp_path / ".env", "y", token, "n", "Lakes", "Mars/Olympus", "", "tlh", "")
    assert "Invitation: Lakes, UTC, en." in seen.output


def test_writing_the_file_makes_an_open_one_private(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("HTTP_PORT=9000", "utf-8")
    env_file.chmod(0o644)
    write_env(env_file, {"LOG_LEVEL": "debug"})
    assert env_file.read_text("utf-8") == "HTTP_PORT=9000\nLOG_LEVEL=debug\n"
    assert stat.S_IMODE(env_file.stat().st_mode) == 0o600


def test_the_manifest_lets_people_write_to_the_bot() -> None:
    manifest = yaml.safe_load(slack_manifest())
    home = manifest["features"]["app_home"]
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]
    assert {"im:history", "im:write", "users:read"} <= set(manifest["oauth_config"]["scopes"]["bot"])


def test_the_manifest_asks_for_the_scope_of_each_event_it_subscribes_to() -> None:
    """The scopes are those that Slack's reference names for each event."""
    needs = {
        "app_home_opened": set[str](),
        "app_mention": {"app_mentions:read"},
        "channel_left": {"channels:read"},
        "group_left": {"groups:read"},
        "member_joined_channel": {"channels:read", "groups:read"},
        "message.channels": {"channels:history"},
        "message.groups": {"groups:history"},
        "message.im": {"im:history"},
    }
    manifest = yaml.safe_load(slack_manifest())
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert set().union(*(needs[event] for event in events)) <= set(manifest["oauth_config"]["scopes"]["bot"])
