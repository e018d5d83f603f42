"""Documents for tests that need a guidebook and no file: put on a shelf, and watched while embedded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from handlers.guidebook.shelving.placing import place
from handlers.turn import Paper
from storage.engine import Database
from storage.records.conversations import Audience
from storage.records.guidebook import (
    Document,
    DocumentId,
    Embedding,
    Guidebook,
    GuidebookId,
    Passage,
    PassageId,
)
from storage.records.people import Partnership
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from tests.machine.haste import until

ADDED = datetime(2026, 11, 27, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Shelf:
    """A guidebook of this name, for this audience, shared or not."""

    name: str = "Our guidebook"
    audience: Audience = Audience.PARTNERS
    shared: bool = False

    def holds(self, texts: Sequence[str], name: str = "book.md") -> Callable[[UnitOfWork], Document]:
        """Return the work that puts a document, a passage a text, in the place of its earlier version."""

        def put(uow: UnitOfWork) -> Document:
            new = Guidebook(GuidebookId(NEW), self.name, audience=self.audience, shared=self.shared)
            book = uow.guidebooks.named(self.name) or uow.guidebooks.add(new)
            passages = tuple(
                Passage(PassageId(NEW), DocumentId(NEW), number, f"Part {number + 1}", None, text)
                for number, text in enumerate(texts)
            )
            digest = sha256("\n".join(texts).encode()).hexdigest()
            placed = place(Paper(name, "Book", digest, passages=passages), book, uow, ADDED)
            assert placed is not None
            return placed.document

        return put


OURS = Shelf()


async def progress(database: Database, home: Partnership) -> list[Embedding]:
    """Return how far the documents are that are read from now, of those that were begun."""

    def look(uow: UnitOfWork) -> list[Embedding]:
        return uow.embeddings.of(one.id for one in uow.documents.current())

    return await database.read(lambda conn: look(UnitOfWork(conn, home)))


async def embedded(database: Database, model: str) -> None:
    """Return when no document waits for the vectors of this model."""

    async def nothing_waits() -> bool:
        return not await database.read(lambda conn: Unscoped(conn).documents_to_embed(model, 1))

    await until(nothing_waits)
