"""When a new date is accepted by rule: within all bounds, and beyond any one of them never."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.moves import is_free, may_decide, resumes_on, times_moved
from storage.records.agreements import Norms
from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from storage.records.following import Move, MoveId, MoveState
from storage.records.people import Member, MemberId, PersonId, Role

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
DUE = date(2026, 12, 4)
AMINA, JONAS = MemberId(1), MemberId(2)
DAY = timedelta(days=1)

SURVEY = Commitment(CommitmentId(1), AMINA, "Lake survey", DUE, CommitmentState.OPEN, NOW, NOW)


def moves(*states: MoveState) -> list[Move]:
    """What was asked for before, in these states."""
    return [
        Move(MoveId(n), SURVEY.id, AMINA, NOW, DUE, DUE + DAY, "", state) for n, state in enumerate(states, 1)
    ]


def member(number: int, role: Role = Role.PARTNER) -> Member:
    return Member(MemberId(number), PersonId(number), None, role, NOW)


norms = st.builds(Norms, free_days=st.integers(0, 60), free_moves=st.integers(1, 5))


@st.composite
def within(draw: st.DrawFn) -> tuple[date, date, list[Move], Norms]:
    """A request within every bound of some norms: the date wanted, today, the moves before."""
    agreed = draw(norms)
    wanted = DUE + DAY * draw(st.integers(-60, agreed.free_days))
    today = DUE - DAY * draw(st.integers(0, 60))
    accepted = [MoveState.ACCEPTED] * draw(st.integers(0, agreed.free_moves - 1))
    other = draw(
        st.lists(st.sampled_from([MoveState.WITHDRAWN, MoveState.TALK, MoveState.ASKED]), max_size=4)
    )
    return wanted, today, moves(*accepted, *other), agreed


@given(within())
def test_what_lies_within_all_bounds_is_accepted_at_once(
    asked: tuple[date, date, list[Move], Norms],
) -> None:
    wanted, today, before, agreed = asked
    assert is_free(SURVEY, wanted, today, before, agreed)
    assert is_free(replace(SURVEY, waiting_id=AMINA), wanted, today, before, agreed), "who waits is its owner"


@given(within(), st.integers(1, 400))
def test_beyond_any_bound_somebody_decides(asked: tuple[date, date, list[Move], Norms], beyond: int) -> None:
    wanted, today, before, agreed = asked
    too_far = DUE + DAY * (agreed.free_days + beyond)
    assert not is_free(SURVEY, too_far, today, before, agreed)
    assert not is_free(SURVEY, wanted, DUE + DAY * beyond, before, agreed)
    assert not is_free(replace(SURVEY, waiting_id=JONAS), wanted, today, before, agreed)
    moved = moves(*[MoveState.ACCEPTED] * (agreed.free_moves + beyond % 5))
    assert not is_free(SURVEY, wanted, today, moved, agreed)


@given(
    st.integers(-90, 90),
    st.integers(-90, 90),
    st.integers(0, 6),
    norms,
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_asking_for_less_and_earlier_never_needs_more(
    wanted: int, today: int, moved: int, agreed: Norms, nearer: int, sooner: int
) -> None:
    before = moves(*[MoveState.ACCEPTED] * moved)
    if is_free(SURVEY, DUE + DAY * wanted, DUE + DAY * today, before, agreed):
        assert is_free(
            SURVEY, DUE + DAY * (wanted - nearer), DUE + DAY * (today - sooner), before[:-1], agreed
        )


def test_a_first_date_moves_nothing() -> None:
    undated = replace(SURVEY, due_on=None, waiting_id=JONAS)
    assert is_free(undated, DUE + 400 * DAY, DUE, [], Norms())


def test_only_what_was_accepted_counts_as_moved() -> None:
    assert times_moved(moves(*MoveState)) == 1


def test_whoever_waits_and_coordinators_decide_and_never_the_owner() -> None:
    awaited = replace(SURVEY, waiting_id=JONAS)
    assert may_decide(awaited, member(2))
    assert may_decide(awaited, member(3, Role.COORDINATOR))
    assert not may_decide(awaited, member(1, Role.COORDINATOR))
    assert not may_decide(awaited, member(3))
    assert not may_decide(awaited, replace(member(2), left_at=NOW))


def test_a_talk_lasts_two_working_days_where_the_owner_lives_and_a_question_until_it_is_answered() -> None:
    [asked] = moves(MoveState.ASKED)
    assert resumes_on(asked, "Africa/Nairobi") is None
    friday = replace(asked, state=MoveState.TALK, decided_at=NOW)
    assert resumes_on(friday, "Africa/Nairobi") == date(2026, 12, 1)
    assert resumes_on(friday, "Africa/Cairo") == date(2026, 11, 30), "there a week begins on Sunday"
    late = replace(friday, decided_at=datetime(2026, 11, 26, 23, tzinfo=UTC))
    assert resumes_on(late, "Africa/Nairobi") == date(2026, 12, 1), "it was Friday there"
