"""Who is in the stories, and the moments they tell of."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from storage.records.checkins import Outcome
from storage.unit import UnitOfWork
from tests.house import House, Partner


@dataclass(frozen=True)
class Lakes:
    """A house with a coordinator in Oslo, a partner in Nairobi, and one in Berlin who reads French."""

    house: House
    ingrid: Partner
    amina: Partner
    jonas: Partner

    async def terms(self, **changed: Any) -> None:
        """Run the check-in on other terms from its next round on."""

        def change(uow: UnitOfWork) -> None:
            [schedule] = uow.schedules.present()
            uow.schedules.save(replace(schedule, terms=replace(schedule.terms, **changed)))

        await self.house.change(change)

    async def member(self, who: Partner, **changed: Any) -> None:
        """Change what is stored of somebody's membership."""
        known = await who.member()
        await self.house.change(lambda uow: uow.members.save(replace(known, **changed)))

    async def outcomes(self) -> dict[str, Outcome]:
        """Return how each part of the latest round stands, by first name, which is all that Slack tells."""

        def look(uow: UnitOfWork) -> dict[str, Outcome]:
            names = {one.id: one.name.split()[0] for one in uow.members.profiles(uow.members.ever()).values()}
            [latest] = uow.rounds.latest()
            return {names[one.member_id]: one.outcome for one in uow.responses.of_round(latest.id)}

        return await self.house.look(look)

    async def until(self, day: int, hour: int = 0, minute: int = 0, *, month: int = 12) -> None:
        """Let time pass until a moment of the winter of 2026, in UTC."""
        year = 2026 if month > 6 else 2027
        await self.house.clock_to(datetime(year, month, day, hour, minute, tzinfo=UTC))

    async def answered(self) -> None:
        """Let Monday come and Amina answer all of it, with a promise that she confirms."""
        await self.until(30, 7, 30, month=11)
        await self.amina.says("The second sampling round is done")
        await self.amina.says("Nothing at the moment")
        await self.amina.says("We'll send the water quality report by Friday")
        await self.amina.presses("Confirm")
        await self.amina.presses("On track")
