"""Somebody goes away, names who is asked meanwhile, and comes back to what was missed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from storage.engine import Database
from storage.records.checkins import Update, UpdateId
from storage.records.conversations import Audience
from storage.records.events import EventKind
from storage.records.people import Person
from storage.unit import NEW
from tests.house import House, Partner
from tests.paper import Paper
from tests.stages import PaperStage

AWAY = "I'm away until 15 January, ask Jonas"


async def person(house: House, partner: Partner) -> Person:
    """Who somebody is, as it is stored now."""
    member = await partner.member()
    return await house.look(lambda uow: uow.desk.person(member.person_id))


async def met(house: House, language: str = "en") -> tuple[Partner, Partner, Partner]:
    """Ingrid coordinates, Amina goes away, Jonas is asked. It is Friday 27 November 2026."""
    await house.partnership("Clean Water Lakes")
    ingrid = await house.coordinator("Ingrid Berg", "Ministry")
    amina = await house.partner("Amina Diallo", "Lakewatch", zone="Africa/Nairobi", language=language)
    jonas = await house.partner("Jonas Weber", "BlueFlow")
    return ingrid, amina, jonas


async def test_an_absence_is_noted_echoed_and_told_to_who_stands_in(any_house: House) -> None:
    _, amina, jonas = await met(any_house)
    await amina.says(AWAY)
    said = amina.last.text
    assert "away from Friday 27 November until Friday 15 January" in said
    assert "I write to you on Monday 18 January" in said
    assert "Meanwhile I ask Jonas" in said
    assert amina.last.labels == ("Right", "Change", "Not away")
    kept = await person(any_house, amina)
    assert (kept.away_from, kept.away_until) == (date(2026, 11, 27), date(2027, 1, 15))
    assert (await amina.member()).stand_in_id == (await jonas.member()).id
    asked = await jonas.hears("and named you to be asked meanwhile")
    assert "Amina" in asked.text
    assert asked.labels == ("That is fine", "I cannot")
    await amina.presses("Right")
    await amina.hears("in five lines")
    await jonas.presses("That is fine")
    await jonas.hears("Thank you. What concerns Amina")
    await any_house.clock_to(datetime(2027, 1, 18, 5, 30, tzinfo=UTC))
    await amina.hears("Welcome back")
    assert (await amina.member()).stand_in_id is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "away until 15 January, ask Jonas"),
        ("en", "/away until 15 January, ask jonas weber"),
        ("fr", "Je suis absente jusqu’au 15 janvier, voyez avec Jonas"),
        ("fr", "absente jusqu'au 15 janvier, voyez avec Jonas"),
    ],
)
async def test_it_is_said_by_a_word_or_in_a_sentence(house: House, language: str, words: str) -> None:
    _, amina, jonas = await met(house, language)
    if words.startswith("/"):
        await amina.command("away", words.removeprefix("/away "))
    else:
        await amina.says(words)
    assert (await person(house, amina)).away_until == date(2027, 1, 15)
    assert (await amina.member()).stand_in_id == (await jonas.member()).id
    assert "Jonas Weber" in amina.last.text
    assert ("vendredi 15 janvier" if language == "fr" else "Friday 15 January") in amina.last.text


async def test_away_alone_says_how_or_what_is_noted(house: House) -> None:
    _, amina, _ = await met(house)
    for words in ("away", "Away.", "I'm away"):
        await amina.says(words)
        assert "away from 20 December until 3 January" in amina.last.text
    await amina.says("away for a good while")
    assert "I could not read the days, so nothing was noted" in amina.last.text
    assert (await person(house, amina)).away_until is None
    await amina.says("away from 20 December until 3 January")
    await amina.says("away")
    assert "away from Sunday 20 December until Sunday 3 January" in amina.last.text
    await amina.says("profile")
    assert "Away from Sunday 20 December until Sunday 3 January" in amina.last.text


async def test_days_can_be_changed_and_taken_back_before_they_begin(house: House) -> None:
    _, amina, jonas = await met(house)
    await amina.says("away from 20 December until 3 January, ask Jonas")
    await amina.presses("Change")
    assert "Tell me the days" in amina.last.text
    await amina.says("away from 21 December until 3 January")
    await jonas.hears("You need not stand in for Amina Diallo (Lakewatch) any longer")
    await amina.presses("Not away")
    assert amina.last.text == "Noted: you are not away."
    assert (await person(house, amina)).away_until is None
    member = await amina.member()
    assert await house.look(lambda uow: uow.timers.due_at("away.return", member.id)) is None
    await amina.presses("Not away")
    assert "No absence is noted" in amina.last.text


async def test_who_cannot_stand_in_is_let_off_and_everybody_who_must_know_hears_of_it(house: House) -> None:
    ingrid, amina, jonas = await met(house)
    await amina.says(AWAY)
    await jonas.presses("I cannot")
    await jonas.hears("You are not asked in place of Amina Diallo (Lakewatch)")
    await amina.hears("Jonas Weber cannot be asked while you are away")
    await ingrid.hears("Jonas Weber cannot stand in for Amina Diallo (Lakewatch)")
    assert (await amina.member()).stand_in_id is None
    await jonas.presses("That is fine")
    assert "This button is out of date" in jonas.last.text


async def test_a_name_that_fits_several_is_asked_about_with_the_days_noted(house: House) -> None:
    _, amina, _ = await met(house)
    berg = await house.partner("Jonas Berg", "Divers")
    await amina.says(AWAY)
    assert "“Jonas” fits more than one" in amina.last.text
    assert amina.last.labels == ("Jonas Weber (BlueFlow)", "Jonas Berg (Divers)")
    assert (await person(house, amina)).away_until == date(2027, 1, 15)
    await amina.presses("Jonas Berg (Divers)")
    assert (await amina.member()).stand_in_id == (await berg.member()).id
    await berg.hears("named you to be asked meanwhile")


async def test_a_name_that_nobody_has_is_said_to_be_unknown_with_the_days_noted(house: House) -> None:
    _, amina, _ = await met(house)
    await amina.says("I'm away until 15 January, ask Bertha")
    assert "I found nobody called “Bertha”" in amina.last.text
    assert (await person(house, amina)).away_until == date(2027, 1, 15)
    assert (await amina.member()).stand_in_id is None


async def test_who_is_back_early_says_so_and_hears_what_was_missed(house: House) -> None:
    ingrid, amina, jonas = await met(house)
    await amina.says(AWAY)
    await ingrid.says("commit lab permits by 4 December")
    await ingrid.presses("Confirm")
    await ingrid.command("commitments")
    await ingrid.presses("1 Done")
    author = await jonas.member()
    news = Update(
        UpdateId(NEW), author.id, None, None, "moved", "Pumps", house.clock.now(), house.clock.now()
    )
    await house.change(lambda uow: uow.updates.add(replace(news, audience=Audience.PARTNERS)))
    await house.change(lambda uow: uow.updates.add(news))
    await amina.says("commit survey by 7 December")
    await amina.presses("Confirm")
    await house.clock_by(days=6)
    await amina.says("I'm back")
    back = await amina.hears("Welcome back")
    lines = back.text.splitlines()
    assert len(lines) <= 5
    assert lines[0] == "Welcome back. Clean Water Lakes since Friday 27 November:"
    assert "• Your date: “Survey”, Mon 7 Dec" in lines
    assert "• Finished by others: “Lab permits” (Ministry)" in lines
    assert "• 1 new update" in lines
    await jonas.hears("You need not stand in")
    await house.clock_to(datetime(2027, 1, 19, 12, tzinfo=UTC))
    assert sum("Welcome back" in text for text in amina.heard) == 1


async def test_the_return_waits_for_the_morning_of_a_working_day_also_when_it_was_put_off(
    house: House,
) -> None:
    _, amina, _ = await met(house)
    await amina.says("away until Friday 4 December")
    await amina.says("hours 9-17")
    await amina.says("away until Saturday 12 December")
    await house.clock_to(datetime(2026, 12, 14, 4, 59, tzinfo=UTC))
    assert not any("Welcome back" in text for text in amina.heard)
    await house.clock_to(datetime(2026, 12, 14, 7, tzinfo=UTC))
    await amina.hears("Nothing in Clean Water Lakes since Friday 27 November needs you")


@pytest.mark.parametrize("action", ["away_cannot", "away_fine", "away_right", "away_change", "away_not"])
async def test_nobody_answers_for_another_by_their_button(sqlite_database: Database, action: str) -> None:
    paper = Paper()
    async with await House.open(sqlite_database, PaperStage(paper)) as house:
        _, amina, _ = await met(house)
        kofi = await house.partner("Kofi Mensah")
        await amina.says(AWAY)
        before = await amina.member()
        token = f"{action}:{amina.partnership.id}:{before.id}:"
        await paper.tell(paper.event(kofi.name, now=house.clock.now(), kind=EventKind.CHOICE, token=token))
        await house.settle()
        assert "nothing was changed" in kofi.last.text
        assert (await person(house, amina)).away_until == date(2027, 1, 15)
        assert await amina.member() == before


async def test_a_question_that_is_open_is_not_answered_by_an_absence(house: House) -> None:
    _, amina, _ = await met(house)
    await amina.says("profile")
    await amina.presses("Time zone")
    await amina.says(AWAY)
    assert any("away from Friday 27 November" in text for text in amina.heard)
    assert (await person(house, amina)).away_until == date(2027, 1, 15)
    assert "could not find the time" not in "\n".join(amina.heard)
