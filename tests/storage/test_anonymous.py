"""Anonymous answers are counted, and nothing in the database says whose they are or in what order."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from storage.engine import Database
from storage.queue import inbox
from storage.records.checkins import Remark, RoundId, Tally
from storage.records.events import EventKind, InboundEvent
from storage.tables import remarks, tallies
from storage.unit import UnitOfWork
from tests.storage import rows
from tests.storage.conftest import NOW, Circle, circle
from tests.storage.rounds import a_round

SECRET = "quite-a-remark-about-trust"


def within(database: Database, circle: Circle, work: Callable[[UnitOfWork], Any]) -> Any:
    """Return what `work` does in a circle's unit of work."""
    return database.write_now(lambda conn: work(UnitOfWork(conn, circle.partnership)))


def all_of(uow: UnitOfWork, asked: RoundId) -> list[Tally | Remark]:
    return [*uow.tallies.of_round(asked), *uow.remarks.of_round(asked)]


def _vote(asked: RoundId, value: str, uow: UnitOfWork) -> None:
    uow.tallies.count(asked, "trust", value)


@pytest.fixture
def round_id(database: Database, lakes: Circle) -> RoundId:
    """A round to count in."""
    found: RoundId = within(database, lakes, lambda uow: a_round(uow, lakes.member.id).id)
    return found


def test_the_same_choices_are_one_count(database: Database, lakes: Circle, round_id: RoundId) -> None:
    given = ["4", "5", "4", "2", "4"]

    def vote(uow: UnitOfWork) -> list[tuple[str, str, int]]:
        for value in given:
            uow.tallies.count(round_id, "trust", value)
        uow.tallies.count(round_id, "vision", "4")
        return [(one.question, one.value, one.count) for one in uow.tallies.of_round(round_id)]

    counted = {("trust", value, count) for value, count in Counter(given).items()}
    assert set(within(database, lakes, vote)) == counted | {("vision", "4", 1)}


def test_counts_and_remarks_are_of_their_round_and_partnership(
    database: Database, lakes: Circle, hills: Circle, round_id: RoundId
) -> None:
    def say(uow: UnitOfWork) -> RoundId:
        uow.tallies.count(round_id, "trust", "4")
        uow.remarks.add(round_id, "trust", SECRET)
        return a_round(uow, lakes.member.id).id

    other = within(database, lakes, say)
    assert within(database, lakes, lambda uow: all_of(uow, other)) == []
    assert within(database, hills, lambda uow: all_of(uow, round_id)) == []
    assert len(within(database, lakes, lambda uow: all_of(uow, round_id))) == 2
    with pytest.raises(sa.exc.IntegrityError):
        within(database, hills, lambda uow: uow.remarks.add(round_id, "trust", SECRET))


def test_neither_table_has_room_for_a_person_or_a_moment() -> None:
    assert set(tallies.c.keys()) == {"id", "partnership_id", "round_id", "question", "value", "count"}
    assert set(remarks.c.keys()) == {"id", "partnership_id", "round_id", "question", "text"}


def test_remarks_do_not_stand_in_the_order_in_which_they_came(
    database: Database, lakes: Circle, round_id: RoundId
) -> None:
    texts = [f"remark {number}" for number in range(60)]

    def say(uow: UnitOfWork) -> list[str]:
        for text in texts:
            uow.remarks.add(round_id, "trust", text)
        return [one.text for one in uow.remarks.of_round(round_id)]

    shown = within(database, lakes, say)
    assert sorted(shown) == sorted(texts)
    assert shown != texts


def test_blending_keeps_all_and_draws_every_id_anew(
    database: Database, lakes: Circle, round_id: RoundId
) -> None:
    def say(uow: UnitOfWork) -> None:
        for number in range(30):
            uow.tallies.count(round_id, "trust", str(number % 5))
            uow.remarks.add(round_id, "trust", f"remark {number}")

    def kept(uow: UnitOfWork) -> tuple[dict[str, int], dict[str, int], set[int]]:
        counts, said = uow.tallies.of_round(round_id), uow.remarks.of_round(round_id)
        ids = {int(one.id) for one in counts} | {int(one.id) for one in said}
        return {one.value: one.count for one in counts}, Counter(one.text for one in said), ids

    def blend(uow: UnitOfWork) -> None:
        uow.tallies.blend(round_id)
        uow.remarks.blend(round_id)

    within(database, lakes, say)
    before = within(database, lakes, kept)
    within(database, lakes, blend)
    after = within(database, lakes, kept)
    assert after[:2] == before[:2]
    assert not after[2] & before[2]


def test_what_was_written_together_cannot_be_told_apart_in_postgresql_once_blended(
    postgresql_database: Database,
) -> None:
    lakes = circle(postgresql_database, "Lakes")
    asked = within(postgresql_database, lakes, lambda uow: a_round(uow, lakes.member.id).id)
    for value in "12345":
        within(postgresql_database, lakes, partial(_vote, asked, value))

    def transactions(conn: sa.Connection) -> set[str]:
        return set(conn.execute(sa.text("select xmin::text from tallies")).scalars())

    assert len(postgresql_database.write_now(transactions)) == 5
    within(postgresql_database, lakes, lambda uow: uow.tallies.blend(asked))
    assert len(postgresql_database.write_now(transactions)) == 1


def test_a_sealed_row_keeps_who_and_when_and_drops_the_rest(database: Database) -> None:
    said = InboundEvent(
        "paper", "1", "7", EventKind.FORM, "amina", "amina", True, NOW, SECRET, values=(("trust", SECRET),)
    )
    database.write_now(lambda conn: inbox.put(conn, [inbox.Arrival("k", "a", 0, said)], NOW))

    def seal(conn: sa.Connection) -> inbox.Entered | None:
        row = inbox.get(conn, inbox.of_key(conn, "k"))
        assert row is not None
        inbox.seal(conn, row)
        return inbox.get(conn, row.id)

    sealed = database.write_now(seal)
    assert sealed is not None
    assert sealed.entry == InboundEvent("paper", "1", "7", EventKind.FORM, "amina", "amina", True, NOW)
    database.write_now(lambda conn: inbox.put(conn, [inbox.Arrival("k", "a", 0, said)], NOW))
    again = database.write_now(lambda conn: inbox.get(conn, sealed.id))
    assert again == sealed, "a repeat is dropped"


def test_a_sealed_row_is_not_left_in_the_file(sqlite_database: Database) -> None:
    long = f"{SECRET} " * 800
    said = InboundEvent("paper", "1", "7", EventKind.TEXT, "amina", "amina", True, NOW, long)
    sqlite_database.write_now(lambda conn: inbox.put(conn, [inbox.Arrival("k", "a", 0, said)], NOW))
    rows.put(sqlite_database, "another")

    def seal(conn: sa.Connection) -> None:
        row = inbox.get(conn, inbox.of_key(conn, "k"))
        assert row is not None
        inbox.seal(conn, row)

    sqlite_database.write_now(seal)
    sqlite_database.close()
    path = sqlite_database.url.database
    assert path is not None
    assert SECRET.encode() not in Path(path).read_bytes()


def test_an_error_of_the_database_does_not_tell_what_was_said(
    database: Database, lakes: Circle, round_id: RoundId
) -> None:
    def twice(uow: UnitOfWork) -> None:
        uow.remarks.add(RoundId(round_id + 1000), "trust", SECRET)

    with pytest.raises(sa.exc.IntegrityError) as caught:
        within(database, lakes, twice)
    assert SECRET not in str(caught.value)
