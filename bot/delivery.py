"""Transaction 3: what waits in the outbox is sent by its channel, and the outcome is written down."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

import sqlalchemy as sa
import structlog

from bot.channels.base import Channel, TryLater, Undeliverable, Unknown
from bot.clock import Clock, seconds
from bot.handing import Handing
from bot.wake import Wakes
from storage.engine import Database
from storage.errors import TakenOver
from storage.queue import inbox, lanes, leases, outbox, posts
from storage.queue.inbox import Arrival
from storage.queue.lanes import Claim
from storage.queue.leases import Lease
from storage.queue.outbox import Composed
from storage.records.events import Receipt
from storage.records.lanes import partnership_lane
from storage.records.messages import OutboundMessage, Sent
from storage.tables import outbox as outbox_table
from storage.unscoped import Unscoped

_log = structlog.get_logger()

Settle = Callable[[sa.Connection], bool]
"""Writes an outcome down; says whether the lane may go on at once."""

AT_A_TIME = 8
"""The most messages of one chat that are sent one after the other before other chats have their turn."""

AT_ONCE = 20
"""The most messages of one account that are on their way at the same time."""

TRIES = 5
"""How often a message is tried whose sending ends in a bug, before it is set aside."""

SILENCES = 16
"""How often a message is tried to which the platform gives no answer: for somewhat more than an hour."""

LONGEST = 600.0
"""Seconds between two tries, at the most."""

BESIDE = 0.01
"""Seconds after which a deliverer looks again when what was ready is being put in order by another."""

POLL = 2.0
"""Seconds after which a deliverer looks for work that nobody told it of."""

KEEP = 3.0
"""Seconds after which a deliverer renews its lease."""

SEND = 8.0
"""Seconds that a channel has to send a message: less than a lease."""

REST = 8.0
"""Seconds that a whole account rests, at the most: what one chat must wait for, others need not."""

LEFT = 4.0
"""Seconds of its lease that an account must have left to begin a call; most calls take less than one."""


@dataclass(frozen=True, slots=True)
class _Parcel:
    """A message in the hands of its worker: the `number`-th that was sent to its chat in one go."""

    claim: Claim
    row: Composed
    before: Sent | None
    number: int = 1


class Deliverer:
    """Sends what one account has to send. Of all replicas, the holder of the account's lease does."""

    def __init__(self, database: Database, clock: Clock, wakes: Wakes, channel: Channel) -> None:
        self._database = database
        self._clock = clock
        self._wakes = wakes
        self._channel = channel
        self._queue = outbox.queue_of(channel.name, channel.account)
        self._holder = f"deliver:{uuid4().hex}"
        self._lease: Lease | None = None
        self._held_until = 0.0
        self._busy = 0
        self._paused_until = 0.0
        self._stopping = False
        self._in_hand: set[str] = set()
        self._handing = Handing(database, channel)

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set; then finish what is in hand and give the lease back."""
        async with asyncio.TaskGroup() as workers:
            keeping = workers.create_task(self._keep_lease())
            while not stop.is_set():
                idle = await self._idle_for()
                parcels = [] if idle else await self._take(AT_ONCE - self._busy)
                for parcel in parcels:
                    self._busy += 1
                    self._in_hand.add(parcel.claim.lane)
                    workers.create_task(self._carry(parcel))
                if not parcels:
                    await self._wakes.wait(self._queue, idle or BESIDE)
            self._stopping = True
            while self._busy:
                await self._wakes.wait(self._queue, POLL)
            keeping.cancel()
        self._lease = None
        await self._database.write(lambda conn: leases.give_back(conn, self._holder))

    async def _keep_lease(self) -> None:
        while True:
            began = seconds()
            self._lease = await self._database.write(
                lambda conn: leases.take(conn, self._queue, self._holder)
            )
            if self._lease is not None:
                self._held_until = began + lanes.LEASE
                self._wakes.ring(self._queue)
            await asyncio.sleep(KEEP)

    def _may_send(self) -> bool:
        """Say whether enough of the lease is left for a call, and the platform asked for no rest."""
        return self._lease is not None and self._paused_until <= seconds() < self._held_until - LEFT

    async def _idle_for(self) -> float:
        """Return how many seconds there is surely nothing to do, unless the bell rings."""
        rest = self._paused_until - seconds()
        if rest > 0:
            return rest
        if self._busy >= AT_ONCE or not self._may_send():
            return POLL
        ready = await self._database.read(partial(lanes.next_ready, queue=self._queue))
        return POLL if ready is None else min(max(ready, 0.0), POLL)

    # --- taking

    async def _take(self, limit: int) -> list[_Parcel]:
        try:
            return await self._database.write(partial(self._begin, limit=limit))
        except TakenOver:
            self._lease = None
            return []

    def _begin(self, conn: sa.Connection, limit: int) -> list[_Parcel]:
        """Claim lanes and write down, before anything leaves, what is being sent."""
        if self._lease is None:
            raise TakenOver(f"no lease on {self._queue}")
        leases.fence(conn, self._lease)
        claims = lanes.claim(conn, self._queue, self._holder, limit)
        taken = outbox.begin(conn, claims, self._clock.now())
        full = {claim.lane for claim, _ in taken}
        for claim in claims:
            if claim.lane not in full:
                lanes.release(conn, claim, outbox_table)
        return [_Parcel(claim, row, posts.of_card(conn, row.message)) for claim, row in taken]

    # --- sending

    async def _carry(self, parcel: _Parcel) -> None:
        """Send what a chat waits for, one after the other, and write each outcome down."""
        here: _Parcel | None = parcel
        try:
            while here is not None:
                settle = await self._send(here)
                here = await self._database.write(partial(self._fenced, parcel=here, settle=settle))
        except TakenOver:
            _log.info("delivery_taken_over", lane=parcel.claim.lane)
        except Exception:
            _log.exception("outcome_not_written", lane=parcel.claim.lane)
        finally:
            self._busy -= 1
            self._in_hand.discard(parcel.claim.lane)
            self._wakes.ring(self._queue, inbox.QUEUE)

    async def _send(self, parcel: _Parcel) -> Settle:
        """Return what is to be written down about the try."""
        row = parcel.row
        try:
            async with asyncio.timeout(SEND):
                found = await self._look_up(row)
                if found is None and row.is_sketch and row.sending_at is not None:
                    return partial(self._finish, parcel=parcel, outcome="dropped", error="unknown")
                if found is None:
                    found = await self._handing.send(row, parcel.before, self._must_be_in_time)
        except TakenOver:
            raise
        except TryLater as later:
            self._rest(later)
            return partial(self._later, parcel=parcel, after=later.after, reason=later.reason)
        except Undeliverable as refusal:
            _log.warning("undeliverable", row=row.id, reason=refusal.reason)
            return partial(self._undeliverable, parcel=parcel, reason=refusal.reason)
        except (Unknown, TimeoutError) as silence:
            _log.warning("delivery_unknown", row=row.id, error=type(silence).__name__)
            return partial(self._perhaps, parcel=parcel)
        except Exception as error:
            _log.exception("sending_failed", row=row.id)
            return partial(self._failed, parcel=parcel, error=type(error).__name__)
        return partial(self._sent, parcel=parcel, sent=found)

    async def sketch(self, message: OutboundMessage) -> None:
        """Show on a card what there is of its message by now, if that can be done at once; else do nothing.

        Only this account's holder does, on a card that still says that an answer is looked for, while
        nothing is on its way to the chat and the platform asked for no rest. Whoever calls puts the
        message itself into the outbox after this has returned or was cancelled; see `Handing.sketch`.
        """
        if not self._may_sketch(message):
            return
        there = await self._database.read(partial(posts.of_sketch, message=message))
        if there is None or not self._may_sketch(message):
            return
        self._busy += 1
        try:
            await self._handing.sketch(message, there)
        except (TryLater, Undeliverable, Unknown) as failure:
            if isinstance(failure, TryLater):
                self._rest(failure)
            _log.info("sketch_given_up", queue=self._queue, why=str(failure))
        finally:
            self._busy -= 1
            self._wakes.ring(self._queue)

    def _may_sketch(self, message: OutboundMessage) -> bool:
        return not self._stopping and message.chat not in self._in_hand and self._may_send()

    def _must_be_in_time(self) -> None:
        """Raise `TakenOver` if the lease may be over: a process that was paused must not send then."""
        if seconds() >= self._held_until - LEFT:
            raise TakenOver(f"too late to send for {self._queue}")

    async def _look_up(self, row: Composed) -> Sent | None:
        """Return what an earlier try delivered whose answer never came, where the platform can tell."""
        if row.sending_at is None:
            return None
        return await self._channel.find(row.message, row.key, row.sending_at)

    def _rest(self, later: TryLater) -> None:
        """Let the whole account rest when the platform asks for it, so that no storm follows."""
        self._paused_until = max(self._paused_until, seconds() + min(later.after, REST))

    # --- outcomes, each written behind the fence

    def _fenced(self, conn: sa.Connection, parcel: _Parcel, settle: Settle) -> _Parcel | None:
        """Write an outcome down; return the chat's next message, or give the lane back."""
        if parcel.row.report is not None and parcel.row.partnership is not None:
            # Inbox lanes are locked before outbox lanes, as in dispatch: neither waits for the other.
            lanes.ready(conn, inbox.QUEUE, [(partnership_lane(parcel.row.partnership), lanes.ROUTINE)])
        lanes.fence(conn, parcel.claim)
        if not settle(conn):
            return None
        if parcel.number < AT_A_TIME and not self._stopping and self._may_send():
            for claim, row in outbox.begin(conn, [parcel.claim], self._clock.now()):
                lanes.renew(conn, [claim])
                return _Parcel(claim, row, posts.of_card(conn, row.message), parcel.number + 1)
        lanes.release(conn, parcel.claim, outbox_table)
        return None

    def _sent(self, conn: sa.Connection, parcel: _Parcel, sent: Sent) -> bool:
        row = parcel.row
        posts.keep(conn, row.message, sent, None if row.message.shared else row.partnership)
        return self._finish(conn, parcel, "sent", "repeated" if row.sending_at is not None else None)

    def _undeliverable(self, conn: sa.Connection, parcel: _Parcel, reason: str) -> bool:
        message = parcel.row.message
        if reason != "rejected":  # that is about what it says, not about who was to read it
            Unscoped(conn).cannot_reach((message.channel, message.account, message.chat), reason)
        return self._finish(conn, parcel, "undeliverable", reason)

    def _finish(self, conn: sa.Connection, parcel: _Parcel, outcome: str, error: str | None) -> bool:
        """Settle the row, and tell the rule that waits for its outcome."""
        row, now = parcel.row, self._clock.now()
        outbox.settle(conn, row.id, outcome, now, error)
        if row.report is not None and row.partnership is not None:
            failure = None if outcome == "sent" else error or outcome
            receipt = Receipt(row.partnership, row.report, row.subject or 0, now, failure)
            lane = partnership_lane(row.partnership)
            key = f"receipt:{row.id}:{outcome}"
            inbox.put(conn, [Arrival(key, lane, lanes.ROUTINE, receipt, row.partnership)], now)
        return True

    def _later(self, conn: sa.Connection, parcel: _Parcel, after: float, reason: str) -> bool:
        outbox.not_sent(conn, parcel.row.id, reason, counts=False)
        lanes.release(conn, parcel.claim, outbox_table, after=after)
        return False

    def _perhaps(self, conn: sa.Connection, parcel: _Parcel) -> bool:
        """Have it looked up, or else repeated, as it may have been delivered; give it up in the end."""
        if parcel.row.attempts + 1 >= SILENCES:
            return self._finish(conn, parcel, "set_aside", "unknown")
        outbox.perhaps_sent(conn, parcel.row.id, "unknown")
        after = min(2.0**parcel.row.attempts, LONGEST)
        lanes.release(conn, parcel.claim, outbox_table, after=after)
        return False

    def _failed(self, conn: sa.Connection, parcel: _Parcel, error: str) -> bool:
        if parcel.row.attempts + 1 >= TRIES:
            return self._finish(conn, parcel, "set_aside", error)
        outbox.not_sent(conn, parcel.row.id, error, counts=True)
        lanes.release(conn, parcel.claim, outbox_table, after=2.0**parcel.row.attempts)
        return False
