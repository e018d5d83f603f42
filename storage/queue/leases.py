"""Leases on what must run in one place at a time: a poller, the deliverer of one account.

A lease has an epoch that grows with each new holder; commits of the holder fence on it. An
advisory lock would outlive a paused process, so it is not used.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from storage.errors import TakenOver
from storage.queue.lanes import LEASE, DatabaseNow
from storage.rows import DIALECTS
from storage.tables import leases


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to be the one, in this epoch, until the lease ends."""

    name: str
    holder: str
    epoch: int


def take(conn: sa.Connection, name: str, holder: str) -> Lease | None:
    """Take or keep the lease; None while somebody else holds it. Call it again well before it ends."""
    insert = DIALECTS[conn.dialect.name]
    fresh = insert(leases).values(name=name, holder=holder, epoch=1, expires_at=DatabaseNow() + LEASE)
    mine = leases.c.holder == holder
    taken = fresh.on_conflict_do_update(
        index_elements=[leases.c.name],
        set_={
            "holder": holder,
            "epoch": leases.c.epoch + sa.case((mine, 0), else_=1),
            "expires_at": DatabaseNow() + LEASE,
        },
        where=mine | (leases.c.expires_at < DatabaseNow()),
    ).returning(leases.c.epoch)
    epoch = conn.execute(taken).scalar_one_or_none()
    return None if epoch is None else Lease(name, holder, epoch)


def fence(conn: sa.Connection, lease: Lease) -> None:
    """Raise `TakenOver` unless the lease is still of this holder and epoch."""
    held = sa.update(leases).where(leases.c.name == lease.name, leases.c.epoch == lease.epoch)
    if conn.execute(held.values(epoch=leases.c.epoch)).rowcount != 1:
        raise TakenOver(f"lease {lease.name} was taken over")


def give_back(conn: sa.Connection, holder: str) -> None:
    """End all leases of a holder, so that another need not wait for them."""
    conn.execute(sa.update(leases).where(leases.c.holder == holder).values(expires_at=0.0))


def free_all(conn: sa.Connection) -> None:
    """End all leases. Only for the one process that owns an SQLite file, at its start."""
    conn.execute(sa.update(leases).values(expires_at=0.0))
