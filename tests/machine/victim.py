"""A bot in a process of its own, to be ended or paused anywhere: `python -m tests.machine.victim`.

The environment says what it is to do; only here is any of it understood:

    VICTIM_DATABASE, VICTIM_TOKEN, VICTIM_API   where it lives
    VICTIM_WITHOUT                              a rule that is taken out: fence, dedupe or lane
    VICTIM_PAUSES_AT                            the words at which it pauses when it has read them
    VICTIM_STUMBLES_AT                          the words that it fails to handle at first
"""

import asyncio
import os
import signal
import time
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import sqlalchemy as sa

from bot import intake
from bot.app import Bot, World
from bot.channels.telegram import TelegramChannel
from bot.clock import SystemClock
from bot.guidebook.answering.guide import QuotingGuide
from storage.engine import Database
from storage.failpoints import TAKES
from storage.queue import inbox, lanes
from storage.queue.inbox import Arrival, Entered
from storage.queue.lanes import Claim
from storage.records.events import InboundEvent, Unreadable
from storage.records.guidebook import Enquiry
from storage.records.people import MemberId, PersonId
from storage.unscoped import Place
from tests.machine import ledger
from tests.machine.quick import shorten

_line, _arrival, _head = ledger.line, intake._arrival, inbox.head
_stumbled: list[str] = []


def _head_of_a_victim(conn: sa.Connection, held: Claim) -> Entered | None:
    row = _head(conn, held)
    said = row.entry.text if row and isinstance(row.entry, InboundEvent) else None
    if said and said == os.environ.get("VICTIM_PAUSES_AT"):
        if os.environ.get("VICTIM_WITHOUT") == "fence" and conn.dialect.name == "postgresql":
            # The fence's lock is gone; let nothing else end this one transaction while it is paused.
            conn.execute(sa.text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        os.kill(os.getpid(), signal.SIGSTOP)
        time.sleep(TAKES)
    return row


def _line_of_a_victim(member: MemberId, text: str, now: datetime) -> Enquiry:
    if text == os.environ.get("VICTIM_STUMBLES_AT") and not _stumbled:
        _stumbled.append(text)
        raise ZeroDivisionError
    return _line(member, text, now)


def _without_dedupe(entry: InboundEvent | Unreadable, known: dict[Place, PersonId]) -> Arrival:
    return replace(_arrival(entry, known), key=uuid4().hex)


def _without_lane(entry: InboundEvent | Unreadable, known: dict[Place, PersonId]) -> Arrival:
    return replace(_arrival(entry, known), lane=uuid4().hex)


def _no_fence(_conn: sa.Connection, _held: Claim) -> None:
    """Let everybody pass."""


def _take_out(rule: str | None) -> None:
    match rule:
        case "fence":
            setattr(lanes, "fence", _no_fence)  # noqa: B010 - mypy forbids to assign a function
        case "dedupe":
            setattr(intake, "_arrival", _without_dedupe)  # noqa: B010
        case "lane":
            setattr(intake, "_arrival", _without_lane)  # noqa: B010


async def main() -> None:
    """Run until SIGTERM."""
    shorten()
    _take_out(os.environ.get("VICTIM_WITHOUT"))
    setattr(ledger, "line", _line_of_a_victim)  # noqa: B010
    setattr(inbox, "head", _head_of_a_victim)  # noqa: B010
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    channel = TelegramChannel(os.environ["VICTIM_TOKEN"], os.environ["VICTIM_API"])
    with closing(Database(os.environ["VICTIM_DATABASE"])) as database:
        await Bot(World(database, SystemClock(), [channel], QuotingGuide(), ledger.routes())).run(stop)


if __name__ == "__main__":
    asyncio.run(main())
