"""What a commitment's state, weight, audience and whoever waits for it are called."""

from collections.abc import Mapping
from datetime import time, timedelta

from handlers.rules import access, naming
from handlers.rules.calendar import at_wall_time
from prompts.phrase import Phrase, Until
from storage.records.commitments import LIVE, Commitment, CommitmentState, Waiting, Weight
from storage.records.conversations import Audience
from storage.records.people import Member, MemberId, Profile

STATES = {
    CommitmentState.PROPOSED: "commitment.state_proposed",
    CommitmentState.RECORDED: "commitment.state_recorded",
    CommitmentState.OPEN: "commitment.state_open",
    CommitmentState.AT_RISK: "commitment.state_at_risk",
    CommitmentState.BLOCKED: "commitment.state_blocked",
    CommitmentState.AWAITING_CLEARANCE: "commitment.state_awaiting_clearance",
    CommitmentState.SUSPENDED: "commitment.state_suspended",
    CommitmentState.DONE: "commitment.state_done",
    CommitmentState.RECEIVED: "commitment.state_received",
    CommitmentState.CLOSED_UNCONFIRMED: "commitment.state_closed_unconfirmed",
    CommitmentState.SUPERSEDED: "commitment.state_superseded",
    CommitmentState.DROPPED: "commitment.state_dropped",
}
"""The catalogue's keys for the states."""

WEIGHTS = {
    Weight.INSTITUTIONAL: "commitment.weight_institutional",
    Weight.ACTION: "commitment.weight_action",
    Weight.INTENTION: "commitment.weight_intention",
}
"""The catalogue's keys for the weights."""

AUDIENCES = {
    Audience.COORDINATORS: "commitment.seen_by_concerned",
    Audience.PARTNERS: "commitment.seen_by_members",
    Audience.PUBLIC: "commitment.seen_by_public",
}
"""The catalogue's keys for who may see a commitment."""


def state(commitment: Commitment, zone: str, reader: Member | None = None) -> Phrase | Until:
    """Return where it stands, with the day until which it is on hold.

    Nobody said that it is on track once its day is over in `zone`, where its owner lives: then it is
    open. To a reader who may not know more of what is live, it always is. None: to one of those it
    concerns.
    """
    if reader is not None and commitment.state in LIVE and not access.may_see_state(commitment, reader):
        return Phrase("commitment.state_live")
    if commitment.state is CommitmentState.SUSPENDED and commitment.held_until is not None:
        return Phrase("commitment.state_held", {"until": commitment.held_until})
    told = Phrase(STATES[commitment.state])
    if commitment.state is not CommitmentState.OPEN or commitment.due_on is None:
        return told
    over = at_wall_time(commitment.due_on + timedelta(days=1), time(), zone)
    return Until(over, told, Phrase("commitment.state_open_past"))


def weight(of: Weight) -> Phrase:
    """Return what a weight is called."""
    return Phrase(WEIGHTS[of])


def audience(of: Audience) -> Phrase:
    """Return who may see it."""
    return Phrase(AUDIENCES[of])


def waiter(commitment: Commitment, profiles: Mapping[MemberId, Profile]) -> str | Phrase:
    """Return who waits for it: the public, the partnership, or a member with their organisation."""
    if commitment.waiting is Waiting.PUBLIC:
        return Phrase("commitment.waits_public")
    known = profiles.get(commitment.waiting_id) if commitment.waiting_id is not None else None
    if commitment.waiting is Waiting.PARTNER and known is not None:
        return naming.who(known)
    return Phrase("commitment.waits_partnership")
