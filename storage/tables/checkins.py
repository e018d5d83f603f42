"""Conversations, and the check-ins of every kind."""

from datetime import datetime

import sqlalchemy as sa

from storage.columns import Json, Moment, Word
from storage.records.checkins import Clearance, EvidenceKind, Outcome
from storage.records.conversations import Answer, Audience, Script
from storage.records.schedules import Rhythm, ScheduleState, Terms
from storage.tables.shapes import Id, optional, required, scoped, version, within

conversations = scoped(
    "conversations",
    required("member_id", Id),
    required("kind", sa.Text),
    required("subject", Id),
    required("script", Json(Script)),
    required("opened_at", Moment),
    required("answers", Json(tuple[Answer, ...])),
    sa.Column("stage", sa.SmallInteger, nullable=False),
    optional("closed_at", Moment),
    sa.Column("subject_version", sa.Integer, nullable=False),
    optional("audience", Word(Audience)),
    version(),
    within("member_id", "members"),
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

schedules = scoped(
    "schedules",
    required("kind", sa.Text),
    required("rhythm", Json(Rhythm)),
    required("at", sa.Time),
    required("first_on", sa.Date),
    optional("next_on", sa.Date),
    required("state", Word(ScheduleState)),
    required("terms", Json(Terms)),
    optional("created_by", Id),
    version(),
    within("created_by", "members"),
)

rounds = scoped(
    "rounds",
    required("schedule_id", Id),
    required("kind", sa.Text),
    required("occurs_on", sa.Date),
    required("opened_at", Moment),
    required("script", Json(Script)),
    required("terms", Json(Terms)),
    optional("enrolled", Id),
    sa.Column("whole", sa.Boolean, nullable=False),
    sa.Column("missed", sa.Boolean, nullable=False),
    optional("closed_at", Moment),
    optional("posted_at", Moment),
    version(),
    sa.UniqueConstraint("partnership_id", "schedule_id", "occurs_on"),
    within("schedule_id", "schedules"),
)

responses = scoped(
    "responses",
    required("round_id", Id),
    required("member_id", Id),
    required("opens_at", Moment),
    required("closes_at", Moment),
    optional("due_at", Moment),
    required("reminders", Json(tuple[datetime, ...])),
    sa.Column("about", Id, nullable=False),
    optional("organisation_id", Id),
    optional("stands_for", Id),
    sa.Column("informs", sa.Boolean, nullable=False),
    sa.Column("quiet", sa.Boolean, nullable=False),
    required("outcome", Word(Outcome)),
    optional("clearance", Word(Clearance)),
    optional("asked_at", Moment),
    optional("delivered_at", Moment),
    optional("reminded_at", Moment),
    optional("answered_at", Moment),
    optional("answered_by", Id),
    optional("failure", sa.Text),
    version(),
    sa.UniqueConstraint("partnership_id", "round_id", "member_id", "about"),
    within("round_id", "rounds"),
    within("member_id", "members"),
    within("organisation_id", "organisations"),
    within("stands_for", "members"),
    within("answered_by", "members"),
    sa.Index("ix_responses_member", "partnership_id", "member_id"),
    sa.Index("ix_responses_due", "partnership_id", "round_id", "due_at"),
)

updates = scoped(
    "updates",
    required("member_id", Id),
    optional("round_id", Id),
    optional("conversation_id", Id),
    required("question", sa.Text),
    required("text", sa.Text),
    required("said_at", Moment),
    required("changed_at", Moment),
    sa.Column("late", sa.Boolean, nullable=False),
    optional("message", sa.Text),
    required("audience", Word(Audience)),
    sa.Column("draft", sa.Boolean, nullable=False),
    optional("recorded_by", Id),
    version(),
    sa.UniqueConstraint("partnership_id", "conversation_id", "question"),
    within("member_id", "members"),
    within("round_id", "rounds"),
    within("conversation_id", "conversations"),
    within("recorded_by", "members"),
    sa.Index("ix_updates_message", "partnership_id", "member_id", "message"),
    sa.Index("ix_updates_changed", "partnership_id", "changed_at"),
)

contents = scoped(
    "contents",
    required("digest", sa.Text),
    required("body", sa.LargeBinary),
)

evidence = scoped(
    "evidence",
    optional("update_id", Id),
    optional("commitment_id", Id),
    required("kind", Word(EvidenceKind)),
    required("name", sa.Text),
    required("channel", sa.Text),
    required("account", sa.Text),
    required("file", sa.Text),
    required("added_at", Moment),
    required("media_type", sa.Text),
    optional("size", sa.Integer),
    optional("content", Id),
    optional("failure", sa.Text),
    within("update_id", "updates"),
    within("commitment_id", "commitments"),
    within("content", "contents"),
    sa.Index("ix_evidence_update", "partnership_id", "update_id"),
    sa.Index("ix_evidence_commitment", "partnership_id", "commitment_id"),
)

questionnaires = scoped(
    "questionnaires",
    required("kind", sa.Text),
    required("script", Json(Script)),
    required("changed_by", Id),
    required("changed_at", Moment),
    version(),
    sa.UniqueConstraint("partnership_id", "kind"),
    within("changed_by", "members"),
)

tallies = scoped(
    "tallies",
    required("round_id", Id),
    required("question", sa.Text),
    required("value", sa.Text),
    sa.Column("count", sa.Integer, nullable=False),
    sa.UniqueConstraint("partnership_id", "round_id", "question", "value"),
    within("round_id", "rounds"),
)

remarks = scoped(
    "remarks",
    required("round_id", Id),
    required("question", sa.Text),
    required("text", sa.Text),
    within("round_id", "rounds"),
    sa.Index("ix_remarks_round", "partnership_id", "round_id"),
)

digest_plans = scoped(
    "digest_plans",
    required("member_id", Id),
    required("rhythm", Json(Rhythm)),
    required("at", sa.Time),
    required("first_on", sa.Date),
    version(),
    sa.UniqueConstraint("partnership_id", "member_id"),
    within("member_id", "members"),
)
