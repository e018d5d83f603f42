"""What partnerships share: the guidebooks that their coordinators opened to all others, to be read only.

Here are the only statements about guidebooks that name no partnership. Each asks for guidebooks
that are shared, active and not for coordinators, and no other table is read.
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from storage.errors import Refused
from storage.guidebook import ALL_PASSAGES
from storage.records.checkins import Content
from storage.records.conversations import Audience
from storage.records.guidebook import Document, DocumentId, Embedding, Passage, PassageId
from storage.rows import columns, record
from storage.scoped import EVERYBODY
from storage.tables import contents, documents, embeddings, guidebooks, passages

_SHARED = (
    guidebooks.c.shared.is_(True),
    guidebooks.c.active.is_(True),
    guidebooks.c.audience != Audience.COORDINATORS,
)


class Commons:
    """The shared guidebooks of all partnerships; nothing here can be changed."""

    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def documents(self) -> list[Document]:
        """Return the documents that are read from."""
        chosen = self._documents().where(documents.c.current.is_(True))
        rows = self._conn.execute(chosen.order_by(documents.c.id).limit(EVERYBODY))
        return [record(Document, row) for row in rows]

    def document(self, document_id: DocumentId) -> Document:
        """Return a document, of whatever version. Raises `Refused` ("refused.gone") if it is not shared."""
        return record(Document, self._one(self._documents().where(documents.c.id == document_id)))

    def passages(self, of: Iterable[DocumentId]) -> list[Passage]:
        """Return the passages of these documents in reading order."""
        chosen = self._passages().where(passages.c.document_id.in_(sorted(of)))
        rows = self._conn.execute(
            chosen.order_by(passages.c.document_id, passages.c.ordinal).limit(ALL_PASSAGES)
        )
        return [record(Passage, row) for row in rows]

    def in_section(self, document: DocumentId, section: str) -> list[Passage]:
        """Return the passages of a document whose section has this path, in reading order."""
        where = passages.c.document_id == document, passages.c.section == section
        chosen = self._passages().where(*where).order_by(passages.c.ordinal)
        return [record(Passage, row) for row in self._conn.execute(chosen.limit(EVERYBODY))]

    def passage(self, passage_id: PassageId) -> Passage:
        """Return a passage. Raises `Refused` ("refused.gone") if it is not shared."""
        return record(Passage, self._one(self._passages().where(passages.c.id == passage_id)))

    def embeddings(self, of: Iterable[DocumentId]) -> list[Embedding]:
        """Return how far these documents are embedded."""
        chosen = (
            sa.select(*columns(embeddings, Embedding))
            .join(documents, documents.c.id == embeddings.c.document_id)
            .join(guidebooks, guidebooks.c.id == documents.c.guidebook_id)
            .where(*_SHARED, embeddings.c.document_id.in_(sorted(of)))
        )
        return [record(Embedding, row) for row in self._conn.execute(chosen)]

    def content(self, document_id: DocumentId) -> Content:
        """Return a document's source. Raises `Refused` ("refused.gone") if it is not shared or not kept."""
        chosen = (
            sa.select(*columns(contents, Content))
            .join(documents, documents.c.content_id == contents.c.id)
            .join(guidebooks, guidebooks.c.id == documents.c.guidebook_id)
            .where(*_SHARED, documents.c.id == document_id)
        )
        return record(Content, self._one(chosen))

    @staticmethod
    def _documents() -> sa.Select[Any]:
        chosen = sa.select(*columns(documents, Document))
        return chosen.join(guidebooks, guidebooks.c.id == documents.c.guidebook_id).where(*_SHARED)

    @staticmethod
    def _passages() -> sa.Select[Any]:
        chosen = sa.select(*columns(passages, Passage)).join(
            documents, documents.c.id == passages.c.document_id
        )
        return chosen.join(guidebooks, guidebooks.c.id == documents.c.guidebook_id).where(*_SHARED)

    def _one(self, statement: sa.Select[Any]) -> sa.Row[Any]:
        row = self._conn.execute(statement).one_or_none()
        if row is None:
            raise Refused("refused.gone")
        return row
