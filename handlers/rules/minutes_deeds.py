"""What a line or a row of minutes agrees: who is to do what by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from handlers.rules.dates import NONE, DateReading, find_dates
from handlers.rules.languages.folding import fold, fold_pattern
from handlers.rules.minutes_lines import Line, Mark, parted
from handlers.rules.minutes_names import Plain, Roll
from handlers.rules.minutes_sentences import Deed, Sentences
from handlers.rules.minutes_tables import Cells
from handlers.rules.minutes_words import DONE, DUE, NOTHING, PAST, RESPONSIBLE
from handlers.rules.sentences import sentences
from handlers.rules.titles import shortened

MOST_SENTENCES = 1500
"""So many sentences are read."""

SHORTEST = 4
"""So many signs a line has at least that agrees something."""

LONGEST_SENTENCE = 600
"""A longer sentence agrees nothing."""

_DONE = re.compile(fold_pattern(DONE))
_DUE = re.compile(fold_pattern(DUE))
_RESPONSIBLE = re.compile(fold_pattern(RESPONSIBLE))
_NOTHING = re.compile(fold_pattern(NOTHING))
_PAST = re.compile(fold_pattern(PAST))
_END = re.compile(r"[.;|)\]]|$")


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed under an item: the deed, its owner as written ("" where none is named), and the day.

    `words` is the line that says so; `besides` are the known names that it names along with the owner's.
    """

    title: str
    owner: str
    reading: DateReading
    item: str
    words: str
    besides: tuple[str, ...] = ()


class Reader:
    """Reads what minutes agree, in one language, for those on a roll."""

    def __init__(self, today: date, code: str, roll: Roll, most: int) -> None:
        self._today, self._code, self._roll, self._most = today, code, roll, most
        self._said = Sentences(today, code, roll)
        self._left = MOST_SENTENCES

    def agreed(self, lines: Sequence[str]) -> Iterator[Agreed]:
        """Yield what the lines agree, in their order, so many at most."""
        left = self._most
        for row in parted(lines, self._roll.first):
            if not left:
                return
            found = self._row(row) if isinstance(row, Cells) else self._line(row)
            words = " | ".join(row.words) if isinstance(row, Cells) else row.words
            for deed in islice(found, left):
                left -= 1
                yield Agreed(deed.title, deed.owner, deed.reading, row.item, words, deed.besides)

    def _with(self, deed: Deed, words: str) -> Deed:
        """Return a deed with whom some words name along with its owner, and not in the deed itself."""
        found = self._roll.beside(deed.owner, words) if deed.owner else []
        done_to = self._roll.mentioned(deed.title) if found else set()
        return replace(deed, besides=tuple(one for one in found if one not in done_to))

    # --- rows

    def _row(self, row: Cells) -> Iterator[Deed]:
        """Yield what a row of a table agrees: each of its columns is what its heading says."""
        if _DONE.search(fold(row.state)) or _NOTHING.fullmatch(fold(row.action)):
            return
        reading = self._said.reading(row.due)
        if row.owner.strip():
            title = self._said.title(row.action)
            if title:
                yield self._with(Deed(title, self._roll.first(row.owner), reading), row.owner)
            return
        for deed in self._line(Line(row.action, row.action, "", Mark.ACTION)):
            found = deed.reading if reading.problem == NONE else reading
            if deed.owner or found.problem != NONE:
                yield replace(deed, reading=found)

    def _cells(self, line: Line) -> Deed | None:
        """Return what a row of no known table agrees: a cell that is a name, and one that is a day."""
        cells = [one.strip() for one in re.split(r"[\t|]", line.body) if one.strip()]
        if len(cells) < 3:
            return None
        who = next((one for one in cells if self._roll.only(one)), "")
        day = next((one for one in cells if one != who and self._is_day(one)), "") if who else ""
        rest = max((one for one in cells if one not in {who, day}), key=len, default="")
        title = self._said.title(rest)
        return Deed(title, self._roll.first(who), self._said.reading(day)) if who and day and title else None

    def _is_day(self, cell: str) -> bool:
        dates = find_dates(cell, self._today, self._code)
        return bool(dates) and not (cell[: dates[0].start] + cell[dates[0].end :]).strip(" ().")

    # --- lines

    def _line(self, line: Line) -> Iterator[Deed]:
        """Yield what a line agrees; of what an earlier meeting agreed, only what is still to come."""
        plain = self._roll.plain(line.body)
        for deed in self._says(line, plain):
            title = shortened(plain.as_written(deed.title))
            says = line.mark or deed.reading.problem != NONE or len(title.split()) > 1 or not title.isascii()
            to_come = deed.reading.day is not None and deed.reading.day >= self._today
            if says and (to_come or not line.past):
                yield replace(deed, title=title)

    def _says(self, line: Line, plain: Plain) -> Iterator[Deed]:
        if len(line.body) < SHORTEST or _DONE.search(fold(line.words)) or _NOTHING.fullmatch(fold(line.body)):
            return
        cells = self._cells(line)
        labelled = cells or self._labelled(line, plain.words)
        if labelled is not None:
            yield self._with(labelled, line.owner or plain.words)
            return
        if line.lead and not self._said.begins.match(fold(plain.words)):
            lead = self._roll.plain(line.lead.rstrip(" :：")).words
            under = self._said.own(f"{lead} {plain.words}", Mark.DECIDED) or (
                self._said.own(f"{lead}: {plain.words}", line.mark)
            )
            if under is not None:
                yield self._with(under, plain.words)
                return
        mark = line.mark
        for sentence in sentences(plain.words, self._said.ear):
            self._left -= 1
            if self._left < 0:
                return
            if len(sentence.words) <= LONGEST_SENTENCE and (not sentence.asks or mark is Mark.ACTION):
                for deed in self._said.agreed(sentence.words, mark, listed=line.listed):
                    yield self._with(deed, sentence.words)
            mark = min(mark, Mark.DECIDED)

    def _labelled(self, line: Line, words: str) -> Deed | None:
        """Return what a line agrees that says in so many words who is responsible, or by when."""
        told = fold(words)
        who, by = _RESPONSIBLE.search(told), _DUE.search(told)
        owner = self._roll.first(line.owner)
        name = self._said.begins.match(told, who.end()) if who else None
        if who and name:
            owner = self._roll.first(name["name"])
            words = f"{words[: who.start()]} {words[name.end() :]}"
            by = _DUE.search(fold(words))
        due = line.due
        if by:
            end = _END.search(words, by.end())
            stop = end.start() if end else len(words)
            due, words = words[by.end() : stop], f"{words[: by.start()]} {words[stop:]}"
        if not owner and not due:
            return None
        begun = self._said.own(words, Mark.ACTION)
        deed = begun or self._said.deed(words, owner)
        if deed is None or _PAST.match(fold(deed.title)):
            return None
        reading = self._said.reading(due) if due else deed.reading
        return replace(deed, owner=owner or deed.owner, reading=reading)
