"""The shape of a language's table: the words by which dates are named and promises are made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from handlers.rules.languages.folding import fold

Meaning = TypeVar("Meaning")

NEVER = r"(?!)"
"""What a language has no words for."""


def numbered(*words: str, start: int = 1) -> dict[str, int]:
    """Return each word, folded, with its number: its place; `jan|january` are two for one place."""
    return {fold(word): place for place, same in enumerate(words, start) for word in same.split("|")}


def folded(words: Mapping[str, Meaning]) -> dict[str, Meaning]:
    """Return the words folded, with their meanings."""
    return {fold(word): meaning for word, meaning in words.items()}


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
    WEEKDAY_AFTER_NEXT = "weekday_after_next"
    WEEKDAY_LATER = "weekday_later"
    WEEKDAY_LAST = "weekday_last"
    UNIT_END = "unit_end"
    UNIT_MIDDLE = "unit_middle"
    UNIT_NEXT_START = "unit_next_start"
    UNIT_NEXT_MIDDLE = "unit_next_middle"
    UNIT_NEXT_END = "unit_next_end"
    UNIT_LAST = "unit_last"
    MONTH_DAY = "month_day"
    MONTH_START = "month_start"
    MONTH_MIDDLE = "month_middle"
    MONTH_END = "month_end"
    NTH_WEEKDAY = "nth_weekday"
    MONTH_TENTH = "month_tenth"
    MONTH = "month"
    YEAR = "year"
    DAY = "day"
    NEXT_MONTH_DAY = "next_month_day"
    ISO = "iso"
    SLASHED = "slashed"
    DOTTED = "dotted"
    QUARTER = "quarter"
    QUARTER_START = "quarter_start"
    HALF = "half"
    HALF_YEAR = "half_year"
    WEEK_NUMBER = "week_number"
    WEEK_OF = "week_of"
    WEEKEND = "weekend"
    BEFORE_WEEKEND = "before_weekend"
    YEAR_START = "year_start"
    YEAR_END = "year_end"
    NO_DATE = "no_date"


class Unit(StrEnum):
    """A stretch of time; working days leave out Saturdays and Sundays."""

    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def unit_words(**words: str) -> dict[str, Unit]:
    """Return each word, folded, with its unit, where `month="month|months"` are two words for one."""
    return {fold(word): Unit(unit) for unit, same in words.items() for word in same.split("|")}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way to name a day: a regular expression, folded when it is read.

    In it `<weekday>` (or `<fullday>`: not shortened), `<month>`, `<named>`, `<number>`, `<unit>`,
    `<ordinal>`, `<day>`, `<dayno>`, `<feast>` and `<year>` stand for the table's words and for
    figures. One that `leans` could also mean something else ("3/4", "sat") and counts only beside
    a word such as "by", or alone.
    """

    rule: Rule
    pattern: str
    leans: bool = False


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language names days. Words and patterns are spelt as usual; folding makes them comparable.

    `by` are the words before a deadline, `until` those before the end of something that lasts,
    `on` those before any other day, `never` those that make a day no due date at all ("since
    Friday", "every Friday"); `time` is an hour that may follow. `by_after` and `never_after` are
    such words behind the day. `numbers` and `ordinals` are words for figures, `days` those for
    days of the month, `years` those for a year, counted from this, `feasts` for a month and day,
    `named` for days counted from today. `gap` parts the words before from the day; `begins` and
    `ends` are its borders, where no other word may touch it.
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
    days: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
    feasts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    by_after: str = NEVER
    never_after: str = NEVER
    gap: str = " "
    begins: str = r"(?<![\w/])"
    ends: str = r"(?![\w/%]|'\w|[.,]\d)"


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """How a language makes promises, and what sounds like one and is none. Folded patterns of whole words.

    `markers` begin a promise and end before its verb, or with it in a group called `verb` (whose
    object may be in a group called `object`). One in a group called `bare` has lost its subject
    and counts at the start of a clause only; one in a group called `timely` could also tell of the
    past and counts only with a deadline, one in a group called `dated` only with a date.
    `others` is what a name in minutes is followed by to make a promise ("will", "to", ":"). `passives`
    promise the deliverable that stands before them. `deliveries` are the verbs that promise something
    without a date too; `objectless` is a deed that says not what ("send it"). `idle` are verbs that
    deliver nothing. `doubts` and `denials` spoil the clause they stand in, `obstacles` the promise that
    they stand before, `conditions` and `reports` (what others said) the sentence; `lists` head a list
    of what will be done; `courtesies` sound like these and mean nothing. `finite` words show that a
    clause without a marker is no mere deliverable. `joints` join clauses (`joined` is how they stand),
    `tails` begin what no longer belongs to the deed, `trim` are words that no title begins with,
    `articles` those that show a thing and no deed, `things` are whole names of things (or
    have the name in a group called `thing`), `taken_up` is a verb whose object is but a pronoun, `own` is
    how a sentence begins whose verb without a subject is the speaker's. `pledges` make a deliverable with
    any day a promise ("the report on Friday without fail"); `to_come` are in dates that lie ahead for sure,
    and `travellers` leave and arrive of themselves, unlike reports. `contractions` are words that melt into
    one in a title. `hedges` are the doubts that spoil a promise from behind its verb (all of them, where it
    is empty). `relatives` begin what is only said of a thing. `vouched` answers for what its sentence says
    ("it is my responsibility"): no date is wanted then, and `vouched_passives` promise too. `datelines` say
    no more than that it will be done. `till` are the deeds of which "until" can only be the deadline.
    `infinitives`, then `endings`, turn a verb as promised into one as a title has it. After
    `abbreviations` a full stop ends nothing. `before` and `after` are the borders of a word: a script
    without spaces has none.
    """

    markers: str
    others: str
    passives: str
    deliveries: str
    objectless: str
    idle: str
    doubts: str
    denials: str
    obstacles: str
    finite: str
    conditions: str
    reports: str
    lists: str
    courtesies: str
    joints: str
    tails: str
    trim: str
    articles: str
    abbreviations: frozenset[str]
    infinitives: Mapping[str, str]
    things: str = NEVER
    taken_up: str = NEVER
    own: str = NEVER
    hedges: str = ""
    relatives: str = NEVER
    vouched: str = NEVER
    vouched_passives: str = NEVER
    datelines: str = NEVER
    till: str = NEVER
    pledges: str = NEVER
    to_come: str = NEVER
    travellers: str = NEVER
    contractions: tuple[tuple[str, str], ...] = ()
    endings: tuple[tuple[str, str], ...] = ()
    joined: str = r" ?,? (?P<word>%s)(?= )"
    before: str = r"(?<![\w'])"
    after: str = r"(?![\w'])"


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
