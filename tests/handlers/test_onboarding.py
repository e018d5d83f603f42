"""Joining: a code opens the door once, language and time of day are asked, the house is explained."""

import pytest

from storage.records.people import Role
from tests.house import House, Partner


async def stranger(house: House, name: str, language: str = "en") -> Partner:
    """Return somebody whom the bot has never met."""
    assert house.home
    return Partner(house, name, house.home, house.stage.hand(name, "Africa/Nairobi", language))


async def test_the_first_coordinator_is_told_what_is_kept_and_how_to_begin(house: House) -> None:
    await house.partnership("Clean Water Lakes")
    ingrid = await house.coordinator("Ingrid Berg")
    assert "You are its first coordinator" in ingrid.heard[0]
    await ingrid.presses("English")
    await ingrid.presses("Yes")
    await ingrid.hears("nothing goes to anybody before you press Start")


async def test_joining_greets_says_what_is_kept_and_tells_the_coordinators(house: House) -> None:
    await house.partnership("Clean Water Lakes")
    ingrid = await house.coordinator("Ingrid Berg")
    amina = await house.partner("Amina Diallo", "Lakewatch")
    assert "Welcome to Clean Water Lakes, Amina Diallo" in amina.heard[0]
    assert "(Ingrid Berg)" in amina.heard[0]
    assert amina.last.labels == ("English", "Français")
    await ingrid.hears("Amina Diallo (Lakewatch) has joined Clean Water Lakes")


async def test_language_and_time_of_day_are_guessed_and_confirmed_by_button(house: House) -> None:
    await house.partnership(zone="Africa/Dakar")
    await house.coordinator("Ingrid Berg")
    amina = await stranger(house, "Amina Diallo", "fr-SN")
    await amina.hand.joins(await house.invitation())
    await house.settle()
    assert amina.last.labels == ("Français", "English")
    await amina.presses("Français")
    assert "Dakar" in amina.last.text
    await amina.presses(amina.last.labels[0])
    await amina.hears("Ingrid Berg")
    person = await house.look(lambda uow: uow.members.profiles())
    assert {(one.person.language, one.person.zone) for one in person.values() if one.name == amina.name} == {
        ("fr-SN", "Africa/Dakar")
    }


async def test_another_place_is_found_by_its_name(house: House) -> None:
    await house.partnership(zone="Europe/Oslo")
    await house.coordinator("Ingrid Berg")
    amina = await stranger(house, "Amina Diallo")
    await amina.hand.joins(await house.invitation())
    await house.settle()
    await amina.presses("English")
    await amina.presses("Another place")
    await amina.says("Atlantis")
    assert "could not find the time of “Atlantis”" in amina.last.text
    assert amina.last.labels[0].startswith("Oslo, now")
    await amina.says("Indonesia")
    assert len(amina.last.labels) == 4
    await amina.says("nairobi")
    await amina.hears("I will go by the time of Nairobi")
    zones = await house.look(
        lambda uow: {one.name: one.person.zone for one in uow.members.profiles().values()}
    )
    assert zones["Amina Diallo"] == "Africa/Nairobi"
    await amina.says("thank you")
    assert "could not find the time" not in amina.last.text


async def test_one_of_several_places_is_chosen_by_button(house: House) -> None:
    await house.partnership()
    amina = await house.coordinator("Amina Diallo")
    await amina.presses("English")
    await amina.presses("Another place")
    await amina.says("Indonesia")
    await amina.presses(next(label for label in amina.last.labels if label.startswith("Jakarta")))
    await amina.hears("I will go by the time of Jakarta")


@pytest.mark.parametrize("written", ["{code}", " {CODE}. ", "join {code}", "/start {code}", "/join {CODE}"])
async def test_the_code_opens_the_door_however_it_is_typed(house: House, written: str) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    await ingrid.says("invite partner Lakewatch")
    code = await _code(house)
    amina = await stranger(house, "Amina Diallo")
    text = written.format(code=code, CODE=code.upper())
    if text.startswith("/"):
        await amina.command(*text[1:].split())
    else:
        await amina.says(text)
    assert "Welcome" in amina.heard[0]


async def test_a_code_opens_the_door_once_and_to_nobody_twice(house: House) -> None:
    await house.partnership()
    await house.coordinator("Ingrid Berg")
    code = await house.invitation()
    amina, kofi = await stranger(house, "Amina Diallo"), await stranger(house, "Kofi Mensah")
    await amina.command("start", code)
    await amina.command("start", code)
    assert "You are a member of Clean Water Lakes" in amina.last.text
    await kofi.command("start", code)
    assert "This code has been used" in kofi.last.text
    await kofi.says("Who are you?")
    assert "we have not met yet" in kofi.last.text


async def test_an_expired_code_says_until_when_it_could_be_used(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    await ingrid.says("invite newcomer")
    code = await _code(house)
    await house.clock_by(days=15)
    amina = await stranger(house, "Amina Diallo")
    await amina.says(code)
    assert "This code could be used until Friday 11 December" in amina.last.text


async def test_an_unknown_code_is_no_open_door_and_a_members_word_is_no_code(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg")
    amina = await stranger(house, "Amina Diallo")
    await amina.says("abcdefgh23")
    assert "I do not know this code" in amina.last.text
    await ingrid.says("abcdefgh23")
    assert "I do not know this code" not in ingrid.last.text


async def test_who_has_left_comes_back_in_the_role_of_the_new_invitation(house: House) -> None:
    await house.partnership()
    await house.coordinator("Ingrid Berg")
    amina = await house.partner("Amina Diallo", "Lakewatch")
    before = await amina.member()
    await amina.says("leave")
    await amina.presses("Leave")
    await amina.command("start", await house.invitation(Role.NEWCOMER, "BlueFlow"))
    after = await amina.member()
    assert (after.id, after.role, after.left_at) == (before.id, Role.NEWCOMER, None)
    assert after.organisation_id != before.organisation_id


async def _code(house: House) -> str:
    """Return the code that was made last."""
    return (await house.look(lambda uow: uow.invitations.waiting(house.clock.now())))[-1].code


async def test_every_platform_opens_the_door_and_confirms_what_it_knows(any_house: House) -> None:
    await any_house.partnership(zone="Europe/Oslo")
    ingrid = await any_house.coordinator("Ingrid Berg", zone="Africa/Nairobi")
    await ingrid.presses("English")
    await ingrid.presses("Yes")
    await ingrid.hears("I will go by the time of Nairobi")
    await ingrid.says("invite partner Lakewatch")
    code = await _code(any_house)
    assert code in ingrid.last.text
    amina = await stranger(any_house, "Amina Diallo")
    await amina.says(code)
    await amina.hears("Welcome to Clean Water Lakes")


async def test_a_newcomer_is_told_of_the_guidebook_and_of_no_check_in(house: House) -> None:
    await house.partnership()
    await house.coordinator("Ingrid Berg")
    lena = await house.newcomer("Lena Fischer")
    await lena.presses("English")
    await lena.presses("Yes")
    told = await lena.hears("guidebook")
    assert "Ingrid Berg" in told.text
    assert "Every other week" not in told.text
