"""What a partnership reads: its own guidebooks, and those that others share with all."""

from collections.abc import Iterable, Sequence

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


def passages(ids: Sequence[PassageId], uow: UnitOfWork) -> tuple[Passage, ...]:
    """Return passages of the partnership and shared ones, in this order. Raises `Refused` if one is gone."""
    known = {one.id: one for one in uow.passages.some(ids)}
    foreign = set(ids) - known.keys()
    known |= {one.id: one for one in uow.commons.some_passages(foreign)} if foreign else {}
    if not known.keys() >= set(ids):
        raise Refused("refused.gone")
    return tuple(known[one] for one in ids)


def documents_of(stand: Iterable[Passage], uow: UnitOfWork) -> dict[DocumentId, Document]:
    """Return the documents that passages stand in, by id. Raises `Refused` where one is gone."""
    wanted = {one.document_id for one in stand}
    known = _known(wanted, uow)
    if not known.keys() >= wanted:
        raise Refused("refused.gone")
    return known


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


def read_today(stand: Iterable[Passage], heard: frozenset[Audience], uow: UnitOfWork) -> tuple[Passage, ...]:
    """Return those of these passages that these audiences may still be answered from.

    Not those of a document that was taken away, even for coordinators, who may look at it.
    """
    found = tuple(stand)
    documents = _known({one.document_id for one in found}, uow)
    readable = _readable(list(documents.values()), heard, uow)
    kept = {one for one in readable if newest(documents[one], uow) is not None}
    return tuple(one for one in found if one.document_id in kept)


def may_be_read(of: Document, heard: frozenset[Audience], uow: UnitOfWork) -> bool:
    """Say whether a document, of whatever version, may be read out to these audiences today.

    What was taken away is only for the coordinators who can put it back.
    """
    return of.id in _readable([of], heard, uow)


def may_all_be_read(these: Iterable[Document], heard: frozenset[Audience], uow: UnitOfWork) -> bool:
    """Say whether each of these documents may be read out to these audiences today."""
    wanted = list(these)
    return _readable(wanted, heard, uow) == {one.id for one in wanted}


def newest(of: Document, uow: UnitOfWork) -> Document | None:
    """Return the version of a document that is read from today; None where it was taken away."""
    if of.current:
        return of
    if _own(of, uow) is not None:
        return uow.documents.current_named(of.guidebook_id, of.name)
    known = (of.guidebook_id, of.name)
    return next((one for one in uow.commons.documents() if (one.guidebook_id, one.name) == known), None)


def _readable(these: Sequence[Document], heard: frozenset[Audience], uow: UnitOfWork) -> set[DocumentId]:
    """Return which of these documents may be read out to these audiences today."""
    own = {one.id: one for one in uow.guidebooks.some(one.guidebook_id for one in these)}
    foreign = {one.id for one in these if one.guidebook_id not in own}
    shared = {one.id for one in uow.commons.some_documents(foreign)} if foreign else set()
    found = {one.id for one in these if _is_for(own.get(one.guidebook_id), heard)} | shared
    kept_by_them = own.keys() if Audience.COORDINATORS in heard else set()
    return {
        one.id
        for one in these
        if one.id in found and (one.guidebook_id in kept_by_them or newest(one, uow) is not None)
    }


def _is_for(shelf: Guidebook | None, heard: frozenset[Audience]) -> bool:
    return shelf is not None and shelf.active and shelf.audience in heard


def _known(ids: set[DocumentId], uow: UnitOfWork) -> dict[DocumentId, Document]:
    """Return those of these documents that are the partnership's or shared, by id."""
    known = {one.id: one for one in uow.documents.some(ids)}
    foreign = ids - known.keys()
    known |= {one.id: one for one in uow.commons.some_documents(foreign)} if foreign else {}
    return known


def _own(of: Document, uow: UnitOfWork) -> Guidebook | None:
    try:
        return uow.guidebooks.get(of.guidebook_id)
    except Refused:
        return None
