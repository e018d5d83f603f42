"""Commitments that are kept and closed: who waits, agreements, moves, ripples, bundles, whole histories."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision = "0003"
down_revision = "0002"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")

BATCH = 500
"""The most rows that are written with one statement."""

BEGAN = {"weight": "action", "waiting": "partnership", "audience": "partners"}
"""What every commitment was before there was a choice."""

OLDER = {"why": "", "version": 0}
"""What a line of history says that is older than reasons and than the versions that lines carry."""

STEP_BEFORE = 1
"""The working day before the date, on which its owner was reminded."""

A_MOMENT = timedelta(microseconds=1)


def upgrade() -> None:
    """Widen the tables, fill what is new from what was there, and only then insist on it."""
    _create_tables()
    _widen()
    conn = op.get_bind()
    _fill_changes(conn)
    _fill_commitments(conn)
    _close_what_was_done(conn)
    _fill_notices(conn)
    _insist()


# --- the tables -----------------------------------------------------------------------------


def _within(table: str, column: str, other: str) -> tuple[str, str, list[str], list[str]]:
    """Return the name and the ends of a reference that cannot leave the partnership."""
    name = f"fk_{table}_partnership_id_{column}"
    return name, other, ["partnership_id", column], ["partnership_id", "id"]


def _scoped(name: str, *parts: sa.Column[Any] | sa.Constraint) -> None:
    op.create_table(
        name,
        sa.Column("id", Id, sa.Identity(always=False), nullable=False),
        sa.Column("partnership_id", Id, nullable=False),
        *parts,
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnerships.id"], name=op.f(f"fk_{name}_partnership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("partnership_id", "id", name=op.f(f"uq_{name}_partnership_id_id")),
    )


def _reference(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name, _, here, there = _within(table, column, other)
    return sa.ForeignKeyConstraint(here, [f"{other}.{one}" for one in there], name=op.f(name))


def _unique(table: str, *names: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*names, name=op.f(f"uq_{table}_{'_'.join(names)}"))


def _version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer(), nullable=False)


def _create_tables() -> None:
    _scoped(
        "agreements",
        sa.Column("norms", sa.Text(), nullable=False),
        _version(),
        _unique("agreements", "partnership_id"),
    )
    _scoped(
        "minutes",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("added_by", Id, nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        _version(),
        _reference("minutes", "added_by", "members"),
    )
    op.create_table(
        "bundles",
        sa.Column("id", Id, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", Id, nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_bundles_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundles")),
        _unique("bundles", "person_id", "said_on"),
    )
    _scoped(
        "digest_plans",
        sa.Column("member_id", Id, nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        _version(),
        _unique("digest_plans", "partnership_id", "member_id"),
        _reference("digest_plans", "member_id", "members"),
    )
    _create_moves()
    _create_dependencies()
    _create_obstacles()


def _create_moves() -> None:
    _scoped(
        "moves",
        sa.Column("commitment_id", Id, nullable=False),
        sa.Column("asked_by", Id, nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("wanted_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_by", Id, nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        _version(),
        _reference("moves", "commitment_id", "commitments"),
        _reference("moves", "asked_by", "members"),
        _reference("moves", "decided_by", "members"),
    )
    op.create_index("ix_moves_commitment", "moves", ["partnership_id", "commitment_id"])
    op.create_index("ix_moves_state", "moves", ["partnership_id", "state"])


def _create_dependencies() -> None:
    _scoped(
        "dependencies",
        sa.Column("commitment_id", Id, nullable=False),
        sa.Column("needs_id", Id, nullable=False),
        sa.Column("added_by", Id, nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        _unique("dependencies", "partnership_id", "commitment_id", "needs_id"),
        _reference("dependencies", "commitment_id", "commitments"),
        _reference("dependencies", "needs_id", "commitments"),
        _reference("dependencies", "added_by", "members"),
    )
    op.create_index("ix_dependencies_needs", "dependencies", ["partnership_id", "needs_id"])
    _scoped(
        "ripples",
        sa.Column("commitment_id", Id, nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("was_due_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("settled_at", Moment(), nullable=True),
        _version(),
        _reference("ripples", "commitment_id", "commitments"),
    )
    op.create_index("ix_ripples_commitment", "ripples", ["partnership_id", "commitment_id"])
    _scoped(
        "echoes",
        sa.Column("ripple_id", Id, nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("told_at", Moment(), nullable=False),
        _unique("echoes", "partnership_id", "ripple_id", "member_id"),
        _reference("echoes", "ripple_id", "ripples"),
        _reference("echoes", "member_id", "members"),
    )


def _create_obstacles() -> None:
    _scoped(
        "obstacles",
        sa.Column("commitment_id", Id, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("named_at", Moment(), nullable=False),
        sa.Column("helper", sa.Text(), nullable=False),
        sa.Column("helper_id", Id, nullable=True),
        sa.Column("raised_at", Moment(), nullable=True),
        sa.Column("asked_by", Id, nullable=True),
        sa.Column("asked_at", Moment(), nullable=True),
        sa.Column("settled_at", Moment(), nullable=True),
        _version(),
        _reference("obstacles", "commitment_id", "commitments"),
        _reference("obstacles", "helper_id", "members"),
        _reference("obstacles", "asked_by", "members"),
    )
    op.create_index("ix_obstacles_commitment", "obstacles", ["partnership_id", "commitment_id"])


NEW: dict[str, list[tuple[str, Any, bool]]] = {
    "commitments": [
        ("organisation_id", Id, False),
        ("weight", sa.Text(), True),
        ("waiting", sa.Text(), True),
        ("waiting_id", Id, False),
        ("progress", sa.SmallInteger(), False),
        ("note", sa.Text(), True),
        ("goals", sa.Text(), True),
        ("audience", sa.Text(), True),
        ("minutes_id", Id, False),
        ("item", sa.Text(), True),
        ("recorded_by", Id, False),
        ("held_until", sa.Date(), False),
        ("snoozed_until", sa.Date(), False),
        ("offered_to", Id, False),
        ("superseded_by", Id, False),
        ("done_at", Moment(), False),
    ],
    "changes": [("why", sa.Text(), True), ("version", sa.Integer(), True)],
    "notices": [
        ("reader_id", Id, True),
        ("filed_at", Moment(), True),
        ("step", sa.SmallInteger(), True),
        ("bundle_id", Id, False),
    ],
    "evidence": [("commitment_id", Id, False)],
}
"""The new columns of each table: name, type, and whether they are required once they are filled."""

REFERENCES = {
    "commitments": [
        ("organisation_id", "organisations"),
        ("waiting_id", "members"),
        ("minutes_id", "minutes"),
        ("recorded_by", "members"),
        ("offered_to", "members"),
        ("superseded_by", "commitments"),
    ],
    "changes": [],
    "notices": [("reader_id", "members")],
    "evidence": [("commitment_id", "commitments")],
}


def _widen() -> None:
    for table, added in NEW.items():
        for name, kind, _ in added:
            op.add_column(table, sa.Column(name, kind, nullable=True))


def _insist() -> None:
    """Require what is filled by now, and drop what it stands for. SQLite copies each table for it, once."""
    for table, references in REFERENCES.items():
        with op.batch_alter_table(table) as batch:
            for name, kind, required in NEW[table]:
                if required:
                    batch.alter_column(name, existing_type=kind, nullable=False)
            for column, other in references:
                name, referent, here, there = _within(table, column, other)
                batch.create_foreign_key(op.f(name), referent, here, there)
            _replace(table, batch)
    _create_indexes()


def _replace(table: str, batch: Any) -> None:
    """Loosen what need not be there any more, and let a notice be one of several of its kind."""
    match table:
        case "commitments":
            batch.alter_column("due_on", existing_type=sa.Date(), nullable=True)
        case "evidence":
            batch.alter_column("update_id", existing_type=Id, nullable=True)
        case "notices":
            batch.alter_column("said_at", existing_type=Moment(), nullable=True)
            batch.create_foreign_key(op.f("fk_notices_bundle_id"), "bundles", ["bundle_id"], ["id"])
            batch.drop_constraint("uq_notices_partnership_id_commitment_id_due_on_kind", type_="unique")
            told_apart = ["partnership_id", "commitment_id", "due_on", "kind", "step", "reader_id"]
            batch.create_unique_constraint(op.f(f"uq_notices_{'_'.join(told_apart)}"), told_apart)


def _create_indexes() -> None:
    op.create_index("ix_commitments_waiting", "commitments", ["partnership_id", "waiting_id", "state"])
    op.create_index("ix_commitments_minutes", "commitments", ["partnership_id", "minutes_id"])
    op.create_index("ix_commitments_update", "commitments", ["partnership_id", "update_id"])
    _create_partial_index("commitments", "offered", "offered_to", "offered_to IS NOT NULL")
    op.create_index("ix_evidence_commitment", "evidence", ["partnership_id", "commitment_id"])
    op.create_index("ix_notices_bundle", "notices", ["bundle_id"])
    _create_partial_index("notices", "filed", "reader_id", "said_at IS NULL")


def _create_partial_index(table: str, name: str, column: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(
        f"ix_{table}_{name}",
        table,
        ["partnership_id", column],
        sqlite_where=condition,
        postgresql_where=condition,
    )


# --- what was there -------------------------------------------------------------------------


def _table(name: str, **kinds: Any) -> sa.TableClause:
    """Return a table as the statements here see it, halfway between then and now."""
    return sa.table(name, *(sa.column(one, kind) for one, kind in kinds.items()))


members = _table("members", id=Id, organisation_id=Id)
commitments = _table(
    "commitments",
    id=Id,
    partnership_id=Id,
    owner_id=Id,
    title=sa.Text(),
    due_on=sa.Date(),
    state=sa.Text(),
    created_at=Moment(),
    dated_at=Moment(),
    organisation_id=Id,
    weight=sa.Text(),
    waiting=sa.Text(),
    note=sa.Text(),
    goals=sa.Text(),
    audience=sa.Text(),
    item=sa.Text(),
    done_at=Moment(),
)
changes = _table(
    "changes",
    id=Id,
    partnership_id=Id,
    commitment_id=Id,
    at=Moment(),
    by=Id,
    field=sa.Text(),
    old=sa.Text(),
    new=sa.Text(),
    why=sa.Text(),
    version=sa.Integer(),
)
notices = _table(
    "notices",
    commitment_id=Id,
    kind=sa.Text(),
    said_at=Moment(),
    reader_id=Id,
    filed_at=Moment(),
    step=sa.SmallInteger(),
)
c, h = commitments.c, changes.c


def _fill_changes(conn: sa.Connection) -> None:
    conn.execute(sa.update(changes).values(OLDER))


def _fill_commitments(conn: sa.Connection) -> None:
    """Say of each commitment what it always was, and let its history begin with all that it began as."""
    of_owner = sa.select(members.c.organisation_id).where(members.c.id == c.owner_id)
    conn.execute(
        sa.update(commitments).values(
            organisation_id=of_owner.scalar_subquery(), note="", goals="[]", item="", **BEGAN
        )
    )
    known = _first_changes(conn)
    found = conn.execute(sa.select(commitments).order_by(c.id)).all()
    _insert(conn, (line for row in found for line in _beginning(row, known.get(row.id, {}))))


def _first_changes(conn: sa.Connection) -> dict[int, dict[str, Any]]:
    """Return the first change of each field of each commitment that was ever changed."""
    first: dict[int, dict[str, Any]] = {}
    for row in conn.execute(sa.select(changes).order_by(h.at, h.id)):
        first.setdefault(row.commitment_id, {}).setdefault(row.field, row)
    return first


def _beginning(row: Any, first: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a commitment's first lines: what a later one says that it changed, else what it still is.

    They come before the others also where somebody confirmed within the moment of the proposal.
    """
    at: datetime = min([row.created_at, *(one.at - A_MOMENT for one in first.values())])
    values = {
        "owner_id": str(row.owner_id),
        "title": row.title,
        "due_on": row.due_on.isoformat(),
        "state": row.state,
        "organisation_id": "" if row.organisation_id is None else str(row.organisation_id),
    }
    for field, value in (values | BEGAN).items():
        began = first[field].old if field in first else value
        if began:
            yield _line(row, at, row.owner_id, (field, "", began))


def _close_what_was_done(conn: sa.Connection) -> None:
    """Close what its owner called done: nobody was asked whether it was received, and nobody will be.

    It is told as of the moment it was done, so that no digest speaks of all of them as news.
    """
    said = sa.select(h.commitment_id, h.at).where(h.field == "state", h.new == "done")
    done_at = {row.commitment_id: row.at for row in conn.execute(said.order_by(h.at, h.id))}
    lines = []
    for row in conn.execute(sa.select(commitments).where(c.state == "done").order_by(c.id)).all():
        at = done_at.get(row.id, row.dated_at)
        closed = sa.update(commitments).where(c.id == row.id)
        conn.execute(closed.values(state="closed_unconfirmed", done_at=at))
        lines.append(_line(row, at, None, ("state", "done", "closed_unconfirmed")))
    _insert(conn, iter(lines))


def _line(row: Any, at: datetime, by: int | None, change: tuple[str, str, str]) -> dict[str, Any]:
    field, old, new = change
    here = {"partnership_id": row.partnership_id, "commitment_id": row.id}
    return here | {"at": at, "by": by, "field": field, "old": old, "new": new} | OLDER


def _insert(conn: sa.Connection, lines: Iterator[dict[str, Any]]) -> None:
    """Write lines of history, which are numbered in this order."""
    while batch := list(islice(lines, BATCH)):
        conn.execute(sa.insert(changes), batch)


def _fill_notices(conn: sa.Connection) -> None:
    """Let the owner have been the reader of each notice, and one before the date be the last such step."""
    n = notices.c
    of_commitment = sa.select(c.owner_id).where(c.id == n.commitment_id)
    step = sa.case((n.kind == "due_soon", STEP_BEFORE), else_=0)
    kind = sa.case((n.kind == "due_soon", "before"), else_=n.kind)
    conn.execute(
        sa.update(notices).values(
            reader_id=of_commitment.scalar_subquery(), filed_at=n.said_at, step=step, kind=kind
        )
    )
