"""The child that reads documents: started by `child`, it says what came of each, one after the other."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.guidebook.reading.confined import Patience, say, serve
from bot.guidebook.reading.document import blocks_of, read_document
from bot.guidebook.reading.limits import Unreadable
from bot.guidebook.reading.running import edges_of


def work(task: dict[str, Any], _: bytes, patience: Patience) -> None:
    """Read each document of the task, or only what it begins and ends with, and say what came of it."""
    running = frozenset(task.get("running", ()))
    for name in task["documents"]:
        path = Path(name)
        patience.begin()
        try:
            if task["do"] == "edges":
                blocks = blocks_of(path, patience.limits, patience.turn)[1]
                say({"edges": sorted(edges_of(blocks))})
            else:
                reading = read_document(path, patience.limits, task["language"], patience.turn, running)
                say({"reading": asdict(reading)})
        except Unreadable as refusal:
            say({"key": refusal.key, "values": refusal.values})
        except RecursionError:
            say({"key": "guidebook.too_deep", "values": {}})


if __name__ == "__main__":
    serve(work)
