"""Who may see a commitment, and who may change it."""

from dataclasses import replace

from storage.records.commitments import Commitment, CommitmentState
from storage.records.conversations import Audience
from storage.records.people import Member, Role


def may_see(commitment: Commitment, reader: Member) -> bool:
    """Say whether a member may see a commitment.

    A proposal is its owner's alone, the coordinator's who took it from minutes, and the one's whom its
    owner hands it over to. Else those it concerns do: its owner and their organisation, who waits for
    it, whom it is handed over to, and coordinators; all members where its audience is wider. Who has
    left sees nothing.
    """
    if reader.left_at is not None:
        return False
    if commitment.state is CommitmentState.PROPOSED:
        return reader.id in {commitment.owner_id, commitment.recorded_by, commitment.offered_to}
    if reader.role is Role.COORDINATOR or commitment.audience is not Audience.COORDINATORS:
        return True
    if reader.id in {commitment.owner_id, commitment.waiting_id, commitment.offered_to}:
        return True
    return reader.organisation_id is not None and reader.organisation_id == commitment.organisation_id


def may_see_state(commitment: Commitment, reader: Member) -> bool:
    """Say whether a member may know that it is at risk, blocked or the like: those it concerns may.

    To all others it is open until it is done: where work stands is its owner's to tell.
    """
    narrow = replace(commitment, audience=Audience.COORDINATORS)
    return may_see(narrow, reader)


def is_owner(commitment: Commitment, member: Member) -> bool:
    """Say whether it is their own, and they have not left."""
    return member.id == commitment.owner_id and member.left_at is None


def may_change(commitment: Commitment, member: Member) -> bool:
    """Say whether a member may change it: its owner, and coordinators what has left the proposal."""
    if member.left_at is not None:
        return False
    if member.id == commitment.owner_id:
        return True
    return member.role is Role.COORDINATOR and commitment.state is not CommitmentState.PROPOSED


def may_receive(commitment: Commitment, member: Member, *, abandoned: bool = False) -> bool:
    """Say whether a member may confirm the receipt: who waits for it, else coordinators; never its owner.

    It is `abandoned` where whoever waits for it by name has left.
    """
    if member.left_at is not None or member.id == commitment.owner_id:
        return False
    if commitment.waiting_id not in {None, commitment.owner_id} and not abandoned:
        return member.id == commitment.waiting_id
    return member.role is Role.COORDINATOR
