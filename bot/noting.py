"""Notes: what is said at once to somebody for whom something takes long."""

from dataclasses import replace

from bot.clock import Clock
from bot.compose import Composer
from bot.wake import Wakes
from prompts.phrase import Phrase
from storage.engine import Database
from storage.queue import outbox
from storage.queue.lanes import URGENT
from storage.queue.outbox import Departure
from storage.records.messages import OutboundMessage


class Notes:
    """Puts notes into the outbox while a turn is still prepared; the answer comes after them."""

    def __init__(self, database: Database, clock: Clock, wakes: Wakes, composer: Composer) -> None:
        self._database = database
        self._clock = clock
        self._wakes = wakes
        self._composer = composer

    async def say(
        self, key: str, draft: OutboundMessage, words: Phrase, *, report: str | None = None
    ) -> None:
        """Say it where and in the language in which the draft is, once under this key; see `Departure`."""
        now = self._clock.now()
        lines = self._composer.lines(words, draft.language, "UTC", now)
        row = Departure(key, URGENT, replace(draft, lines=lines), report=report)
        await self._database.write(lambda conn: outbox.put(conn, [row], now))
        self._wakes.ring(outbox.queue_of(draft.channel, draft.account))
