"""What owners said of a promise before its day: it may move, or is not theirs. Coordinators take it up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from storage.records.checkins import Update
from storage.records.commitments import Commitment, CommitmentId
from storage.records.conversations import ConversationId
from storage.records.schedules import BeforeDue
from storage.unit import UnitOfWork

ROUNDS = 20
"""So many rounds are looked through."""

HOLDS, DAY = "date_holds", "day"
"""The questions of a milestone check that are read: whether the date holds, and which would suit better."""

MAY_MOVE, NOT_OURS = "may_move", "not_ours"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A promise whose date may not hold; `day` is the one that would suit better, if they named one."""

    commitment: Commitment
    disowned: bool
    day: date | None


def doubts(commitments: Iterable[Commitment], today: date, uow: UnitOfWork) -> list[Doubt]:
    """Return the doubts about those of these commitments that were not changed since and lie ahead."""
    ahead = {one.id: one for one in commitments if one.due_on is not None and one.due_on >= today}
    found = {doubt.commitment.id: doubt for doubt in _told(ahead, uow)} if ahead else {}
    return list(found.values())


def _told(ahead: dict[CommitmentId, Commitment], uow: UnitOfWork) -> Iterator[Doubt]:
    """Return what was said of these commitments, oldest first."""
    for opened in reversed(uow.rounds.latest(ROUNDS)):
        if not isinstance(uow.schedules.get(opened.schedule_id).rhythm, BeforeDue):
            continue
        said = uow.updates.of_round(opened.id)
        days = {one.conversation_id: one.text for one in said if one.question == DAY}
        doubtful = [one for one in said if one.question == HOLDS and one.text in {MAY_MOVE, NOT_OURS}]
        about = _about(doubtful, uow)
        for one in doubtful:
            commitment = ahead.get(about.get(one.conversation_id, CommitmentId(0)))
            if commitment is not None and not _moved_since(commitment, one, uow):
                day = days.get(one.conversation_id)
                yield Doubt(commitment, one.text == NOT_OURS, date.fromisoformat(day) if day else None)


def _about(updates: Iterable[Update], uow: UnitOfWork) -> dict[ConversationId | None, CommitmentId]:
    """Return which commitments these updates are about, by the conversations they were given in."""
    talks = uow.conversations.some(one.conversation_id for one in updates if one.conversation_id is not None)
    about: dict[int, int] = {one.id: one.about for one in uow.responses.some(one.subject for one in talks)}
    return {one.id: CommitmentId(about[one.subject]) for one in talks}


def _moved_since(commitment: Commitment, update: Update, uow: UnitOfWork) -> bool:
    return any(one.at >= update.changed_at for one in uow.changes.of(commitment.id))
