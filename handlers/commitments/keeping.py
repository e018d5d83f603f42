"""A commitment begins with its owner's word: confirmed, or not theirs; and follows where they live."""

from dataclasses import replace

from handlers.commitments import ledger
from handlers.commitments.author import author
from handlers.commitments.hearing.asking import close_dates
from handlers.commitments.hearing.proposing import today_of
from handlers.commitments.reminding.waiting import is_warned, wait_for_notice
from handlers.commitments.renegotiating import change_date
from handlers.rules.due import due_day
from handlers.turn import Knock, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, CommitmentState
from storage.unit import UnitOfWork


def confirm(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Open the commitment whose button was pressed. A second press says nothing new."""
    if commitment.state in LIVE:
        return []
    if commitment.state not in {CommitmentState.PROPOSED, CommitmentState.RECORDED}:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    if commitment.due_on is not None and commitment.due_on < today_of(turn, uow):
        past = Phrase("commitment.date_past", _what(commitment))
        return [replace(one, text=past) for one in change_date(turn, commitment, uow)]
    opened, others = _state(turn, uow, commitment, CommitmentState.OPEN)
    return [Message(opened.owner_id, _confirmed(opened, uow)), *others]


def not_one(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Withdraw a proposal. What is confirmed is not undone by an old button."""
    if commitment.state is CommitmentState.DROPPED:
        return []
    if commitment.state is not CommitmentState.PROPOSED:
        raise Refused("refused.button_old")
    dropped, others = _state(turn, uow, commitment, CommitmentState.DROPPED)
    return [Message(dropped.owner_id, Phrase("commitment.not_one", {"title": dropped.title})), *others]


def follow_zone(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Judge a person's open commitments in the zone they moved to."""
    for one in uow.commitments.open_of(turn.actor.id):
        wait_for_notice(one, turn.now, uow)
    return []


def take_up(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Speak of the open commitments of somebody who left and came back, as before."""
    member = uow.members.of_person(knock.person.id)
    for one in uow.commitments.open_of(member.id) if member is not None else []:
        wait_for_notice(one, knock.now, uow)
    return []


def _confirmed(opened: Commitment, uow: UnitOfWork) -> Phrase:
    if opened.due_on is None:
        return Phrase("commitment.confirmed_undated", {"title": opened.title})
    key = "commitment.confirmed" if is_warned(opened, uow) else "commitment.confirmed_near"
    return Phrase(key, _what(opened))


def _state(
    turn: Turn, uow: UnitOfWork, commitment: Commitment, state: CommitmentState
) -> tuple[Commitment, list[Message]]:
    """Store the state; whoever presses a button for it need not name a date any longer."""
    close_dates(turn.actor.id, turn.now, uow, [commitment.id])
    return ledger.change(commitment, author(turn), uow, state=state)


def _what(commitment: Commitment) -> Values:
    return {"title": commitment.title, "due": due_day(commitment)}
