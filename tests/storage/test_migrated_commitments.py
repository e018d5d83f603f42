"""What the second tables knew of commitments stands in today's, each history from its beginning."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from handlers.rules.history import replay, told
from storage import migrations
from storage.engine import Database
from storage.records.checkins import EvidenceId
from storage.records.commitments import (
    Change,
    Commitment,
    CommitmentId,
    CommitmentState,
    NoticeId,
    NoticeKind,
)
from storage.records.conversations import Audience
from storage.records.people import MemberId
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.storage.olden import Rows, everything, standing_at, tell

MADE = datetime(2026, 11, 23, 8, tzinfo=UTC)
CONFIRMED = MADE + timedelta(minutes=3)
MOVED = MADE + timedelta(days=1)
MOVED_AGAIN = MADE + timedelta(days=2)
DONE = MADE + timedelta(days=3, microseconds=250)
FIRST, SECOND, THIRD = date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)

MOVES, FINISHED, SEEDED, AT_ONCE, PROPOSED, UNWANTED, UNTOLD, ELSEWHERE = range(51, 59)
"""The commitments of the story, by what happened to them."""


def promise(number: int, owner: int, state: str, due_on: date = FIRST, **more: Any) -> dict[str, Any]:
    """Return a commitment as it stood then."""
    when = {"due_on": due_on, "created_at": MADE, "dated_at": MADE, "update_id": None}
    row = {"id": number, "partnership_id": 1, "owner_id": owner, "title": f"Promise {number}", "state": state}
    return row | when | {"version": 1} | more


def change(commitment: int, at: datetime, what: tuple[str, str, str], **more: Any) -> dict[str, Any]:
    """Return a line of history as it stood then; the database numbers it."""
    field, old, new = what
    row = {"partnership_id": 1, "commitment_id": commitment, "at": at, "by": 11}
    return row | {"field": field, "old": old, "new": new} | more


def notice(number: int, kind: str, due_on: date, **more: Any) -> dict[str, Any]:
    """Return a notice as it stood then."""
    row = {"id": number, "partnership_id": 1, "commitment_id": MOVES, "due_on": due_on, "kind": kind}
    return row | {"said_at": MOVED, "delivered_at": None, "failure": None, "version": 2} | more


def member(number: int, **more: Any) -> dict[str, Any]:
    row = {"id": number, "partnership_id": 1, "person_id": number, "organisation_id": 5, "role": "partner"}
    return row | {"joined_at": MADE, "focal": False, "version": 1} | more


def story() -> dict[str, list[dict[str, Any]]]:
    """Return two partnerships that had made promises, table by table."""
    opened = ("state", "proposed", "open")
    done = ("state", "open", "done")
    update = {"id": 41, "partnership_id": 1, "member_id": 11, "question": "standing", "text": "well"}
    moments = {"said_at": MADE, "changed_at": MADE, "late": False, "audience": "coordinators", "draft": False}
    evidence = {"id": 81, "partnership_id": 1, "update_id": 41, "kind": "link", "name": "Map", "channel": ""}
    place = {"account": "", "file": "https://example.org/map", "added_at": MADE, "media_type": ""}
    return {
        "partnerships": [
            {"id": 1, "name": "Lakes", "zone": "UTC", "language": "en", "created_at": MADE},
            {"id": 2, "name": "Hills", "zone": "UTC", "language": "fr", "created_at": MADE},
        ],
        "persons": [{"id": one, "name": f"Person {one}", "version": 3} for one in (11, 12, 21)],
        "organisations": [{"id": 5, "partnership_id": 1, "name": "Ministry"}],
        "members": [
            member(11),
            member(12, organisation_id=None, role="coordinator"),
            member(21, partnership_id=2, organisation_id=None),
        ],
        "updates": [update | moments | {"version": 1}],
        "evidence": [evidence | place],
        "commitments": [
            promise(MOVES, 11, "open", THIRD, dated_at=MOVED_AGAIN, update_id=41, version=4),
            promise(FINISHED, 11, "done", version=3),
            promise(SEEDED, 11, "open"),
            promise(AT_ONCE, 12, "open", version=2),
            promise(PROPOSED, 11, "proposed"),
            promise(UNWANTED, 12, "dropped", version=2),
            promise(UNTOLD, 12, "done"),
            promise(ELSEWHERE, 21, "done", partnership_id=2, version=2),
        ],
        "changes": [
            change(MOVES, CONFIRMED, opened),
            change(FINISHED, CONFIRMED, opened),
            change(AT_ONCE, MADE, opened, by=12),
            change(UNWANTED, CONFIRMED, ("state", "proposed", "dropped"), by=12),
            change(MOVES, MOVED, ("due_on", str(FIRST), str(SECOND))),
            change(MOVES, MOVED_AGAIN, ("due_on", str(SECOND), str(THIRD)), by=12),
            change(FINISHED, DONE, done, by=12),
            change(ELSEWHERE, DONE, done, partnership_id=2, by=21),
        ],
        "notices": [
            notice(71, "due_soon", FIRST, delivered_at=MOVED),
            notice(72, "overdue", SECOND, failure="blocked"),
            notice(73, "escalated", SECOND),
        ],
        "timers": [
            {"partnership_id": 1, "lane": "person:11", "kind": "commitment.notice"}
            | {"subject": MOVES, "due_at": MOVED_AGAIN}
        ],
    }


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def second_address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database as the second migration left it."""
    yield from standing_at("0002", request, tmp_path_factory.mktemp("older"))


@pytest.fixture(scope="module")
def before(second_address: str) -> Rows:
    """All that stood in the second tables; by now it has been migrated."""
    tell(second_address, story())
    rows = everything(second_address)
    migrations.upgrade(second_address)
    return rows


@pytest.fixture
def homes(before: Rows, second_address: str) -> Iterator[dict[int, UnitOfWork]]:
    """Both partnerships, as today's repositories see them; what is written is taken back."""
    with closing(Database(second_address)) as opened, opened._engine.connect() as conn:
        yield {one.id: UnitOfWork(conn, one) for one in Unscoped(conn).partnerships()}


@pytest.fixture
def lakes(homes: dict[int, UnitOfWork]) -> UnitOfWork:
    """The partnership that the story is about."""
    return homes[1]


def present(uow: UnitOfWork, number: int) -> Commitment:
    return uow.commitments.get(CommitmentId(number))


def lines(uow: UnitOfWork, number: int, *fields: str) -> list[Change]:
    """Return a commitment's history, of these fields only."""
    return [one for one in uow.changes.of(CommitmentId(number)) if one.field in fields or not fields]


def test_every_row_of_then_is_still_there(before: Rows, second_address: str) -> None:
    after = everything(second_address)
    for table in before.keys() - {"alembic_version"}:
        assert after[table].keys() >= before[table].keys()
        for key, row in before[table].items():
            rewritten = {"commitments": {"state"}, "notices": {"kind"}}.get(table, set())
            kept = {one: value for one, value in row.items() if one not in rewritten}
            assert {one: after[table][key][one] for one in kept} == kept


def test_replaying_each_history_gives_the_present(homes: dict[int, UnitOfWork]) -> None:
    seen = 0
    for uow in homes.values():
        for commitment in uow.commitments.find():
            assert replay(uow.changes.of(commitment.id)) == told(commitment)
            seen += 1
    assert seen == ELSEWHERE - MOVES + 1


def test_each_line_of_a_history_takes_up_where_the_one_before_it_ended(homes: dict[int, UnitOfWork]) -> None:
    for uow in homes.values():
        for commitment in uow.commitments.find():
            stands: dict[str, str] = {}
            for one in uow.changes.of(commitment.id):
                assert one.old == stands.get(one.field, ""), one
                stands[one.field] = one.new


def test_a_history_begins_with_what_was_promised_first(lakes: UnitOfWork) -> None:
    days = [(one.at, one.by, one.old, one.new) for one in lines(lakes, MOVES, "due_on")]
    assert days == [
        (MADE, 11, "", str(FIRST)),
        (MOVED, 11, str(FIRST), str(SECOND)),
        (MOVED_AGAIN, 12, str(SECOND), str(THIRD)),
    ]
    states = [(one.at, one.old, one.new) for one in lines(lakes, MOVES, "state")]
    assert states == [(MADE, "", "proposed"), (CONFIRMED, "proposed", "open")]
    assert {one.why for one in lines(lakes, MOVES)} == {""}
    assert {one.version for one in lines(lakes, MOVES)} == {0}


def test_what_was_never_changed_began_as_it_is(lakes: UnitOfWork) -> None:
    for number, state in ((SEEDED, "open"), (PROPOSED, "proposed")):
        assert [(one.at, one.old, one.new) for one in lines(lakes, number, "state")] == [(MADE, "", state)]


def test_what_was_confirmed_within_a_moment_began_before_it(lakes: UnitOfWork) -> None:
    began, opened = lines(lakes, AT_ONCE, "state")
    assert (began.new, opened.new) == ("proposed", "open")
    assert MADE - began.at == timedelta(microseconds=1)
    assert opened.at == MADE


def test_what_is_empty_has_no_line(lakes: UnitOfWork) -> None:
    of_somebody_without_organisation = {one.field for one in lines(lakes, AT_ONCE)}
    assert of_somebody_without_organisation == {
        "owner_id",
        "title",
        "due_on",
        "state",
        "weight",
        "waiting",
        "audience",
    }
    assert [one.new for one in lines(lakes, MOVES, "organisation_id")] == ["5"]


def test_what_was_done_is_closed_as_of_then_and_nobody_is_asked_whether_it_came(lakes: UnitOfWork) -> None:
    closed = present(lakes, FINISHED)
    assert (closed.state, closed.done_at) == (CommitmentState.CLOSED_UNCONFIRMED, DONE)
    last = lines(lakes, FINISHED)[-1]
    assert (last.at, last.by, last.old, last.new) == (DONE, None, "done", "closed_unconfirmed")
    assert lakes.changes.since(DONE) == []
    untold = present(lakes, UNTOLD)
    assert (untold.state, untold.done_at) == (CommitmentState.CLOSED_UNCONFIRMED, MADE)
    assert lakes.commitments.in_state(CommitmentState.DONE) == []


def test_another_partnerships_history_is_its_own(homes: dict[int, UnitOfWork]) -> None:
    assert present(homes[2], ELSEWHERE).done_at == DONE
    assert {one.commitment_id for one in homes[2].changes.since(None)} == {ELSEWHERE}
    assert ELSEWHERE not in {one.commitment_id for one in homes[1].changes.since(None)}


def test_a_commitment_is_what_every_one_was(lakes: UnitOfWork) -> None:
    moved = present(lakes, MOVES)
    plain = Commitment(
        moved.id, MemberId(11), "Promise 51", THIRD, CommitmentState.OPEN, MADE, MOVED_AGAIN, moved.update_id
    )
    seen = Audience.PARTNERS
    assert moved == replace(plain, organisation_id=moved.organisation_id, audience=seen, version=4)
    assert (moved.organisation_id, moved.update_id) == (5, 41)
    assert present(lakes, AT_ONCE).organisation_id is None


def test_notices_were_read_by_the_owner_when_they_were_said(lakes: UnitOfWork) -> None:
    notices = {int(one.id): one for one in lakes.notices.of(CommitmentId(MOVES))}
    kinds = {number: (one.kind, one.step) for number, one in notices.items()}
    assert kinds == {
        71: (NoticeKind.BEFORE, 1),
        72: (NoticeKind.OVERDUE, 0),
        73: (NoticeKind.ESCALATED, 0),
    }
    assert {(one.reader_id, one.filed_at, one.said_at, one.bundle_id) for one in notices.values()} == {
        (11, MOVED, MOVED, None)
    }
    assert (notices[71].delivered_at, notices[72].failure) == (MOVED, "blocked")
    assert lakes.notices.filed_for(MemberId(11)) == []


def test_another_reader_can_now_be_told_of_the_same(lakes: UnitOfWork) -> None:
    escalated = lakes.notices.get(73)
    lakes.notices.add(replace(escalated, id=NoticeId(NEW), reader_id=MemberId(12)))
    assert len(lakes.notices.of(CommitmentId(MOVES))) == 4


def test_evidence_stays_with_its_update_and_can_come_with_a_commitment(lakes: UnitOfWork) -> None:
    (shown,) = lakes.evidence.find()
    assert (shown.update_id, shown.commitment_id) == (41, None)
    brought = lakes.evidence.add(
        replace(shown, id=EvidenceId(NEW), update_id=None, commitment_id=CommitmentId(SEEDED))
    )
    assert lakes.evidence.of_commitment(SEEDED) == [brought]


def test_who_waited_for_a_notice_still_does(lakes: UnitOfWork) -> None:
    assert lakes.timers.due_at("commitment.notice", MOVES) == MOVED_AGAIN
