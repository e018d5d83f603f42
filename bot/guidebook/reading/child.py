"""Reading a document: what kind it is, what it says, and all of that in a child process that may fail."""

import asyncio
import contextlib
import hashlib
import json
import os
import resource
import sys
from dataclasses import asdict
from pathlib import Path

from bot.guidebook.reading.markdown import read_markdown
from bot.guidebook.reading.passages import Limits, PassageDraft, Reading, Unreadable, pack
from bot.guidebook.reading.pdf import read_pdf

__all__ = ["Limits", "PassageDraft", "Reading", "Unreadable", "digest", "read_document", "read_in_child"]

_MARKDOWN = frozenset({".md", ".markdown"})
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
"""What the child may know of our environment: no secrets."""


def digest(path: Path) -> str:
    """Return the SHA-256 of the file in hexadecimal, by which a document that has not changed is known."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_document(path: Path, limits: Limits) -> Reading:
    """Return what a Markdown or PDF file says. Raises `Unreadable` when it is refused.

    Only the limits on size, pages and characters hold here; those on time and memory are
    the child's (see `read_in_child`), for a file from outside may do anything to its reader.
    """
    kind = path.suffix.casefold()
    if kind not in {*_MARKDOWN, ".pdf"}:
        raise Unreadable("guidebook.unknown_type", {"type": path.suffix or path.name})
    if path.stat().st_size > limits.size:
        raise limits.exceeded()
    pages: int | None = None
    if kind == ".pdf":
        title, blocks, pages = read_pdf(path, limits)
    else:
        title, blocks = read_markdown(_decoded(path, limits))
    passages = pack(blocks)
    if not passages:
        raise Unreadable("guidebook.empty")
    return Reading(title or path.stem, passages, pages)


async def read_in_child(path: Path, limits: Limits) -> Reading:
    """Return what the file says, read by a process of its own with caps on time and memory.

    Raises `Unreadable` when the file is refused, and also when its reader died of it.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.guidebook.reading.child", str(path), json.dumps(asdict(limits))),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(),
    )
    try:
        async with asyncio.timeout(limits.seconds):
            output, _ = await process.communicate()
    except TimeoutError as error:
        raise Unreadable("guidebook.too_slow", {"seconds": round(limits.seconds)}) from error
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode != 0:
        raise Unreadable("guidebook.broken")
    return _received(output)


def main(arguments: list[str]) -> None:
    """Read the file named first within the limits named second and print what came of it, both as JSON.

    The parent keeps the time; the cap on the processor's is for a child whose parent has gone.
    """
    limits = Limits(**json.loads(arguments[1]))
    seconds = max(1, round(limits.seconds))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * seconds, 2 * seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    answer: dict[str, object]
    try:
        answer = {"reading": asdict(read_document(Path(arguments[0]), limits))}
    except Unreadable as refusal:
        answer = {"key": refusal.key, "values": refusal.values}
    except (MemoryError, RecursionError):
        answer = {"key": "guidebook.too_large", "values": limits.exceeded().values}
    sys.stdout.write(json.dumps(answer))


def _received(output: bytes) -> Reading:
    answer = json.loads(output)
    if "key" in answer:
        raise Unreadable(answer["key"], answer["values"])
    reading = answer["reading"]
    return Reading(
        reading["title"], tuple(PassageDraft(**each) for each in reading["passages"]), reading["pages"]
    )


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    places = [str(Path(__file__).parents[3]), *(place for place in sys.path if place)]
    return kept | {"PYTHONPATH": os.pathsep.join(places), "PYTHONUTF8": "1"}


def _decoded(path: Path, limits: Limits) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("guidebook.broken") from error
    if "\0" in text:
        raise Unreadable("guidebook.broken")
    if len(text) > limits.characters:
        raise limits.exceeded()
    return text


if __name__ == "__main__":
    main(sys.argv[1:])
