"""Groups: a chat is tied to the partnership that talks there."""

from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.people import Group, GroupId, Role
from storage.unit import NEW, UnitOfWork


def bind(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Tie the group that a coordinator writes in to the partnership, and say there what is heard.

    Raises `Refused` to others, and where the group belongs to another partnership.
    """
    if turn.actor.member.role is not Role.COORDINATOR:
        raise Refused("group.coordinators_only")
    event, values = turn.event, {"partnership": uow.partnership.name}
    place = (event.channel, event.account, event.chat)
    if uow.groups.at(*place) is not None:
        raise Refused("group.already_bound", values)
    # Passed over where somebody else was first: a chat is one partnership's only.
    uow.groups.add_all([Group(GroupId(NEW), *place, bound_by=turn.actor.id, bound_at=turn.now)])
    if uow.groups.at(*place) is None:
        raise Refused("group.bound_elsewhere")
    return [Message(None, Phrase("group.bound", values))]
