"""The roster: who belongs to which organisation, read from a list as people paste it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from handlers.rules import roster_lines as lines
from handlers.rules import roster_tables as tables
from handlers.rules import roster_words as words
from handlers.rules.roster_entries import Listed, clean, key, merged, named, remark
from handlers.rules.roster_lines import Entry, Reason

LONGEST_TEXT = 40_000
"""The most characters of a list."""

MOST_LINES = 1_000
"""The most lines of a list."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that could not be placed, why, and whom it names as far as that can be told."""

    line: int
    text: str
    reason: Reason
    people: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """What a list says. Whoever is unclear is not among the people."""

    organisations: tuple[str, ...] = ()
    people: tuple[Listed, ...] = ()
    unclear: tuple[Unclear, ...] = ()

    @property
    def without_account(self) -> tuple[Listed, ...]:
        """Those of whom the list says that they have no account on any platform."""
        return tuple(one for one in self.people if not one.account)


class Change(StrEnum):
    """What words did to a roster."""

    PLACED = "placed"
    REMOVED = "removed"
    ADDED = "added"


def read(text: str) -> Roster:
    """Return what a pasted list or a table with headings says. Nothing is invented.

    What cannot be placed, and a person who is named under two organisations, is unclear.
    Beyond `LONGEST_TEXT` characters or `MOST_LINES` lines nothing is read: whoever asks
    looks at the length first.
    """
    given = lines.tidy(text[:LONGEST_TEXT]).split("\n")[:MOST_LINES]
    table = tables.read(given)
    return _gathered(lines.read(given) if table is None else table)


def correct(roster: Roster, said: str) -> tuple[Roster, Change] | None:
    """Return the roster as words put it right; None where they do not say how.

    "Lea is BlueFlow", "3: BlueFlow" (the line), "Lea has no account", "remove Lea", or one
    more line of a list.
    """
    text = clean(lines.tidy(said))
    if removed := words.REMOVE.match(text):
        found = _meant(roster, text[removed.end() :])
        return (_without(roster, found), Change.REMOVED) if found else None
    placed = _placed(roster, text) or _remarked(roster, text)
    if placed is not None:
        return placed, Change.PLACED
    more = read(said)
    if not more.people:
        return None
    return _joined(roster, more), Change.ADDED


# --- from lines to a roster


def _gathered(entries: Iterable[Entry]) -> Roster:
    organisations: dict[str, str] = {}
    people: dict[str, list[tuple[Listed, Entry]]] = {}
    unclear: list[Unclear] = []
    for entry in entries:
        if entry.organisation:
            organisations.setdefault(key(entry.organisation), entry.organisation)
        if entry.reason is not None:
            unclear.append(Unclear(entry.line, entry.text, entry.reason, entry.people))
            continue
        for one in entry.people:
            if one.organisation:
                organisations.setdefault(key(one.organisation), one.organisation)
            people.setdefault(key(one.name), []).append((one, entry))
    placed = []
    for same in people.values():
        person, problem = _one_person(same, organisations)
        if problem is None:
            placed.append(person)
        else:
            unclear.append(problem)
    unclear.sort(key=lambda one: one.line)
    return Roster(tuple(organisations.values()), tuple(placed), tuple(unclear))


def _one_person(
    same: Sequence[tuple[Listed, Entry]], organisations: dict[str, str]
) -> tuple[Listed, Unclear | None]:
    """Return the person whom several entries name; or why it is not clear whom they stand for."""
    person = same[0][0]
    for one, _ in same[1:]:
        person = merged(person, one)
    places = list(dict.fromkeys(key(one.organisation) for one, _ in same if one.organisation))
    if len(places) == 1:
        return replace(person, organisation=organisations[places[0]]), None
    reason = Reason.TWICE if places else Reason.ORGANISATION
    text = " · ".join(dict.fromkeys(entry.text for _, entry in same))
    return person, Unclear(person.line, text, reason, (replace(person, organisation=""),))


# --- putting right


def _meant(roster: Roster, who: str) -> list[Listed]:
    """Return whom words mean: the line of that number among the unclear, or a name."""
    number = who.casefold().removeprefix("line").removeprefix("ligne").strip(" .)#")
    if number.isdigit():
        return [one for each in roster.unclear if each.line == int(number) for one in each.people]
    unclear = [one for each in roster.unclear for one in each.people]
    found = named(who, [*unclear, *roster.people])
    return found if len({key(one.name) for one in found}) == 1 else []


def _placed(roster: Roster, text: str) -> Roster | None:
    for joint in words.IS.finditer(text):
        found = _meant(roster, text[: joint.start()])
        place = clean(text[joint.end() :])
        if not found or not place:
            continue
        if (known := remark(found[0], place)) is not None:
            return _with(roster, found, [replace(known, line=one.line, name=one.name) for one in found[:1]])
        organisation = _organisation(roster, place)
        return _with(roster, found, [replace(found[0], organisation=organisation)])
    return None


def _remarked(roster: Roster, text: str) -> Roster | None:
    """Return the roster after "Lea has no account": a name, a small word or two, and a remark."""
    said = text.split()
    for end in range(1, min(len(said), 8)):
        for begin in range(end, min(end + 3, len(said))):
            found = _meant(roster, " ".join(said[:end]))
            known = remark(found[0], " ".join(said[begin:])) if found else None
            if known is not None:
                return _with(roster, found, [known])
    return None


def _organisation(roster: Roster, place: str) -> str:
    """Return the organisation of that name, or of which it is a part; else the name as it is written."""
    wanted = key(place)
    exact = [one for one in roster.organisations if key(one) == wanted]
    parts = set(wanted.split())
    near = [one for one in roster.organisations if parts and parts <= set(key(one).split())]
    return exact[0] if exact else near[0] if len(near) == 1 else place


def _without(roster: Roster, gone: Iterable[Listed]) -> Roster:
    names = {key(one.name) for one in gone}
    people = tuple(one for one in roster.people if key(one.name) not in names)
    unclear = tuple(
        replace(each, people=left)
        for each in roster.unclear
        if (left := tuple(one for one in each.people if key(one.name) not in names)) or not each.people
    )
    return replace(roster, people=people, unclear=unclear)


def _with(roster: Roster, before: Iterable[Listed], after: Iterable[Listed]) -> Roster:
    """Return the roster with people as they are now; those without an organisation stay unclear."""
    first, *_ = after
    if not first.organisation:
        unclear = tuple(
            replace(
                each, people=tuple(first if key(one.name) == key(first.name) else one for one in each.people)
            )
            for each in roster.unclear
        )
        return replace(roster, unclear=unclear)
    rest = _without(roster, before)
    known = {key(one): one for one in rest.organisations}
    organisations = rest.organisations
    if key(first.organisation) not in known:
        organisations = (*organisations, first.organisation)
    place = [n for n, one in enumerate(roster.people) if key(one.name) == key(first.name)]
    people = list(rest.people)
    people.insert(place[0] if place else len(people), first)
    return replace(rest, organisations=organisations, people=tuple(people))


def _joined(roster: Roster, more: Roster) -> Roster:
    for one in more.people:
        at_home = replace(one, organisation=_organisation(roster, one.organisation))
        same = [each for each in roster.people if key(each.name) == key(one.name)]
        roster = _with(roster, same, [merged(at_home, same[0]) if same else at_home])
    return roster
