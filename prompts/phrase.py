"""A phrase: the key of a sentence and the values that fill it, in no language yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ShortDay:
    """A day told briefly, for lists and digests: "Mon 7 Dec".

    Of an aware moment it is the day where the reader lives.
    """

    on: date | datetime


@dataclass(frozen=True, slots=True)
class City:
    """The place that an IANA time zone is named after, in the reader's language: "Nairobi"."""

    zone: str


@dataclass(frozen=True, slots=True)
class ClockIn:
    """What the clocks of an IANA time zone show at the moment of writing: "14:05"."""

    zone: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language by the name that its own speakers give it: "français". `tag` is BCP 47."""

    tag: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its name in the reader's own, within a sentence: "French". `tag` is BCP 47."""

    tag: str


@dataclass(frozen=True, slots=True)
class Until:
    """What is told in one way when it is written before a moment (aware UTC), and in another from then on."""

    moment: datetime
    before: "Phrase"
    after: "Phrase"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence of the catalogue by its key, with the values of its placeholders.

    A `str` is people's text: it appears as it was written and is never read as markup. A
    `date` is told in words, with its year where that would be unclear; an aware `datetime`
    on the reader's own clock; a `time` is a wall time and is told as it is. A `Phrase` is put
    in its place; a tuple of them becomes lines of their own and must stand alone on its line,
    which goes where the tuple is empty. A tuple of texts is told as a list: "A, B and C".
    A number has the reader's digits; an `int` named `count` decides between singular and plural.
    `language` (BCP 47) is for words that somebody else will read; without it they are in the
    reader's own.
    """

    key: str
    values: Mapping[str, "Value"] = field(default_factory=dict)
    language: str | None = None


Value = (
    str
    | int
    | Decimal
    | date
    | datetime
    | time
    | ShortDay
    | City
    | ClockIn
    | Tongue
    | Language
    | Until
    | Phrase
    | tuple[Phrase, ...]
    | tuple[str, ...]
)
"""What may fill a placeholder."""

Values = dict[str, Value]
"""The values of a phrase's placeholders while they are gathered."""
