"""Putting a document into a guidebook: a new version takes the old one's place, at once and only then."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.turn import Paper
from storage.errors import Refused
from storage.records.guidebook import Document, DocumentId, Guidebook, GuidebookId, GuidebookKind
from storage.unit import NEW, UnitOfWork

OWN = "Guidebook"
"""What a partnership's first guidebook is called until a coordinator calls it something else."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A document in its guidebook, and the version that it took the place of, if there was one."""

    document: Document
    before: Document | None


def own_guidebook(uow: UnitOfWork) -> Guidebook:
    """Return the partnership's first guidebook of its own, which there is from now on."""
    own = uow.guidebooks.of_kind(GuidebookKind.OWN)
    return own[0] if own else uow.guidebooks.add(Guidebook(GuidebookId(NEW), OWN))


def guidebook_named(name: str, uow: UnitOfWork) -> Guidebook:
    """Return the guidebook of this name, which there is from now on.

    One that was taken away with all that it held is read again. Raises `Refused` for the guide that
    ships with the bot and for the coordinators' replies, to which nobody adds files.
    """
    known = uow.guidebooks.named(name)
    if known is None:
        return uow.guidebooks.add(Guidebook(GuidebookId(NEW), name.strip()))
    if known.kind is not GuidebookKind.OWN:
        raise Refused("shelf.not_own", {"guidebook": known.name})
    if known.active or uow.documents.on(known.id):
        return known
    return uow.guidebooks.save(replace(known, active=True))


def place(paper: Paper, guidebook: Guidebook, uow: UnitOfWork, now: datetime) -> Placed | None:
    """Put a document in the place of its earlier version; return None where that is the same.

    Others who add to the partnership's guidebooks wait, so that no document is there twice.
    Readers see the old version until the transaction commits, and the new one from then on.
    The old one stays, so that answers which quoted it can be traced.
    """
    uow.home.hold()
    before = uow.documents.current_named(guidebook.id, paper.name)
    if before is not None:
        if before.digest == paper.digest:
            return None
        take_away(before, uow)
    document = uow.documents.add(
        Document(
            DocumentId(NEW),
            guidebook.id,
            paper.name,
            paper.title,
            paper.digest,
            now,
            language=paper.language,
            pages=paper.pages,
            content_id=None if paper.source is None else uow.contents.kept(paper.source),
        )
    )
    uow.passages.add_all([replace(one, document_id=document.id) for one in paper.passages])
    return Placed(document, before)


def take_away(document: Document, uow: UnitOfWork) -> None:
    """Have a document read no more; answers that quoted it can still be traced."""
    uow.documents.save(replace(document, current=False))
