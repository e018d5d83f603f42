"""People see what is kept of them, and change their language, zone and hours by button or by word."""

from datetime import time

from storage.records.people import Person, Role
from tests.house import House, Partner


async def person(house: House, partner: Partner) -> Person:
    """Who somebody is, as it is stored now."""
    member = await partner.member()
    return await house.look(lambda uow: uow.desk.person(member.person_id))


async def test_the_card_shows_what_is_kept(house: House) -> None:
    await house.partnership("Clean Water Lakes")
    amina = await house.partner("Amina Diallo", "Lakewatch", zone="Africa/Nairobi")
    await amina.says("profile")
    assert amina.last.text.splitlines() == [
        "Amina Diallo, Clean Water Lakes: partner",
        "• Language: English",
        "• Time: Nairobi, now 11:00",
        "• Hours: 08:00 to 18:00",
    ]
    assert amina.last.labels == ("Language", "Time zone", "Hours")


async def test_everybody_has_one_also_observers_and_in_french(house: House) -> None:
    await house.partnership("Clean Water Lakes")
    zoe = await house.partner("Zoe Martin", role=Role.OBSERVER, language="fr")
    await zoe.says("mon profil")
    assert "observateur" in zoe.last.text
    assert "Français" in zoe.last.text


async def test_the_language_is_changed_by_button_and_by_word(house: House) -> None:
    await house.partnership()
    amina = await house.partner("Amina Diallo")
    await amina.says("profile")
    await amina.presses("Language")
    await amina.presses("Français")
    assert (await person(house, amina)).language == "fr"
    await amina.says("langue anglais")
    assert (await person(house, amina)).language == "en"
    await amina.says("language fr")
    assert (await person(house, amina)).language == "fr"
    await amina.says("langue klingon")
    assert amina.last.labels == ("Français", "English")


async def test_the_zone_is_changed_by_word_and_by_a_place_that_is_asked_for(house: House) -> None:
    await house.partnership()
    amina = await house.partner("Amina Diallo")
    await amina.says("zone Nairobi")
    assert "I will go by the time of Nairobi" in amina.last.text
    assert (await person(house, amina)).zone == "Africa/Nairobi"
    await amina.says("zone Asia/Kolkata")
    assert (await person(house, amina)).zone == "Asia/Kolkata"
    await amina.says("zone Indonesia")
    assert len(amina.last.labels) == 4
    await amina.presses(next(label for label in amina.last.labels if label.startswith("Jakarta")))
    assert (await person(house, amina)).zone == "Asia/Jakarta"
    await amina.says("profile")
    await amina.presses("Time zone")
    await amina.says("Atlantis")
    assert "could not find the time of “Atlantis”" in amina.last.text
    await amina.says("Oslo")
    assert (await person(house, amina)).zone == "Europe/Oslo"
    member = await amina.member()
    assert not await house.look(lambda uow: uow.conversations.open_of(member.id))


async def test_who_moves_has_their_digest_on_their_own_monday_morning(house: House) -> None:
    await house.partnership()
    ingrid = await house.coordinator("Ingrid Berg", zone="Europe/Oslo")
    member = await ingrid.member()
    await ingrid.says("zone Nairobi")
    due = await house.look(lambda uow: uow.timers.due_at("digest.weekly", member.id))
    assert due is not None
    assert due.hour == 5


async def test_hours_are_changed_by_word_and_by_button(house: House) -> None:
    await house.partnership()
    amina = await house.partner("Amina Diallo")
    await amina.says("hours 8:30 to 17")
    assert "between 08:30 and 17:00 on working days" in amina.last.text
    kept = await person(house, amina)
    assert (kept.hours_from, kept.hours_until) == (time(8, 30), time(17))
    await amina.says("hours early")
    assert "could not read “early” as hours" in amina.last.text
    await amina.says("profile")
    assert "Hours: 08:30 to 17:00" in amina.last.text
    await amina.presses("Hours")
    await amina.presses("07:00 to 16:00")
    kept = await person(house, amina)
    assert (kept.hours_from, kept.hours_until) == (time(7), time(16))


async def test_nobody_changes_another_by_their_button(house: House) -> None:
    home = await house.partnership()
    amina, kofi = await house.partner("Amina Diallo"), await house.partner("Kofi Mensah")
    await amina.says("hours")
    before = await person(house, kofi)
    token = f"my_hours:{home.id}:{(await amina.member()).id}:07.00-16.00"
    assert before.hours_from is None
    await amina.presses(token)
    assert (await person(house, kofi)).hours_from is None


async def test_help_is_eight_lines_for_every_role_and_more_says_the_rest(house: House) -> None:
    await house.partnership()
    for role in Role:
        one = await house.partner(f"{role.value.title()} Person", role=role)
        for words in ("help", "help more"):
            known = len(one.heard)
            await one.says(words)
            assert all(len(text.splitlines()) <= 8 for text in one.heard[known:])
        assert "profile" in one.last.text
        assert ("alternate" in "\n".join(one.heard)) is (role is Role.COORDINATOR)
