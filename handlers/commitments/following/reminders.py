"""The reminders of a commitment: its timer follows its date and its state."""

from handlers.commitments.author import Author
from handlers.commitments.reminding.waiting import wait_for_notice
from handlers.turn import Message
from storage.records.commitments import Commitment
from storage.unit import UnitOfWork


def after(old: Commitment | None, new: Commitment, author: Author, uow: UnitOfWork) -> list[Message]:
    """Wait for the next notice that the commitment can earn now."""
    wait_for_notice(new, author.at, uow)
    return []
