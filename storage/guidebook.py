"""The guidebook's documents and passages, and what people asked."""

from collections.abc import Iterable

from storage import tables as t
from storage.records.guidebook import Document, DocumentId, Enquiry, EnquiryState, Passage
from storage.scoped import EVERYBODY, Repository

ALL_PASSAGES = 1_000_000
"""More than any guidebook holds: an index is made of all of them."""


class Documents(Repository[Document]):
    """The versions of the guidebook's documents."""

    table, kind = t.documents, Document

    def current(self) -> list[Document]:
        """Return the versions that are read from."""
        return self.find(t.documents.c.current.is_(True))

    def current_named(self, name: str) -> Document | None:
        """Return the version of this document that is read from; None if there is none."""
        return self.first(t.documents.c.name == name, t.documents.c.current.is_(True))


class Passages(Repository[Passage]):
    """What can be quoted."""

    table, kind = t.passages, Passage

    def of(self, documents: Iterable[DocumentId]) -> list[Passage]:
        """Return all passages of these documents in reading order."""
        p = t.passages.c
        order = (p.document_id, p.ordinal)
        return self.find(p.document_id.in_(sorted(documents)), order=order, limit=ALL_PASSAGES)


class Enquiries(Repository[Enquiry]):
    """What people asked."""

    table, kind = t.enquiries, Enquiry

    def waiting(self) -> list[Enquiry]:
        """Return the questions that a coordinator was asked to answer and has not."""
        return self.find(t.enquiries.c.state == EnquiryState.ASKED, limit=EVERYBODY)
