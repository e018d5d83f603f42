"""What stands on a partnership's shelves: its guidebooks, their documents, and how far they are embedded."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.records.guidebook import Document, Guidebook, GuidebookId
from storage.unit import UnitOfWork


@dataclass(frozen=True, slots=True)
class Holding:
    """A document that is read from: how many passages it has, and how many of its pieces a vector.

    `pieces` is 0 where nobody has begun to embed it.
    """

    document: Document
    passages: int
    done: int = 0
    pieces: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """A guidebook with its documents."""

    guidebook: Guidebook
    holdings: tuple[Holding, ...]

    @property
    def pages(self) -> int:
        """How many pages there are, in the documents that have pages."""
        return sum(one.document.pages or 0 for one in self.holdings)

    @property
    def passages(self) -> int:
        """How many passages can be quoted."""
        return sum(one.passages for one in self.holdings)

    @property
    def embedded(self) -> int | None:
        """How much of it is found by meaning, in per cent; None where nobody has begun."""
        return share(self.holdings)


def shelves(uow: UnitOfWork) -> list[Shelf]:
    """Return the partnership's guidebooks. One that was put away and holds nothing is left out."""
    found = _filled(uow.guidebooks.find(), uow)
    return [one for one in found if one.holdings or one.guidebook.active]


def shelf(guidebook: Guidebook, uow: UnitOfWork) -> Shelf:
    """Return a guidebook with its documents, by name."""
    return _filled([guidebook], uow)[0]


def _filled(guidebooks: Sequence[Guidebook], uow: UnitOfWork) -> list[Shelf]:
    """Return guidebooks with their documents, by name; three questions, however many there are."""
    documents = sorted(uow.documents.on_all(one.id for one in guidebooks), key=lambda one: one.name)
    ids = [one.id for one in documents]
    passages = uow.passages.counted(ids)
    begun = {one.document_id: (one.done, one.pieces) for one in uow.embeddings.of(ids)}
    on: dict[GuidebookId, list[Holding]] = {one.id: [] for one in guidebooks}
    for one in documents:
        on[one.guidebook_id].append(Holding(one, passages.get(one.id, 0), *begun.get(one.id, (0, 0))))
    return [Shelf(one, tuple(on[one.id])) for one in guidebooks]


def share(holdings: Sequence[Holding]) -> int | None:
    """Return how much of these documents is found by meaning, in per cent; None where nobody has begun.

    A document that nobody has begun with counts by its passages.
    """
    pieces = sum(one.pieces or one.passages for one in holdings)
    if not pieces or not any(one.pieces for one in holdings):
        return None
    return 100 * sum(one.done for one in holdings) // pieces
