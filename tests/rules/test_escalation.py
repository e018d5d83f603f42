from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.calendar import is_working_day, local_day, next_working_day
from handlers.rules.escalation import LADDER, next_notice, notice_due, wake_at
from storage.records.commitments import (
    Commitment,
    CommitmentId,
    CommitmentState,
    Notice,
    NoticeId,
    NoticeKind,
)
from storage.records.people import MemberId
from tests.rules.zones import DEMO_ZONES

PARIS = "Europe/Paris"
MADE = datetime(2026, 11, 2, 8, tzinfo=UTC)
FRIDAY = date(2026, 11, 27)


def paris(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=ZoneInfo(PARIS))


def commitment(due_on: date = FRIDAY, dated_at: datetime = MADE) -> Commitment:
    return Commitment(
        CommitmentId(1),
        MemberId(1),
        "Lab permits",
        due_on,
        CommitmentState.OPEN,
        created_at=MADE,
        dated_at=dated_at,
    )


def notice(
    kind: NoticeKind, said_at: datetime, *, arrived: bool = True, failure: str | None = None
) -> Notice:
    delivered_at = said_at if arrived and failure is None else None
    return Notice(NoticeId(1), CommitmentId(1), FRIDAY, kind, said_at, delivered_at, failure)


WARNED = notice(NoticeKind.DUE_SOON, paris(date(2026, 11, 26)))
OVERDUE = notice(NoticeKind.OVERDUE, paris(date(2026, 11, 30)))
PRENOTICE = notice(NoticeKind.PRENOTICE, paris(date(2026, 12, 1)))


def test_the_ladder_of_a_friday_goes_thursday_monday_tuesday_wednesday() -> None:
    assert next_notice(commitment(), [], PARIS) == (NoticeKind.DUE_SOON, paris(date(2026, 11, 26)))
    assert next_notice(commitment(), [WARNED], PARIS) == (NoticeKind.OVERDUE, paris(date(2026, 11, 30)))
    climbed = [WARNED, OVERDUE]
    assert next_notice(commitment(), climbed, PARIS) == (NoticeKind.PRENOTICE, paris(date(2026, 12, 1)))
    climbed.append(PRENOTICE)
    assert next_notice(commitment(), climbed, PARIS) == (NoticeKind.ESCALATED, paris(date(2026, 12, 2)))
    climbed.append(notice(NoticeKind.ESCALATED, paris(date(2026, 12, 2)), arrived=False))
    assert next_notice(commitment(), climbed, PARIS) is None


def test_a_date_that_was_set_after_the_moment_of_the_warning_gets_none() -> None:
    late = commitment(dated_at=paris(date(2026, 11, 26), 11))
    assert next_notice(late, [], PARIS) == (NoticeKind.OVERDUE, paris(date(2026, 11, 30)))


def test_a_warning_missed_in_an_outage_is_left_out_when_the_day_is_over() -> None:
    assert notice_due(commitment(), [], paris(FRIDAY, 15), PARIS) is NoticeKind.DUE_SOON
    assert notice_due(commitment(), [], paris(date(2026, 11, 28), 15), PARIS) is None
    assert notice_due(commitment(), [], paris(date(2026, 12, 9), 15), PARIS) is NoticeKind.OVERDUE


@pytest.mark.parametrize("state", [state for state in CommitmentState if state is not CommitmentState.OPEN])
def test_only_open_commitments_are_spoken_of(state: CommitmentState) -> None:
    assert next_notice(replace(commitment(), state=state), [], PARIS) is None


def test_while_a_reminder_is_on_its_way_nothing_follows() -> None:
    on_its_way = notice(NoticeKind.OVERDUE, paris(date(2026, 11, 30)), arrived=False)
    assert next_notice(commitment(), [WARNED, on_its_way], PARIS) is None


def test_nobody_is_escalated_whom_a_reminder_could_not_reach() -> None:
    failed = notice(NoticeKind.OVERDUE, paris(date(2026, 11, 30)), failure="blocked")
    assert next_notice(commitment(), [WARNED, failed], PARIS) is None
    failed = notice(NoticeKind.PRENOTICE, paris(date(2026, 12, 1)), failure="blocked")
    assert next_notice(commitment(), [WARNED, OVERDUE, failed], PARIS) is None


def test_a_warning_that_was_not_delivered_does_not_stop_the_ladder() -> None:
    failed = notice(NoticeKind.DUE_SOON, paris(date(2026, 11, 26)), failure="blocked")
    assert next_notice(commitment(), [failed], PARIS) == (NoticeKind.OVERDUE, paris(date(2026, 11, 30)))


def test_a_late_delivery_keeps_a_working_day_before_the_next_rung() -> None:
    late = replace(OVERDUE, delivered_at=paris(date(2026, 12, 4), 17))
    assert next_notice(commitment(), [WARNED, late], PARIS) == (
        NoticeKind.PRENOTICE,
        paris(date(2026, 12, 7)),
    )


def test_a_new_date_starts_anew() -> None:
    moved = commitment(due_on=date(2026, 12, 18), dated_at=paris(date(2026, 12, 2), 12))
    said = [WARNED, OVERDUE, PRENOTICE]
    assert next_notice(moved, said, PARIS) == (NoticeKind.DUE_SOON, paris(date(2026, 12, 17)))


def test_nothing_late_is_said_at_night() -> None:
    night = paris(date(2026, 12, 1), 22)
    assert notice_due(commitment(), [WARNED], night, PARIS) is None
    assert wake_at(commitment(), [WARNED], night, PARIS) == paris(date(2026, 12, 2), 8)


@dataclass
class Walk:
    """A commitment's life: ticks come, messages arrive late, fail or are still on their way, dates move."""

    zone: str
    commitment: Commitment
    said: list[Notice] = field(default_factory=list)

    def tick(self, now: datetime, delay: timedelta | None, *, fails: bool) -> None:
        self.said = [self.settled(notice, now) for notice in self.said]
        kind = notice_due(self.commitment, self.said, now, self.zone)
        if kind is not None:
            failure = "blocked" if fails else None
            arrives = None if delay is None or fails else now + delay
            self.pending[(self.commitment.due_on, kind)] = arrives
            self.said.append(
                Notice(NoticeId(0), CommitmentId(1), self.commitment.due_on, kind, now, None, failure)
            )

    def settled(self, notice: Notice, now: datetime) -> Notice:
        arrives = self.pending.get((notice.due_on, notice.kind))
        return replace(notice, delivered_at=arrives) if arrives is not None and arrives <= now else notice

    pending: dict[tuple[date, NoticeKind], datetime | None] = field(default_factory=dict)


ticks = st.tuples(
    st.timedeltas(timedelta(minutes=1), timedelta(days=6)),
    st.one_of(st.just(timedelta()), st.timedeltas(timedelta(), timedelta(days=4)), st.none()),
    st.sampled_from([False, False, False, False, True]),
    st.one_of(st.none(), st.none(), st.none(), st.integers(-3, 20)),
)


def walked(zone: str, steps: list[tuple[timedelta, timedelta | None, bool, int | None]]) -> Walk:
    walk = Walk(zone, commitment())
    now = datetime(2026, 11, 24, 6, tzinfo=UTC)
    for wait, delay, fails, moved in steps:
        now += wait
        if moved is not None:
            due_on = local_day(now, zone) + timedelta(days=moved)
            walk.commitment = replace(walk.commitment, due_on=due_on, dated_at=now)
        walk.tick(now, delay, fails=fails)
    return walk


walks = st.builds(walked, st.sampled_from(DEMO_ZONES), st.lists(ticks, max_size=40))


@settings(deadline=None)
@given(walks)
def test_each_rung_is_said_once_per_due_date_and_in_order(walk: Walk) -> None:
    for due_on in {notice.due_on for notice in walk.said}:
        rungs = [LADDER.index(notice.kind) for notice in walk.said if notice.due_on == due_on]
        assert rungs == sorted(set(rungs))


@settings(deadline=None)
@given(walks)
def test_nobody_is_escalated_who_was_not_reminded_a_working_day_before(walk: Walk) -> None:
    for escalated in [notice for notice in walk.said if notice.kind is NoticeKind.ESCALATED]:
        before = {notice.kind: notice for notice in walk.said if notice.due_on == escalated.due_on}
        for earlier, later in (
            (before[NoticeKind.OVERDUE], before[NoticeKind.PRENOTICE]),
            (before[NoticeKind.PRENOTICE], escalated),
        ):
            assert earlier.delivered_at is not None
            heard_on = local_day(earlier.delivered_at, walk.zone)
            assert local_day(later.said_at, walk.zone) >= next_working_day(heard_on, walk.zone)


@settings(deadline=None)
@given(walks)
def test_everything_is_said_in_decent_hours_of_a_working_day(walk: Walk) -> None:
    for notice in walk.said:
        local = notice.said_at.astimezone(ZoneInfo(walk.zone))
        assert is_working_day(local.date(), walk.zone)
        assert time(8) <= local.time() < time(18)
        assert (local.date() > notice.due_on) is (notice.kind is not NoticeKind.DUE_SOON)


@settings(deadline=None)
@given(walks, st.timedeltas(timedelta(), timedelta(days=30)))
def test_a_timer_set_by_the_ladder_never_wakes_in_vain_and_never_too_late(
    walk: Walk, wait: timedelta
) -> None:
    now = datetime(2026, 11, 24, 6, tzinfo=UTC) + wait
    waking = wake_at(walk.commitment, walk.said, now, walk.zone)
    upcoming = next_notice(walk.commitment, walk.said, walk.zone)
    assert (waking is None) is (upcoming is None)
    if waking is not None and upcoming is not None:
        assert waking >= now
        assert notice_due(walk.commitment, walk.said, waking, walk.zone) is not None
        for part in (0.0, 0.3, 0.7, 0.99):
            early = now + (waking - now) * part
            assert early == waking or notice_due(walk.commitment, walk.said, early, walk.zone) is None


@given(st.sampled_from(DEMO_ZONES), st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_the_next_rung_is_at_ten_on_a_working_day(zone: str, due_on: date) -> None:
    upcoming = next_notice(commitment(due_on, datetime(2025, 1, 1, tzinfo=UTC)), [], zone)
    assert upcoming is not None
    local = upcoming[1].astimezone(ZoneInfo(zone))
    assert local.time() == time(10)
    assert is_working_day(local.date(), zone)
    assert local.date() < due_on
