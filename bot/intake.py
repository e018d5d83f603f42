"""Transaction 1: what happened is written to the inbox and committed; only then is anybody thanked."""

import asyncio
from dataclasses import dataclass, replace

import sqlalchemy as sa

from bot.clock import Clock
from bot.wake import Wakes
from storage.engine import Database
from storage.failpoints import failpoint
from storage.queue import inbox
from storage.queue.inbox import QUEUE, Arrival
from storage.queue.lanes import URGENT
from storage.records.events import InboundEvent, Unreadable
from storage.records.lanes import person_lane
from storage.records.people import PersonId
from storage.unscoped import Place, Unscoped

BATCH = 200
"""The most events that share one transaction."""

_UNSEEN = {
    ord(mark): None for mark in "\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
}
"""Characters that show nothing and can turn the words around them. Joiners, which scripts need, stay."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    entry: InboundEvent | Unreadable
    committed: asyncio.Future[None]


class Intake:
    """Takes events from all channels; events that come together share one commit."""

    def __init__(self, database: Database, clock: Clock, wakes: Wakes) -> None:
        self._database = database
        self._clock = clock
        self._wakes = wakes
        self._waiting: list[_Waiting] = []
        self._came = asyncio.Event()

    async def accept(self, entry: InboundEvent | Unreadable) -> None:
        """Store what happened. Returns once it is committed; raises if it could not be."""
        failpoint("before_accept")
        waiting = _Waiting(clean(entry), asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        self._came.set()
        await waiting.committed

    async def run(self) -> None:
        """Store what comes until cancelled; whoever waits then is told that it was not stored."""
        batch: list[_Waiting] = []
        try:
            while True:
                await self._came.wait()
                self._came.clear()
                while self._waiting:
                    batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
                    await self._store(batch)
        finally:
            for one in (*batch, *self._waiting):
                one.committed.cancel()

    async def _store(self, batch: list[_Waiting]) -> None:
        entries = [one.entry for one in batch]
        try:
            await self._database.write(lambda conn: self._put(conn, entries))
        except Exception as error:  # each channel is told, and does not thank its platform
            if len(batch) > 1:  # one that cannot be stored must not keep out the others
                for one in batch:
                    await self._store([one])
            elif not batch[0].committed.done():
                batch[0].committed.set_exception(error)
            return
        self._wakes.ring(QUEUE)
        for one in batch:
            if not one.committed.done():
                one.committed.set_result(None)

    def _put(self, conn: sa.Connection, entries: list[InboundEvent | Unreadable]) -> None:
        now = self._clock.now()
        places = sorted({_place(one) for one in entries if isinstance(one, InboundEvent)})
        known = Unscoped(conn).persons_at(places) if places else {}
        inbox.put(conn, [_arrival(one, known) for one in entries], now)


def clean(entry: InboundEvent | Unreadable) -> InboundEvent | Unreadable:
    """Return the event with NUL, control characters and invisible direction marks taken out of its text.

    What could not be read is kept as it came, but for what no database takes: NUL and half characters.
    """
    if isinstance(entry, Unreadable):
        return replace(entry, raw=entry.raw.replace("\0", "").encode(errors="replace").decode())
    return replace(
        entry,
        text=readable(entry.text),
        name=_in_a_line(entry.name),
        files=tuple(replace(one, name=_in_a_line(one.name)) for one in entry.files),
        values=tuple((key, readable(value)) for key, value in entry.values),
    )


def readable(text: str) -> str:
    """Return what can be read of people's text; line ends and tabs stay."""
    kept = (mark for mark in text.replace("\r\n", "\n").translate(_UNSEEN) if mark >= " " or mark in "\n\t")
    return "".join(mark for mark in kept if not "\x7f" <= mark <= "\x9f").encode(errors="ignore").decode()


def _in_a_line(text: str) -> str:
    return readable(text).replace("\n", " ").strip()


def _place(event: InboundEvent) -> Place:
    return event.channel, event.account, event.user


def _arrival(entry: InboundEvent | Unreadable, known: dict[Place, PersonId]) -> Arrival:
    key = f"{entry.channel}:{entry.account}:{entry.key}"
    if isinstance(entry, Unreadable):
        return Arrival(key, f"unreadable:{entry.channel}:{entry.account}", URGENT, entry)
    person = known.get(_place(entry))
    lane = person_lane(person) if person else f"user:{entry.channel}:{entry.account}:{entry.user}"
    return Arrival(key, lane, URGENT, entry)
