"""The playground's memory of what was shown."""

import sqlalchemy as sa

from storage.columns import Json, Moment
from storage.records.messages import OutboundMessage
from storage.tables.shapes import identity, metadata, required

playground_messages = sa.Table(
    "playground_messages",
    metadata,
    identity(),
    sa.Column("chat", sa.Text, nullable=False, index=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("mine", sa.Boolean, nullable=False),
    required("body", Json(OutboundMessage)),
    required("shown_at", Moment),
    sa.Column("edited", sa.Boolean, nullable=False),
)
