"""What partnerships share: the guidebooks that their coordinators opened to all others, to be read only.

Here are the only statements about guidebooks that name no partnership. Each asks for guidebooks
that are shared, active and not for coordinators, and no other table is read. Tables are joined by
the whole of their references, the partnership and the id, for that is what their indexes begin with.
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
        """Return the documents that are read from, by id.

        The few guidebooks that are shared are looked for first, and the documents are sorted here: asked
        to join or to sort, SQLite would rather read all documents of all partnerships.
        """
        shelf = sa.tuple_(documents.c.partnership_id, documents.c.guidebook_id)
        shared = sa.select(guidebooks.c.partnership_id, guidebooks.c.id).where(*_SHARED)
        chosen = sa.select(*columns(documents, Document)).where(shelf.in_(shared))
        rows = self._conn.execute(chosen.where(documents.c.current.is_(True)).limit(EVERYBODY))
        return sorted((record(Document, row) for row in rows), key=lambda one: one.id)

    def document(self, document_id: DocumentId) -> Document:
        """Return a document, of whatever version. Raises `Refused` ("refused.gone") if it is not shared."""
        return record(Document, self._one(self._documents().where(documents.c.id == document_id)))

    def some_documents(self, ids: Iterable[DocumentId]) -> list[Document]:
        """Return those of these documents, of whatever version, that are shared."""
        chosen = self._documents().where(documents.c.id.in_(sorted(ids)))
        return [record(Document, row) for row in self._conn.execute(chosen)]

    def some_passages(self, ids: Iterable[PassageId]) -> list[Passage]:
        """Return those of these passages that are shared."""
        chosen = self._passages().where(passages.c.id.in_(sorted(ids)))
        return [record(Passage, row) for row in self._conn.execute(chosen)]

    def passages(self, of: Iterable[DocumentId]) -> list[Passage]:
        """Return the passages of these documents in reading order."""
        chosen = self._passages().where(documents.c.id.in_(sorted(of)))
        found = [record(Passage, row) for row in self._conn.execute(chosen.limit(ALL_PASSAGES))]
        return sorted(found, key=lambda one: (one.document_id, one.ordinal))

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
            .select_from(embeddings.join(documents).join(guidebooks))
            .where(*_SHARED, embeddings.c.document_id.in_(sorted(of)))
        )
        return [record(Embedding, row) for row in self._conn.execute(chosen)]

    def content(self, document_id: DocumentId) -> Content:
        """Return a document's source. Raises `Refused` ("refused.gone") if it is not shared or not kept."""
        chosen = (
            sa.select(*columns(contents, Content))
            .select_from(contents.join(documents).join(guidebooks))
            .where(*_SHARED, documents.c.id == document_id)
        )
        return record(Content, self._one(chosen))

    @staticmethod
    def _documents() -> sa.Select[Any]:
        chosen = sa.select(*columns(documents, Document)).select_from(documents.join(guidebooks))
        return chosen.where(*_SHARED)

    @staticmethod
    def _passages() -> sa.Select[Any]:
        whole = passages.join(documents).join(guidebooks)
        chosen = sa.select(*columns(passages, Passage)).select_from(whole)
        return chosen.where(*_SHARED)

    def _one(self, statement: sa.Select[Any]) -> sa.Row[Any]:
        row = self._conn.execute(statement).one_or_none()
        if row is None:
            raise Refused("refused.gone")
        return row
