"""What one partnership has for a person's bundle of the day, and noting that it was said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.commitments.reminding import replying
from handlers.commitments.reminding.climbing import Scene, scene
from handlers.commitments.reminding.milestones import ASKS_THE_SAME, asked_today
from handlers.commitments.reminding.notices import BUNDLE, await_day, filed, free_moment, outcome
from handlers.commitments.reminding.telling import item, tell
from handlers.commitments.reminding.waiting import wait_for_notices, zone_of
from handlers.route import Bundled, Item, Numbered
from handlers.rules.escalation import FOR_OTHERS, MOOT, is_about, is_due, next_rung
from handlers.turn import Wake
from storage.records.commitments import BundleId, Commitment, Notice, NoticeKind
from storage.records.lanes import person_lane
from storage.records.people import MemberId, Profile, Role
from storage.unit import UnitOfWork

OUTCOME = "commitment.bundle_outcome"


def gather(wake: Wake, uow: UnitOfWork) -> list[Item]:
    """Return what is to be said to a member at this moment; waits where it is not theirs to be spoken to.

    What was filed and has lost its point is never said. Where something nearer came due, that is. What
    a check-in asks on this day counts as said. However much is filed, each kind of record is read once.
    """
    reader = uow.members.profile(MemberId(wake.subject))
    waiting = uow.notices.filed_for(reader.id)
    if not waiting or reader.member.left_at is not None:
        return []
    moment = free_moment(reader, wake.now, uow)
    if moment > wake.now:
        uow.timers.set(BUNDLE, reader.id, moment, person_lane(reader.person.id))
        return []
    about = uow.commitments.of({one.commitment_id for one in waiting})
    known = scene(about, wake.now, uow)
    current = [
        _current([one for one in waiting if _is_for(reader, one, each)], each, known, wake.now)
        or _nearer(each, known, reader, wake.now, uow)
        for each in about
    ]
    uow.notices.save_all([replace(one, failure=MOOT) for one in waiting if one not in current])
    left = _less_asked([one for one in current if one is not None], reader, wake.now, uow)
    said = {one.commitment_id: one for one in left}
    wait_for_notices([one for one in about if one.id not in said], wake.now, uow)
    return [item(said[one.id], one, known, wake.now) for one in about if one.id in said]


def settle(wake: Wake, told: Sequence[Numbered], bundle: int, uow: UnitOfWork) -> None:
    """Note what was said in a bundle, under which numbers; what had no room in it waits for the next."""
    notices = uow.notices.some([one.item.subject for one in told])
    replying.note(MemberId(wake.subject), told, bundle, wake.now, uow)
    uow.notices.save_all([replace(one, said_at=wake.now, bundle_id=BundleId(bundle)) for one in notices])
    wait_for_notices(uow.commitments.of({one.commitment_id for one in notices}), wake.now, uow)
    reader = uow.members.profile(MemberId(wake.subject))
    if uow.notices.filed_for(reader.id):
        await_day(reader, wake.now, uow)


def _current(waiting: Sequence[Notice], commitment: Commitment, known: Scene, now: datetime) -> Notice | None:
    """Return the one of these notices that is to be said about a commitment; the others are moot."""
    climb, obstacle = known.climbs.get(commitment.id), known.obstacles.get(commitment.id)
    raised = [one for one in waiting if obstacle is not None and is_about(one, obstacle.named_at)]
    due = [one for one in waiting if climb is not None and is_due(climb, one, now)]
    return next(iter([*raised, *due]), None)


def _nearer(
    commitment: Commitment, known: Scene, reader: Profile, now: datetime, uow: UnitOfWork
) -> Notice | None:
    """Return what came due for a commitment's owner while something else was filed; None if nothing did."""
    climb = known.climbs.get(commitment.id)
    if climb is None or commitment.owner_id != reader.id:
        return None
    rung = next_rung(climb, now)
    if rung is None or rung.at > now or rung.kind in FOR_OTHERS:
        return None
    return filed(rung, climb, reader.id, now, uow)


def _less_asked(current: Sequence[Notice], reader: Profile, now: datetime, uow: UnitOfWork) -> list[Notice]:
    """Return what a check-in does not ask of them on this day; the rest counts as said."""
    asked = asked_today(reader, zone_of(reader, uow), now, uow)
    doubled = [one for one in current if one.kind in ASKS_THE_SAME and one.commitment_id in asked]
    uow.notices.save_all([replace(one, said_at=now, delivered_at=now) for one in doubled])
    return [one for one in current if one not in doubled]


def _is_for(reader: Profile, notice: Notice, commitment: Commitment) -> bool:
    """Say whether a notice about a commitment is still for them: roles change."""
    if notice.commitment_id != commitment.id:
        return False
    if notice.kind in {NoticeKind.ESCALATED, NoticeKind.OBSTACLE}:
        return reader.member.role is Role.COORDINATOR and reader.id != commitment.owner_id
    return True


DESK = Bundled(BUNDLE, OUTCOME, gather, tell, settle, outcome, replying.speaks_of)
"""How notices about commitments reach the desks of people."""
