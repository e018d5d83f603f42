"""Check-in scripts: the questions of each kind of check-in and how it is run, read from one file a kind."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from prompts.questions import STRICT, CheckinOption, CheckinQuestion, Fault, Label, Name, Words, faults

Count = Annotated[int, Field(ge=1, le=400)]


class BrokenScript(ValueError):
    """A check-in file cannot be used. The message names the file, the line and the reason."""


@dataclass(frozen=True, slots=True)
class CheckinTerms:
    """When and how a kind is asked unless a coordinator says otherwise: one rhythm, and the terms.

    The rhythm is every so many weeks or months, so many days after somebody joined, or so many before a
    commitment is due.
    """

    __pydantic_config__ = STRICT

    every_weeks: Count | None = None
    every_months: Count | None = None
    days_after_joining: tuple[Count, ...] = ()
    days_before_due: Count | None = None
    reminders: Annotated[int, Field(ge=0, le=3)] = 1
    firmness: Literal["light", "standard", "active"] = "standard"
    window_hours: Annotated[int, Field(ge=1, le=24 * 90)] = 48
    voice: Literal["each", "delegate", "focal"] = "each"

    @property
    def rhythms(self) -> int:
        """How many rhythms are set; a kind has one."""
        set_ones = (self.every_weeks, self.every_months, self.days_after_joining, self.days_before_due)
        return sum(bool(one) for one in set_ones)


@dataclass(frozen=True, slots=True)
class CheckinScript:
    """A kind of check-in: what it is called, why it is asked (in English), and its questions in order.

    A form is offered from `form_from` questions on (0: never). Of an `anonymous` one no answer is
    kept with its person. `audience` is who reads the answers, which each person can change, answer
    by answer, where it is `audience_free`.
    """

    __pydantic_config__ = STRICT

    kind: Name
    title: Label
    purpose: Words
    questions: tuple[CheckinQuestion, ...]
    form_from: Annotated[int, Field(ge=0)] = 0
    anonymous: bool = False
    audience: Literal["coordinators", "partners", "public"] = "coordinators"
    audience_free: bool = False
    terms: CheckinTerms = field(default_factory=lambda: CheckinTerms(every_weeks=2))

    @property
    def title_key(self) -> str:
        """The catalogue key of the title."""
        return f"checkin.{self.kind}.title"

    @property
    def purpose_key(self) -> str:
        """The catalogue key of the purpose."""
        return f"checkin.{self.kind}.purpose"

    def text_key(self, question: CheckinQuestion) -> str:
        """Return the catalogue key of a question's sentence."""
        return f"checkin.{self.kind}.{question.key}"

    def label_key(self, question: CheckinQuestion, option: CheckinOption) -> str:
        """Return the catalogue key of an option's label."""
        return f"checkin.{self.kind}.{question.key}.{option.value}"

    def sentences(self) -> Iterator[tuple[str, str]]:
        """Yield every sentence of the script: its catalogue key and its English words."""
        yield self.title_key, self.title
        yield self.purpose_key, self.purpose
        for question in self.questions:
            yield self.text_key(question), question.text
            for option in question.options:
                yield self.label_key(question, option), option.label


_SCRIPT = TypeAdapter(CheckinScript)


def kinds(root: Traversable | None = None) -> tuple[str, ...]:
    """Return the kinds of check-in that have a file."""
    names = (entry.name for entry in _folder(root).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load(kind: str, root: Traversable | None = None) -> CheckinScript:
    """Return the script of a kind; raises `BrokenScript`, or `FileNotFoundError` for an unknown kind.

    Those of the house are read once: a round asks for them ten thousand times.
    """
    return _house(kind) if root is None else _load(kind, root)


@lru_cache
def _house(kind: str) -> CheckinScript:
    return _load(kind, None)


def _load(kind: str, root: Traversable | None) -> CheckinScript:
    name = f"{kind}.toml"
    source = _folder(root).joinpath(name).read_text(encoding="utf-8")
    try:
        script = _SCRIPT.validate_python({"kind": kind, **tomllib.loads(source)})
    except tomllib.TOMLDecodeError as error:
        raise BrokenScript(f"{name}: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _broken(name, source, first["loc"], first["msg"].removeprefix("Value error, ")) from error
    if script.terms.rhythms != 1:
        raise _broken(name, source, ("terms",), "one rhythm is to be set, and only one")
    for fault in faults(script.questions, anonymous=script.anonymous):
        raise _broken(name, source, _where(fault), fault.words)
    return script


def _folder(root: Traversable | None) -> Traversable:
    return (root or files("prompts")).joinpath("checkins")


def _where(fault: Fault) -> tuple[int | str, ...]:
    return ("questions",) if fault.place is None else ("questions", fault.place, fault.field)


def _broken(name: str, source: str, where: tuple[int | str, ...], reason: str) -> BrokenScript:
    path = ".".join(step for step in where if isinstance(step, str))
    return BrokenScript(f"{name}, line {_line_of(source, where)}: {path}: {reason}")


def _line_of(source: str, where: tuple[int | str, ...]) -> int:
    """Return the line, from 1, that a fault is about: its field, else its question or table, else the top.

    A field that stands within another one's braces, in its line, has the line of that one.
    """
    lines = source.splitlines()
    heads = [n for n, line in enumerate(lines) if re.match(r"\s*\[", line) and not line.strip().endswith(",")]
    titles = ["".join(lines[n].split()) for n in heads]
    start = 0
    fields = [step for step in where if isinstance(step, str)]
    places = [n for n, title in zip(heads, titles, strict=True) if title.startswith(f"[[{fields[0]}]]")]
    tables = [n for n, title in zip(heads, titles, strict=True) if title.startswith(f"[{fields[0]}]")]
    index = next((step for step in where if isinstance(step, int)), None)
    if index is not None and index < len(places):
        start, fields = places[index], fields[1:]
    elif tables:
        start, fields = tables[0], fields[1:]
    end = next((head for head in heads if head > start), len(lines))
    for name in reversed(fields):
        for n in range(start, end):
            if re.match(rf"\s*{re.escape(name)}\s*=", lines[n]):
                return n + 1
    return start + 1
