"""A commitment that its owner lets go, with the reason; coordinators and whoever waits for it are told."""

from handlers.commitments import ledger
from handlers.commitments.attributes.attribute import Attribute
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.cards import said
from handlers.rules import access, naming
from handlers.rules.due import due_day
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, CommitmentState
from storage.records.people import Member, MemberId, Profile
from storage.unit import UnitOfWork

KEEP = "keep"
"""The word of the button that leaves it as it is."""


def _asks(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    keep = button(Phrase("commitment.button_keep"), "drop", commitment, KEEP)
    values: Values = {"title": commitment.title}
    return Message(reader.id, Phrase("commitment.drop_question", values), ((keep,),))


def _choose(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    if turn.extra != KEEP:
        raise Refused("refused.button_old")
    return [said(Phrase("commitment.kept_as_is"), commitment, turn.actor, uow)]


def _take(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    reason = " ".join(turn.text.split())
    dropped, others = ledger.change(commitment, author(turn), uow, reason, state=CommitmentState.DROPPED)
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
    return [noted, *others, *told]


def _concerned(dropped: Commitment, actor: MemberId, uow: UnitOfWork) -> list[MemberId]:
    """Return who hears of it: coordinators and whoever waits, but not its owner, whom the ledger tells."""
    waiting = [] if dropped.waiting_id is None else uow.members.some([dropped.waiting_id])
    present = [one.id for one in waiting if one.left_at is None]
    told = {*present, *(one.id for one in uow.members.coordinators())}
    return sorted(told - {actor, dropped.owner_id})


def _may(commitment: Commitment, member: Member) -> bool:
    return access.may_change(commitment, member)


DROP = Attribute("drop", "word.drop", _asks, _take, _choose, _may, LIVE | {CommitmentState.RECORDED})
