"""Somebody without an account is added by a coordinator, who asks them and notes what they say."""

import re

from handlers.members.places import LONGEST_NAME, organisation_named
from handlers.rules import whom
from handlers.rules.wording import fold
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.people import Member, MemberId, Role
from storage.unit import NEW, UnitOfWork

_EMAIL = re.compile(r"[,;]?\s*<?[^\s,;<>]+@[^\s,;<>]+>?")


def add(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Add a partner of whom we have no address: a name, and the organisation after a comma.

    An e-mail address is passed over, and not kept. Raises `Refused` where no name is given, and
    where somebody of this name stands for the organisation already.
    """
    name, organisation = _read(turn.text)
    _must_be_new(name, organisation, uow)
    person = uow.desk.add_person(name)
    place = organisation_named(organisation, uow) if organisation else None
    uow.members.add(Member(MemberId(NEW), person.id, place, Role.PARTNER, turn.now))
    values: Values = {"name": name, "organisation": organisation or name}
    return [Message(turn.actor.id, Phrase("people.added", values))]


def _read(text: str) -> tuple[str, str]:
    parts = [" ".join(part.split()) for part in re.split(r"[,;]", _EMAIL.sub(",", text))]
    kept = [part for part in parts if part]
    if not kept or len(kept) > 2 or any(len(part) > LONGEST_NAME for part in kept):
        raise Refused("people.member_usage")
    return kept[0], kept[1] if len(kept) > 1 else ""


def _must_be_new(name: str, organisation: str, uow: UnitOfWork) -> None:
    same = [one for one in uow.members.profiles().values() if fold(one.name) == fold(name)]
    known = [one for one in same if fold(one.organisation) == fold(organisation)]
    if known:
        raise Refused("people.known", {"people": whom.listed(known)})
