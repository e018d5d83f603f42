"""Commitments, their history, and what follows them."""

import sqlalchemy as sa

from storage.columns import Json, Moment, Word
from storage.records.agreements import Norms
from storage.records.commitments import CommitmentState, NoticeKind, Waiting, Weight
from storage.records.conversations import Audience
from storage.records.following import MoveState, RippleCause, RippleState
from storage.tables.shapes import Id, identity, metadata, optional, required, scoped, version, within

agreements = scoped(
    "agreements",
    required("norms", Json(Norms)),
    version(),
    sa.UniqueConstraint("partnership_id"),
)

minutes = scoped(
    "minutes",
    required("title", sa.Text),
    optional("held_on", sa.Date),
    required("added_by", Id),
    required("added_at", Moment),
    version(),
    within("added_by", "members"),
)

commitments = scoped(
    "commitments",
    required("owner_id", Id),
    required("title", sa.Text),
    optional("due_on", sa.Date),
    required("state", Word(CommitmentState)),
    required("created_at", Moment),
    required("dated_at", Moment),
    optional("update_id", Id),
    optional("organisation_id", Id),
    required("weight", Word(Weight)),
    required("waiting", Word(Waiting)),
    optional("waiting_id", Id),
    optional("progress", sa.SmallInteger),
    required("note", sa.Text),
    required("goals", Json(tuple[str, ...])),
    required("audience", Word(Audience)),
    optional("minutes_id", Id),
    required("item", sa.Text),
    optional("recorded_by", Id),
    optional("held_until", sa.Date),
    optional("snoozed_until", sa.Date),
    optional("offered_to", Id),
    optional("superseded_by", Id),
    optional("done_at", Moment),
    version(),
    within("owner_id", "members"),
    within("update_id", "updates"),
    within("organisation_id", "organisations"),
    within("waiting_id", "members"),
    within("minutes_id", "minutes"),
    within("recorded_by", "members"),
    within("offered_to", "members"),
    within("superseded_by", "commitments"),
    sa.Index("ix_commitments_due", "partnership_id", "state", "due_on"),
    sa.Index("ix_commitments_owner", "partnership_id", "owner_id", "state"),
    sa.Index("ix_commitments_waiting", "partnership_id", "waiting_id", "state"),
    sa.Index("ix_commitments_minutes", "partnership_id", "minutes_id"),
    sa.Index("ix_commitments_update", "partnership_id", "update_id"),
)

sa.Index(
    "ix_commitments_offered",
    commitments.c.partnership_id,
    commitments.c.offered_to,
    sqlite_where=commitments.c.offered_to.is_not(None),
    postgresql_where=commitments.c.offered_to.is_not(None),
)

changes = scoped(
    "changes",
    required("commitment_id", Id),
    required("at", Moment),
    optional("by", Id),
    required("field", sa.Text),
    required("old", sa.Text),
    required("new", sa.Text),
    required("why", sa.Text),
    version(),
    within("commitment_id", "commitments"),
    within("by", "members"),
    sa.Index("ix_changes_commitment", "partnership_id", "commitment_id"),
    sa.Index("ix_changes_at", "partnership_id", "at"),
)

bundles = sa.Table(
    "bundles",
    metadata,
    identity(),
    sa.Column("person_id", Id, sa.ForeignKey("persons.id"), nullable=False),
    required("said_on", sa.Date),
    sa.UniqueConstraint("person_id", "said_on"),
)

notices = scoped(
    "notices",
    required("commitment_id", Id),
    required("reader_id", Id),
    required("due_on", sa.Date),
    required("kind", Word(NoticeKind)),
    required("filed_at", Moment),
    sa.Column("step", sa.SmallInteger, nullable=False),
    optional("said_at", Moment),
    sa.Column("bundle_id", Id, sa.ForeignKey("bundles.id"), nullable=True),
    optional("delivered_at", Moment),
    optional("failure", sa.Text),
    version(),
    sa.UniqueConstraint("partnership_id", "commitment_id", "due_on", "kind", "step", "reader_id"),
    within("commitment_id", "commitments"),
    within("reader_id", "members"),
    sa.Index("ix_notices_bundle", "bundle_id"),
)
sa.Index(
    "ix_notices_filed",
    notices.c.partnership_id,
    notices.c.reader_id,
    sqlite_where=notices.c.said_at.is_(None),
    postgresql_where=notices.c.said_at.is_(None),
)

moves = scoped(
    "moves",
    required("commitment_id", Id),
    required("asked_by", Id),
    required("asked_at", Moment),
    optional("due_on", sa.Date),
    required("wanted_on", sa.Date),
    required("reason", sa.Text),
    required("state", Word(MoveState)),
    optional("decided_by", Id),
    optional("decided_at", Moment),
    version(),
    within("commitment_id", "commitments"),
    within("asked_by", "members"),
    within("decided_by", "members"),
    sa.Index("ix_moves_commitment", "partnership_id", "commitment_id"),
    sa.Index("ix_moves_state", "partnership_id", "state"),
)

dependencies = scoped(
    "dependencies",
    required("commitment_id", Id),
    required("needs_id", Id),
    required("added_by", Id),
    required("added_at", Moment),
    sa.UniqueConstraint("partnership_id", "commitment_id", "needs_id"),
    within("commitment_id", "commitments"),
    within("needs_id", "commitments"),
    within("added_by", "members"),
    sa.Index("ix_dependencies_needs", "partnership_id", "needs_id"),
)

ripples = scoped(
    "ripples",
    required("commitment_id", Id),
    required("cause", Word(RippleCause)),
    optional("was_due_on", sa.Date),
    optional("due_on", sa.Date),
    required("opened_at", Moment),
    required("state", Word(RippleState)),
    optional("settled_at", Moment),
    version(),
    within("commitment_id", "commitments"),
    sa.Index("ix_ripples_commitment", "partnership_id", "commitment_id"),
)

echoes = scoped(
    "echoes",
    required("ripple_id", Id),
    required("member_id", Id),
    required("told_at", Moment),
    sa.UniqueConstraint("partnership_id", "ripple_id", "member_id"),
    within("ripple_id", "ripples"),
    within("member_id", "members"),
)

obstacles = scoped(
    "obstacles",
    required("commitment_id", Id),
    required("what", sa.Text),
    required("named_at", Moment),
    required("helper", sa.Text),
    optional("helper_id", Id),
    optional("raised_at", Moment),
    optional("asked_by", Id),
    optional("asked_at", Moment),
    optional("settled_at", Moment),
    version(),
    within("commitment_id", "commitments"),
    within("helper_id", "members"),
    within("asked_by", "members"),
    sa.Index("ix_obstacles_commitment", "partnership_id", "commitment_id"),
)
