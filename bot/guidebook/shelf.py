"""Putting a document on the shelf: a new version takes the place of the old one, at once and only then."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.guidebook.passages import Reading
from storage.records.guidebook import Document, DocumentId, Passage, PassageId
from storage.unit import NEW, UnitOfWork


@dataclass(frozen=True, slots=True)
class Named:
    """What was read, under the name whose earlier version it replaces, with the digest of its source."""

    name: str
    digest: str
    reading: Reading


def place(uow: UnitOfWork, named: Named, now: datetime) -> bool:
    """Put a document in the place of its earlier version; return whether anything changed.

    Readers see the old version until the transaction commits, and the new one from then on.
    The old one stays, so that answers which quoted it can be traced.
    """
    before = uow.documents.current_named(named.name)
    if before is not None:
        if before.digest == named.digest:
            return False
        uow.documents.save(replace(before, current=False))
    reading = named.reading
    document = uow.documents.add(Document(DocumentId(NEW), named.name, reading.title, named.digest, now))
    uow.passages.add_all(
        [
            Passage(PassageId(NEW), document.id, ordinal, draft.section, draft.page, draft.text)
            for ordinal, draft in enumerate(reading.passages)
        ]
    )
    return True
