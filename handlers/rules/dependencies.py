"""Which commitment needs which: they never form a circle."""

from collections import defaultdict, deque
from collections.abc import Iterable

from storage.records.commitments import CommitmentId
from storage.records.following import Dependency

Circle = tuple[CommitmentId, ...]
"""Commitments of which each needs the next, and the last one the first."""


def circle(commitment: CommitmentId, needs: CommitmentId, present: Iterable[Dependency]) -> Circle:
    """Return the shortest circle that would close if a commitment needed another one; empty if none would.

    It begins with `commitment` and goes on with `needs`; of one that needs itself it is that one alone.
    """
    if commitment == needs:
        return (commitment,)
    way = _way(needs, commitment, present)
    return (commitment, *way[:-1]) if way else ()


def leading_to(commitment: CommitmentId, present: Iterable[Dependency]) -> set[CommitmentId]:
    """Return the commitment and all that need it, directly or through others: it can need none of them."""
    needed_by: defaultdict[CommitmentId, list[CommitmentId]] = defaultdict(list)
    for one in present:
        needed_by[one.needs_id].append(one.commitment_id)
    found, ahead = {commitment}, [commitment]
    while ahead:
        for needing in needed_by[ahead.pop()]:
            if needing not in found:
                found.add(needing)
                ahead.append(needing)
    return found


def _way(start: CommitmentId, goal: CommitmentId, present: Iterable[Dependency]) -> Circle:
    """Return the shortest way from one to another, each needing the next; empty where none leads there."""
    needs: defaultdict[CommitmentId, list[CommitmentId]] = defaultdict(list)
    for one in present:
        needs[one.commitment_id].append(one.needs_id)
    came_from: dict[CommitmentId, CommitmentId] = {start: start}
    ahead = deque([start])
    while ahead and goal not in came_from:
        here = ahead.popleft()
        for needed in needs[here]:
            if needed not in came_from:
                came_from[needed] = here
                ahead.append(needed)
    if goal not in came_from:
        return ()
    way = [goal]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
