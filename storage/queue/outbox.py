"""The outbox: messages that were decided and composed, until a channel took them or never will."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.queue.lanes import Claim, ready
from storage.records.messages import OutboundMessage
from storage.rows import DIALECTS
from storage.tables import outbox

SKETCH = "sketch"
"""The report of a row that only says what is to come on its card: nobody waits for its outcome.

It is of no partnership, it is never repeated, and it gives way to the card's own message.
"""


@dataclass(frozen=True, slots=True)
class Departure:
    """A message that is to be sent once under its key.

    `report` and `subject` name what waits for its outcome, where a rule does.
    """

    key: str
    urgency: int
    message: OutboundMessage
    partnership: int | None = None
    report: str | None = None
    subject: int | None = None


@dataclass(frozen=True, slots=True)
class Composed:
    """A row of the outbox as its worker sees it.

    `sending_at` is when the last try began that did not come to an outcome: such a message
    may have been delivered.
    """

    id: int
    key: str
    queue: str
    lane: str
    message: OutboundMessage
    partnership: int | None
    report: str | None
    subject: int | None
    attempts: int
    sending_at: datetime | None
    outcome: str | None = None
    error: str | None = None

    @property
    def is_sketch(self) -> bool:
        """Whether it only says what is to come on its card."""
        return self.report == SKETCH


def queue_of(channel: str, account: str) -> str:
    """Return the queue of one account: it has one deliverer at a time, which keeps its rate."""
    return f"outbox:{channel}:{account}"


_PUT = {
    name: insert(outbox).on_conflict_do_nothing(index_elements=[outbox.c.key])
    for name, insert in DIALECTS.items()
}


def put(conn: sa.Connection, departures: Sequence[Departure], now: datetime) -> None:
    """Store what is new of `departures`.

    A card that still waits, and that nobody has begun to send, is overwritten in place.
    """
    by_queue: dict[str, list[tuple[str, int]]] = {}
    for one in departures:
        name = queue_of(one.message.channel, one.message.account)
        by_queue.setdefault(name, []).append((one.message.chat, one.urgency))
    for name, urgencies in sorted(by_queue.items()):
        ready(conn, name, urgencies)
    fresh = [one for one in departures if not (one.message.card and _overwrite(conn, one))]
    if not fresh:
        return
    rows = [
        {
            "key": one.key,
            "queue": queue_of(one.message.channel, one.message.account),
            "lane": one.message.chat,
            "urgency": one.urgency,
            "partnership_id": one.partnership,
            "message": one.message,
            "card": one.message.card,
            "report": one.report,
            "subject": one.subject,
            "composed_at": now,
            "attempts": 0,
        }
        for one in fresh
    ]
    conn.execute(_PUT[conn.dialect.name], rows)


def _overwrite(conn: sa.Connection, one: Departure) -> bool:
    waiting = sa.update(outbox).where(
        outbox.c.queue == queue_of(one.message.channel, one.message.account),
        outbox.c.lane == one.message.chat,
        outbox.c.card == one.message.card,
        outbox.c.done_at.is_(None),
        outbox.c.sending_at.is_(None),
        outbox.c.report.is_(None),
    )
    return conn.execute(waiting.values(message=one.message)).rowcount > 0


_FIRST = (
    sa.select(sa.func.min(outbox.c.id))
    .where(
        outbox.c.queue == sa.bindparam("of"),
        outbox.c.lane.in_(sa.bindparam("held", expanding=True)),
        outbox.c.done_at.is_(None),
    )
    .group_by(outbox.c.lane)
)
_HEADS = sa.select(outbox).where(outbox.c.id.in_(_FIRST))
_SENDING = (
    sa.update(outbox)
    .where(outbox.c.id.in_(sa.bindparam("rows", expanding=True)))
    .values(sending_at=sa.bindparam("at"))
)


def begin(conn: sa.Connection, held: Sequence[Claim], now: datetime) -> list[tuple[Claim, Composed]]:
    """Return the oldest waiting row of each lane and write down that it is about to be sent.

    The rows returned tell `sending_at` as it was before. A lane that is empty is not in the list. A sketch
    that surely was not sent, and whose message waits behind it, is let go.
    """
    if not held:
        return []
    by_lane = {one.lane: one for one in held}
    heads = [
        _composed(row)
        for row in conn.execute(_HEADS, {"of": held[0].queue, "held": list(by_lane)}).mappings()
    ]
    late = [one for one in heads if _is_late(conn, one)]
    for one in late:
        settle(conn, one.id, "dropped", now)
    begun = [one for one in heads if one not in late]
    if begun:
        conn.execute(_SENDING, {"rows": [one.id for one in begun], "at": now})
    return [(by_lane[one.lane], one) for one in begun] + begin(conn, [by_lane[one.lane] for one in late], now)


def _is_late(conn: sa.Connection, row: Composed) -> bool:
    return row.is_sketch and row.sending_at is None and awaits(conn, row.message, after=row.id)


def awaits(conn: sa.Connection, message: OutboundMessage, after: int = 0) -> bool:
    """Say whether a row of this message's card waits to be sent, later than the row of the id `after`."""
    waiting = sa.exists().where(
        outbox.c.queue == queue_of(message.channel, message.account),
        outbox.c.lane == message.chat,
        outbox.c.card == message.card,
        outbox.c.id > after,
        outbox.c.done_at.is_(None),
    )
    return bool(conn.execute(sa.select(waiting)).scalar_one())


_SETTLE = (
    sa.update(outbox)
    .where(outbox.c.id == sa.bindparam("row"), outbox.c.done_at.is_(None))
    .values(done_at=sa.bindparam("at"), outcome=sa.bindparam("became"), error=sa.bindparam("why"))
)


def settle(conn: sa.Connection, row_id: int, outcome: str, now: datetime, error: str | None = None) -> None:
    """Write down a final outcome: `sent`, `undeliverable`, `set_aside` or `dropped`."""
    conn.execute(_SETTLE, {"row": row_id, "at": now, "became": outcome, "why": error})


def not_sent(conn: sa.Connection, row_id: int, error: str, *, counts: bool) -> None:
    """Write down that a try surely did not deliver; `counts` when it ended in a bug."""
    attempts = outbox.c.attempts + (1 if counts else 0)
    conn.execute(
        sa.update(outbox).where(outbox.c.id == row_id).values(sending_at=None, attempts=attempts, error=error)
    )


def perhaps_sent(conn: sa.Connection, row_id: int, error: str) -> None:
    """Write down that a try may have delivered."""
    conn.execute(
        sa.update(outbox).where(outbox.c.id == row_id).values(attempts=outbox.c.attempts + 1, error=error)
    )


def undelivered(conn: sa.Connection, limit: int) -> list[Composed]:
    """Return rows that no channel would take or that always failed, the oldest first."""
    failed = outbox.c.outcome.in_(["undeliverable", "set_aside"])
    statement = sa.select(outbox).where(failed).order_by(outbox.c.id).limit(limit)
    return [_composed(row) for row in conn.execute(statement).mappings()]


def retry(conn: sa.Connection, row_id: int) -> bool:
    """Try a failed message once more; say whether there was one."""
    failed = outbox.c.outcome.in_(["undeliverable", "set_aside"])
    row = conn.execute(
        sa.select(outbox.c.queue, outbox.c.lane, outbox.c.urgency).where(outbox.c.id == row_id, failed)
    ).one_or_none()
    if row is None:
        return False
    ready(conn, row.queue, [(row.lane, row.urgency)])
    again = {"done_at": None, "outcome": None, "attempts": 0, "sending_at": None}
    conn.execute(sa.update(outbox).where(outbox.c.id == row_id).values(again))
    return True


def drop(conn: sa.Connection, row_id: int) -> bool:
    """Give up a failed message for good; say whether there was one."""
    failed = outbox.c.outcome.in_(["undeliverable", "set_aside"])
    dropped = sa.update(outbox).where(outbox.c.id == row_id, failed).values(outcome="dropped")
    return conn.execute(dropped).rowcount == 1


def _composed(row: sa.RowMapping) -> Composed:
    return Composed(
        row["id"],
        row["key"],
        row["queue"],
        row["lane"],
        row["message"],
        row["partnership_id"],
        row["report"],
        row["subject"],
        row["attempts"],
        row["sending_at"],
        row["outcome"],
        row["error"],
    )
