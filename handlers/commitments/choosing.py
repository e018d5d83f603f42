"""Which commitment somebody means, by its number in their own list or by words of its title."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handlers.rules import access, history
from handlers.rules.due import short_day
from handlers.rules.terms import informative
from handlers.rules.wording import fold
from handlers.turn import Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, CommitmentState
from storage.records.people import Member
from storage.unit import UnitOfWork

LISTED = 8
"""So many commitments are listed at once; a phone shows no more."""


class Section(StrEnum):
    """Why a commitment is in somebody's own list."""

    MINE = "mine"
    AWAITED = "awaited"
    OFFERED = "offered"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One commitment in somebody's own list."""

    section: Section
    commitment: Commitment


def own_list(member: Member, uow: UnitOfWork) -> list[Entry]:
    """Return what concerns a member, in the order of its numbers.

    That is what they promised, by date; what they wait for from others; what is handed over to them;
    and what is proposed or recorded in their name, and not confirmed.
    """
    entries = [
        *_entries(Section.MINE, uow.commitments.open_of(member.id)),
        *_entries(Section.AWAITED, uow.commitments.awaited_by(member.id, *LIVE, CommitmentState.DONE)),
        *_entries(Section.OFFERED, uow.commitments.offered_to(member.id)),
        *_entries(Section.UNCONFIRMED, _to_confirm(member, uow)),
    ]
    first = {one.commitment.id: one for one in reversed(entries)}
    return [one for one in entries if first[one.commitment.id] is one]


def _to_confirm(member: Member, uow: UnitOfWork) -> list[Commitment]:
    """Return what waits for a member's word, but not what they said is not theirs."""
    unconfirmed = uow.commitments.owned_by(member.id, CommitmentState.PROPOSED, CommitmentState.RECORDED)
    disowned = history.disowned(uow.changes.of(*(one.id for one in unconfirmed)), member.id)
    return [one for one in unconfirmed if one.id not in disowned]


def _entries(section: Section, commitments: Iterable[Commitment]) -> list[Entry]:
    return [Entry(section, one) for one in commitments]


def in_sight(member: Member, uow: UnitOfWork) -> list[Commitment]:
    """Return what a member can speak of by its title: what is live or unconfirmed, and theirs to see."""
    states = (*LIVE, CommitmentState.PROPOSED, CommitmentState.RECORDED)
    return [one for one in uow.commitments.in_state(*states) if access.may_see(one, member)]


def the_one(words: str, turn: Turn, uow: UnitOfWork) -> Commitment:
    """Return the commitment that is meant. Raises `Refused`, saying which there are, where it is not one.

    A number is a place in the member's own list. Of several that the words fit, their own counts.
    """
    said = words.strip().rstrip(".:)")
    own = [one.commitment for one in own_list(turn.actor.member, uow)]
    if said.isdecimal():
        number = int(said)
        if not 0 < number <= len(own):
            raise Refused("commitment.no_such_number", {"number": number})
        return own[number - 1]
    return the_one_meant(words, [*own, *in_sight(turn.actor.member, uow)], len(own))


def named(words: str, turn: Turn, uow: UnitOfWork) -> list[Commitment]:
    """Return what is in the member's sight and whose title all of these words name."""
    return [one for one in in_sight(turn.actor.member, uow) if _fits(words, one.title)]


def the_one_meant(words: str, commitments: Sequence[Commitment], nearest: int = 0) -> Commitment:
    """Return the one whose title the words name; of several, the one among the `nearest` first.

    Raises `Refused` where the words fit none, or several.
    """
    known = {one.id: one for one in reversed(commitments)}
    near = {one.id for one in commitments[:nearest]}
    found = [one for one in known.values() if _fits(words, one.title)]
    nearer = [one for one in found if one.id in near]
    for chosen in (found, nearer):
        if len(chosen) == 1:
            return chosen[0]
    if not found:
        raise Refused("commitment.unknown", {"text": words})
    raise Refused("commitment.several", {"text": words, "items": titles(found[:LISTED])})


def titles(commitments: Iterable[Commitment]) -> tuple[Phrase, ...]:
    """Return a line for each: its title and day."""
    return tuple(
        Phrase("commitment.item", {"title": one.title, "due": short_day(one)}) for one in commitments
    )


def _fits(words: str, title: str) -> bool:
    """Say whether words name a title: they are part of it, or all that they are about is in it."""
    said, about = fold(words), informative(words)
    return bool(said) and (said in fold(title) or (bool(about) and set(about) <= set(informative(title))))
