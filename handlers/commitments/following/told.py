"""An owner hears what somebody else changed of their commitment."""

from handlers.commitments.author import Author
from handlers.commitments.showing import story
from handlers.rules import history
from handlers.turn import Message
from prompts.phrase import Phrase, Values
from storage.records.commitments import LIVE, Commitment, CommitmentState
from storage.unit import UnitOfWork

_WHATEVER = frozenset(
    {"title", "weight", "waiting", "waiting_id", "progress", "note", "goals", "audience", "held_until"}
)
MOVED = "commitment.moved_for_you"
"""What an owner hears whose date somebody else moved, unless they asked for it."""

_PUT = frozenset({CommitmentState.SUSPENDED, CommitmentState.SUPERSEDED, CommitmentState.DROPPED})


def after(old: Commitment | None, new: Commitment, author: Author, uow: UnitOfWork) -> list[Message]:
    """Tell the owner what somebody else did to it, unless they have left or have not confirmed it yet."""
    owner = new.owner_id
    if old is None or author.by in {None, owner} or uow.members.get(owner).left_at is not None:
        return []
    values: Values = {"title": new.title, "who": author.name}
    if new.state is CommitmentState.DONE and old.state in LIVE:
        return [Message(owner, Phrase("commitment.done_for_you", values))]
    if new.due_on is not None and new.due_on != old.due_on and new.state in LIVE:
        return [Message(owner, Phrase(MOVED, {**values, "due": new.due_on}))]
    return [_changed(old, new, author, uow)] if _is_news(old, new) else []


def _is_news(old: Commitment, new: Commitment) -> bool:
    """Say whether an owner hears of it in these words: other changes have words of their own."""
    if old.state not in LIVE or old.owner_id != new.owner_id:
        return False
    if old.state is not new.state:
        return new.state in _PUT or old.state is CommitmentState.SUSPENDED
    return any(field in _WHATEVER for field, _, _ in history.between(old, new))


def _changed(old: Commitment, new: Commitment, author: Author, uow: UnitOfWork) -> Message:
    changes = [one for one in uow.changes.of(new.id) if one.version == new.version]
    lines = story.parts(changes, uow.members.profile(new.owner_id), uow)
    values: Values = {"title": old.title, "who": author.name, "changes": lines}
    key = f"commitment:{new.id}:changed:{new.version}:{new.owner_id}"
    return Message(new.owner_id, Phrase("commitment.changed_for_you", values), key=key)
