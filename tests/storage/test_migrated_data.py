"""What stood in the first tables stands in today's, on both databases: nothing is lost on the way."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage import migrations
from storage.engine import Database
from storage.queue import inbox
from storage.records.checkins import Outcome, Response, RoundId
from storage.records.events import Tick
from storage.records.people import Partnership
from storage.records.schedules import ScheduleState, Terms, Weekly
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped
from tests.storage.olden import Rows, everything, standing_at, tell

OPENS = datetime(2026, 11, 23, 8, tzinfo=UTC)
REMINDS = OPENS + timedelta(days=1)
CLOSES = OPENS + timedelta(days=2)
SCRIPT = {
    "kind": "progress",
    "questions": [{"key": "standing", "text": "progress.standing", "type": "text"}],
}
TICK = f"tick:1:checkin.response:16:{CLOSES.isoformat()}"


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def first_address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database as the first migration left it."""
    yield from standing_at("0001", request, tmp_path_factory.mktemp("older"))


def response(number: int, outcome: str, **more: Any) -> dict[str, Any]:
    """Return a part in the open round, as it stood then; each is another member's."""
    asked = {"opens_at": OPENS, "remind_at": REMINDS, "closes_at": CLOSES, "outcome": outcome}
    ids = {"id": number, "partnership_id": 1, "round_id": 22, "member_id": number, "version": 1}
    return ids | asked | dict.fromkeys(("asked_at", "reminded_at", "answered_at", "failure")) | more


def story() -> dict[str, list[dict[str, Any]]]:
    """Return a partnership in the middle of a round, table by table."""
    mine = {"partnership_id": 1, "version": 1}
    people = range(11, 18)
    update = {"member_id": 11, "question": "standing", "said_at": OPENS, "changed_at": OPENS, "late": False}
    timer = {"partnership_id": 1, "lane": "person:1"}
    return {
        "partnerships": [
            {"id": 1, "name": "Lakes", "zone": "UTC", "language": "en", "created_at": OPENS},
            {"id": 2, "name": "Hills", "zone": "UTC", "language": "fr", "created_at": OPENS},
        ],
        "persons": [{"id": one, "name": f"Person {one}", "version": 3} for one in people],
        "organisations": [{"id": 5, "partnership_id": 1, "name": "Ministry"}],
        "members": [
            mine | {"id": one, "person_id": one, "organisation_id": 5, "role": "partner", "joined_at": OPENS}
            for one in people
        ],
        "schedules": [
            mine
            | {"id": 3, "kind": "progress", "every_weeks": 4, "at": time(9), "next_on": date(2026, 12, 21)}
        ],
        "rounds": [
            mine
            | {
                "id": 21,
                "kind": "progress",
                "occurs_on": date(2026, 10, 26),
                "opened_at": OPENS - timedelta(28),
                "closed_at": OPENS - timedelta(26),
            },
            mine | {"id": 22, "kind": "progress", "occurs_on": date(2026, 11, 23), "opened_at": OPENS},
            mine | {"id": 23, "kind": "pulse", "occurs_on": date(2026, 11, 20), "opened_at": OPENS},
        ],
        "responses": [
            response(11, "answered", answered_at=OPENS),
            response(12, "planned"),
            response(13, "asked", asked_at=OPENS),
            response(14, "half_finished", asked_at=OPENS, reminded_at=REMINDS),
            response(15, "silent", asked_at=OPENS),
            response(16, "asked", asked_at=OPENS, remind_at=None),
            response(17, "not_delivered", failure="blocked"),
        ],
        "conversations": [
            mine
            | {
                "id": 31,
                "member_id": 11,
                "kind": "checkin",
                "subject": 11,
                "script": json.dumps(SCRIPT),
                "opened_at": OPENS,
                "answers": json.dumps([{"question": "standing", "value": "well"}]),
                "stage": 1,
                "subject_version": 0,
            }
        ],
        "updates": [mine | update | {"id": 41, "round_id": 22, "conversation_id": 31, "text": "well"}],
        "commitments": [
            mine
            | {"id": 51, "owner_id": 11, "title": "Send pumps", "due_on": date(2026, 12, 1), "state": "open"}
            | {"created_at": OPENS, "dated_at": OPENS, "update_id": 41}
        ],
        "timers": [
            timer | {"kind": "checkin.round", "subject": 3, "due_at": OPENS + timedelta(28)},
            timer | {"kind": "checkin.response", "subject": 12, "due_at": OPENS},
            timer | {"kind": "checkin.response", "subject": 13, "due_at": REMINDS},
            timer | {"kind": "checkin.response", "subject": 14, "due_at": CLOSES},
            timer | {"kind": "digest.weekly", "subject": 11, "due_at": CLOSES},
        ],
        "inbox": [
            tick(61, TICK, "checkin.response", 16),
            tick(62, "tick:2:checkin.round:9:x", "checkin.round", 9),
            tick(63, "tick:1:checkin.round:3:x", "checkin.round", 3) | {"done_at": OPENS, "outcome": "done"},
        ],
    }


def tick(number: int, key: str, kind: str, subject: int) -> dict[str, Any]:
    """Return a tick that waits in the inbox."""
    entry = {"partnership": 1, "kind": kind, "subject": subject, "due_at": "2026-11-25T08:00:00Z"}
    return {
        "id": number,
        "key": key,
        "lane": "person:1",
        "urgency": 1,
        "partnership_id": 1,
        "entry": json.dumps(entry),
        "received_at": CLOSES,
        "attempts": 0,
    }


@pytest.fixture(scope="module")
def before(first_address: str) -> Rows:
    """All that stood in the first tables; by now it has been migrated."""
    tell(first_address, story())
    rows = everything(first_address)
    migrations.upgrade(first_address)
    return rows


@pytest.fixture
def migrated_database(before: Rows, first_address: str) -> Iterator[Database]:
    """The migrated database."""
    with closing(Database(first_address)) as opened:
        yield opened


@pytest.fixture
def lakes_now(migrated_database: Database) -> Iterator[UnitOfWork]:
    """The partnership of the story, as today's repositories see it."""

    def read(conn: sa.Connection) -> Partnership | None:
        return Unscoped(conn).partnership(1)

    partnership = migrated_database.write_now(read)
    assert partnership is not None
    with migrated_database._engine.connect() as conn:
        yield UnitOfWork(conn, partnership)


def test_every_row_and_every_word_of_it_is_still_there(before: Rows, first_address: str) -> None:
    after = everything(first_address)
    rewritten = {"timers", "inbox", "alembic_version"}
    for table in before.keys() - rewritten:
        assert after[table].keys() >= before[table].keys()
        for key, row in before[table].items():
            kept = {one: value for one, value in row.items() if one in after[table][key]}
            assert {one: after[table][key][one] for one in kept} == kept
            assert row.keys() - kept.keys() <= {"every_weeks", "remind_at"}


def test_no_reference_leads_nowhere_afterwards(before: Rows, first_address: str) -> None:
    if first_address.startswith("sqlite"):
        engine = sa.create_engine(first_address)
        with engine.connect() as conn:
            assert conn.exec_driver_sql("pragma foreign_key_check").all() == []
            tables = conn.exec_driver_sql("select group_concat(sql) from sqlite_master").scalar_one()
        engine.dispose()
        assert "_alembic_tmp" not in tables


def test_a_schedule_goes_on_in_its_rhythm(lakes_now: UnitOfWork) -> None:
    (schedule,) = lakes_now.schedules.running()
    assert (schedule.id, schedule.rhythm, schedule.terms) == (3, Weekly(4), Terms())
    assert (schedule.at, schedule.first_on, schedule.next_on) == (
        time(9),
        date(2026, 12, 21),
        date(2026, 12, 21),
    )
    assert lakes_now.timers.due_at("checkin.schedule", 3) == OPENS + timedelta(28)


def test_rounds_without_a_schedule_get_one_that_has_ended(lakes_now: UnitOfWork) -> None:
    ended = lakes_now.schedules.get(lakes_now.rounds.get(23).schedule_id)
    assert (ended.kind, ended.state) == ("pulse", ScheduleState.ENDED)


def test_a_round_keeps_the_questions_that_were_asked_in_it(lakes_now: UnitOfWork) -> None:
    rounds = {one.id: one for one in lakes_now.rounds.find()}
    assert [rounds[RoundId(one)].schedule_id for one in (21, 22)] == [3, 3]
    assert [one.key for one in rounds[RoundId(22)].script.questions] == ["standing"]
    assert rounds[RoundId(23)].script.questions == ()
    assert all(one.whole and not one.missed and one.terms == Terms() for one in rounds.values())


def test_each_part_waits_for_what_it_waited_for(lakes_now: UnitOfWork) -> None:
    parts = {one.member_id: one for one in lakes_now.responses.of_round(RoundId(22))}

    def waits(member: int) -> tuple[datetime | None, tuple[datetime, ...]]:
        part: Response = next(one for number, one in parts.items() if number == member)
        return part.due_at, part.reminders

    assert waits(11) == (None, ())
    assert waits(12) == (OPENS, (REMINDS,))
    assert waits(13) == (REMINDS, (REMINDS,))
    assert waits(14) == (CLOSES, ())
    assert waits(15) == (None, ())
    assert waits(16) == (CLOSES, ()), "its tick was on the way"
    assert waits(17) == (None, ())
    assert {one.organisation_id for one in parts.values()} == {5}
    assert lakes_now.responses.get(16).outcome is Outcome.ASKED


def test_an_open_round_is_woken_once_for_all_of_its_parts(lakes_now: UnitOfWork) -> None:
    assert lakes_now.timers.due_at("checkin.round", 22) == OPENS
    assert lakes_now.timers.due_at("checkin.round", 21) is None
    assert lakes_now.timers.due_at("checkin.response", 13) is None
    assert lakes_now.timers.due_at("digest.weekly", 11) == CLOSES


def test_ticks_on_the_way_reach_those_who_take_them_now(migrated_database: Database) -> None:
    def rows(conn: sa.Connection) -> list[inbox.Entered | None]:
        return [inbox.get(conn, one) for one in (61, 62, 63)]

    dropped, moved, done = migrated_database.write_now(rows)
    assert dropped is not None
    assert moved is not None
    assert done is not None
    assert dropped.outcome == "dropped"
    assert isinstance(moved.entry, Tick)
    assert (moved.entry.kind, moved.outcome) == ("checkin.schedule", None)
    assert isinstance(done.entry, Tick)
    assert done.entry.kind == "checkin.round"
