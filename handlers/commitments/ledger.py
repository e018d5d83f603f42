"""The one way to make and change commitments: by the diagram, with their history, and what follows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TypedDict, Unpack

from handlers.commitments.author import Author
from handlers.commitments.following import moves, obstacles, receipts, reminders, ripples, told
from handlers.rules import history, states
from handlers.turn import Message
from storage.errors import Refused
from storage.records.commitments import (
    Change,
    ChangeId,
    Commitment,
    CommitmentId,
    CommitmentState,
    MinutesId,
    Waiting,
    Weight,
)
from storage.records.conversations import Audience
from storage.records.people import MemberId, OrganisationId
from storage.unit import NEW, UnitOfWork

Follower = Callable[[Commitment | None, Commitment, Author, UnitOfWork], list[Message]]
"""What follows a change: from what it was (None: it is new) to what it is; returns what is to be said."""

FOLLOWERS: tuple[Follower, ...] = (
    reminders.after,
    obstacles.after,
    receipts.after,
    moves.after,
    ripples.after,
    told.after,
)


class Fields(TypedDict, total=False):
    """What can be changed of a commitment; see `Commitment`."""

    owner_id: MemberId
    title: str
    due_on: date | None
    state: CommitmentState
    organisation_id: OrganisationId | None
    weight: Weight
    waiting: Waiting
    waiting_id: MemberId | None
    progress: int | None
    note: str
    goals: tuple[str, ...]
    audience: Audience
    minutes_id: MinutesId | None
    item: str
    recorded_by: MemberId | None
    held_until: date | None
    snoozed_until: date | None
    offered_to: MemberId | None
    superseded_by: CommitmentId | None
    done_at: datetime | None


def record(
    new: Commitment, author: Author, uow: UnitOfWork, why: str = ""
) -> tuple[Commitment, list[Message]]:
    """Store a new commitment with what it began as; return it, and what is to be said to others.

    Raises `ValueError` for one that begins in a state that none begins in.
    """
    if new.state not in states.BEGINNINGS:
        raise ValueError(f"a commitment cannot begin {new.state}")
    added = uow.commitments.add(new)
    _keep(None, added, author, uow, why)
    return added, _follow(None, added, author, uow)


def change(
    commitment: Commitment, author: Author, uow: UnitOfWork, why: str = "", **changed: Unpack[Fields]
) -> tuple[Commitment, list[Message]]:
    """Store a changed commitment; return it, and what is to be said to others because of it.

    Nothing happens where nothing differs. Raises `Refused` ("commitment.closed_meanwhile") where the
    diagram knows no such way, and `Stale` where somebody else changed it in the same moment.
    """
    wanted = _dated(commitment, replace(commitment, **changed), author)
    if not history.between(commitment, wanted):
        return commitment, []
    if not states.leads(commitment.state, wanted.state):
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    now = uow.commitments.save(wanted)
    _keep(commitment, now, author, uow, why)
    return now, _follow(commitment, now, author, uow)


def remark(
    commitment: Commitment, author: Author, uow: UnitOfWork, words: str, field: str = history.REMARK
) -> None:
    """Write words into a commitment's history that change nothing of it: a call that was logged, say."""
    line = (field, "", words)
    uow.changes.add(
        Change(ChangeId(NEW), commitment.id, author.at, author.by, *line, version=commitment.version)
    )


def _dated(old: Commitment, new: Commitment, author: Author) -> Commitment:
    """Return it with the moments that go with what changed."""
    if new.due_on != old.due_on:
        new = replace(new, dated_at=author.at)
    if new.state is CommitmentState.OPEN and old.state in states.BEGINNINGS:
        new = replace(new, dated_at=author.at)
    if new.state is not CommitmentState.SUSPENDED:
        new = replace(new, held_until=None)
    if new.state is not old.state:
        new = replace(new, done_at=author.at if new.state is CommitmentState.DONE else new.done_at)
    return new


def _keep(old: Commitment | None, new: Commitment, author: Author, uow: UnitOfWork, why: str) -> None:
    uow.changes.add_all(
        [
            Change(ChangeId(NEW), new.id, author.at, author.by, *line, why=why, version=new.version)
            for line in history.between(old, new)
        ]
    )


def _follow(old: Commitment | None, new: Commitment, author: Author, uow: UnitOfWork) -> list[Message]:
    return [message for one in FOLLOWERS for message in one(old, new, author, uow)]
