"""The guidebooks with their documents and passages, what people asked, and what no guidebook says."""

from collections.abc import Iterable
from datetime import date, datetime

from storage import tables as t
from storage.records.guidebook import (
    Document,
    DocumentId,
    Embedding,
    Enquiry,
    Gap,
    GapId,
    GapState,
    Guidebook,
    GuidebookId,
    GuidebookKind,
    Passage,
)
from storage.records.people import MemberId
from storage.scoped import EVERYBODY, Repository

ALL_PASSAGES = 1_000_000
"""More than any guidebook holds: an index is made of all of them."""


class Guidebooks(Repository[Guidebook]):
    """The partnership's guidebooks."""

    table, kind = t.guidebooks, Guidebook

    def active(self) -> list[Guidebook]:
        """Return those that are read from."""
        return self.find(t.guidebooks.c.active.is_(True))

    def named(self, name: str) -> Guidebook | None:
        """Return the guidebook of this name, whatever its case; None if there is none."""
        folded = name.strip().casefold()
        return next((one for one in self.find() if one.name.casefold() == folded), None)

    def of_kind(self, kind: GuidebookKind) -> list[Guidebook]:
        """Return the guidebooks of this kind."""
        return self.find(t.guidebooks.c.kind == kind)


class Documents(Repository[Document]):
    """The versions of the guidebooks' documents."""

    table, kind = t.documents, Document

    def current(self) -> list[Document]:
        """Return the versions that are read from: those of guidebooks that are active."""
        g, d = t.guidebooks.c, t.documents.c
        active = self.values(g.id, g.active.is_(True), beside=(t.guidebooks, g.id == d.guidebook_id))
        return self.find(d.current.is_(True), d.guidebook_id.in_(sorted(active)), limit=EVERYBODY)

    def on(self, guidebook: GuidebookId) -> list[Document]:
        """Return the versions of a guidebook that are read from, while it is active."""
        d = t.documents.c
        return self.find(d.current.is_(True), d.guidebook_id == guidebook, limit=EVERYBODY)

    def on_all(self, guidebooks: Iterable[GuidebookId]) -> list[Document]:
        """Return the versions of these guidebooks that are read from while they are active, by id."""
        d = t.documents.c
        return self.among(d.guidebook_id, guidebooks, d.current.is_(True))

    def ever_on(self, guidebook: GuidebookId) -> list[Document]:
        """Return every version of every document that a guidebook ever had, oldest first."""
        return self.find(t.documents.c.guidebook_id == guidebook, limit=EVERYBODY)

    def current_named(self, guidebook: GuidebookId, name: str) -> Document | None:
        """Return the version of this document that is read from; None if there is none."""
        d = t.documents.c
        return self.first(d.guidebook_id == guidebook, d.name == name, d.current.is_(True))

    def by(self, authors: Iterable[MemberId]) -> list[Document]:
        """Return the current ones that these people wrote and are to look at again, by id."""
        d = t.documents.c
        return self.among(d.author_id, authors, d.current.is_(True), d.review_on.is_not(None))

    def to_review(self, today: date) -> list[Document]:
        """Return the current ones whose review day has come."""
        d = t.documents.c
        return self.find(d.current.is_(True), d.review_on <= today, limit=EVERYBODY)


class Embeddings(Repository[Embedding]):
    """How far the documents are embedded."""

    table, kind = t.embeddings, Embedding

    def of(self, documents: Iterable[DocumentId]) -> list[Embedding]:
        """Return how far these documents are; none for those that nobody has begun with."""
        return self.among(t.embeddings.c.document_id, documents)

    def begun(self) -> bool:
        """Say whether any document was ever begun with: whether there is a model that embeds."""
        return self.first() is not None


class Passages(Repository[Passage]):
    """What can be quoted."""

    table, kind = t.passages, Passage

    def of(self, documents: Iterable[DocumentId]) -> list[Passage]:
        """Return all passages of these documents in reading order."""
        p = t.passages.c
        order = (p.document_id, p.ordinal)
        return self.find(p.document_id.in_(sorted(documents)), order=order, limit=ALL_PASSAGES)

    def in_section(self, document: DocumentId, section: str) -> list[Passage]:
        """Return the passages of a document whose section has this path, in reading order."""
        p = t.passages.c
        return self.find(p.document_id == document, p.section == section, order=p.ordinal, limit=EVERYBODY)

    def counted(self, documents: Iterable[DocumentId]) -> dict[DocumentId, int]:
        """Return how many passages these documents have; those without any are left out."""
        p = t.passages.c
        return self.counts(p.document_id, p.document_id.in_(sorted(documents)))


class Enquiries(Repository[Enquiry]):
    """What people asked."""

    table, kind = t.enquiries, Enquiry

    def of_gap(self, gap: GapId) -> list[Enquiry]:
        """Return the questions that this gap is of, oldest first."""
        return self.find(t.enquiries.c.gap_id == gap, limit=EVERYBODY)

    def of_gaps(self, gaps: Iterable[GapId]) -> list[Enquiry]:
        """Return the questions that these gaps are of, oldest first."""
        return self.among(t.enquiries.c.gap_id, gaps)

    def latest_of(self, member: MemberId, chat: str, since: datetime, limit: int = 2) -> list[Enquiry]:
        """Return the last questions that somebody asked in a chat since then (aware UTC), newest first."""
        e = t.enquiries.c
        mine = (e.member_id == member, e.chat == chat, e.asked_at >= since)
        return self.find(*mine, order=(e.asked_at.desc(), e.id.desc()), limit=limit)


class Gaps(Repository[Gap]):
    """What the guidebooks should say and do not."""

    table, kind = t.gaps, Gap

    def open(self) -> list[Gap]:
        """Return those that wait for a coordinator's reply."""
        return self.find(t.gaps.c.state == GapState.OPEN, limit=EVERYBODY)

    def newest_open(self, limit: int) -> list[Gap]:
        """Return the newest of those that wait for a coordinator's reply, the newest first."""
        return self.find(t.gaps.c.state == GapState.OPEN, order=t.gaps.c.id.desc(), limit=limit)
