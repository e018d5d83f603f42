"""Commitments, their history, and what was said about their dates."""

from collections.abc import Iterable
from datetime import datetime

from storage import tables as t
from storage.checkins import EvidenceKept
from storage.records.agreements import Agreement, AgreementId, Norms
from storage.records.commitments import (
    LIVE,
    BundleId,
    Change,
    Commitment,
    CommitmentId,
    CommitmentState,
    MinutesId,
    Notice,
)
from storage.records.people import MemberId
from storage.scoped import EVERYBODY, Repository

NEVER = AgreementId(0)


class Agreements(Repository[Agreement]):
    """What the partnership agreed on how commitments are kept."""

    table, kind = t.agreements, Agreement

    def present(self) -> Agreement:
        """Return what is agreed; what every partnership begins with where nothing was changed."""
        return self.first() or Agreement(NEVER, Norms())

    def keep(self, changed: Agreement) -> Agreement:
        """Store what was agreed anew. Raises `Stale` if it changed meanwhile."""
        return self.add(changed) if changed.id == NEVER else self.save(changed)


class Commitments(Repository[Commitment]):
    """Promises, from proposal to the end."""

    table, kind = t.commitments, Commitment

    def open_of(self, *owners: MemberId) -> list[Commitment]:
        """Return the live commitments of these members, or of everybody, by due date, undated ones last."""
        c = t.commitments.c
        chosen = [c.owner_id.in_(owners)] if owners else []
        return self.find(c.state.in_(sorted(LIVE)), *chosen, order=_BY_DATE, limit=EVERYBODY)

    def in_state(self, *states: CommitmentState) -> list[Commitment]:
        """Return the commitments in these states, by due date."""
        return self.find(t.commitments.c.state.in_(sorted(states)), order=_BY_DATE, limit=EVERYBODY)

    def owned_by(self, owner: MemberId, *states: CommitmentState) -> list[Commitment]:
        """Return a member's commitments in these states, by due date."""
        c = t.commitments.c
        return self.find(c.owner_id == owner, c.state.in_(sorted(states)), order=_BY_DATE, limit=EVERYBODY)

    def awaited_by(self, member: MemberId, *states: CommitmentState) -> list[Commitment]:
        """Return the commitments in these states that a member waits for, by due date."""
        c = t.commitments.c
        chosen = c.state.in_(sorted(states or LIVE))
        return self.find(c.waiting_id == member, chosen, order=_BY_DATE, limit=EVERYBODY)

    def offered_to(self, member: MemberId) -> list[Commitment]:
        """Return what is open and handed over to a member who has not accepted it yet, by due date."""
        c = t.commitments.c
        open_now = c.state.in_(sorted({*LIVE, CommitmentState.PROPOSED, CommitmentState.RECORDED}))
        return self.find(open_now, c.offered_to == member, order=_BY_DATE, limit=EVERYBODY)

    def from_minutes(self, minutes: Iterable[MinutesId]) -> list[Commitment]:
        """Return what was taken from these minutes, in the order it was recorded."""
        return self.among(t.commitments.c.minutes_id, minutes)

    def count_open(self) -> int:
        """Return how many are live."""
        return self.count(t.commitments.c.state.in_(sorted(LIVE)))

    def withdraw(self, proposals: Iterable[CommitmentId]) -> None:
        """Forget proposals that nobody has confirmed, how they came, and what came with them."""
        c = t.commitments.c
        gone = [one.id for one in self.of(proposals) if one.state is CommitmentState.PROPOSED]
        if gone:
            EvidenceKept(self._conn, self.partnership).remove(t.evidence.c.commitment_id.in_(gone))
            Changes(self._conn, self.partnership).remove(t.changes.c.commitment_id.in_(gone))
            self.remove(c.id.in_(gone))

    def of(self, ids: Iterable[CommitmentId]) -> list[Commitment]:
        """Return these commitments."""
        return self.some(ids)

    def heard_in(self, update: int) -> list[Commitment]:
        """Return what was heard in one update."""
        return self.find(t.commitments.c.update_id == update)


_BY_DATE = (t.commitments.c.due_on.is_(None), t.commitments.c.due_on, t.commitments.c.id)


class Changes(Repository[Change]):
    """The history of commitments."""

    table, kind = t.changes, Change

    def of(self, *commitments: CommitmentId) -> list[Change]:
        """Return the history of these commitments, oldest first."""
        found = self.among(t.changes.c.commitment_id, commitments)
        return sorted(found, key=lambda one: one.at)

    def since(self, moment: datetime | None) -> list[Change]:
        """Return what changed after `moment` (None: ever), oldest first."""
        c = t.changes.c
        later = [] if moment is None else [c.at > moment]
        return self.find(*later, order=(c.at, c.id), limit=EVERYBODY)


class Notices(Repository[Notice]):
    """What is said about due dates, and to whom."""

    table, kind = t.notices, Notice

    def of(self, *commitments: CommitmentId) -> list[Notice]:
        """Return all notices about these commitments, oldest first."""
        return self.among(t.notices.c.commitment_id, commitments)

    def filed_for(self, reader: MemberId) -> list[Notice]:
        """Return what is filed for a reader and not said yet, oldest first."""
        n = t.notices.c
        return self.find(n.reader_id == reader, n.said_at.is_(None), n.failure.is_(None), limit=EVERYBODY)

    def of_bundle(self, bundle: BundleId) -> list[Notice]:
        """Return this partnership's notices in one bundle."""
        return self.find(t.notices.c.bundle_id == bundle, limit=EVERYBODY)
