"""Only those who may see a commitment see it: in lists, cards, buttons, stories, and by its words."""

import pytest

from bot.tokens import Token
from storage.engine import Database
from storage.records.commitments import CommitmentState
from storage.records.events import EventKind
from tests.flows.conftest import begin
from tests.flows.lakes import Lakes
from tests.flows.promises import noted, now
from tests.house import House, Partner
from tests.paper import Paper
from tests.paper_stage import PaperStage

SECRET = "Orchid"


@pytest.fixture
async def secret(lakes_outside: Lakes) -> Lakes:
    """A commitment of Lakewatch that only those it concerns may see."""
    await lakes_outside.ingrid.command("norms", "visible to those it concerns")
    await noted(lakes_outside, f"{SECRET} inventory by 18 December")
    return lakes_outside


def knows(partner: Partner) -> bool:
    return any(SECRET.casefold() in one.casefold() for one in partner.heard)


@pytest.mark.parametrize(
    "ask",
    [
        ("engagements", ""),
        ("engagements", "tous"),
        ("engagements", "Lakewatch"),
        ("engagements", "Amina"),
        ("commitment", "inventory"),
        ("commitment", "1"),
        ("commitment", "inventory progress 60%"),
        ("commitment", "inventory story"),
        ("engagements", "ODD 6"),
    ],
)
async def test_a_partner_of_another_organisation_finds_nothing_by_word(
    secret: Lakes, ask: tuple[str, str]
) -> None:
    await secret.amina.command("commitment", "1 SDG 6")
    told = len(secret.jonas.heard)
    await secret.jonas.command(*ask)
    assert len(secret.jonas.heard) > told
    assert not knows(secret.jonas)


ACTIONS = [
    "card",
    "story",
    "progress",
    "done",
    "goals",
    "who_sees",
    "evidence",
    "drop",
    "hold",
    "change_date",
    "needs",
    "handover",
    "received",
    "not_yet",
    "move_accept",
    "snooze",
    "confirm",
]


@pytest.mark.parametrize("action", ACTIONS)
async def test_a_forged_button_shows_and_changes_nothing(sqlite_database: Database, action: str) -> None:
    paper = Paper()
    async with await House.open(sqlite_database, PaperStage(paper)) as house:
        lakes = await begin(house)
        await lakes.ingrid.command("norms", "visible to those it concerns")
        theirs = await noted(lakes, f"{SECRET} inventory by 18 December")
        token = str(Token(action, lakes.jonas.partnership.id, theirs.id, f"{theirs.version}."))
        pressed = paper.event(lakes.jonas.name, now=house.clock.now(), kind=EventKind.CHOICE, token=token)
        told = len(lakes.jonas.heard)
        await paper.tell(pressed)
        await house.settle()
        assert len(lakes.jonas.heard) > told
        assert not knows(lakes.jonas)
        assert (await now(lakes, theirs)).version == theirs.version


async def test_their_colleague_the_one_who_waits_and_coordinators_see_it(secret: Lakes) -> None:
    carla = await secret.house.partner("Carla Ruiz", "Lakewatch")
    for one, words in ((carla, "commitments all"), (secret.ingrid, "commitments")):
        await one.says(words)
        assert knows(one)
    await secret.amina.command("commitment", "1 waiting BlueFlow")
    assert knows(secret.jonas)


async def test_thanks_and_lists_of_states_do_not_name_it(secret: Lakes) -> None:
    await secret.amina.command("commitment", "1 at risk")
    await secret.until(30, 8, 30, month=11)
    await secret.jonas.says("Les pompes sont là")
    for words in ("Rien", "La suite"):
        await secret.jonas.says(words)
    await secret.jonas.presses("En bonne voie")
    for words in ("engagements menacés", "engagements à confirmer", "engagements faits"):
        await secret.jonas.says(words)
    assert not knows(secret.jonas)


async def test_what_depends_on_it_does_not_name_it(secret: Lakes) -> None:
    pumps = await noted(secret, "pump list by 20 December", secret.jonas)
    await secret.ingrid.command("commitment", "pump list replaced by orchid")
    assert (await now(secret, pumps)).state is CommitmentState.SUPERSEDED
    await secret.jonas.hears("a modifié «\u00a0Pump list\u00a0»")
    assert not knows(secret.jonas)


async def test_where_it_stands_is_not_told_to_those_it_does_not_concern(secret: Lakes) -> None:
    await secret.amina.command("commitment", "1 who sees it all members")
    await secret.amina.command("commitment", "1 with my approver")
    await secret.amina.command("commitment", "1 progress 60%")
    await secret.jonas.command("commitment", "inventory")
    card = await secret.jonas.hears("Où cela en est")
    assert "ouvert" in card.text
    assert "60" not in card.text
    await secret.jonas.presses("Historique")
    story = secret.jonas.last.text
    assert "confirmé" in story
    assert "valideur" not in story
    assert "60" not in story
    await secret.jonas.command("commitments", "chez le valideur")
    assert "aucun" in secret.jonas.last.text
