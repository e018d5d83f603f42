"""The kinds of files there are: which are read, which are refused, which only come along."""

from pathlib import PurePosixPath

from bot.guidebook.reading.limits import Unreadable
from handlers.rules.file_kinds import ARCHIVE, DOCUMENTS, ending


def one_of(words: str) -> frozenset[str]:
    """Return the words as a set to ask whether something is one of them."""
    return frozenset(words.split())


_BESIDE = one_of(
    ".png .jpg .jpeg .gif .svg .webp .bmp .ico .tif .tiff .heic .avif .css .js .map .woff .woff2 .ttf "
    ".otf .eot"
)
"""Pictures, and what a page of HTML is dressed in: they come along and are not read."""
_SYSTEM = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


def kind_of(name: str) -> str:
    """Return the ending that tells how a document is read. Raises `Unreadable` for one that is not."""
    kind = ending(name)
    if kind not in DOCUMENTS:
        raise Unreadable("guidebook.unknown_type", {"type": kind or PurePosixPath(name).name})
    return kind


def refusal_of(name: str) -> Unreadable | None:
    """Return why a file of a folder or archive is not read, by its name; None for one that may be."""
    if ending(name) == ARCHIVE:
        return Unreadable("guidebook.nested")
    try:
        kind_of(name)
    except Unreadable as refusal:
        return refusal
    return None


def is_looked_at(name: str) -> bool:
    """Return whether a file of a folder or archive matters; hidden ones and pictures are passed over."""
    parts = PurePosixPath(name).parts
    apart = any(part.startswith((".", "~$")) or part.casefold() in _SYSTEM for part in parts)
    return not apart and ending(name) not in _BESIDE
