"""Plans of what two partnerships agree on and promise, and of what happens then."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from hypothesis import strategies as st

from storage.records.agreements import Ladder
from storage.records.commitments import CommitmentState, Weight

ZONES = ("Africa/Nairobi", "Europe/Oslo", "Asia/Dhaka", "America/New_York", "Africa/Cairo")
STATES = (
    CommitmentState.OPEN,
    CommitmentState.AT_RISK,
    CommitmentState.BLOCKED,
    CommitmentState.AWAITING_CLEARANCE,
)


@dataclass(frozen=True)
class Human:
    """Where somebody lives, their hours, and when they are away."""

    zone: str
    hours: tuple[time, time] | None
    away: tuple[date, date] | None


@dataclass(frozen=True)
class Promise:
    """Whose it is (a place among the people), in which partnership, for when, how heavy, and its state."""

    owner: int
    where: int
    made: int
    days: int
    weight: Weight
    state: CommitmentState


@dataclass(frozen=True)
class Step:
    """What happens next: time passes with ticks (or without), messages fare so, something is changed."""

    hours: int
    outage: bool
    delay: int
    failure: str | None
    change: str
    which: int


days_of = st.tuples(st.dates(date(2026, 11, 1), date(2026, 12, 15)), st.integers(0, 8)).map(
    lambda span: (span[0], span[0] + timedelta(days=span[1]))
)
humans = st.builds(
    Human,
    st.sampled_from(ZONES),
    st.sampled_from([None, None, None, None, (time(6), time(9)), (time(14), time(20))]),
    st.none() | st.none() | st.none() | days_of,
)
promises = st.builds(
    Promise,
    st.integers(0, 2),
    st.integers(0, 1),
    st.integers(0, 60),
    st.sampled_from([-3, -3, -2, -1, 0, 1, 2, 7, 20]),
    st.sampled_from(Weight),
    st.sampled_from([CommitmentState.OPEN] * 4 + list(STATES)),
)
steps = st.builds(
    Step,
    st.sampled_from([5, 24, 48, 72, 120]),
    st.sampled_from([False] * 7 + [True]),
    st.sampled_from([0] * 7 + [1, 600, 4000]),
    st.sampled_from([None] * 9 + ["blocked"]),
    st.sampled_from(["nothing"] * 7 + ["snooze", "move", "clearance", "open", "risk"]),
    st.integers(0, 20),
)
ladders = st.builds(
    Ladder,
    st.lists(st.integers(0, 14), max_size=4).map(tuple),
    st.integers(1, 2),
    st.integers(1, 2),
    st.integers(1, 2),
)


@dataclass(frozen=True)
class Plan:
    """Who there is, what is quiet, what was agreed and promised, and what happens."""

    humans: tuple[Human, Human, Human]
    quiet: tuple[tuple[date, date], ...]
    ladder: Ladder
    promises: tuple[Promise, ...]
    steps: tuple[Step, ...]


plans = st.builds(
    Plan,
    st.tuples(humans, humans, humans),
    st.just(()) | st.lists(days_of, max_size=2).map(tuple),
    ladders,
    st.lists(promises, min_size=3, max_size=8).map(tuple),
    st.lists(steps, min_size=4, max_size=9).map(tuple),
)
