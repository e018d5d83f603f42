"""Commitments, their history, and what was said about their dates."""

from collections.abc import Iterable
from datetime import datetime

from storage import tables as t
from storage.records.commitments import Change, Commitment, CommitmentId, CommitmentState, Notice
from storage.records.people import MemberId
from storage.scoped import EVERYBODY, Repository


class Commitments(Repository[Commitment]):
    """Promises, from proposal to the end."""

    table, kind = t.commitments, Commitment

    def open_of(self, *owners: MemberId) -> list[Commitment]:
        """Return the open commitments of these members, or of everybody, by due date."""
        c = t.commitments.c
        chosen = [c.owner_id.in_(owners)] if owners else []
        return self.find(c.state == CommitmentState.OPEN, *chosen, order=(c.due_on, c.id), limit=EVERYBODY)

    def in_state(self, state: CommitmentState) -> list[Commitment]:
        """Return the commitments in one state, by due date."""
        c = t.commitments.c
        return self.find(c.state == state, order=(c.due_on, c.id))

    def count_open(self) -> int:
        """Return how many are open."""
        return self.count(t.commitments.c.state == CommitmentState.OPEN)

    def withdraw(self, proposals: Iterable[CommitmentId]) -> None:
        """Forget proposals that nobody has confirmed."""
        c = t.commitments.c
        self.remove(c.id.in_(sorted(proposals)), c.state == CommitmentState.PROPOSED)

    def of(self, ids: Iterable[CommitmentId]) -> list[Commitment]:
        """Return these commitments."""
        return self.find(t.commitments.c.id.in_(sorted(ids)), limit=EVERYBODY)

    def heard_in(self, update: int) -> list[Commitment]:
        """Return what was heard in one update."""
        return self.find(t.commitments.c.update_id == update)


class Changes(Repository[Change]):
    """The history of commitments."""

    table, kind = t.changes, Change

    def of(self, commitment: CommitmentId) -> list[Change]:
        """Return one commitment's history, oldest first."""
        return self.find(t.changes.c.commitment_id == commitment)

    def since(self, moment: datetime | None) -> list[Change]:
        """Return what changed after `moment` (None: ever), oldest first."""
        later = [] if moment is None else [t.changes.c.at > moment]
        return self.find(*later, limit=EVERYBODY)


class Notices(Repository[Notice]):
    """What was said about due dates."""

    table, kind = t.notices, Notice

    def of(self, *commitments: CommitmentId) -> list[Notice]:
        """Return all notices about these commitments, oldest first."""
        return self.find(t.notices.c.commitment_id.in_(commitments), limit=EVERYBODY)
