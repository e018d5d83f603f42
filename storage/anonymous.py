"""Anonymous answers: counts and remarks that hang on a round and on nobody.

Neither table has a column for a member, a moment or a conversation, and no other table holds an
answer. Their ids are drawn at random, so that they do not stand in the order in which people
answered, and `blend` writes all of a round anew when it closes. What remains is beyond a program that
counts at once: who may read the database itself while a round is open can watch which count changes
when, and its journals (and PostgreSQL's system columns until the round closes) tell what was written in
one transaction.
"""

import secrets
from dataclasses import asdict
from typing import Any, ClassVar, Generic, TypeVar

import sqlalchemy as sa

from storage.records.checkins import Remark, RoundId, Tally
from storage.rows import DIALECTS, columns, record
from storage.scoped import BATCH, Bound
from storage.tables import remarks, tallies

R = TypeVar("R", Tally, Remark)

ID_BITS = 53
"""How many bits a random id has: as many as a number has that survives any program's arithmetic."""


class _Unnamed(Bound, Generic[R]):
    """Rows of a round that nobody stands in."""

    table: ClassVar[sa.Table]
    kind: ClassVar[type[Any]]

    def of_round(self, round_id: RoundId) -> list[R]:
        """Return all of a round by their random ids: in no order."""
        statement = sa.select(*columns(self.table, self.kind)).where(*self._in(round_id))
        return [record(self.kind, row) for row in self._run(statement.order_by(self.table.c.id))]

    def blend(self, round_id: RoundId) -> None:
        """Write all of a round anew, in no order: nothing tells any more what came when."""
        rows = sorted((asdict(one) | self._unnamed() for one in self.of_round(round_id)), key=_by_id)
        self._run(sa.delete(self.table).where(*self._in(round_id)))
        insert = sa.insert(self.table).values(partnership_id=self.partnership)
        for start in range(0, len(rows), BATCH):
            self._run(insert, rows[start : start + BATCH])

    def _in(self, round_id: RoundId) -> tuple[sa.ColumnElement[bool], ...]:
        return self.table.c.partnership_id == self.partnership, self.table.c.round_id == round_id

    @staticmethod
    def _unnamed() -> dict[str, int]:
        return {"id": secrets.randbits(ID_BITS)}


class Tallies(_Unnamed[Tally]):
    """How often each value was chosen."""

    table, kind = tallies, Tally

    def count(self, round_id: RoundId, question: str, value: str) -> None:
        """Count one more choice of `value`."""
        key = {"partnership_id": self.partnership, "round_id": round_id, "question": question, "value": value}
        statement = DIALECTS[self._conn.dialect.name](tallies).values(key | self._unnamed() | {"count": 1})
        more = {"count": tallies.c.count + 1}
        self._run(
            statement.on_conflict_do_update(index_elements=[tallies.c[name] for name in key], set_=more)
        )


class Remarks(_Unnamed[Remark]):
    """What people said beside their choices."""

    table, kind = remarks, Remark

    def add(self, round_id: RoundId, question: str, text: str) -> None:
        """Keep a remark."""
        row = {"partnership_id": self.partnership, "round_id": round_id, "question": question, "text": text}
        self._run(sa.insert(remarks).values(row | self._unnamed()))


def _by_id(row: dict[str, Any]) -> int:
    return int(row["id"])
