"""Short leases, so that a test need not wait long for those of a process that is gone."""

from collections.abc import Callable
from types import ModuleType

from bot import delivery, dispatch, listening
from storage import engine
from storage.queue import lanes, leases

LEASE = 2.0

_SHORT: tuple[tuple[ModuleType, str, object], ...] = (
    (lanes, "LEASE", LEASE),
    (leases, "LEASE", LEASE),
    (engine, "PAUSED", LEASE),
    (delivery, "SEND", LEASE * 0.8),
    (delivery, "LEFT", LEASE * 0.4),
    (delivery, "KEEP", LEASE / 5),
    (delivery, "POLL", LEASE / 10),
    (listening, "KEEP", LEASE / 5),
    (dispatch, "POLL", LEASE / 10),
    (dispatch, "BACKOFF", (0.2, 0.2)),
)


def shorten(put: Callable[[object, str, object], None] = setattr) -> None:
    """Shorten them in this process; `put` may be a monkeypatch's, which takes it back."""
    for module, name, value in _SHORT:
        put(module, name, value)
