"""Whose tokens they are on Slack and what they may do, asked with the real client; and the app's manifest."""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml
from aiohttp import ClientError
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.base import CredentialError

TIMEOUT = 10
"""Seconds that an operator waits for one answer of the platform."""

EVENTS_PATH = "/slack/events"
"""One address for events, commands and clicks: all three request URLs of the app point to it."""


@dataclass(frozen=True, slots=True)
class SlackAccount:
    """The bot user that a token belongs to, its workspace, and the scopes that were granted."""

    team: str
    user: str
    scopes: frozenset[str]


async def ask_slack(token: SecretStr, base_url: str) -> SlackAccount:
    """Return whose token it is and its scopes, by `auth.test`. Raises `CredentialError`."""
    client = AsyncWebClient(token.get_secret_value(), base_url=base_url, timeout=TIMEOUT)
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        raise CredentialError("slack_refused", why=_why(error)) from None
    except (ClientError, TimeoutError, OSError) as error:
        raise CredentialError("slack_unreachable", why=type(error).__name__, address=base_url) from None
    granted = str(answer.headers.get("x-oauth-scopes", ""))
    scopes = frozenset(scope.strip() for scope in granted.split(",") if scope.strip())
    return SlackAccount(str(answer["team"]), str(answer["user"]), scopes)


async def ask_slack_socket(token: SecretStr, base_url: str) -> None:
    """Return when Slack would open a Socket Mode connection for this token. Raises `CredentialError`."""
    client = AsyncWebClient(base_url=base_url, timeout=TIMEOUT)
    try:
        await client.apps_connections_open(app_token=token.get_secret_value())
    except SlackApiError as error:
        raise CredentialError("slack_socket_refused", why=_why(error)) from None
    except (ClientError, TimeoutError, OSError) as error:
        raise CredentialError("slack_unreachable", why=type(error).__name__, address=base_url) from None


def missing_scopes(account: SlackAccount) -> list[str]:
    """Return the scopes that the app manifest asks for and this installation was not granted, sorted."""
    wanted: list[str] = yaml.safe_load(_manifest())["oauth_config"]["scopes"]["bot"]
    return sorted(set(wanted) - account.scopes)


def slack_manifest(public_url: str | None = None) -> str:
    """Return the app manifest: for Socket Mode, or for HTTP at the public https address of this bot."""
    if public_url is None:
        return _manifest()
    address = public_url.rstrip("/") + EVENTS_PATH
    manifest: dict[str, Any] = yaml.safe_load(_manifest())
    manifest["settings"]["socket_mode_enabled"] = False
    manifest["settings"]["event_subscriptions"]["request_url"] = address
    manifest["settings"]["interactivity"]["request_url"] = address
    for command in manifest["features"]["slash_commands"]:
        command["url"] = address
    return yaml.safe_dump(manifest, sort_keys=False)


def _manifest() -> str:
    return files("bot.channels.slack").joinpath("manifest.yaml").read_text("utf-8")


def _why(error: SlackApiError) -> str:
    """Return Slack's word for it, such as `invalid_auth`: the error's own text may quote the request."""
    return str(error.response.get("error", "unknown"))
