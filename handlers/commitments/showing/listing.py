"""Commitments in lists: one's own, everybody's, or those of an organisation, a person, a goal, a state."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from string import ascii_lowercase

from handlers.commitments.buttons import button
from handlers.commitments.choosing import LISTED, Entry, Section, own_list
from handlers.commitments.reminding.waiting import zone_of
from handlers.commitments.showing import filters
from handlers.rules import access, naming, standing
from handlers.rules.calendar import local_day
from handlers.rules.due import short_day
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Value, Values
from storage.records.commitments import LIVE, Commitment, CommitmentId, CommitmentState
from storage.records.people import OrganisationId, Profile, Role
from storage.unit import UnitOfWork

DIRECT = 3
"""Up to so many commitments have their own buttons for done and a new date; of more, each opens its card."""

ACROSS = 4
"""So many short buttons stand side by side on a phone."""

OWN = "own"
"""The word of the button that goes on with one's own list."""

Owners = Mapping[CommitmentId, Profile]
"""Whose each commitment is."""

_SECTIONS = {
    Section.AWAITED: "commitment.section_awaited",
    Section.OFFERED: "commitment.section_offered",
    Section.UNCONFIRMED: "commitment.section_unconfirmed",
}


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """List what concerns the person; a coordinator also sees everyone's. With words: those that they name."""
    if turn.text:
        return [_filtered(turn, filters.read(turn, uow), 0, uow)]
    own = own_list(turn.actor.member, uow)
    if turn.actor.member.role is not Role.COORDINATOR:
        return [_own(turn, own, 0, uow)]
    everyone = _filtered(turn, filters.ALL, 0, uow)
    return [_own(turn, own, 0, uow), everyone] if own else [everyone]


def more(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go on with a list: the button's word names it, its number is where to go on."""
    if turn.extra == OWN:
        return [_own(turn, own_list(turn.actor.member, uow), turn.subject, uow)]
    return [_filtered(turn, turn.extra, turn.subject, uow)]


# --- one's own


def _own(turn: Turn, entries: Sequence[Entry], start: int, uow: UnitOfWork) -> Message:
    page = list(enumerate(entries, start=1))[start : start + LISTED]
    owners = _owners([one.commitment for _, one in page], uow)
    mine = sum(one.section is Section.MINE for one in entries)
    values: Values = {"mine": _mine(turn, page, mine, owners, uow)}
    for section, key in _SECTIONS.items():
        lines = tuple(
            _numbered(str(number), _of(one.commitment, owners, turn, uow))
            for number, one in page
            if one.section is section
        )
        values[section.value] = (Phrase(key, {"items": lines}),) if lines else ()
    rows = (
        _few(page)
        if len(entries) <= DIRECT
        else _many([(str(number), one.commitment) for number, one in page])
    )
    return Message(
        turn.actor.id,
        Phrase("commitment.list_own", values),
        (*rows, *_next(start, len(entries), OWN)),
    )


def _mine(
    turn: Turn,
    page: Sequence[tuple[int, Entry]],
    count: int,
    owners: Owners,
    uow: UnitOfWork,
) -> tuple[Phrase, ...]:
    if not count:
        return (Phrase("commitment.list_empty"),) if not page or page[0][0] == 1 else ()
    lines = tuple(
        _numbered(str(number), _item(one.commitment, owners, turn, uow))
        for number, one in page
        if one.section is Section.MINE
    )
    return (Phrase("commitment.list_mine", {"count": count, "items": lines}),) if lines else ()


def _few(page: Sequence[tuple[int, Entry]]) -> tuple[tuple[Button, ...], ...]:
    return tuple(_direct(number, one) for number, one in page)


def _direct(number: int, entry: Entry) -> tuple[Button, ...]:
    one = entry.commitment
    opens = button(Phrase("commitment.number_card", {"number": number}), "card", one)
    if entry.section is not Section.MINE:
        return (opens,)
    done = button(Phrase("commitment.number_done", {"number": number}), "done", one)
    new_date = button(Phrase("commitment.number_new_date", {"number": number}), "change_date", one)
    return done, new_date, opens


# --- everybody's


def _filtered(turn: Turn, word: str, start: int, uow: UnitOfWork) -> Message:
    found = filters.chosen(word, turn.actor.member, uow)
    page = list(zip(ascii_lowercase, found[start : start + LISTED], strict=False))
    owners = _owners([one for _, one in page], uow)
    items = tuple(_numbered(letter, _of(one, owners, turn, uow)) for letter, one in page)
    rows = (*_many(page), *_next(start, len(found), word))
    return Message(turn.actor.id, _headed(turn, word, len(found), items, uow), rows)


def _headed(turn: Turn, word: str, count: int, items: tuple[Phrase, ...], uow: UnitOfWork) -> Phrase:
    values: Values = {"partnership": uow.partnership.name, "count": count, "items": items}
    if word == filters.ALL and turn.actor.member.role is Role.COORDINATOR:
        return Phrase("commitment.list_everyone" if count else "commitment.list_everyone_empty", values)
    if word == filters.ALL:
        return Phrase("commitment.list_seen" if count else "commitment.list_seen_empty", values)
    named: Values = {"filter": filters.name(word, uow), "count": count, "items": items}
    return Phrase("commitment.list_filtered" if count else "commitment.list_filtered_empty", named)


# --- lines and buttons


def _owners(commitments: Sequence[Commitment], uow: UnitOfWork) -> Owners:
    """Return whose each of these is, with the organisation that they promised it for, not a later one."""
    owners = uow.members.profiles(uow.members.some(one.owner_id for one in commitments))
    places = uow.organisations.names(one.organisation_id for one in commitments)
    return {one.id: _standing_for(one, owners[one.owner_id], places) for one in commitments}


def _standing_for(commitment: Commitment, owner: Profile, places: Mapping[OrganisationId, str]) -> Profile:
    if commitment.organisation_id is None:
        return owner
    return replace(owner, organisation=places[commitment.organisation_id])


def _item(commitment: Commitment, owners: Owners, turn: Turn, uow: UnitOfWork) -> Phrase:
    key = "commitment.item_past" if _is_past(commitment, owners, turn, uow) else "commitment.item"
    item = Phrase(key, {"title": commitment.title, "due": short_day(commitment)})
    return _with_state(item, commitment, owners, turn, uow)


def _of(commitment: Commitment, owners: Owners, turn: Turn, uow: UnitOfWork) -> Phrase:
    key = "commitment.item_of_past" if _is_past(commitment, owners, turn, uow) else "commitment.item_of"
    values: dict[str, Value] = {
        "who": naming.party(owners[commitment.id]),
        "title": commitment.title,
        "due": short_day(commitment),
    }
    return _with_state(Phrase(key, values), commitment, owners, turn, uow)


def _with_state(
    item: Phrase,
    commitment: Commitment,
    owners: Owners,
    turn: Turn,
    uow: UnitOfWork,
) -> Phrase:
    """Return a line with where it stands, if that is worth a word and theirs to know."""
    told = commitment.state not in LIVE or access.may_see_state(commitment, turn.actor.member)
    if not told or commitment.state in {CommitmentState.OPEN, CommitmentState.PROPOSED}:
        return item
    stands = standing.state(commitment, zone_of(owners[commitment.id], uow), turn.actor.member)
    return Phrase("commitment.item_state", {"item": item, "state": stands})


def _is_past(commitment: Commitment, owners: Owners, turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether its day is over, where its owner lives."""
    today = local_day(turn.now, zone_of(owners[commitment.id], uow))
    return commitment.due_on is not None and commitment.due_on < today


def _numbered(number: str, item: Phrase) -> Phrase:
    return Phrase("commitment.numbered", {"number": number, "item": item})


def _many(page: Sequence[tuple[str, Commitment]]) -> tuple[tuple[Button, ...], ...]:
    opens = [button(Phrase("commitment.number", {"number": sign}), "card", one) for sign, one in page]
    return tuple(tuple(opens[at : at + ACROSS]) for at in range(0, len(opens), ACROSS))


def _next(start: int, total: int, word: str) -> tuple[tuple[Button, ...], ...]:
    if start + LISTED >= total:
        return ()
    label = Phrase("commitment.button_next", {"count": total - start - LISTED})
    return ((Button(label, "list", start + LISTED, word),),)
