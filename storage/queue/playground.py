"""What the playground showed, so that a second start finds what the first one left."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from storage.records.messages import OutboundMessage
from storage.records.playground import Kept, Tail
from storage.rows import DIALECTS, columns, record
from storage.tables import playground_messages as shown

PAGE = 200
"""The most messages of a chat that are read at once."""


def append(conn: sa.Connection, body: OutboundMessage, key: str, at: datetime, *, mine: bool) -> int:
    """Return the new message's id, or that of the first one under the same key."""
    insert = DIALECTS[conn.dialect.name]
    row = {"chat": body.chat, "key": key, "mine": mine, "body": body, "shown_at": at, "edited": False}
    conn.execute(insert(shown).values(row).on_conflict_do_nothing(index_elements=[shown.c.key]))
    return int(conn.execute(sa.select(shown.c.id).where(shown.c.key == key)).scalar_one())


def replace(conn: sa.Connection, message_id: int, body: OutboundMessage) -> bool:
    """Put `body` in the place of a message of the same chat; False when there is none."""
    place = shown.c.id == message_id, shown.c.chat == body.chat
    return conn.execute(sa.update(shown).where(*place).values(body=body, edited=True)).rowcount == 1


def take_away(conn: sa.Connection, message_id: int, chat: str) -> None:
    """Take a message of a chat away."""
    conn.execute(sa.delete(shown).where(shown.c.id == message_id, shown.c.chat == chat))


def read(conn: sa.Connection, chat: str) -> list[Kept]:
    """Return the latest messages of a chat, oldest first."""
    latest = sa.select(*columns(shown, Kept)).where(shown.c.chat == chat)
    rows = conn.execute(latest.order_by(shown.c.id.desc()).limit(PAGE)).all()
    return [record(Kept, row) for row in reversed(rows)]


def find(conn: sa.Connection, key: str) -> int | None:
    """Return the id of what was kept under `key`; None if nothing was."""
    return conn.execute(sa.select(shown.c.id).where(shown.c.key == key)).scalar_one_or_none()


def tails(conn: sa.Connection) -> Mapping[str, Tail]:
    """Return the tail of every chat that has messages."""
    last = sa.select(shown.c.chat, shown.c.mine, sa.func.max(shown.c.id)).group_by(shown.c.chat, shown.c.mine)
    found: dict[str, dict[str, int]] = {}
    for chat, mine, latest in conn.execute(last):
        found.setdefault(chat, {})["said" if mine else "heard"] = latest
    return {chat: Tail(**ends) for chat, ends in found.items()}


def last(conn: sa.Connection) -> int:
    """Return the id of the newest message of all; 0 when there is none."""
    return int(conn.execute(sa.select(sa.func.coalesce(sa.func.max(shown.c.id), 0))).scalar_one())
