"""A cursor for PostgreSQL that opens no pipeline, so that a transaction which is paused can be ended."""

from collections.abc import Iterable
from typing import Any, cast

import psycopg
from psycopg.abc import Params, Query
from typing_extensions import override


class UnpipedCursor(psycopg.Cursor[Any]):
    """Runs a statement for each row by itself.

    The client's pipeline may send a Flush behind its last Sync. The server takes that for the
    next message and stops its timer for idle transactions: whoever is paused then keeps every
    lock, whatever `idle_in_transaction_session_timeout` says.
    """

    _changed: int | None = None

    @override
    def executemany(self, query: Query, params_seq: Iterable[Params], *, returning: bool = False) -> None:
        """Run the statement for each row. Rows that it returns are not kept: nobody asks for them."""
        statement, changed = cast("Any", query), 0
        for params in params_seq:
            self.execute(statement, params, prepare=True)
            changed += super().rowcount
        self._changed = changed

    @property
    @override
    def rowcount(self) -> int:
        """How many rows the last call changed, over all rows given to it."""
        return super().rowcount if self._changed is None else self._changed
