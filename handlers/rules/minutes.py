"""Minutes of a meeting, or an agreement, taken apart: which meeting, and what was agreed under which item."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.rules.dates import NONE, DateReading, find_dates, read_date
from handlers.rules.hearing import ear_of
from handlers.rules.languages import language_of
from handlers.rules.languages.folding import composed, fold
from handlers.rules.minutes_tables import Cells, tables
from handlers.rules.minutes_words import ACTION, COLUMNS, DUTY, HEADINGS, ITEM, RESPONSIBLE
from handlers.rules.promises import Promise, hear
from handlers.rules.sentences import BULLET
from handlers.rules.titles import shortened, title_of
from handlers.rules.tongue import spoken

LONGEST_TEXT = 60_000
"""The most characters of minutes that are read."""

MOST_ITEMS = 60
"""The most proposals that are made of one text."""

LONGEST_NAME = 90
HEAD = 6
"""So many lines of a text can be its heading."""

UNDATED = DateReading(None, "", NONE)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed under an item: the deed, its owner as written ("" where none is named), and the day.

    `words` is the line that says so.
    """

    title: str
    owner: str
    reading: DateReading
    item: str
    words: str


@dataclass(frozen=True, slots=True)
class Record:
    """A meeting by the name that its minutes bear, its day where they tell one, and what was agreed."""

    meeting: str
    held_on: date | None
    agreed: tuple[Agreed, ...]


def read(text: str, today: date, language: str, people: Collection[str]) -> Record:
    """Return what minutes say. Dates are read from the day of the meeting on, else from `today`.

    `people` are the names of members and organisations: whoever is none of them can be no owner,
    and what is only discussed is nobody's. Nothing is invented: a line that names neither an owner
    nor a deed is passed over. Beyond `LONGEST_TEXT` characters nothing is read.
    """
    lines = composed(text)[:LONGEST_TEXT].splitlines()
    code = spoken(text, language_of(language).code)
    meeting, held_on = _heading(lines, today, code)
    reader = _Reader(held_on or today, code, tuple(sorted(filter(None, people), key=len, reverse=True)))
    return Record(meeting, held_on, tuple(reader.agreed(lines))[:MOST_ITEMS])


def heard(promises: Iterable[Promise], text: str, today: date, language: str) -> Record:
    """Return what a language model heard in minutes, each under the item that its words stand in."""
    lines = composed(text)[:LONGEST_TEXT].splitlines()
    meeting, held_on = _heading(lines, today, spoken(text, language_of(language).code))
    agreed = (
        Agreed(one.title, one.owner, one.reading, _item_of(one.words, lines), one.words) for one in promises
    )
    return Record(meeting, held_on, tuple(agreed)[:MOST_ITEMS])


def _item_of(words: str, lines: Sequence[str]) -> str:
    """Return the number of the last item at or before the line in which some words begin."""
    item, begin = "", words.splitlines()[0] if words else ""
    for line in lines:
        numbered = re.match(ITEM, line)
        if numbered:
            item = (numbered["number"] or numbered["bare"]).rstrip(".)")
        if begin and begin in " ".join(line.split()):
            return item
    return ""


def _heading(lines: Sequence[str], today: date, code: str) -> tuple[str, date | None]:
    """Return the meeting's name without its day, and the day, from the first lines that tell them."""
    name, day, announced = "", None, False
    for line in [one.strip(" #*_\t") for one in lines if one.strip()][:HEAD]:
        begins = re.search(HEADINGS, fold(line))
        announced = announced or begins is not None
        if not announced or (name and day is not None) or re.match(ITEM, line):
            continue
        rest = line[begins.end() :] if begins else line
        dated = _day_in(rest, today, code)
        name = name or _tidy(dated[1] if dated else rest)
        day = day or (dated[0] if dated else None)
    return name, day


def _day_in(heading: str, today: date, code: str) -> tuple[date, str] | None:
    """Return the day that a heading tells, past ones above all, and the heading's other words.

    It is looked for from each word on: what stands before a day in a name makes none of it elsewhere.
    """
    words = heading.split()
    for place in range(len(words)):
        found = read_date(" ".join(words[place:]), today, code)
        day = found.day or next(iter(found.candidates), None)
        if day is not None and found.matched:
            rest = " ".join(words[place:]).replace(found.matched, " ")
            return day, f"{' '.join(words[:place])} {rest}"
    return None


@dataclass(frozen=True, slots=True)
class _Reader:
    today: date
    code: str
    people: tuple[str, ...]

    def agreed(self, lines: Sequence[str]) -> Iterator[Agreed]:
        item = ""
        for row in tables(lines, COLUMNS):
            if isinstance(row, Cells):
                yield from self._row(row, item)
                continue
            numbered = re.match(ITEM, row)
            if numbered:
                item = (numbered["number"] or numbered["bare"]).rstrip(".)")
            body = row[numbered.end() :] if numbered else row
            yield from self._line(body.strip(), item)

    def _row(self, row: Cells, item: str) -> Iterator[Agreed]:
        """Yield what a row of a table agrees: each of its columns is what its heading says."""
        owner = self._name_in(row.owner)
        found = next(iter(find_dates(row.due, self.today, self.code)), None)
        title = _title(row.action, self.code)
        if title and (owner or found or row.owner.strip()):
            reading = found.reading if found else UNDATED
            yield Agreed(title, owner, reading, row.item or item, " | ".join(row.words))

    def _line(self, line: str, item: str) -> Iterator[Agreed]:
        bare = BULLET.sub("", line)
        said = _without(ACTION, bare).strip()
        marked = said != bare.strip()
        agreed = self._duty(said, item) or self._responsible(said, item)
        if agreed is not None:
            yield replace(agreed, words=line)
            return
        heard = hear(said, self.today, self.code, people=self.people)
        for one in heard:
            yield Agreed(one.title, self._name_in(one.owner), one.reading, item, line)
        if marked and not heard:
            yield from self._unowned(said, item, line)

    def _duty(self, said: str, item: str) -> Agreed | None:
        """Return "Ministry to submit the permits by Friday", or "Jonas: call the lab"."""
        for name in self.people:
            pattern = rf"{_spelt(name)}(?P<rest>(?:\s+[\w'-]+){{0,2}}?)(?:\s*\([^)]*\))?\s*(?:{DUTY})\s*"
            begins = re.match(pattern, fold(said))
            if begins is not None and _is_name(said[slice(*begins.span("rest"))]):
                deed = said[begins.end() :]
                who = self._responsible(deed, item)
                return who or self._deed(deed, name, item)
        return None

    def _responsible(self, said: str, item: str) -> Agreed | None:
        """Return "Submit the permits (Ministry, by Friday)" or "... Responsible: Ministry"."""
        for name in self.people:
            ends = re.search(rf"(?:{RESPONSIBLE})\s*{_spelt(name)}(?!\w)", fold(said))
            if ends is not None:
                rest = f"{said[: ends.start()]} {said[ends.end() :]}"
                return self._deed(rest, name, item)
        return None

    def _unowned(self, said: str, item: str, line: str) -> Iterator[Agreed]:
        agreed = self._deed(said, "", item)
        if agreed is not None:
            yield replace(agreed, words=line)

    def _deed(self, words: str, owner: str, item: str) -> Agreed | None:
        found = next(iter(find_dates(words, self.today, self.code)), None)
        if found is not None:
            words = f"{words[: found.start]} {words[found.end :]}"
        title = _title(words, self.code)
        reading = found.reading if found else UNDATED
        return Agreed(title, owner, reading, item, "") if title else None

    def _name_in(self, words: str) -> str:
        """Return the known name that stands in some words; "" where none does."""
        told = fold(words)
        return next((one for one in self.people if re.search(rf"{_spelt(one)}(?!\w)", told)), "")


def _is_name(words: str) -> bool:
    """Say whether words behind a name can be the rest of it: a family name that its member does not show."""
    return all(one[:1].isupper() for one in words.split())


def _title(words: str, code: str) -> str:
    words = re.sub(r"[(\[]\s*[,;.]*\s*[)\]]", " ", words)
    return shortened(title_of(words.strip(" ,;:.?-–—()[]"), ear_of(code)))


def _spelt(name: str) -> str:
    """Return a pattern for a name in folded text, at the beginning of a word."""
    return rf"(?<!\w){re.escape(fold(name))}"


def _without(pattern: str, line: str) -> str:
    """Return a line without what a pattern over folded text matches in it."""
    found = re.search(pattern, fold(line))
    return line if found is None else f"{line[: found.start()]} {line[found.end() :]}"


def _tidy(name: str) -> str:
    name = " ".join(name.split()).strip(" ,;:.-–—|#*()")
    return re.sub(r" (?:of|on|held on|du|le|del|от|في|于)$", "", name)[:LONGEST_NAME]
