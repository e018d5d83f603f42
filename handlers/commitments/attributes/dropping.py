"""A commitment that is let go, or not its owner's, with the reason; whom it concerns is told."""

from handlers.commitments import ledger
from handlers.commitments.attributes.attribute import Attribute
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.handing_over.offers import withdraw
from handlers.commitments.showing.cards import said
from handlers.commitments.showing.details import origin
from handlers.rules import history, naming
from handlers.rules.due import due_day
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, CommitmentState
from storage.records.people import MemberId, Profile, Role
from storage.unit import UnitOfWork

KEEP = "keep"
"""The word of the button that leaves it as it is."""


def _asks(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    keep = button(Phrase("commitment.button_keep"), "drop", commitment, KEEP)
    values: Values = {"title": commitment.title}
    key = "commitment.disown_question" if _disowns(commitment, reader, uow) else "commitment.drop_question"
    return Message(reader.id, Phrase(key, values), ((keep,),))


def _choose(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    if turn.extra != KEEP:
        raise Refused("refused.button_old")
    return [said(Phrase("commitment.kept_as_is"), commitment, turn.actor, uow)]


def _take(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    reason = " ".join(turn.text.split())
    if _disowns(commitment, turn.actor, uow):
        return _disown(turn, commitment, uow, reason)
    dropped, others = ledger.change(
        commitment, author(turn), uow, reason, state=CommitmentState.DROPPED, offered_to=None
    )
    values: Values = {
        "title": dropped.title,
        "who": naming.who(turn.actor),
        "due": due_day(dropped),
        "reason": reason,
    }
    told = [
        Message(
            one, Phrase("commitment.dropped_for_you", values), key=f"commitment:{dropped.id}:dropped:{one}"
        )
        for one in _concerned(dropped, turn.actor.id, uow)
    ]
    story = (button(Phrase("commitment.button_story"), "story", dropped),)
    noted = Message(turn.actor.id, Phrase("commitment.dropped", {"title": dropped.title}), (story,))
    return [noted, *others, *told, *withdraw(commitment, author(turn), uow)]


def _concerned(dropped: Commitment, actor: MemberId, uow: UnitOfWork) -> list[MemberId]:
    """Return who hears of it: coordinators and whoever waits, but not its owner, whom the ledger tells."""
    waiting = [] if dropped.waiting_id is None else uow.members.some([dropped.waiting_id])
    present = [one.id for one in waiting if one.left_at is None]
    told = {*present, *(one.id for one in uow.members.coordinators())}
    return sorted(told - {actor, dropped.owner_id})


# --- not theirs


def _disowns(commitment: Commitment, member: Profile, uow: UnitOfWork) -> bool:
    """Say whether whoever lets it go says by that that it is not theirs: what they never confirmed was not.

    A coordinator who said so already lets it go for everybody.
    """
    if commitment.state is not CommitmentState.RECORDED or member.id != commitment.owner_id:
        return False
    if member.member.role is not Role.COORDINATOR:
        return True
    return commitment.id not in history.disowned(uow.changes.of(commitment.id), member.id)


def _disown(turn: Turn, commitment: Commitment, uow: UnitOfWork, reason: str) -> list[Message]:
    """Keep that it is not theirs: it stays recorded until somebody takes it over, or lets it go."""
    ledger.remark(commitment, author(turn), uow, reason, history.NOT_THEIRS)
    hand_over = button(Phrase("handover.button_hand_over"), "handover", commitment)
    let_go = button(Phrase("commitment.button_drop"), "drop", commitment)
    values: Values = {
        "title": commitment.title,
        "who": naming.who(turn.actor),
        "due": due_day(commitment),
        "reason": reason,
        "origin": tuple(origin(commitment, uow)),
    }
    told = [
        Message(one.id, Phrase("commitment.disowned_for_you", values), ((hand_over, let_go),))
        for one in uow.members.coordinators()
        if one.id != turn.actor.id
    ]
    coordinates = turn.actor.member.role is Role.COORDINATOR
    ways = (hand_over, let_go) if coordinates else (hand_over,)
    noted = Phrase("commitment.disowned", {"title": commitment.title})
    return [Message(turn.actor.id, noted, (ways,)), *told]


DROP = Attribute("drop", "word.drop", _asks, _take, _choose, states=LIVE | {CommitmentState.RECORDED})
