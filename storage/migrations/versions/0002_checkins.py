"""Check-ins of every kind: rhythms and terms, parts with one next moment, evidence, anonymous tallies."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision = "0002"
down_revision = "0001"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")

TERMS = {
    "clock": "person",
    "off_day": "move",
    "when_away": "skip",
    "roles": ["partner"],
    "chosen": [],
    "voice": "each",
    "reminders": 1,
    "firmness": "standard",
    "window_hours": 48,
    "posting": "never",
    "objection_hours": 0,
}
"""How every check-in was run before there were terms."""

ROUND, SCHEDULE, RESPONSE = "checkin.round", "checkin.schedule", "checkin.response"


def upgrade() -> None:
    """Widen the tables, fill what is new from what was there, and only then insist on it."""
    _create_tables()
    _widen()
    conn = op.get_bind()
    _fill_members(conn)
    _fill_schedules(conn)
    _fill_rounds(conn)
    _fill_responses(conn)
    _fill_updates(conn)
    _move_timers(conn)
    _move_ticks(conn)
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


def _create_tables() -> None:
    _scoped(
        "quiet_periods",
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
    )
    _scoped(
        "contents",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    _scoped(
        "questionnaires",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("script", sa.Text(), nullable=False),
        sa.Column("changed_by", Id, nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.UniqueConstraint("partnership_id", "kind", name=op.f("uq_questionnaires_partnership_id_kind")),
        _reference("questionnaires", "changed_by", "members"),
    )
    _scoped(
        "evidence",
        sa.Column("update_id", Id, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("content", Id, nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        _reference("evidence", "update_id", "updates"),
        _reference("evidence", "content", "contents"),
    )
    op.create_index("ix_evidence_update", "evidence", ["partnership_id", "update_id"])
    _create_anonymous_tables()


def _create_anonymous_tables() -> None:
    _scoped(
        "tallies",
        sa.Column("round_id", Id, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.UniqueConstraint(
            "partnership_id",
            "round_id",
            "question",
            "value",
            name=op.f("uq_tallies_partnership_id_round_id_question_value"),
        ),
        _reference("tallies", "round_id", "rounds"),
    )
    _scoped(
        "remarks",
        sa.Column("round_id", Id, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _reference("remarks", "round_id", "rounds"),
    )
    op.create_index("ix_remarks_round", "remarks", ["partnership_id", "round_id"])


NEW: dict[str, list[tuple[str, Any, bool]]] = {
    "persons": [
        ("away_from", sa.Date(), False),
        ("away_until", sa.Date(), False),
        ("hours_from", sa.Time(), False),
        ("hours_until", sa.Time(), False),
    ],
    "members": [
        ("focal", sa.Boolean(), True),
        ("alternate_id", Id, False),
        ("stand_in_id", Id, False),
        ("approver_id", Id, False),
    ],
    "conversations": [("audience", sa.Text(), False)],
    "schedules": [
        ("rhythm", sa.Text(), True),
        ("first_on", sa.Date(), True),
        ("state", sa.Text(), True),
        ("terms", sa.Text(), True),
        ("created_by", Id, False),
    ],
    "rounds": [
        ("schedule_id", Id, True),
        ("script", sa.Text(), True),
        ("terms", sa.Text(), True),
        ("enrolled", Id, False),
        ("whole", sa.Boolean(), True),
        ("missed", sa.Boolean(), True),
        ("posted_at", Moment(), False),
    ],
    "responses": [
        ("due_at", Moment(), False),
        ("reminders", sa.Text(), True),
        ("about", Id, True),
        ("organisation_id", Id, False),
        ("informs", sa.Boolean(), True),
        ("quiet", sa.Boolean(), True),
        ("clearance", sa.Text(), False),
        ("answered_by", Id, False),
        ("stands_for", Id, False),
    ],
    "updates": [
        ("audience", sa.Text(), True),
        ("draft", sa.Boolean(), True),
        ("recorded_by", Id, False),
    ],
}
"""The new columns of each table: name, type, and whether they are required once they are filled."""

REFERENCES = {
    "members": [("alternate_id", "members"), ("stand_in_id", "members"), ("approver_id", "members")],
    "schedules": [("created_by", "members")],
    "rounds": [("schedule_id", "schedules")],
    "responses": [
        ("organisation_id", "organisations"),
        ("answered_by", "members"),
        ("stands_for", "members"),
    ],
    "updates": [("recorded_by", "members")],
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
    op.create_index("ix_responses_due", "responses", ["partnership_id", "round_id", "due_at"])


def _replace(table: str, batch: Any) -> None:
    """Drop what the new columns replaced, and loosen what need not be there any more."""
    match table:
        case "schedules":
            batch.alter_column("next_on", existing_type=sa.Date(), nullable=True)
            batch.drop_column("every_weeks")
        case "rounds":
            batch.drop_constraint("uq_rounds_partnership_id_kind_occurs_on", type_="unique")
            batch.create_unique_constraint(
                op.f("uq_rounds_partnership_id_schedule_id_occurs_on"),
                ["partnership_id", "schedule_id", "occurs_on"],
            )
        case "responses":
            batch.drop_column("remind_at")
            batch.drop_constraint("uq_responses_partnership_id_round_id_member_id", type_="unique")
            batch.create_unique_constraint(
                op.f("uq_responses_partnership_id_round_id_member_id_about"),
                ["partnership_id", "round_id", "member_id", "about"],
            )
        case "updates":
            batch.alter_column("round_id", existing_type=Id, nullable=True)
            batch.alter_column("conversation_id", existing_type=Id, nullable=True)


# --- what was there -------------------------------------------------------------------------


def _table(name: str, **kinds: Any) -> sa.TableClause:
    """Return a table as the statements here see it, halfway between then and now."""
    return sa.table(name, *(sa.column(one, kind) for one, kind in kinds.items()))


members = _table("members", id=Id, organisation_id=Id, focal=sa.Boolean())
schedules = _table(
    "schedules",
    id=Id,
    partnership_id=Id,
    kind=sa.Text(),
    every_weeks=sa.SmallInteger(),
    at=sa.Time(),
    next_on=sa.Date(),
    version=sa.Integer(),
    rhythm=sa.Text(),
    first_on=sa.Date(),
    state=sa.Text(),
    terms=sa.Text(),
)
rounds = _table(
    "rounds",
    id=Id,
    partnership_id=Id,
    kind=sa.Text(),
    occurs_on=sa.Date(),
    opened_at=Moment(),
    closed_at=Moment(),
    schedule_id=Id,
    script=sa.Text(),
    terms=sa.Text(),
    whole=sa.Boolean(),
    missed=sa.Boolean(),
)
responses = _table(
    "responses",
    id=Id,
    partnership_id=Id,
    round_id=Id,
    member_id=Id,
    opens_at=Moment(),
    remind_at=Moment(),
    closes_at=Moment(),
    outcome=sa.Text(),
    reminded_at=Moment(),
    due_at=Moment(),
    reminders=sa.Text(),
    about=Id,
    organisation_id=Id,
    informs=sa.Boolean(),
    quiet=sa.Boolean(),
)
updates = _table("updates", audience=sa.Text(), draft=sa.Boolean())
conversations = _table("conversations", id=Id, kind=sa.Text(), subject=Id, script=sa.Text())
timers = _table("timers", partnership_id=Id, kind=sa.Text(), subject=Id, lane=sa.Text(), due_at=Moment())
inbox = _table(
    "inbox", id=Id, key=sa.Text(), entry=sa.Text(), received_at=Moment(), done_at=Moment(), outcome=sa.Text()
)


def _fill_members(conn: sa.Connection) -> None:
    conn.execute(sa.update(members).values(focal=False))


def _fill_schedules(conn: sa.Connection) -> None:
    """Give every schedule its rhythm, and every kind of which there are rounds a schedule."""
    known = sa.select(sa.literal(1)).where(
        schedules.c.partnership_id == rounds.c.partnership_id, schedules.c.kind == rounds.c.kind
    )
    orphaned = (
        sa.select(rounds.c.partnership_id, rounds.c.kind, sa.func.max(rounds.c.occurs_on).label("last"))
        .where(~known.exists())
        .group_by(rounds.c.partnership_id, rounds.c.kind)
    )
    terms = json.dumps(TERMS)
    for row in conn.execute(sa.select(schedules.c.id, schedules.c.every_weeks, schedules.c.next_on)).all():
        conn.execute(
            sa.update(schedules)
            .where(schedules.c.id == row.id)
            .values(
                rhythm=json.dumps({"weeks": row.every_weeks}),
                first_on=row.next_on,
                state="running",
                terms=terms,
            )
        )
    for row in conn.execute(orphaned).all():
        conn.execute(_ended(row))


def _ended(row: Any) -> sa.Insert:
    """Return what keeps a schedule for rounds whose own is gone. It asks nobody any more."""
    return sa.insert(schedules).values(
        partnership_id=row.partnership_id,
        kind=row.kind,
        every_weeks=2,
        at=sa.text("'09:00:00.000000'"),
        next_on=row.last,
        version=1,
        rhythm=json.dumps({"weeks": 2}),
        first_on=row.last,
        state="ended",
        terms=json.dumps(TERMS),
    )


def _fill_rounds(conn: sa.Connection) -> None:
    """Tie each round to the schedule of its kind, and give it the questions that it began with."""
    of_kind = sa.select(sa.func.min(schedules.c.id)).where(
        schedules.c.partnership_id == rounds.c.partnership_id, schedules.c.kind == rounds.c.kind
    )
    conn.execute(
        sa.update(rounds).values(
            schedule_id=of_kind.scalar_subquery(), terms=json.dumps(TERMS), whole=True, missed=False
        )
    )
    asked = (
        sa.select(responses.c.round_id, sa.func.max(conversations.c.id).label("conversation"))
        .join(conversations, conversations.c.subject == responses.c.id)
        .where(conversations.c.kind == "checkin")
        .group_by(responses.c.round_id)
    )
    scripts: dict[int, str] = {}
    latest: dict[str, str] = {}
    for row in conn.execute(asked).all():
        scripts[row.round_id] = conn.execute(
            sa.select(conversations.c.script).where(conversations.c.id == row.conversation)
        ).scalar_one()
    found = conn.execute(sa.select(rounds.c.id, rounds.c.kind).order_by(rounds.c.id)).all()
    for row in found:
        latest[row.kind] = scripts.get(row.id, latest.get(row.kind, ""))
    for row in found:
        script = scripts.get(row.id) or latest[row.kind] or json.dumps({"kind": row.kind, "questions": []})
        conn.execute(sa.update(rounds).where(rounds.c.id == row.id).values(script=script))


def _fill_responses(conn: sa.Connection) -> None:
    """Give each part its next moment, where it still waited for one."""
    r = responses.c
    of_member = sa.select(members.c.organisation_id).where(members.c.id == r.member_id)
    conn.execute(
        sa.update(responses).values(
            reminders="[]",
            about=0,
            organisation_id=of_member.scalar_subquery(),
            informs=False,
            quiet=False,
        )
    )
    waiting = set(conn.scalars(sa.select(timers.c.subject).where(timers.c.kind == RESPONSE)))
    waiting |= {entry["subject"] for _, entry in _ticks(conn, RESPONSE)}
    open_yet = sa.select(r.id, r.outcome, r.opens_at, r.remind_at, r.closes_at, r.reminded_at).where(
        r.outcome.in_(["planned", "asked", "half_finished"])
    )
    for row in conn.execute(open_yet).all():
        if row.id in waiting:
            conn.execute(sa.update(responses).where(r.id == row.id).values(_waits(row)))


def _waits(row: Any) -> dict[str, Any]:
    reminder = row.remind_at if row.reminded_at is None else None
    due_at = row.opens_at if row.outcome == "planned" else reminder or row.closes_at
    return {"due_at": due_at, "reminders": json.dumps([reminder.isoformat()] if reminder else [])}


def _fill_updates(conn: sa.Connection) -> None:
    conn.execute(sa.update(updates).values(audience="coordinators", draft=False))


def _move_timers(conn: sa.Connection) -> None:
    """Let schedules be woken under their own name, and each open round once for all of its parts."""
    conn.execute(sa.update(timers).where(timers.c.kind == ROUND).values(kind=SCHEDULE))
    conn.execute(sa.delete(timers).where(timers.c.kind == RESPONSE))
    moment = sa.func.coalesce(
        sa.func.min(responses.c.due_at), sa.func.max(responses.c.closes_at), rounds.c.opened_at
    )
    due = (
        sa.select(rounds.c.partnership_id, rounds.c.id, sa.type_coerce(moment, Moment()).label("due_at"))
        .join_from(rounds, responses, responses.c.round_id == rounds.c.id, isouter=True)
        .where(rounds.c.closed_at.is_(None))
        .group_by(rounds.c.partnership_id, rounds.c.id, rounds.c.opened_at)
    )
    rows = [
        {
            "partnership_id": row.partnership_id,
            "kind": ROUND,
            "subject": row.id,
            "lane": f"partnership:{row.partnership_id}",
            "due_at": row.due_at,
        }
        for row in conn.execute(due)
    ]
    if rows:
        conn.execute(sa.insert(timers), rows)


def _move_ticks(conn: sa.Connection) -> None:
    """Do the same to the ticks that nobody has taken yet, or that were set aside and may be taken again."""
    for row_id, entry in _ticks(conn, ROUND):
        moved = json.dumps(entry | {"kind": SCHEDULE})
        conn.execute(sa.update(inbox).where(inbox.c.id == row_id).values(entry=moved))
    for row_id, _ in _ticks(conn, RESPONSE):
        dropped = {"done_at": sa.func.coalesce(inbox.c.done_at, inbox.c.received_at), "outcome": "dropped"}
        conn.execute(sa.update(inbox).where(inbox.c.id == row_id).values(dropped))


def _ticks(conn: sa.Connection, kind: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the ids and entries of what is yet to be done about a kind."""
    undone = sa.or_(inbox.c.done_at.is_(None), inbox.c.outcome == "set_aside")
    named = sa.select(inbox.c.id, inbox.c.entry).where(undone, inbox.c.key.like(f"tick:%:{kind}:%"))
    for row in conn.execute(named).all():
        yield row.id, json.loads(row.entry)
