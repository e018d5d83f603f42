"""A new date or owner settles what was asked about the old one; whoever waits by name hears a new date."""

from dataclasses import replace

from handlers.commitments.author import Author
from handlers.rules import naming
from handlers.turn import Message
from prompts.phrase import Phrase, Values
from storage.records.commitments import LIVE, Commitment
from storage.records.following import MoveState
from storage.unit import UnitOfWork


def after(old: Commitment | None, new: Commitment, author: Author, uow: UnitOfWork) -> list[Message]:
    """Withdraw a date that was asked for and has lost its point; tell a new one to who waits by name."""
    if old is None or old.state not in LIVE:
        return []
    moved = new.due_on != old.due_on
    if moved or new.owner_id != old.owner_id or new.state not in LIVE:
        _withdraw(new, author, uow)
    return _told(new, author, uow) if moved and new.state in LIVE else []


def _withdraw(commitment: Commitment, author: Author, uow: UnitOfWork) -> None:
    asked = uow.moves.open_for(commitment.id)
    if asked is not None:
        uow.moves.save(replace(asked, state=MoveState.WITHDRAWN, decided_by=author.by, decided_at=author.at))


def _told(commitment: Commitment, author: Author, uow: UnitOfWork) -> list[Message]:
    waiting = commitment.waiting_id
    if waiting is None or commitment.due_on is None or waiting in {commitment.owner_id, author.by}:
        return []
    if uow.members.get(waiting).left_at is not None:
        return []
    owner = uow.members.profile(commitment.owner_id)
    values: Values = {"who": naming.who(owner), "title": commitment.title, "due": commitment.due_on}
    key = f"commitment:{commitment.id}:moved:{commitment.version}:{waiting}"
    return [Message(waiting, Phrase("moves.told", values), key=key)]
