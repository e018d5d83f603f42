"""All tables. A scoped one carries its partnership in its key, so that no reference can cross."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.columns import Json, Moment, Word
from storage.records.checkins import Clearance, EvidenceKind, Outcome
from storage.records.commitments import CommitmentState, NoticeKind
from storage.records.conversations import Answer, Audience, Script
from storage.records.events import Entry
from storage.records.guidebook import EnquiryState
from storage.records.messages import OutboundMessage
from storage.records.people import Role
from storage.records.schedules import Rhythm, ScheduleState, Terms

ColumnType = sa.types.TypeEngine[Any] | type[sa.types.TypeEngine[Any]]

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _identity() -> sa.Column[int]:
    return sa.Column("id", Id, sa.Identity(), primary_key=True)


def _required(name: str, kind: ColumnType) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _optional(name: str, kind: ColumnType) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def _version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer, nullable=False)


def _scoped(name: str, *parts: sa.Column[Any] | sa.Constraint | sa.Index) -> sa.Table:
    """Return a table whose rows belong to one partnership and can be referred to only from inside it."""
    return sa.Table(
        name,
        metadata,
        _identity(),
        sa.Column("partnership_id", Id, sa.ForeignKey("partnerships.id"), nullable=False),
        *parts,
        sa.UniqueConstraint("partnership_id", "id"),
    )


def _within(column: str, table: str) -> sa.ForeignKeyConstraint:
    """Return a reference that cannot leave the partnership."""
    return sa.ForeignKeyConstraint(["partnership_id", column], [f"{table}.partnership_id", f"{table}.id"])


# --- queues -------------------------------------------------------------------------------

lanes = sa.Table(
    "lanes",
    metadata,
    sa.Column("queue", sa.Text, primary_key=True),
    sa.Column("lane", sa.Text, primary_key=True),
    _optional("ready_at", sa.Double),
    sa.Column("urgency", sa.SmallInteger, nullable=False),
    _optional("holder", sa.Text),
    sa.Column("claim", sa.BigInteger, nullable=False),
)
sa.Index(
    "ix_lanes_ready",
    lanes.c.queue,
    lanes.c.urgency,
    lanes.c.ready_at,
    sqlite_where=lanes.c.ready_at.is_not(None),
    postgresql_where=lanes.c.ready_at.is_not(None),
)

inbox = sa.Table(
    "inbox",
    metadata,
    _identity(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    _required("lane", sa.Text),
    sa.Column("urgency", sa.SmallInteger, nullable=False),
    _optional("partnership_id", Id),
    _required("entry", Json(Entry)),
    _required("received_at", Moment),
    sa.Column("attempts", sa.SmallInteger, nullable=False),
    _optional("done_at", Moment),
    _optional("outcome", sa.Text),
    _optional("error", sa.Text),
)

outbox = sa.Table(
    "outbox",
    metadata,
    _identity(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    _required("queue", sa.Text),
    _required("lane", sa.Text),
    sa.Column("urgency", sa.SmallInteger, nullable=False),
    _optional("partnership_id", Id),
    _required("message", Json(OutboundMessage)),
    _optional("card", sa.Text),
    _optional("report", sa.Text),
    _optional("subject", Id),
    _required("composed_at", Moment),
    sa.Column("attempts", sa.SmallInteger, nullable=False),
    _optional("sending_at", Moment),
    _optional("done_at", Moment),
    _optional("outcome", sa.Text),
    _optional("error", sa.Text),
)

for _table, _lane in ((inbox, (inbox.c.lane,)), (outbox, (outbox.c.queue, outbox.c.lane))):
    sa.Index(
        f"ix_{_table.name}_pending",
        *_lane,
        _table.c.id,
        sqlite_where=_table.c.done_at.is_(None),
        postgresql_where=_table.c.done_at.is_(None),
    )
    sa.Index(
        f"ix_{_table.name}_failed",
        _table.c.id,
        sqlite_where=_table.c.outcome.in_(["set_aside", "undeliverable"]),
        postgresql_where=_table.c.outcome.in_(["set_aside", "undeliverable"]),
    )

leases = sa.Table(
    "leases",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    _required("holder", sa.Text),
    sa.Column("epoch", sa.BigInteger, nullable=False),
    _required("expires_at", sa.Double),
)

posts = sa.Table(
    "posts",
    metadata,
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, primary_key=True),
    sa.Column("chat", sa.Text, primary_key=True),
    sa.Column("message", sa.Text, primary_key=True),
    _optional("partnership_id", Id),
    _optional("card", sa.Text),
    sa.Column("part", sa.SmallInteger, nullable=False),
    sa.Index("ix_posts_card", "channel", "account", "chat", "card"),
)

timers = sa.Table(
    "timers",
    metadata,
    sa.Column("partnership_id", Id, sa.ForeignKey("partnerships.id"), primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("subject", Id, primary_key=True),
    _required("lane", sa.Text),
    sa.Column("due_at", Moment, nullable=False, index=True),
)

facts = sa.Table("facts", metadata, sa.Column("name", sa.Text, primary_key=True), _required("value", sa.Text))

# --- people -------------------------------------------------------------------------------

partnerships = sa.Table(
    "partnerships",
    metadata,
    _identity(),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    _required("zone", sa.Text),
    _required("language", sa.Text),
    _required("created_at", Moment),
)

persons = sa.Table(
    "persons",
    metadata,
    _identity(),
    _required("name", sa.Text),
    _optional("language", sa.Text),
    _optional("zone", sa.Text),
    _optional("away_from", sa.Date),
    _optional("away_until", sa.Date),
    _optional("hours_from", sa.Time),
    _optional("hours_until", sa.Time),
    _version(),
)

addresses = sa.Table(
    "addresses",
    metadata,
    _identity(),
    sa.Column("person_id", Id, sa.ForeignKey("persons.id"), nullable=False, index=True),
    _required("channel", sa.Text),
    _required("account", sa.Text),
    _required("user", sa.Text),
    _optional("chat", sa.Text),
    _required("heard_at", Moment),
    _optional("unreachable", sa.Text),
    sa.UniqueConstraint("channel", "account", "user"),
    sa.Index("ix_addresses_chat", "channel", "account", "chat"),
)

organisations = _scoped(
    "organisations",
    _required("name", sa.Text),
    sa.UniqueConstraint("partnership_id", "name"),
)

members = _scoped(
    "members",
    sa.Column("person_id", Id, sa.ForeignKey("persons.id"), nullable=False, index=True),
    _optional("organisation_id", Id),
    _required("role", Word(Role)),
    _required("joined_at", Moment),
    _optional("left_at", Moment),
    _optional("digest_seen_at", Moment),
    sa.Column("focal", sa.Boolean, nullable=False),
    _optional("alternate_id", Id),
    _optional("stand_in_id", Id),
    _optional("approver_id", Id),
    _version(),
    sa.UniqueConstraint("partnership_id", "person_id"),
    _within("organisation_id", "organisations"),
    _within("alternate_id", "members"),
    _within("stand_in_id", "members"),
    _within("approver_id", "members"),
)

invitations = _scoped(
    "invitations",
    sa.Column("code", sa.Text, nullable=False, unique=True),
    _required("role", Word(Role)),
    _optional("organisation_id", Id),
    _optional("created_by", Id),
    _required("expires_at", Moment),
    _optional("used_by", Id),
    sa.Column("person_id", Id, sa.ForeignKey("persons.id"), nullable=True),
    _version(),
    _within("organisation_id", "organisations"),
    _within("created_by", "members"),
    _within("used_by", "members"),
)

groups = _scoped(
    "groups",
    _required("channel", sa.Text),
    _required("account", sa.Text),
    _required("chat", sa.Text),
    _required("bound_by", Id),
    _required("bound_at", Moment),
    sa.UniqueConstraint("channel", "account", "chat"),
    _within("bound_by", "members"),
)

quiet_periods = _scoped(
    "quiet_periods",
    _required("first_on", sa.Date),
    _required("last_on", sa.Date),
    _required("name", sa.Text),
)

# --- conversations and check-ins ----------------------------------------------------------

conversations = _scoped(
    "conversations",
    _required("member_id", Id),
    _required("kind", sa.Text),
    _required("subject", Id),
    _required("script", Json(Script)),
    _required("opened_at", Moment),
    _required("answers", Json(tuple[Answer, ...])),
    sa.Column("stage", sa.SmallInteger, nullable=False),
    _optional("closed_at", Moment),
    sa.Column("subject_version", sa.Integer, nullable=False),
    _optional("audience", Word(Audience)),
    _version(),
    _within("member_id", "members"),
)
sa.Index(
    "ix_conversations_open",
    conversations.c.member_id,
    sqlite_where=conversations.c.closed_at.is_(None),
    postgresql_where=conversations.c.closed_at.is_(None),
)
sa.Index(
    "ix_conversations_subject", conversations.c.partnership_id, conversations.c.kind, conversations.c.subject
)

schedules = _scoped(
    "schedules",
    _required("kind", sa.Text),
    _required("rhythm", Json(Rhythm)),
    _required("at", sa.Time),
    _required("first_on", sa.Date),
    _optional("next_on", sa.Date),
    _required("state", Word(ScheduleState)),
    _required("terms", Json(Terms)),
    _optional("created_by", Id),
    _version(),
    _within("created_by", "members"),
)

rounds = _scoped(
    "rounds",
    _required("schedule_id", Id),
    _required("kind", sa.Text),
    _required("occurs_on", sa.Date),
    _required("opened_at", Moment),
    _required("script", Json(Script)),
    _required("terms", Json(Terms)),
    _optional("enrolled", Id),
    sa.Column("whole", sa.Boolean, nullable=False),
    sa.Column("missed", sa.Boolean, nullable=False),
    _optional("closed_at", Moment),
    _optional("posted_at", Moment),
    _version(),
    sa.UniqueConstraint("partnership_id", "schedule_id", "occurs_on"),
    _within("schedule_id", "schedules"),
)

responses = _scoped(
    "responses",
    _required("round_id", Id),
    _required("member_id", Id),
    _required("opens_at", Moment),
    _required("closes_at", Moment),
    _optional("due_at", Moment),
    _required("reminders", Json(tuple[datetime, ...])),
    sa.Column("about", Id, nullable=False),
    _optional("organisation_id", Id),
    _optional("stands_for", Id),
    sa.Column("informs", sa.Boolean, nullable=False),
    sa.Column("quiet", sa.Boolean, nullable=False),
    _required("outcome", Word(Outcome)),
    _optional("clearance", Word(Clearance)),
    _optional("asked_at", Moment),
    _optional("delivered_at", Moment),
    _optional("reminded_at", Moment),
    _optional("answered_at", Moment),
    _optional("answered_by", Id),
    _optional("failure", sa.Text),
    _version(),
    sa.UniqueConstraint("partnership_id", "round_id", "member_id", "about"),
    _within("round_id", "rounds"),
    _within("member_id", "members"),
    _within("organisation_id", "organisations"),
    _within("stands_for", "members"),
    _within("answered_by", "members"),
    sa.Index("ix_responses_member", "partnership_id", "member_id"),
    sa.Index("ix_responses_due", "partnership_id", "round_id", "due_at"),
)

updates = _scoped(
    "updates",
    _required("member_id", Id),
    _optional("round_id", Id),
    _optional("conversation_id", Id),
    _required("question", sa.Text),
    _required("text", sa.Text),
    _required("said_at", Moment),
    _required("changed_at", Moment),
    sa.Column("late", sa.Boolean, nullable=False),
    _optional("message", sa.Text),
    _required("audience", Word(Audience)),
    sa.Column("draft", sa.Boolean, nullable=False),
    _optional("recorded_by", Id),
    _version(),
    sa.UniqueConstraint("partnership_id", "conversation_id", "question"),
    _within("member_id", "members"),
    _within("round_id", "rounds"),
    _within("conversation_id", "conversations"),
    _within("recorded_by", "members"),
    sa.Index("ix_updates_message", "partnership_id", "member_id", "message"),
    sa.Index("ix_updates_changed", "partnership_id", "changed_at"),
)

contents = _scoped(
    "contents",
    _required("digest", sa.Text),
    _required("body", sa.LargeBinary),
)

evidence = _scoped(
    "evidence",
    _required("update_id", Id),
    _required("kind", Word(EvidenceKind)),
    _required("name", sa.Text),
    _required("channel", sa.Text),
    _required("account", sa.Text),
    _required("file", sa.Text),
    _required("added_at", Moment),
    _required("media_type", sa.Text),
    _optional("size", sa.Integer),
    _optional("content", Id),
    _optional("failure", sa.Text),
    _within("update_id", "updates"),
    _within("content", "contents"),
    sa.Index("ix_evidence_update", "partnership_id", "update_id"),
)

questionnaires = _scoped(
    "questionnaires",
    _required("kind", sa.Text),
    _required("script", Json(Script)),
    _required("changed_by", Id),
    _required("changed_at", Moment),
    _version(),
    sa.UniqueConstraint("partnership_id", "kind"),
    _within("changed_by", "members"),
)

tallies = _scoped(
    "tallies",
    _required("round_id", Id),
    _required("question", sa.Text),
    _required("value", sa.Text),
    sa.Column("count", sa.Integer, nullable=False),
    sa.UniqueConstraint("partnership_id", "round_id", "question", "value"),
    _within("round_id", "rounds"),
)

remarks = _scoped(
    "remarks",
    _required("round_id", Id),
    _required("question", sa.Text),
    _required("text", sa.Text),
    _within("round_id", "rounds"),
    sa.Index("ix_remarks_round", "partnership_id", "round_id"),
)

# --- commitments --------------------------------------------------------------------------

commitments = _scoped(
    "commitments",
    _required("owner_id", Id),
    _required("title", sa.Text),
    _required("due_on", sa.Date),
    _required("state", Word(CommitmentState)),
    _required("created_at", Moment),
    _required("dated_at", Moment),
    _optional("update_id", Id),
    _version(),
    _within("owner_id", "members"),
    _within("update_id", "updates"),
    sa.Index("ix_commitments_due", "partnership_id", "state", "due_on"),
    sa.Index("ix_commitments_owner", "partnership_id", "owner_id", "state"),
)

changes = _scoped(
    "changes",
    _required("commitment_id", Id),
    _required("at", Moment),
    _optional("by", Id),
    _required("field", sa.Text),
    _required("old", sa.Text),
    _required("new", sa.Text),
    _within("commitment_id", "commitments"),
    _within("by", "members"),
    sa.Index("ix_changes_commitment", "partnership_id", "commitment_id"),
    sa.Index("ix_changes_at", "partnership_id", "at"),
)

notices = _scoped(
    "notices",
    _required("commitment_id", Id),
    _required("due_on", sa.Date),
    _required("kind", Word(NoticeKind)),
    _required("said_at", Moment),
    _optional("delivered_at", Moment),
    _optional("failure", sa.Text),
    _version(),
    sa.UniqueConstraint("partnership_id", "commitment_id", "due_on", "kind"),
    _within("commitment_id", "commitments"),
)

# --- guidebook ----------------------------------------------------------------------------

documents = _scoped(
    "documents",
    _required("name", sa.Text),
    _required("title", sa.Text),
    _required("digest", sa.Text),
    _required("added_at", Moment),
    sa.Column("current", sa.Boolean, nullable=False),
    _version(),
    sa.Index("ix_documents_name", "partnership_id", "name"),
)

passages = _scoped(
    "passages",
    _required("document_id", Id),
    sa.Column("ordinal", sa.Integer, nullable=False),
    _required("section", sa.Text),
    _optional("page", sa.Integer),
    _required("text", sa.Text),
    _within("document_id", "documents"),
    sa.Index("ix_passages_document", "partnership_id", "document_id"),
)

enquiries = _scoped(
    "enquiries",
    _required("member_id", Id),
    _required("text", sa.Text),
    _required("asked_at", Moment),
    _required("state", Word(EnquiryState)),
    _optional("passage_id", Id),
    _optional("reply", sa.Text),
    _optional("replied_by", Id),
    _version(),
    _within("member_id", "members"),
    _within("passage_id", "passages"),
    _within("replied_by", "members"),
    sa.Index("ix_enquiries_state", "partnership_id", "state"),
)

# --- the playground's memory of what was shown ---------------------------------------------

playground_messages = sa.Table(
    "playground_messages",
    metadata,
    _identity(),
    sa.Column("chat", sa.Text, nullable=False, index=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("mine", sa.Boolean, nullable=False),
    _required("body", Json(OutboundMessage)),
    _required("shown_at", Moment),
    sa.Column("edited", sa.Boolean, nullable=False),
)
