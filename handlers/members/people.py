"""The people of a partnership, listed by organisation with the part that each of them has."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from handlers.rules import naming, reasons
from handlers.rules.absence import is_away
from handlers.rules.calendar import local_day
from handlers.rules.wording import fold
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, ShortDay, Values
from storage.errors import Refused
from storage.records.people import MemberId, Profile
from storage.unit import UnitOfWork

LISTED = 30
"""The most people that one list shows; the name of a person or an organisation shows the others."""


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """List everybody by organisation, or those whose name or organisation has these words in it.

    Raises `Refused` where nobody is called that.
    """
    everybody = uow.members.profiles()
    wanted = fold(turn.text)
    chosen = [one for one in everybody.values() if wanted in fold(f"{one.name} {one.organisation}")]
    if not chosen:
        raise Refused("people.none_called", {"text": turn.text})
    ordered = sorted(chosen, key=lambda one: (not one.organisation, fold(one.organisation), one.id))
    lines = [_line(number, one, everybody, turn, uow) for number, one in enumerate(ordered, 1)]
    values: Values = {
        "partnership": uow.partnership.name,
        "count": len(ordered),
        "organisations": _sections(ordered, lines),
    }
    return [Message(turn.actor.id, Phrase("people.list", values))]


def _sections(people: list[Profile], lines: list[Phrase]) -> tuple[Phrase, ...]:
    """Return a section for each organisation; who stands for none comes last."""
    shown = list(zip(people, lines, strict=True))[:LISTED]
    sections = [
        _section(organisation, [line for _, line in rows])
        for organisation, rows in groupby(shown, key=lambda row: row[0].organisation)
    ]
    rest = len(people) - LISTED
    more = (Phrase("digest.more", {"count": rest}),) if rest > 0 else ()
    return (*sections, *more)


def _section(organisation: str, lines: list[Phrase]) -> Phrase:
    if not organisation:
        return Phrase("people.section_none", {"people": tuple(lines)})
    return Phrase("people.section", {"organisation": organisation, "people": tuple(lines)})


def _line(
    number: int, one: Profile, everybody: Mapping[MemberId, Profile], turn: Turn, uow: UnitOfWork
) -> Phrase:
    """Return one person with their role and whatever else is to be known of them."""
    facts = [naming.role(one.member.role), *_parts(one, everybody), *_presence(one, turn, uow)]
    values: Values = {"number": number, "name": one.name, "facts": _chained(facts)}
    return Phrase("people.line", values)


def _parts(one: Profile, everybody: Mapping[MemberId, Profile]) -> Iterable[Phrase]:
    """Yield the part that somebody has for their organisation, and who has one for them."""
    if one.member.focal:
        yield Phrase("people.focal")
    for key, other in (
        ("people.alternate", one.member.alternate_id),
        ("people.approver", one.member.approver_id),
    ):
        if other is not None and other in everybody:
            yield Phrase(key, {"name": everybody[other].name})


def _presence(one: Profile, turn: Turn, uow: UnitOfWork) -> Iterable[Phrase]:
    """Yield why somebody cannot be asked at the moment, if so."""
    today = local_day(turn.now, one.person.zone or uow.partnership.zone)
    if is_away(one.person, today) and one.person.away_until is not None:
        yield Phrase("people.away", {"until": ShortDay(one.person.away_until)})
    if one.without_account:
        yield Phrase("people.no_account")
    elif one.unreachable is not None:
        yield Phrase("people.unreachable", {"reason": reasons.reason(one.unreachable)})


def _chained(facts: list[Phrase]) -> Phrase:
    chain = facts[0]
    for fact in facts[1:]:
        chain = Phrase("people.and", {"before": chain, "fact": fact})
    return chain
