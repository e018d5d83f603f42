"""The queues: inbox, outbox, their lanes and leases, what was posted, and what waits for its moment."""

import sqlalchemy as sa

from storage.columns import Json, Moment
from storage.records.events import Entry
from storage.records.messages import OutboundMessage
from storage.tables.shapes import Id, identity, metadata, optional, required

lanes = sa.Table(
    "lanes",
    metadata,
    sa.Column("queue", sa.Text, primary_key=True),
    sa.Column("lane", sa.Text, primary_key=True),
    optional("ready_at", sa.Double),
    sa.Column("urgency", sa.SmallInteger, nullable=False),
    optional("holder", sa.Text),
    sa.Column("claim", sa.BigInteger, nullable=False),
)
sa.Index(
    "ix_lanes_ready",
    lanes.c.queue,
    lanes.c.urgency,
    lanes.c.ready_at,
    sqlite_where=lanes.c.ready_at.is_not(None),
    postgresql_where=lanes.c.ready_at.is_not(None),
)

inbox = sa.Table(
    "inbox",
    metadata,
    identity(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    required("lane", sa.Text),
    sa.Column("urgency", sa.SmallInteger, nullable=False),
    optional("partnership_id", Id),
    required("entry", Json(Entry)),
    required("received_at", Moment),
    sa.Column("attempts", sa.SmallInteger, nullable=False),
    optional("done_at", Moment),
    optional("outcome", sa.Text),
    optional("error", sa.Text),
)

outbox = sa.Table(
    "outbox",
    metadata,
    identity(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    required("queue", sa.Text),
    required("lane", sa.Text),
    sa.Column("urgency", sa.SmallInteger, nullable=False),
    optional("partnership_id", Id),
    required("message", Json(OutboundMessage)),
    optional("card", sa.Text),
    optional("report", sa.Text),
    optional("subject", Id),
    required("composed_at", Moment),
    sa.Column("attempts", sa.SmallInteger, nullable=False),
    optional("sending_at", Moment),
    optional("done_at", Moment),
    optional("outcome", sa.Text),
    optional("error", sa.Text),
)

for _table, _lane in ((inbox, (inbox.c.lane,)), (outbox, (outbox.c.queue, outbox.c.lane))):
    sa.Index(
        f"ix_{_table.name}_pending",
        *_lane,
        _table.c.id,
        sqlite_where=_table.c.done_at.is_(None),
        postgresql_where=_table.c.done_at.is_(None),
    )
    sa.Index(
        f"ix_{_table.name}_failed",
        _table.c.id,
        sqlite_where=_table.c.outcome.in_(["set_aside", "undeliverable"]),
        postgresql_where=_table.c.outcome.in_(["set_aside", "undeliverable"]),
    )

leases = sa.Table(
    "leases",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    required("holder", sa.Text),
    sa.Column("epoch", sa.BigInteger, nullable=False),
    required("expires_at", sa.Double),
)

posts = sa.Table(
    "posts",
    metadata,
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, primary_key=True),
    sa.Column("chat", sa.Text, primary_key=True),
    sa.Column("message", sa.Text, primary_key=True),
    optional("partnership_id", Id),
    optional("card", sa.Text),
    sa.Column("part", sa.SmallInteger, nullable=False),
    sa.Index("ix_posts_card", "channel", "account", "chat", "card"),
)

timers = sa.Table(
    "timers",
    metadata,
    sa.Column("partnership_id", Id, sa.ForeignKey("partnerships.id"), primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("subject", Id, primary_key=True),
    required("lane", sa.Text),
    sa.Column("due_at", Moment, nullable=False, index=True),
)

facts = sa.Table("facts", metadata, sa.Column("name", sa.Text, primary_key=True), required("value", sa.Text))
