"""Which commitment needs which: whatever is added, no circle ever closes, and nothing else is refused."""

from datetime import UTC, datetime
from graphlib import CycleError, TopologicalSorter
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.dependencies import circle, leading_to
from storage.records.commitments import CommitmentId
from storage.records.following import Dependency, DependencyId
from storage.records.people import MemberId

ADDED = datetime(2026, 11, 27, 8, tzinfo=UTC)

numbers = st.integers(1, 9).map(CommitmentId)
pairs = st.lists(st.tuples(numbers, numbers), max_size=40)


def needing(commitment: int, needs: int) -> Dependency:
    return Dependency(DependencyId(0), CommitmentId(commitment), CommitmentId(needs), MemberId(1), ADDED)


def accepted(asked: list[tuple[CommitmentId, CommitmentId]]) -> list[Dependency]:
    """Return those that are accepted when they are asked for one after the other."""
    present: list[Dependency] = []
    for commitment, needs in asked:
        if not circle(commitment, needs, present):
            present.append(needing(commitment, needs))
    return present


def is_round(present: list[Dependency]) -> bool:
    graph: dict[int, set[int]] = {}
    for one in present:
        graph.setdefault(one.commitment_id, set()).add(one.needs_id)
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError:
        return True
    return False


@given(pairs)
def test_whatever_is_added_there_is_never_a_circle(asked: list[tuple[CommitmentId, CommitmentId]]) -> None:
    assert not is_round(accepted(asked))


@given(pairs, numbers, numbers)
def test_it_is_refused_exactly_when_it_would_close_a_circle(
    asked: list[tuple[CommitmentId, CommitmentId]], commitment: CommitmentId, needs: CommitmentId
) -> None:
    present = accepted(asked)
    closes = is_round([*present, needing(commitment, needs)])
    assert bool(circle(commitment, needs, present)) == closes
    assert (needs in leading_to(commitment, present)) == closes, "what is offered is what is accepted"


@given(pairs, numbers, numbers)
def test_the_circle_that_is_named_is_one(
    asked: list[tuple[CommitmentId, CommitmentId]], commitment: CommitmentId, needs: CommitmentId
) -> None:
    present = accepted(asked)
    named = circle(commitment, needs, present)
    known = {(one.commitment_id, one.needs_id) for one in present} | {(commitment, needs)}
    assert len(set(named)) == len(named)
    assert all(link in known for link in zip(named, (*named[1:], *named[:1]), strict=True))


def test_the_shortest_circle_is_named() -> None:
    present = [needing(2, 3), needing(3, 1), needing(2, 1)]
    assert circle(CommitmentId(1), CommitmentId(2), present) == (1, 2)


def test_nothing_needs_itself() -> None:
    assert circle(CommitmentId(7), CommitmentId(7), []) == (7,)


def test_a_hundred_thousand_dependencies_take_no_time_to_speak_of() -> None:
    present = [needing(number + 1, number) for number in range(1, 100_001)]
    begun = perf_counter()
    assert len(circle(CommitmentId(1), CommitmentId(100_001), present)) == 100_001
    assert not circle(CommitmentId(100_001), CommitmentId(1), present)
    assert perf_counter() - begun < 5
