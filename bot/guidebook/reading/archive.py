"""Folders and archives of documents: which files are in them, unpacked where nothing can be overwritten."""

import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from bot.guidebook.reading.kinds import is_looked_at, refusal_of
from bot.guidebook.reading.limits import Limits, Unreadable
from handlers.rules.file_kinds import ending

BROKEN_ZIP = (BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError, OSError)
"""What `zipfile` raises of a damaged archive: it does not implement each way to pack that one may name."""

_CHUNK = 1 << 16
_LOCKED = 0x1


def documents_in(folder: Path, limits: Limits) -> Iterator[tuple[str, Path]]:
    """Yield name and place of each file that matters in the folder and the folders in it, in order.

    No link is followed. Raises `Unreadable` when there are more than are allowed.
    """
    count = 0
    for place in sorted(folder.rglob("*")):
        name = place.relative_to(folder).as_posix()
        if place.is_symlink() or not place.is_file() or not is_looked_at(name):
            continue
        count += 1
        if count > limits.files:
            raise Unreadable("guidebook.too_many", {"files": limits.files})
        yield name, place


def unpack(archive: Path, folder: Path, limits: Limits) -> Iterator[tuple[str, str]]:
    """Unpack an archive; yield for each file that matters its name and that of its copy in the folder.

    The copies are numbered, so that no name in the archive says where anything is written; of what
    is not read there is none, and its name is empty. Raises `Unreadable` when the archive is
    broken, locked, or holds more than is allowed.
    """
    try:
        with ZipFile(archive) as files:
            left = limits.expansion
            for number, member in enumerate(_members(files, limits)):
                name = _name(member)
                copy = "" if refusal_of(name) else f"{number:05}{ending(name)}"
                if copy:
                    left = _copy(files, member, folder / copy, left)
                    if left < 0:
                        raise limits.unpacked()
                yield name, copy
    except BROKEN_ZIP as error:
        raise Unreadable("guidebook.broken") from error


def _members(files: ZipFile, limits: Limits) -> list[ZipInfo]:
    """Return the files that matter, once what the archive declares of them is within the limits."""
    members = [each for each in files.infolist() if not _is_folder(each) and is_looked_at(_name(each))]
    if any(each.flag_bits & _LOCKED for each in members):
        raise Unreadable("guidebook.encrypted")
    if len(members) > limits.files:
        raise Unreadable("guidebook.too_many", {"files": limits.files})
    if sum(each.file_size for each in members) > limits.expansion:
        raise limits.unpacked()
    return members


def _copy(files: ZipFile, member: ZipInfo, place: Path, left: int) -> int:
    """Unpack a file; return how many of the bytes that are left it leaves, negative once it is too much."""
    with files.open(member) as packed, place.open("wb") as copy:
        while left >= 0 and (chunk := packed.read(_CHUNK)):
            left -= len(chunk)
            copy.write(chunk)
    return left


def _is_folder(member: ZipInfo) -> bool:
    return member.filename.endswith(("/", "\\"))


def _name(member: ZipInfo) -> str:
    """Return the name by which a file is known: its path in the archive, which leads nowhere else."""
    path = "".join(sign for sign in member.filename.replace("\\", "/") if sign.isprintable())
    return "/".join(part for part in PurePosixPath(path).parts if part not in {"/", "//", "..", "."}) or "?"
