"""The shape of a table of words for rhythms."""

from collections.abc import Mapping
from dataclasses import dataclass, field

OWN, TOGETHER = "own", "together"


@dataclass(frozen=True, slots=True)
class Saying:
    """A way to say a part of a rhythm: a regular expression over folded words, and what it says beside them.

    In it `<weekday>` (`<weekdays>`: in the plural), `<number>` (`<numbers>`: a list), `<ordinal>`,
    `<nth>` (`last` too) and `<unit>` stand for the language's words and for figures. Groups, and
    the names in `says`, are parts: `weeks` and `months` between two dates; `each`, where a weekday
    alone means every week; `span`, the months of the calendar (1, 3) that a day is counted in;
    `weekday`, `nth`, `day` (31: the last); `before` a due date or `after` joining, in `unit`;
    `hour`, `minute`, `half` of the day; `clock`.
    """

    pattern: str
    says: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RhythmWords:
    """How a language speaks of rhythms. All patterns are of whole, folded words.

    `times` and then `sayings` are tried in this order; what one has taken the next do not see.
    `starts` stand before the first date, `once` with the only one; `on` is a word before any
    date, `beginnings` are what makes a week or a month its first day, `last` stands before the
    last of a month. `fillers` say nothing: any other word that is left
    over makes a sentence unclear.
    """

    times: tuple[Saying, ...]
    sayings: tuple[Saying, ...]
    starts: str
    once: str
    on: str
    beginnings: tuple[str, ...]
    last: str
    fillers: frozenset[str]
