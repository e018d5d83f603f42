"""What somebody adds to a guidebook, opened: one document, or a folder or archive of them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.guidebook.reading.archive import documents_in
from bot.guidebook.reading.confined import run
from bot.guidebook.reading.kinds import refusal_of
from bot.guidebook.reading.limits import Limits, Unreadable
from handlers.rules.file_kinds import ARCHIVE, ending

_UNPACKER = "bot.guidebook.reading.unpacker"

Opened = list[tuple[str, Path | Unreadable]]
"""By name (the path in the folder or archive): where to read it from, or why it is not read."""


@asynccontextmanager
async def opened(path: Path, limits: Limits) -> AsyncIterator[Opened]:
    """Give the documents that there are to read, in order; what was unpacked is there until this is left.

    An archive is unpacked by a child process with caps on time, memory and expansion. Raises
    `Unreadable` when nothing in it can be looked at: it is broken, locked, too large or empty.
    """
    with TemporaryDirectory(prefix="guidebook-") as folder:
        files = await _files(path, Path(folder), limits)
        if not files:
            raise Unreadable("guidebook.nothing_in_it")
        yield files


async def _files(path: Path, folder: Path, limits: Limits) -> Opened:
    if await asyncio.to_thread(path.is_dir):
        found = await asyncio.to_thread(lambda: list(documents_in(path, limits)))
        return [(name, refusal_of(name) or place) for name, place in found]
    if ending(path.name) != ARCHIVE:
        return [(path.name, refusal_of(path.name) or path)]
    return await _unpacked(path, folder, limits)


async def _unpacked(archive: Path, folder: Path, limits: Limits) -> Opened:
    if (await asyncio.to_thread(archive.stat)).st_size > limits.size:
        raise limits.exceeded()
    ended = await run(_UNPACKER, {"archive": str(archive), "folder": str(folder)}, limits)
    said = json.loads(ended.lines[-1]) if ended.lines else 0
    if isinstance(said, int):
        raise ended.refusal(limits)
    if "key" in said:
        raise Unreadable(said["key"], said["values"])
    return [
        (name, refusal_of(name) or (folder / copy if copy else Unreadable("guidebook.broken")))
        for name, copy in said["files"]
    ]
