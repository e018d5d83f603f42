"""The terms of a check-in are set in words, in English and French, and turned by button."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from handlers.checkins.managing import wording
from handlers.rules.wording import fold
from prompts.catalogue import house as house_of_words
from storage.records.people import Role
from storage.records.schedules import (
    Clock,
    Firmness,
    OffDay,
    Posting,
    Schedule,
    Terms,
    Voice,
)
from tests.flows.conftest import begin
from tests.flows.lakes import Lakes
from tests.house import House


@pytest.fixture
async def lakes(house: House) -> Lakes:
    """Clean Water Lakes: its first check-in is due on Monday 30 November."""
    return await begin(house)


async def schedules(lakes: Lakes) -> list[Schedule]:
    return await lakes.house.look(lambda uow: uow.schedules.present())


async def terms(lakes: Lakes) -> Terms:
    return (await schedules(lakes))[0].terms


async def from_the_start(lakes: Lakes) -> None:
    """Put the first check-in back on the usual terms."""
    [first, *_] = await schedules(lakes)
    await lakes.house.change(lambda uow: uow.schedules.save(replace(first, terms=Terms())))


TABLES: list[Mapping[Any, str]] = [
    wording.VERBS | wording.SUBJECTS | wording.NEW,
    wording.FIRMNESS,
    wording.CLOCKS,
    wording.OFF_DAYS,
    wording.POSTINGS,
    wording.AUDIENCES,
    wording.VOICES | wording.WHOM,
    wording.HOURS,
]
"""What is looked up together."""

IN_ENGLISH = [
    ("reminders 2 active", Terms(reminders=2, firmness=Firmness.ACTIVE)),
    ("reminders none", Terms(reminders=0)),
    ("reminders three", Terms(reminders=3)),
    ("reminders light", Terms(firmness=Firmness.LIGHT)),
    ("window 3 days", Terms(window_hours=72)),
    ("window 30 hours", Terms(window_hours=30)),
    ("window 2 weeks", Terms(window_hours=14 * 24)),
    ("time partnership", Terms(clock=Clock.PARTNERSHIP)),
    ("weekends skip", Terms(off_day=OffDay.SKIP)),
    ("away move", Terms(when_away=OffDay.MOVE)),
    ("objection 24 hours", Terms(objection_hours=24)),
    ("objection 24h", Terms(objection_hours=24)),
    ("ask partners and newcomers", Terms(roles=(Role.PARTNER, Role.NEWCOMER))),
    ("ask newcomers", Terms(roles=(Role.NEWCOMER,))),
    ("ask everybody", Terms(roles=(Role.PARTNER, Role.NEWCOMER, Role.COORDINATOR))),
    ("ask one per organisation (any delegate)", Terms(voice=Voice.DELEGATE)),
    ("ask focal points", Terms(voice=Voice.FOCAL)),
    ("summary never", Terms()),
    ("Réminders 2", Terms(reminders=2)),
]


@pytest.mark.parametrize("language", house_of_words().languages)
@pytest.mark.parametrize("table", TABLES)
def test_no_word_means_two_things_of_a_kind(table: Mapping[object, str], language: str) -> None:
    meanings: dict[str, set[str]] = {}
    for key in table.values():
        for spoken in ("en", language):
            for name in house_of_words().sentence(key, spoken).split("|"):
                meanings.setdefault(fold(name), set()).add(key)
    assert not {name: keys for name, keys in meanings.items() if len(keys) > 1}


async def test_every_setting_is_set_in_words(lakes: Lakes) -> None:
    for words, wanted in IN_ENGLISH:
        await from_the_start(lakes)
        await lakes.ingrid.says(f"check-in 1 {words}")
        assert await terms(lakes) == wanted, words
        assert "from the next round on" in lakes.ingrid.last.text


IN_FRENCH = [
    ("rappels 2 actifs", Terms(reminders=2, firmness=Firmness.ACTIVE)),
    ("durée 3 jours", Terms(window_hours=72)),
    ("heure partenariat", Terms(clock=Clock.PARTNERSHIP)),
    ("week-ends sauter", Terms(off_day=OffDay.SKIP)),
    ("absents reporter", Terms(when_away=OffDay.MOVE)),
    ("demander à nouveaux membres", Terms(roles=(Role.NEWCOMER,))),
    ("demander à points focaux", Terms(voice=Voice.FOCAL)),
    ("objection 2 jours", Terms(objection_hours=48)),
    ("délai 3j", Terms(window_hours=72)),
    ("demander à nouveaux membres et partenaires", Terms(roles=(Role.NEWCOMER, Role.PARTNER))),
]


async def test_every_setting_is_set_in_french(lakes: Lakes) -> None:
    camille = await lakes.house.coordinator("Camille Roy", language="fr")
    for words, wanted in IN_FRENCH:
        await from_the_start(lakes)
        await camille.says(f"point d’étape 1 {words}")
        assert await terms(lakes) == wanted, words
        assert "dès le prochain tour" in camille.last.text


UNFIT = [
    ("reminders 4", "From 0 to 3"),
    ("reminders lots", "From 0 to 3"),
    ("reminders", "From 0 to 3"),
    ("window 2 hours", "From 4 hours to 28 days"),
    ("window long", "From 4 hours to 28 days"),
    ("time now and then", "time partnership"),
    ("weekends maybe", "weekends skip"),
    ("away sometimes", "away move"),
    ("summary daily", "as answers arrive"),
    ("objection 90 days", "From none to 7 days"),
    ("ask", "one per organisation"),
    ("ask Nobody Known", "There are:"),
    ("ask observers", "never asked"),
    ("seen by aliens", "partners"),
    ("bananas", "reminders 2 active"),
]


async def test_what_does_not_fit_is_answered_with_what_would(lakes: Lakes) -> None:
    before = await schedules(lakes)
    for words, works in UNFIT:
        await lakes.ingrid.says(f"check-in 1 {words}")
        assert works in lakes.ingrid.last.text, words
    assert await schedules(lakes) == before


async def test_people_are_chosen_by_name_and_by_organisation(lakes: Lakes) -> None:
    await lakes.house.partner("Kofi Mensah", "Lakewatch")
    await lakes.ingrid.says("check-in 1 ask Jonas and Lakewatch")
    chosen = (await terms(lakes)).chosen
    assert len(chosen) == 3
    assert "Asks: Jonas Weber, Amina Diallo and Kofi Mensah" in lakes.ingrid.last.text


async def test_an_observer_is_never_chosen(lakes: Lakes) -> None:
    member = await lakes.jonas.member()
    await lakes.house.change(lambda uow: uow.members.save(replace(member, role=Role.OBSERVER)))
    await lakes.ingrid.says("check-in 1 ask Jonas")
    assert "never asked" in lakes.ingrid.last.text
    assert (await terms(lakes)).chosen == ()


async def test_a_summary_is_posted_only_once_a_coordinator_says_it_was_agreed(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says("check-in 1 summary at close")
    assert "Did the partnership agree to that?" in ingrid.last.text
    assert (await terms(lakes)).posting is Posting.NEVER
    await ingrid.presses("No, not yet")
    assert (await terms(lakes)).posting is Posting.NEVER
    await ingrid.says("check-in 1 summary at close")
    await ingrid.presses("Yes, it was agreed")
    assert (await terms(lakes)).posting is Posting.CLOSING
    assert "posted when the round closes" in ingrid.last.text
    await ingrid.says("check-in 1 summary as answers arrive")
    assert (await terms(lakes)).posting is Posting.LIVE, "it is asked once"


async def test_settings_are_turned_by_button_in_the_same_message(lakes: Lakes) -> None:
    ingrid = lakes.ingrid
    await ingrid.says("check-in 1 settings")
    shown = len(ingrid.heard)
    for label in ("Reminders", "Firmness", "Whose time", "Whose voice", "Days off", "Who is away"):
        await ingrid.presses(label)
    assert await terms(lakes) == Terms(
        reminders=2,
        firmness=Firmness.ACTIVE,
        clock=Clock.PARTNERSHIP,
        voice=Voice.DELEGATE,
        off_day=OffDay.SKIP,
        when_away=OffDay.MOVE,
    )
    await ingrid.presses("Summary")
    await ingrid.presses("Yes, it was agreed")
    assert (await terms(lakes)).posting is Posting.CLOSING
    assert len(ingrid.heard) == shown


async def test_who_sees_the_answers_is_set_for_the_kind(lakes: Lakes) -> None:
    await lakes.ingrid.says("check-in 1 seen by partners")
    assert "Answers are seen by all partners" in lakes.ingrid.last.text
    await lakes.ingrid.says("check-in new health")
    await lakes.ingrid.says("check-in 2 seen by partners")
    assert "is anonymous" in lakes.ingrid.last.text
