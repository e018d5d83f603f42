"""A case: one event on its way through the house, and what its turn came to."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.preparing import NOTHING, Need, Prepared
from storage.records.events import InboundEvent, Receipt


@dataclass(frozen=True, slots=True)
class Taken:
    """What a turn came to, besides what it wrote.

    `need` is what must be found out first: nothing was decided. `waits` says that the
    person was asked which partnership it is for. `receipts` are the outcomes of messages for
    which nobody can be reached; they go into the inbox with the same commit. `hurries` says that
    a timer was set that has come already. What is `sealed` is forgotten with it.
    """

    partnership: int | None = None
    need: Need | None = None
    waits: bool = False
    receipts: tuple[Receipt, ...] = ()
    hurries: bool = False
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One event on its way through the house. `chosen` is the partnership that the person named for it."""

    conn: sa.Connection
    key: str
    event: InboundEvent
    now: datetime
    known: Prepared = NOTHING
    chosen: int | None = None
