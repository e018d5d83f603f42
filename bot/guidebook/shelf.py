"""Documents as they were read, put on the shelf (see `handlers.guidebook.shelving.placing`)."""

from dataclasses import dataclass
from datetime import datetime

from bot.guidebook.reading.passages import Reading
from handlers.guidebook.shelving import placing
from handlers.guidebook.shelving.placing import Placed, own_guidebook
from handlers.turn import Paper, Warned
from storage.records.guidebook import DocumentId, Guidebook, Passage, PassageId
from storage.unit import NEW, UnitOfWork

__all__ = ["Named", "Placed", "own_guidebook", "paper_of", "place"]


@dataclass(frozen=True, slots=True)
class Named:
    """What was read, under the name whose earlier version it replaces, with the digest of its source.

    The `source` itself is kept where pages can be shown from it.
    """

    name: str
    digest: str
    reading: Reading
    source: bytes | None = None


def place(uow: UnitOfWork, guidebook: Guidebook, named: Named, now: datetime) -> Placed | None:
    """Put a document in the place of its earlier version; return None where nothing has changed."""
    return placing.place(paper_of(named), guidebook, uow, now)


def paper_of(named: Named) -> Paper:
    """Return what was read as handlers take it."""
    reading = named.reading
    return Paper(
        named.name,
        reading.title,
        named.digest,
        reading.language,
        reading.pages,
        tuple(
            Passage(PassageId(NEW), DocumentId(NEW), ordinal, draft.section, draft.page, draft.text)
            for ordinal, draft in enumerate(reading.passages)
        ),
        tuple(Warned(one.text, one.page) for one in reading.warnings),
        named.source,
    )
