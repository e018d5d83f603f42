"""The ladder whatever happens: ticks come early or late, messages fail, dates move, people are away."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.calendar import add_working_days, hours_of, is_free, is_working_day, local_day
from handlers.rules.escalation import FOR_OTHERS, Climb, next_rung
from handlers.rules.speaking import Calendar, speak_from
from storage.records.agreements import Ladder
from storage.records.commitments import CommitmentId, CommitmentState, Notice, NoticeId
from storage.records.people import QuietPeriod, QuietPeriodId
from tests.rules.climbs import ALTERNATE, FRIDAY, MADE, OWNER, K, commitment
from tests.rules.zones import DEMO_ZONES


@dataclass
class Walk:
    """A commitment's life: ticks come, messages arrive late, fail or are on their way, dates move."""

    climb: Climb
    said: list[Notice] = field(default_factory=list)
    arrivals: dict[int, datetime | None] = field(default_factory=dict)

    def tick(self, now: datetime, delay: timedelta | None, *, fails: bool) -> None:
        self.said = [self.settled(one, now) for one in self.said]
        rung = next_rung(replace(self.climb, notices=self.said), now)
        if rung is None or rung.at > now:
            return
        number = len(self.said)
        reader = OWNER if rung.kind not in FOR_OTHERS else ALTERNATE
        due_on = self.climb.commitment.due_on or FRIDAY
        told = Notice(NoticeId(number), CommitmentId(1), reader, due_on, rung.kind, now, rung.step, now)
        self.said.append(replace(told, failure="blocked" if fails else None))
        self.arrivals[number] = None if delay is None or fails else now + delay
        if fails and rung.kind is K.ESCALATED:
            self.climb = replace(self.climb, coordinated=False)

    def later(self, now: datetime, wait: timedelta | None) -> datetime:
        if wait is not None:
            return now + wait
        rung = next_rung(replace(self.climb, notices=[self.settled(one, now) for one in self.said]), now)
        return now if rung is None else rung.at

    def settled(self, one: Notice, now: datetime) -> Notice:
        arrives = self.arrivals[one.id]
        return replace(one, delivered_at=arrives) if arrives is not None and arrives <= now else one


@dataclass(frozen=True)
class Tick:
    """Time passes, or until the next rung; what is said arrives at once, late, never or not; a date moves."""

    wait: timedelta | None
    delay: timedelta | None
    fails: bool
    moved: int | None


ticks = st.builds(
    Tick,
    st.none() | st.timedeltas(timedelta(minutes=1), timedelta(days=6)),
    st.one_of(
        st.just(timedelta()), st.just(timedelta()), st.timedeltas(timedelta(), timedelta(days=4)), st.none()
    ),
    st.sampled_from([False, False, False, False, True]),
    st.sampled_from([None] * 9 + [-3, 1, 20]),
)
ladders = st.builds(
    Ladder,
    st.lists(st.integers(0, 40), max_size=6).map(tuple),
    st.integers(0, 3),
    st.integers(1, 3),
    st.integers(1, 3),
    st.booleans() | st.just(True),
    st.integers(0, 10),
)
hours = st.one_of(
    st.none(),
    st.tuples(st.integers(0, 22), st.integers(1, 23)).map(lambda two: (time(min(two)), time(max(two), 30))),
)
spans = st.tuples(st.dates(date(2026, 11, 20), date(2027, 1, 31)), st.integers(0, 20)).map(
    lambda span: (span[0], span[0] + timedelta(days=span[1]))
)
quiet_periods = st.lists(spans.map(lambda span: QuietPeriod(QuietPeriodId(1), *span, "")), max_size=2).map(
    tuple
)
calendars = st.builds(Calendar, st.sampled_from(DEMO_ZONES), hours, quiet_periods, st.none() | spans)
states = st.sampled_from(
    [CommitmentState.OPEN, CommitmentState.OPEN, CommitmentState.AT_RISK, CommitmentState.BLOCKED]
)


def walked(calendar: Calendar, ladder: Ladder, state: CommitmentState, steps: list[Tick]) -> Walk:
    about = replace(commitment(), state=state)
    alternate = ALTERNATE if len(steps) % 2 else None
    walk = Walk(Climb(about, (), ladder, calendar, alternate, risky_since=MADE))
    now = datetime(2026, 11, 10, 6, tzinfo=UTC)
    for step in steps:
        now = walk.later(now, step.wait)
        if step.moved is not None:
            due_on = local_day(now, calendar.zone) + timedelta(days=step.moved)
            about = replace(walk.climb.commitment, due_on=due_on, dated_at=now)
            walk.climb = replace(walk.climb, commitment=about)
        walk.tick(now, step.delay, fails=step.fails)
    return walk


walks = st.builds(walked, calendars, ladders, states, st.lists(ticks, max_size=40))


@settings(deadline=None)
@given(walks)
def test_each_rung_is_said_once_per_due_date_and_in_order(walk: Walk) -> None:
    order = (K.BEFORE, K.OVERDUE, K.PRENOTICE, K.ALTERNATE, K.ESCALATED)
    for due_on in {one.due_on for one in walk.said}:
        climbed = [one for one in walk.said if one.due_on == due_on and one.kind is not K.STILL_ON_IT]
        rungs = [(order.index(one.kind), -one.step) for one in climbed]
        assert rungs == sorted(set(rungs))


@settings(deadline=None)
@given(walks)
def test_nobody_is_asked_before_the_owner_was_reached_and_told_so_a_working_day_before(walk: Walk) -> None:
    zone, ladder = walk.climb.calendar.zone, walk.climb.ladder
    for asked in [one for one in walk.said if one.kind in FOR_OTHERS]:
        given_ = {one.kind: one for one in walk.said if one.due_on == asked.due_on}
        reminded, announced = given_[K.OVERDUE], given_[K.PRENOTICE]
        for earlier, later, days in (
            (reminded, announced, ladder.notice),
            (announced, asked, ladder.patience),
        ):
            assert earlier.delivered_at is not None
            assert earlier.failure is None
            heard_on = local_day(earlier.delivered_at, zone)
            assert later.said_at is not None
            assert local_day(later.said_at, zone) >= add_working_days(heard_on, max(days, 1), zone)


@settings(deadline=None)
@given(walks)
def test_the_owner_is_spoken_to_in_their_hours_on_a_working_day_that_is_theirs(walk: Walk) -> None:
    calendar = walk.climb.calendar
    begins, ends = hours_of(calendar.hours)
    for one in walk.said:
        if one.kind in FOR_OTHERS or one.said_at is None:
            continue
        local = one.said_at.astimezone(ZoneInfo(calendar.zone))
        assert is_free(local.date(), calendar.zone, calendar.quiet, calendar.away)
        assert begins <= local.time() < ends
        assert local.time() >= time(10) or ends <= time(10) or begins > time(10)
        if one.kind is not K.STILL_ON_IT:
            assert (local.date() > one.due_on) is (one.kind is not K.BEFORE)


@settings(deadline=None)
@given(walks)
def test_one_thing_a_day_is_said_to_anybody_about_a_commitment(walk: Walk) -> None:
    zone = walk.climb.calendar.zone
    days = [
        (one.reader_id, one.due_on, local_day(one.filed_at, zone))
        for one in walk.said
        if one.kind is not K.BEFORE
    ]
    assert len(days) == len(set(days))


@settings(deadline=None)
@given(walks, st.timedeltas(timedelta(), timedelta(days=30)))
def test_a_timer_set_by_the_ladder_never_wakes_in_vain_and_never_too_late(
    walk: Walk, wait: timedelta
) -> None:
    now = datetime(2026, 11, 24, 6, tzinfo=UTC) + wait
    here = replace(walk.climb, notices=walk.said)
    rung = next_rung(here, now)
    if rung is None:
        assert all(next_rung(here, now + timedelta(days=days)) is None for days in range(30))
        return
    assert rung.at >= now
    assert next_rung(here, rung.at) == rung
    for part in (0.0, 0.3, 0.7, 0.99):
        early = now + (rung.at - now) * part
        meanwhile = next_rung(here, early)
        assert early == rung.at or (meanwhile is not None and meanwhile.at > early)


@settings(deadline=None)
@given(calendars, st.integers(0, 120 * 24).map(lambda hour: MADE + timedelta(hours=hour)), st.sets(spans))
def test_a_moment_to_speak_stays_one_until_then(
    calendar: Calendar, moment: datetime, bundled: set[tuple[date, date]]
) -> None:
    taken = {first for first, _ in bundled}
    spoken = speak_from(moment, calendar, taken.__contains__)
    assert spoken >= moment
    assert speak_from(spoken, calendar, taken.__contains__) == spoken
    assert calendar.day(spoken) not in taken
    assert is_working_day(calendar.day(spoken), calendar.zone)
