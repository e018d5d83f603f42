"""Partnerships, people, where they are reached, and where they belong."""

import sqlalchemy as sa

from storage.columns import Moment, Word
from storage.records.people import Role
from storage.tables.shapes import Id, identity, metadata, optional, required, scoped, version, within

partnerships = sa.Table(
    "partnerships",
    metadata,
    identity(),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    required("zone", sa.Text),
    required("language", sa.Text),
    required("created_at", Moment),
)

persons = sa.Table(
    "persons",
    metadata,
    identity(),
    required("name", sa.Text),
    optional("language", sa.Text),
    optional("zone", sa.Text),
    optional("away_from", sa.Date),
    optional("away_until", sa.Date),
    optional("hours_from", sa.Time),
    optional("hours_until", sa.Time),
    version(),
)

addresses = sa.Table(
    "addresses",
    metadata,
    identity(),
    sa.Column("person_id", Id, sa.ForeignKey("persons.id"), nullable=False, index=True),
    required("channel", sa.Text),
    required("account", sa.Text),
    required("user", sa.Text),
    optional("chat", sa.Text),
    required("heard_at", Moment),
    optional("unreachable", sa.Text),
    sa.UniqueConstraint("channel", "account", "user"),
    sa.Index("ix_addresses_chat", "channel", "account", "chat"),
)

organisations = scoped(
    "organisations",
    required("name", sa.Text),
    sa.UniqueConstraint("partnership_id", "name"),
)

members = scoped(
    "members",
    sa.Column("person_id", Id, sa.ForeignKey("persons.id"), nullable=False, index=True),
    optional("organisation_id", Id),
    required("role", Word(Role)),
    required("joined_at", Moment),
    optional("left_at", Moment),
    optional("digest_seen_at", Moment),
    sa.Column("focal", sa.Boolean, nullable=False),
    optional("alternate_id", Id),
    optional("stand_in_id", Id),
    optional("approver_id", Id),
    version(),
    sa.UniqueConstraint("partnership_id", "person_id"),
    within("organisation_id", "organisations"),
    within("alternate_id", "members"),
    within("stand_in_id", "members"),
    within("approver_id", "members"),
)

invitations = scoped(
    "invitations",
    sa.Column("code", sa.Text, nullable=False, unique=True),
    required("role", Word(Role)),
    optional("organisation_id", Id),
    optional("created_by", Id),
    required("expires_at", Moment),
    optional("used_by", Id),
    sa.Column("person_id", Id, sa.ForeignKey("persons.id"), nullable=True),
    version(),
    within("organisation_id", "organisations"),
    within("created_by", "members"),
    within("used_by", "members"),
)

groups = scoped(
    "groups",
    required("channel", sa.Text),
    required("account", sa.Text),
    required("chat", sa.Text),
    required("bound_by", Id),
    required("bound_at", Moment),
    sa.UniqueConstraint("channel", "account", "chat"),
    within("bound_by", "members"),
)

quiet_periods = scoped(
    "quiet_periods",
    required("first_on", sa.Date),
    required("last_on", sa.Date),
    required("name", sa.Text),
)
