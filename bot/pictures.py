"""The pictures of messages, which lie among the contents of the partnership that a message is of."""

import sqlalchemy as sa

from storage.errors import Refused
from storage.records.messages import OutboundMessage
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped


def picture_of(conn: sa.Connection, partnership: int | None, message: OutboundMessage) -> bytes | None:
    """Return the PNG of a message; None where it has none, or where what it was made of is gone."""
    if partnership is None or message.picture is None:
        return None
    home = Unscoped(conn).partnership(partnership)
    try:
        return None if home is None else UnitOfWork(conn, home).contents.get(message.picture.content).body
    except Refused:
        return None
