"""What a partnership reads: its own guidebooks, and those that others share with all."""

from handlers.turn import Turn
from storage.errors import Refused
from storage.records.conversations import Audience
from storage.records.guidebook import Document, DocumentId, Guidebook, Passage, PassageId
from storage.records.people import Role
from storage.unit import UnitOfWork

OPEN = frozenset({Audience.PARTNERS, Audience.PUBLIC})
"""Whom a guidebook is for that may be read out where any member hears it."""


def audiences(turn: Turn, *, alone: bool = False) -> frozenset[Audience]:
    """Return whose guidebooks may be read out to the actor, `alone` or where they are.

    In a group others listen: what is for coordinators is for none of them there.
    """
    coordinates = turn.actor.member.role is Role.COORDINATOR
    return frozenset(Audience) if coordinates and (alone or turn.event.direct) else OPEN


def documents(uow: UnitOfWork) -> list[Document]:
    """Return the documents that the partnership is answered from, its own first."""
    own = uow.documents.current()
    mine = {one.id for one in own}
    return [*own, *(one for one in uow.commons.documents() if one.id not in mine)]


def has_any(uow: UnitOfWork, heard: frozenset[Audience]) -> bool:
    """Say whether there is anything that these audiences are answered from."""
    own = {one.id for one in uow.guidebooks.active() if one.audience in heard}
    return any(one.guidebook_id in own for one in uow.documents.current()) or bool(uow.commons.documents())


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


def section(of: Passage, uow: UnitOfWork) -> list[Passage]:
    """Return a passage with all that stand about it in the same section, in reading order."""
    alike = uow.passages.in_section(of.document_id, of.section)
    alike = alike or uow.commons.in_section(of.document_id, of.section)
    at = {one.ordinal: one for one in alike}
    first = last = of.ordinal
    while first - 1 in at:
        first -= 1
    while last + 1 in at:
        last += 1
    return [at[ordinal] for ordinal in range(first, last + 1) if ordinal in at]


def may_be_read(of: Document, heard: frozenset[Audience], uow: UnitOfWork) -> bool:
    """Say whether a document, of whatever version, may be read out to these audiences today."""
    shelf = _own(of, uow)
    if shelf is not None:
        return shelf.active and shelf.audience in heard
    try:
        uow.commons.document(of.id)
    except Refused:
        return False
    return True


def newest(of: Document, uow: UnitOfWork) -> Document | None:
    """Return the version of a document that is read from today; None where it was taken away."""
    if of.current:
        return of
    if _own(of, uow) is not None:
        return uow.documents.current_named(of.guidebook_id, of.name)
    known = (of.guidebook_id, of.name)
    return next((one for one in uow.commons.documents() if (one.guidebook_id, one.name) == known), None)


def _own(of: Document, uow: UnitOfWork) -> Guidebook | None:
    try:
        return uow.guidebooks.get(of.guidebook_id)
    except Refused:
        return None
