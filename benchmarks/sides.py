"""The two bots that are measured, each in a process of its own: ours, and python-telegram-bot's echo bot."""

import argparse
import asyncio
import logging
import signal

import sqlalchemy as sa
import structlog
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from benchmarks.platform import ACCOUNT, PEOPLE
from bot.app import Bot, World
from bot.channels.telegram import TelegramChannel
from bot.clock import SystemClock
from bot.guidebook.answering.guide import QuotingGuide
from storage import migrations
from storage.engine import Database
from storage.records.people import Member, MemberId, Organisation, OrganisationId, Role
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped

PARTNERSHIPS, MEMBERS = 50, 20
"""Where the 1,000 people belong: twenty to a partnership, the last of them its coordinator."""


def prepare(conn: sa.Connection) -> None:
    """Make everybody who will write a member whose language and zone are known."""
    unscoped, now = Unscoped(conn), SystemClock().now()
    for number in range(PARTNERSHIPS):
        partnership = unscoped.add_partnership(f"Partnership {number}", "Europe/Oslo", "en", now)
        uow = UnitOfWork(conn, partnership)
        ministry = uow.organisations.add(Organisation(OrganisationId(NEW), "Ministry"))
        for place in range(MEMBERS):
            user = str(PEOPLE + number * MEMBERS + place)
            person = unscoped.add_person(f"Person {user}", "en", "Europe/Oslo")
            unscoped.add_address(person.id, ("telegram", str(ACCOUNT), user), user, now)
            role = Role.COORDINATOR if place == MEMBERS - 1 else Role.PARTNER
            uow.members.add(Member(MemberId(NEW), person.id, ministry.id, role, now))


async def ours(url: str, token: str, database_url: str) -> None:
    """Run the whole bot, as `convenor run` puts it together, until SIGTERM."""
    logging.basicConfig(level=logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    migrations.upgrade(database_url)
    database, clock = Database(database_url), SystemClock()
    await database.write(prepare)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    channel = TelegramChannel(token, url, clock=clock)
    await Bot(World(database, clock, [channel], QuotingGuide())).run(stop)
    database.close()


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say the words back."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


def theirs(url: str, token: str) -> None:
    """Run the echo bot of python-telegram-bot's documentation, with the library's defaults, until SIGTERM."""
    application = Application.builder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


def main() -> None:
    """Run one side."""
    parser = argparse.ArgumentParser()
    parser.add_argument("side", choices=["ours", "theirs"])
    parser.add_argument("url")
    parser.add_argument("token")
    parser.add_argument("database", nargs="?", default="")
    given = parser.parse_args()
    if given.side == "ours":
        asyncio.run(ours(given.url, given.token, given.database))
    else:
        theirs(given.url, given.token)


if __name__ == "__main__":
    main()
