"""Entries: coordinators' replies as the guidebook keeps them: changed, taken out, looked at after a year."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from handlers.guidebook.entries.dating import HOLDS_FOR, REVIEW
from storage.engine import Database
from storage.records.guidebook import Document, GuidebookKind
from storage.records.people import QuietPeriod, QuietPeriodId, Role
from storage.unit import NEW, UnitOfWork
from tests.flows.devices import taps
from tests.flows.harbour import QUESTION, REPLY, a_guidebook, repairs
from tests.flows.lakes import Lakes
from tests.house import House, Partner
from tests.stages import Stage

NEW_REPLY = "The ministry insures them, by the contract that lies in its office."


async def an_entry(lakes: Lakes, question: str = QUESTION, reply: str = REPLY) -> Partner:
    """Return somebody who asked what Ingrid then replied to."""
    await a_guidebook(lakes)
    zoe = await lakes.house.newcomer("Zoe Martin", "Lakewatch")
    await asks(lakes, zoe, question, reply)
    return zoe


async def asks(lakes: Lakes, asker: Partner, question: str, reply: str) -> None:
    """Let somebody ask what the guidebook does not say, and Ingrid reply."""
    await asker.says(question)
    await lakes.ingrid.presses("Reply")
    await lakes.ingrid.says(reply)


@pytest.fixture
async def shore(house: House) -> Lakes:
    """Clean Water Lakes without check-ins and digests, so that a year is short."""
    return await at_the_shore(house)


@pytest.fixture
async def shore_outside(sqlite_database: Database, outside: Stage) -> AsyncIterator[Lakes]:
    """The same, on Telegram and on Slack."""
    async with await House.open(sqlite_database, outside) as opened:
        yield await at_the_shore(opened)


async def at_the_shore(house: House) -> Lakes:
    await house.partnership("Clean Water Lakes", "Europe/Oslo")
    ingrid = await house.coordinator("Ingrid Berg", "Ministry of Water", zone="Europe/Oslo")
    amina = await house.partner("Amina Diallo", "Lakewatch", zone="Africa/Nairobi")
    await ingrid.command("digest", "off")
    return Lakes(house, ingrid, amina, amina)


async def entries(lakes: Lakes) -> list[Document]:
    """Return every version of every entry, oldest first."""

    def look(uow: UnitOfWork) -> list[Document]:
        [shelf] = uow.guidebooks.of_kind(GuidebookKind.ANSWERS)
        return uow.documents.ever_on(shelf.id)

    return await lakes.house.look(look)


async def answer_to(asker: Partner, question: str = QUESTION) -> str:
    """Return what the bot says to a question now."""
    await asker.says(question)
    return asker.last.text


async def a_year_later(lakes: Lakes) -> None:
    """Let time pass to the first working day after a year, when notices have been said."""
    await lakes.house.clock_to(datetime(2027, 11, 29, 9, 30, tzinfo=UTC))


def reviewed(partner: Partner) -> int:
    """Return how often somebody was asked whether an entry holds."""
    return sum("hold as" in text for text in partner.heard)


async def test_a_reply_becomes_an_entry_with_its_author_and_a_day_to_look_at_it(lakes: Lakes) -> None:
    await an_entry(lakes)
    [entry] = await entries(lakes)
    ingrid = await lakes.ingrid.member()
    assert (entry.title, entry.author_id, entry.language) == (QUESTION, ingrid.id, "en")
    assert entry.added_at == lakes.house.clock.now()
    assert entry.review_on == date(2026, 11, 27) + HOLDS_FOR
    [gap] = await lakes.house.look(lambda uow: uow.gaps.find())
    assert (gap.answer_id, gap.reply) == (entry.id, REPLY)
    [passage] = await lakes.house.look(lambda uow: uow.passages.of([entry.id]))
    assert (passage.section, passage.text) == (QUESTION, REPLY)


async def test_an_entry_is_in_the_language_it_was_written_in(lakes: Lakes) -> None:
    await an_entry(lakes, reply="C'est le port qui les assure, avec le contrat du bureau.")
    [entry] = await entries(lakes)
    assert entry.language == "fr"


async def test_the_coordinator_is_told_and_can_take_it_out_and_put_it_back(lakes_outside: Lakes) -> None:
    zoe, ingrid = await an_entry(lakes_outside), lakes_outside.ingrid
    done = await ingrid.hears("The guidebook says it from now on")
    assert done.labels == ("Edit", "Only for those who asked")
    assert REPLY in await answer_to(zoe)
    await ingrid.presses("Only for those who asked")
    await ingrid.hears("The guidebook does not say it any more")
    assert REPLY not in await answer_to(zoe)
    await ingrid.presses("Only for those who asked")
    assert "nothing was changed" in ingrid.last.text
    await ingrid.presses("Put it into the guidebook")
    assert REPLY in await answer_to(zoe)
    assert [one.current for one in await entries(lakes_outside)] == [True]


async def test_an_edited_entry_is_a_new_version_and_the_old_one_can_be_traced(lakes_outside: Lakes) -> None:
    zoe, ingrid = await an_entry(lakes_outside), lakes_outside.ingrid
    assert REPLY in await answer_to(zoe)
    await ingrid.presses("Edit")
    assert REPLY in ingrid.last.text
    told = len(zoe.heard)
    await ingrid.says(NEW_REPLY)
    assert "The guidebook says it so from now on" in ingrid.last.text
    assert len(zoe.heard) == told
    assert NEW_REPLY in await answer_to(zoe)
    old, new = await entries(lakes_outside)
    assert (old.current, new.current, old.name == new.name) == (False, True, True)
    cited = [
        one.cited for one in await lakes_outside.house.look(lambda uow: uow.enquiries.find()) if one.cited
    ]
    read = await lakes_outside.house.look(
        lambda uow: [uow.passages.get(one).text for each in cited for one in each]
    )
    assert read == [REPLY, NEW_REPLY]


async def test_the_new_words_go_to_those_who_asked_when_the_coordinator_says_so(lakes_outside: Lakes) -> None:
    zoe, ingrid = await an_entry(lakes_outside), lakes_outside.ingrid
    await ingrid.presses("Edit")
    await ingrid.says(NEW_REPLY)
    await ingrid.presses("Send it to those who asked")
    said = await zoe.hears(NEW_REPLY)
    assert "The reply has changed." in said.text
    assert QUESTION in said.text


async def test_of_two_who_edit_an_entry_the_later_sees_what_the_earlier_wrote(lakes_outside: Lakes) -> None:
    kofi = await lakes_outside.house.coordinator("Kofi Mensah")
    zoe, ingrid = await an_entry(lakes_outside), lakes_outside.ingrid
    await ingrid.presses("Edit")
    [entry] = await entries(lakes_outside)
    await taps(kofi, f"entry_change:{ingrid.partnership.id}:{entry.id}:")
    await lakes_outside.house.settle()
    await kofi.says(NEW_REPLY)
    await ingrid.says("The port does.")
    asked = await ingrid.hears("while you were writing")
    assert "Kofi" in asked.text
    assert NEW_REPLY in asked.text
    assert NEW_REPLY in await answer_to(zoe)
    await ingrid.says(f"The port does, too. {NEW_REPLY}")
    assert "The guidebook says it so from now on" in ingrid.last.text
    assert len(await entries(lakes_outside)) == 3


async def test_an_edit_can_wait(lakes: Lakes) -> None:
    await an_entry(lakes)
    await lakes.ingrid.presses("Edit")
    await lakes.ingrid.presses("Not now")
    assert "Nothing was changed." in lakes.ingrid.last.text
    await lakes.ingrid.says(NEW_REPLY)
    assert len(await entries(lakes)) == 1


async def test_what_was_taken_out_meanwhile_is_not_put_back_by_an_edit(lakes: Lakes) -> None:
    kofi = await lakes.house.coordinator("Kofi Mensah")
    await an_entry(lakes)
    await lakes.ingrid.presses("Edit")
    [entry] = await entries(lakes)
    await kofi.says("hello")
    await lakes.ingrid.presses("Only for those who asked")
    await lakes.ingrid.says(NEW_REPLY)
    assert "nothing was changed" in lakes.ingrid.last.text
    assert [one.id for one in await entries(lakes)] == [entry.id]


async def test_what_was_for_one_person_can_be_put_into_the_guidebook(lakes: Lakes) -> None:
    zoe = await an_entry(lakes)
    await asks(lakes, zoe, "Can I talk to a human?", "Ring 22 33 44, from nine to five.")
    assert len(await entries(lakes)) == 1
    await lakes.ingrid.presses("Put it into the guidebook")
    assert [one.title for one in await entries(lakes)] == [QUESTION, "Can I talk to a human?"]
    await lakes.ingrid.presses("Put it into the guidebook")
    assert len(await entries(lakes)) == 2


# --- after a year


async def test_an_author_is_asked_after_a_year_whether_their_entry_holds(shore_outside: Lakes) -> None:
    await an_entry(shore_outside)
    [entry] = await entries(shore_outside)
    await a_year_later(shore_outside)
    asked = await shore_outside.ingrid.hears("Does it hold as it stands?")
    assert QUESTION in asked.text
    assert REPLY in asked.text
    assert asked.labels == ("It holds", "Change it", "Take it out")
    assert reviewed(shore_outside.ingrid) == 1
    await shore_outside.ingrid.presses("It holds")
    [held] = await entries(shore_outside)
    assert entry.review_on
    assert held.review_on == date(2027, 11, 29) + HOLDS_FOR
    await shore_outside.ingrid.presses("It holds")
    assert "looked at before" in shore_outside.ingrid.last.text
    assert await entries(shore_outside) == [held]


async def test_an_author_is_asked_in_the_morning_of_a_day_on_which_they_can_be_spoken_to(
    shore: Lakes,
) -> None:
    await an_entry(shore)
    [entry] = await entries(shore)
    assert entry.review_on
    assert entry.review_on.weekday() == 5
    quiet = QuietPeriod(QuietPeriodId(NEW), date(2027, 11, 29), date(2027, 11, 30), "Retreat")
    await shore.house.change(lambda uow: uow.quiet_periods.add(quiet))
    await shore.house.clock_to(datetime(2027, 12, 1, 8, 59, tzinfo=UTC))
    assert reviewed(shore.ingrid) == 0
    await shore.house.clock_to(datetime(2027, 12, 1, 9, tzinfo=UTC))
    assert reviewed(shore.ingrid) == 1


async def test_an_entry_that_does_not_hold_is_changed_and_has_a_year_again(shore: Lakes) -> None:
    await an_entry(shore)
    await a_year_later(shore)
    await shore.ingrid.presses("Change it")
    await shore.ingrid.says(NEW_REPLY)
    _, new = await entries(shore)
    assert new.review_on
    assert new.review_on > shore.house.clock.now().date() + timedelta(days=360)
    await shore.house.clock_by(days=60)
    assert reviewed(shore.ingrid) == 1


async def test_an_entry_that_is_taken_out_is_not_asked_about(shore: Lakes) -> None:
    zoe = await an_entry(shore)
    await a_year_later(shore)
    await shore.ingrid.presses("Take it out")
    assert REPLY not in await answer_to(zoe)
    ingrid = await shore.ingrid.member()
    assert await shore.house.look(lambda uow: uow.timers.due_at(REVIEW, ingrid.id)) is None


async def test_who_says_nothing_is_asked_once_a_month(shore: Lakes) -> None:
    await an_entry(shore)
    await a_year_later(shore)
    await shore.house.clock_by(days=26)
    assert reviewed(shore.ingrid) == 1
    await shore.house.clock_by(days=8)
    assert reviewed(shore.ingrid) == 2


async def test_several_entries_are_asked_about_in_one_message(shore: Lakes) -> None:
    zoe = await an_entry(shore)
    for number, word in enumerate(("pumps", "fish", "buoys", "nets", "quays")):
        await asks(shore, zoe, repairs(word), f"The workshop behind pier {number}.")
    await a_year_later(shore)
    assert reviewed(shore.ingrid) == 1
    asked = await shore.ingrid.hears("These 5 replies")
    assert "5 " + repairs("nets") in asked.text
    await shore.ingrid.presses("2 It holds")
    for entry in await entries(shore):
        held = entry.title == repairs("pumps")
        assert (entry.review_on == date(2027, 11, 29) + HOLDS_FOR) is held
    await shore.house.clock_by(days=1)
    assert reviewed(shore.ingrid) == 2
    assert "quays" in shore.ingrid.last.text


async def test_where_the_author_is_gone_the_coordinators_are_asked(shore: Lakes) -> None:
    kofi, amara = [await shore.house.coordinator(name) for name in ("Kofi Mensah", "Amara Obi")]
    for one in (kofi, amara):
        await one.command("digest", "off")
    await an_entry(shore)
    await shore.member(shore.ingrid, role=Role.PARTNER)
    await a_year_later(shore)
    assert reviewed(shore.ingrid) == 0
    for coordinator in (kofi, amara):
        assert "Ingrid Berg (Ministry of Water)" in (await coordinator.hears("Does it hold")).text
    await kofi.presses("It holds")
    await amara.presses("It holds")
    assert "looked at before" in amara.last.text
    await shore.house.clock_by(days=60)
    assert [reviewed(one) for one in (kofi, amara, shore.ingrid)] == [1, 1, 0]


async def test_nobody_is_asked_about_a_guidebook_that_is_not_read_from(shore: Lakes) -> None:
    await an_entry(shore)

    def rest(uow: UnitOfWork) -> None:
        [shelf] = uow.guidebooks.of_kind(GuidebookKind.ANSWERS)
        uow.guidebooks.save(replace(shelf, active=False))

    await shore.house.change(rest)
    await a_year_later(shore)
    await shore.house.clock_by(days=4)
    assert reviewed(shore.ingrid) == 0
