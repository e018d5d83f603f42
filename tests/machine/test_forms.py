"""Forms through the whole machine: offered where there are any, and answered in words elsewhere."""

from collections.abc import AsyncIterator

import pytest

from storage.engine import Database
from storage.records.events import EventKind
from tests.house import House
from tests.machine import survey
from tests.paper import Paper
from tests.platforms.page import PlaygroundStage
from tests.stages import STAGES, PaperHand, PaperStage, SlackHand, Stage, TelegramStage


def stage_of(name: str, database: Database) -> Stage:
    return PlaygroundStage(database) if name == "playground" else STAGES[name]()


@pytest.fixture(params=["slack", "playground"])
async def lakes(request: pytest.FixtureRequest, sqlite_database: Database) -> AsyncIterator[House]:
    """A house on a platform with forms."""
    stage = stage_of(request.param, sqlite_database)
    async with await House.open(sqlite_database, stage, table=survey.routes()) as house:
        await house.partnership()
        yield house


async def test_a_form_is_opened_filled_in_and_taken(lakes: House) -> None:
    amina = await lakes.partner("Amina Diallo")
    await amina.command("survey")
    assert amina.last.labels == ("Fill in", "Skip")
    await amina.presses("Fill in")
    assert amina.last.text == "How is it?"
    assert await amina.fills({"What moved?": "Pumps", "How many?": "12"}) == {}
    assert amina.last.text == "7x: count=12 moved=Pumps state=no"
    with pytest.raises(AssertionError):
        await amina.fills({"What moved?": "twice"})


async def test_what_is_missing_is_said_at_the_field_in_the_reader_s_language(lakes: House) -> None:
    amina = await lakes.partner("Amina Diallo", language="fr")
    await amina.command("survey")
    await amina.presses("Fill in")
    wrong = await amina.fills({"What moved?": "  "})
    assert wrong == {"What moved?": "Veuillez remplir ce champ ; il ne peut pas rester vide."}
    assert await amina.fills({"What moved?": "Pumps", "Done?": "yes"}) == {}
    assert "state=yes" in amina.last.text


async def test_a_form_of_somebody_in_two_partnerships_names_the_one_that_it_is_of(lakes: House) -> None:
    amina = await lakes.partner("Amina Diallo")
    rivers = await lakes.partnership("Clean Rivers")
    await amina.hand.joins(await lakes.invitation(partnership=rivers))
    await lakes.settle()
    await amina.command("survey")
    await amina.presses("Clean Water Lakes")
    await amina.presses("Fill in")
    assert await amina.fills({"moved": "Pumps"}) == {}
    assert amina.last.text.splitlines()[0] == "Clean Water Lakes"


async def test_no_button_offers_a_form_where_there_is_none(sqlite_database: Database) -> None:
    async with await House.open(sqlite_database, TelegramStage(), table=survey.routes()) as house:
        await house.partnership()
        amina = await house.partner("Amina Diallo")
        await amina.command("survey")
        assert amina.last.labels == ("Skip",)


async def test_a_view_for_which_there_is_no_form_any_more_says_to_look_into_the_chat(
    sqlite_database: Database,
) -> None:
    async with await House.open(sqlite_database, STAGES["slack"](), table=survey.routes()) as house:
        await house.partnership()
        amina = await house.partner("Amina Diallo", language="fr")
        assert isinstance(amina.hand, SlackHand)
        await amina.command("survey")
        await amina.says("done")
        await amina.presses("Fill in")
        assert amina.last.text == "It is done already."
        view = await amina.hand.person.sees_view("Dans la discussion")
        assert "Veuillez regarder dans la discussion" in view.text


async def test_where_no_view_opens_the_question_goes_on_in_words(sqlite_database: Database) -> None:
    stage = STAGES["slack"]()
    async with await House.open(sqlite_database, stage, table=survey.routes()) as house:
        await house.partnership()
        amina = await house.partner("Amina Diallo")
        await amina.command("survey")
        assert isinstance(amina.hand, SlackHand)
        amina.hand.person.api.trigger_life = -1
        await amina.presses("Fill in")
        assert amina.last.text == "In words, please: what moved?"


async def test_a_form_goes_into_its_view_and_not_into_the_chat(sqlite_database: Database) -> None:
    paper = Paper(forms=True)
    async with await House.open(sqlite_database, PaperStage(paper), table=survey.routes()) as house:
        await house.partnership()
        amina = await house.partner("Amina Diallo")
        await amina.command("survey")
        await amina.presses("Fill in")
        (shown,) = [one.message for one in paper.letters if one.message.form]
        assert (shown.view, shown.card, shown.choices) == ("view of Amina Diallo", None, ())
        await amina.fills({"moved": "Pumps"})
        assert amina.last.text == "7x: count= moved=Pumps state=no"


async def test_a_forged_form_opens_nothing_of_another_partnership(sqlite_database: Database) -> None:
    paper = Paper(forms=True)
    async with await House.open(sqlite_database, PaperStage(paper), table=survey.routes()) as house:
        await house.partnership()
        rivers = await house.partnership("Clean Rivers")
        tom = await house.partner("Tom Okello")
        assert isinstance(tom.hand, PaperHand)
        home = rivers.id - 1
        for token in (f"filled:{home}:7:", f"gone:{rivers.id}:7:", "rubbish"):
            before = len(tom.heard)
            await paper.tell(tom.hand.event(kind=EventKind.FORM, token=token, values=(("moved", "x"),)))
            await house.settle()
            assert len(tom.heard) == before + 1
            assert "moved=" not in tom.last.text
