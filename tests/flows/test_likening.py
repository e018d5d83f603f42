"""Who takes a question to the coordinators by a button joins those who asked the same in other words."""

import pytest
from typing_extensions import override

from bot.guidebook.finding.embedder import Floats
from storage.records.guidebook import Enquiry, Outcome
from tests.embedders import CountingEmbedder
from tests.flows.harbour import KNOWN, a_guidebook
from tests.flows.lakes import Lakes
from tests.house import Partner
from tests.shelves import embedded

CLUB = "Which football club won?"
MEANT = {
    "¿Quién firma el acuerdo de datos?": KNOWN,
    "¿Qué equipo ganó?": CLUB,
}
NOT_IT, ASK = "👎 Not the answer", "Ask a coordinator"


class Polyglot(CountingEmbedder):
    """An embedder that knows what some questions in Spanish mean."""

    @override
    def query(self, text: str) -> Floats:
        return super().query(MEANT.get(text, text))


@pytest.fixture
async def zoe(lakes: Lakes) -> Partner:
    """Somebody who speaks Spanish, with a guidebook that is embedded."""
    lakes.house.embedder = embedder = Polyglot()
    await lakes.house.restart()
    await a_guidebook(lakes)
    lakes.house.bot.wakes.ring_all()
    await embedded(lakes.house.database, embedder.name)
    return await lakes.house.newcomer("Zoe Martin", "Lakewatch")


async def asked(lakes: Lakes) -> list[Enquiry]:
    return await lakes.house.look(lambda uow: uow.enquiries.find())


@pytest.mark.parametrize(
    ("first", "same", "outcome", "button"),
    [
        (KNOWN, "¿Quién firma el acuerdo de datos?", Outcome.QUOTED, NOT_IT),
        (CLUB, "¿Qué equipo ganó?", Outcome.OFF_TOPIC, ASK),
    ],
)
async def test_what_is_passed_on_by_a_button_joins_what_means_the_same(
    lakes: Lakes, zoe: Partner, first: str, same: str, outcome: Outcome, button: str
) -> None:
    for who, text in ((lakes.amina, first), (zoe, same)):
        await who.command("ask", text)
        await who.presses(button)
    assert [one.outcome for one in await asked(lakes)] == [outcome, outcome]
    [gap] = await lakes.house.look(lambda uow: uow.gaps.open())
    assert [one.gap_id for one in await asked(lakes)] == [gap.id, gap.id]
    card = await lakes.ingrid.hears(first)
    assert "2 people" in card.text


async def test_what_means_something_else_opens_its_own(lakes: Lakes, zoe: Partner) -> None:
    for who, text in ((lakes.amina, KNOWN), (zoe, "Where do the sampling boats lie?")):
        await who.command("ask", text)
        await who.presses(NOT_IT)
    assert len(await lakes.house.look(lambda uow: uow.gaps.open())) == 2
