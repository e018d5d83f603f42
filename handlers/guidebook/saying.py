"""What is said to a question: the quote or the written answer with its sources, or that there is none."""

from collections.abc import Iterable

from handlers.guidebook.shelves import document_of, has_any
from handlers.turn import Finding
from prompts.phrase import Phrase, Value
from storage.records.guidebook import Document, Passage
from storage.unit import UnitOfWork


def answers(finding: Finding) -> bool:
    """Say whether something was found to say."""
    return bool(finding.written or finding.quote)


def said(finding: Finding, uow: UnitOfWork, *, alone: bool = False) -> Phrase:
    """Return the answer with its source; `alone`: there is no coordinator but the asker."""
    if not answers(finding):
        if not has_any(uow):
            key = "guidebook.none_alone" if alone else "guidebook.none"
            return Phrase(key, {"partnership": uow.partnership.name})
        return Phrase("guidebook.silent_alone" if alone else "guidebook.silent")
    passages = finding.cited if finding.written or finding.passage is None else (finding.passage,)
    sources = [source(one, document_of(one, uow)) for one in passages]
    if finding.written:
        return Phrase("guidebook.written", {"text": finding.written, "sources": _numbered(sources)})
    return Phrase("guidebook.answer", {"quote": finding.quote, "source": sources[0]})


def source(passage: Passage, document: Document) -> Phrase:
    """Return where a passage stands: its document, and section and page where there are any."""
    where: dict[str, Value] = {"document": document.title}
    if passage.section and passage.page is not None:
        return Phrase("guidebook.source", {**where, "section": passage.section, "page": passage.page})
    if passage.section:
        return Phrase("guidebook.source_section", {**where, "section": passage.section})
    if passage.page is not None:
        return Phrase("guidebook.source_page", {**where, "page": passage.page})
    return Phrase("guidebook.source_document", where)


def _numbered(sources: Iterable[Phrase]) -> tuple[Phrase, ...]:
    return tuple(
        Phrase("guidebook.source_numbered", {"number": number, "source": source})
        for number, source in enumerate(sources, 1)
    )
