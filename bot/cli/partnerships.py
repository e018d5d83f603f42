"""Partnerships from the command line."""

import asyncio
from datetime import timedelta
from zoneinfo import available_timezones

import typer
from sqlalchemy import Connection

from bot.channels.base import CredentialError
from bot.channels.telegram.account import ask_telegram
from bot.cli.database import opened
from bot.clock import SystemClock
from bot.guidebook import starter
from bot.settings import Settings
from handlers.checkins.rounds import schedules
from handlers.rules import codes
from prompts.catalogue import house
from prompts.terminal import sentence
from storage.records.people import Invitation, InvitationId, Partnership, Role
from storage.records.schedules import ScheduleState
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped

LASTS = timedelta(days=14)
"""How long the first coordinator's invitation can be used."""


def create(settings: Settings, name: str, zone: str, language: str) -> str:
    """Make a partnership, its first check-in drafted; return the first coordinator's invitation.

    The guide that ships with the bot is on its shelf from the first day.

    Ends with exit code 2 and one line where the name is taken or zone or language are not known.
    """
    if zone not in available_timezones():
        raise _wrong(sentence("partnership.unknown_zone", zone=zone))
    if language not in house().languages:
        known = ", ".join(house().languages)
        raise _wrong(sentence("partnership.unknown_language", language=language, known=known))
    starter.chapters()
    with opened(settings) as database:
        if database.write_now(lambda conn: Unscoped(conn).partnership_named(name)) is not None:
            raise _wrong(sentence("partnership.exists", name=name))
        invitation = database.write_now(lambda conn: _create(conn, name, zone, language))
    ways = "\n".join(asyncio.run(_ways(settings, invitation.code)))
    until = f"{invitation.expires_at:%Y-%m-%d %H:%M}"
    return sentence("partnership.invitation", name=name, until=until, code=invitation.code, ways=ways)


def found(conn: Connection, name: str) -> Partnership:
    """Return the partnership of that name. Ends with exit code 2 and one line where there is none."""
    unscoped = Unscoped(conn)
    partnership = unscoped.partnership_named(name)
    if partnership is None:
        known = ", ".join(one.name for one in unscoped.partnerships())
        raise _wrong(sentence("partnership.unknown" if known else "partnership.none", name=name, known=known))
    return partnership


def found_or_only(conn: Connection, name: str) -> Partnership:
    """Return the partnership of that name, or without a name the only one there is. Ends like `found`."""
    everyone = Unscoped(conn).partnerships()
    if name or len(everyone) != 1:
        if not name and everyone:
            known = ", ".join(one.name for one in everyone)
            raise _wrong(sentence("partnership.which", known=known))
        return found(conn, name)
    return everyone[0]


def _create(conn: Connection, name: str, zone: str, language: str) -> Invitation:
    now = SystemClock().now()
    partnership = Unscoped(conn).add_partnership(name, zone, language, now)
    uow = UnitOfWork(conn, partnership)
    schedules.begin(partnership, now, uow, ScheduleState.DRAFT)
    starter.put_on_shelf(uow, now)
    code = codes.new()
    return uow.invitations.add(Invitation(InvitationId(NEW), code, Role.COORDINATOR, None, None, now + LASTS))


async def _ways(settings: Settings, code: str) -> list[str]:
    """Return how the code is used on each channel; a platform that cannot be asked is left to the doctor."""
    ways = []
    if settings.telegram_bot_token is not None:
        try:
            account = await ask_telegram(settings.telegram_bot_token, settings.telegram_api_base_url)
            ways.append(sentence("partnership.way_telegram", username=account.username, code=code))
        except CredentialError as error:
            typer.echo(error.line, err=True)
    if settings.slack_bot_token is not None:
        ways.append(sentence("partnership.way_slack", code=code))
    return ways or [sentence("partnership.way_none", code=code)]


def _wrong(line: str) -> typer.Exit:
    typer.echo(line, err=True)
    return typer.Exit(2)
