"""Documents on their way into a guidebook: from files, folders and archives, or as people send them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from bot.fetching import FileFetcher
from bot.guidebook.reading.child import edges_in_child, read_all
from bot.guidebook.reading.document import digest
from bot.guidebook.reading.kinds import HTML, ending
from bot.guidebook.reading.limits import Limits, Unreadable
from bot.guidebook.reading.parcel import opened
from bot.guidebook.reading.passages import Reading
from bot.guidebook.reading.running import running_in
from bot.guidebook.shelf import Named, paper_of
from bot.preparing import Attachments, Shelved
from handlers.turn import Content, Paper
from prompts.phrase import Phrase

Told = Callable[[int, int], None]
"""Hears how many documents of how many are read."""

AT_A_TIME = 20
"""So many documents are read between two words of how far it is."""

_FAILURES = {"too_large": "shelf.too_large_here"}
_KEPT = frozenset({".pdf"})
"""The source is kept of files that end so: their pages can be shown."""


def silent(done: int, count: int) -> None:
    """Tell nobody how far it is."""


async def read(path: Path, limits: Limits, language: str, told: Told = silent) -> AsyncIterator[Paper]:
    """Give each document of a file, folder or archive as it is read, or why it is refused; it never fails.

    `language` is taken for that of a text too short to tell.
    """
    try:
        async with opened(path, limits) as files:
            there = [(name, place) for name, place in files if isinstance(place, Path)]
            async for paper in _read(there, limits, language, told):
                yield paper
            for name, why in files:
                if isinstance(why, Unreadable):
                    yield _refused(name, why)
    except Unreadable as why:
        yield _refused(path.name, why)


async def _read(
    files: Sequence[tuple[str, Path]], limits: Limits, language: str, told: Told
) -> AsyncIterator[Paper]:
    """Give what the documents say, without what stands at the edge of most pages of a web site."""
    pages = [path for _, path in files if ending(path.name) in HTML]
    running = running_in(await edges_in_child(pages, limits)) if len(pages) > 2 else frozenset()
    for start in range(0, len(files), AT_A_TIME):
        told(start, len(files))
        batch = files[start : start + AT_A_TIME]
        outcomes = await read_all([path for _, path in batch], limits, language, running)
        for (name, path), outcome in zip(batch, outcomes, strict=True):
            yield await asyncio.to_thread(_paper, name, path, outcome)


def _paper(name: str, path: Path, outcome: Reading | Unreadable) -> Paper:
    if isinstance(outcome, Unreadable):
        return _refused(name, outcome)
    source = path.read_bytes() if ending(path.name) in _KEPT else None
    return paper_of(Named(name, digest(path), outcome, source))


def _refused(name: str, why: Unreadable) -> Paper:
    return Paper(name, refused=Phrase(why.key, why.values))


@dataclass(frozen=True, slots=True)
class Uploads:
    """Fetches the documents that people send, and has them read, each by a process of its own."""

    fetcher: FileFetcher
    limits: Limits

    async def read(self, shelved: Shelved) -> tuple[Paper, ...]:
        """Return each document, or why it is refused. It never fails."""
        attachments = Attachments(
            shelved.channel, shelved.account, shelved.files, read=True, most=self.limits.size
        )
        contents = await self.fetcher.fetch(attachments)
        papers = [
            await self._read(one.name or one.kind, contents[one.id], shelved.language)
            for one in shelved.files
        ]
        return tuple(paper for several in papers for paper in several)

    async def _read(self, name: str, content: Content, language: str) -> Sequence[Paper]:
        if content.failure:
            key = _FAILURES.get(content.failure, "shelf.unreachable")
            values = {"megabytes": self.limits.size >> 20} if content.failure in _FAILURES else {}
            return [Paper(name, refused=Phrase(key, values))]
        with TemporaryDirectory(prefix="upload-") as folder:
            # Under a name of our own: theirs may hold anything.
            file = Path(folder, f"document{PurePosixPath(name).suffix.casefold()[:12]}")
            await asyncio.to_thread(file.write_bytes, content.body)
            papers = [one async for one in read(file, self.limits, language)]
        return [_called(name, one) if one.name == file.name else one for one in papers]


def _called(name: str, paper: Paper) -> Paper:
    """Return the paper under the name that its sender gave the file, also where that is all of its title."""
    titled = paper.title == Path(paper.name).stem
    return replace(paper, name=name, title=PurePosixPath(name).stem if titled else paper.title)
