"""Whatever people press and write, a history gives the present, and nobody reads what is not theirs."""

from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from handlers.rules import history
from handlers.rules.access import may_see
from handlers.rules.states import BEGINNINGS, leads
from storage.engine import Database
from storage.records.commitments import Change, Commitment, CommitmentState
from storage.records.events import EventKind
from storage.records.people import Member
from tests.flows.conftest import begin
from tests.flows.devices import set_aside
from tests.flows.dice import Dice
from tests.flows.lakes import Lakes
from tests.flows.promises import commitments, noted
from tests.house import House, Partner
from tests.paper import Paper
from tests.paper_stage import PaperStage

STEPS = 60
TITLES = ("Orchid", "Juniper", "Walnut", "Cedar")
WORDS = (
    "18 December",
    "in three weeks",
    "60%",
    "12 of 20",
    "BlueFlow",
    "Ingrid",
    "SDG 6",
    "A partner does it",
    "https://example.org/report",
    "commitments",
    "commitments all",
    "commitment 1",
    "commitment 2 story",
    "commitment 1 with my approver",
    "commitment 1 progress 60% the north shore",
    "commitment 1 SDG 6.1",
    "commitment 2 waiting BlueFlow",
    "commitment 1 new date 21 December",
    "commitment juniper weight intention",
    "commitment juniper on hold until 9 December",
    "commitment 1 done",
    "skip",
)


@dataclass
class Tale:
    """People who press whatever they see; `told` is how many letters of each were read."""

    lakes: Lakes
    paper: Paper
    people: list[Partner]
    dice: Dice
    told: dict[str, int] = field(default_factory=dict)
    trace: list[str] = field(default_factory=list)

    async def step(self) -> None:
        """Let somebody do something, and see that nobody read what is not theirs."""
        before = await commitments(self.lakes)
        who = self.dice.choice(self.people)
        choices = [
            choice
            for letter in self.paper.to(who.hand.user)[-8:]
            for row in letter.message.choices
            for choice in row
            if choice.token
        ]
        chance = self.dice.below(20)
        if chance == 0:
            self.trace.append("a day goes by")
            await self.lakes.house.clock_by(days=1)
        elif chance < 6 or not choices:
            words = self.dice.choice(WORDS)
            self.trace.append(f"{who.name} says {words!r}")
            await who.says(words)
        else:
            choice = self.dice.choice(choices)
            self.trace.append(f"{who.name} presses {choice.label!r} {choice.token}")
            now = self.lakes.house.clock.now()
            await self.paper.tell(
                self.paper.event(who.hand.user, now=now, kind=EventKind.CHOICE, token=choice.token)
            )
            await self.lakes.house.settle()
        await self._nobody_reads_what_is_not_theirs(before)

    async def _nobody_reads_what_is_not_theirs(self, before: list[Commitment]) -> None:
        after = await commitments(self.lakes)
        for who in self.people:
            member = await who.member()
            letters = self.paper.to(who.hand.user)
            new = letters[self.told.get(who.name, 0) :]
            self.told[who.name] = len(letters)
            labels = [c.label for one in new for row in one.message.choices for c in row]
            for words in [*(one.text for one in new), *labels]:
                for title in TITLES:
                    if title in words:
                        assert self._may(title, member, [*before, *after]), self._shown(who, words)

    def _may(self, title: str, member: Member, known: list[Commitment]) -> bool:
        return any(title in one.title and may_see(one, member) for one in known)

    def _shown(self, who: Partner, words: str) -> str:
        return "\n".join([*self.trace, f"{who.name} read: {words}"])


@pytest.mark.parametrize("seed", range(5))
async def test_the_history_gives_the_present_whatever_was_pressed(
    sqlite_database: Database, seed: int
) -> None:
    paper = Paper()
    async with await House.open(sqlite_database, PaperStage(paper)) as house:
        lakes = await begin(house)
        carla = await house.partner("Carla Ruiz", "Lakewatch")
        tale = Tale(lakes, paper, [lakes.ingrid, lakes.amina, lakes.jonas, carla], Dice(seed))
        await lakes.ingrid.command("norms", "visible to those it concerns")
        for title, owner in zip(TITLES, (lakes.amina, lakes.jonas, carla, lakes.amina), strict=True):
            await noted(lakes, f"{title} inventory by 18 December", owner)
        for _ in range(STEPS):
            await tale.step()
        assert await set_aside(house) == [], "\n".join(tale.trace)
        every = await house.look(lambda uow: uow.changes.since(None))
        for one in await commitments(lakes):
            kept = [change for change in every if change.commitment_id == one.id]
            assert history.replay(kept) == history.told(one), "\n".join(tale.trace)
            _went_by_the_diagram(kept)


def _went_by_the_diagram(kept: list[Change]) -> None:
    states = [CommitmentState(one.new) for one in kept if one.field == "state"]
    assert states[0] in BEGINNINGS
    assert all(leads(old, new) for old, new in pairwise(states))
