"""Reading documents in a child process, which may fail of them without harm to us."""

import asyncio
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bot.guidebook.reading.confined import run
from bot.guidebook.reading.limits import Limits, Unreadable
from bot.guidebook.reading.passages import PassageDraft, Reading
from handlers.rules.instructions import Warned

_READER = "bot.guidebook.reading.reader"
_BATCH = 50
"""So many documents are given to one child, which starts in a third of a second."""


async def read_in_child(path: Path, limits: Limits, language: str = "en") -> Reading:
    """Return what the document says, read by a process of its own with caps on time and memory.

    `language` is taken for that of a text too short to tell. Raises `Unreadable` when the document
    is refused, and also when its reader died of it.
    """
    (outcome,) = await read_all([path], limits, language)
    if isinstance(outcome, Unreadable):
        raise outcome
    return outcome


async def read_all(
    paths: Sequence[Path], limits: Limits, language: str = "en", running: Iterable[str] = ()
) -> list[Reading | Unreadable]:
    """Return what each document says, or why it is refused; one that is takes none of the others with it."""
    task: dict[str, object] = {"do": "read", "language": language, "running": sorted(running)}
    return [
        answer if isinstance(answer, Unreadable) else _reading(answer["reading"])
        for answer in await _answers(task, paths, limits)
    ]


async def edges_in_child(paths: Sequence[Path], limits: Limits) -> list[list[str]]:
    """Return what each document begins and ends with (see `running`); nothing of one that is refused."""
    return [
        [] if isinstance(answer, Unreadable) else answer["edges"]
        for answer in await _answers({"do": "edges"}, paths, limits)
    ]


async def _answers(
    task: dict[str, object], paths: Sequence[Path], limits: Limits
) -> list[dict[str, Any] | Unreadable]:
    """Return an answer for each document. A child that dies of one leaves the rest to the next child.

    A document of which a child died that had read others before gets a child of its own, for the
    memory may have been theirs; time was all its own.
    """
    answers: list[dict[str, Any] | Unreadable] = []
    while len(answers) < len(paths):
        given = [str(path) for path in paths[len(answers) :][:_BATCH]]
        ended = await run(_READER, {**task, "documents": given}, limits, documents=len(given))
        said, page = await asyncio.to_thread(_said, ended.lines)
        answers += said
        if not said or ended.out_of_time:
            answers.append(ended.refusal(limits, page))
    return answers


def _said(lines: Sequence[bytes]) -> tuple[list[dict[str, Any] | Unreadable], int]:
    """Return the answers among what a child said, and the page that it was last at."""
    answers: list[dict[str, Any] | Unreadable] = []
    page = 0
    for line in lines:
        what = json.loads(line)
        if isinstance(what, int):
            page = what
        else:
            answers.append(Unreadable(what["key"], what["values"]) if "key" in what else what)
    return answers, page


def _reading(said: dict[str, Any]) -> Reading:
    return Reading(
        said["title"],
        tuple(PassageDraft(**each) for each in said["passages"]),
        said["pages"],
        said["language"],
        tuple(Warned(**each) for each in said["warnings"]),
    )
