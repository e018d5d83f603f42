"""Handing messages over to a channel: with their pictures, never onto a card that may still be sketched."""

from collections.abc import Callable
from dataclasses import replace

import structlog

from bot.channels.base import Channel, TryLater, Undeliverable
from bot.pictures import picture_of
from storage.engine import Database
from storage.failpoints import failpoint
from storage.queue.outbox import Composed
from storage.records.messages import OutboundMessage, Sent

_log = structlog.get_logger()


class Handing:
    """Hands over what one account has to send; its deliverer says when."""

    def __init__(self, database: Database, channel: Channel) -> None:
        self._database = database
        self._channel = channel
        self._in_doubt: set[tuple[str, str | None]] = set()

    async def send(self, row: Composed, before: Sent | None, in_time: Callable[[], None]) -> Sent:
        """Return what was sent. Raises as `Channel.send` does, and what `in_time` raises just before it."""
        message, picture = row.message, await self._picture(row)
        if before is not None and _place(message) in self._in_doubt:
            before = replace(before, in_doubt=True)
        failpoint("before_send")
        in_time()
        shown = message.in_words if picture is None else message
        sent = await self._channel.send(shown, row.key, before, picture)
        failpoint("after_send")
        self._in_doubt.discard(_place(message))
        return sent

    async def sketch(self, message: OutboundMessage, there: Sent) -> None:
        """Have what there is of a message shown on its card. Raises as `Channel.sketch` does.

        A change to which no answer came may come about later, even after the message itself was sent. So
        the card is in doubt from before the call until its outcome is known, and what is in doubt is not
        changed but taken away and sent anew: the late change then finds nothing. Only this process knows of
        the doubt; another holds the account's lease some seconds later at the earliest, as with any call.
        """
        self._in_doubt.add(_place(message))
        try:
            await self._channel.sketch(message, there)
        except (TryLater, Undeliverable):
            self._in_doubt.discard(_place(message))
            raise
        self._in_doubt.discard(_place(message))

    async def _picture(self, row: Composed) -> bytes | None:
        """Return the picture of a message; None where it has none, or what it was made of is gone."""
        if row.message.picture is None:
            return None
        body = await self._database.read(lambda conn: picture_of(conn, row.partnership, row.message))
        if body is None:
            _log.warning("picture_gone", row=row.id)
        return body


def _place(message: OutboundMessage) -> tuple[str, str | None]:
    """Return what tells a card of the account from all others."""
    return message.chat, message.card
