"""The states of a commitment: no way around the diagram, none that cannot be reached, and ends that stay."""

from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.states import BEGINNINGS, WAYS, leads
from storage.records.commitments import CLOSED, KEPT, LIVE, CommitmentState

STATES = st.sampled_from(list(CommitmentState))
ENDS = {CommitmentState.RECEIVED, CommitmentState.SUPERSEDED, CommitmentState.DROPPED}


def walked(start: CommitmentState, wishes: list[CommitmentState]) -> list[CommitmentState]:
    """Return the states that a commitment goes through that is wished into others and goes where it can."""
    walk = [start]
    for wish in wishes:
        if leads(walk[-1], wish):
            walk.append(wish)
    return walk


def test_the_diagram_has_every_state() -> None:
    assert set(WAYS) == set(CommitmentState)
    assert all(state not in ways for state, ways in WAYS.items()), "to stay is no way"


def test_every_state_can_be_reached_from_a_beginning() -> None:
    reached, ahead = set(BEGINNINGS), list(BEGINNINGS)
    while ahead:
        new = WAYS[ahead.pop()] - reached
        reached |= new
        ahead += new
    assert reached == set(CommitmentState)


@given(st.sampled_from(sorted(BEGINNINGS)), st.lists(STATES, max_size=30))
def test_nothing_is_live_or_kept_that_its_owner_did_not_open(
    start: CommitmentState, wishes: list[CommitmentState]
) -> None:
    walk = walked(start, wishes)
    live = [at for at, state in enumerate(walk) if state in LIVE | KEPT]
    if live:
        assert walk[live[0]] is CommitmentState.OPEN
        assert walk[live[0] - 1] in BEGINNINGS


@given(st.sampled_from(sorted(BEGINNINGS)), st.lists(STATES, max_size=30))
def test_nothing_is_received_that_was_not_done(start: CommitmentState, wishes: list[CommitmentState]) -> None:
    walk = walked(start, wishes)
    for at, state in enumerate(walk):
        if state in {CommitmentState.RECEIVED, CommitmentState.CLOSED_UNCONFIRMED}:
            assert CommitmentState.DONE in walk[:at]


@given(st.sampled_from(sorted(ENDS)), st.lists(STATES, max_size=30))
def test_an_end_stays(end: CommitmentState, wishes: list[CommitmentState]) -> None:
    assert set(walked(end, wishes)) == {end}


@given(st.sampled_from(sorted(CLOSED)), STATES)
def test_what_is_closed_comes_back_only_where_a_receipt_is_outstanding(
    closed: CommitmentState, wish: CommitmentState
) -> None:
    if leads(closed, wish) and wish is not closed:
        assert closed is CommitmentState.CLOSED_UNCONFIRMED
        assert wish in {CommitmentState.OPEN, CommitmentState.RECEIVED}


@given(STATES)
def test_a_commitment_can_always_stay(state: CommitmentState) -> None:
    assert leads(state, state)
