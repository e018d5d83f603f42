"""Databases as tests open them, by the thousand: all share what one had compiled; no disk is awaited."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import sqlalchemy as sa

from storage import engine


@contextmanager
def opened_in_haste() -> Iterator[None]:
    """Let databases of one kind share a dialect and all that is compiled for it.

    SQLite hands what it writes to the system and goes on: that outlives a process, if not a power cut.
    """
    shared: dict[str, tuple[sa.Dialect, dict[Any, Any]]] = {}
    opened = engine.open_engine

    def open_engine(url: str | sa.URL) -> sa.Engine:
        made = opened(url)
        if made.dialect.name == "sqlite":
            sa.event.listen(made, "connect", _wait_for_no_disk)
        if made.dialect.name not in shared and _learns_of_its_server(made):
            shared[made.dialect.name] = made.dialect, {}
        if made.dialect.name in shared:
            made.dialect, compiled = shared[made.dialect.name]
            made.update_execution_options(compiled_cache=compiled)
        return made

    with patch.object(engine, "open_engine", open_engine):
        yield


def _learns_of_its_server(made: sa.Engine) -> bool:
    """Let the dialect learn for which server it compiles; say whether that is there."""
    try:
        made.connect().close()
    except sa.exc.OperationalError:
        return False
    return True


def _wait_for_no_disk(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")
