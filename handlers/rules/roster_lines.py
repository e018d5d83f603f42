"""The lines of a pasted list: tables with headings, organisations with their people, and names alone."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from handlers.rules.roster_entries import (
    Listed,
    clean,
    is_body,
    is_degree,
    is_person,
    key,
    merged,
    remark,
    titled,
)
from handlers.rules.roster_entries import read as read_entry

LONGEST_LINE = 2_000
"""The most characters of a line that is looked into."""

_BULLET = re.compile(r"(?:[-–—*•·◦▪▸>#]+|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+")
_BETWEEN = re.compile(r"\s+[-–—|]+\s+|\s*[:：]\s+|\s*：\s*|\t+|(?<=[^\s/]):(?=[^\s/\d])")
_PIECES = re.compile(r"\s*[,;；،、，\t|]\s*|\s+[-–—]\s+")
_AND = re.compile(r"\s+(?:[/&+]|and|et|und|y|و)\s+")
_ENCLOSED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|\"[^\"]*\"")
_HIDDEN = "\ue000"
_PLAIN = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " ",
    "\u2007": " ", "\u200b": None, "\u200e": None, "\u200f": None, "\ufeff": None, "\u2011": "-",
    "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\r": "\n", _HIDDEN: None,
})  # fmt: skip


class Reason(StrEnum):
    """Why something could not be placed: no name, no organisation, two of them, or which is which."""

    NAME = "name"
    ORGANISATION = "organisation"
    TWICE = "twice"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line says: an organisation, people, or why neither can be told.

    `first` says whether the organisation stands before its people; None where the line does not show it.
    """

    line: int
    text: str
    organisation: str = ""
    people: tuple[Listed, ...] = ()
    reason: Reason | None = None
    first: bool | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line without its bullet. `depth` is how far it is indented, `gap` that an empty one stands before."""

    number: int
    text: str
    depth: int
    bulleted: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What the rest of the list shows: organisations and people, by key, and which of them stand first."""

    organisations: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    first: bool | None = None

    def body(self, text: str) -> bool:
        """Say whether this is an organisation, by what the list says of it or by its own words."""
        return key(text) in self.organisations or is_body(text)


def tidy(text: str) -> str:
    """Return a text with plain blanks, quotes and ends of lines."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_PLAIN)


def read(given: Sequence[str]) -> list[Entry]:
    """Return what each line says, read in the light of all others."""
    rows = list(_rows(given))
    entries = _entries(rows, Known())
    # Once more: what one line leaves open another may have said.
    shown = [one.first for one in entries if one.first is not None]
    ahead = 2 * sum(shown) - len(shown)
    sure = [one for one in entries if one.reason is None]
    known = frozenset(key(one.organisation) for one in sure if one.organisation)
    people = frozenset(key(each.name) for one in sure for each in one.people) - known
    return _entries(rows, Known(known, people, None if ahead == 0 else ahead > 0))


def _rows(given: Sequence[str]) -> Iterable[Row]:
    gap = False
    for number, line in enumerate(given, 1):
        text = line[:LONGEST_LINE].strip()
        if not any(sign.isalnum() for sign in text):
            gap = True
            continue
        depth = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        bullet = _BULLET.match(text)
        yield Row(number, text[bullet.end() :] if bullet else text, depth, bullet is not None, gap)
        gap = False


def _entries(rows: Sequence[Row], known: Known) -> list[Entry]:
    entries: list[Entry] = []
    heading: Row | None = None
    nests = False
    for row, below in zip(rows, chain(rows[1:], [None]), strict=False):
        if heading is not None and not _under(row, heading) and (row.gap or nests):
            heading = None
        nests = heading is not None and _under(row, heading)
        if _is_heading(row, below, known):
            heading = row
            entries.append(Entry(row.number, row.text, clean(row.text)))
            continue
        entries.append(_entry(row, heading, known))
    return entries


def _under(row: Row, heading: Row) -> bool:
    return row.depth > heading.depth or (row.bulleted and not heading.bulleted)


def _is_heading(row: Row, below: Row | None, known: Known) -> bool:
    """Say whether a line names an organisation whose people stand below, or one alone."""
    text = row.text.rstrip()
    if "@" in text or len(clean(text)) > 120 or not clean(text):
        return False
    bare = text.rstrip(":： ")
    if _PIECES.search(bare) or _BETWEEN.search(bare) or not read_entry(bare).name:
        return False
    if text.endswith((":", "：")):
        return True
    nests = below is not None and not below.gap and _under(below, row)
    return (nests and not titled(bare)) or known.body(_named(bare))


def _named(text: str) -> str:
    """Return a line without what stands in brackets."""
    return clean(_ENCLOSED.sub(" ", text))


def _entry(row: Row, heading: Row | None, known: Known) -> Entry:
    home = clean(heading.text) if heading else ""
    hidden, asides = _hide(row.text)
    parted = _BETWEEN.search(hidden)
    if parted is None:
        comma = _PIECES.search(hidden)
        if home or comma is None:
            return _people(row, home, row.text, known)
        parted = comma
    left, right = _show(hidden[: parted.start()], asides), _show(hidden[parted.end() :], asides)
    if heading is not None and not known.body(_named(left)):
        return _people(row, home, row.text, known)
    first = _organisation_first(left, right, known, colon=":" in parted[0] or "：" in parted[0])
    if first is None:
        return _undecided(row, left, right)
    if first and read_entry(left).name:
        return _people(row, clean(left), right, known, first=True)
    return _from_person(row, row.text, known)


def _organisation_first(left: str, right: str, known: Known, *, colon: bool) -> bool | None:
    """Say whether the organisation stands left; False where a person does, None where neither shows."""
    names = [one for one in pieces(right) if remark(Listed(""), one) is None and not is_degree(one)]
    here, there = read_entry(left), read_entry(names[0] if names else "")
    if not names:
        return known.body(left)
    signs = (
        (key(here.name) in known.organisations, True),
        (key(there.name) in known.organisations, False),
        (key(here.name) in known.people, False),
        (key(there.name) in known.people, True),
        (bool(here.mail or here.handle) or titled(here.name), False),
        (colon or len([one for one in names if is_person(read_entry(one).name)]) > 1, True),
        (titled(there.name) or bool(there.mail and there.name), True),
        (is_body(here.name) and not is_body(there.name), True),
        (is_body(there.name) and not is_body(here.name), False),
        (is_person(here.name) and not is_person(there.name), False),
        (is_person(there.name) and not is_person(here.name), True),
    )
    return next((says for shows, says in signs if shows), known.first)


def _undecided(row: Row, left: str, right: str) -> Entry:
    """Return a line of two names of which neither shows which is the organisation."""
    names = [one for one in (read_entry(left), read_entry(right)) if one.name]
    people = tuple(replace(one, line=row.number) for one in names)
    return Entry(row.number, row.text, reason=Reason.EITHER, people=people)


def _from_person(row: Row, text: str, known: Known) -> Entry:
    """Return a line that begins with a person; the organisation is the one name among the rest."""
    head, *rest = pieces(text)
    person = read_entry(head)
    places: list[str] = []
    for piece in rest:
        said = remark(person, piece)
        if said is not None:
            person = said
        elif is_degree(piece):
            person = replace(person, name=f"{person.name}, {piece}")
        else:
            detail = read_entry(piece)
            person = replace(person, mail=person.mail or detail.mail, phone=person.phone or detail.phone)
            places += [detail.name] if detail.name else []
    if len(places) > 1:
        places = [one for one in places if known.body(one)] or places
    person = replace(person, line=row.number)
    if not person.name:
        return Entry(row.number, row.text, reason=Reason.NAME)
    if len(places) != 1:
        reason = Reason.EITHER if places else Reason.ORGANISATION
        return Entry(row.number, row.text, "", (person,), reason)
    return Entry(
        row.number, row.text, places[0], (replace(person, organisation=places[0]),), None, first=False
    )


def _people(row: Row, home: str, text: str, known: Known, *, first: bool | None = None) -> Entry:
    """Return a line of people, each with what is remarked of them, for the organisation given."""
    people: list[Listed] = []
    before = Listed("")
    for piece in pieces(text):
        target = people[-1] if people else before
        one = read_entry(piece)
        said = remark(target, piece)
        if said is None and people and (is_degree(piece) or not one.name):
            said = replace(target, name=f"{target.name}, {piece}") if one.name else target
        if said is None:
            if known.body(one.name) or _BETWEEN.search(_hide(piece)[0]):
                return Entry(row.number, row.text, reason=Reason.EITHER)
            place = home or _aside_place(piece)
            people.append(replace(merged(one, before), organisation=place, line=row.number))
        elif people:
            people[-1] = said
        else:
            before = said
    if not people or not all(one.name for one in people):
        return Entry(row.number, row.text, home, reason=Reason.NAME)
    placed = all(one.organisation for one in people)
    return Entry(row.number, row.text, home, tuple(people), None if placed else Reason.ORGANISATION, first)


def _aside_place(piece: str) -> str:
    """Return the organisation that stands in brackets behind a name; "" where none does."""
    asides = [clean(one[1:-1]) for one in _ENCLOSED.findall(piece) if one[0] == "("]
    places = [one for one in asides if remark(Listed(""), one) is None and one]
    return places[0] if len(places) == 1 else ""


def pieces(text: str) -> list[str]:
    """Return the parts of a line between its commas, and the people that an "and" joins."""
    hidden, asides = _hide(text)
    parts = [_show(one, asides).strip(' "') for one in _PIECES.split(hidden)]
    return [piece for part in parts for piece in _joined(part) if piece]


def _joined(part: str) -> list[str]:
    several = [one.strip() for one in _AND.split(part)]
    return several if all(is_person(read_entry(one).name) for one in several) else [part]


def _hide(text: str) -> tuple[str, list[str]]:
    """Return the text with a mark for each bracket and quotation, and what these hold."""
    return _ENCLOSED.sub(_HIDDEN, text), _ENCLOSED.findall(text)


def _show(text: str, asides: list[str]) -> str:
    """Return a part of a hidden text as it was; its marks are taken from `asides` in turn."""
    return re.sub(_HIDDEN, lambda _: asides.pop(0) if asides else "", text)
