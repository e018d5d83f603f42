"""Finding: in any language once texts are embedded, by words until then, and never in another's books."""

import pytest

from bot.guidebook.finding.bundled import bundled_embedder
from bot.guidebook.finding.embedder import Embedder
from storage.records.conversations import Audience
from storage.records.guidebook import Outcome
from storage.records.people import Partnership
from tests.embedders import CountingEmbedder
from tests.flows.devices import set_aside
from tests.flows.lakes import Lakes
from tests.house import House, Partner
from tests.machine.haste import until
from tests.shelves import OURS, Shelf, embedded, progress

SAMPLES = "Water samples are taken on the first Monday of each month by two people in the boat."
PUMPS = "Villages report a broken pump to the ministry, whose engineers come within three days."
MONEY = "Each partner pays its own travel; the ministry pays for the laboratory and the boat."
BOOK = [SAMPLES, PUMPS, MONEY]
LONG = [*BOOK, *(f"Site {number} is looked after by village {number}." for number in range(40))]


@pytest.fixture(scope="module")
def bundled() -> Embedder:
    """The model that comes with the bot."""
    embedder = bundled_embedder()
    if embedder is None:
        pytest.skip("the embedding model's packages are not installed (`make install` installs them)")
    return embedder


async def with_embedder(lakes: Lakes, embedder: Embedder) -> None:
    """Have the bot embed from now on."""
    lakes.house.embedder = embedder
    await lakes.house.restart()


async def outcomes(house: House, partnership: Partnership | None = None) -> list[Outcome]:
    """Return what came of each question."""
    return [one.outcome for one in await house.look(lambda uow: uow.enquiries.find(), partnership)]


async def test_a_question_in_spanish_finds_the_english_passage(lakes: Lakes, bundled: Embedder) -> None:
    await with_embedder(lakes, bundled)
    await lakes.house.change(OURS.holds(BOOK))
    lakes.house.bot.wakes.ring_all()
    await embedded(lakes.house.database, bundled.name)
    await lakes.amina.says("¿A quién avisan los pueblos cuando se rompe una bomba de agua?")
    await lakes.amina.hears(PUMPS)
    assert await set_aside(lakes.house) == []


async def test_words_answer_before_anything_is_embedded_and_the_progress_is_told(lakes: Lakes) -> None:
    embedder = CountingEmbedder()
    embedder.paused = True
    await with_embedder(lakes, embedder)
    await lakes.house.change(OURS.holds(LONG))
    await lakes.amina.says("Who takes the water samples on the first Monday?")
    await lakes.amina.hears(SAMPLES)
    await lakes.ingrid.says("guidebook")
    assert "meaning" not in lakes.ingrid.last.text
    embedder.go_on(4)
    home = lakes.ingrid.partnership
    [begun] = await until(lambda: progress(lakes.house.database, home))
    assert (begun.done, begun.pieces) == (16, len(LONG))
    await lakes.ingrid.says("guidebook")
    await lakes.ingrid.hears("37 %")
    embedder.go_on(100)
    await embedded(lakes.house.database, embedder.name)
    await lakes.ingrid.says("guidebook")
    await lakes.ingrid.hears("100 %")


async def test_a_new_version_is_found_at_once_and_the_old_one_no_more(lakes: Lakes) -> None:
    embedder = CountingEmbedder()
    await with_embedder(lakes, embedder)
    await lakes.house.change(OURS.holds(BOOK))
    lakes.house.bot.wakes.ring_all()
    await embedded(lakes.house.database, embedder.name)
    await lakes.amina.says("When are water samples taken?")
    await lakes.amina.hears(SAMPLES)
    later = SAMPLES.replace("Monday", "Thursday")
    await lakes.house.change(OURS.holds([later, PUMPS]))
    await lakes.amina.says("When are water samples taken?")
    assert later in lakes.amina.last.text
    assert SAMPLES not in lakes.amina.last.text


async def test_what_another_partnership_shares_answers_and_what_it_keeps_never_does(house: House) -> None:
    theirs = await house.partnership("Green Roofs")
    await house.change(Shelf("Shared", shared=True).holds([SAMPLES], "shared.md"), theirs)
    await house.change(Shelf("Kept").holds([PUMPS], "kept.md"), theirs)
    ours = await house.partnership("Clean Water Lakes")
    await house.coordinator("Ingrid Berg")
    amina = await house.partner("Amina Diallo")
    await amina.says("When are water samples taken?")
    await amina.hears(SAMPLES)
    await amina.says("To whom do villages report a broken pump?")
    assert not any("engineers" in text for text in amina.heard)
    assert (await outcomes(house, ours))[0] is Outcome.QUOTED
    assert (await outcomes(house, ours))[1] is not Outcome.QUOTED
    assert await outcomes(house, theirs) == []
    assert await set_aside(house) == []


async def test_somebody_in_two_partnerships_is_answered_from_the_one_they_ask_in(lakes: Lakes) -> None:
    house, amina = lakes.house, lakes.amina
    await house.change(OURS.holds([SAMPLES]))
    roofs = await house.partnership("Green Roofs")
    await house.coordinator("Rosa Lind", partnership=roofs)
    await house.change(OURS.holds([PUMPS]), roofs)
    await amina.hand.joins(await house.invitation(partnership=roofs))
    await house.settle()
    await asks(amina, "To whom do villages report a broken pump?", lakes.ingrid.partnership)
    assert not any("engineers" in text for text in amina.heard)
    await asks(amina, "When are water samples taken?", roofs)
    assert not any("first Monday" in text for text in amina.heard)
    await asks(amina, "To whom do villages report a broken pump?", roofs)
    await amina.hears(PUMPS)


async def asks(who: Partner, question: str, where: Partnership) -> None:
    """Ask, and say for which partnership."""
    await who.says(question)
    await who.presses(where.name)


async def test_what_is_for_coordinators_answers_no_partner(lakes: Lakes) -> None:
    await lakes.house.change(Shelf("Ours alone", Audience.COORDINATORS).holds([MONEY]))
    await lakes.amina.says("Who pays for the laboratory and the boat?")
    assert not any(MONEY in text for text in lakes.amina.heard)
    await lakes.ingrid.says("Who pays for the laboratory and the boat?")
    await lakes.ingrid.hears(MONEY)
