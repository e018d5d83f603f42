"""Check-in scripts: the questions of each kind of check-in, read from one file a kind."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError, model_validator

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

_ABOUT = ("title", "purpose")


class BrokenScript(ValueError):
    """A check-in file cannot be used. The message names the file, the line and the reason."""


@dataclass(frozen=True, slots=True)
class CheckinOption:
    """One answer that can be chosen: the value that is stored and its English label."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    value: Name
    label: Words


@dataclass(frozen=True, slots=True)
class CheckinQuestion:
    """One question in English.

    `hears` says that promises are listened for in the answer, `optional` that it may be skipped.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    key: Name
    text: Words
    type: Literal["text", "choice"] = "text"
    options: tuple[CheckinOption, ...] = ()
    hears: bool = False
    optional: bool = True

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.key in _ABOUT:
            raise ValueError(f'a question cannot be called "{self.key}"')
        if (self.type == "choice") != bool(self.options):
            raise ValueError("a choice needs options, and only a choice has them")
        if _repeated(option.value for option in self.options):
            raise ValueError("two options have the same value")
        return self


@dataclass(frozen=True, slots=True)
class CheckinScript:
    """A kind of check-in: what it is called, why it is asked (in English), and its questions in order."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    kind: Name
    title: Words
    purpose: Words
    questions: Annotated[tuple[CheckinQuestion, ...], "at least one"]

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if not self.questions:
            raise ValueError("there are no questions")
        if repeated := _repeated(question.key for question in self.questions):
            raise ValueError(f'two questions are called "{repeated}"')
        return self

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
    """Return the script of a kind; raises `BrokenScript`, or `FileNotFoundError` for an unknown kind."""
    name = f"{kind}.toml"
    source = _folder(root).joinpath(name).read_text(encoding="utf-8")
    try:
        return _SCRIPT.validate_python({"kind": kind, **tomllib.loads(source)})
    except tomllib.TOMLDecodeError as error:
        raise BrokenScript(f"{name}: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        line = _line_of(source, first["loc"])
        reason = first["msg"].removeprefix("Value error, ")
        where = ".".join(str(step) for step in first["loc"] if isinstance(step, str))
        raise BrokenScript(f"{name}, line {line}: {where + ': ' if where else ''}{reason}") from error


def _folder(root: Traversable | None) -> Traversable:
    return (root or files("prompts")).joinpath("checkins")


def _repeated(names: Iterable[str]) -> str | None:
    return next((name for name, times in Counter(names).items() if times > 1), None)


def _line_of(source: str, where: tuple[int | str, ...]) -> int:
    """Return the line, from 1, that a fault is about: its field, else its question, else the top."""
    lines = source.splitlines()
    heads = [n for n, line in enumerate(lines) if line.replace(" ", "").startswith("[[questions]]")]
    start, end = 0, heads[0] if heads else len(lines)
    if where[:1] == ("questions",) and len(where) > 1 and isinstance(where[1], int) and where[1] < len(heads):
        start = heads[where[1]]
        end = next((head for head in heads if head > start), len(lines))
    fields = [step for step in where if isinstance(step, str)][-1:]
    for name in fields:
        found = [n for n in range(start, end) if re.match(rf"\s*{re.escape(name)}\s*=", lines[n])]
        if found:
            return found[0] + 1
    return start + 1
