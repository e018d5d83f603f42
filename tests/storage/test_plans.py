"""What a tick or the list of one member asks of SQLite is looked up, however much a partnership has."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from storage.engine import Database
from storage.records.checkins import UpdateId
from storage.records.commitments import BundleId, CommitmentId, CommitmentState, MinutesId
from storage.records.following import RippleId
from storage.records.guidebook import DocumentId
from storage.records.people import MemberId, PersonId
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped
from tests.storage.conftest import NOW

ONE, SEVERAL = (CommitmentId(1),), tuple(CommitmentId(one) for one in range(1, 9))
ME, DONE = MemberId(1), CommitmentState.DONE

LOOKED_UP: dict[str, tuple[str, Callable[[UnitOfWork], object]]] = {
    "a commitment": ("rowid=?", lambda uow: uow.commitments.some(ONE)),
    "what is live of one": ("owner_id=?", lambda uow: uow.commitments.open_of(ME)),
    "what is live of several": ("owner_id=?", lambda uow: uow.commitments.open_of(ME, MemberId(2))),
    "what one has done": ("owner_id=?", lambda uow: uow.commitments.owned_by(ME, DONE)),
    "what one waits for": ("waiting_id=?", lambda uow: uow.commitments.awaited_by(ME)),
    "what one may take over": ("offered_to=?", lambda uow: uow.commitments.offered_to(ME)),
    "what is in a state": ("state=?", lambda uow: uow.commitments.in_state(DONE)),
    "what came from minutes": (
        "minutes_id=?",
        lambda uow: uow.commitments.from_minutes([MinutesId(1), MinutesId(2)]),
    ),
    "what was heard": ("update_id=?", lambda uow: uow.commitments.heard_in(UpdateId(1))),
    "a history": ("commitment_id=?", lambda uow: uow.changes.of(*ONE)),
    "histories": ("commitment_id=?", lambda uow: uow.changes.of(*SEVERAL)),
    "what is new": ("at>?", lambda uow: uow.changes.since(NOW)),
    "notices about one": ("commitment_id=?", lambda uow: uow.notices.of(*ONE)),
    "notices about several": ("commitment_id=?", lambda uow: uow.notices.of(*SEVERAL)),
    "what is filed": ("reader_id=?", lambda uow: uow.notices.filed_for(ME)),
    "what was said together": ("bundle_id=?", lambda uow: uow.notices.of_bundle(BundleId(1))),
    "dates asked for": ("commitment_id=?", lambda uow: uow.moves.of(*SEVERAL)),
    "the date asked for": ("commitment_id=?", lambda uow: uow.moves.open_for(*ONE)),
    "dates not decided": ("state=?", lambda uow: uow.moves.undecided()),
    "what is needed": ("commitment_id=?", lambda uow: uow.dependencies.of(*SEVERAL)),
    "what needs it": ("needs_id=?", lambda uow: uow.dependencies.on(*SEVERAL)),
    "the ripple": ("commitment_id=?", lambda uow: uow.ripples.open_for(*ONE)),
    "ripples": ("commitment_id=?", lambda uow: uow.ripples.of(*SEVERAL)),
    "who was told": ("ripple_id=?", lambda uow: uow.echoes.of(RippleId(1))),
    "what is in the way": ("commitment_id=?", lambda uow: uow.obstacles.open_for(*SEVERAL)),
    "evidence": ("commitment_id=?", lambda uow: uow.evidence.of_commitment(1)),
    "a digest's plan": ("member_id=?", lambda uow: uow.digest_plans.of(ME)),
    "a day's bundle": ("said_on=?", lambda uow: uow.desk.bundle_on(PersonId(1), NOW.date())),
    "shared passages": ("=?", lambda uow: uow.commons.passages([DocumentId(1), DocumentId(2)])),
    "a shared section": ("=?", lambda uow: uow.commons.in_section(DocumentId(1), "Roles")),
    "how far shared ones are": ("=?", lambda uow: uow.commons.embeddings([DocumentId(1), DocumentId(2)])),
    "a timer": ("subject=?", lambda uow: uow.timers.due_at("commitment.notice", 1)),
    "what has come": ("due_at<?", lambda uow: Unscoped(uow.desk._conn).take_due(NOW, 500)),
}
"""What is asked, and what has to be looked up for it besides the partnership."""


@pytest.fixture
def plans(sqlite_database: Database) -> Iterator[list[str]]:
    """How SQLite finds the rows of each statement that is run from now on."""
    found: list[str] = []

    def explain(_: Any, cursor: Any, statement: str, values: Any, __: object, many: bool) -> None:
        asked = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", values[0] if many else values)
        found.extend(row[3] for row in asked if row[3].startswith(("SCAN", "SEARCH")))

    engine = sqlite_database._engine
    sa.event.listen(engine, "before_cursor_execute", explain)
    yield found
    sa.event.remove(engine, "before_cursor_execute", explain)


@pytest.mark.parametrize("asked", LOOKED_UP)
def test_what_is_asked_of_one_is_looked_up(sqlite_database: Database, plans: list[str], asked: str) -> None:
    column, ask = LOOKED_UP[asked]

    def work(conn: sa.Connection) -> None:
        partnership = Unscoped(conn).add_partnership("Lakes", "UTC", "en", NOW)
        plans.clear()
        ask(UnitOfWork(conn, partnership))

    sqlite_database.write_now(work)
    assert plans
    for plan in plans:
        assert plan.startswith("SEARCH"), plan
        assert column in plan, plan


def test_what_was_taken_is_deleted_by_its_key(sqlite_database: Database, plans: list[str]) -> None:
    def work(conn: sa.Connection) -> None:
        uow = UnitOfWork(conn, Unscoped(conn).add_partnership("Lakes", "UTC", "en", NOW))
        for subject in range(3):
            uow.timers.set("commitment.notice", subject, NOW, "person:1")
        plans.clear()
        assert len(Unscoped(conn).take_due(NOW, 500)) == 3

    sqlite_database.write_now(work)
    taken, *deleted = plans
    assert "due_at<?" in taken
    assert deleted
    for plan in deleted:
        assert plan.startswith("SEARCH"), plan
        assert "subject=?" in plan, plan


def test_what_is_shared_is_looked_for_among_the_guidebooks_and_not_among_all_documents(
    sqlite_database: Database, plans: list[str]
) -> None:
    def work(conn: sa.Connection) -> None:
        partnership = Unscoped(conn).add_partnership("Lakes", "UTC", "en", NOW)
        plans.clear()
        UnitOfWork(conn, partnership).commons.documents()

    sqlite_database.write_now(work)
    documents, guidebooks = plans
    assert documents.startswith("SEARCH documents")
    assert "(partnership_id=? AND guidebook_id=?)" in documents
    assert guidebooks.startswith("SCAN guidebooks")


def test_passages_are_looked_up_by_their_document(sqlite_database: Database, plans: list[str]) -> None:
    def work(conn: sa.Connection) -> None:
        partnership = Unscoped(conn).add_partnership("Lakes", "UTC", "en", NOW)
        plans.clear()
        UnitOfWork(conn, partnership).commons.passages([DocumentId(1), DocumentId(2)])

    sqlite_database.write_now(work)
    assert "(partnership_id=? AND document_id=?)" in plans[-1]


@pytest.mark.parametrize(
    "ask",
    [
        lambda unscoped: unscoped.documents_to_embed("model", 2),
        lambda unscoped: unscoped.documents_to_embed("model", 1, newest=True),
        lambda unscoped: unscoped.still_to_embed("model", [DocumentId(1)]),
        lambda unscoped: unscoped.count_to_embed("model"),
    ],
)
def test_whether_a_document_is_embedded_is_looked_up(
    sqlite_database: Database, plans: list[str], ask: Callable[[Unscoped], object]
) -> None:
    sqlite_database.write_now(lambda conn: ask(Unscoped(conn)))
    [embeddings] = [one for one in plans if "embeddings" in one]
    assert "(partnership_id=? AND document_id=?)" in embeddings


def test_who_writes_is_looked_up_also_when_many_do(sqlite_database: Database, plans: list[str]) -> None:
    places = [("telegram", "1", user) for user in ("amina", "bela")] + [("slack", "2", "hugo")]
    known = sqlite_database.write_now(lambda conn: Unscoped(conn).persons_at(places))
    assert known == {}
    assert [plan for plan in plans if "user=?" in plan]
    assert not [plan for plan in plans if plan.startswith("SCAN addresses")]


def test_what_comes_next_is_the_head_of_an_index(sqlite_database: Database, plans: list[str]) -> None:
    sqlite_database.write_now(lambda conn: Unscoped(conn).next_due())
    assert plans == ["SCAN timers USING INDEX ix_timers_due_at"]


def test_a_question_that_reads_all_of_a_partnership_would_be_seen(
    sqlite_database: Database, plans: list[str]
) -> None:
    def work(conn: sa.Connection) -> None:
        uow = UnitOfWork(conn, Unscoped(conn).add_partnership("Lakes", "UTC", "en", NOW))
        uow.notices.find(uow.notices.table.c.commitment_id == 1)

    sqlite_database.write_now(work)
    assert "commitment_id=?" not in plans[-1]
