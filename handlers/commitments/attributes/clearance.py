"""A commitment that is with its owner's approver: nobody is reminded until it returns."""

from handlers.commitments.attributes.attribute import CHANGEABLE
from handlers.commitments.attributes.outcome import changed
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, CommitmentState
from storage.records.people import Role
from storage.unit import UnitOfWork

_BACK = {
    CommitmentState.AT_RISK: "commitment.on_track",
    CommitmentState.BLOCKED: "commitment.unblocked_on",
    CommitmentState.AWAITING_CLEARANCE: "commitment.returned",
    CommitmentState.SUSPENDED: "commitment.taken_up",
}


def give(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Note that it is with an approver. A second press says nothing new."""
    if commitment.state is CommitmentState.AWAITING_CLEARANCE:
        return []
    if commitment.state not in LIVE:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    if commitment.state is CommitmentState.SUSPENDED:
        raise Refused("commitment.on_hold", {"title": commitment.title})
    said = Phrase("commitment.with_approver")
    return changed(turn, commitment, uow, said, state=CommitmentState.AWAITING_CLEARANCE)


def resume(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Have it go on: it is on track, unblocked, back from the approver, or no longer on hold.

    What a coordinator put on hold only a coordinator takes up. A second press says nothing new.
    """
    if commitment.state is CommitmentState.OPEN:
        return []
    if commitment.state not in CHANGEABLE or commitment.state not in _BACK:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    if commitment.state is CommitmentState.SUSPENDED and turn.actor.member.role is not Role.COORDINATOR:
        raise Refused("commitment.hold_by_coordinators", {"title": commitment.title})
    said = Phrase(_BACK[commitment.state])
    return changed(turn, commitment, uow, said, state=CommitmentState.OPEN)
