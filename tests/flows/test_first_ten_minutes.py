"""A coordinator's first ten minutes: from an empty partnership to Start, and nobody hears of it before."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from handlers.checkins.rounds import schedules
from storage.engine import Database
from storage.records.people import Role
from storage.records.schedules import ScheduleState
from storage.unit import UnitOfWork
from tests.flows.devices import set_aside
from tests.house import House, Partner
from tests.stages import Stage

LIST = """\
Ministry of Water - Ingrid Berg (ingrid@water.example), Omar Haddad (no account)
BlueFlow: Jonas Weber (French); Lea Martin
Lakewatch:
  - Dr Amina Diallo <amina@lakewatch.example>
  - Kofi Mensah, e-mail only
Asha Rao
"""

MINUTES = """\
Minutes of the Steering Committee, 12 November 2026
1. Lab permits
Action: Omar Haddad to submit the lab permits by 7 December
2. Survey
Dr Amina Diallo will send the survey report by 4 December.
BlueFlow reported that eight pumps were installed.
"""


@pytest.fixture
async def empty(sqlite_database: Database, outside: Stage) -> AsyncIterator[House]:
    """A house with a partnership that was made on the command line a moment ago, on each platform."""
    async with await House.open(sqlite_database, outside) as house:
        home = await house.partnership("Clean Water Lakes", "Europe/Oslo")
        now = house.clock.now()
        await house.change(lambda uow: schedules.begin(home, now, uow, ScheduleState.DRAFT))
        yield house


@pytest.fixture
async def ingrid(empty: House) -> Partner:
    """Its first coordinator, who has just come in."""
    code = await empty.invitation(Role.COORDINATOR)
    assert empty.home
    ingrid = Partner(empty, "Ingrid Berg", empty.home, empty.stage.hand("Ingrid Berg", "Europe/Oslo", "en"))
    await ingrid.hand.joins(code)
    await empty.settle()
    await ingrid.presses("English")
    await ingrid.presses("Yes")
    return ingrid


async def code_of(house: House, name: str) -> str:
    """The code that was made for somebody of the list."""

    def look(uow: UnitOfWork) -> str:
        codes = {one.person_id: one.code for one in uow.invitations.expected()}
        people = uow.desk.people(one for one in codes if one is not None)
        return next(code for person, code in codes.items() if person and people[person].name == name)

    return await house.look(look)


async def the_list_is_noted(ingrid: Partner) -> None:
    """Ingrid begins, pastes her list, and puts it right."""
    await ingrid.hears("Shall we set up")
    await ingrid.presses("Set it up")
    await ingrid.presses("Begin")
    await ingrid.hears("Working week: Monday to Friday")
    await ingrid.presses("Right")
    await ingrid.says(LIST)
    await ingrid.hears("3 organisations, 6 people, 1 unclear, 2 without an account")
    await ingrid.hears("Line 6, “Asha Rao”: for which organisation?")
    await ingrid.says("Asha is BlueFlow")
    await ingrid.hears("3 organisations, 7 people, 0 unclear, 2 without an account")
    await ingrid.presses("Right")
    await ingrid.hears("minutes of your last meeting")


async def the_check_in_is_looked_at(ingrid: Partner) -> None:
    """Ingrid keeps rhythm and questions, sees what Jonas would read, and who sees what."""
    await ingrid.hears("every second Monday at 09:00")
    await ingrid.presses("Right")
    await ingrid.hears("What moved on your side since the last check-in?")
    await ingrid.presses("Right")
    await ingrid.says("Jonas")
    shown = await ingrid.hears("Qu'est-ce qui a avancé chez vous depuis le dernier point d'étape")
    assert "Passer" in shown.text
    assert "Passer" not in shown.labels, "nothing can be answered in a preview"
    await ingrid.presses("Go on")
    await ingrid.hears("Coordinators see the answers")
    await ingrid.presses("Right")


async def invited(house: House, ingrid: Partner) -> Partner:
    """Amina, who came with the letter that Ingrid could paste into an e-mail."""
    await ingrid.presses("One each")
    letter = await ingrid.hears("For Dr Amina Diallo (amina@lakewatch.example):")
    await ingrid.hears("Bonjour Jonas Weber")
    await ingrid.presses("Go on")
    await ingrid.hears("nobody has joined yet")
    code = await code_of(house, "Dr Amina Diallo")
    assert code in letter.text
    hand = house.stage.hand("Amina Diallo", "Africa/Nairobi", "en")
    amina = Partner(house, "Amina", ingrid.partnership, hand)
    await hand.joins(code)
    await house.settle()
    await amina.hears("Welcome to Clean Water Lakes, Dr Amina Diallo")
    await amina.presses("English")
    return amina


async def test_from_nothing_to_the_first_monday(empty: House, ingrid: Partner) -> None:
    await the_list_is_noted(ingrid)
    await ingrid.presses("Without minutes")
    await the_check_in_is_looked_at(ingrid)
    amina = await invited(empty, ingrid)
    joined = len(amina.heard)

    await ingrid.says("setup")
    await ingrid.hears("one person.")
    await ingrid.presses("Dry run")
    await ingrid.hears("Dr Amina Diallo (Lakewatch): Mon 30 Nov, 09:00")
    await ingrid.hears("Asked as soon as they have joined, and not before:")
    await empty.clock_by(days=10)
    assert len(amina.heard) == joined, "nothing reaches anybody before Start"
    assert await empty.look(lambda uow: uow.rounds.latest()) == []

    await ingrid.presses("Start")
    await ingrid.hears("Started:")
    await ingrid.presses("Start")
    assert len(await empty.look(lambda uow: uow.schedules.running())) == 1
    await ingrid.says("digest")
    await ingrid.hears("Coordinators only")

    await empty.clock_to(datetime(2026, 12, 14, 12, tzinfo=UTC))
    assert any("What moved on your side" in one for one in amina.heard[joined:])
    await ingrid.hears("The check-in for Omar Haddad")
    assert await set_aside(empty) == []


async def test_commands_are_heard_in_between_and_a_name_may_begin_like_one(ingrid: Partner) -> None:
    await ingrid.presses("Set it up")
    await ingrid.presses("Begin")
    await ingrid.says("check-in 1")
    await ingrid.hears("draft, nobody is asked")
    await ingrid.says("setup")
    await ingrid.presses("Name")
    await ingrid.says("Member States Forum")
    await ingrid.hears("Name: Member States Forum")


@pytest.mark.parametrize("attached", [False, True])
async def test_the_last_minutes_become_proposals_and_setting_up_goes_on(
    empty: House, ingrid: Partner, attached: bool
) -> None:
    await the_list_is_noted(ingrid)
    if attached:
        await ingrid.sends("minutes.txt", body=MINUTES.encode())
    else:
        await ingrid.says(MINUTES)
    shown = await ingrid.hears("Steering Committee, Thursday 12 November")
    assert "item 1 · Omar Haddad: “Submit the lab permits”, Mon 7 Dec" in shown.text
    assert "item 2 · Dr Amina Diallo (has not joined yet): “Send the survey report”, Fri 4 Dec" in shown.text
    assert "pumps" not in shown.text
    await ingrid.presses("Record it")
    await ingrid.presses("Put away")
    await ingrid.hears("What was recorded stays recorded")
    await ingrid.presses("Go on")
    await the_check_in_is_looked_at(ingrid)
    kept = await empty.look(lambda uow: uow.commitments.find())
    assert [(one.title, one.item) for one in kept] == [("Submit the lab permits", "1")]
    assert await set_aside(empty) == []


async def test_minutes_in_which_nothing_is_found_leave_the_step_open(ingrid: Partner) -> None:
    await the_list_is_noted(ingrid)
    await ingrid.says("It was a fine day in the hills.\nWe walked.")
    await ingrid.hears("I found nothing there")
    await ingrid.says(f"Here they are.\n{MINUTES}")
    await ingrid.hears("“Submit the lab permits”")
    await ingrid.presses("Put away")
    await ingrid.presses("Go on")
    await ingrid.hears("every second Monday at 09:00")
    await ingrid.presses("Back")
    await ingrid.presses("Without minutes")
    await ingrid.hears("every second Monday at 09:00")
