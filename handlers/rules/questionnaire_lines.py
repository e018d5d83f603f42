"""A line of a questionnaire taken apart: condition, words, how it is answered."""

import re
from dataclasses import dataclass

from handlers.rules.questionnaire_types import Typed, typed
from prompts.phrase import Phrase
from storage.errors import Refused

LONGEST = 300
"""The most characters of a question."""

_BULLET = re.compile(r"^\s*(?:[-–•*]|\d{1,2}[.):])\s+")
_CONDITION = re.compile(
    r"^(?:if|si)\s+(?P<number>\d{1,3})\s*(?:is|=|est)\s+(?P<values>[^:]+?)\s*:\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]*)\)\s*$")
_OR = re.compile(r"\s+(?:or|ou)\s+|\s*,\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line taken apart. `shape` is None where it says nothing of how it is answered."""

    text: str
    shape: Typed | None
    required: bool
    after: int = 0
    values: tuple[str, ...] = ()


def take_apart(number: int, line: str) -> Line:
    """Return what a line says. Raises `Refused` where it is no question."""
    rest = " ".join(_BULLET.sub("", line).split())
    after = 0
    values: tuple[str, ...] = ()
    if (condition := _CONDITION.match(rest)) is not None:
        after = int(condition["number"])
        values = tuple(value for value in _OR.split(condition["values"]) if value)
        rest = condition["rest"]
    shape, required = None, False
    while (tail := _BRACKETS.search(rest)) or rest.endswith("!"):
        if tail is None:
            rest, required = rest[:-1].rstrip(), True
            continue
        found = typed(tail["inside"])
        if isinstance(found, Phrase):
            raise broken(number, found)
        rest, required = rest[: tail.start()], required or found.required
        shape = found if found.type is not None else shape
    if not rest or len(rest) > LONGEST:
        reason = Phrase("questions.fault_too_long", {"most": LONGEST}) if rest else None
        raise broken(number, reason or Phrase("questions.fault_empty"))
    return Line(rest, shape, required, after, values)


def broken(line: int, reason: Phrase) -> Refused:
    """Return the refusal of a line, from 1."""
    return Refused("questions.broken_line", {"line": line, "reason": reason})
