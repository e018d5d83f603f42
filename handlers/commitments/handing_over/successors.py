"""Who is to take over what from whom: read from words, or chosen among those who can be reached."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.commitments import choosing
from handlers.commitments.hearing.proposing import language_of
from handlers.rules import naming, whom
from handlers.rules.wording import fold
from handlers.turn import Turn
from prompts.catalogue import house
from storage.errors import Refused
from storage.records.commitments import Commitment
from storage.records.people import MemberId, Profile, Role
from storage.unit import UnitOfWork


@dataclass(frozen=True, slots=True)
class Handover:
    """Who hands over, and who may be meant to take over: several where the words fit several.

    `what` is the one commitment that was named; None: all that is open.
    """

    predecessor: Profile
    successors: tuple[Profile, ...]
    what: Commitment | None = None


def read(turn: Turn, uow: UnitOfWork) -> Handover:
    """Return what was written behind the command: a successor, or somebody or something "to" a successor.

    Raises `Refused` where nobody is named, where somebody or something is not known, and to partners who
    hand over what is not their own.
    """
    ways = _parted(turn.text, _words(turn, uow, "handover.say_to"))
    giver, taker = ways[0]
    if not taker:
        raise Refused("handover.usage")
    if not giver or fold(giver) in _words(turn, uow, "handover.say_mine"):
        return Handover(turn.actor, _takers(taker, turn.actor, uow))
    everybody = uow.members.profiles(uow.members.ever())
    if whom.named(giver, everybody.values()):
        predecessor = _giver(giver, everybody, turn)
        return Handover(predecessor, _takers(taker, predecessor, uow))
    return _of_one(ways, turn, uow)


def is_read(turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether the words name who takes over, and what where anything else stands there."""
    try:
        read(turn, uow)
    except Refused:
        return False
    return True


def _of_one(ways: Sequence[tuple[str, str]], turn: Turn, uow: UnitOfWork) -> Handover:
    """Return the handover of one commitment, by its number or words of its title.

    A title may hold a "to" of its own: the longest that is known counts.
    """
    unknown = Refused("handover.unknown_what", {"text": ways[0][0]})
    for what, taker in reversed(ways):
        try:
            meant = choosing.the_one(what, turn, uow)
        except Refused as refused:
            unknown = refused if refused.key == "commitment.several" else unknown
            continue
        predecessor = uow.members.profile(meant.owner_id)
        if not may_hand_over(turn.actor, predecessor):
            raise Refused("handover.coordinators_only", {"who": predecessor.name})
        return Handover(predecessor, _takers(taker, predecessor, uow), meant)
    raise unknown


def may_hand_over(actor: Profile, predecessor: Profile) -> bool:
    """Say whether a member may hand over what is somebody's: their own, or as a coordinator."""
    return actor.id == predecessor.id or actor.member.role is Role.COORDINATOR


def candidates(predecessor: Profile, uow: UnitOfWork) -> list[Profile]:
    """Return who can be asked to take over, those of the same organisation first, then by name."""
    everybody = [one for one in uow.members.profiles().values() if _can_take(one, predecessor)]
    house_of = predecessor.member.organisation_id
    return sorted(everybody, key=lambda one: (one.member.organisation_id != house_of, fold(one.name), one.id))


def must_take(successor: Profile, predecessor: Profile) -> None:
    """Raise `Refused` where somebody cannot take over: they left, only read along, or cannot be reached."""
    if successor.id == predecessor.id:
        raise Refused("handover.oneself", {"who": successor.name})
    if successor.member.left_at is not None or successor.member.role is Role.OBSERVER:
        raise Refused("handover.no_member", {"who": successor.name})
    if successor.unreachable is not None:
        raise Refused("handover.unreachable", {"who": naming.who(successor)})


def _can_take(one: Profile, predecessor: Profile) -> bool:
    return one.id != predecessor.id and one.member.role is not Role.OBSERVER and one.unreachable is None


def _giver(name: str, everybody: Mapping[MemberId, Profile], turn: Turn) -> Profile:
    """Return who is meant, also among those who have left; those who are here come first."""
    here = [one for one in everybody.values() if one.member.left_at is None]
    found = whom.named(name, here) or whom.named(name, everybody.values())
    giver = found[0] if len(found) == 1 else whom.the_one_named(name, everybody.values())
    if not may_hand_over(turn.actor, giver):
        raise Refused("handover.coordinators_only", {"who": giver.name})
    return giver


def _takers(name: str, predecessor: Profile, uow: UnitOfWork) -> tuple[Profile, ...]:
    """Return who may be meant, by name or by organisation. Raises `Refused` where it is nobody."""
    pool = [one for one in uow.members.profiles().values() if one.member.role is not Role.OBSERVER]
    found = whom.named(name, pool)
    if not found:
        party = whom.party_named(name, pool)
        found = tuple(one for one in pool if party and one.organisation == party)
    others = tuple(one for one in found if one.id != predecessor.id)
    if not others:
        if found:
            must_take(found[0], predecessor)
        raise Refused("handover.unknown", {"text": name, "people": whom.listed(candidates(predecessor, uow))})
    return others


def _parted(text: str, to: Sequence[str]) -> list[tuple[str, str]]:
    """Return the words before and behind each "to"; all of them behind it where there is none."""
    words = "|".join(re.escape(one) for one in sorted(to, key=len, reverse=True))
    found = re.finditer(rf"(?:^|(?<=\s))(?:{words})\s|\s*(?:->|→)\s*", text, re.IGNORECASE)
    ways = [(text[: one.start()].strip(), text[one.end() :].strip(" .!")) for one in found]
    return ways or [("", text.strip())]


def _words(turn: Turn, uow: UnitOfWork, key: str) -> list[str]:
    languages = {language_of(turn, uow), "en"}
    return [one for language in sorted(languages) for one in house().sentence(key, language).split("|")]
