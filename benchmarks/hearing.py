"""How well promises are heard: precision, recall and date accuracy for each language.

Each line of the data is a message, with what a careful reader would note down: `{"id", "lang", "text",
"now" (ISO with offset), "tz", "expected": [{"title_keywords": [...], "due": "YYYY-MM-DD" | [several that
are right] | null, "owner": "self" | "<name>"}]}`. A promise that was heard is the expected one if it has the
same owner and at least half of the keywords in its title. A date is right if it is the one expected, or if
none is expected (the words name no day, or no certain one) and the bot would ask.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import product
from pathlib import Path
from zoneinfo import available_timezones

from pydantic import AwareDatetime, BaseModel, ValidationError, field_validator

from handlers.rules.calendar import local_day
from handlers.rules.promises import Promise, hear

DATA = Path(__file__).parent / "data" / "hearing.jsonl"
SELF = "self"
OVERALL = "overall"


class Expected(BaseModel):
    """A promise that a careful reader would note down."""

    title_keywords: list[str]
    due: date | list[date] | None
    owner: str

    def likeness(self, heard: Promise) -> int:
        """Return the number of keywords in the title and one more; 0 if too few, or the owner is another."""
        found = sum(word.casefold() in heard.title.casefold() for word in self.title_keywords)
        same_owner = (heard.owner or SELF).casefold() == self.owner.casefold()
        return found + 1 if same_owner and found >= (len(self.title_keywords) + 1) // 2 else 0

    def is_due_as(self, heard: Promise) -> bool:
        """Return whether the day is right; where none is expected, whether the bot would ask."""
        days = self.due if isinstance(self.due, list) else [self.due]
        return heard.reading.day in days


class Message(BaseModel):
    """A line of the data."""

    id: str | int
    lang: str
    text: str
    now: AwareDatetime
    tz: str
    expected: list[Expected]

    @field_validator("tz")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError(f"no such time zone: {zone}")
        return zone

    def heard(self) -> tuple[Promise, ...]:
        """Return what the bot hears in it; names that own something here may own it there."""
        people = {one.owner for one in self.expected} - {SELF}
        return hear(self.text, local_day(self.now, self.tz), self.lang, people=people)


@dataclass(slots=True)
class Score:
    """What was counted: messages, those without promises; promises expected, heard, matched, dated right."""

    messages: int = 0
    without: int = 0
    expected: int = 0
    heard: int = 0
    matched: int = 0
    dated: int = 0

    def add(self, other: "Score") -> None:
        """Count another's counts too."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    def figures(self) -> dict[str, float | int | None]:
        """Return what is printed; a share of nothing is None."""
        return {
            "messages": self.messages,
            "without_commitments": _share(self.without, self.messages),
            "expected": self.expected,
            "heard": self.heard,
            "precision": _share(self.matched, self.heard),
            "recall": _share(self.matched, self.expected),
            "date_accuracy": _share(self.dated, self.matched),
        }


class BadLine(Exception):
    """A line of the data that cannot be read."""


def read(path: Path) -> Iterator[Message]:
    """Yield the messages of a file; raises `BadLine` with the number of the first that is none."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield Message.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                place = ".".join(str(part) for part in first["loc"])
                raise BadLine(f"{path}:{number}: {place}{': ' if place else ''}{first['msg']}") from None


def pairs(expected: Sequence[Expected], heard: Sequence[Promise]) -> list[tuple[Expected, Promise]]:
    """Return which promise is which, the best matches first; each is used once."""
    places = product(range(len(expected)), range(len(heard)))
    likely = {(one, other): expected[one].likeness(heard[other]) for one, other in places}
    taken: dict[int, int] = {}
    for place, at in sorted(likely, key=lambda pair: -likely[pair]):
        if likely[place, at] and place not in taken and at not in taken.values():
            taken[place] = at
    return [(expected[place], heard[at]) for place, at in taken.items()]


def score(message: Message, heard: Sequence[Promise]) -> Score:
    """Return what one message counts for."""
    matched = pairs(message.expected, heard)
    return Score(
        messages=1,
        without=not message.expected,
        expected=len(message.expected),
        heard=len(heard),
        matched=len(matched),
        dated=sum(one.is_due_as(other) for one, other in matched),
    )


def measure(messages: Iterable[Message], *, show_misses: bool = False) -> dict[str, Score]:
    """Return the score of each language, and of all together under "overall"."""
    scores: dict[str, Score] = {}
    for message in messages:
        heard = message.heard()
        counted = score(message, heard)
        for key in (message.lang, OVERALL):
            scores.setdefault(key, Score()).add(counted)
        if show_misses and not counted.expected == counted.heard == counted.dated:
            print(f"{message.id} {message.text!r}", file=sys.stderr)
            for one in heard:
                print(f"   heard {one.title!r} {one.reading.day} {one.reading.problem}", file=sys.stderr)
    overall = scores.pop(OVERALL, Score())
    return {**scores, OVERALL: overall}


def table(scores: dict[str, Score]) -> str:
    """Return the figures as a table, a row a language."""
    heads = ("language", "messages", "without", "expected", "heard", "precision", "recall", "dates")
    rows = [heads, *((key, *map(_cell, one.figures().values())) for key, one in scores.items())]
    return "\n".join("  ".join(f"{cell:>9}" for cell in row) for row in rows)


def main() -> int:
    """Measure and print; return 2 where the data cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.hearing", description="How well promises are heard."
    )
    parser.add_argument("--data", type=Path, default=DATA, help="JSON lines; ours by default")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--misses", action="store_true", help="show what was heard wrong, on stderr")
    options = parser.parse_args()
    try:
        scores = measure(read(options.data), show_misses=options.misses)
    except (BadLine, OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    figures = {key: one.figures() for key, one in scores.items()}
    print(json.dumps(figures) if options.json else table(scores))
    return 0


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _cell(figure: float | None) -> str:
    if figure is None:
        return "-"
    return str(figure) if isinstance(figure, int) else f"{figure:.3f}"


if __name__ == "__main__":
    sys.exit(main())
