"""What is said to a question: the quote or the written answer with its sources, or that there is none."""

from collections.abc import Iterable

from handlers.guidebook.shelves import documents_of
from handlers.rules import naming
from handlers.rules.calendar import local_day
from handlers.rules.languages import same
from handlers.turn import Finding
from prompts.phrase import Language, Phrase, Value, Values
from storage.errors import Refused
from storage.records.guidebook import Document, Passage
from storage.records.people import Profile
from storage.unit import UnitOfWork

DECLINED = {
    "private": "guidebook.declined_private",
    "instructions": "guidebook.declined_instructions",
    "legal": "guidebook.declined_legal",
    "medical": "guidebook.declined_medical",
}
"""By why a question is declined, the catalogue's key of what is said."""


def answers(finding: Finding) -> bool:
    """Say whether something was found to say."""
    return bool(finding.written or finding.quote)


def sources(finding: Finding) -> tuple[Passage, ...]:
    """Return the passages that an answer stands on."""
    if finding.written or finding.passage is None:
        return finding.cited
    return (finding.passage,)


def answer(finding: Finding, language: str, uow: UnitOfWork) -> Phrase:
    """Return the answer with its sources, and with doubt where it is not sure.

    What is in another language than `language` is marked so.
    """
    documents = documents_of(sources(finding), uow)
    stand = [(one, documents[one.document_id]) for one in sources(finding)]
    told = [source(one, document, uow) for one, document in stand]
    unsure = () if finding.sure else (Phrase("guidebook.unsure"),)
    values: Values
    if finding.written:
        rows = [_beside(row, one[1], language) for row, one in zip(told, stand, strict=True)]
        values = {"unsure": unsure, "text": finding.written, "sources": _numbered(rows)}
        return Phrase("guidebook.written", values)
    values = {
        "unsure": unsure,
        "marked": marked(stand[0][1], language),
        "context": (Phrase("guidebook.context", {"text": finding.context}),) if finding.context else (),
        "quote": finding.quote,
        "source": told[0],
    }
    return Phrase("guidebook.answer", values)


def silent(asked: Iterable[Profile], *, unnamed: bool, near: bool) -> Phrase:
    """Return that the book does not say, and who was `asked`: by name, or `unnamed`."""
    others = naming.names(asked)
    key = "guidebook.silent_unnamed" if unnamed else "guidebook.silent"
    values: Values = {"near": (Phrase("guidebook.near"),) if near else ()}
    if not others:
        return Phrase("guidebook.silent_alone", values)
    return Phrase(key, {**values, "coordinators": others})


def source(passage: Passage, document: Document, uow: UnitOfWork) -> Phrase:
    """Return where a passage stands: its document, and section and page where there are any.

    Of a coordinator's reply it is who gave it, when, and to which question.
    """
    author = _author(document, uow)
    if author is not None:
        replied = local_day(document.added_at, uow.partnership.zone)
        values: Values = {"who": naming.who(author), "on": replied, "question": passage.section}
        return Phrase("guidebook.source_reply", values)
    where: Values = {"document": document.title}
    if passage.section and passage.page is not None:
        return Phrase("guidebook.source", {**where, "section": passage.section, "page": passage.page})
    if passage.section:
        return Phrase("guidebook.source_section", {**where, "section": passage.section})
    if passage.page is not None:
        return Phrase("guidebook.source_page", {**where, "page": passage.page})
    return Phrase("guidebook.source_document", where)


def marked(document: Document, language: str) -> tuple[Phrase, ...]:
    """Return what says in which language a document is, where a reader of `language` may not read it."""
    return () if same(document.language, language) else (Phrase("guidebook.quoted_in", _tongue(document)),)


def _author(document: Document, uow: UnitOfWork) -> Profile | None:
    """Return who wrote a reply; nobody where another partnership's coordinator did."""
    if document.author_id is None:
        return None
    try:
        return uow.members.profile(document.author_id)
    except Refused:
        return None


def _tongue(document: Document) -> dict[str, Value]:
    return {"language": Language(document.language)}


def _beside(told: Phrase, document: Document, language: str) -> Phrase:
    if same(document.language, language):
        return told
    return Phrase("guidebook.source_in", {"source": told, **_tongue(document)})


def _numbered(told: Iterable[Phrase]) -> tuple[Phrase, ...]:
    return tuple(
        Phrase("guidebook.source_numbered", {"number": number, "source": source})
        for number, source in enumerate(told, 1)
    )
