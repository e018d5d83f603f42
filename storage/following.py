"""What follows commitments: new dates asked for, dependencies and ripples, obstacles, minutes."""

from collections.abc import Iterable
from datetime import date

from storage import tables as t
from storage.records.commitments import CommitmentId
from storage.records.following import (
    Dependency,
    Echo,
    Minutes,
    Move,
    MoveState,
    Obstacle,
    Ripple,
    RippleId,
    RippleState,
)
from storage.scoped import EVERYBODY, Repository

UNDECIDED = (MoveState.ASKED, MoveState.TALK)
"""The states of a new date that nobody has decided on yet."""


class Moves(Repository[Move]):
    """New dates that were asked for."""

    table, kind = t.moves, Move

    def of(self, *commitments: CommitmentId) -> list[Move]:
        """Return what was asked for these commitments, oldest first."""
        return self.among(t.moves.c.commitment_id, commitments)

    def undecided(self) -> list[Move]:
        """Return what nobody has decided yet, oldest first."""
        return self.among(t.moves.c.state, UNDECIDED)

    def open_for(self, commitment: CommitmentId) -> Move | None:
        """Return the new date that is asked for a commitment and not decided on; None if there is none."""
        m = t.moves.c
        undecided = m.state.in_(UNDECIDED)
        return self.first(m.commitment_id == commitment, undecided, order=m.id.desc())


class Dependencies(Repository[Dependency]):
    """Which commitment needs which."""

    table, kind = t.dependencies, Dependency

    def all(self) -> list[Dependency]:
        """Return every one."""
        return self.find(limit=EVERYBODY)

    def of(self, *commitments: CommitmentId) -> list[Dependency]:
        """Return what these commitments need."""
        return self.among(t.dependencies.c.commitment_id, commitments)

    def on(self, *commitments: CommitmentId) -> list[Dependency]:
        """Return what needs these commitments."""
        return self.among(t.dependencies.c.needs_id, commitments)

    def drop(self, commitment: CommitmentId, needs: CommitmentId) -> None:
        """Have one no longer need the other."""
        d = t.dependencies.c
        self.remove(d.commitment_id == commitment, d.needs_id == needs)


class Ripples(Repository[Ripple]):
    """Slips and blocks that others depend on."""

    table, kind = t.ripples, Ripple

    def open_for(self, commitment: CommitmentId) -> Ripple | None:
        """Return the ripple of a commitment that waits for its owner; None if there is none."""
        r = t.ripples.c
        waiting = r.state == RippleState.WAITING
        return self.first(r.commitment_id == commitment, waiting, order=r.id.desc())

    def of(self, *commitments: CommitmentId) -> list[Ripple]:
        """Return the ripples of these commitments, oldest first."""
        return self.among(t.ripples.c.commitment_id, commitments)


class Echoes(Repository[Echo]):
    """Who was told of which ripple."""

    table, kind = t.echoes, Echo

    def of(self, ripple: RippleId) -> list[Echo]:
        """Return who was told of one."""
        return self.among(t.echoes.c.ripple_id, [ripple])


class Obstacles(Repository[Obstacle]):
    """What is in the way of commitments."""

    table, kind = t.obstacles, Obstacle

    def open_for(self, *commitments: CommitmentId) -> list[Obstacle]:
        """Return what is in the way of these commitments now, oldest first."""
        o = t.obstacles.c
        return self.among(o.commitment_id, commitments, o.settled_at.is_(None))


class MinutesKept(Repository[Minutes]):
    """Minutes and agreements that commitments were taken from."""

    table, kind = t.minutes, Minutes

    def latest(self, limit: int) -> list[Minutes]:
        """Return those of the last meetings, the newest first, undated ones last."""
        m = t.minutes.c
        return self.find(order=(m.held_on.desc().nulls_last(), m.id.desc()), limit=limit)

    def titled(self, title: str, held_on: date | None) -> Minutes | None:
        """Return those of the meeting of that title and day; None if there are none."""
        m = t.minutes.c
        return self.first(m.title == title, m.held_on.is_(None) if held_on is None else m.held_on == held_on)

    def named(self, ids: Iterable[int]) -> dict[int, Minutes]:
        """Return these minutes by id."""
        return {one.id: one for one in self.some(ids)}
