"""Slack's refusals, and what goes wrong on the way there, as `TryLater`, `Undeliverable` or `Unknown`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import cast

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError

from bot.channels.base import TryLater, Undeliverable, Unknown

log = structlog.get_logger()

UNREACHABLE_AFTER = 5.0
"""Seconds until the next try where no connection could be made."""

UNWELL_AFTER = 10.0
"""Seconds until the next try where Slack says that something is wrong with it."""

MISCONFIGURED_AFTER = 60.0
"""Seconds until the next try where somebody must first put the app right."""

UNWELL = {"internal_error", "service_unavailable", "fatal_error", "request_timeout", "team_added_to_org"}

MISCONFIGURED = {
    "account_inactive",
    "invalid_auth",
    "missing_scope",
    "not_allowed_token_type",
    "not_authed",
    "token_expired",
    "token_revoked",
}
"""About our token, not about the person: `account_inactive` says that the token's account is gone."""

FINAL: Mapping[str, str] = {
    "cannot_dm_bot": "blocked",
    "user_disabled": "blocked",
    "user_is_disabled": "blocked",
    "channel_not_found": "no_chat",
    "is_archived": "no_chat",
    "not_in_channel": "no_chat",
    "user_not_found": "unknown_user",
    "user_not_visible": "unknown_user",
    "user_not_in_channel": "unknown_user",
    "users_not_found": "unknown_user",
    "messages_tab_disabled": "forbidden",
    "restricted_action": "forbidden",
    "restricted_action_read_only_channel": "forbidden",
    "restricted_action_thread_only_channel": "forbidden",
}


@contextmanager
def told(*, repeatable: bool) -> Iterator[None]:
    """Raise the three errors of a channel for those of slack_sdk and aiohttp.

    A call that may be `repeatable` without harm is never `Unknown`: it is tried again.
    """
    try:
        yield
    except SlackApiError as error:
        raise _refused(error) from error
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        raise TryLater(UNREACHABLE_AFTER, "unreachable") from error
    except (TimeoutError, aiohttp.ClientError) as error:
        if repeatable:
            raise TryLater(UNREACHABLE_AFTER, "no answer") from error
        raise Unknown(type(error).__name__) from error


def code_of(error: SlackApiError) -> str:
    """Return Slack's code of the refusal, or an empty string where the answer held none."""
    data = getattr(error.response, "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def _refused(error: SlackApiError) -> TryLater | Undeliverable | Unknown:
    code, status = code_of(error), _status(error)
    if status == 429 or code in {"ratelimited", "rate_limited"}:
        return TryLater(_retry_after(error), "ratelimited")
    if status >= 500 or code in UNWELL:
        return TryLater(UNWELL_AFTER, code or f"status {status}")
    if code in MISCONFIGURED:
        log.error("slack.misconfigured", error=code)
        return TryLater(MISCONFIGURED_AFTER, code)
    if not code:
        return Unknown(f"unreadable answer, status {status}")
    return Undeliverable(FINAL.get(code, "rejected"), code)


def _status(error: SlackApiError) -> int:
    """Slack's client hands over its own response, or aiohttp's where the body was not JSON."""
    response = error.response
    return int(getattr(response, "status_code", 0) or getattr(response, "status", 0) or 0)


def _retry_after(error: SlackApiError) -> float:
    headers = cast("Mapping[str, str]", getattr(error.response, "headers", None) or {})
    given = headers.get("Retry-After") or headers.get("retry-after") or "1"
    return float(given) if given.replace(".", "", 1).isdigit() else 1.0
