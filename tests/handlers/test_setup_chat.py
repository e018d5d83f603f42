"""Setting up in chat: each step can be redone, put off and resumed, and tells what it did not understand."""

import re
from datetime import date

import pytest

from handlers.checkins.rounds import schedules
from handlers.rules import rhythm_words
from prompts.catalogue import house as catalogue
from storage.engine import Database
from storage.records.events import EventKind
from storage.records.schedules import Clock, MonthlyByWeekday, ScheduleState, Weekly
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped
from tests.flows.devices import set_aside
from tests.house import House, Partner
from tests.paper import Paper
from tests.stages import PaperStage

LIST = "Ministry of Water: Ingrid Berg, Omar Haddad (no account)\nBlueFlow: Jonas Weber (French); Lea Martin"


async def begun(house: House, *, language: str = "en") -> Partner:
    """A coordinator at the first card of a partnership of whose check-in there is a draft."""
    home = await house.partnership("Clean Water Lakes")
    await house.change(lambda uow: schedules.begin(home, house.clock.now(), uow, ScheduleState.DRAFT))
    ingrid = await house.coordinator("Ingrid Berg", language=language)
    await ingrid.command("setup")
    await ingrid.presses("Begin" if language == "en" else "Commencer")
    return ingrid


async def noted(house: House, text: str = LIST) -> Partner:
    """A coordinator whose list is noted, at the minutes."""
    ingrid = await begun(house)
    await ingrid.presses("Right")
    await ingrid.says(text)
    await ingrid.presses("Right")
    return ingrid


async def at_the_rhythm(house: House, text: str = LIST) -> Partner:
    """A coordinator whose list is noted, and who has no minutes."""
    ingrid = await noted(house, text)
    await ingrid.presses("Without minutes")
    return ingrid


async def expected(house: House) -> dict[str, str]:
    """The codes of those who were invited by name."""

    def look(uow: UnitOfWork) -> dict[str, str]:
        codes = {one.person_id: one.code for one in uow.invitations.expected() if one.person_id}
        return {uow.desk.person(person).name: code for person, code in codes.items()}

    return await house.look(look)


async def belonging(house: House) -> dict[str, str]:
    """The members by name, with their organisations."""
    return await house.look(
        lambda uow: {one.name: one.organisation for one in uow.members.profiles().values()}
    )


async def comes(house: House, name: str, code: str) -> Partner:
    """Somebody who came with a code."""
    assert house.home
    comer = Partner(house, name, house.home, house.stage.hand(name, "Europe/Oslo", "en"))
    await comer.hand.joins(code)
    await house.settle()
    return comer


async def test_it_is_for_coordinators(house: House) -> None:
    await house.partnership()
    amina = await house.partner("Amina Diallo")
    await amina.says("setup")
    await amina.hears("for coordinators")


async def test_the_card_is_changed_piece_by_piece(house: House) -> None:
    await house.partnership("Green Hills")
    ingrid = await begun(house)
    await ingrid.hears("Working week: Monday to Friday")
    await ingrid.presses("Name")
    await ingrid.says("Green Hills")
    await ingrid.hears("Another partnership here is called “Green Hills”")
    await ingrid.says("  Clear   Lakes ")
    await ingrid.hears("Name: Clear Lakes")
    await ingrid.presses("Place")
    await ingrid.says("Nowhereville")
    await ingrid.hears("I could not find the time of “Nowhereville”")
    await ingrid.says("Dhaka")
    await ingrid.hears("Working week: Sunday to Thursday")
    await ingrid.presses("Language")
    await ingrid.presses("Français")
    await ingrid.hears("Language of letters and groups: Français")
    home = await house.look(lambda uow: uow.partnership)
    stored = await house.database.read(lambda conn: Unscoped(conn).partnership(home.id))
    assert stored
    assert (stored.name, stored.zone, stored.language) == ("Clear Lakes", "Asia/Dhaka", "fr")
    assert await set_aside(house) == []


async def test_a_change_is_called_off_with_back(house: House) -> None:
    ingrid = await begun(house)
    await ingrid.presses("Name")
    await ingrid.presses("Back")
    await ingrid.says("Clear Lakes")
    await ingrid.hears("Please press one of the buttons")
    assert (await house.look(lambda uow: uow.partnership)).name == "Clean Water Lakes"


async def test_it_waits_over_a_restart_and_goes_on_where_it_was_left(house: House) -> None:
    ingrid = await begun(house)
    await ingrid.presses("Right")
    await ingrid.says(LIST)
    await ingrid.presses("Later")
    await ingrid.hears("This waits for you")
    await house.restart()
    await ingrid.says("Jonas is Ministry of Water")
    await ingrid.hears("I am not sure what this is about")
    await ingrid.says("set up")
    await ingrid.hears("2 organisations, 4 people, 0 unclear, 1 without an account")


async def test_a_list_is_put_right_in_words_or_begun_anew(house: House) -> None:
    ingrid = await begun(house)
    await ingrid.presses("Right")
    await ingrid.says("BlueFlow: Jonas Weber\nLea Martin")
    await ingrid.hears("Line 2, “Lea Martin”: for which organisation?")
    await ingrid.says("well, you know")
    await ingrid.hears("I could not place that; nothing was changed")
    await ingrid.says("Lea is BlueFlow")
    await ingrid.says("Lakewatch: Amina Diallo\nShore Women: Fatou Sow")
    await ingrid.hears("3 organisations, 4 people, 0 unclear, 0 without an account")
    await ingrid.says("remove Jonas")
    await ingrid.hears("3 organisations, 3 people")
    await ingrid.presses("Start the list over")
    await ingrid.says("Lakewatch: Amina Diallo")
    await ingrid.hears("1 organisation, 1 person, 0 unclear")
    assert await expected(house) == {}, "nothing is noted before it is right"


async def test_a_list_comes_as_a_file_too(house: House) -> None:
    ingrid = await begun(house)
    await ingrid.presses("Right")
    await ingrid.sends("people.xlsx", body=b"PK\x03\x04 and so on")
    await ingrid.hears("This file holds no plain text")
    table = "Nom;Structure;Remarques\nHélène Dupré;Université de Lyon;pas de compte\nJean Petit;BlueFlow;\n"
    await ingrid.sends("people.csv", body=table.encode("cp1252"))
    shown = await ingrid.hears("2 organisations, 2 people, 0 unclear, 1 without an account")
    assert "Université de Lyon: Hélène Dupré*" in shown.text


async def test_a_list_that_is_too_long_is_not_cut(house: House) -> None:
    ingrid = await begun(house)
    await ingrid.presses("Right")
    line = "BlueFlow: Jonas Weber\n"
    await ingrid.sends("people.txt", body=(line * 1_001).encode())
    await ingrid.hears("longer than I can read at once")
    await ingrid.sends("people.txt", body=(line * 500).encode())
    await ingrid.hears("1 organisation, 1 person")


async def test_people_are_invited_by_name_and_who_has_no_account_is_a_member_at_once(
    house: House,
) -> None:
    await noted(house)
    assert (await belonging(house)) == {
        "Ingrid Berg": "Ministry of Water",
        "Omar Haddad": "Ministry of Water",
    }
    codes = await expected(house)
    assert codes.keys() == {"Jonas Weber", "Lea Martin"}
    lea = await comes(house, "L.", codes["Lea Martin"])
    await lea.hears("Welcome to Clean Water Lakes, Lea Martin")
    assert (await belonging(house))["Lea Martin"] == "BlueFlow"
    other = await comes(house, "Somebody Else", codes["Lea Martin"])
    await other.hears("This code has been used")
    assert (await expected(house)).keys() == {"Jonas Weber"}


async def test_a_list_that_is_noted_again_doubles_nobody_and_takes_back_who_is_gone(house: House) -> None:
    ingrid = await noted(house)
    before = await expected(house)
    await ingrid.presses("Back")
    await ingrid.says("Lea is Lakewatch")
    await ingrid.says("remove Omar")
    await ingrid.presses("Right")
    assert await expected(house) == before
    assert (await belonging(house)).keys() == {"Ingrid Berg"}
    await comes(house, "Lea", before["Lea Martin"])
    assert (await belonging(house))["Lea Martin"] == "Lakewatch"
    await ingrid.presses("Back")
    await ingrid.presses("Start the list over")
    await ingrid.says("BlueFlow: Asha Rao")
    await ingrid.presses("Right")
    assert (await expected(house)).keys() == {"Asha Rao"}
    assert "Lea Martin" in await belonging(house), "who has joined is not sent away by a list"


async def test_the_rhythm_is_chosen_by_button_or_in_words(house: House) -> None:
    ingrid = await at_the_rhythm(house)
    await ingrid.presses("Every month")
    (schedule,) = await house.look(lambda uow: uow.schedules.present())
    assert schedule.rhythm == MonthlyByWeekday(1, 1, 0)
    assert f"{schedule.first_on}" == "2026-12-07"
    await ingrid.says("whenever it suits")
    assert (await house.look(lambda uow: uow.schedules.present())) == [schedule]
    await ingrid.says("every Tuesday at 10:00")
    (schedule,) = await house.look(lambda uow: uow.schedules.present())
    assert (schedule.rhythm, schedule.at.hour, schedule.first_on.weekday()) == (Weekly(1), 10, 1)
    assert schedule.state is ScheduleState.DRAFT
    assert schedule.terms.clock is Clock.PERSON


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_rhythms_that_are_given_as_examples_can_be_read(language: str) -> None:
    told = catalogue().sentence("setup.rhythm", language)
    examples = re.findall(r"[“«]\s?(.+?)\s?[”»]", told)
    assert len(examples) == 3
    for example in examples:
        assert rhythm_words.read(example, language, date(2026, 11, 27)).first_on > date(2026, 11, 27)


async def test_letters_are_one_each_or_one_for_an_organisation(house: House) -> None:
    ingrid = await at_the_rhythm(house)
    await ingrid.presses("Right")
    await ingrid.presses("Right")
    await ingrid.presses("Go on")
    await ingrid.presses("Right")
    await ingrid.hears("2 people wait for an invitation")
    codes = await expected(house)
    await ingrid.presses("One each")
    french = await ingrid.hears("Bonjour Jonas Weber")
    assert codes["Jonas Weber"] in french.text
    assert codes["Lea Martin"] not in french.text
    await ingrid.presses("One per organisation")
    together = await ingrid.hears("For BlueFlow:")
    assert all(code in together.text for code in codes.values())


async def test_an_invitation_that_has_expired_is_prolonged_with_its_letter(house: House) -> None:
    ingrid = await at_the_rhythm(house)
    codes = await expected(house)
    await house.clock_by(days=20)
    for label in ("Right", "Right", "Go on", "Right", "One each"):
        await ingrid.presses(label)
    await comes(house, "Lea", codes["Lea Martin"])
    assert "Lea Martin" in await belonging(house)


async def test_more_letters_follow_on_a_button(house: House) -> None:
    names = ["Abo", "Bon", "Cen", "Dia", "Ebo", "Fal", "Gaye", "Hott", "Irie", "Jallow"]
    people = "".join(f"Office {n} Ltd: Asha {name}\n" for n, name in enumerate(names))
    ingrid = await at_the_rhythm(house, people)
    for label in ("Right", "Right", "Go on", "Right", "One each"):
        await ingrid.presses(label)
    assert len([one for one in ingrid.heard if one.startswith("For Asha")]) == 8
    await ingrid.hears("2 more letters wait")
    await ingrid.presses("More letters")
    assert len([one for one in ingrid.heard if one.startswith("For Asha")]) == 10


async def test_a_dry_run_tells_everybody_s_own_time_and_sends_nothing(house: House) -> None:
    ingrid = await at_the_rhythm(house)
    await house.partner("Amina Diallo", "Lakewatch", zone="Africa/Nairobi")
    rahim = await house.partner("Rahim Khan", "Lakewatch", zone="Asia/Dhaka")
    heard = len(rahim.heard)
    for label in ("Right", "Right", "Go on", "Right", "Go on", "Dry run"):
        await ingrid.presses(label)
    dry = await ingrid.hears("Nothing was sent.")
    assert "Amina Diallo (Lakewatch): Mon 30 Nov, 09:00 in Nairobi" in dry.text
    assert "Rahim Khan (Lakewatch): Mon 30 Nov, 09:00 in Dhaka" in dry.text
    assert "Omar Haddad (Ministry of Water)" in dry.text
    await house.clock_by(days=30)
    assert len(rahim.heard) == heard
    assert await set_aside(house) == []


async def test_it_starts_once_and_says_so_afterwards(house: House) -> None:
    ingrid = await at_the_rhythm(house)
    for label in ("Right", "Right", "Go on", "Right", "Go on", "Start"):
        await ingrid.presses(label)
    await ingrid.hears("Started: every second Monday at 09:00")
    (schedule,) = await house.look(lambda uow: uow.schedules.running())
    await ingrid.presses("Start")
    assert await house.look(lambda uow: uow.schedules.running()) == [schedule]
    await ingrid.says("setup")
    await ingrid.hears("This is what I know so far")
    await ingrid.presses("Right")
    await ingrid.says("Lakewatch: Amina Diallo")
    for label in ("Right", "Without minutes", "Right", "Right", "Go on", "Right", "Go on"):
        await ingrid.presses(label)
    shown = await ingrid.hears("The check-in is running")
    assert "Start" not in shown.labels
    assert (await expected(house)).keys() == {"Jonas Weber", "Lea Martin", "Amina Diallo"}


async def test_the_whole_way_is_gone_in_french(house: House) -> None:
    ingrid = await begun(house, language="fr")
    await ingrid.presses("C'est juste")
    await ingrid.says("Université de Lyon : Mme Hélène Dupré (pas de compte), Jean Petit")
    await ingrid.hears("1 organisation, 2 personnes, 0 point à préciser, 1 sans compte")
    await ingrid.presses("C'est juste")
    await ingrid.presses("Sans compte rendu")
    await ingrid.says("chaque mardi à 10:00")
    for label in ("C'est juste", "C'est juste", "Continuer", "C'est juste", "Continuer", "Démarrer"):
        await ingrid.presses(label)
    await ingrid.hears("C'est lancé")
    assert await set_aside(house) == []


async def test_it_is_offered_to_the_first_coordinator_alone(house: House) -> None:
    home = await house.partnership()
    await house.change(lambda uow: schedules.begin(home, house.clock.now(), uow, ScheduleState.DRAFT))
    ingrid = await house.coordinator("Ingrid Berg")
    await ingrid.presses("English")
    await ingrid.presses("Yes")
    await ingrid.hears("Shall we set up Clean Water Lakes together?")
    amina = await house.partner("Amina Diallo")
    await amina.presses("English")
    await amina.presses("Yes")
    assert not any("Shall we set up" in one for one in amina.heard)
    await ingrid.presses("Set it up")
    for label in (
        "Begin",
        "Right",
        "Without a list",
        "Without minutes",
        "Right",
        "Right",
        "Go on",
        "Right",
        "Go on",
        "Start",
    ):
        await ingrid.presses(label)
    kofi = await house.coordinator("Kofi Mensah")
    await kofi.presses("English")
    await kofi.presses("Yes")
    assert not any("Shall we set up" in one for one in kofi.heard)


async def test_somebody_who_asks_in_between_is_led_back(house: House) -> None:
    ingrid = await begun(house)
    await ingrid.presses("Right")
    await ingrid.says("digest")
    await ingrid.hears("Coordinators only")
    await ingrid.says(LIST)
    await ingrid.hears("2 organisations, 4 people")


@pytest.mark.parametrize(
    "word",
    ["card.zone.Nowhere", "card.language.xx", "letters.each.x", "moon.go", "ready.fly", "preview.of.0", ""],
)
async def test_a_button_that_was_never_made_has_no_effect(sqlite_database: Database, word: str) -> None:
    paper = Paper()
    async with await House.open(sqlite_database, PaperStage(paper)) as house:
        ingrid = await begun(house)
        await _presses_token(house, paper, "Ingrid Berg", word)
        await ingrid.hears("This button is out of date")
        assert await set_aside(house) == []


async def test_a_button_is_for_the_coordinator_to_whom_it_was_shown(sqlite_database: Database) -> None:
    paper = Paper()
    async with await House.open(sqlite_database, PaperStage(paper)) as house:
        await begun(house)
        kofi = await house.coordinator("Kofi Mensah")
        await _presses_token(house, paper, "Kofi Mensah", "ready.start")
        await kofi.hears("meant for somebody else")
        assert await house.look(lambda uow: uow.schedules.running()) == []


async def _presses_token(house: House, paper: Paper, who: str, word: str) -> None:
    """Press a button of the setting up that this word stands for, shown or not."""
    (conversation,) = await house.look(lambda uow: uow.conversations.find())
    assert house.home
    token = f"setup:{house.home.id}:{conversation.id}:{word}"
    await paper.tell(paper.event(who, now=house.clock.now(), kind=EventKind.CHOICE, token=token))
    await house.settle()


async def test_a_list_is_noted_on_postgresql_as_well(postgresql_database: Database) -> None:
    async with await House.open(postgresql_database, PaperStage()) as house:
        await house.partnership("Green Hills")
        ingrid = await noted(house)
        assert len(await expected(house)) == 2
        await ingrid.presses("Back")
        await ingrid.presses("Back")
        await ingrid.presses("Name")
        await ingrid.says("Green Hills")
        await ingrid.hears("Another partnership here is called")
        await ingrid.says("Clear Lakes")
        await ingrid.hears("Name: Clear Lakes")
        assert await set_aside(house) == []


async def test_questions_are_changed_on_the_way(house: House) -> None:
    ingrid = await at_the_rhythm(house)
    await ingrid.presses("Right")
    await ingrid.says("questions progress remove 2")
    await ingrid.says("setup")
    shown = await ingrid.hears("Step 5 of 9")
    assert "Is anything in the way" not in shown.text


async def test_who_is_known_from_another_partnership_comes_in_as_themselves(house: House) -> None:
    await house.partnership("Green Hills")
    lea = await house.partner("Lea M.", "BlueFlow")
    await noted(house)
    code = (await expected(house))["Lea Martin"]
    await lea.hand.joins(code)
    await house.settle()
    await lea.hears("Welcome to Clean Water Lakes, Lea M.")
    assert (await belonging(house))["Lea M."] == "BlueFlow"
    assert (await expected(house)).keys() == {"Jonas Weber"}
    await lea.hand.joins(code)
    await lea.hears("You are a member of Clean Water Lakes")
