"""The shape of a language's table: the words by which dates are named and promises are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


def numbered(*words: str, start: int = 1) -> dict[str, int]:
    """Return each word with its number: its place in the row, where `jan|january` are two for one place."""
    return {word: place for place, same in enumerate(words, start) for word in same.split("|")}


def forms(*words: str) -> dict[str, str]:
    """Return each form with its word, where `envoyer|envoie|envoyons` are a word and two forms of it."""
    rows = [row.split("|") for row in words]
    return {form: word for word, *inflected in rows for form in inflected}


class Rule(StrEnum):
    """What a phrase says about a day. `handlers.rules.reckoning` has the arithmetic of each."""

    NAMED = "named"
    COUNT = "count"
    COUNT_BACK = "count_back"
    WEEKDAY = "weekday"
    WEEKDAY_THIS = "weekday_this"
    WEEKDAY_NEXT = "weekday_next"
    WEEKDAY_LATER = "weekday_later"
    WEEKDAY_LAST = "weekday_last"
    UNIT_END = "unit_end"
    UNIT_NEXT_START = "unit_next_start"
    UNIT_NEXT_MIDDLE = "unit_next_middle"
    UNIT_NEXT_END = "unit_next_end"
    UNIT_LAST = "unit_last"
    MONTH_DAY = "month_day"
    MONTH_START = "month_start"
    MONTH_MIDDLE = "month_middle"
    MONTH_END = "month_end"
    MONTH = "month"
    DAY = "day"
    ISO = "iso"
    SLASHED = "slashed"
    DOTTED = "dotted"
    QUARTER = "quarter"
    YEAR_END = "year_end"
    NO_DATE = "no_date"


class Unit(StrEnum):
    """A stretch of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way to name a day: a regular expression over folded words (lower case, no accents).

    In it `<weekday>` (or `<fullday>`: not shortened), `<month>`, `<named>`, `<number>`, `<unit>`,
    `<ordinal>`, `<day>` and `<year>` stand for the table's words and for figures. One that `leans`
    could also mean something else ("3/4", "sat") and counts only after a word such as "by", or alone.
    """

    rule: Rule
    pattern: str
    leans: bool = False


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language names days. All words are folded.

    `by` are the words before a deadline, `until` those before the end of something that lasts,
    `on` those before any other day, `never` those that make a day no due date at all ("since
    Friday", "every Friday"); `time` is an hour that may follow. `numbers` and `ordinals` are
    words for figures, `named` for days counted from today.
    """

    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    months: Mapping[str, int]
    named: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, Unit]
    by: str
    until: str
    on: str
    never: str
    time: str
    day: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """How a language makes promises, and what sounds like one and is none. Folded patterns of whole words.

    `markers` begin a promise and end before its verb, or with it in a group called `verb` (whose
    object may be in a group called `object`); one in a group called `bare` has lost its subject
    and counts at the start of a sentence only.
    `passives` promise the deliverable that stands before them. `idle` are verbs that deliver
    nothing. `doubts` and `denials` spoil the clause they stand in, `conditions` and `reports`
    (what others said) the sentence; `finite` words show that a clause without a marker is no
    mere deliverable. `joints` join clauses, `tails` begin what no longer belongs to the deed,
    `trim` are words that no title begins with, `articles` those
    that show a thing and no deed. `infinitives`, then `endings`, turn a verb as
    promised into one as a title has it. After `abbreviations` a full stop ends nothing.
    """

    markers: str
    passives: str
    idle: str
    doubts: str
    denials: str
    finite: str
    conditions: str
    reports: str
    joints: str
    tails: str
    trim: str
    articles: str
    abbreviations: frozenset[str]
    infinitives: Mapping[str, str]
    endings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AbsenceWords:
    """How a language says that somebody is away. Folded patterns of whole words.

    `opening` begins the sentence and may have a greeting before it. `begins` stands before the
    first day, `ends` before the last, `lasts` before a number of days or weeks, `returns` before the
    day on which they are back; `within` makes a number of days a day ("in two weeks"), and `weeks`
    are the weeks that can be named whole, by how many lie before them. `asks` stands before the name
    of who is asked meanwhile, which `asked` follows instead ("Jonas stands in").
    """

    opening: str
    begins: str
    ends: str
    lasts: str
    within: str
    weeks: Mapping[str, int]
    returns: str
    asks: str
    asked: str


@dataclass(frozen=True, slots=True)
class Language:
    """All that the rules know of one language. `code` is its BCP 47 tag."""

    code: str
    dates: DateWords
    promises: PromiseWords
    absences: AbsenceWords
