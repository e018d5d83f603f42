"""What the ladders of commitments depend on: of however many, each kind of record is read once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.rules.escalation import SPOKEN_OF, Climb
from handlers.rules.moves import resumes_on
from handlers.rules.speaking import calendar_of
from storage.records.commitments import Change, Commitment, CommitmentId, CommitmentState, Notice, NoticeKind
from storage.records.following import Move, MoveState, Obstacle
from storage.records.people import MemberId, Profile, Role
from storage.unit import UnitOfWork

_RISKY = ("state", CommitmentState.AT_RISK.value)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of some commitments at one moment.

    `climbs` are those of which somebody is to be asked; where a ladder rests there is none. `people` are
    their owners and alternates, who could help, and the coordinators, whose ids stand in `coordinators`.
    `obstacles` are what is in the way of those that are blocked.
    """

    climbs: Mapping[CommitmentId, Climb]
    people: Mapping[MemberId, Profile]
    coordinators: tuple[MemberId, ...]
    obstacles: Mapping[CommitmentId, Obstacle]


@dataclass(frozen=True, slots=True)
class _Records:
    notices: Sequence[Notice]
    moves: Sequence[Move]
    changes: Sequence[Change]


def scene(commitments: Collection[Commitment], now: datetime, uow: UnitOfWork) -> Scene:
    """Return what is known of these commitments at `now`."""
    obstacles = {
        one.commitment_id: one
        for one in uow.obstacles.open_for(
            *(one.id for one in commitments if one.state is CommitmentState.BLOCKED)
        )
    }
    coordinators = tuple(one.id for one in uow.members.active(Role.COORDINATOR))
    people = _people(commitments, obstacles.values(), coordinators, uow)
    climbing = [one for one in commitments if _climbs(one, people)]
    if not climbing:
        return Scene({}, people, coordinators, obstacles)
    known = _records(climbing, uow)
    quiet = tuple(uow.quiet_periods.ahead(now.date() - timedelta(days=1)))
    ladders = uow.agreements.present().norms.ladders
    climbs = {}
    for one in climbing:
        owner = people[one.owner_id]
        calendar = calendar_of(owner.person, uow.partnership.zone, quiet)
        notices = [notice for notice in known.notices if notice.commitment_id == one.id]
        move = _undecided(one, known)
        obstacle = obstacles.get(one.id)
        climbs[one.id] = Climb(
            one,
            notices,
            ladders[one.weight],
            calendar,
            _alternate(owner, people),
            coordinated=_is_coordinated(one, notices, coordinators),
            risky_since=_risky_since(one, known),
            held=move is not None and move.state is MoveState.ASKED,
            resumes_on=None if move is None else resumes_on(move, calendar.zone),
            blocked_since=None if obstacle is None else obstacle.named_at,
        )
    return Scene(climbs, people, coordinators, obstacles)


def climb_of(commitment: Commitment, now: datetime, uow: UnitOfWork) -> Climb | None:
    """Return what the commitment's ladder depends on; None where nobody is to be asked, as it rests."""
    return scene([commitment], now, uow).climbs.get(commitment.id)


def _climbs(commitment: Commitment, people: Mapping[MemberId, Profile]) -> bool:
    if commitment.state not in SPOKEN_OF or commitment.due_on is None:
        return False
    return people[commitment.owner_id].member.left_at is None


def _people(
    commitments: Collection[Commitment],
    obstacles: Collection[Obstacle],
    coordinators: Collection[MemberId],
    uow: UnitOfWork,
) -> dict[MemberId, Profile]:
    owners = uow.members.some({one.owner_id for one in commitments})
    named = {one.alternate_id for one in owners} | {one.helper_id for one in obstacles}
    others = uow.members.some({one for one in (*named, *coordinators) if one is not None})
    return uow.members.profiles({one.id: one for one in (*owners, *others)}.values())


def _records(climbing: Sequence[Commitment], uow: UnitOfWork) -> _Records:
    ids = [one.id for one in climbing]
    risky = [one.id for one in climbing if one.state is CommitmentState.AT_RISK]
    return _Records(uow.notices.of(*ids), uow.moves.of(*ids), uow.changes.of(*risky))


def _undecided(commitment: Commitment, known: _Records) -> Move | None:
    """Return the new date that is asked for and not decided on, the newest; None if there is none."""
    about = [one for one in known.moves if one.commitment_id == commitment.id]
    waiting = [one for one in about if one.state in {MoveState.ASKED, MoveState.TALK}]
    return waiting[-1] if waiting else None


def _alternate(owner: Profile, people: Mapping[MemberId, Profile]) -> MemberId | None:
    """Return who is asked before the coordinators: the owner's alternate, while they are a member."""
    named = owner.member.alternate_id
    if named is None or named == owner.id or named not in people:
        return None
    return named if people[named].member.left_at is None else None


def _is_coordinated(
    commitment: Commitment, notices: Sequence[Notice], coordinators: Collection[MemberId]
) -> bool:
    """Say whether a coordinator can be asked who is not its owner, and was not told in vain."""
    in_vain = {
        one.reader_id
        for one in notices
        if one.kind is NoticeKind.ESCALATED
        and one.due_on == commitment.due_on
        and one.said_at is not None
        and one.failure is not None
    }
    return any(one not in in_vain for one in coordinators if one != commitment.owner_id)


def _risky_since(commitment: Commitment, known: _Records) -> datetime | None:
    if commitment.state is not CommitmentState.AT_RISK:
        return None
    about = [one for one in known.changes if one.commitment_id == commitment.id]
    changed = [one.at for one in about if (one.field, one.new) == _RISKY]
    return max(changed, default=commitment.dated_at)
