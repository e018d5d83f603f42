"""What the third tables knew of the guidebook stands in today's: documents shelved, questions with gaps."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage import migrations
from storage.engine import Database
from storage.errors import Refused
from storage.records.conversations import Audience
from storage.records.guidebook import (
    Enquiry,
    EnquiryId,
    Gap,
    GapId,
    GapState,
    Guidebook,
    GuidebookId,
    GuidebookKind,
    Outcome,
)
from storage.records.people import MemberId
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.storage.olden import Rows, everything, standing_at, tell

ADDED = datetime(2026, 11, 20, 8, tzinfo=UTC)
ASKED = ADDED + timedelta(days=1, microseconds=250)

OLD, CURRENT, OTHER, ELSEWHERE = range(61, 65)
"""The documents of the story; the first two are versions of one."""

ANSWERED, UNANSWERED, WAITING, REPLIED, THEIRS = range(91, 96)
"""The questions of the story, by what became of them."""

LAKES, HILLS, EMPTY = 1, 2, 3


def document(number: int, name: str, home: int = LAKES, **more: Any) -> dict[str, Any]:
    row = {"id": number, "partnership_id": home, "name": name, "title": f"Title {number}"}
    return row | {"digest": f"d{number}", "added_at": ADDED, "current": True, "version": 1} | more


def passage(number: int, of: int, home: int = LAKES) -> dict[str, Any]:
    row = {"id": number, "partnership_id": home, "document_id": of, "ordinal": 0}
    return row | {"section": "Data", "page": 4, "text": f"Passage {number}"}


def enquiry(number: int, state: str, home: int = LAKES, member: int = 11, **more: Any) -> dict[str, Any]:
    row = {"id": number, "partnership_id": home, "member_id": member, "text": f"Question {number}?"}
    rest = {"passage_id": None, "reply": None, "replied_by": None, "version": 2}
    return row | {"asked_at": ASKED, "state": state} | rest | more


def member(number: int, home: int = LAKES, **more: Any) -> dict[str, Any]:
    row = {"id": number, "partnership_id": home, "person_id": number, "organisation_id": None}
    return row | {"role": "partner", "joined_at": ADDED, "focal": False, "version": 1} | more


def story() -> dict[str, list[dict[str, Any]]]:
    """Return partnerships that had read and asked, table by table; one had done neither."""
    homes = ((LAKES, "Lakes", "en"), (HILLS, "Hills", "fr"), (EMPTY, "Dunes", "es"))
    place = {"zone": "UTC", "created_at": ADDED}
    reply: dict[str, Any] = {"reply": "The ministry.", "replied_by": 12}
    begun = {"id": 31, "partnership_id": LAKES, "member_id": 12, "kind": "reply", "subject": WAITING}
    pinned = {"script": '{"kind": "reply", "questions": []}', "opened_at": ASKED, "answers": "[]"}
    return {
        "partnerships": [
            {"id": number, "name": name, "language": language} | place for number, name, language in homes
        ],
        "persons": [{"id": one, "name": f"Person {one}", "version": 3} for one in (11, 12, 21)],
        "members": [member(11), member(12, role="coordinator"), member(21, HILLS)],
        "documents": [
            document(OLD, "guide.md", current=False, version=2),
            document(CURRENT, "guide.md"),
            document(OTHER, "data.pdf"),
            document(ELSEWHERE, "guide.md", HILLS),
        ],
        "passages": [passage(71, OLD), passage(72, CURRENT), passage(73, OTHER), passage(74, ELSEWHERE, 2)],
        "enquiries": [
            enquiry(ANSWERED, "answered", passage_id=71),
            enquiry(UNANSWERED, "unanswered"),
            enquiry(WAITING, "asked", passage_id=72),
            enquiry(REPLIED, "replied", **reply),
            enquiry(THEIRS, "asked", HILLS, 21),
        ],
        "conversations": [begun | pinned | {"stage": 0, "subject_version": 1, "version": 1}],
    }


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def third_address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database as the third migration left it."""
    yield from standing_at("0003", request, tmp_path_factory.mktemp("older"))


@pytest.fixture(scope="module")
def before(third_address: str) -> Rows:
    """All that stood in the third tables; by now it has been migrated."""
    tell(third_address, story())
    rows = everything(third_address)
    migrations.upgrade(third_address)
    return rows


@pytest.fixture
def homes(before: Rows, third_address: str) -> Iterator[dict[int, UnitOfWork]]:
    """All partnerships, as today's repositories see them; what is written is taken back."""
    with closing(Database(third_address)) as opened, opened._engine.connect() as conn:
        yield {one.id: UnitOfWork(conn, one) for one in Unscoped(conn).partnerships()}


@pytest.fixture
def lakes(homes: dict[int, UnitOfWork]) -> UnitOfWork:
    """The partnership that the story is about."""
    return homes[LAKES]


def asked(uow: UnitOfWork, number: int) -> Enquiry:
    return uow.enquiries.get(EnquiryId(number))


def test_every_row_of_then_is_still_there(before: Rows, third_address: str) -> None:
    after = everything(third_address)
    moved = {"enquiries": {"state", "passage_id", "reply", "replied_by"}}
    for table in before.keys() - {"alembic_version"}:
        assert after[table].keys() == before[table].keys()
        for key, row in before[table].items():
            kept = {one: value for one, value in row.items() if one not in moved.get(table, set())}
            assert {one: after[table][key][one] for one in kept} == kept


def test_what_a_partnership_had_stands_in_one_guidebook_of_its_own(homes: dict[int, UnitOfWork]) -> None:
    for home, documents in ((LAKES, {OLD, CURRENT, OTHER}), (HILLS, {ELSEWHERE})):
        (shelf,) = homes[home].guidebooks.find()
        assert shelf == Guidebook(GuidebookId(shelf.id), "Guidebook", GuidebookKind.OWN)
        assert (shelf.audience, shelf.shared, shelf.active) == (Audience.PARTNERS, False, True)
        assert {one.id for one in homes[home].documents.find()} == documents
        assert {one.guidebook_id for one in homes[home].documents.find()} == {shelf.id}
    assert homes[EMPTY].guidebooks.find() == []


def test_the_current_versions_are_read_from_and_their_passages_are_found(lakes: UnitOfWork) -> None:
    current = lakes.documents.current()
    assert [one.id for one in current] == [CURRENT, OTHER]
    assert [one.text for one in lakes.passages.of(one.id for one in current)] == ["Passage 72", "Passage 73"]
    plain = [(one.pages, one.content_id, one.author_id, one.review_on) for one in current]
    assert plain == [(None, None, None, None)] * 2
    assert lakes.embeddings.find() == []


def test_documents_are_in_the_language_of_their_partnership(homes: dict[int, UnitOfWork]) -> None:
    assert {one.language for one in homes[LAKES].documents.find()} == {"en"}
    assert {one.language for one in homes[HILLS].documents.find()} == {"fr"}


def test_a_question_that_was_answered_cites_the_passage_of_then(lakes: UnitOfWork) -> None:
    answered = asked(lakes, ANSWERED)
    assert (answered.outcome, answered.cited, answered.gap_id) == (Outcome.QUOTED, (71,), None)
    assert lakes.passages.get(answered.cited[0]).text == "Passage 71"
    assert (answered.asked_at, answered.version) == (ASKED, 2)
    unknown = (answered.chat, answered.said, answered.card, answered.private, answered.helpful)
    assert unknown == ("", "", "", False, None)


def test_a_question_that_was_not_answered_and_asked_of_nobody_is_no_gap(lakes: UnitOfWork) -> None:
    unanswered = asked(lakes, UNANSWERED)
    assert (unanswered.outcome, unanswered.cited) == (Outcome.SILENT, ())
    assert unanswered.gap_id is None


def test_a_question_that_waits_is_an_open_gap_of_the_same_number(homes: dict[int, UnitOfWork]) -> None:
    for home, number, language in ((LAKES, WAITING, "en"), (HILLS, THEIRS, "fr")):
        assert homes[home].gaps.open() == [Gap(GapId(number), f"Question {number}?", language, ASKED)]
        assert asked(homes[home], number).gap_id == number
        assert homes[home].enquiries.of_gap(GapId(number)) == [asked(homes[home], number)]
    assert asked(homes[LAKES], WAITING).cited == (72,)


def test_a_reply_that_was_given_settles_its_gap(lakes: UnitOfWork) -> None:
    gap = lakes.gaps.get(asked(lakes, REPLIED).gap_id or 0)
    assert (gap.state, gap.reply, gap.settled_by) == (GapState.ANSWERED, "The ministry.", 12)
    assert (gap.settled_at, gap.answer_id) == (ASKED, None)


def test_a_reply_that_was_begun_is_still_about_its_question(lakes: UnitOfWork) -> None:
    (begun,) = lakes.conversations.open_of(MemberId(12))
    assert lakes.gaps.get(begun.subject).text == f"Question {WAITING}?"


def test_new_gaps_have_numbers_of_their_own(homes: dict[int, UnitOfWork]) -> None:
    for uow in homes.values():
        made = uow.gaps.add(Gap(GapId(NEW), "Who pays?", "en", ASKED))
        assert made.id > THEIRS


def test_one_partnership_sees_nothing_of_anothers(homes: dict[int, UnitOfWork]) -> None:
    for read in (
        lambda: homes[HILLS].documents.get(CURRENT),
        lambda: homes[HILLS].gaps.get(WAITING),
        lambda: homes[LAKES].enquiries.get(THEIRS),
    ):
        with pytest.raises(Refused):
            read()
    assert homes[EMPTY].commons.documents() == []
