"""What is open is offered to a successor, by its owner or by a coordinator for somebody who is gone."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.commitments import ledger
from handlers.commitments.author import Author, author
from handlers.commitments.buttons import button
from handlers.commitments.handing_over import pack, successors
from handlers.commitments.handing_over.offers import wait_for_answer
from handlers.commitments.handing_over.successors import Handover
from handlers.rules import access, naming
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, CommitmentState
from storage.records.people import MemberId, Profile, Role
from storage.unit import UnitOfWork

OPEN = LIVE | {CommitmentState.PROPOSED, CommitmentState.RECORDED}
"""What can be handed over."""

SHOWN = 8
"""So many people are offered at once."""

PAGE = "p"
"""What begins the word of a button that turns the page."""


@dataclass(frozen=True, slots=True)
class _Sentences:
    """What is said of an offer: to an owner who made it, to who made it for another, to that other."""

    own: str
    of_other: str
    to_owner: str


_THEIRS = _Sentences("handover.offered", "handover.offered_for", "handover.offered_yours")
_DISOWNED = _Sentences("handover.offered_disowned", "handover.offered_disowned", "handover.offered_not_yours")


def begin(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Offer what is open, or the one that was named, to a successor; ask whom where the words fit several."""
    wanted = successors.read(turn, uow)
    theirs = _meant(wanted, turn, uow)
    if len(wanted.successors) > 1:
        rows = tuple((_way_to(one, wanted),) for one in wanted.successors[:SHOWN])
        return [Message(turn.actor.id, Phrase("handover.which"), rows)]
    return _offer(turn, wanted.predecessor, wanted.successors[0], theirs, uow)


def press_all(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Offer all that is open of the member of the button to the successor of it; ask whom first."""
    predecessor = uow.members.profile(MemberId(turn.subject))
    if not successors.may_hand_over(turn.actor, predecessor):
        raise Refused("handover.coordinators_only", {"who": predecessor.name})
    theirs = _open_of(predecessor, turn.actor, uow)
    if turn.extra.isdigit():
        return _offer(turn, predecessor, uow.members.profile(MemberId(int(turn.extra))), theirs, uow)

    def way(label: Phrase, word: str) -> Button:
        return Button(label, "hand_all", predecessor.id, word)

    values: Values = {"who": predecessor.name, "items": pack.titles(theirs)}
    rows = tuple((way(*one),) for one in _choices(predecessor, turn.extra, uow))
    return [Message(turn.actor.id, Phrase("handover.whom_all", values), rows)]


def press_one(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Offer one commitment to the successor of the button; ask whom first."""
    if commitment.state not in OPEN:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    predecessor = uow.members.profile(commitment.owner_id)
    if turn.extra.isdigit():
        successor = uow.members.profile(MemberId(int(turn.extra)))
        return _offer(turn, predecessor, successor, [commitment], uow)
    rows = tuple(
        (button(label, "handover", commitment, word),)
        for label, word in _choices(predecessor, turn.extra, uow)
    )
    return [Message(turn.actor.id, Phrase("handover.whom", {"title": commitment.title}), rows)]


def when_left(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show coordinators what somebody who just left had open, to be handed over."""
    left = [one for one in uow.commitments.owned_by(turn.actor.id, *OPEN) if _outlives(one)]
    if not left:
        return []
    values: Values = {"count": len(left), "who": naming.who(turn.actor), "items": pack.titles(left)}
    hand_over = Button(Phrase("handover.button_hand_over"), "hand_all", turn.actor.id)
    return [
        Message(one.id, Phrase("handover.left", values), ((hand_over,),))
        for one in uow.members.active(Role.COORDINATOR)
        if one.id != turn.actor.id
    ]


# --- what the guidebook is searched for


def sought_by_words(turn: Turn, uow: UnitOfWork) -> str:
    """Return the words of what is handed over by the command."""
    wanted = successors.read(turn, uow)
    return pack.words(_meant(wanted, turn, uow)) if len(wanted.successors) == 1 else ""


def sought_of_all(turn: Turn, uow: UnitOfWork) -> str:
    """Return the words of all that the button hands over, once a successor is chosen."""
    return pack.words(uow.commitments.owned_by(MemberId(turn.subject), *OPEN)) if turn.extra.isdigit() else ""


def sought_of_one(turn: Turn, uow: UnitOfWork) -> str:
    """Return the words of the commitment that the button hands over."""
    return pack.words([uow.commitments.get(turn.subject)])


# --- offering


def _offer(
    turn: Turn, predecessor: Profile, successor: Profile, theirs: Sequence[Commitment], uow: UnitOfWork
) -> list[Message]:
    """Offer commitments to a successor, with the pack. Raises `Refused` where they cannot take over."""
    successors.must_take(successor, predecessor)
    by = author(turn)
    before = [(one.offered_to, one) for one in theirs if one.offered_to not in {None, successor.id}]
    offered: list[Commitment] = []
    others: list[Message] = []
    for one in theirs:
        now, follow = ledger.change(one, by, uow, offered_to=successor.id)
        offered.append(now)
        others += follow
    wait_for_answer(successor, turn.now, uow)
    return [
        *_confirmed(turn, predecessor, successor, offered, uow),
        *_withdrawn(before, by),
        *_packed(turn, predecessor, successor, offered, uow),
        *others,
    ]


def _confirmed(
    turn: Turn, predecessor: Profile, successor: Profile, offered: Sequence[Commitment], uow: UnitOfWork
) -> list[Message]:
    """Tell who handed over, and the owner where it was somebody else, whose it is until it is taken."""
    theirs, disowned = pack.parted(offered, predecessor.id, uow)
    return [
        *(_offered(turn, predecessor, successor, theirs, _THEIRS) if theirs else ()),
        *(_offered(turn, predecessor, successor, disowned, _DISOWNED) if disowned else ()),
    ]


def _offered(
    turn: Turn, predecessor: Profile, successor: Profile, offered: Sequence[Commitment], says: _Sentences
) -> list[Message]:
    values: Values = {
        "count": len(offered),
        "who": naming.who(successor),
        "of": predecessor.name,
        "items": pack.titles(offered),
    }
    if turn.actor.id == predecessor.id:
        return [Message(turn.actor.id, Phrase(says.own, values))]
    told = [Message(turn.actor.id, Phrase(says.of_other, values))]
    if predecessor.member.left_at is None:
        by_whom: Values = {**values, "by": turn.actor.name}
        key = f"commitment:{offered[0].id}:offered:{pack.seen(offered)}:{predecessor.id}"
        told.append(Message(predecessor.id, Phrase(says.to_owner, by_whom), key=key))
    return told


def _withdrawn(before: Sequence[tuple[MemberId | None, Commitment]], by: Author) -> list[Message]:
    """Tell those to whom it was offered before that they need not answer."""
    told = []
    for reader in sorted({one for one, _ in before if one is not None} - {by.by}):
        items = [one for earlier, one in before if earlier == reader]
        values: Values = {"who": by.name, "items": pack.titles(items)}
        key = f"commitment:{items[0].id}:offer_withdrawn:{items[0].version}:{reader}"
        told.append(Message(MemberId(reader), Phrase("handover.withdrawn", values), key=key))
    return told


def _packed(
    turn: Turn,
    predecessor: Profile,
    successor: Profile,
    offered: Sequence[Commitment],
    uow: UnitOfWork,
) -> list[Message]:
    """Return the pack, and what is offered with its buttons."""
    known = pack.background(predecessor, successor, offered, turn.finding, uow)
    values: Values = {"count": len(offered), "who": naming.who(predecessor), "by": turn.actor.name}
    own = turn.actor.id == predecessor.id
    heading = Phrase("handover.heading" if own else "handover.heading_for", values)
    key = f"{offered[0].id}:{{}}:{pack.seen(offered)}:{successor.id}"
    asked = pack.offers(heading, offered, successor.id, uow)
    return [
        Message(successor.id, known, key=f"commitment:{key.format('background')}"),
        Message(successor.id, asked.text, asked.buttons, key=f"commitment:{key.format('offers')}"),
    ]


def _meant(wanted: Handover, turn: Turn, uow: UnitOfWork) -> list[Commitment]:
    """Return what the words hand over. Raises `Refused` where there is nothing."""
    return [wanted.what] if wanted.what else _open_of(wanted.predecessor, turn.actor, uow)


def _way_to(one: Profile, wanted: Handover) -> Button:
    """Return the button that offers it to one of several who may be meant."""
    if wanted.what is not None:
        return button(_named(one), "handover", wanted.what, str(one.id))
    return Button(_named(one), "hand_all", wanted.predecessor.id, str(one.id))


def _open_of(predecessor: Profile, actor: Profile, uow: UnitOfWork) -> list[Commitment]:
    """Return what is open of somebody and may be seen. Raises `Refused` where there is nothing."""
    theirs = uow.commitments.owned_by(predecessor.id, *OPEN)
    found = [one for one in theirs if access.may_see(one, actor.member)]
    if not found:
        raise Refused("handover.nothing", {"who": predecessor.name})
    return found


def _choices(predecessor: Profile, word: str, uow: UnitOfWork) -> list[tuple[Phrase, str]]:
    """Return a page of labels and words: who can take over, and the next page."""
    page = word.removeprefix(PAGE)
    start = int(page) * SHOWN if page.isdigit() else 0
    people = successors.candidates(predecessor, uow)
    if not people:
        raise Refused("handover.nobody")
    more = [(Phrase("handover.button_more"), f"{PAGE}{start // SHOWN + 1}")]
    shown = [(_named(one), str(one.id)) for one in people[start : start + SHOWN]]
    return shown + (more if len(people) > start + SHOWN else [])


def _named(profile: Profile) -> Phrase:
    return Phrase("people.name", {"who": naming.who(profile)})


def _outlives(commitment: Commitment) -> bool:
    """Say whether it needs somebody else when its owner leaves.

    A proposal was theirs alone, and who was asked to take something over has their days to answer.
    """
    return commitment.state is not CommitmentState.PROPOSED and commitment.offered_to is None
