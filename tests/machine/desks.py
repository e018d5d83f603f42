"""A world of two partnerships on one database, and what its people are told whatever happens there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import sqlalchemy as sa

from bot.compose import Composer
from bot.posting import Postmaster
from bot.preparing import NOTHING
from bot.turns import Turns
from handlers.commitments import ledger
from handlers.commitments.author import Author
from handlers.commitments.reminding import waiting
from handlers.routes import routes
from prompts.catalogue import house
from storage import tables
from storage.desk import Desk
from storage.engine import Database
from storage.queue.inbox import Entered
from storage.records.agreements import Agreement, AgreementId, Ladder, Norms
from storage.records.commitments import (
    Commitment,
    CommitmentId,
    CommitmentState,
    Notice,
    Weight,
)
from storage.records.events import Receipt, Tick
from storage.records.people import (
    Member,
    MemberId,
    Partnership,
    PersonId,
    QuietPeriod,
    QuietPeriodId,
    Role,
)
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.machine.plans import Human, Plan, Promise, Step

MONDAY = datetime(2026, 11, 2, 7, tzinfo=UTC)
LONGEST = 400
"""More wakes than this at one moment are a circle."""

TURNS = Turns(routes(), Postmaster(Composer(house())))


@dataclass
class World:
    """Two partnerships on one database, their people, and what was said to whom when."""

    conn: sa.Connection
    people: list[PersonId] = field(default_factory=list)
    homes: list[Partnership] = field(default_factory=list)
    bundles: list[tuple[PersonId, datetime]] = field(default_factory=list)
    pending: list[tuple[datetime, Receipt]] = field(default_factory=list)
    seen: int = 0
    now: datetime = MONDAY
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def uow(self, where: int) -> UnitOfWork:
        return UnitOfWork(self.conn, self.homes[where])

    def until(self, moment: datetime, fate: Step) -> None:
        """Let time pass, with a stop at every moment at which something is due."""
        for _ in range(LONGEST):
            self.work(fate)
            coming = [one[0] for one in self.pending]
            timer = Unscoped(self.conn).next_due()
            coming += [timer.tick.due_at] if timer is not None else []
            if not coming or min(coming) > moment:
                self.now = moment
                return
            self.now = max(self.now, min(coming))
        raise AssertionError("it goes on and on")

    def work(self, fate: Step) -> None:
        """Do all that is due now."""
        for _ in range(LONGEST):
            entries: list[Tick | Receipt] = [one.tick for one in Unscoped(self.conn).take_due(self.now, 500)]
            entries += [one for at, one in self.pending if at <= self.now]
            self.pending = [one for one in self.pending if one[0] > self.now]
            if not entries:
                return
            for entry in entries:
                self.take(entry)
            self.deliver(fate)
        raise AssertionError("it goes round and round")

    def take(self, entry: Tick | Receipt) -> None:
        number = next(self.numbers)
        row = Entered(number, f"row:{number}", "lane", entry, entry.partnership, self.now, 0)
        taken = TURNS.take(self.conn, row, self.now, NOTHING)
        self.pending += [(self.now, one) for one in taken.receipts]

    def deliver(self, fate: Step) -> None:
        """Note what was put into the outbox, and when its outcome will be known."""
        o = tables.outbox.c
        rows = self.conn.execute(sa.select(tables.outbox).where(o.id > self.seen).order_by(o.id)).all()
        for row in rows:
            self.seen = row.id
            if row.report is None:
                continue
            reader = Desk(self.conn).bundle_of(row.subject)
            assert reader is not None
            self.bundles.append((reader, self.now))
            after = self.now + timedelta(minutes=fate.delay)
            self.pending.append(
                (after, Receipt(row.partnership_id, row.report, row.subject, after, fate.failure))
            )

    def notices(self) -> list[tuple[int, Notice]]:
        return [
            (where, one)
            for where in range(len(self.homes))
            for one in self.uow(where).notices.find(limit=10_000)
        ]


def founded(
    conn: sa.Connection, humans: Sequence[Human], quiet: Sequence[tuple[date, date]], ladder: Ladder
) -> World:
    """Return the world: all are in both partnerships; the second person is the first one's alternate."""
    world = World(conn)
    desk = Desk(conn)
    for place, one in enumerate(humans):
        person = desk.add_person(f"Person {place}", "en", one.zone)
        begins, ends = one.hours or (None, None)
        first, last = one.away or (None, None)
        desk.save(replace(person, hours_from=begins, hours_until=ends, away_from=first, away_until=last))
        Unscoped(conn).add_address(person.id, ("paper", "1", f"user{place}"), f"chat{place}", MONDAY)
        world.people.append(person.id)
    for number, name in enumerate(("Lakes", "Harbour")):
        home = Unscoped(conn).add_partnership(name, "Europe/Oslo", "en", MONDAY)
        world.homes.append(home)
        uow = world.uow(number)
        roles = (Role.PARTNER, Role.PARTNER, Role.COORDINATOR)
        members = [
            uow.members.add(Member(MemberId(NEW), person, None, role, MONDAY))
            for person, role in zip(world.people, roles, strict=True)
        ]
        uow.members.save(replace(members[0], alternate_id=members[1].id))
        for span in quiet[number : number + 1]:
            uow.quiet_periods.add(QuietPeriod(QuietPeriodId(NEW), *span, "quiet"))
        norms = Norms()
        agreed = replace(norms, ladders={**norms.ladders, Weight.ACTION: ladder})
        uow.agreements.add(Agreement(AgreementId(NEW), agreed))
    return world


def promised(world: World, promise: Promise) -> None:
    uow = world.uow(promise.where)
    owner = uow.members.of_person(world.people[promise.owner])
    assert owner is not None
    made = MONDAY - timedelta(days=promise.made)
    due_on = (MONDAY + timedelta(days=promise.days)).date()
    new = Commitment(CommitmentId(NEW), owner.id, "Report", due_on, promise.state, made, made)
    kept = uow.commitments.add(replace(new, weight=promise.weight))
    waiting.wait_for_notice(kept, MONDAY, uow)


def happened(world: World, step: Step) -> None:
    """Change one of the commitments as its owner may."""
    where = step.which % len(world.homes)
    uow = world.uow(where)
    found = uow.commitments.find(limit=100)
    if not found or step.change == "nothing":
        return
    one = found[step.which % len(found)]
    author = Author(one.owner_id, world.now)
    today = world.now.date()
    match step.change:
        case "snooze":
            ledger.change(one, author, uow, snoozed_until=today + timedelta(days=3))
        case "move":
            ledger.change(one, author, uow, due_on=today + timedelta(days=step.which))
        case "clearance":
            ledger.change(one, author, uow, state=CommitmentState.AWAITING_CLEARANCE)
        case "open":
            ledger.change(one, author, uow, state=CommitmentState.OPEN)
        case _:
            ledger.change(one, author, uow, state=CommitmentState.AT_RISK)


@dataclass(frozen=True)
class Told:
    """What came of a plan: each bundle with its reader and moment, the notices, and what they are about."""

    bundles: list[tuple[PersonId, datetime]]
    people: list[PersonId]
    notices: list[tuple[int, Notice]]
    owners: dict[tuple[int, CommitmentId], MemberId]
    readers: dict[tuple[int, MemberId], PersonId]


def told(database: Database, plan: Plan) -> Told:
    """Return what comes of a plan; the database is then as before."""
    results: list[Told] = []

    def work(conn: sa.Connection) -> None:
        savepoint = conn.begin_nested()
        try:
            results.append(_lived(conn, plan))
        finally:
            savepoint.rollback()

    database.write_now(work)
    return results[0]


def _lived(conn: sa.Connection, plan: Plan) -> Told:
    world = founded(conn, plan.humans, plan.quiet, plan.ladder)
    for promise in plan.promises:
        promised(world, promise)
    for step in plan.steps:
        then = world.now + timedelta(hours=step.hours)
        if step.outage:
            world.now = then
        world.until(then, step)
        happened(world, step)
    places = range(len(world.homes))
    return Told(
        world.bundles,
        world.people,
        world.notices(),
        {(where, one.id): one.owner_id for where in places for one in world.uow(where).commitments.find()},
        {(where, one.id): one.person_id for where in places for one in world.uow(where).members.find()},
    )
