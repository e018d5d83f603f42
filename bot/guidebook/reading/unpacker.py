"""The child that unpacks archives: it is started by `parcel` and says what it found in one."""

from pathlib import Path
from typing import Any

from bot.guidebook.reading.archive import unpack
from bot.guidebook.reading.confined import Patience, say, serve
from bot.guidebook.reading.limits import Unreadable


def work(task: dict[str, Any], _: bytes, patience: Patience) -> None:
    """Unpack the archive of the task into its folder and say what is in it."""
    patience.begin()
    try:
        say({"files": list(unpack(Path(task["archive"]), Path(task["folder"]), patience.limits))})
    except Unreadable as refusal:
        say({"key": refusal.key, "values": refusal.values})


if __name__ == "__main__":
    serve(work)
