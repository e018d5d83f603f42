"""When a slip or a block concerns those who depend on a commitment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.ripple import cause, holds, is_news, reached
from storage.records.commitments import LIVE, Commitment, CommitmentId, CommitmentState
from storage.records.following import Ripple, RippleCause, RippleId
from storage.records.people import MemberId

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
DAY = timedelta(days=1)
FOURTH = date(2026, 12, 4)
PERMITS = Commitment(CommitmentId(1), MemberId(1), "Lab permits", FOURTH, CommitmentState.OPEN, NOW, NOW)

states = st.sampled_from(CommitmentState)
days = st.one_of(st.none(), st.integers(-9, 9).map(lambda n: FOURTH + n * DAY))
commitments = st.builds(lambda state, due_on: replace(PERMITS, state=state, due_on=due_on), states, days)
ripples = st.one_of(
    st.none(),
    st.builds(
        lambda cause, was: Ripple(RippleId(1), PERMITS.id, cause, was, None, NOW),
        st.sampled_from(RippleCause),
        days,
    ),
)


def waiting(cause_: RippleCause, was: date | None = FOURTH) -> Ripple:
    return Ripple(RippleId(1), PERMITS.id, cause_, was, None, NOW)


def test_a_later_date_is_news_and_an_earlier_one_is_not() -> None:
    assert is_news(PERMITS, replace(PERMITS, due_on=FOURTH + DAY))
    assert not is_news(PERMITS, replace(PERMITS, due_on=FOURTH - DAY))
    assert not is_news(PERMITS, replace(PERMITS, title="Permits of the lab"))


def test_a_block_is_news_once() -> None:
    blocked = replace(PERMITS, state=CommitmentState.BLOCKED)
    assert is_news(PERMITS, blocked)
    assert not is_news(blocked, replace(blocked, progress=20))


def test_a_block_that_is_over_before_it_was_told_leaves_the_slip_that_came_with_it() -> None:
    blocked = replace(PERMITS, state=CommitmentState.BLOCKED, due_on=FOURTH + DAY)
    going = replace(blocked, state=CommitmentState.OPEN)
    assert cause(blocked, going, waiting(RippleCause.BLOCKED)) is RippleCause.MOVED
    assert cause(blocked, replace(going, due_on=FOURTH), waiting(RippleCause.BLOCKED)) is None


def test_a_date_that_slips_back_to_what_it_was_is_told_nobody() -> None:
    moved = replace(PERMITS, due_on=FOURTH + 7 * DAY)
    assert cause(PERMITS, moved, None) is RippleCause.MOVED
    assert cause(moved, replace(moved, due_on=FOURTH + DAY), waiting(RippleCause.MOVED)) is RippleCause.MOVED
    assert cause(moved, PERMITS, waiting(RippleCause.MOVED)) is None


@given(commitments, commitments, ripples)
def test_nothing_ripples_from_what_is_not_live(
    old: Commitment, new: Commitment, before: Ripple | None
) -> None:
    if new.state not in LIVE:
        assert cause(old, new, before) is None
        assert before is None or not holds(before, new)


@given(commitments, commitments, ripples)
def test_what_is_news_has_a_cause_unless_the_date_lies_where_it_was_first(
    old: Commitment, new: Commitment, before: Ripple | None
) -> None:
    if is_news(old, new) and before is None:
        assert cause(old, new, None) is not None


@given(commitments, commitments, ripples)
def test_a_cause_holds_for_the_ripple_that_is_opened_with_it(
    old: Commitment, new: Commitment, before: Ripple | None
) -> None:
    found = cause(old, new, before)
    if found is not None:
        was = before.was_due_on if before is not None else old.due_on
        assert holds(waiting(found, was), new)


@given(st.lists(st.tuples(commitments, st.integers(1, 4).map(MemberId)), max_size=8))
def test_only_live_ones_of_others_are_reached_the_nearest_first(
    drawn: list[tuple[Commitment, MemberId]],
) -> None:
    all_of_them = [
        replace(one, id=CommitmentId(number), owner_id=owner) for number, (one, owner) in enumerate(drawn, 2)
    ]
    found = reached(PERMITS, all_of_them)
    wanted = {one.id for one in all_of_them if one.state in LIVE and one.owner_id != PERMITS.owner_id}
    assert {one.id for one in found} == wanted
    dated = [one.due_on for one in found if one.due_on is not None]
    assert dated == sorted(dated)
    assert all(one.due_on is None for one in found[len(dated) :])
