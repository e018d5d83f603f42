"""A successor takes over what is offered, or not: nothing changes its owner without their tap."""

from collections.abc import Sequence
from datetime import datetime, time
from itertools import product

from handlers.commitments import ledger
from handlers.commitments.author import Author, author
from handlers.commitments.dependencies.affected import decent_for
from handlers.commitments.handing_over import pack
from handlers.commitments.hearing.asking import close_dates, proposal
from handlers.commitments.hearing.proposing import today_of
from handlers.commitments.reminding.waiting import zone_of
from handlers.commitments.showing.cards import card
from handlers.rules import access, naming
from handlers.rules.calendar import add_working_days, at_wall_time, local_day
from handlers.rules.due import short_day
from handlers.turn import Button, Message, Turn, Wake
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, CommitmentState, Waiting
from storage.records.lanes import person_lane
from storage.records.people import Member, MemberId, Profile, Role
from storage.unit import UnitOfWork

OFFER = "commitment.offer"
"""The wake of a successor who has had their days to answer."""

PATIENCE = 3
"""So many working days a successor has; what they have not taken then goes back."""

_UNCONFIRMED = frozenset({CommitmentState.PROPOSED, CommitmentState.RECORDED})
_OPEN = LIVE | _UNCONFIRMED


def wait_for_answer(successor: Profile, now: datetime, uow: UnitOfWork) -> None:
    """Take back what a successor has not answered to within their working days."""
    zone = zone_of(successor, uow)
    day = add_working_days(local_day(now, zone), PATIENCE, zone)
    at = decent_for(successor, at_wall_time(day, time(), zone), uow)
    uow.timers.set(OFFER, successor.id, at, person_lane(successor.person.id))


def concerns(commitment: Commitment, member: Member) -> bool:
    """Say whether it is offered to a member, or theirs already."""
    return member.left_at is None and member.id in {commitment.offered_to, commitment.owner_id}


def shown(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    """Return what is offered to a reader by the commitment's owner, as it is now."""
    offered = _offered(reader.id, uow, commitment.owner_id)
    if not offered:
        return card(commitment, reader, uow)
    return pack.offers(Phrase("handover.rest", {"count": len(offered)}), offered, reader.id, uow)


def take_over(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Make the commitment the successor's. A second press says nothing new."""
    _must_be_open(commitment)
    return _take(turn, [commitment], uow) if commitment.offered_to == turn.actor.id else []


def take_all(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Make all that one member offers the successor's; show it anew where it has changed since."""
    offered = _offered(turn.actor.id, uow, MemberId(turn.subject))
    if not offered:
        raise Refused("refused.button_old")
    if turn.extra != pack.seen(offered):
        heading = Phrase("handover.changed", {"count": len(offered)})
        return [pack.offers(heading, offered, turn.actor.id, uow)]
    return _take(turn, offered, uow)


def take_not(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Leave the commitment with its owner, who hears of it with the coordinators."""
    _must_be_open(commitment)
    if commitment.offered_to != turn.actor.id:
        return []
    returned, others = ledger.change(commitment, author(turn), uow, offered_to=None)
    owner = uow.members.profile(returned.owner_id)
    values: Values = {"title": returned.title, "due": short_day(returned), "who": naming.who(owner)}
    said = Message(turn.actor.id, Phrase("handover.not_taken", values))
    back = _told_back([returned], owner, turn.actor, uow)
    return [said, *_remaining(owner.id, turn.actor.id, uow), *back, *others]


def end_patience(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Give back what a successor has not answered to, so that it is reminded of as before."""
    successor = uow.members.profile(MemberId(wake.subject))
    offered = _offered(successor.id, uow)
    lapsed = Message(
        successor.id,
        Phrase("handover.lapsed", {"count": len(offered), "items": pack.titles(offered)}),
        key=f"member:{successor.id}:lapsed:{wake.due_at:%Y%m%d%H%M}",
    )
    told = [lapsed] if offered and successor.member.left_at is None else []
    return [*told, *_give_back(successor, Author(None, wake.now), uow)]


def withdraw(closed: Commitment, by: Author, uow: UnitOfWork) -> list[Message]:
    """Tell to whom it was offered what was just closed and is offered no longer; `closed` is what it was."""
    if closed.offered_to is None:
        return []
    if not _offered(closed.offered_to, uow):
        uow.timers.clear(OFFER, closed.offered_to)
    if closed.offered_to == by.by or uow.members.get(closed.offered_to).left_at is not None:
        return []
    key = f"commitment:{closed.id}:offer_closed:{closed.version}:{closed.offered_to}"
    return [Message(closed.offered_to, Phrase("handover.closed", {"title": closed.title}), key=key)]


def when_left(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Give back what was offered to somebody who just left."""
    return _give_back(turn.actor, author(turn), uow)


# --- taking


def _take(turn: Turn, offered: Sequence[Commitment], uow: UnitOfWork) -> list[Message]:
    """Make commitments of one owner the successor's, and let those whom it concerns know."""
    predecessor = uow.members.profile(offered[0].owner_id)
    taken: list[Commitment] = []
    others: list[Message] = []
    for one in offered:
        now, follow = ledger.change(one, author(turn), uow, **_as_theirs(one, turn, uow))
        close_dates(predecessor.id, turn.now, uow, [one.id])
        taken.append(now)
        others += follow
    values: Values = {"count": len(taken), "items": pack.titles(taken)}
    return [
        Message(turn.actor.id, Phrase("handover.yours_now", values)),
        *(proposal(one) for one in taken if one.state in _UNCONFIRMED),
        *_remaining(predecessor.id, turn.actor.id, uow),
        *_told_taken(taken, predecessor, turn.actor, uow),
        *others,
    ]


def _as_theirs(commitment: Commitment, turn: Turn, uow: UnitOfWork) -> ledger.Fields:
    """Return what changes of a commitment when the successor takes it over.

    Their tap confirms what nobody had confirmed, unless its day has gone by. Whoever waited for it
    themselves waits for it with the partnership.
    """
    changed: ledger.Fields = {
        "owner_id": turn.actor.id,
        "organisation_id": turn.actor.member.organisation_id,
        "offered_to": None,
        "snoozed_until": None,
    }
    ahead = commitment.due_on is None or commitment.due_on >= today_of(turn, uow)
    if commitment.state in _UNCONFIRMED and ahead:
        changed["state"] = CommitmentState.OPEN
    if commitment.waiting_id == turn.actor.id:
        changed["waiting"], changed["waiting_id"] = Waiting.PARTNERSHIP, None
    return changed


def _told_taken(
    taken: Sequence[Commitment], predecessor: Profile, successor: Profile, uow: UnitOfWork
) -> list[Message]:
    """Tell the predecessor, whoever waits and the coordinators, each once, what they may know of."""
    coordinators = {one.id for one in uow.members.active(Role.COORDINATOR)}
    waiting = {one.waiting_id for one in taken if one.waiting_id is not None and one.state in LIVE}
    told = []
    readers = uow.members.some({predecessor.id, *coordinators, *waiting} - {successor.id})
    for reader in (one for one in readers if one.left_at is None):
        concern = [one for one in taken if _concerns(one, reader, predecessor)]
        if concern:
            values: Values = {
                "count": len(concern),
                "items": pack.titles(concern),
                "who": naming.who(successor),
                "of": naming.who(predecessor),
            }
            key = f"commitment:{concern[0].id}:taken:{concern[0].version}:{reader.id}"
            sentence = "handover.taken_yours" if reader.id == predecessor.id else "handover.taken"
            told.append(Message(reader.id, Phrase(sentence, values), key=key))
    return told


def _concerns(commitment: Commitment, reader: Member, predecessor: Profile) -> bool:
    if reader.id in {predecessor.id, commitment.waiting_id}:
        return True
    return reader.role is Role.COORDINATOR and access.may_see(commitment, reader)


# --- not taking


def _give_back(successor: Profile, by: Author, uow: UnitOfWork) -> list[Message]:
    uow.timers.clear(OFFER, successor.id)
    returned: list[Commitment] = []
    others: list[Message] = []
    for one in _offered(successor.id, uow):
        now, follow = ledger.change(one, by, uow, offered_to=None)
        returned.append(now)
        others += follow
    owners = uow.members.profiles(uow.members.some({one.owner_id for one in returned}))
    back = [
        message
        for owner in owners.values()
        for message in _told_back(
            [one for one in returned if one.owner_id == owner.id], owner, successor, uow
        )
    ]
    return [*back, *others]


def _told_back(
    returned: Sequence[Commitment], owner: Profile, successor: Profile, uow: UnitOfWork
) -> list[Message]:
    """Tell the owner and the coordinators what stays where it was, with a way to hand it over."""
    readers = uow.members.some({owner.id, *(one.id for one in uow.members.active(Role.COORDINATOR))})
    hand_over = Button(Phrase("handover.button_hand_over"), "hand_all", owner.id)
    theirs, disowned = pack.parted(returned, owner.id, uow)
    present = [one for one in readers if one.left_at is None and one.id != successor.id]
    told = []
    for reader, part in product(present, (theirs, disowned)):
        seen = [one for one in part if access.may_see(one, reader)]
        if seen:
            values: Values = {
                "count": len(seen),
                "items": pack.titles(seen),
                "who": naming.who(successor),
                "of": naming.who(owner),
            }
            key = f"commitment:{seen[0].id}:given_back:{seen[0].version}:{reader.id}"
            text = Phrase(_given_back(owner, reader, disowned=part is disowned), values)
            told.append(Message(reader.id, text, ((hand_over,),), key=key))
    return told


def _given_back(owner: Profile, reader: Member, *, disowned: bool) -> str:
    """Return the key of what is said of what was not taken over: to its owner, or to others."""
    if disowned and owner.member.left_at is None:
        return "handover.given_back_disowned"
    if reader.id == owner.id:
        return "handover.given_back_yours"
    return "handover.given_back" if owner.member.left_at is None else "handover.given_back_left"


# --- what is offered


def _offered(successor: MemberId, uow: UnitOfWork, owner: MemberId | None = None) -> list[Commitment]:
    """Return what is offered to somebody, by this owner or by any."""
    return [one for one in uow.commitments.offered_to(successor) if owner in {None, one.owner_id}]


def _remaining(owner: MemberId, successor: MemberId, uow: UnitOfWork) -> list[Message]:
    """Return what the owner offers besides, to be answered as well; nothing where that was all."""
    offered = _offered(successor, uow, owner)
    if not _offered(successor, uow):
        uow.timers.clear(OFFER, successor)
    if not offered:
        return []
    heading = Phrase("handover.rest", {"count": len(offered)})
    return [pack.offers(heading, offered, successor, uow)]


def _must_be_open(commitment: Commitment) -> None:
    if commitment.state not in _OPEN:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
