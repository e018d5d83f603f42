"""Setup: asks for the tokens, tests them, writes `.env`, and prints the first coordinator's invitation."""

import asyncio
import os
from collections.abc import Callable, Coroutine, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import typer
from pydantic import SecretStr

from bot.channels.base import CredentialError
from bot.channels.slack.account import ask_slack, ask_slack_socket, missing_scopes, slack_manifest
from bot.channels.telegram.account import ask_telegram
from bot.cli.env_file import read_env, write_env
from bot.settings import Settings, is_well_formed
from prompts.terminal import sentence

CreatePartnership = Callable[[Settings, str, str, str], str]
"""Creates a partnership from settings, name, zone and language; returns its first invitation's text."""

Ask = Callable[[SecretStr], Coroutine[Any, Any, str]]
"""Asks a platform about a token: returns a line on whose it is, or raises `CredentialError`."""


def run_setup(
    env_file: Path, create_partnership: CreatePartnership, languages: Sequence[str] = ("en", "fr")
) -> None:
    """Lead an operator from nothing to an invitation. Only what a platform took is written.

    Raises `SettingsError` where the environment and the file together cannot be used, and
    `typer.Exit` with code 1 where no channel was connected.
    """
    _say("welcome", file=env_file)
    present = read_env(env_file)
    given = {**_connect_telegram(present), **_connect_slack(present)}
    if given:
        write_env(env_file, given)
        _say("written", file=env_file)
    settings = Settings.read(env_file)
    if settings.problems_for_run():
        _say("nothing_connected")
        raise typer.Exit(1)
    name = _ask_until("name", None, bool)
    zone = _ask_until("zone", "UTC", available_timezones().__contains__)
    language = _ask_until("language", languages[0], languages.__contains__, known=", ".join(languages))
    _say("invitation", text=create_partnership(settings, name, zone, language))
    _say("next")


def _connect_telegram(present: Mapping[str, str]) -> dict[str, str]:
    """Return the lines to write for Telegram; none where it is not wanted or left as it is."""
    if not _wanted("telegram", already="TELEGRAM_BOT_TOKEN" in present):
        return {}
    _say("botfather")
    address = _address("TELEGRAM_API_BASE_URL", present)
    token = _ask_token("TELEGRAM_BOT_TOKEN", partial(_whose_telegram, address))
    return {"TELEGRAM_BOT_TOKEN": token} if token else {}


def _connect_slack(present: Mapping[str, str]) -> dict[str, str]:
    """Return the lines to write for Slack; none where it is not wanted, left as it is, or half given."""
    if not _wanted("slack", already="SLACK_BOT_TOKEN" in present):
        return {}
    socket = typer.confirm(sentence("setup.ask_socket"), default=True)
    public = None if socket else _ask_until("public_url", None, _is_public)
    _say("slack_app", manifest=slack_manifest(public))
    address = _address("SLACK_API_BASE_URL", present)

    bot_token = _ask_token("SLACK_BOT_TOKEN", partial(_whose_slack, address))
    if not bot_token:
        return {}
    if socket:
        app_token = _ask_token("SLACK_APP_TOKEN", partial(_opens_socket, address))
        return {"SLACK_BOT_TOKEN": bot_token, "SLACK_APP_TOKEN": app_token} if app_token else {}
    secret = _ask_token("SLACK_SIGNING_SECRET", _kept)
    unused = {"SLACK_APP_TOKEN": ""} if "SLACK_APP_TOKEN" in present else {}
    return {"SLACK_BOT_TOKEN": bot_token, "SLACK_SIGNING_SECRET": secret, **unused} if secret else {}


async def _whose_telegram(address: str, token: SecretStr) -> str:
    account = await ask_telegram(token, address)
    return sentence("doctor.telegram", username=account.username)


async def _whose_slack(address: str, token: SecretStr) -> str:
    account = await ask_slack(token, address)
    if missing := missing_scopes(account):
        raise CredentialError("slack_scopes", missing=", ".join(missing))
    return sentence("doctor.slack", user=account.user, team=account.team)


async def _opens_socket(address: str, token: SecretStr) -> str:
    await ask_slack_socket(token, address)
    return sentence("doctor.socket")


async def _kept(_secret: SecretStr) -> str:
    """Return the line for a signing secret, about which Slack cannot be asked."""
    return sentence("setup.signing_secret")


def _wanted(platform: str, *, already: bool) -> bool:
    """Return whether to connect a platform. What `.env` holds already is replaced on request only."""
    if already:
        return typer.confirm(sentence(f"setup.replace_{platform}"), default=False)
    return typer.confirm(sentence(f"setup.connect_{platform}"), default=True)


def _ask_token(name: str, ask: Ask) -> str | None:
    """Return a token that the platform took; None when the operator gives none."""
    while entered := typer.prompt(
        sentence("setup.ask_token", name=name), hide_input=True, default="", show_default=False
    ).strip():
        if not is_well_formed(name.lower(), entered):
            typer.echo(f"{name}: {sentence(f'settings.malformed.{name.lower()}')}")
            continue
        try:
            typer.secho(asyncio.run(ask(SecretStr(entered))), fg=typer.colors.GREEN)
        except CredentialError as error:
            typer.secho(error.line, fg=typer.colors.RED)
            typer.echo(error.remedy)
        else:
            return str(entered)
    return None


def _ask_until(what: str, default: str | None, fits: Callable[[str], bool], **facts: object) -> str:
    """Return an answer that fits, asked again until one does."""
    while True:
        entered = str(typer.prompt(sentence(f"setup.ask_{what}", **facts), default=default)).strip()
        if fits(entered):
            return entered
        _say(f"wrong_{what}", **facts)


def _is_public(address: str) -> bool:
    return is_well_formed("telegram_webhook_url", address)


def _address(name: str, present: Mapping[str, str]) -> str:
    """Return a platform's address from the environment, the file or the default, in this order."""
    return os.environ.get(name) or present.get(name) or str(Settings.model_fields[name.lower()].default)


def _say(key: str, **facts: object) -> None:
    """Print a paragraph."""
    typer.echo(f"\n{sentence(f'setup.{key}', **facts)}\n")
