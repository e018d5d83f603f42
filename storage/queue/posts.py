"""What was posted where: the platform's ids of our messages, for cards and for replies to them."""

import sqlalchemy as sa

from storage.queue import outbox
from storage.records.messages import OutboundMessage, Sent
from storage.rows import DIALECTS
from storage.tables import posts


def of_card(conn: sa.Connection, message: OutboundMessage) -> Sent | None:
    """Return the messages that show this card in its chat now; None when there are none."""
    return None if message.card is None else _shown(conn, message)


def of_sketch(conn: sa.Connection, message: OutboundMessage) -> Sent | None:
    """Return the messages that show this card as long as it only says what is to come; else None.

    A sketch is of no partnership. The message that it leads to is of one, and has its turn once it waits.
    """
    if message.card is None or outbox.awaits(conn, message):
        return None
    return _shown(conn, message, posts.c.partnership_id.is_(None))


def _shown(conn: sa.Connection, message: OutboundMessage, *more: sa.ColumnElement[bool]) -> Sent | None:
    on_card = sa.select(posts.c.message).where(*_chat(message), posts.c.card == message.card, *more)
    ids = conn.scalars(on_card.order_by(posts.c.part)).all()
    return Sent(tuple(ids)) if ids else None


_KEEP = {name: insert(posts).on_conflict_do_nothing() for name, insert in DIALECTS.items()}


def keep(conn: sa.Connection, message: OutboundMessage, sent: Sent, partnership: int | None) -> None:
    """Remember what was posted; a card's earlier messages are forgotten."""
    if message.card is not None:
        conn.execute(sa.delete(posts).where(*_chat(message), posts.c.card == message.card))
    if not sent.ids:
        return
    rows = [
        {
            "channel": message.channel,
            "account": message.account,
            "chat": message.chat,
            "message": one,
            "partnership_id": partnership,
            "card": message.card,
            "part": part,
        }
        for part, one in enumerate(sent.ids)
    ]
    conn.execute(_KEEP[conn.dialect.name], rows)


def partnership_of(conn: sa.Connection, place: tuple[str, str, str], message: str) -> int | None:
    """Return whose message this was, in the place (channel, account, chat); None if it is not known."""
    channel, account, chat = place
    statement = sa.select(posts.c.partnership_id).where(
        posts.c.channel == channel,
        posts.c.account == account,
        posts.c.chat == chat,
        posts.c.message == message,
    )
    return conn.execute(statement).scalar_one_or_none()


def _chat(message: OutboundMessage) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        posts.c.channel == message.channel,
        posts.c.account == message.account,
        posts.c.chat == message.chat,
    )
