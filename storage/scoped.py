"""Repositories that are bound to one partnership when they are made; none of their methods takes one.

Here, in `anonymous`, `desk`, `unscoped` and `queue` are the only statements of the house. Each statement
of a scoped repository names its partnership as an execution option, so that a test can
see that it also binds it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar, cast

import sqlalchemy as sa

from storage.errors import Refused, Stale
from storage.records.people import Partnership, PartnershipId
from storage.rows import DIALECTS, columns, record
from storage.tables import partnerships, timers

R = TypeVar("R")

PAGE = 200
"""The most rows that one question to the database returns, unless it is told otherwise."""

BATCH = 500
"""The most rows that are written with one statement."""

EVERYBODY = 100_000
"""The most rows of a question that is about all who belong to one partnership, or all that they do."""


class Bound:
    """What is bound to one partnership: each statement says so, and a test sees that it keeps to it."""

    def __init__(self, conn: sa.Connection, partnership: PartnershipId) -> None:
        self.partnership = partnership
        self._conn = conn

    def _run(
        self, statement: sa.Executable, rows: Sequence[Mapping[str, Any]] | None = None
    ) -> sa.CursorResult[Any]:
        marked = {"partnership": self.partnership}
        return cast("sa.CursorResult[Any]", self._conn.execute(statement, rows, execution_options=marked))


class Repository(Bound, Generic[R]):
    """The records of one table that belong to one partnership.

    The record's fields are the table's columns, less the partnership. A record that is new has
    the id `NEW`; `add` returns it with its own.
    """

    table: ClassVar[sa.Table]
    kind: ClassVar[type[Any]]
    _columns: ClassVar[Sequence[sa.Column[Any]]]

    def __init_subclass__(cls) -> None:
        cls._columns = columns(cls.table, cls.kind)

    def get(self, record_id: int) -> R:
        """Return the record. Raises `Refused` ("refused.gone") if this partnership has none of that id."""
        found = self.first(self.table.c.id == record_id)
        if found is None:
            raise Refused("refused.gone")
        return found

    def held(self, record_id: int) -> R:
        """Return the record, which nobody can change before the transaction ends; many may hold it at once.

        Who counts something on a record that is open has counted before it is closed.
        """
        chosen = sa.select(*self._columns).where(self._mine(), self.table.c.id == record_id)
        return cast("R", record(self.kind, self._run(chosen.with_for_update(read=True)).one()))

    def some(self, ids: Iterable[int]) -> list[R]:
        """Return those of the records named that there are, by id."""
        wanted = sorted(set(ids))
        return self.find(self.table.c.id.in_(wanted), limit=EVERYBODY) if wanted else []

    def first(self, *where: sa.ColumnElement[bool], order: Any = None) -> R | None:
        """Return the first record that fits, or None."""
        found = self.find(*where, order=order, limit=1)
        return found[0] if found else None

    def find(self, *where: sa.ColumnElement[bool], order: Any = None, limit: int = PAGE) -> list[R]:
        """Return the records that fit, by id or in the `order` given (a column or several)."""
        by = self.table.c.id if order is None else order
        orders = by if isinstance(by, tuple) else (by,)
        statement = sa.select(*self._columns).where(self._mine(), *where).order_by(*orders).limit(limit)
        return [record(self.kind, row) for row in self._run(statement)]

    def among(self, column: sa.Column[Any], values: Iterable[Any], *where: sa.ColumnElement[bool]) -> list[R]:
        """Return the records whose `column` is one of these values and that fit, by id.

        They are sorted here: asked to do it, SQLite would rather read all that the partnership ever had in
        that order than look these few up, for it takes an index of which it knows nothing to be short.
        """
        wanted = sorted(set(values))
        found = self.find(column.in_(wanted), *where, order=(), limit=EVERYBODY) if wanted else []
        return sorted(found, key=lambda one: cast("Any", one).id)

    def values(
        self,
        column: sa.ColumnElement[Any],
        *where: sa.ColumnElement[bool],
        beside: tuple[sa.Table, sa.ColumnElement[bool]],
    ) -> set[Any]:
        """Return each value once that `column` of a table `beside` has for the records that fit."""
        table, on = beside
        statement = sa.select(column).distinct().select_from(self.table.join(table, on))
        return set(self._run(statement.where(self._mine(), *where)).scalars())

    def count(self, *where: sa.ColumnElement[bool]) -> int:
        """Return how many records fit."""
        statement = sa.select(sa.func.count()).select_from(self.table).where(self._mine(), *where)
        return cast("int", self._run(statement).scalar_one())

    def counts(self, column: sa.Column[Any], *where: sa.ColumnElement[bool]) -> dict[Any, int]:
        """Return how many of the records that fit have each value of `column`."""
        statement = sa.select(column, sa.func.count()).where(self._mine(), *where).group_by(column)
        return dict(map(tuple, self._run(statement)))

    def add(self, new: R) -> R:
        """Store a new record; return it with its id."""
        row = self._row(new)
        created = self._run(sa.insert(self.table).values(row).returning(self.table.c.id)).scalar_one()
        return cast("R", replace(cast("Any", new), id=created))

    def add_all(self, new: Sequence[R]) -> None:
        """Store new records, however many; those that a unique key forbids are passed over."""
        insert = DIALECTS[self._conn.dialect.name]
        statement = insert(self.table).values(partnership_id=self.partnership).on_conflict_do_nothing()
        for start in range(0, len(new), BATCH):
            self._run(statement, [self._fields(one) for one in new[start : start + BATCH]])

    def add_many(self, new: Sequence[R]) -> list[R]:
        """Store new records in batches; return them with their ids, in the order given."""
        ids: list[int] = []
        statement = sa.insert(self.table).values(partnership_id=self.partnership)
        numbered = statement.returning(self.table.c.id, sort_by_parameter_order=True)
        for start in range(0, len(new), BATCH):
            rows = [self._fields(one) for one in new[start : start + BATCH]]
            ids.extend(self._run(numbered, rows).scalars())
        return [cast("R", replace(cast("Any", one), id=number)) for one, number in zip(new, ids, strict=True)]

    def save(self, changed: R) -> R:
        """Store a changed record; return it with its next version. Raises `Stale` if it changed meanwhile."""
        known = cast("Any", changed)
        saved = replace(known, version=known.version + 1)
        statement = (
            sa.update(self.table)
            .where(self._mine(), self.table.c.id == known.id, self.table.c.version == known.version)
            .values(self._row(saved))
        )
        if self._run(statement).rowcount != 1:
            raise Stale(f"{self.table.name} {known.id}")
        return cast("R", saved)

    def save_all(self, changed: Sequence[R]) -> list[R]:
        """Store changed records in batches; return them with their next versions.

        Raises `Stale`, and all is to be taken back, if any of them changed meanwhile.
        """
        fields: dict[str, Any] = {
            one.name: sa.bindparam(f"new_{one.name}") for one in self._columns if one.name != "id"
        }
        statement = (
            sa.update(self.table)
            .where(
                self._mine(),
                self.table.c.id == sa.bindparam("this_id"),
                self.table.c.version == sa.bindparam("known_version"),
            )
            .values(fields)
        )
        saved = [replace(cast("Any", one), version=cast("Any", one).version + 1) for one in changed]
        for start in range(0, len(saved), BATCH):
            # In the order of ids: two who save some of the same records cannot wait for each other.
            batch = sorted(saved[start : start + BATCH], key=lambda one: one.id)
            rows = [self._renewal(one) for one in batch]
            if self._run(statement, rows).rowcount != len(rows):
                raise Stale(f"{self.table.name}: one of {len(rows)}")
        return cast("list[R]", saved)

    def remove(self, *where: sa.ColumnElement[bool]) -> None:
        """Delete the records that fit."""
        self._run(sa.delete(self.table).where(self._mine(), *where))

    def _row(self, new: R) -> dict[str, Any]:
        return self._fields(new) | {"partnership_id": self.partnership}

    def _fields(self, new: R) -> dict[str, Any]:
        return {one.name: getattr(new, one.name) for one in self._columns if one.name != "id"}

    def _renewal(self, saved: Any) -> dict[str, Any]:
        row = {f"new_{name}": value for name, value in self._fields(saved).items()}
        return row | {"this_id": saved.id, "known_version": saved.version - 1}

    def _mine(self) -> sa.ColumnElement[bool]:
        return self.table.c.partnership_id == self.partnership


class Home(Bound):
    """The partnership itself."""

    def hold(self) -> None:
        """Let nobody else decide on the whole of it before the transaction ends: whoever holds it waits.

        Two who close a circle together, each with one half, would else not see each other's.
        """
        p = partnerships.c
        chosen = sa.select(p.id).where(p.id == self.partnership)
        self._conn.execute(chosen.with_for_update(key_share=True)).scalar_one()

    def save(self, changed: Partnership) -> Partnership | None:
        """Store its changed name, zone or language; None, and nothing, where another one has the name."""
        p = partnerships.c
        namesake = sa.select(p.id).where(p.id != self.partnership, p.name == changed.name)
        # Not a statement about rows of partnerships, but of this one, which it is bound to by its id.
        done = self._conn.execute(
            sa.update(partnerships)
            .where(p.id == self.partnership, ~namesake.exists())
            .values(name=changed.name, zone=changed.zone, language=changed.language)
        )
        return changed if done.rowcount == 1 else None


class Timers(Bound):
    """The moments that the partnership's records wait for; one a kind and record.

    The scheduler turns one that has come into a tick. Setting it again moves it. `earliest` is the
    first moment that was set through this object, so that one that has come need not be looked for.
    """

    earliest: datetime | None = None

    def set(self, kind: str, subject: int, due_at: datetime | None, lane: str) -> None:
        """Wake `kind` about `subject` at `due_at` (aware UTC), in the lane given; None: not any more."""
        if due_at is None:
            self.clear(kind, subject)
            return
        self._noted(due_at)
        insert = DIALECTS[self._conn.dialect.name]
        row = {
            "partnership_id": self.partnership,
            "kind": kind,
            "subject": subject,
            "due_at": due_at,
            "lane": lane,
        }
        statement = insert(timers).values(row)
        keys = [timers.c.partnership_id, timers.c.kind, timers.c.subject]
        self._run(statement.on_conflict_do_update(index_elements=keys, set_={"due_at": due_at, "lane": lane}))

    def hasten(self, kind: str, subject: int, due_at: datetime, lane: str) -> None:
        """Wake `kind` about `subject` at `due_at` (aware UTC) at the latest; an earlier moment stays.

        Whoever sets a timer on what they saw cannot undo the earlier one that somebody else set meanwhile.
        """
        self.hasten_all(kind, {subject: lane}, due_at)

    def hasten_all(self, kind: str, lanes: Mapping[int, str], due_at: datetime) -> None:
        """Wake `kind` about each subject of `lanes`, in its lane, at `due_at` (aware UTC) at the latest."""
        if lanes:
            self._noted(due_at)
        statement = DIALECTS[self._conn.dialect.name](timers).values(partnership_id=self.partnership)
        new = statement.excluded
        sooner = sa.case((new.due_at < timers.c.due_at, new.due_at), else_=timers.c.due_at)
        keys = [timers.c.partnership_id, timers.c.kind, timers.c.subject]
        upsert = statement.on_conflict_do_update(
            index_elements=keys, set_={"due_at": sooner, "lane": new.lane}
        )
        # In the order of subjects: two who hasten some of the same cannot wait for each other.
        rows = [{"kind": kind, "subject": one, "due_at": due_at, "lane": lanes[one]} for one in sorted(lanes)]
        for start in range(0, len(rows), BATCH):
            self._run(upsert, rows[start : start + BATCH])

    def clear(self, kind: str, subject: int) -> None:
        """Wait no longer."""
        self._run(
            sa.delete(timers).where(
                timers.c.partnership_id == self.partnership,
                timers.c.kind == kind,
                timers.c.subject == subject,
            )
        )

    def _noted(self, due_at: datetime) -> None:
        self.earliest = due_at if self.earliest is None else min(self.earliest, due_at)

    def due_at(self, kind: str, subject: int) -> datetime | None:
        """Return when `kind` will be woken about `subject`; None if it waits for nothing."""
        statement = sa.select(timers.c.due_at).where(
            timers.c.partnership_id == self.partnership, timers.c.kind == kind, timers.c.subject == subject
        )
        return cast("datetime | None", self._run(statement).scalar_one_or_none())
