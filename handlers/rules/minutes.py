"""Minutes of a meeting, or an agreement, taken apart: which meeting, and what was agreed under which item."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.rules.languages import language_of
from handlers.rules.languages.folding import composed
from handlers.rules.minutes_deeds import Agreed, Reader
from handlers.rules.minutes_heading import heading
from handlers.rules.minutes_lines import number_of
from handlers.rules.minutes_names import Roll
from handlers.rules.promises import Promise
from handlers.rules.tongue import spoken

LONGEST_TEXT = 60_000
"""The most characters of minutes that are read."""

MOST_ITEMS = 60
"""The most proposals that are made of one text."""


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
    whole = composed(text[:LONGEST_TEXT])[:LONGEST_TEXT]
    code = spoken(whole, language_of(language).code)
    meeting, held_on = heading(whole.splitlines(), today, code)
    reader = Reader(held_on or today, code, Roll(people, whole), MOST_ITEMS)
    return Record(meeting, held_on, tuple(reader.agreed(whole.splitlines())))


def heard(promises: Iterable[Promise], text: str, today: date, language: str) -> Record:
    """Return what a language model heard in minutes, each under the item that its words stand in."""
    lines = composed(text)[:LONGEST_TEXT].splitlines()
    meeting, held_on = heading(lines, today, spoken(text, language_of(language).code))
    agreed = (
        Agreed(one.title, one.owner, one.reading, _item_of(one.words, lines), one.words) for one in promises
    )
    return Record(meeting, held_on, tuple(agreed)[:MOST_ITEMS])


def _item_of(words: str, lines: Sequence[str]) -> str:
    """Return the number of the last item at or before the line in which some words begin."""
    item, begin = "", words.splitlines()[0] if words else ""
    for line in lines:
        numbered = number_of(line)
        if numbered:
            item = numbered[0]
        if begin and begin in " ".join(line.split()):
            return item
    return ""
