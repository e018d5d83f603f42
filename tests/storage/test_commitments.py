"""Commitments, histories, notices and agreements come back as they went in, in the order promised."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from storage.engine import Database
from storage.errors import Stale
from storage.records.agreements import Ladder, Norms
from storage.records.checkins import Evidence, EvidenceId, EvidenceKind
from storage.records.commitments import (
    LIVE,
    Change,
    ChangeId,
    Commitment,
    CommitmentId,
    CommitmentState,
    MinutesId,
    Notice,
    NoticeId,
    NoticeKind,
    Waiting,
    Weight,
)
from storage.records.conversations import Audience
from storage.records.following import Minutes
from storage.records.people import MemberId, Organisation, OrganisationId
from storage.unit import NEW, UnitOfWork
from tests.storage.conftest import NOW, Circle
from tests.storage.promises import DUE, another, promise, within

S = CommitmentState


def change(commitment: Commitment, **more: Any) -> Change:
    made = Change(ChangeId(NEW), commitment.id, NOW, commitment.owner_id, "state", "proposed", "open")
    return replace(made, **more)


def notice(commitment: Commitment, reader: MemberId, **more: Any) -> Notice:
    filed = Notice(NoticeId(NEW), commitment.id, reader, DUE, NoticeKind.BEFORE, NOW)
    return replace(filed, **more)


def ids(commitments: list[Commitment]) -> list[CommitmentId]:
    return [one.id for one in commitments]


def test_a_commitment_comes_back_with_all_that_was_said_of_it(database: Database, lakes: Circle) -> None:
    def kept(uow: UnitOfWork) -> tuple[Commitment, Commitment]:
        me = lakes.member.id
        office = uow.organisations.add(Organisation(OrganisationId(NEW), "Lakewatch"))
        minutes = uow.minutes.add(Minutes(MinutesId(NEW), "Steering Committee", DUE, me, NOW))
        successor = promise(uow, me)
        full = promise(
            uow,
            me,
            S.SUSPENDED,
            due_on=None,
            organisation_id=office.id,
            weight=Weight.INSTITUTIONAL,
            waiting=Waiting.PARTNER,
            waiting_id=me,
            progress=40,
            note="Half of the wells are mapped.",
            goals=("6", "6.1"),
            audience=Audience.PARTNERS,
            minutes_id=minutes.id,
            item="4",
            recorded_by=me,
            held_until=DUE + timedelta(30),
            snoozed_until=DUE,
            offered_to=me,
            superseded_by=successor.id,
            done_at=NOW,
        )
        return full, uow.commitments.get(full.id)

    written, read = within(database, lakes, kept)
    assert read == written


def test_live_commitments_come_by_date_and_undated_ones_last(database: Database, lakes: Circle) -> None:
    def listed(uow: UnitOfWork) -> tuple[list[Commitment], list[Commitment], int]:
        me = lakes.member.id
        undated = promise(uow, me, due_on=None)
        late = promise(uow, me, S.BLOCKED, due_on=DUE + timedelta(1))
        soon = promise(uow, me, S.AT_RISK)
        promise(uow, me, S.DONE)
        promise(uow, me, S.PROPOSED)
        return [soon, late, undated], uow.commitments.open_of(me), uow.commitments.count_open()

    expected, found, count = within(database, lakes, listed)
    assert found == expected
    assert count == 3


@pytest.mark.parametrize("state", list(S))
def test_only_what_is_live_counts_as_open(database: Database, lakes: Circle, state: S) -> None:
    def listed(uow: UnitOfWork) -> list[Commitment]:
        promise(uow, lakes.member.id, state)
        return uow.commitments.open_of()

    assert (len(within(database, lakes, listed)) == 1) == (state in LIVE)


def test_each_sees_what_is_theirs_to_do_to_receive_and_to_take_over(
    database: Database, lakes: Circle
) -> None:
    bela = another(database, lakes)

    def listed(uow: UnitOfWork) -> None:
        me, her = lakes.member.id, bela.id
        mine = promise(uow, me, waiting=Waiting.PARTNER, waiting_id=her)
        hers = promise(uow, her, S.RECORDED, offered_to=me)
        done = promise(uow, me, S.DONE, waiting=Waiting.PARTNER, waiting_id=her)
        c = uow.commitments
        assert ids(c.owned_by(me, S.OPEN, S.DONE)) == [mine.id, done.id]
        assert ids(c.owned_by(her, S.RECORDED)) == [hers.id]
        assert c.owned_by(her, S.OPEN) == []
        assert ids(c.awaited_by(her)) == [mine.id]
        assert ids(c.awaited_by(her, S.DONE)) == [done.id]
        assert ids(c.offered_to(me)) == [hers.id]
        assert c.offered_to(her) == []
        assert ids(c.open_of(me, her)) == [mine.id]
        assert ids(c.in_state(S.RECORDED, S.DONE)) == [hers.id, done.id]

    within(database, lakes, listed)


def test_what_came_from_minutes_is_found_by_them(database: Database, lakes: Circle) -> None:
    def listed(uow: UnitOfWork) -> None:
        me = lakes.member.id
        first = uow.minutes.add(Minutes(MinutesId(NEW), "First", DUE, me, NOW))
        second = uow.minutes.add(Minutes(MinutesId(NEW), "Second", DUE, me, NOW))
        one = promise(uow, me, S.RECORDED, minutes_id=first.id, due_on=DUE + timedelta(9))
        two = promise(uow, me, S.RECORDED, minutes_id=second.id)
        promise(uow, me)
        assert ids(uow.commitments.from_minutes([second.id, first.id])) == [one.id, two.id]
        assert ids(uow.commitments.from_minutes([second.id])) == [two.id]
        assert uow.commitments.from_minutes([]) == []

    within(database, lakes, listed)


def picture(commitment: Commitment) -> Evidence:
    return Evidence(
        EvidenceId(NEW), None, EvidenceKind.PHOTO, "Map", "paper", "1", "f", NOW, commitment_id=commitment.id
    )


def test_only_a_proposal_is_forgotten_with_how_it_came_and_what_came_with_it(
    database: Database, lakes: Circle
) -> None:
    def withdrawn(uow: UnitOfWork) -> None:
        me = lakes.member.id
        proposed, confirmed = promise(uow, me, S.PROPOSED), promise(uow, me)
        uow.changes.add_all([change(proposed), change(confirmed)])
        uow.evidence.add(picture(proposed))
        uow.commitments.withdraw([proposed.id, confirmed.id])
        assert uow.commitments.find() == [confirmed]
        assert [one.commitment_id for one in uow.changes.since(None)] == [confirmed.id]
        assert uow.evidence.of_commitment(proposed.id) == []
        uow.commitments.withdraw([])

    within(database, lakes, withdrawn)


def test_a_history_is_told_by_time_whatever_was_written_down_first(database: Database, lakes: Circle) -> None:
    def told(uow: UnitOfWork) -> None:
        one, two = promise(uow, lakes.member.id), promise(uow, lakes.member.id)
        later, sooner = NOW + timedelta(hours=2), NOW + timedelta(hours=1)
        last = uow.changes.add(change(one, at=later, why="The rains came early", version=3))
        first = uow.changes.add(change(one, at=sooner, by=None))
        together = uow.changes.add(change(one, at=later))
        other = uow.changes.add(change(two))
        assert uow.changes.of(one.id) == [first, last, together]
        assert uow.changes.of(one.id, two.id) == [other, first, last, together]
        assert uow.changes.of() == []
        assert uow.changes.since(sooner) == [last, together]
        assert uow.changes.since(None) == [other, first, last, together]

    within(database, lakes, told)


def test_a_notice_is_filed_once_a_reader_date_kind_and_step(database: Database, lakes: Circle) -> None:
    bela = another(database, lakes)

    def filed(uow: UnitOfWork) -> None:
        mine = promise(uow, lakes.member.id)
        first = notice(mine, lakes.member.id, step=28)
        others = [replace(first, step=14), replace(first, reader_id=bela.id)]
        uow.notices.add_all([first, first, *others])
        uow.notices.add_all([first])
        assert [(one.step, one.reader_id) for one in uow.notices.of(mine.id)] == [
            (28, lakes.member.id),
            (14, lakes.member.id),
            (28, bela.id),
        ]

    within(database, lakes, filed)


def test_what_was_said_or_lost_its_point_is_not_filed_any_more(database: Database, lakes: Circle) -> None:
    bela = another(database, lakes)

    def filed(uow: UnitOfWork) -> None:
        me, mine = lakes.member.id, promise(uow, lakes.member.id)
        bundle = uow.desk.open_bundle(lakes.member.person_id, DUE)
        said = uow.notices.add(notice(mine, me, step=28, said_at=NOW, bundle_id=bundle))
        uow.notices.add(notice(mine, me, step=14, failure="pointless"))
        waits = uow.notices.add(notice(mine, me, step=7))
        uow.notices.add(notice(mine, bela.id, step=7))
        assert bundle is not None
        assert uow.notices.filed_for(me) == [waits]
        assert uow.notices.of_bundle(bundle) == [said]
        assert len(uow.notices.of(mine.id)) == 4

    within(database, lakes, filed)


def test_a_partnership_that_agreed_on_nothing_has_the_norms_that_all_begin_with(
    database: Database, lakes: Circle, hills: Circle
) -> None:
    ladders = Norms().ladders | {Weight.INTENTION: Ladder((3, 0), overdue=5, escalates=False)}
    norms = Norms(ladders, free_days=3, receipt_days=10, silence_receives=True, audience=Audience.PUBLIC)
    begun = within(database, lakes, lambda uow: uow.agreements.present())
    assert begun.norms == Norms()
    kept = within(database, lakes, lambda uow: uow.agreements.keep(replace(begun, norms=norms)))
    assert within(database, lakes, lambda uow: uow.agreements.present()) == kept
    assert kept.norms == norms
    again = within(database, lakes, lambda uow: uow.agreements.keep(replace(kept, norms=Norms(free_days=1))))
    assert within(database, lakes, lambda uow: uow.agreements.present()) == again
    assert within(database, hills, lambda uow: uow.agreements.present()) == begun
    with pytest.raises(Stale):
        within(database, lakes, lambda uow: uow.agreements.keep(replace(kept, norms=Norms())))


def test_a_date_can_be_taken_away(database: Database, lakes: Circle) -> None:
    def undated(uow: UnitOfWork) -> date | None:
        kept = uow.commitments.save(replace(promise(uow, lakes.member.id), due_on=None))
        return uow.commitments.get(kept.id).due_on

    assert within(database, lakes, undated) is None
