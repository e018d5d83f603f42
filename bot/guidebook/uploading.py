"""Documents on their way into a guidebook: from files, folders and archives, or as people send them."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, Protocol, TypeVar

import structlog

from bot.fetching import FileFetcher
from bot.guidebook.paper import paper_of
from bot.guidebook.reading.child import edges_in_child, read_all
from bot.guidebook.reading.cleaning import clean_line
from bot.guidebook.reading.document import digest
from bot.guidebook.reading.limits import MEGABYTE, Limits, Unreadable
from bot.guidebook.reading.parcel import opened
from bot.guidebook.reading.passages import Reading
from bot.guidebook.reading.running import running_in
from bot.preparing import Attachments, Shelved
from handlers.rules.file_kinds import ARCHIVE, HTML, ending
from handlers.turn import Content, Paper
from prompts.phrase import Phrase
from storage.records.messages import OutboundMessage

_log = structlog.get_logger()

T = TypeVar("T")

Told = Callable[[int, int], None]
"""Hears how many documents of how many are read."""

AT_A_TIME = 20
"""So many documents are read between two words of how far it is."""

PATIENCE = 600.0
"""Seconds that the documents of one message may take together to be read."""

SOON = 2.0
"""Seconds after which whoever sent documents is told that they are still being read."""

_FAILURES = {"too_large": "shelf.too_large_here"}
_KEPT = frozenset({".pdf"})
"""The source is kept of files that end so: their pages can be shown."""


def silent(done: int, count: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are read: under which limits, and in which `language` a text is that is too short to tell.

    `told` hears how far it is. What is not read by `ends_at`, in the loop's seconds, is refused.
    """

    limits: Limits
    language: str
    told: Told = silent
    ends_at: float | None = None

    async def in_time(self, work: Coroutine[Any, Any, T]) -> T:
        """Return what the work does. Raises `Unreadable` where it is too late to begin or to end it."""
        if self.ends_at is not None and asyncio.get_running_loop().time() >= self.ends_at:
            work.close()
            raise _too_long()
        try:
            async with asyncio.timeout_at(self.ends_at):
                return await work
        except TimeoutError as error:
            raise _too_long() from error


async def read(path: Path, manner: Manner, name: str = "") -> AsyncGenerator[Paper, None]:
    """Give each document of a file, folder or archive as it is read, or why it is refused; it never fails.

    `name` is what the file is known by, if not by its own name. The documents of a folder are known by
    their paths in it, those of an archive by its name without its ending before them.
    """
    known_as = clean_line(name or path.name)
    try:
        async with AsyncExitStack() as stack:
            files = await manner.in_time(stack.enter_async_context(opened(path, manner.limits)))
            named = [(_named(inner, path, known_as), place) for inner, place in files]
            there = [(one, place) for one, place in named if isinstance(place, Path)]
            async for paper in _read(there, manner):
                yield paper
            for one, why in named:
                if isinstance(why, Unreadable):
                    yield _refused(one, why)
    except Unreadable as why:
        yield _refused(known_as, why)


def _too_long() -> Unreadable:
    return Unreadable("shelf.too_long_here", {"minutes": round(PATIENCE / 60)})


def _named(inner: str, path: Path, known_as: str) -> str:
    """Return what a document is known by that the file, folder or archive holds under its `inner` name."""
    if path.is_dir():
        return clean_line(inner)
    if ending(path.name) != ARCHIVE:
        return known_as
    return f"{_stem(known_as, path)}/{inner}"


def _stem(name: str, path: Path) -> str:
    """Return a name without the ending of its file."""
    last = PurePosixPath(name)
    return last.stem if last.suffix.casefold() == ending(path.name) else last.name


async def _read(files: Sequence[tuple[str, Path]], manner: Manner) -> AsyncGenerator[Paper, None]:
    """Give what the documents say, without what stands at the edge of most pages of a web site."""
    running = await _running(files, manner)
    for start in range(0, len(files), AT_A_TIME):
        manner.told(start, len(files))
        batch = files[start : start + AT_A_TIME]
        outcomes = await _outcomes([path for _, path in batch], manner, running)
        for (name, path), outcome in zip(batch, outcomes, strict=True):
            yield await asyncio.to_thread(_paper, name, path, outcome)


async def _running(files: Sequence[tuple[str, Path]], manner: Manner) -> frozenset[str]:
    """Return what stands at the edge of most pages of HTML; nothing where it is too late to look."""
    pages = [path for _, path in files if ending(path.name) in HTML]
    if len(pages) < 3:
        return frozenset()
    try:
        return running_in(await manner.in_time(edges_in_child(pages, manner.limits)))
    except Unreadable:
        return frozenset()


async def _outcomes(
    paths: Sequence[Path], manner: Manner, running: frozenset[str]
) -> Sequence[Reading | Unreadable]:
    """Return what each document says, or why it is refused."""
    try:
        return await manner.in_time(read_all(paths, manner.limits, manner.language, running))
    except Unreadable as why:
        return [why] * len(paths)


def _paper(name: str, path: Path, outcome: Reading | Unreadable) -> Paper:
    if isinstance(outcome, Unreadable):
        return _refused(name, outcome)
    source = path.read_bytes() if ending(path.name) in _KEPT else None
    paper = paper_of(name, digest(path), outcome, source)
    # The file that was read may be a copy under a name of ours.
    return replace(paper, title=_stem(name, path)) if paper.title == path.stem else paper


def _refused(name: str, why: Unreadable) -> Paper:
    return Paper(name, refused=Phrase(why.key, why.values))


class Notes(Protocol):
    """Says at once what takes long."""

    async def say(self, key: str, draft: OutboundMessage, words: Phrase) -> None:
        """Say it where and in the language in which the draft is, once under this key."""


@dataclass(frozen=True, slots=True)
class Uploads:
    """Fetches the documents that people send, and has them read, each by a process of its own.

    Where that takes long, `notes` tell their sender that it goes on.
    """

    fetcher: FileFetcher
    limits: Limits
    notes: Notes

    async def read(self, shelved: Shelved) -> tuple[Paper, ...]:
        """Return each document, or why it is refused. It never fails."""
        read = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._tell(shelved, read))
            papers = await self._read_all(shelved)
            read.set()
        return papers

    async def _tell(self, shelved: Shelved, read: asyncio.Event) -> None:
        """Tell their sender that the documents are being read, if they are not `read` soon."""
        with suppress(TimeoutError):
            await asyncio.wait_for(read.wait(), SOON)
        names = tuple(one.name for one in shelved.files if one.name)
        if read.is_set() or shelved.draft is None or not names:
            return
        try:
            await self.notes.say(
                f"{shelved.key}#reading", shelved.draft, Phrase("shelf.reading", {"names": names})
            )
        except Exception:  # what is read is not lost for a word about it
            _log.exception("reading_not_told")

    async def _read_all(self, shelved: Shelved) -> tuple[Paper, ...]:
        attachments = Attachments(
            shelved.channel, shelved.account, shelved.files, read=True, most=self.limits.size
        )
        contents = await self.fetcher.fetch(attachments)
        ends_at = asyncio.get_running_loop().time() + PATIENCE
        manner = Manner(self.limits, shelved.language, ends_at=ends_at)
        papers = [await self._read(one.name or one.kind, contents[one.id], manner) for one in shelved.files]
        return tuple(paper for several in papers for paper in several)

    async def _read(self, name: str, content: Content, manner: Manner) -> Sequence[Paper]:
        if content.failure:
            key = _FAILURES.get(content.failure, "shelf.unreachable")
            values = {"megabytes": self.limits.size // MEGABYTE} if content.failure in _FAILURES else {}
            return [Paper(name, refused=Phrase(key, values))]
        with TemporaryDirectory(prefix="upload-") as folder:
            # Under a name of our own: theirs may hold anything.
            file = Path(folder, f"document{PurePosixPath(name).suffix.casefold()[:12]}")
            await asyncio.to_thread(file.write_bytes, content.body)
            return [one async for one in read(file, manner, name)]
