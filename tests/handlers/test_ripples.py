"""Ripples on a real database, whatever happens and whenever: each hears of each once, and none too soon."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise
from typing import Unpack

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.commitments import ledger
from handlers.commitments.author import Author
from handlers.commitments.dependencies import depending, rippling
from handlers.commitments.dependencies.affected import affected
from handlers.commitments.following.ripples import OWNERS_DAY, RIPPLE
from handlers.rules import dependencies, ripple
from handlers.rules.calendar import decent_from
from handlers.turn import Message, Turn, Wake
from storage.engine import Database
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, CommitmentId, CommitmentState
from storage.records.events import EventKind, InboundEvent
from storage.records.following import Ripple, RippleState
from storage.records.people import Member, MemberId, Role
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped

BEGUN = datetime(2026, 11, 27, 8, tzinfo=UTC)
ZONES = ("Europe/Oslo", "Africa/Nairobi", "America/Lima", "Asia/Tokyo")
DUE = date(2026, 12, 18)
COMMITMENTS = 5
S = CommitmentState

numbers = st.integers(0, COMMITMENTS - 1)
links = st.lists(st.tuples(numbers, numbers), min_size=4, max_size=14)
owners = st.permutations(range(COMMITMENTS)).map(lambda drawn: [one % len(ZONES) for one in drawn])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("moves"), numbers, st.integers(-9, 9)),
        st.tuples(st.just("moves"), numbers, st.integers(1, 9)),
        st.tuples(st.just("becomes"), numbers, st.sampled_from([S.BLOCKED, S.OPEN, S.AT_RISK, S.SUSPENDED])),
        st.tuples(st.just("becomes"), numbers, st.sampled_from([S.DONE, S.DROPPED])),
        st.tuples(st.just("tells"), numbers, st.booleans()),
        st.tuples(st.just("passes"), st.integers(1, 40)),
    ),
    min_size=8,
    max_size=30,
)
Step = tuple[str, int] | tuple[str, int, int] | tuple[str, int, CommitmentState] | tuple[str, int, bool]
partnerships = count(1)


@dataclass
class World:
    """A partnership whose members promise things that build on each other, and what the bot told them."""

    uow: UnitOfWork
    members: list[Member]
    ids: list[CommitmentId] = field(default_factory=list)
    now: datetime = BEGUN
    agreed: set[int] = field(default_factory=set)
    told: dict[str, tuple[datetime, Ripple]] = field(default_factory=dict)

    def commitment(self, number: int) -> Commitment:
        return self.uow.commitments.get(self.ids[number])

    def turn(self, commitment: Commitment, word: str) -> Turn:
        owner = self.uow.members.profile(commitment.owner_id)
        event = InboundEvent("paper", "bot", "key", EventKind.CHOICE, "user", "chat", True, self.now)
        return Turn(self.now, event, owner, subject=commitment.id, extra=word)

    def hears(self, messages: list[Message]) -> None:
        """Take down what was told of ripples, and see that it was right in that moment."""
        for one in messages:
            if ":ripple:" not in (one.key or ""):
                continue
            _, about, _, number, reader = str(one.key).split(":")
            assert one.key not in self.told, "each hears of each ripple once"
            told = self.uow.ripples.get(int(number))
            self.told[str(one.key)] = (self.now, told)
            assert one.to == MemberId(int(reader))
            assert told.state is RippleState.BY_BOT
            assert ripple.holds(told, self.uow.commitments.get(int(about))), "nobody hears of what is gone"
            assert told.id in self.agreed or self.now >= told.opened_at + OWNERS_DAY, "the owner has a day"
            person = self.uow.members.profile(MemberId(int(reader))).person
            assert decent_from(self.now, str(person.zone)) == self.now, "nobody hears of it at night"

    def changes(self, commitment: Commitment, **changed: Unpack[ledger.Fields]) -> None:
        """Let its owner change a commitment, where the diagram lets them."""
        with suppress(Refused):
            _, said = ledger.change(commitment, Author(commitment.owner_id, self.now), self.uow, **changed)
            self.hears(said)

    def does(self, step: Step) -> None:
        """Let one thing happen."""
        match step:
            case ("passes", int(hours)):
                self.passes(self.now + timedelta(hours=hours))
            case ("moves", int(number), int(days)):
                self.moves(self.commitment(number), days)
            case ("becomes", int(number), CommitmentState() as state):
                if self.commitment(number).state in LIVE:
                    self.changes(self.commitment(number), state=state)
            case ("tells", int(number), bool(bot)):
                self.tells(self.commitment(number), bot=bot)

    def moves(self, commitment: Commitment, days: int) -> None:
        """Let its owner move a date."""
        if commitment.due_on is not None:
            self.changes(commitment, due_on=commitment.due_on + timedelta(days=days))

    def tells(self, commitment: Commitment, *, bot: bool) -> None:
        """Let its owner press a button of the ripple that waits."""
        waiting = self.uow.ripples.open_for(commitment.id)
        if waiting is None:
            return
        turn = self.turn(commitment, str(waiting.id))
        if bot:
            self.agreed.add(waiting.id)
        handle = rippling.tell_bot if bot else rippling.tell_self
        self.hears(handle(turn, commitment, self.uow))

    def passes(self, until: datetime) -> None:
        """Let time pass; what comes due on the way happens in its moment."""
        while (due := min(self._due(), default=None)) is not None and due[0] <= until:
            self.now = max(self.now, due[0])
            self.uow.timers.clear(RIPPLE, due[1])
            self.hears(rippling.come_due(Wake(self.now, due[1], due[0]), self.uow))
        self.now = max(self.now, until)

    def _due(self) -> Iterator[tuple[datetime, int]]:
        for one in self.uow.ripples.find(limit=1000):
            at = self.uow.timers.due_at(RIPPLE, one.id)
            if at is not None:
                yield at, one.id

    def ends(self) -> None:
        """Let a month pass, and see that nobody was forgotten and nothing waits."""
        self.passes(self.now + timedelta(days=31))
        assert not list(self._due())
        everything = self.uow.ripples.find(limit=1000)
        assert RippleState.WAITING not in {one.state for one in everything}
        for one in everything:
            heard = {echo.member_id for echo in self.uow.echoes.of(one.id)}
            if one.state is not RippleState.BY_BOT:
                assert not heard
                continue
            commitment = self.uow.commitments.get(one.commitment_id)
            later = [other for other in self.uow.ripples.of(commitment.id) if other.id > one.id]
            overtaken = any(other.state is not RippleState.GONE for other in later)
            if ripple.holds(one, commitment) and not overtaken:
                assert {of.owner_id for of in affected(commitment, self.uow)} <= heard


def begin(conn: sa.Connection, owned: list[int], linked: list[tuple[int, int]]) -> World:
    """Return a partnership with commitments of these owners, of which each of the pairs was asked for."""
    unscoped = Unscoped(conn)
    home = unscoped.add_partnership(f"Lakes {next(partnerships)}", "UTC", "en", BEGUN)
    uow = UnitOfWork(conn, home)
    members = []
    for zone in ZONES:
        person = unscoped.add_person(f"Of {zone}", zone=zone)
        unscoped.add_address(person.id, ("paper", "bot", f"{home.id}.{person.id}"), "chat", BEGUN)
        members.append(uow.members.add(Member(MemberId(NEW), person.id, None, Role.COORDINATOR, BEGUN)))
    world = World(uow, members)
    for number, owner in enumerate(owned):
        made = Commitment(CommitmentId(NEW), members[owner].id, f"Work {number}", DUE, S.OPEN, BEGUN, BEGUN)
        world.ids.append(uow.commitments.add(made).id)
    for one, needs in linked:
        commitment = world.commitment(one)
        with suppress(Refused):
            depending.choose(world.turn(commitment, str(world.ids[needs])), commitment, uow)
    return world


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(owned=owners, linked=links, happened=steps)
def test_each_hears_of_each_ripple_once_and_never_before_the_owner_s_day(
    sqlite_database: Database,
    owned: list[int],
    linked: list[tuple[int, int]],
    happened: list[Step],
) -> None:
    def play(conn: sa.Connection) -> None:
        world = begin(conn, owned, linked)
        stored = world.uow.dependencies.all()
        for one in stored:
            assert not dependencies.circle(
                one.commitment_id, one.needs_id, [other for other in stored if other != one]
            )
        for step in happened:
            world.does(step)
        world.ends()
        moments = [at for at, _ in world.told.values()]
        assert all(earlier <= later for earlier, later in pairwise(moments))

    sqlite_database.write_now(play)


async def test_two_who_close_a_circle_at_once_cannot_both_have_their_way(
    postgresql_database: Database,
) -> None:
    world = await postgresql_database.write(lambda conn: begin(conn, list(range(4)) * 6, []))
    home, ids = world.uow.partnership, world.ids

    async def adds(one: CommitmentId, needs: CommitmentId) -> None:
        def add(conn: sa.Connection) -> None:
            here = World(UnitOfWork(conn, home), [])
            commitment = here.uow.commitments.get(one)
            depending.choose(here.turn(commitment, str(needs)), commitment, here.uow)

        with suppress(Refused):
            await postgresql_database.write(add)

    halves = list(zip(ids[::2], ids[1::2], strict=True))
    await asyncio.gather(*(adds(*pair) for one in halves for pair in (one, one[::-1])))
    stored = await postgresql_database.read(
        lambda conn: UnitOfWork(conn, world.uow.partnership).dependencies.all()
    )
    assert len(stored) == len(halves), "of each two the first has their way, and the second none"
