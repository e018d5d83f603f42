"""What was read, as handlers take it."""

from bot.guidebook.reading.passages import Reading
from handlers.turn import Paper
from storage.records.guidebook import DocumentId, Passage, PassageId
from storage.unit import NEW


def paper_of(name: str, digest: str, reading: Reading, source: bytes | None = None) -> Paper:
    """Return a document under the name whose earlier version it replaces, with the digest of its source.

    The `source` itself is kept where pages can be shown from it.
    """
    return Paper(
        name,
        reading.title,
        digest,
        reading.language,
        reading.pages,
        tuple(
            Passage(PassageId(NEW), DocumentId(NEW), ordinal, draft.section, draft.page, draft.text)
            for ordinal, draft in enumerate(reading.passages)
        ),
        reading.warnings,
        source,
    )
