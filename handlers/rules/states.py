"""The states of a commitment, and the only ways from one to the next."""

from collections.abc import Mapping

from storage.records.commitments import LIVE, CommitmentState

S = CommitmentState

_FROM_LIVE = LIVE | {S.DONE, S.SUPERSEDED, S.DROPPED}

WAYS: Mapping[CommitmentState, frozenset[CommitmentState]] = {
    S.PROPOSED: frozenset({S.OPEN, S.RECORDED, S.DROPPED}),
    S.RECORDED: frozenset({S.OPEN, S.SUPERSEDED, S.DROPPED}),
    **{one: frozenset(_FROM_LIVE - {one}) for one in LIVE},
    S.DONE: frozenset({S.OPEN, S.RECEIVED, S.CLOSED_UNCONFIRMED}),
    S.CLOSED_UNCONFIRMED: frozenset({S.OPEN, S.RECEIVED}),
    S.RECEIVED: frozenset(),
    S.SUPERSEDED: frozenset(),
    S.DROPPED: frozenset(),
}
"""From each state, where a commitment can go.

Nothing is live but by its owner's word (PROPOSED or RECORDED to OPEN), nothing received that was
not done first, and what was received, superseded or dropped stays so. DONE goes back to OPEN where
whoever waited says "not yet", and a receipt may still come after one went unconfirmed.
"""

BEGINNINGS = frozenset({S.PROPOSED, S.RECORDED})
"""The states that a commitment can begin in."""


def leads(old: CommitmentState, new: CommitmentState) -> bool:
    """Say whether a commitment can go from one state to another; it can always stay."""
    return new is old or new in WAYS[old]
