"""Who is in the stories, and the moments they tell of."""

from dataclasses import dataclass
from datetime import UTC, datetime

from tests.house import House, Partner


@dataclass(frozen=True)
class Lakes:
    """A house with a coordinator in Oslo, a partner in Nairobi, and one in Berlin who reads French."""

    house: House
    ingrid: Partner
    amina: Partner
    jonas: Partner

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
