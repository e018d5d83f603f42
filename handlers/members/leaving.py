"""Members leave; the last coordinator hands over the keys first."""

from dataclasses import replace

from handlers.rules import naming
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Value
from storage.errors import Refused
from storage.records.people import Member, Role
from storage.unit import UnitOfWork


def ask_leave(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask whether a member means it. Raises `Refused` to the last coordinator."""
    _must_not_be_last(turn, uow)
    me = turn.actor.id
    buttons = (Button(Phrase("join.leave_yes"), "leave", me), Button(Phrase("join.leave_no"), "stay", me))
    values = {"partnership": uow.partnership.name}
    return [Message(me, Phrase("join.leave_question", values), (buttons,))]


def stay(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Leave everything as it is."""
    _must_be_own(turn)
    return [Message(turn.actor.id, Phrase("join.stayed", {"partnership": uow.partnership.name}))]


def leave(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """End a membership: what was open is closed, what was told stays, and coordinators hear of it.

    Raises `Refused` to the last coordinator.
    """
    _must_be_own(turn)
    _must_not_be_last(turn, uow)
    _end_membership(turn, uow)
    for conversation in uow.conversations.open_of(turn.actor.id):
        uow.conversations.save(replace(conversation, closed_at=turn.now))
    values: dict[str, Value] = {"who": naming.who(turn.actor), "partnership": uow.partnership.name}
    told = [
        Message(one.id, phrase)
        for one in uow.members.active(Role.COORDINATOR)
        for phrase in (Phrase("join.told_left", values), *_uncleared(turn, uow))
    ]
    return [Message(turn.actor.id, Phrase("join.left", {"partnership": uow.partnership.name})), *told]


def _end_membership(turn: Turn, uow: UnitOfWork) -> None:
    """Store that a member left. A coordinator's leaving also marks the one who remains.

    So, of the last two who leave at the same moment, the second finds a record changed and is refused.
    """
    changed = [replace(turn.actor.member, left_at=turn.now, focal=False)]
    if turn.actor.member.role is Role.COORDINATOR:
        changed += _other_coordinators(turn, uow)[:1]
    for member in sorted(changed, key=lambda one: one.id):
        uow.members.save(member)


def _uncleared(turn: Turn, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return a line on those whose words wait for an approver who has left, if there are any."""
    waiting = [one for one in uow.members.active() if one.approver_id == turn.actor.id]
    if not waiting:
        return ()
    names = naming.names(uow.members.profiles(waiting).values())
    return (Phrase("people.approver_left", {"who": turn.actor.name, "people": names}),)


def _must_not_be_last(turn: Turn, uow: UnitOfWork) -> None:
    if turn.actor.member.role is Role.COORDINATOR and not _other_coordinators(turn, uow):
        raise Refused("join.leave_last", {"partnership": uow.partnership.name})


def _other_coordinators(turn: Turn, uow: UnitOfWork) -> list[Member]:
    return [one for one in uow.members.active(Role.COORDINATOR) if one.id != turn.actor.id]


def _must_be_own(turn: Turn) -> None:
    if turn.subject != turn.actor.id:
        raise Refused("refused.button_not_yours")
