"""The ladder: which notice is due when, in order, once each, and to nobody before its owner."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from handlers.rules.escalation import FOR_OTHERS, GRAVEST_FIRST, MOOT, SPOKEN_OF, is_due
from handlers.rules.speaking import Calendar
from storage.records.agreements import LADDERS, Ladder
from storage.records.commitments import CommitmentState, Notice, NoticeKind, Weight
from storage.records.people import MemberId
from tests.rules.climbs import (
    ALTERNATE,
    ANNOUNCED,
    ASKED,
    MADE,
    PARIS,
    K,
    at,
    climb,
    due,
    notice,
)


def test_a_long_commitment_is_spoken_of_four_two_and_one_weeks_and_two_days_before_and_on_the_day() -> None:
    said: list[Notice] = []
    now, heard = MADE, []
    while (rung := due(now, *said)) is not None and rung[0] is K.BEFORE:
        kind, step, now = rung
        heard.append(now)
        said.append(notice(kind, now, step=step))
    assert heard == [at(10, 30), at(11, 13), at(11, 20), at(11, 25), at(11, 27)]


@pytest.mark.parametrize(
    ("dated_at", "first"),
    [(at(11, 1), (K.BEFORE, 7)), (at(11, 20, 11), (K.BEFORE, 2)), (at(11, 24, 11), (K.BEFORE, 0))],
)
def test_a_short_commitment_has_the_rungs_that_are_in_proportion(
    dated_at: datetime, first: tuple[NoticeKind, int]
) -> None:
    rung = due(dated_at, dated_at=dated_at)
    assert rung is not None
    assert rung[:2] == first


def test_one_that_is_dated_on_its_day_is_not_spoken_of_before_it_is_over() -> None:
    assert due(at(11, 27, 9), dated_at=at(11, 27, 8)) == (K.OVERDUE, 0, at(11, 30))


def test_a_rung_on_a_day_off_comes_on_the_working_day_before() -> None:
    sunday = date(2026, 11, 29)
    told = replace(notice(K.BEFORE, at(11, 20), step=7), due_on=sunday)
    assert due(at(11, 26), told, due_on=sunday) == (K.BEFORE, 0, at(11, 27))


def test_after_the_date_the_owner_is_asked_then_told_then_others_are_asked() -> None:
    now = at(11, 28)
    assert due(now) == (K.OVERDUE, 0, at(11, 30))
    assert due(now, ASKED) == (K.PRENOTICE, 0, at(12, 1))
    assert due(now, ASKED, ANNOUNCED) == (K.ESCALATED, 0, at(12, 2))
    assert due(now, ASKED, ANNOUNCED, alternate=ALTERNATE) == (K.ALTERNATE, 0, at(12, 2))
    asked_too = notice(K.ALTERNATE, at(12, 2), reader=ALTERNATE)
    assert due(now, ASKED, ANNOUNCED, asked_too, alternate=ALTERNATE) == (K.ESCALATED, 0, at(12, 3))
    told = notice(K.ESCALATED, at(12, 3), reader=MemberId(9))
    assert due(now, ASKED, ANNOUNCED, asked_too, told, alternate=ALTERNATE) is None


def test_where_nobody_else_could_be_asked_nobody_is_announced() -> None:
    assert due(at(12, 1), ASKED, coordinated=False) is None
    assert due(at(12, 1), ASKED, coordinated=False, alternate=ALTERNATE) == (K.PRENOTICE, 0, at(12, 1))


def test_an_intention_is_asked_about_once_and_by_nobody_else() -> None:
    ladder = LADDERS[Weight.INTENTION]
    assert due(at(11, 28), ladder=ladder) == (K.OVERDUE, 0, at(12, 1))
    assert due(at(12, 9), notice(K.OVERDUE, at(12, 1)), ladder=ladder) is None


def test_who_is_never_to_be_asked_after_the_date_is_not() -> None:
    assert due(at(11, 28), ladder=Ladder((7,), overdue=0)) is None


@pytest.mark.parametrize("state", sorted(set(CommitmentState) - SPOKEN_OF))
def test_the_ladder_rests_where_nobody_is_to_be_asked(state: CommitmentState) -> None:
    assert due(at(11, 30), state=state) is None


def test_the_ladder_rests_while_a_new_date_is_asked_for_or_somebody_else_is_to_take_over() -> None:
    assert due(at(11, 30), held=True) is None
    assert due(at(11, 30), offered_to=ALTERNATE) is None


def test_what_coordinators_hear_is_in_the_way_rests_the_ladder_until_it_is_over() -> None:
    blocked, since = CommitmentState.BLOCKED, at(11, 30, 12)
    filed = replace(notice(K.OBSTACLE, at(12, 2), reader=MemberId(9)), said_at=None, delivered_at=None)
    said = replace(filed, said_at=at(12, 2), delivered_at=at(12, 2))
    for raised in (filed, said):
        assert due(at(12, 2), ASKED, raised, state=blocked, blocked_since=since) is None
        assert due(at(12, 2), ASKED, raised) == (K.PRENOTICE, 0, at(12, 2)), "it goes on where it was"
        later = at(12, 3)
        assert due(later, ASKED, raised, state=blocked, blocked_since=later) is not None, "something else"
    lost = replace(said, delivered_at=None, failure="blocked")
    assert due(at(12, 2), ASKED, lost, state=blocked, blocked_since=since) is not None, "nobody heard of it"


def test_what_is_in_the_way_is_as_grave_as_what_others_are_asked() -> None:
    assert set(GRAVEST_FIRST) == set(NoticeKind)
    others = [GRAVEST_FIRST.index(kind) for kind in FOR_OTHERS]
    assert sorted(others) == list(range(len(FOR_OTHERS)))


def test_a_talk_rests_the_ladder_until_its_day_and_no_longer() -> None:
    until = date(2026, 12, 2)
    assert due(at(11, 28), resumes_on=until) == (K.OVERDUE, 0, at(12, 2))
    assert due(at(12, 2), resumes_on=until) == due(at(12, 2))
    assert due(at(11, 24), resumes_on=date(2026, 11, 26)) == (K.BEFORE, 2, at(11, 26))


def test_where_no_coordinator_was_reached_another_one_is_told() -> None:
    lost = notice(K.ESCALATED, at(12, 2), failure="blocked", reader=MemberId(9))
    assert due(at(12, 3), ASKED, ANNOUNCED, lost) == (K.ESCALATED, 0, at(12, 3))
    assert due(at(12, 3), ASKED, ANNOUNCED, lost, coordinated=False) is None
    reached = notice(K.ESCALATED, at(12, 2), reader=MemberId(8))
    assert due(at(12, 3), ASKED, ANNOUNCED, lost, reached) is None


def test_after_clearance_the_ladder_goes_on_where_it_was() -> None:
    assert due(at(12, 8), ASKED, state=CommitmentState.AWAITING_CLEARANCE) is None
    assert due(at(12, 8), ASKED) == (K.PRENOTICE, 0, at(12, 8))


def test_what_is_blocked_is_not_spoken_of_before_its_date_but_after_it() -> None:
    blocked = CommitmentState.BLOCKED
    assert due(at(11, 2), state=blocked) == (K.OVERDUE, 0, at(11, 30))


def test_a_warning_missed_in_an_outage_is_the_nearest_and_none_when_the_day_is_over() -> None:
    assert due(at(11, 26, 15)) == (K.BEFORE, 2, at(11, 26, 15))
    assert due(at(11, 27, 15)) == (K.BEFORE, 0, at(11, 27, 15))
    assert due(at(11, 27, 19)) == (K.OVERDUE, 0, at(11, 30))
    assert due(at(12, 9, 15)) == (K.OVERDUE, 0, at(12, 9, 15))


@pytest.mark.parametrize("kind", [K.OVERDUE, K.PRENOTICE])
def test_while_a_reminder_is_on_its_way_or_where_it_failed_nothing_follows(kind: NoticeKind) -> None:
    before = [ASKED] if kind is K.PRENOTICE else []
    for failure in (None, "blocked"):
        assert due(at(12, 9), *before, notice(kind, at(12, 1), arrived=False, failure=failure)) is None


def test_a_late_delivery_keeps_a_working_day_before_the_next_rung() -> None:
    late = replace(ASKED, delivered_at=at(12, 4, 17))
    assert due(at(12, 5), late) == (K.PRENOTICE, 0, at(12, 7))


def test_a_new_date_starts_anew() -> None:
    moved = date(2026, 12, 18)
    rung = due(at(12, 2, 12), ASKED, ANNOUNCED, due_on=moved, dated_at=at(12, 2, 12))
    assert rung == (K.BEFORE, 7, at(12, 11))


def test_a_new_owner_is_asked_before_anybody_is_asked_about_them() -> None:
    assert due(at(12, 2), ASKED, ANNOUNCED, owner_id=MemberId(7)) == (K.OVERDUE, 0, at(12, 2))


def test_who_puts_it_off_is_asked_anew_and_hears_anew_that_others_will_be() -> None:
    until = date(2026, 12, 4)
    assert due(at(12, 1, 11), ASKED, ANNOUNCED, snoozed_until=until) == (K.OVERDUE, 1, at(12, 4))
    again = notice(K.OVERDUE, at(12, 4), step=1)
    said = (ASKED, ANNOUNCED, again)
    assert due(at(12, 4, 11), *said, snoozed_until=until) == (K.PRENOTICE, 1, at(12, 7))


def test_the_absent_owner_is_asked_on_their_return() -> None:
    away = Calendar(PARIS, away=(date(2026, 11, 26), date(2026, 12, 9)))
    assert due(at(11, 28), calendar=away) == (K.OVERDUE, 0, at(12, 10, 10))


def test_their_absence_does_not_keep_others_from_being_asked_of_whom_they_heard() -> None:
    away = Calendar(PARIS, away=(date(2026, 12, 2), date(2026, 12, 20)))
    assert due(at(12, 1, 12), ASKED, ANNOUNCED, calendar=away) == (K.ESCALATED, 0, at(12, 2))


def test_what_is_at_risk_is_asked_about_every_week_but_not_beside_anything_else() -> None:
    risky: dict[str, Any] = {"state": CommitmentState.AT_RISK, "risky_since": at(11, 2)}
    first = notice(K.BEFORE, at(10, 30), step=28)
    assert due(at(11, 3), first, **risky) == (K.STILL_ON_IT, 0, at(11, 9))
    once = notice(K.STILL_ON_IT, at(11, 9))
    assert due(at(11, 9, 12), first, once, **risky) == (K.BEFORE, 14, at(11, 13))
    warned = notice(K.BEFORE, at(11, 13), step=14)
    assert due(at(11, 13, 12), first, once, warned, **risky) == (K.BEFORE, 7, at(11, 20))


def test_a_notice_that_waited_is_due_only_while_it_is_what_would_be_said() -> None:
    waiting = replace(ASKED, said_at=None, delivered_at=None)
    assert is_due(climb(waiting), waiting, at(11, 30))
    assert not is_due(climb(waiting, state=CommitmentState.DONE), waiting, at(11, 30))
    assert not is_due(climb(waiting, due_on=date(2026, 12, 24)), waiting, at(11, 30))
    assert not is_due(climb(waiting, owner_id=MemberId(7)), waiting, at(11, 30))
    assert not is_due(climb(waiting, snoozed_until=date(2026, 12, 3)), waiting, at(11, 30))
    other = replace(waiting, kind=K.ALTERNATE, reader_id=ALTERNATE)
    told = (ASKED, ANNOUNCED, other)
    assert is_due(climb(*told, alternate=ALTERNATE), other, at(12, 2))
    assert not is_due(climb(*told, alternate=MemberId(5)), other, at(12, 2))


def test_what_was_filed_and_had_lost_its_point_can_be_filed_anew() -> None:
    moot = replace(ASKED, said_at=None, delivered_at=None, failure=MOOT)
    assert due(at(12, 1), moot) == (K.OVERDUE, 0, at(12, 1))
    nobody = replace(moot, kind=K.ESCALATED, reader_id=MemberId(9))
    assert due(at(12, 2), ASKED, ANNOUNCED, nobody) == (K.ESCALATED, 0, at(12, 2))
