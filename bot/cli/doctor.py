"""Doctor: looks at settings, database, tokens and scopes, and says what to do about each that fails."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import structlog
import typer

from bot.channels.base import CredentialError
from bot.channels.slack.account import ask_slack, ask_slack_socket, missing_scopes
from bot.channels.telegram.account import TelegramAccount, ask_telegram
from bot.settings import Settings, SettingsError
from prompts.terminal import sentence

log = structlog.get_logger(__name__)

PATIENCE = 20.0
"""Seconds after which one check counts as failing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: whether it is well, one line, and what to do where it is not."""

    ok: bool
    line: str
    remedy: str = ""


Check = Callable[[], Awaitable[Finding]]
"""A check of the database. What it raises counts as failing."""


def run_doctor(read: Callable[[], Settings], checks: Callable[[Settings], Sequence[Check]]) -> int:
    """Print every finding; return the exit code: 0 when all is well, else 1."""
    try:
        settings = read()
    except SettingsError as error:
        findings = [Finding(ok=False, line=line) for line in error.lines]
    else:
        findings = asyncio.run(examine(settings, checks(settings)))
    for finding in findings:
        _show(finding)
    return 0 if all(finding.ok for finding in findings) else 1


async def examine(settings: Settings, database_checks: Sequence[Check]) -> list[Finding]:
    """Return what was found, in the order in which an operator mends it. Nothing is changed."""
    findings = [Finding(ok=True, line=sentence("doctor.settings"))]
    findings += [Finding(ok=False, line=line) for line in settings.problems_for_run()]
    findings += [await _guarded(check) for check in database_checks]
    findings += await _telegram(settings)
    findings += await _slack(settings)
    return findings


def _show(finding: Finding) -> None:
    marks = {True: sentence("doctor.ok"), False: sentence("doctor.failing")}
    width = max(map(len, marks.values()))
    colour = typer.colors.GREEN if finding.ok else typer.colors.RED
    typer.echo(typer.style(marks[finding.ok].ljust(width), fg=colour) + f"  {finding.line}")
    if finding.remedy:
        typer.echo(" " * (width + 2) + finding.remedy)


async def _guarded(check: Check) -> Finding:
    name = getattr(check, "__name__", "check").strip("_").replace("_", " ")
    try:
        async with asyncio.timeout(PATIENCE):
            return await check()
    except Exception as error:
        log.debug("doctor_check_failed", check=name, exc_info=error)
        why = type(error).__name__
        return Finding(
            ok=False,
            line=sentence("doctor.check", name=name, why=why),
            remedy=sentence("doctor.check_remedy"),
        )


async def _telegram(settings: Settings) -> list[Finding]:
    if settings.telegram_bot_token is None:
        return []
    try:
        account = await ask_telegram(settings.telegram_bot_token, settings.telegram_api_base_url)
    except CredentialError as error:
        return [_failing(error)]
    known = Finding(ok=True, line=sentence("doctor.telegram", username=account.username))
    return [known, _webhook(account, settings.telegram_webhook_url)]


def _webhook(account: TelegramAccount, wanted: str | None) -> Finding:
    """Return whether updates come the way the settings say, and whether they arrive."""
    host = urlsplit(account.webhook_url).hostname
    if account.webhook_url and host != urlsplit(wanted or "").hostname:
        return _finding("webhook_elsewhere", host=host)
    if account.pending and account.last_error:
        return _finding("webhook_undelivered", pending=account.pending, why=account.last_error)
    if wanted is None:
        return Finding(ok=True, line=sentence("doctor.polling"))
    key = "doctor.webhook" if account.webhook_url else "doctor.webhook_to_come"
    return Finding(ok=True, line=sentence(key, host=urlsplit(wanted).hostname))


async def _slack(settings: Settings) -> list[Finding]:
    if settings.slack_bot_token is None:
        return []
    base_url = settings.slack_api_base_url
    try:
        account = await ask_slack(settings.slack_bot_token, base_url)
    except CredentialError as error:
        return [_failing(error)]
    findings = [Finding(ok=True, line=sentence("doctor.slack", user=account.user, team=account.team))]
    missing = ", ".join(missing_scopes(account))
    findings += [
        _finding("scopes", missing=missing)
        if missing
        else Finding(ok=True, line=sentence("doctor.scopes_ok"))
    ]
    if settings.slack_app_token is not None:
        try:
            await ask_slack_socket(settings.slack_app_token, base_url)
        except CredentialError as error:
            return [*findings, _failing(error)]
        findings += [Finding(ok=True, line=sentence("doctor.socket"))]
    return findings


def _failing(error: CredentialError) -> Finding:
    return Finding(ok=False, line=error.line, remedy=error.remedy)


def _finding(key: str, **facts: object) -> Finding:
    line, remedy = (sentence(f"doctor.{key}.{part}", **facts) for part in ("line", "remedy"))
    return Finding(ok=False, line=line, remedy=remedy)
