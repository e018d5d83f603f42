"""The whole bot on a real database, with people on a platform and a clock to turn: stories are told with it.

async def test_a_promise_is_proposed_back(house: House) -> None:
    await house.partnership("Clean Water Lakes")
    ingrid = await house.coordinator("Ingrid Berg", "Ministry of Water")
    amina = await house.partner("Amina Diallo", "Lakewatch", zone="Africa/Nairobi")
    await amina.says("We will send the report by Friday")
    await amina.presses("Confirm")
    await house.clock_by(days=7)
    await ingrid.hears("report")
    assert await house.look(lambda uow: uow.commitments.open_of())
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Self, TypedDict, TypeVar, Unpack

import sqlalchemy as sa

from bot.app import Bot, World
from bot.clock import TurnableClock
from bot.guidebook.answering.guide import Guide, QuotingGuide
from bot.guidebook.finding.embedder import Embedder
from bot.guidebook.reading.limits import Limits
from bot.preparing import Ear
from bot.turning import Turning
from handlers.route import Routes
from handlers.routes import routes
from storage.desk import Desk
from storage.engine import Database
from storage.records.people import (
    Address,
    Invitation,
    InvitationId,
    Organisation,
    OrganisationId,
    Partnership,
    Role,
)
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.partner import Partner
from tests.stages import Stage

__all__ = ["FRIDAY", "House", "Partner"]

T = TypeVar("T")

FRIDAY = datetime(2026, 11, 27, 8, tzinfo=UTC)
"""When stories begin, unless they say otherwise."""


class Home(TypedDict, total=False):
    """Where somebody lives, what they speak, and what they join."""

    zone: str
    language: str
    partnership: Partnership


class House:
    """The house and its world. Open it with `open`, leave it with `close`.

    `fetch_most` is how many bytes of files are downloaded, `ear` the model that listens (None: none), and
    `guide` who answers, from the next `start` on. Without an `embedder` guidebooks are searched by words.
    `limits` are on what is sent for them.
    """

    def __init__(self, database: Database, stage: Stage, clock: TurnableClock, table: Routes) -> None:
        self.database, self.stage, self.clock = database, stage, clock
        self.fetch_most: int | None = None
        self.ear: Ear | None = None
        self.limits = Limits()
        self.guide: Guide = QuotingGuide()
        self.embedder: Embedder | None = None
        self.home: Partnership | None = None
        self._routes = table
        self._codes = count(1)
        self._running: asyncio.Task[None] | None = None

    @classmethod
    async def open(
        cls, database: Database, stage: Stage, *, at: datetime = FRIDAY, table: Routes | None = None
    ) -> "House":
        """Return a house that works, with a clock that stands at `at` (aware UTC)."""
        clock = TurnableClock(at)
        await stage.open(clock)
        house = cls(database, stage, clock, table or routes())
        await house.start()
        return house

    async def start(self) -> None:
        """Start the bot."""
        channels = [self.stage.channel()]
        world = World(
            self.database,
            self.clock,
            channels,
            self.guide,
            self._routes,
            fetch_most=self.fetch_most,
            ear=self.ear,
            limits=self.limits,
            embedder=self.embedder,
        )
        self.bot = Bot(world)
        self._stop = asyncio.Event()
        self._running = asyncio.create_task(self.bot.run(self._stop))
        ready = asyncio.create_task(self.bot.ready.wait())
        await asyncio.wait([ready, self._running], return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if self._running.done():
            self._running.result()

    async def stop(self) -> None:
        """End the bot as SIGTERM does. People go on writing; nothing is answered until `start`."""
        if self._running is not None:
            self._stop.set()
            await self._running
            self._running = None

    async def restart(self) -> None:
        """End the bot and start it anew, with new clients, on the same database."""
        await self.stop()
        await self.start()
        await self.settle()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """End everything but the database, which is the test's."""
        try:
            await self.stop()
        finally:
            await self.stage.close()

    async def settle(self) -> None:
        """Return when the bot has taken and done all there is to do now; at once while it is stopped."""
        if self._running is None:
            return
        settling = asyncio.ensure_future(self._settled())
        await asyncio.wait([settling, self._running], return_when=asyncio.FIRST_COMPLETED)
        if not settling.done():
            settling.cancel()
            self._running.result()
        await settling

    async def _settled(self) -> None:
        await self.stage.told()
        await self.bot.settle()

    # --- people

    async def partnership(
        self, name: str = "Clean Water Lakes", zone: str = "Europe/Oslo", language: str = "en"
    ) -> Partnership:
        """Return a new partnership; people join it unless they name another."""
        made = await self.database.write(
            lambda conn: Unscoped(conn).add_partnership(name, zone, language, self.clock.now())
        )
        self.home = made
        return made

    async def invitation(
        self, role: Role = Role.PARTNER, organisation: str = "", partnership: Partnership | None = None
    ) -> str:
        """Return the code of a new invitation, good for a week."""
        code = f"INVITE{next(self._codes)}"
        until = self.clock.now() + timedelta(days=7)

        def invite(uow: UnitOfWork) -> None:
            place = _organisation(uow, organisation) if organisation else None
            uow.invitations.add(Invitation(InvitationId(NEW), code, role, place, None, until))

        await self.change(invite, partnership)
        return code

    async def partner(
        self,
        name: str,
        organisation: str = "",
        *,
        zone: str = "Europe/Oslo",
        language: str = "en",
        role: Role = Role.PARTNER,
        partnership: Partnership | None = None,
    ) -> Partner:
        """Return somebody who joined by an invitation, on the platform. Their zone and language are known."""
        where = partnership or self._home()
        code = await self.invitation(role, organisation, where)
        partner = Partner(self, name, where, self.stage.hand(name, zone, language))
        await partner.hand.joins(code)
        await self.settle()
        await self._know(partner, zone, language)
        return partner

    async def coordinator(self, name: str, organisation: str = "", **home: Unpack[Home]) -> Partner:
        """Return a coordinator; `home` is their zone, language or partnership."""
        return await self.partner(name, organisation, role=Role.COORDINATOR, **home)

    async def newcomer(self, name: str, organisation: str = "", **home: Unpack[Home]) -> Partner:
        """Return a newcomer; `home` is their zone, language or partnership."""
        return await self.partner(name, organisation, role=Role.NEWCOMER, **home)

    async def address_of(self, partner: Partner) -> Address:
        """Return where a partner writes from."""
        channel = self.bot.world.channels[0]
        place = (channel.name, channel.account, partner.hand.user)
        found = await self.database.read(lambda conn: Unscoped(conn).address(place))
        assert found, f"{partner.name} is unknown"
        return found

    async def _know(self, partner: Partner, zone: str, language: str) -> None:
        address = await self.address_of(partner)

        def settle_in(conn: sa.Connection) -> None:
            desk = Desk(conn)
            person = desk.person(address.person_id)
            desk.save(replace(person, zone=zone, language=language))

        await self.database.write(settle_in)

    # --- memory

    async def look(self, question: Callable[[UnitOfWork], T], partnership: Partnership | None = None) -> T:
        """Return what the bot remembers of a partnership."""
        where = partnership or self._home()
        return await self.database.read(lambda conn: question(UnitOfWork(conn, where)))

    async def change(self, work: Callable[[UnitOfWork], T], partnership: Partnership | None = None) -> T:
        """Change what is remembered, behind the bot's back."""
        where = partnership or self._home()
        return await self.database.write(lambda conn: work(UnitOfWork(conn, where)))

    def _home(self) -> Partnership:
        assert self.home, "there is no partnership yet"
        return self.home

    # --- time

    async def clock_to(self, moment: datetime) -> None:
        """Let time pass until then; everything that comes due on the way happens in its moment."""
        await self.settle()
        await Turning(self.bot, self.clock).advance_to(moment)

    async def clock_by(self, **span: float) -> None:
        """Let so many `days`, `hours` or `minutes` pass."""
        await self.clock_to(self.clock.now() + timedelta(**span))

    async def next_thing(self) -> datetime | None:
        """Let the next thing happen; return when it was, or None if nothing waits."""
        await self.settle()
        return await Turning(self.bot, self.clock).advance_to_next()


def _organisation(uow: UnitOfWork, name: str) -> OrganisationId:
    known = uow.organisations.named(name)
    return (known or uow.organisations.add(Organisation(OrganisationId(NEW), name))).id
