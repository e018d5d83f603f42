"""What one partnership has for a person's bundle of the day, and noting that it was said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.commitments.notices import BUNDLE, await_day, filed, free_moment, outcome
from handlers.commitments.telling import item, tell
from handlers.commitments.waiting import climb_of, wait_for_notice
from handlers.rules.escalation import FOR_OTHERS, MOOT, Climb, is_due, next_rung
from handlers.turn import Bundled, Item, Wake
from storage.records.commitments import BundleId, Commitment, Notice, NoticeKind
from storage.records.lanes import person_lane
from storage.records.people import MemberId, Profile, Role
from storage.unit import UnitOfWork

OUTCOME = "commitment.bundle_outcome"


def gather(wake: Wake, uow: UnitOfWork) -> list[Item]:
    """Return what is to be said to a member at this moment; waits where it is not theirs to be spoken to.

    What was filed and has lost its point is never said. Where something nearer came due, that is.
    """
    reader = uow.members.profile(MemberId(wake.subject))
    waiting = uow.notices.filed_for(reader.id)
    if not waiting or reader.member.left_at is not None:
        return []
    moment = free_moment(reader, wake.now, uow)
    if moment > wake.now:
        uow.timers.set(BUNDLE, reader.id, moment, person_lane(reader.person.id))
        return []
    items = []
    for commitment in uow.commitments.of({one.commitment_id for one in waiting}):
        mine = [one for one in waiting if one.commitment_id == commitment.id]
        owner = uow.members.profile(commitment.owner_id)
        climb = climb_of(commitment, owner, wake.now, uow)
        notice = _current(mine, climb, reader, wake.now, uow)
        if notice is not None and climb is not None:
            items.append(item(notice, climb, owner, wake.now, uow))
        else:
            wait_for_notice(commitment, wake.now, uow)
    return items


def settle(wake: Wake, said: Sequence[int], bundle: int, uow: UnitOfWork) -> None:
    """Note what was said in a bundle; what had no room in it waits for the next."""
    notices = uow.notices.some(said)
    uow.notices.save_all([replace(one, said_at=wake.now, bundle_id=BundleId(bundle)) for one in notices])
    for commitment in uow.commitments.of({one.commitment_id for one in notices}):
        wait_for_notice(commitment, wake.now, uow)
    reader = uow.members.profile(MemberId(wake.subject))
    if uow.notices.filed_for(reader.id):
        await_day(reader, wake.now, uow)


def _current(
    waiting: Sequence[Notice], climb: Climb | None, reader: Profile, now: datetime, uow: UnitOfWork
) -> Notice | None:
    """Return the one notice about a commitment that its reader is to be told; the others are moot."""
    due = [one for one in waiting if climb is not None and _is_for(reader, one, climb.commitment)]
    current = next((one for one in due if climb is not None and is_due(climb, one, now)), None)
    uow.notices.save_all([replace(one, failure=MOOT) for one in waiting if one is not current])
    if current is not None or climb is None or climb.commitment.owner_id != reader.id:
        return current
    rung = next_rung(climb, now)
    if rung is None or rung.at > now or rung.kind in FOR_OTHERS:
        return None
    return filed(rung, climb, reader.id, now, uow)


def _is_for(reader: Profile, notice: Notice, commitment: Commitment) -> bool:
    """Say whether the notice is still for them: coordinators may have become something else."""
    if notice.kind is NoticeKind.ESCALATED:
        return reader.member.role is Role.COORDINATOR and reader.id != commitment.owner_id
    return True


DESK = Bundled(BUNDLE, OUTCOME, gather, tell, settle, outcome)
"""How notices about commitments reach the desks of people."""
