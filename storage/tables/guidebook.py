"""Guidebooks and what is asked of them."""

import sqlalchemy as sa

from storage.columns import Moment, Word
from storage.records.guidebook import EnquiryState
from storage.tables.shapes import Id, optional, required, scoped, version, within

documents = scoped(
    "documents",
    required("name", sa.Text),
    required("title", sa.Text),
    required("digest", sa.Text),
    required("added_at", Moment),
    sa.Column("current", sa.Boolean, nullable=False),
    version(),
    sa.Index("ix_documents_name", "partnership_id", "name"),
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

enquiries = scoped(
    "enquiries",
    required("member_id", Id),
    required("text", sa.Text),
    required("asked_at", Moment),
    required("state", Word(EnquiryState)),
    optional("passage_id", Id),
    optional("reply", sa.Text),
    optional("replied_by", Id),
    version(),
    within("member_id", "members"),
    within("passage_id", "passages"),
    within("replied_by", "members"),
    sa.Index("ix_enquiries_state", "partnership_id", "state"),
)
