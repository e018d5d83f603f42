"""A group is tied to one partnership, by a coordinator; what is personal goes to the direct chat."""

from collections.abc import AsyncIterator

import pytest

from storage.engine import Database
from tests.house import House
from tests.paper import Paper
from tests.stages import PaperStage


class Hall:
    """A house on paper with a group chat in it."""

    def __init__(self, house: House, paper: Paper) -> None:
        self.house, self._paper = house, paper

    async def says(self, name: str, text: str) -> str:
        """Write in the group; return what the bot said there last."""
        said = self._paper.event(
            name, text, now=self.house.clock.now(), chat="Lake group", direct=False, addressed=True
        )
        await self._paper.tell(said)
        await self.house.settle()
        return self._paper.to("Lake group")[-1].text

    async def groups(self) -> int:
        """Return how many groups are tied to the partnership."""
        return await self.house.look(lambda uow: len(uow.groups.find()))


@pytest.fixture
async def hall(sqlite_database: Database) -> AsyncIterator[Hall]:
    paper = Paper()
    async with await House.open(sqlite_database, PaperStage(paper)) as house:
        await house.partnership("Clean Water Lakes")
        await house.coordinator("Ingrid Berg")
        await house.partner("Amina Diallo")
        yield Hall(house, paper)


async def test_a_coordinator_ties_a_group_once(hall: Hall) -> None:
    assert "now tied to Clean Water Lakes" in await hall.says("Ingrid Berg", "bind")
    assert "is tied to Clean Water Lakes; nothing was changed" in await hall.says("Ingrid Berg", "bind")
    assert await hall.groups() == 1


async def test_a_partner_is_told_who_can_tie_a_group(hall: Hall) -> None:
    assert "oordinator" in await hall.says("Amina Diallo", "bind")
    assert await hall.groups() == 0


async def test_a_direct_chat_is_no_group(hall: Hall) -> None:
    ingrid = await hall.house.coordinator("Kofi Mensah")
    await ingrid.says("bind")
    assert "in the group or channel" in ingrid.last.text


async def test_another_partnership_cannot_take_a_tied_group(hall: Hall) -> None:
    await hall.says("Ingrid Berg", "bind")
    other = await hall.house.partnership("Dry Land")
    await hall.house.coordinator("Zoe Martin", partnership=other)
    assert "not a member of" in await hall.says("Zoe Martin", "bind")
    assert await hall.groups() == 0


async def test_nothing_is_heard_in_a_group_before_it_is_tied(hall: Hall) -> None:
    assert "not tied to a partnership" in await hall.says("Amina Diallo", "help")


async def test_in_a_group_help_goes_to_the_direct_chat(hall: Hall) -> None:
    await hall.says("Ingrid Berg", "bind")
    assert await hall.says("Amina Diallo", "help") == "The answer is in your direct chat with me."


async def test_what_shows_others_names_is_asked_for_in_the_direct_chat(hall: Hall) -> None:
    await hall.says("Ingrid Berg", "bind")
    assert "here others would read it" in await hall.says("Ingrid Berg", "invite partner Lakewatch")
