"""Outcomes: each person's part in each round ends as one of ten, whatever happens in whatever order."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest
import sqlalchemy as sa

from handlers.checkins.rounds import parts, schedules
from handlers.rules.outcomes import OPEN
from storage import tables
from storage.engine import Database
from storage.records.checkins import Outcome, Response
from storage.records.people import Member
from storage.records.schedules import OffDay, Posting, Schedule, Voice
from storage.unit import UnitOfWork
from tests.flows.devices import set_aside
from tests.flows.dice import Dice
from tests.flows.lakes import Lakes
from tests.house import House, Partner
from tests.paper import Paper
from tests.stages import PaperStage

T = TypeVar("T")

ENDS = frozenset(Outcome) - {Outcome.PLANNED, Outcome.ASKED}


async def test_each_of_the_ten_outcomes_is_reached_in_one_round(lakes_outside: Lakes) -> None:
    lakes, house = lakes_outside, lakes_outside.house

    async def joins(name: str, organisation: str) -> Partner:
        return await house.partner(f"{name} Rao", organisation, zone="Africa/Nairobi")

    await lakes.terms(voice=Voice.DELEGATE)
    await joins("Kofi", "Lakewatch")
    asha, bela, chad = await joins("Asha", "Shore"), await joins("Bela", "Bay"), await joins("Chad", "Cove")
    dina, _ = await joins("Dina", "Delta"), await joins("Emil", "Estuary")
    await lakes.ingrid.command("member", "Haddad, Ministry of Works")
    await lakes.ingrid.command("member", "Yusuf, Ministry of Health")
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.says("The second sampling round is done")
    await lakes.amina.presses("Finish here")
    await asha.presses("Skip")
    await asha.presses("Finish here")
    await bela.presses("More ways")
    await bela.presses("Not this time")
    await chad.command("away", "until 15 January")
    await dina.says("One sample")
    await lakes.until(30, 12, month=11)
    await lakes.ingrid.command("log", "Ministry of Works: the permits are with the director")
    await lakes.until(3, 12)
    await lakes.jonas.says("Les pompes sont arrivées")
    await lakes.jonas.presses("Terminer ici")
    assert await lakes.outcomes() == {
        "Amina": Outcome.ANSWERED,
        "Kofi": Outcome.BY_COLLEAGUE,
        "Jonas": Outcome.LATE,
        "Haddad": Outcome.THROUGH_COORDINATOR,
        "Yusuf": Outcome.NOT_DELIVERED,
        "Asha": Outcome.SKIPPED,
        "Bela": Outcome.DECLINED,
        "Chad": Outcome.AWAY,
        "Dina": Outcome.HALF,
        "Emil": Outcome.SILENT,
    }


# --- stories that nobody wrote


class Story:
    """People who do one thing after another at random, while the clock goes on and the bot is restarted."""

    def __init__(self, house: House, paper: Paper, seed: int) -> None:
        self.house, self.paper, self.dice = house, paper, Dice(seed)
        self.people: list[Partner] = []
        self.settled: dict[int, int] = {}

    async def begin(self) -> None:
        """Found a partnership on terms that the dice choose, and let its people join."""
        home = await self.house.partnership()
        self.ingrid = await self.house.coordinator("Ingrid Berg", "Ministry")
        zones = ("Africa/Nairobi", "Europe/Berlin", "Pacific/Auckland", "America/Lima")
        for number in range(6):
            organisation = f"Org {number // 2}"
            zone = self.dice.choice(zones)
            self.people.append(await self.house.partner(f"Person {number}", organisation, zone=zone))
        await self.ingrid.command("member", "Haddad, Works")
        await self.house.change(lambda uow: self._on_some_terms(schedules.begin(home, self.now, uow), uow))
        for who in self.people[:3]:
            other = await self.dice.choice(self.people).member()
            known = await who.member()
            if other.id != known.id:
                await self.house.change(self._saves(replace(known, alternate_id=other.id)))

    @property
    def now(self) -> datetime:
        """The moment that it is, aware UTC."""
        return self.house.clock.now()

    async def step(self) -> None:
        """Let something happen."""
        acts: list[Callable[[], Awaitable[None]]] = [self._says, self._presses, self._presses, self._presses]
        acts += [self._waits, self._waits, self._waits, self._goes, self._logs, self._restarts]
        await self.dice.choice(acts)()
        await self.house.settle()
        await self.watch()

    async def watch(self) -> None:
        """Note how often people were reminded of what is settled; one that is open again counts anew."""
        told = self.reminders()
        for one in await self.responses():
            if one.outcome in OPEN | {Outcome.NOT_DELIVERED}:
                self.settled.pop(one.id, None)
            else:
                self.settled.setdefault(one.id, told[one.id])

    async def responses(self) -> list[Response]:
        """Return all parts of all rounds."""
        return await self.house.look(lambda uow: uow.responses.find())

    def reminders(self) -> Counter[int]:
        """Return how often people were reminded, by the part that it was about."""
        keys = [one.key.split("/")[-1].split(":") for one in self.paper.letters]
        return Counter(int(key[1]) for key in keys if key[0] == "response" and key[2] == "reminded")

    def asked(self) -> Counter[int]:
        """Return how often a check-in was put, by its part."""
        keys = [one.key.split("/")[-1].split(":") for one in self.paper.letters]
        return Counter(int(key[1]) for key in keys if key[0] == "response" and key[2] == "asked")

    def _on_some_terms(self, schedule: Schedule, uow: UnitOfWork) -> None:
        terms = replace(
            schedule.terms,
            voice=self.dice.choice(list(Voice)),
            when_away=self.dice.choice(list(OffDay)),
            off_day=self.dice.choice(list(OffDay)),
            reminders=self.dice.below(4),
            window_hours=self.dice.choice((24, 48, 96)),
            posting=self.dice.choice(list(Posting)),
        )
        uow.schedules.save(replace(schedule, terms=terms))

    def _saves(self, member: Member) -> Callable[[UnitOfWork], Member]:
        return lambda uow: uow.members.save(member)

    async def _says(self) -> None:
        await self.dice.choice(self.people).says(self.dice.choice(("Two samples", "skip", "1", "Nothing")))

    async def _presses(self) -> None:
        who = self.dice.choice(self.people)
        labels = [label for one in who.chat[-6:] for label in one.labels if label != "Fill in a form"]
        if labels:
            await who.presses(self.dice.choice(labels))

    async def _waits(self) -> None:
        await self.house.clock_by(hours=self.dice.choice((1, 5, 12, 26)))

    async def _goes(self) -> None:
        who = self.dice.choice(self.people)
        day = (self.now + timedelta(days=1 + self.dice.below(3))).date()
        word, rest = self.dice.choice((("away", f"until {day:%-d %B}"), ("returned", ""), ("leave", "")))
        if word == "leave" and self.dice.below(10) < 7:
            return
        await who.command(word, rest)
        if word == "leave":
            await who.presses(who.last.labels[0])
            self.people.remove(who)

    async def _logs(self) -> None:
        await self.ingrid.command("log", f"{self.dice.choice(('Works', 'Org 1', 'Org 2'))}: twelve pumps")

    async def _restarts(self) -> None:
        await self.house.stop()
        self.house.clock.turn_to(self.now + timedelta(hours=self.dice.choice((0, 3, 30))))
        await self.house.start()


@pytest.mark.parametrize("seed", [3, 14, 15, 92, 65, 35])
async def test_whatever_happens_each_part_ends_as_one_thing_and_nobody_is_asked_twice(
    sqlite_database: Database, seed: int
) -> None:
    paper = Paper()
    async with await House.open(sqlite_database, PaperStage(paper)) as house:
        story = Story(house, paper, seed)
        await story.begin()
        await house.clock_to(datetime(2026, 11, 29, 18, tzinfo=UTC))
        while story.now < datetime(2026, 12, 19, tzinfo=UTC):
            await story.step()
        await house.clock_to(datetime(2026, 12, 27, 12, tzinfo=UTC))
        found = await story.responses()
        assert found
        assert {one.outcome for one in found} <= ENDS
        assert [one for one in found if one.due_at is not None] == []
        assert max(Counter((one.round_id, one.member_id, one.about) for one in found).values()) == 1
        assert not [one for one in await house.look(lambda uow: uow.rounds.find()) if one.closed_at is None]
        waiting = sa.select(sa.func.count()).where(tables.timers.c.kind == parts.ROUND)
        assert await house.database.read(lambda conn: conn.scalar(waiting)) == 0
        assert max(story.asked().values()) == 1
        told = story.reminders()
        assert {one: told[one] for one in story.settled} == story.settled
        late = [
            one for one in found if one.reminded_at and one.answered_at and one.reminded_at > one.answered_at
        ]
        assert late == []
        assert await set_aside(house) == []
