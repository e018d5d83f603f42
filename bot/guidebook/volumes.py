"""What a partnership may be answered from: its own documents, and those that others share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.guidebook.finding.pieces import digest_of, is_entry, pieces_of
from storage.records.conversations import Audience
from storage.records.guidebook import Document, DocumentId, Embedding, Guidebook, GuidebookKind, Passage
from storage.records.people import Partnership
from storage.unit import UnitOfWork


@dataclass(frozen=True, slots=True)
class Volume:
    """A document as it stands on its shelf, and for whom. A `common` one is shared by another partnership.

    `done` of its `pieces` have a vector; both are 0 where nobody has begun.
    """

    document: Document
    kind: GuidebookKind
    audience: Audience
    common: bool = False
    done: int = 0
    pieces: int = 0


def volumes(conn: sa.Connection, partnership: Partnership, model: str) -> dict[DocumentId, Volume]:
    """Return what is read from now, with the vectors of this model counted and of no other."""
    uow = UnitOfWork(conn, partnership)
    shelves = {one.id: one for one in uow.guidebooks.active()}
    own = {one.id: one for one in uow.documents.current() if one.guidebook_id in shelves}
    common = {one.id: one for one in uow.commons.documents() if one.id not in own}
    begun = [*uow.embeddings.of(own), *(uow.commons.embeddings(common) if common else ())]
    begun_by_id = {one.document_id: one for one in begun if one.model == model}
    return {
        **{one.id: _volume(one, shelves[one.guidebook_id], begun_by_id) for one in own.values()},
        **{one.id: _volume(one, None, begun_by_id) for one in common.values()},
    }


def passages(conn: sa.Connection, partnership: Partnership, of: Iterable[Volume]) -> list[Passage]:
    """Return the passages of these volumes in reading order."""
    uow = UnitOfWork(conn, partnership)
    asked = list(of)
    own = [one.document.id for one in asked if not one.common]
    common = [one.document.id for one in asked if one.common]
    return [
        *(uow.passages.of(own) if own else ()),
        *(uow.commons.passages(common) if common else ()),
    ]


def digests(model: str, document: Document, texts: Sequence[Passage]) -> dict[str, str]:
    """Return a document's pieces by the digest under which a model's vector of each is kept."""
    entry = is_entry(document)
    pieces = (piece for one in texts for piece in pieces_of(one, entry=entry))
    return {digest_of(model, piece): piece for piece in pieces}


def _volume(document: Document, shelf: Guidebook | None, begun: Mapping[DocumentId, Embedding]) -> Volume:
    """Return a document of this shelf, or of one that another partnership shares: never with coordinators."""
    count = begun.get(document.id)
    done, pieces = (count.done, count.pieces) if count else (0, 0)
    if shelf is None:
        return Volume(document, GuidebookKind.OWN, Audience.PARTNERS, common=True, done=done, pieces=pieces)
    return Volume(document, shelf.kind, shelf.audience, done=done, pieces=pieces)
