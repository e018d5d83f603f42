"""The health check: answered by button or form, told once it is over, and nobody's answer is anywhere."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import time

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from handlers.checkins.rounds import schedules
from storage.engine import Database
from storage.records.checkins import Tally
from storage.records.events import InboundEvent
from storage.records.people import Group, GroupId
from storage.records.schedules import MonthlyByDate, Posting, Schedule, ScheduleId, ScheduleState, Terms
from storage.tables import inbox, metadata
from storage.unit import NEW, UnitOfWork
from tests.house import House, Partner
from tests.machine.haste import hurry
from tests.platforms.page import PlaygroundStage
from tests.stages import SlackStage, Stage

NAMES = ("Amina", "Bela", "Chidi", "Dora", "Emeka", "Farah")
LABELS = {
    "1": "1 · Strongly disagree",
    "2": "2 · Disagree",
    "3": "3 · Neither",
    "4": "4 · Agree",
    "5": "5 · Strongly agree",
}
REMARK = "Nobody-asks-the-lakes-people"
OPTIONS = {*LABELS, ""}
"""What the buttons under a question stand for; the last passes it."""

TERMS = Terms(window_hours=48, reminders=0)


@dataclass(frozen=True)
class Asked:
    """Six partners who were asked how the partnership is, and their coordinator."""

    house: House
    ingrid: Partner
    partners: list[Partner]

    @property
    def amina(self) -> Partner:
        """The first of them."""
        return self.partners[0]

    async def tallies(self) -> list[Tally]:
        """Return what was counted."""
        return await self.house.look(lambda uow: uow.tallies.of_round(uow.rounds.latest()[0].id))


@pytest.fixture
async def surveyed(any_house: House) -> Asked:
    """Six partners and a coordinator on each database and platform, asked how the partnership is."""
    return await begin(any_house)


@pytest.fixture
async def surveyed_outside(sqlite_database: Database, outside: Stage) -> AsyncIterator[Asked]:
    """The same on SQLite, on Telegram and on Slack."""
    async with await House.open(sqlite_database, outside) as opened:
        yield await begin(opened)


async def begin(house: House, terms: Terms = TERMS) -> Asked:
    """Return a coordinator and six partners, asked today."""
    await house.partnership("Clean Water Lakes", "Europe/Oslo")
    ingrid = await house.coordinator("Ingrid")
    partners = [await house.partner(name) for name in NAMES]

    def run(uow: UnitOfWork) -> None:
        today = house.clock.now().date()
        rhythm = MonthlyByDate(6, today.day)
        planned = Schedule(
            ScheduleId(NEW), "health", rhythm, time(9), today, None, ScheduleState.PAUSED, terms
        )
        schedules.run_now(uow.schedules.add(planned), house.clock.now(), uow)

    await house.change(run)
    await house.clock_by(minutes=1)
    return Asked(house, ingrid, partners)


async def votes(partner: Partner, value: str) -> None:
    """Answer all eight questions by button."""
    for _ in range(8):
        await partner.presses(LABELS[value])


async def rows(house: House) -> list[tuple[str, str]]:
    """Return every row of every table as text, with its table."""

    def dump(conn: sa.Connection) -> Iterator[tuple[str, str]]:
        for table in metadata.sorted_tables:
            for row in conn.execute(sa.select(*(sa.type_coerce(one, sa.Text) for one in table.c))):
                yield table.name, " ".join(map(str, row))

    return await house.database.read(lambda conn: list(dump(conn)))


async def assert_nothing_joins_an_answer_to_anybody(house: House, remarks: int = 0) -> None:
    """Fail if a row but those of counts and remarks holds an answer.

    A question that was put holds all of its options, and so tells of none; a row with some of
    them tells what was chosen. In the same way the results hold all of the `remarks`.
    """
    for table, row in await rows(house):
        if table == "remarks":
            continue
        said = set(re.findall(rf"{REMARK}(?: \d)?", row))
        assert not said or remarks == len(said), f"{table}: {row}"
        told = re.findall(r"vote:\d+:\d+:\d+\.(\w*)", row)
        assert set(told) in (set(), OPTIONS), f"{table}: {row}"
    talks = await house.look(lambda uow: uow.conversations.find())
    assert {answer.value for talk in talks for answer in talk.answers} <= {None}
    assert await house.look(lambda uow: uow.updates.since(None)) == []


async def test_everybody_answers_by_button_and_coordinators_hear_what_it_came_to(
    surveyed: Asked,
) -> None:
    ingrid, partners = surveyed.ingrid, surveyed.partners
    for number, partner in enumerate(partners):
        await votes(partner, "2" if number == 0 else "4")
        await partner.hears("nothing says whose they are")
    told = await ingrid.hears("6 answers")
    assert "83% agree" in told.text
    await assert_nothing_joins_an_answer_to_anybody(surveyed.house)


async def test_fewer_than_five_tell_nothing(surveyed: Asked) -> None:
    ingrid, partners = surveyed.ingrid, surveyed.partners
    for partner in partners[:4]:
        await votes(partner, "4")
    await surveyed.house.clock_by(days=4)
    await ingrid.hears("fewer than 5 have answered")
    assert not any("agree**" in text or "% agree" in text for text in ingrid.heard)


async def test_who_answered_in_part_is_told_that_no_name_stands_by_it(surveyed: Asked) -> None:
    await surveyed.partners[0].presses("4 · Agree")
    await surveyed.house.clock_by(days=4)
    await surveyed.partners[0].hears("counted without your name")


async def test_a_coordinator_can_ask_how_far_it_is_and_what_it_came_to(
    surveyed_outside: Asked,
) -> None:
    ingrid, partners = surveyed_outside.ingrid, surveyed_outside.partners
    await votes(partners[0], "4")
    await ingrid.says("health")
    await ingrid.hears("1 of 6 have answered so far")
    for partner in partners[1:]:
        await votes(partner, "5")
    await ingrid.says("health check")
    assert "100% agree" in ingrid.last.text
    await partners[0].says("health")
    assert "agree" not in partners[0].last.text


async def test_what_is_typed_at_a_question_is_neither_taken_nor_kept(
    surveyed_outside: Asked,
) -> None:
    amina = surveyed_outside.amina
    for words in (REMARK, f"Why is it that {REMARK}?", f"We promise {REMARK} by Friday"):
        await amina.says(words)
        await amina.hears("Please use the buttons")
    await amina.edits(f"4, and {REMARK}")
    await assert_nothing_joins_an_answer_to_anybody(surveyed_outside.house)
    assert await surveyed_outside.tallies() == []


async def test_a_file_is_no_answer_and_its_words_are_not_kept(surveyed_outside: Asked) -> None:
    for words in ("", REMARK):
        await surveyed_outside.amina.sends("report.pdf", words)
        assert "Please use the buttons" in surveyed_outside.amina.last.text
    await assert_nothing_joins_an_answer_to_anybody(surveyed_outside.house)


async def test_who_lets_it_pass_is_offered_no_button_that_would_not_work(surveyed_outside: Asked) -> None:
    await surveyed_outside.amina.presses("Not this time")
    noted = await surveyed_outside.amina.hears("not this time")
    assert noted.labels == ()


async def test_words_for_skip_and_back_do_not_let_anybody_vote_twice(
    surveyed_outside: Asked,
) -> None:
    amina = surveyed_outside.amina
    await amina.presses(LABELS["4"])
    for word in ("back", "skip", "finish"):
        await amina.says(word)
    await amina.presses(LABELS["4"])
    tallies = await surveyed_outside.tallies()
    assert sorted((one.question, one.count) for one in tallies) == [("value", 1), ("vision", 1)]


async def test_a_button_pressed_twice_counts_once(surveyed_outside: Asked) -> None:
    amina = surveyed_outside.amina
    old = await token(surveyed_outside.house)
    await amina.presses(LABELS["4"])
    await amina.presses(old)
    tallies = await surveyed_outside.tallies()
    assert sum(one.count for one in tallies) == 1
    await assert_nothing_joins_an_answer_to_anybody(surveyed_outside.house)


async def token(house: House) -> str:
    """Return the token of Amina's first button."""
    first = await house.look(lambda uow: uow.conversations.find())
    return f"vote:1:{first[0].id}:0.2"


async def test_nothing_of_it_is_in_the_log(surveyed_outside: Asked) -> None:
    amina = surveyed_outside.amina
    with capture_logs() as log:
        await amina.says(REMARK)
        await votes(amina, "4")
        await surveyed_outside.house.clock_by(days=4)
    assert not [one for one in log if REMARK in str(one) or "vote" in str(one)]


async def test_a_vote_that_met_a_bug_is_forgotten_and_told_so(
    surveyed_outside: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina = surveyed_outside.amina

    def broken(*_: object) -> None:
        raise RuntimeError("no room")

    with monkeypatch.context() as patched, capture_logs() as log:
        patched.setattr("storage.anonymous.Tallies.count", broken)
        await amina.presses(LABELS["4"])
        await hurry(surveyed_outside.house)
        await amina.hears("your answer was not counted")
    assert [one["event"] for one in log].count("handling_failed") == 3
    assert not [one for one in log if "vote" in str(one)]
    await assert_nothing_joins_an_answer_to_anybody(surveyed_outside.house)
    await amina.presses(LABELS["4"])
    tallies = await surveyed_outside.tallies()
    assert sum(one.count for one in tallies) == 1


async def test_who_pressed_when_is_kept_so_that_a_repeat_is_dropped(surveyed_outside: Asked) -> None:
    amina = surveyed_outside.amina
    await amina.presses(LABELS["4"])

    def last(conn: sa.Connection) -> InboundEvent:
        entry = conn.execute(sa.select(inbox.c.entry).order_by(inbox.c.id.desc())).scalars().first()
        assert isinstance(entry, InboundEvent)
        return entry

    kept = await surveyed_outside.house.database.read(last)
    assert (kept.user, kept.token, kept.text, kept.values) == (amina.hand.user, "", "", ())


async def test_the_groups_read_the_figures_and_never_the_remarks(house: House) -> None:
    asked = await begin(house, Terms(window_hours=48, reminders=0, posting=Posting.CLOSING))
    member = await asked.ingrid.member()
    chat = Group(
        GroupId(NEW), "telegram", house.bot.world.channels[0].account, "-100", member.id, house.clock.now()
    )
    await house.change(lambda uow: uow.groups.add(chat))
    for partner in asked.partners:
        await votes(partner, "4")

    def posted(conn: sa.Connection) -> list[str]:
        found = conn.execute(sa.text("select message from outbox where lane like '%-100%'"))
        return [row.message for row in found]

    [page] = await house.database.read(posted)
    assert "100% agree" in page


@pytest.fixture(params=["slack", "playground"])
async def surveyed_by_form(request: pytest.FixtureRequest, sqlite_database: Database) -> AsyncIterator[Asked]:
    """The same where there are forms."""
    stage = SlackStage() if request.param == "slack" else PlaygroundStage(sqlite_database)
    async with await House.open(sqlite_database, stage) as opened:
        yield await begin(opened)


async def test_a_form_takes_remarks_which_stand_alone(surveyed_by_form: Asked) -> None:
    for number, partner in enumerate(surveyed_by_form.partners):
        await partner.presses("Fill in a form")
        assert not await partner.fills({"trust": "4", "trust.comment": f"{REMARK} {number}"})
        await partner.hears("nothing says whose they are")
    told = await surveyed_by_form.ingrid.hears("6 answers")
    assert all(f"{REMARK} {number}" in told.text for number in range(6))
    assert [(one.question, one.count) for one in await surveyed_by_form.tallies()] == [("trust", 6)]
    await assert_nothing_joins_an_answer_to_anybody(surveyed_by_form.house, remarks=6)
