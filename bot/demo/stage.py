"""The machine as the playground's page sees it: who is there, what time it is, what is remembered."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import sqlalchemy as sa
from typing_extensions import override

from bot.app import Bot
from bot.channels.playground.channel import NAME
from bot.channels.playground.stage import (
    Advance,
    ClockView,
    CommitmentView,
    DueView,
    MemoryView,
    PersonView,
    ResponseView,
    RoundView,
    Stage,
)
from bot.clock import TurnableClock
from bot.turning import Turning
from storage.queue import playground
from storage.records.commitments import Commitment, CommitmentState, NoticeKind
from storage.records.lanes import person_lane
from storage.records.people import MemberId, Partnership, Profile
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped

CLOCK = "demo.clock"
"""The fact under which the demonstration's time is kept for the next start."""

ROUNDS = 4
"""The most rounds that the page shows."""

COMMITMENTS = 30
"""The most commitments that the page shows."""

SILENT = 40
"""The most moments of which nobody hears that one press goes past."""

_SPANS = {Advance.HOUR: timedelta(hours=1), Advance.DAY: timedelta(days=1)}
_ORDER = tuple(CommitmentState)
_LADDER = tuple(NoticeKind)
_BESIDE = frozenset({NoticeKind.STILL_ON_IT, NoticeKind.OBSTACLE})


@dataclass(frozen=True, slots=True)
class _Known:
    """The members of the partnership, and where those of them who are on the page are found there."""

    profiles: dict[MemberId, Profile]
    users: dict[MemberId, str]


class BotStage(Stage):
    """A running bot, one partnership in it, and the clock it lives by."""

    def __init__(self, bot: Bot, clock: TurnableClock, partnership: Partnership) -> None:
        self._database = bot.world.database
        self._scheduler = bot.scheduler
        self._clock = clock
        self._partnership = partnership
        self._turning = Turning(bot, clock)
        self._turn = asyncio.Lock()

    @override
    async def people(self) -> Sequence[PersonView]:
        return await self._database.read(self._people)

    @override
    async def clock(self) -> ClockView:
        due = await self._scheduler.next_due()
        if due is None:
            return ClockView(self._clock.now(), None)
        who = await self._database.read(partial(self._who, lane=due.lane))
        return ClockView(self._clock.now(), DueView(due.tick.due_at, due.tick.kind, who))

    @override
    async def advance(self, step: Advance) -> None:
        """Turn the clock. The next thing is the next of which somebody hears."""
        async with self._turn:
            if step is Advance.NEXT:
                await self._until_somebody_hears()
            else:
                await self._turning.advance_to(self._clock.now() + _SPANS[step])
            now = self._clock.now().isoformat()
            await self._database.write(lambda conn: Unscoped(conn).note(CLOCK, now))

    @override
    async def memory(self) -> MemoryView:
        return await self._database.read(self._memory)

    async def _until_somebody_hears(self) -> None:
        before = await self._database.read(playground.last)
        for _ in range(SILENT):
            if await self._turning.advance_to_next() is None:
                return
            if await self._database.read(playground.last) != before:
                return

    def _people(self, conn: sa.Connection) -> list[PersonView]:
        known = _known(UnitOfWork(conn, self._partnership))
        return [
            PersonView(
                known.users[profile.id],
                profile.name,
                profile.organisation,
                profile.member.role,
                profile.person.zone or self._partnership.zone,
                profile.person.language or self._partnership.language,
            )
            for profile in known.profiles.values()
            if profile.id in known.users and profile.member.left_at is None
        ]

    def _who(self, conn: sa.Connection, lane: str) -> str:
        profiles = _known(UnitOfWork(conn, self._partnership)).profiles.values()
        names = (one.name for one in profiles if person_lane(one.person.id) == lane)
        return next(names, self._partnership.name)

    def _memory(self, conn: sa.Connection) -> MemoryView:
        uow = UnitOfWork(conn, self._partnership)
        known = _known(uow)
        return MemoryView(self._partnership.name, _rounds(uow, known), _commitments(uow, known))


def _known(uow: UnitOfWork) -> _Known:
    """Return everybody who was ever a member: what they did is remembered under their name."""
    profiles = uow.members.profiles(uow.members.ever())
    places = uow.desk.addresses(one.person.id for one in profiles.values())
    users = {
        one.id: place.user
        for one in profiles.values()
        for place in places.get(one.person.id, [])
        if place.channel == NAME
    }
    return _Known(profiles, users)


def _rounds(uow: UnitOfWork, known: _Known) -> tuple[RoundView, ...]:
    found = []
    for one in uow.rounds.latest(ROUNDS):
        parts = tuple(
            ResponseView(
                known.users.get(part.member_id, ""), known.profiles[part.member_id].name, part.outcome
            )
            for part in uow.responses.of_round(one.id)
        )
        closed = one.closed_at is not None
        found.append(RoundView(one.id, one.kind, one.occurs_on, closed, parts))
    return tuple(found)


def _commitments(uow: UnitOfWork, known: _Known) -> tuple[CommitmentView, ...]:
    everything = [one for state in CommitmentState for one in uow.commitments.in_state(state)]
    shown = sorted(everything, key=lambda one: (_ORDER.index(one.state), one.due_on or date.max, one.id))[
        :COMMITMENTS
    ]
    reached: dict[tuple[int, object], int] = {}
    for notice in uow.notices.of(*(one.id for one in shown)):
        if notice.said_at is None or notice.kind in _BESIDE:
            continue
        about = (notice.commitment_id, notice.due_on)
        reached[about] = max(_LADDER.index(notice.kind), reached.get(about, 0))
    return tuple(_commitment(one, known, reached.get((one.id, one.due_on))) for one in shown)


def _commitment(one: Commitment, known: _Known, rung: int | None) -> CommitmentView:
    owner = known.profiles[one.owner_id]
    user = known.users.get(one.owner_id, "")
    notice = None if rung is None else _LADDER[rung]
    return CommitmentView(
        one.id, user, owner.name, owner.organisation, one.title, one.due_on, one.state, notice
    )
