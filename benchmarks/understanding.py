"""How often plain words are understood: a language a line, then an intent a line.

    python -m benchmarks.understanding [--data FILE] [--json]

The data are JSON lines: id, lang, text, context, expected, and also_ok (other intents that are right too).
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handlers.rules.understanding.intents import Intent
from handlers.rules.understanding.reading import understand

DATA = Path(__file__).parent / "data" / "understanding.jsonl"
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


class BadLine(Exception):
    """A line that is no example, with its number and why."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message, and the intents that are right for it, the expected one first."""

    id: str
    lang: str
    text: str
    context: str
    right: tuple[Intent, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many were right."""

    right: int = 0
    of: int = 0

    @property
    def accuracy(self) -> float:
        """Return the share that was right; 0 of nothing."""
        return self.right / self.of if self.of else 0.0

    def with_one(self, *, right: bool) -> "Share":
        """Return the share with one more counted."""
        return Share(self.right + right, self.of + 1)


@dataclass(frozen=True, slots=True)
class Result:
    """The shares by language and by expected intent, over all, and what was taken for something else."""

    languages: dict[str, Share]
    intents: dict[str, Share]
    overall: Share
    missed: tuple[tuple[Example, Intent], ...]


def read(lines: Iterable[str]) -> Iterator[Example]:
    """Yield the examples of a file's lines but empty ones. Raises `BadLine` at the first that is none."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _example(number, line)


def measure(examples: Iterable[Example]) -> Result:
    """Return how many of the examples are understood rightly."""
    languages: dict[str, Share] = {}
    intents: dict[str, Share] = {}
    overall, missed = Share(), []
    for one in examples:
        found = understand(one.text, one.context, one.lang).intent
        right = found in one.right
        overall = overall.with_one(right=right)
        languages[one.lang] = languages.get(one.lang, Share()).with_one(right=right)
        expected = one.right[0].value
        intents[expected] = intents.get(expected, Share()).with_one(right=right)
        if not right:
            missed.append((one, found))
    return Result(languages, intents, overall, tuple(missed))


def table(result: Result) -> str:
    """Return the result as lines for a terminal."""
    rows = [
        *((language, share) for language, share in result.languages.items()),
        ("overall", result.overall),
    ]
    head = f"{'language':24}{'accuracy':>9}{'right':>7}{'of':>6}"
    by_intent = f"\n{'intent':24}{'accuracy':>9}{'right':>7}{'of':>6}"
    return "\n".join(
        [
            head,
            *(_row(*row) for row in rows),
            by_intent,
            *(_row(*row) for row in sorted(result.intents.items())),
        ]
    )


def as_json(result: Result) -> str:
    """Return the result as one JSON object."""

    def figures(share: Share) -> dict[str, float]:
        return {"accuracy": round(share.accuracy, 4), "right": share.right, "of": share.of}

    return json.dumps(
        {
            "languages": {language: figures(share) for language, share in result.languages.items()},
            "intents": {intent: figures(share) for intent, share in sorted(result.intents.items())},
            "overall": figures(result.overall),
            "missed": [
                {"id": one.id, "expected": one.right[0], "understood": found} for one, found in result.missed
            ],
        }
    )


def main(arguments: list[str] | None = None) -> int:
    """Print the table, or JSON. Return 2 where the data cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.understanding", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="JSON lines (default: our own)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(arguments)
    try:
        examples = list(read(chosen.data.read_text(encoding="utf-8").splitlines()))
    except (OSError, UnicodeDecodeError, BadLine) as error:
        print(f"{chosen.data}: {error}", file=sys.stderr)
        return 2
    if not examples:
        print(f"{chosen.data}: no examples in it", file=sys.stderr)
        return 2
    result = measure(examples)
    print(as_json(result) if chosen.json else table(result))
    return 0


def _example(number: int, line: str) -> Example:
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadLine(f"line {number}: not JSON ({error.msg})") from error
    if not isinstance(given, dict):
        raise BadLine(f"line {number}: not a JSON object")
    lang, text = _string(number, given, "lang"), _string(number, given, "text")
    if lang not in LANGUAGES:
        raise BadLine(f"line {number}: lang is {lang!r}, not one of {', '.join(LANGUAGES)}")
    also = given.get("also_ok", [])
    if not isinstance(also, list):
        raise BadLine(f"line {number}: also_ok is no list")
    right = tuple(_intent(number, one) for one in [given.get("expected"), *also])
    context = _string(number, {"context": "none", **given}, "context")
    return Example(str(given.get("id", number)), lang, text, context, right)


def _string(number: int, given: dict[str, object], key: str) -> str:
    value = given.get(key)
    if not isinstance(value, str):
        raise BadLine(f"line {number}: {key} is missing or no text")
    return value


def _intent(number: int, word: object) -> Intent:
    try:
        return Intent(str(word))
    except ValueError as error:
        raise BadLine(f"line {number}: {word!r} is no intent") from error


def _row(name: str, share: Share) -> str:
    return f"{name:24}{share.accuracy:>9.3f}{share.right:>7}{share.of:>6}"


if __name__ == "__main__":
    sys.exit(main())
