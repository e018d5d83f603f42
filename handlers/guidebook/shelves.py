"""What a partnership reads: its own guidebooks, and those that others share with all."""

from storage.errors import Refused
from storage.records.guidebook import Document, DocumentId, Passage, PassageId
from storage.unit import UnitOfWork


def documents(uow: UnitOfWork) -> list[Document]:
    """Return the documents that the partnership is answered from, its own first."""
    own = uow.documents.current()
    mine = {one.id for one in own}
    return [*own, *(one for one in uow.commons.documents() if one.id not in mine)]


def has_any(uow: UnitOfWork) -> bool:
    """Say whether there is anything to be answered from."""
    return bool(documents(uow))


def document_of(passage: Passage, uow: UnitOfWork) -> Document:
    """Return the document that a passage stands in, of whatever version. Raises `Refused` if it is gone."""
    return document(passage.document_id, uow)


def document(document_id: DocumentId, uow: UnitOfWork) -> Document:
    """Return a document of the partnership, or a shared one. Raises `Refused` where there is none."""
    try:
        return uow.documents.get(document_id)
    except Refused:
        return uow.commons.document(document_id)


def passage(passage_id: PassageId, uow: UnitOfWork) -> Passage:
    """Return a passage of the partnership, or a shared one. Raises `Refused` where there is none."""
    try:
        return uow.passages.get(passage_id)
    except Refused:
        return uow.commons.passage(passage_id)
