"""`convenor doctor`: each thing that is wrong is named once, with what to do, by asking the real clients."""

import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.doctor import Check, Finding, examine, run_doctor
from bot.settings import Settings, SettingsError
from tests.platforms.slack import APP_TOKEN, BOT_TOKEN, SlackServer
from tests.platforms.telegram import Bot, TelegramServer
from tests.platforms.telegram.records import Webhook

HOOK = "https://bot.example.org/telegram"


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        yield server


def telegram_settings(server: TelegramServer, bot: Bot, *, webhook: bool = False) -> Settings:
    values = {"telegram_bot_token": bot.token, "telegram_api_base_url": server.base_url.removesuffix("/bot")}
    if webhook:
        values |= {"telegram_webhook_url": HOOK, "telegram_webhook_secret": "long-and-random"}
    return Settings.model_validate(values)


def slack_settings(server: SlackServer, **values: str) -> Settings:
    given = {
        "slack_bot_token": BOT_TOKEN,
        "slack_app_token": APP_TOKEN,
        "slack_api_base_url": server.base_url,
    }
    return Settings.model_validate(given | values)


def said(finding: Finding) -> Check:
    async def check() -> Finding:
        return finding

    return check


async def failing(settings: Settings, *checks: Check) -> list[Finding]:
    return [finding for finding in await examine(settings, checks) if not finding.ok]


async def test_all_is_well_where_both_platforms_take_the_tokens(
    telegram: TelegramServer, slack: SlackServer
) -> None:
    bot = telegram.add_bot("lakes_bot")
    whole = telegram_settings(telegram, bot).model_dump() | slack_settings(slack).model_dump(
        exclude_unset=True
    )
    findings = await examine(
        Settings.model_validate(whole), [said(Finding(ok=True, line="Migrations are done."))]
    )
    assert all(finding.ok for finding in findings)
    lines = "\n".join(finding.line for finding in findings)
    assert all(
        word in lines for word in ("Migrations", "@lakes_bot", "polling", "convenor in Home", "Socket Mode")
    )


async def test_without_a_channel_doctor_says_how_to_get_one() -> None:
    [finding] = await failing(Settings.model_validate({}))
    assert "convenor setup" in finding.line


async def test_a_check_that_raises_is_a_finding_and_the_others_go_on(telegram: TelegramServer) -> None:
    async def database() -> Finding:
        raise ConnectionError("postgresql+psycopg://convenor:hunter2@db/convenor")

    later = Finding(ok=False, line="Migrations are missing.", remedy="Run `convenor migrate`.")
    settings = telegram_settings(telegram, telegram.add_bot())
    first, second = await failing(settings, database, said(later))
    assert "database" in first.line
    assert "ConnectionError" in first.line
    assert "hunter2" not in first.line + first.remedy
    assert second == later


async def test_a_token_that_telegram_does_not_know_leads_to_botfather(telegram: TelegramServer) -> None:
    stranger = replace(telegram.add_bot(), token="123456789:" + "A" * 35)
    [finding] = await failing(telegram_settings(telegram, stranger))
    assert "does not know" in finding.line
    assert "BotFather" in finding.remedy
    assert stranger.token not in finding.line + finding.remedy


async def test_a_telegram_that_is_away_is_not_blamed_on_the_token(telegram: TelegramServer) -> None:
    bot = telegram.add_bot()
    await telegram.away()
    [finding] = await failing(telegram_settings(telegram, bot))
    assert "could not be asked" in finding.line
    assert "network" in finding.remedy


async def test_a_webhook_that_goes_elsewhere_is_found(telegram: TelegramServer) -> None:
    bot = telegram.add_bot()
    bot.webhook = Webhook("https://other.example.net/hook", "")
    [polling] = await failing(telegram_settings(telegram, bot))
    [hooked] = await failing(telegram_settings(telegram, bot, webhook=True))
    assert "other.example.net" in polling.line
    assert polling == hooked


async def test_a_webhook_is_well_before_the_first_run_and_after_it(telegram: TelegramServer) -> None:
    bot = telegram.add_bot()
    assert await failing(telegram_settings(telegram, bot, webhook=True)) == []
    bot.webhook = Webhook(HOOK, "long-and-random", last_error="Wrong response from the webhook: 502")
    assert await failing(telegram_settings(telegram, bot, webhook=True)) == []


async def test_updates_that_telegram_cannot_deliver_are_told_with_its_reason(
    telegram: TelegramServer,
) -> None:
    bot, nowhere = telegram.add_bot(), "https://127.0.0.1:9/telegram"
    bot.webhook = Webhook(nowhere, "long-and-random")
    amina = telegram.person("Amina Haddad")
    await amina.starts()
    await telegram.bell.until(lambda: (bot.webhook and bot.webhook.last_error) or None, 5)
    settings = telegram_settings(telegram, bot, webhook=True).model_copy(
        update={"telegram_webhook_url": nowhere}
    )
    [finding] = await failing(settings)
    assert "Connection refused" in finding.line


async def test_missing_scopes_are_named_one_by_one(slack: SlackServer) -> None:
    slack.scopes -= {"im:history", "users:read"}
    [finding] = await failing(slack_settings(slack))
    assert "im:history, users:read" in finding.line
    assert "reinstall" in finding.remedy


async def test_the_app_level_token_is_tried_by_itself(slack: SlackServer) -> None:
    [finding] = await failing(slack_settings(slack, slack_app_token="xapp-of-another-app"))
    assert "app-level token (invalid_auth)" in finding.line


async def test_a_bot_token_that_slack_refuses_leads_to_a_new_installation(slack: SlackServer) -> None:
    slack.faults.fail_next("auth.test", "token_revoked")
    [finding] = await failing(slack_settings(slack))
    assert "token_revoked" in finding.line
    assert "Install" in finding.remedy


async def test_a_slack_that_is_away_is_not_blamed_on_the_token() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/api"
        values = {"slack_bot_token": BOT_TOKEN, "slack_app_token": APP_TOKEN, "slack_api_base_url": address}
        [finding] = await failing(Settings.model_validate(values))
    assert "could not be asked" in finding.line


def test_the_exit_code_says_whether_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    def malformed() -> Settings:
        raise SettingsError(["HTTP_PORT: not a port", "LOG_LEVEL: not a level"])

    assert run_doctor(malformed, lambda _: []) == 1
    assert capsys.readouterr().out.count("failing") == 2
    assert run_doctor(lambda: Settings.read(Path("nowhere.env")), lambda _: []) == 1
