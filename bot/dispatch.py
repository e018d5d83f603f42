"""Transaction 2: an inbox row is handled; state, messages and mark are committed together or not at all."""

import asyncio
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import uuid4

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import DBAPIError

from bot import reception
from bot.clock import Clock
from bot.posting import Postmaster
from bot.preparing import NOTHING, Need, Prepared, Preparer
from bot.turns import Turns
from bot.wake import Wakes
from handlers.guidebook.answers.speech import answer_card
from prompts.phrase import Phrase
from storage.engine import Database, passing
from storage.errors import Stale, TakenOver
from storage.queue import inbox, lanes, outbox
from storage.queue.inbox import QUEUE, Arrival, Entered
from storage.queue.lanes import Claim
from storage.queue.outbox import Departure
from storage.records.events import InboundEvent, Unreadable
from storage.tables import inbox as inbox_table

_log = structlog.get_logger()

TRIES = 3
"""How often a row is tried that ends in a bug, before it is set aside."""

BACKOFF = (0.5, 2.0)
"""Seconds to wait before the second and the third try."""

READ_AGAIN = 5
"""How often a turn is taken anew because a record changed under it."""

AT_A_TIME = 8
"""The most rows of one lane that share a transaction."""

AT_ONCE = 32
"""The most lanes that one process works side by side."""

POLL = 2.0
"""Seconds after which a worker looks for work that nobody told it of."""

BESIDE = 0.01
"""Seconds after which a worker looks again when another replica was about to take what was ready."""

RENEW = 3.0
"""Seconds after which a long preparation renews its lease."""


class Dispatcher:
    """Works the inbox: each lane by one worker at a time, in order; lanes side by side."""

    def __init__(
        self, database: Database, clock: Clock, wakes: Wakes, parts: tuple[Turns, Postmaster, Preparer]
    ) -> None:
        self._database = database
        self._clock = clock
        self._wakes = wakes
        self._turns, self._postmaster, self._preparer = parts
        self._holder = f"dispatch:{uuid4().hex}"
        self._busy = 0
        self._hurries = False

    async def run(self, stop: asyncio.Event) -> None:
        """Handle what comes until `stop` is set; then finish what is in hand."""
        async with asyncio.TaskGroup() as workers:
            while not stop.is_set():
                idle = await self._idle_for()
                claims = [] if idle else await self._claim(AT_ONCE - self._busy)
                for claim in claims:
                    self._busy += 1
                    workers.create_task(self._work(claim))
                if not claims:
                    await self._wakes.wait(QUEUE, idle or BESIDE)

    async def _idle_for(self) -> float:
        """Return how many seconds there is surely nothing to do, unless the bell rings.

        It is read, because a claim that finds nothing is still a transaction of the one writer.
        """
        if self._busy >= AT_ONCE:
            return POLL
        ready = await self._database.read(partial(lanes.next_ready, queue=QUEUE))
        return POLL if ready is None else min(max(ready, 0.0), POLL)

    async def _claim(self, limit: int) -> list[Claim]:
        return await self._database.write(partial(lanes.claim, queue=QUEUE, holder=self._holder, limit=limit))

    async def _work(self, claim: Claim) -> None:
        """Handle the oldest rows of a lane, and give the lane back."""
        try:
            await self._handle(claim)
        except TakenOver:
            _log.info("lane_taken_over", lane=claim.lane)
        except Exception as error:
            _log.exception("handling_failed", lane=claim.lane)
            await self._failed(claim, error)
        finally:
            self._busy -= 1
            if self._hurries:
                self._hurries = False
                self._wakes.timers.set()
            self._wakes.ring_all()

    async def _handle(self, claim: Claim) -> None:
        known = NOTHING
        while (need := await self._decide(claim, known)) is not None:
            known = await self._prepare(claim, need, known)

    async def _decide(self, claim: Claim, known: Prepared) -> Need | None:
        """Handle the row on what is known now; where somebody changed a record meanwhile, read again."""
        for _ in range(READ_AGAIN):
            try:
                return await self._database.write(lambda conn: self._once(conn, claim, known))
            except Stale as stale:
                _log.info("read_again", lane=claim.lane, record=str(stale))
        raise Stale(f"{claim.lane}: changed {READ_AGAIN} times while it was read")

    async def _prepare(self, claim: Claim, need: Need, known: Prepared) -> Prepared:
        """Have found out what is needed, outside of any transaction, while the lease is renewed."""
        preparing = asyncio.ensure_future(self._preparer.prepare(need, known))
        try:
            while not (await asyncio.wait([preparing], timeout=RENEW))[0]:
                await self._database.write(lambda conn: lanes.renew(conn, [claim]))
        finally:
            preparing.cancel()
        return preparing.result()

    def _once(self, conn: sa.Connection, claim: Claim, known: Prepared) -> Need | None:
        """Settle the lane's oldest rows; or return what must be found out before, and keep the lane."""
        lanes.fence(conn, claim)
        row = inbox.head(conn, claim)
        if row is not None:
            need = self._settle(conn, row, known)
            if need is not None:
                return need
            self._settle_more(conn, claim)
        lanes.release(conn, claim, inbox_table)
        return None

    def _settle_more(self, conn: sa.Connection, claim: Claim) -> None:
        """Settle what else waits in the lane with the same commit, as far as it goes smoothly.

        A row that does not is the first of a later transaction, and what is wrong shows there.
        """
        for _ in range(AT_A_TIME - 1):
            row = inbox.head(conn, claim)
            if row is None:
                return
            try:
                with conn.begin_nested():
                    if self._settle(conn, row, NOTHING) is not None:
                        return
            except Exception as error:
                if isinstance(error, DBAPIError) and passing(error):
                    raise
                _log.info("left_for_later", row=row.id, error=type(error).__name__)
                return

    def _settle(self, conn: sa.Connection, row: Entered, known: Prepared) -> Need | None:
        """Have a row's turn taken and mark the row; or return what must be found out before."""
        now = self._clock.now()
        if isinstance(row.entry, Unreadable):
            inbox.settle(conn, row.id, "set_aside", now, row.entry.error)
            return None
        taken = self._turns.take(conn, row, now, known)
        if taken.need is not None:
            return taken.need
        self._hurries = self._hurries or taken.hurries
        # In the lane that is held: a worker that took another one now could wait for us.
        inbox.put(
            conn,
            [
                Arrival(
                    f"{row.key}#unreachable:{number}", row.lane, lanes.ROUTINE, receipt, receipt.partnership
                )
                for number, receipt in enumerate(taken.receipts)
            ],
            now,
        )
        if taken.waits:
            inbox.settle(conn, row.id, "waiting", now)
        else:
            inbox.finish(conn, row.id, taken.partnership, now)
        if taken.sealed:
            inbox.seal(conn, row)
        return None

    async def _failed(self, claim: Claim, error: Exception) -> None:
        """Count a bug; after the last try set the row aside, tell its person, and free the lane."""
        try:
            await self._database.write(lambda conn: self._count(conn, claim, error))
        except TakenOver:
            return

    def _count(self, conn: sa.Connection, claim: Claim, error: Exception) -> None:
        lanes.fence(conn, claim)
        row = inbox.head(conn, claim)
        if row is None:
            lanes.release(conn, claim, inbox_table)
            return
        what = type(error).__name__
        inbox.count_attempt(conn, row.id, what)
        if row.attempts + 1 < TRIES:
            lanes.release(conn, claim, inbox_table, after=BACKOFF[row.attempts])
            return
        now = self._clock.now()
        sealed = self._turns.is_sealed(conn, row)
        if sealed:
            inbox.seal(conn, row)
        inbox.settle(conn, row.id, "dropped" if sealed else "set_aside", now, what)
        lanes.release(conn, claim, inbox_table)
        self._tell(conn, row, now, "failure.sealed" if sealed else "failure.kept")

    def _tell(self, conn: sa.Connection, row: Entered, now: datetime, key: str) -> None:
        """Tell a person whether what they said is kept although it could not be handled."""
        if not isinstance(row.entry, InboundEvent):
            return
        phrase = Phrase(key, {"reference": f"#{row.id}"})
        event = reception.receive(conn, row.entry).in_their_language(row.entry)
        # If an answer was begun, it is said there that none comes.
        card = answer_card(self._turns.meant(conn, row.entry))
        message = replace(self._postmaster.answer(event, phrase, now), card=card)
        outbox.put(conn, [Departure(f"{row.key}#failed", lanes.URGENT, message)], now)
