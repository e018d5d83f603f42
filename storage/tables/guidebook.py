"""Guidebooks, what is asked of them, what they lack, and the vectors of their texts."""

import sqlalchemy as sa

from storage.columns import Json, Moment, Word
from storage.records.conversations import Audience
from storage.records.guidebook import GapState, GuidebookKind, Outcome, PassageId
from storage.tables.shapes import Id, metadata, optional, required, scoped, version, within

guidebooks = scoped(
    "guidebooks",
    required("name", sa.Text),
    required("kind", Word(GuidebookKind)),
    required("audience", Word(Audience)),
    required("shared", sa.Boolean),
    required("active", sa.Boolean),
    version(),
    sa.UniqueConstraint("partnership_id", "name"),
)

documents = scoped(
    "documents",
    required("guidebook_id", Id),
    required("name", sa.Text),
    required("title", sa.Text),
    required("digest", sa.Text),
    required("added_at", Moment),
    required("language", sa.Text),
    optional("pages", sa.Integer),
    optional("content_id", Id),
    optional("author_id", Id),
    optional("review_on", sa.Date),
    sa.Column("current", sa.Boolean, nullable=False),
    version(),
    within("guidebook_id", "guidebooks"),
    within("content_id", "contents"),
    within("author_id", "members"),
    sa.Index("ix_documents_name", "partnership_id", "guidebook_id", "name"),
)

embeddings = scoped(
    "embeddings",
    required("document_id", Id),
    required("model", sa.Text),
    required("done", sa.Integer),
    required("pieces", sa.Integer),
    version(),
    within("document_id", "documents"),
    sa.UniqueConstraint("partnership_id", "document_id"),
)

passages = scoped(
    "passages",
    required("document_id", Id),
    sa.Column("ordinal", sa.Integer, nullable=False),
    required("section", sa.Text),
    optional("page", sa.Integer),
    required("text", sa.Text),
    within("document_id", "documents"),
    sa.Index("ix_passages_document", "partnership_id", "document_id"),
)

gaps = scoped(
    "gaps",
    required("text", sa.Text),
    required("language", sa.Text),
    required("opened_at", Moment),
    required("state", Word(GapState)),
    optional("answer_id", Id),
    optional("reply", sa.Text),
    optional("settled_by", Id),
    optional("settled_at", Moment),
    version(),
    within("answer_id", "documents"),
    within("settled_by", "members"),
    sa.Index("ix_gaps_state", "partnership_id", "state"),
)

enquiries = scoped(
    "enquiries",
    required("member_id", Id),
    required("text", sa.Text),
    required("asked_at", Moment),
    required("outcome", Word(Outcome)),
    required("chat", sa.Text),
    required("language", sa.Text),
    required("private", sa.Boolean),
    required("said", sa.Text),
    required("context", sa.Text),
    required("cited", Json(tuple[PassageId, ...])),
    required("card", sa.Text),
    optional("helpful", sa.Boolean),
    optional("gap_id", Id),
    optional("thread", sa.Text),
    version(),
    within("member_id", "members"),
    within("gap_id", "gaps"),
    sa.Index("ix_enquiries_member", "partnership_id", "member_id", "asked_at"),
    sa.Index("ix_enquiries_gap", "partnership_id", "gap_id"),
)

vectors = sa.Table(
    "vectors",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("scale", sa.Float, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)
"""Of texts, whosever they are: whoever knows a text's digest knows the text."""
