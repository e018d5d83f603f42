"""Standing in: a colleague who was named agrees, or is let off."""

from dataclasses import replace

from handlers.rules import naming
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.people import MemberId, Profile, Role
from storage.unit import UnitOfWork


def accept(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Thank whoever stands in for a colleague."""
    away = _who_named(turn, uow)
    return [Message(turn.actor.id, Phrase("away.stand_in_thanks", {"who": away.name}))]


def decline(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Let somebody off who cannot stand in; who is away hears of it, and so do the coordinators."""
    away = _who_named(turn, uow)
    uow.members.save(replace(away.member, stand_in_id=None))
    values: Values = {"who": naming.who(away), "name": turn.actor.name}
    others = (one for one in uow.members.active(Role.COORDINATOR) if one.id not in {away.id, turn.actor.id})
    return [
        Message(turn.actor.id, Phrase("away.stand_in_let_off", values)),
        Message(away.id, Phrase("away.stand_in_declined", values)),
        *(Message(one.id, Phrase("away.told_declined", values)) for one in others),
    ]


def _who_named(turn: Turn, uow: UnitOfWork) -> Profile:
    """Return who is away and named the actor. Raises `Refused` where they do not any more."""
    away = uow.members.profile(MemberId(turn.subject))
    if away.member.stand_in_id != turn.actor.id:
        raise Refused("refused.button_old")
    return away


def released(actor: Profile, before: MemberId, uow: UnitOfWork) -> list[Message]:
    """Tell somebody that they need not stand in any longer, unless they have left."""
    if uow.members.get(before).left_at is not None:
        return []
    return [Message(before, Phrase("away.stand_in_released", {"who": naming.who(actor)}))]
