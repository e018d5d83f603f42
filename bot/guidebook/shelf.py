"""Putting a document on the shelf: a new version takes the place of the old one, at once and only then."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.guidebook.reading.passages import Reading
from storage.records.guidebook import (
    Document,
    DocumentId,
    Guidebook,
    GuidebookId,
    GuidebookKind,
    Passage,
    PassageId,
)
from storage.unit import NEW, UnitOfWork

OWN = "Guidebook"
"""What a partnership's first guidebook is called until a coordinator calls it something else."""


@dataclass(frozen=True, slots=True)
class Named:
    """What was read, under the name whose earlier version it replaces, with the digest of its source."""

    name: str
    digest: str
    reading: Reading


def own_guidebook(uow: UnitOfWork) -> Guidebook:
    """Return the partnership's first guidebook of its own, which there is from now on."""
    own = uow.guidebooks.of_kind(GuidebookKind.OWN)
    return own[0] if own else uow.guidebooks.add(Guidebook(GuidebookId(NEW), OWN))


def place(uow: UnitOfWork, guidebook: Guidebook, named: Named, now: datetime) -> bool:
    """Put a document in the place of its earlier version; return whether anything changed.

    Readers see the old version until the transaction commits, and the new one from then on.
    The old one stays, so that answers which quoted it can be traced.
    """
    before = uow.documents.current_named(guidebook.id, named.name)
    if before is not None:
        if before.digest == named.digest:
            return False
        uow.documents.save(replace(before, current=False))
    reading = named.reading
    document = uow.documents.add(
        Document(
            DocumentId(NEW),
            guidebook.id,
            named.name,
            reading.title,
            named.digest,
            now,
            language=reading.language,
            pages=reading.pages,
        )
    )
    uow.passages.add_all(
        [
            Passage(PassageId(NEW), document.id, ordinal, draft.section, draft.page, draft.text)
            for ordinal, draft in enumerate(reading.passages)
        ]
    )
    return True
