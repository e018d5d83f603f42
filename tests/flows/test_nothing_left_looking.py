"""Where it said that an answer is looked for, it says so no longer when the question is refused or fails."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot import dispatch
from bot.guidebook.answering.guide import Asked
from bot.guidebook.finding.index import Found
from handlers.route import Handler, Route
from handlers.routes import routes
from handlers.turn import Finding, Message, Turn
from storage.engine import Database
from storage.errors import Refused
from storage.records.guidebook import Outcome
from storage.unit import UnitOfWork
from tests.flows.conftest import begin
from tests.flows.lakes import Lakes
from tests.flows.reading import PLAYBOOK
from tests.house import House
from tests.machine.haste import until
from tests.stages import TelegramStage

QUESTION = "Who signs the data agreement?"


class Writer:
    """A guide whose answer can be seen coming."""

    def __init__(self, lakes: Lakes) -> None:
        self._lakes = lakes
        self.saw_it_begun = False

    async def answer(self, asked: Asked, found: Sequence[Found]) -> Finding:
        """Wait until its asker sees that it is looked for; then give it."""

        async def is_looked_for() -> bool:
            return "Looking it up" in self._lakes.amina.last.text

        await until(is_looked_for)
        self.saw_it_begun = True
        return Finding(Outcome.WRITTEN, written="The ministry [1].", cited=(found[0].passage,))


def refuses(turn: Turn, uow: UnitOfWork) -> list[Message]:
    raise Refused("refused.gone")


def fails(turn: Turn, uow: UnitOfWork) -> list[Message]:
    raise KeyError("a bug")


@pytest.mark.parametrize("several", [False, True], ids=["at once", "for one of two partnerships"])
@pytest.mark.parametrize(
    ("handler", "said"), [(refuses, "no longer"), (fails, "Something went wrong on our side")]
)
async def test_what_is_said_instead_of_an_answer_takes_the_place_of_looking_it_up(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch, handler: Handler, said: str, *, several: bool
) -> None:
    monkeypatch.setattr(dispatch, "BACKOFF", (0.01, 0.01))
    table = replace(routes(), question=Route(handler, finds=True))
    async with await House.open(sqlite_database, TelegramStage(), table=table) as house:
        lakes = await begin(house)
        await PLAYBOOK.put(lakes)
        house.guide = writer = Writer(lakes)
        await house.restart()
        if several:
            harbour = await house.partnership("Harbour")
            await lakes.amina.hand.joins(await house.invitation(organisation="Divers", partnership=harbour))
            await house.settle()
        before = len(lakes.amina.heard) + several
        await lakes.amina.says(QUESTION)
        if several:
            await lakes.amina.presses(lakes.ingrid.partnership.name)

        async def is_said() -> bool:
            return said in lakes.amina.last.text

        await until(is_said)
        assert writer.saw_it_begun
        assert len(lakes.amina.heard) == before + 1
        assert not any("Looking it up" in text for text in lakes.amina.heard)
