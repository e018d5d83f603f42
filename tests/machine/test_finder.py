"""The finder: what is declined, searched for, judged, answered and shown, before a turn is decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from bot import finder as finding
from bot.finder import GuidebookFinder
from bot.guidebook.answering.guide import Asked, QuotingGuide
from bot.guidebook.finding.index import Found
from bot.preparing import Question
from handlers.turn import Exchange, Finding
from storage.engine import Database
from storage.records.guidebook import Gap, GapId, GapState, Outcome
from storage.records.messages import OutboundMessage
from storage.records.people import Organisation, OrganisationId, Partnership
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.shelves import ADDED, OURS

SAMPLES = "Water samples are taken on the first Monday of each month."
PUMPS = "Villages report a broken pump to the ministry's engineers."
BOAT = "Each Monday the boat leaves the north pier at eight."
QUESTION = "When are water samples taken?"
DRAFT = OutboundMessage("paper", "main", "chat", (), card="answer:1")


@dataclass
class Writer:
    """A guide that writes, and shows how far it is; `says` is what comes of it."""

    says: Finding = field(default_factory=lambda: Finding(Outcome.WRITTEN, written="On Mondays [1]."))
    asked: list[Asked] = field(default_factory=list)
    given: list[Sequence[Found]] = field(default_factory=list)

    async def answer(self, asked: Asked, found: Sequence[Found]) -> Finding:
        """Say it."""
        self.asked.append(asked)
        self.given.append(found)
        if asked.show is not None:
            await asked.show("On Mon")
        return self.says


@dataclass
class Board:
    """Sketches that are written down."""

    drawn: list[tuple[str | None, str]] = field(default_factory=list)

    async def begin(self, draft: OutboundMessage) -> None:
        """Begin a card."""
        self.drawn.append((draft.card, ""))

    async def show(self, draft: OutboundMessage, text: str) -> None:
        """Show a part."""
        self.drawn.append((draft.card, text))


@pytest.fixture
def home(sqlite_database: Database) -> Partnership:
    """A partnership with a book of three passages."""
    made = sqlite_database.write_now(
        lambda conn: Unscoped(conn).add_partnership("Clean Water Lakes", "UTC", "en", ADDED)
    )
    sqlite_database.write_now(lambda conn: OURS.holds([SAMPLES, PUMPS, BOAT])(UnitOfWork(conn, made)))
    return made


def gap(database: Database, home: Partnership, text: str, state: GapState = GapState.OPEN) -> GapId:
    new = Gap(GapId(NEW), text, "en", ADDED, state)
    return database.write_now(lambda conn: UnitOfWork(conn, home).gaps.add(new)).id


async def test_a_question_is_quoted_with_the_next_best_beside_it(
    sqlite_database: Database, home: Partnership
) -> None:
    finder = GuidebookFinder(sqlite_database, QuotingGuide())
    found = await finder.find(Question(home, "When is the boat out, which Monday are samples taken?", "fr"))
    assert found.outcome is Outcome.QUOTED
    assert found.passage is not None
    assert found.quote in {SAMPLES, BOAT}
    assert {found.passage.text, *(one.text for one in found.others)} >= {SAMPLES, BOAT}
    assert found.language == "en"


async def test_what_is_declined_is_not_looked_up(
    sqlite_database: Database, home: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "declined", lambda text, _people: "legal" if text == QUESTION else "")
    guide = Writer()
    found = await GuidebookFinder(sqlite_database, guide).find(Question(home, QUESTION, "en"))
    assert found == Finding(Outcome.DECLINED, language="en", declined="legal")
    assert guide.asked == []


async def test_a_question_that_leans_on_the_last_is_searched_for_with_what_it_leans_on(
    sqlite_database: Database, home: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "standing_alone", lambda text, before: f"{before[-1].question} {text}")
    guide, before = Writer(), (Exchange(QUESTION, SAMPLES),)
    await GuidebookFinder(sqlite_database, guide).find(Question(home, "And by whom?", "en", before=before))
    [asked], [found] = guide.asked, guide.given
    assert asked.before == before
    assert found[0].passage.text == SAMPLES


async def test_the_card_of_an_answer_that_is_written_shows_how_far_it_is(
    sqlite_database: Database, home: Partnership
) -> None:
    board = Board()
    written = GuidebookFinder(sqlite_database, Writer(), sketches=board)
    await written.find(Question(home, QUESTION, "en", draft=DRAFT))
    assert board.drawn == [("answer:1", ""), ("answer:1", "On Mon")]
    await written.find(Question(home, QUESTION, "en"))
    await GuidebookFinder(sqlite_database, QuotingGuide(), sketches=board).find(
        Question(home, QUESTION, "en", draft=DRAFT)
    )
    await written.find(Question(home, "Who won the football match in 1966?", "en", draft=DRAFT))
    assert len(board.drawn) == 2


async def test_of_a_silent_book_the_nearest_passages_and_the_same_gap_are_told(
    sqlite_database: Database, home: Partnership
) -> None:
    asks = "Who pays for the laboratory that tests water samples?"
    gap(sqlite_database, home, "How do we leave the partnership?")
    gap(sqlite_database, home, asks, GapState.DISMISSED)
    same = gap(sqlite_database, home, "Who pays for the laboratory which tests the water samples?")
    silent = Writer(Finding(Outcome.SILENT, language="en"))
    found = await GuidebookFinder(sqlite_database, silent).find(Question(home, asks, "en"))
    assert found.outcome is Outcome.SILENT
    assert found.gap == same
    assert SAMPLES in {one.text for one in found.others}


async def test_gaps_of_another_partnership_are_not_looked_at(
    sqlite_database: Database, home: Partnership
) -> None:
    other = sqlite_database.write_now(
        lambda conn: Unscoped(conn).add_partnership("Green Roofs", "UTC", "en", ADDED)
    )
    gap(sqlite_database, other, QUESTION)
    silent = Writer(Finding(Outcome.SILENT))
    found = await GuidebookFinder(sqlite_database, silent).find(Question(home, QUESTION, "en"))
    assert found.gap is None


async def test_words_that_are_no_question_find_what_is_near_and_ask_no_guide(
    sqlite_database: Database, home: Partnership
) -> None:
    guide = Writer()
    near = Question(home, "broken pump in the village", "en", nearest=2)
    found = await GuidebookFinder(sqlite_database, guide).find(near)
    assert [one.text for one in found.cited][:1] == [PUMPS]
    assert len((await GuidebookFinder(sqlite_database, guide).find(replace(near, nearest=1))).cited) == 1
    assert guide.asked == []


UNSURE = "Who pays for the water samples?"


@pytest.mark.parametrize(("question", "sure"), [(QUESTION, True), (UNSURE, False)])
async def test_an_answer_is_as_sure_as_the_passage_that_it_stands_on(
    sqlite_database: Database, home: Partnership, question: str, sure: bool
) -> None:
    quoted = await GuidebookFinder(sqlite_database, QuotingGuide()).find(Question(home, question, "en"))
    assert (quoted.outcome, quoted.quote, quoted.sure) == (Outcome.QUOTED, SAMPLES, sure)
    writer = Writer(Finding(Outcome.WRITTEN, written="On Mondays [1].", cited=quoted.cited))
    written = await GuidebookFinder(sqlite_database, writer).find(Question(home, question, "en"))
    assert (written.outcome, written.sure) == (Outcome.WRITTEN, sure)


@pytest.mark.parametrize(
    ("question", "more", "outcome"),
    [
        ("How do bees fly?", 0, Outcome.SILENT),
        ("How do bees fly?", 50, Outcome.OFF_TOPIC),
        ("How do the bees of Clean Water Lakes fly?", 50, Outcome.SILENT),
        ("How do the bees of hive ltd fly?", 50, Outcome.SILENT),
        ("How do the bees of hives fly?", 50, Outcome.OFF_TOPIC),
        ("Comment volent les abeilles dans le vent ?", 50, Outcome.SILENT),
        ("?", 0, Outcome.OFF_TOPIC),
    ],
)
async def test_by_few_words_those_of_another_language_or_a_partners_name_nothing_is_called_off_the_topic(
    sqlite_database: Database, home: Partnership, question: str, more: int, outcome: Outcome
) -> None:
    hive = Organisation(OrganisationId(NEW), "Hive Ltd.")
    sqlite_database.write_now(lambda conn: UnitOfWork(conn, home).organisations.add(hive))
    days = [f"Day {day} of the survey is for pier {day}." for day in range(more)]
    sqlite_database.write_now(lambda conn: OURS.holds(days, "days.md")(UnitOfWork(conn, home)))
    found = await GuidebookFinder(sqlite_database, QuotingGuide()).find(Question(home, question, "en"))
    assert found.outcome is outcome
