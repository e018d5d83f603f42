"""What a coordinator settles about people: focal points, alternates, approvers and roles."""

import re
from dataclasses import replace

from handlers.members import roles
from handlers.rules import naming, whom
from handlers.rules.wording import fold
from handlers.turn import Message, Turn
from prompts.catalogue import house
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.people import Member, MemberId, Profile, Role
from storage.unit import UnitOfWork

_PARTED = re.compile(r"\s*(?::|=|->|→)\s*")


def name_focal(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Make somebody their organisation's focal point, and nobody else of it.

    All its members are stored, so that of two who are named at the same moment the second is read anew.
    Raises `Refused` where the name is not clear, or the person stands for no organisation.
    """
    if not turn.text:
        raise Refused("people.focal_usage")
    chosen = whom.the_one_named(turn.text, uow.members.profiles().values())
    _must_be_asked(chosen)
    if chosen.member.organisation_id is None:
        raise Refused("people.no_organisation", {"who": chosen.name})
    for one in uow.members.active():
        if one.organisation_id == chosen.member.organisation_id:
            uow.members.save(replace(one, focal=one.id == chosen.id))
    values: Values = {"who": chosen.name, "organisation": chosen.organisation}
    return [
        Message(turn.actor.id, Phrase("people.focal_noted", values)),
        *_tell(turn, chosen, Phrase("people.told_focal", values | _by(turn, uow))),
    ]


def name_alternate(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Note who is asked where somebody stays silent, or that nobody is. Raises `Refused` where unclear."""
    chosen, other = _pair(turn, uow, "people.alternate_usage")
    uow.members.save(replace(chosen.member, alternate_id=other.id if other else None))
    if other is None:
        return [Message(turn.actor.id, Phrase("people.alternate_none", {"who": chosen.name}))]
    values: Values = {"who": naming.who(chosen), "other": naming.who(other)}
    return [
        Message(turn.actor.id, Phrase("people.alternate_noted", values)),
        *_tell(turn, other, Phrase("people.told_alternate", values | _by(turn, uow))),
    ]


def name_approver(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Note who clears what somebody says, or that nobody need. Raises `Refused` where unclear."""
    chosen, other = _pair(turn, uow, "people.approver_usage")
    uow.members.save(replace(chosen.member, approver_id=other.id if other else None))
    if other is None:
        none = Phrase("people.approver_none", {"who": chosen.name})
        told = Phrase("people.told_no_approver", _by(turn, uow))
        return [Message(turn.actor.id, none), *_tell(turn, chosen, told)]
    if other.without_account:
        raise Refused("people.approver_without_account", {"other": naming.who(other)})
    values: Values = {"who": naming.who(chosen), "other": naming.who(other)}
    return [
        Message(turn.actor.id, Phrase("people.approver_noted", values)),
        *_tell(turn, other, Phrase("people.told_approver", values | _by(turn, uow))),
        *_tell(turn, chosen, Phrase("people.told_cleared_by", values | _by(turn, uow))),
    ]


def change_role(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Give somebody another role; they are told. Who only reads along is nobody's focal point.

    Raises `Refused` where the name or role is not clear, and where no coordinator would be left.
    """
    name, said = _parted(turn.text, "people.role_usage")
    known = roles.words(turn.actor.person.language or uow.partnership.language)
    role = known.get(fold(said))
    if role is None:
        raise Refused("people.role_usage")
    chosen = whom.the_one_named(name, uow.members.profiles().values())
    values: Values = {"who": naming.who(chosen), "role": naming.role(role)}
    if chosen.member.role is role:
        return [Message(turn.actor.id, Phrase("people.role_same", values))]
    changed = replace(chosen.member, role=role, focal=chosen.member.focal and role is not Role.OBSERVER)
    for member in sorted([changed, *_who_stays(chosen, uow)], key=lambda one: one.id):
        uow.members.save(member)
    return [
        Message(turn.actor.id, Phrase("people.role_noted", values)),
        *_tell(turn, chosen, Phrase("people.told_role", values | _by(turn, uow))),
    ]


def _who_stays(chosen: Profile, uow: UnitOfWork) -> list[Member]:
    """Return the coordinator who remains when one steps down.

    They are stored as well, which keeps the last two from stepping down at once.
    Raises `Refused` where there is none.
    """
    if chosen.member.role is not Role.COORDINATOR:
        return []
    others = [one for one in uow.members.active(Role.COORDINATOR) if one.id != chosen.id]
    if not others:
        raise Refused("people.role_last", {"who": chosen.name, "partnership": uow.partnership.name})
    return others[:1]


def _pair(turn: Turn, uow: UnitOfWork, usage: str) -> tuple[Profile, Profile | None]:
    """Return the two who are named, the second None for "none". Raises `Refused` where unclear."""
    name, other = _parted(turn.text, usage)
    everybody = uow.members.profiles()
    chosen = whom.the_one_named(name, everybody.values())
    _must_be_asked(chosen)
    if fold(other) in _none_words(turn, uow):
        return chosen, None
    named = whom.the_one_named(other, everybody.values())
    _must_be_asked(named)
    if named.id == chosen.id:
        raise Refused("people.oneself", {"who": chosen.name})
    return chosen, named


def _parted(text: str, usage: str) -> tuple[str, str]:
    match _PARTED.split(text, maxsplit=1):
        case [name, other] if name and other:
            return name, other
    raise Refused(usage)


def _none_words(turn: Turn, uow: UnitOfWork) -> set[str]:
    languages = {turn.actor.person.language or uow.partnership.language, "en"}
    return {fold(word) for one in languages for word in house().sentence("people.none_words", one).split("|")}


def _must_be_asked(profile: Profile) -> None:
    if profile.member.role is Role.OBSERVER:
        raise Refused("people.observer", {"who": profile.name})


def _by(turn: Turn, uow: UnitOfWork) -> Values:
    return {"by": turn.actor.name, "partnership": uow.partnership.name}


def _tell(turn: Turn, profile: Profile, phrase: Phrase) -> list[Message]:
    """Return what is told to whom it concerns, unless they did it themselves."""
    return [] if profile.id == turn.actor.id else [Message(MemberId(profile.id), phrase)]
