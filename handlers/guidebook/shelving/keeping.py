"""What coordinators decide of a guidebook: who is answered from it, and whether it is read at all."""

from dataclasses import replace

from handlers.guidebook.shelving.placing import take_away
from storage.errors import Refused
from storage.records.conversations import Audience
from storage.records.guidebook import Document, Guidebook, GuidebookKind
from storage.unit import UnitOfWork


def share(guidebook: Guidebook, uow: UnitOfWork, *, shared: bool) -> Guidebook:
    """Open a guidebook to all partnerships of this installation, or keep it to this one again.

    Raises `Refused` for one that only coordinators read, for the guide that everybody has anyway, and
    for coordinators' replies, which were written to people here.
    """
    if shared and guidebook.kind is GuidebookKind.STARTER:
        raise Refused("shelf.everybody_has", {"guidebook": guidebook.name})
    if shared and guidebook.kind is GuidebookKind.ANSWERS:
        raise Refused("shelf.replies_stay", {"guidebook": guidebook.name})
    if shared and guidebook.audience is Audience.COORDINATORS:
        raise Refused("shelf.coordinators_only", {"guidebook": guidebook.name})
    return _changed(guidebook, replace(guidebook, shared=shared), uow)


def offer_to(guidebook: Guidebook, audience: Audience, uow: UnitOfWork) -> Guidebook:
    """Say who of the partnership is answered from it. What only coordinators read is shared with nobody."""
    shared = guidebook.shared and audience is not Audience.COORDINATORS
    return _changed(guidebook, replace(guidebook, audience=audience, shared=shared), uow)


def read_from(guidebook: Guidebook, uow: UnitOfWork, *, active: bool) -> Guidebook:
    """Put a guidebook away, or have it read once more; what it holds stays."""
    return _changed(guidebook, replace(guidebook, active=active), uow)


def remove(guidebook: Guidebook, uow: UnitOfWork) -> None:
    """Take a guidebook away with all its documents; the guide that ships with the bot is put away whole."""
    if guidebook.kind is not GuidebookKind.STARTER:
        for one in uow.documents.on(guidebook.id):
            take_away(one, uow)
    read_from(guidebook, uow, active=False)


def put_back(document: Document, uow: UnitOfWork) -> None:
    """Have a document read that was taken away. Raises `Refused` where a newer version took its place."""
    uow.home.hold()
    if uow.documents.current_named(document.guidebook_id, document.name) is not None:
        raise Refused("refused.button_old")
    uow.documents.save(replace(document, current=True))


def _changed(before: Guidebook, after: Guidebook, uow: UnitOfWork) -> Guidebook:
    return before if after == before else uow.guidebooks.save(after)
