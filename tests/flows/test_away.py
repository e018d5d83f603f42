"""Somebody is away while a check-in goes by: a colleague is asked, and what was missed is handed back."""

from storage.records.checkins import Outcome
from tests.flows.lakes import Lakes
from tests.house import Partner


async def kofi_of(lakes: Lakes) -> Partner:
    """Kofi of Lakewatch, in Nairobi like Amina, who is not asked for himself."""
    return await lakes.house.newcomer("Kofi Mensah", "Lakewatch", zone="Africa/Nairobi")


def asked(who: Partner) -> int:
    """How often somebody was asked what moved."""
    return sum("What moved on your side" in text for text in who.heard)


async def test_who_is_away_is_not_asked_and_hears_on_return_who_answered(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await kofi_of(lakes)
    await lakes.amina.says("I'm away until 4 December, ask Kofi")
    await lakes.amina.hears("away from Friday 27 November until Friday 4 December")
    await kofi.presses("That is fine")
    await lakes.until(30, 12, month=11)
    assert (asked(lakes.amina), asked(kofi)) == (0, 1)
    assert (await lakes.outcomes())["Amina"] is Outcome.AWAY
    await kofi.says("The second sampling round is done")
    await kofi.presses("Finish here")
    known = len(lakes.amina.heard)
    await lakes.until(7, 4)
    assert len(lakes.amina.heard) == known, "nothing is sent to somebody who is away"
    await lakes.until(7, 12)
    back = await lakes.amina.hears("Welcome back")
    assert "1 check-in went by; Kofi" in back.text
    assert "answered for you" in back.text
    assert len(back.text.splitlines()) <= 5
    await kofi.hears("You need not stand in for Amina")


async def test_an_absence_is_no_answer_to_the_question_that_is_open(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await kofi_of(lakes)
    await lakes.until(30, 7, 30, month=11)
    assert asked(lakes.amina) == 1
    await lakes.amina.says("I'm away until 11 December, ask Kofi")
    await lakes.amina.hears("until Friday 11 December")
    assert await lakes.house.look(lambda uow: uow.updates.since(None)) == []
    assert (await lakes.outcomes())["Amina"] is Outcome.AWAY
    await lakes.until(1, 12)
    assert asked(kofi) == 1, "on the next morning"
    known = len(lakes.amina.heard)
    await lakes.until(10, 12)
    assert len(lakes.amina.heard) == known, "who is away is not reminded"


async def test_an_answer_that_speaks_of_being_away_is_an_answer(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.says("I'm away until 11 December so the second sampling round is done early")
    [kept] = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert "sampling round" in kept.text
    assert not any("I write to you on" in text for text in lakes.amina.heard)


async def test_it_goes_in_french_and_by_command(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.jonas.says("Je suis absent jusqu'au 4 décembre, voyez avec Amina")
    await lakes.jonas.hears("absence du vendredi 27 novembre au vendredi 4 décembre")
    await lakes.amina.hears("named you to be asked meanwhile")
    await lakes.jonas.command("away", "jusqu'au 11 décembre")
    await lakes.jonas.hears("au vendredi 11 décembre")
    await lakes.jonas.says("Je suis de retour")
    await lakes.jonas.hears("Bon retour")


async def test_who_comes_back_early_is_asked_in_the_next_round(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.amina.says("away until 8 January")
    await lakes.until(30, 12, month=11)
    assert asked(lakes.amina) == 0
    await lakes.amina.says("I'm back")
    await lakes.amina.hears("Welcome back")
    await lakes.until(14, 12)
    assert asked(lakes.amina) == 1


async def test_who_is_back_before_the_round_closes_can_answer_after_all(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await kofi_of(lakes)
    await lakes.until(30, 7, 30, month=11)
    await lakes.amina.says("I'm away for a week, ask Kofi")
    await lakes.until(1, 6, 30)
    assert asked(kofi) == 1
    await lakes.amina.says("I'm back")
    offer = await lakes.amina.hears("is open until")
    assert not any("went by" in text for text in lakes.amina.heard)
    assert offer.labels == ("Answer after all",)
    await lakes.amina.presses("Answer after all")
    await lakes.amina.says("The second sampling round is done")
    await lakes.amina.presses("Finish here")
    assert (await lakes.outcomes())["Amina"] is Outcome.ANSWERED
    await lakes.until(4, 12)
    assert asked(kofi) == 1, "who need not stand in any longer is not reminded"


async def test_one_day_is_told_as_one_day_and_nobody_is_named_twice(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await kofi_of(lakes)
    for _ in range(2):
        await lakes.amina.says("I'm sick today, ask Kofi")
        await lakes.amina.hears("you are away on Friday 27 November")
    assert sum("named you to be asked" in text for text in kofi.heard) == 1
