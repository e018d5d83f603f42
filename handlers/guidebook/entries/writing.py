"""Entries: coordinators' replies as the guidebook keeps them, with a heading, author and date."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from handlers.guidebook.entries.dating import await_review, review_day
from handlers.rules.askers import Waiting
from handlers.rules.digest import excerpt
from handlers.rules.spans import sentences
from handlers.rules.tongue import spoken
from prompts.catalogue import house
from storage.errors import Refused
from storage.records.guidebook import (
    Document,
    DocumentId,
    Gap,
    GapId,
    Guidebook,
    GuidebookId,
    GuidebookKind,
    Passage,
    PassageId,
)
from storage.records.people import Profile
from storage.unit import NEW, UnitOfWork

HEADING = 80
"""So many characters of a reply stand over it, where no question may."""

_NAMED = "gap-"


def written_in(text: str, author: Profile, uow: UnitOfWork) -> str:
    """Return the language of what a coordinator wrote (BCP 47)."""
    return spoken(text, author.person.language or uow.partnership.language)


def keep(one: Waiting, author: Profile, now: datetime, uow: UnitOfWork) -> Document:
    """Put a gap's reply into the guidebook of replies, in the place of what it said to that before.

    The earlier version stays, so that answers which quoted it can be traced.
    """
    shelf, name, reply = _answers(uow), f"{_NAMED}{one.gap.id}", one.gap.reply or ""
    heading = _heading(one, reply)
    before = uow.documents.current_named(shelf.id, name)
    if before is not None:
        uow.documents.save(replace(before, current=False))
    made = uow.documents.add(
        Document(
            DocumentId(NEW),
            shelf.id,
            name,
            heading,
            sha256(reply.encode()).hexdigest(),
            now,
            written_in(reply, author, uow),
            author_id=author.id,
            review_on=review_day(author, now, uow),
        )
    )
    uow.passages.add_all([Passage(PassageId(NEW), made.id, 0, heading, None, reply)])
    uow.gaps.save(replace(one.gap, answer_id=made.id))
    await_review(author, now, uow)
    return made


def current(document_id: DocumentId, uow: UnitOfWork) -> Document:
    """Return the entry that is read from today, whichever version is named.

    Raises `Refused` ("gaps.not_in_book") where it was taken out.
    """
    found = current_or_none(document_id, uow)
    if found is None:
        raise Refused("gaps.not_in_book")
    return found


def current_or_none(document_id: DocumentId, uow: UnitOfWork) -> Document | None:
    """Return the entry that is read from today, whichever version is named; None if it was taken out."""
    named = uow.documents.get(document_id)
    return uow.documents.current_named(named.guidebook_id, named.name)


def gap_of(entry: Document, uow: UnitOfWork) -> Gap:
    """Return the gap that an entry is the reply to. Raises `Refused` if it is no entry."""
    number = entry.name.removeprefix(_NAMED)
    if not entry.name.startswith(_NAMED) or not number.isdigit():
        raise Refused("refused.gone")
    return uow.gaps.get(GapId(int(number)))


def text_of(entry: Document, uow: UnitOfWork) -> str:
    """Return what an entry says."""
    return texts_of([entry], uow)[entry.id]


def texts_of(entries: Iterable[Document], uow: UnitOfWork) -> dict[DocumentId, str]:
    """Return what entries say, by id."""
    said: dict[DocumentId, list[str]] = {one.id: [] for one in entries}
    for one in uow.passages.of(said):
        said[one.document_id].append(one.text)
    return {entry: "\n\n".join(texts) for entry, texts in said.items()}


def _heading(one: Waiting, reply: str) -> str:
    """Return the question as it was asked by name, else how the reply begins.

    All members read it, and how somebody asked privately, and what they told of themselves, is not theirs.
    """
    if one.askers.named:
        return one.question
    return excerpt(next(iter(sentences(reply)), reply), HEADING)


def _answers(uow: UnitOfWork) -> Guidebook:
    """Return the guidebook of replies, which there is from now on."""
    known = uow.guidebooks.of_kind(GuidebookKind.ANSWERS)
    if known:
        return known[0]
    name = house().sentence("gaps.book", uow.partnership.language)
    taken = uow.guidebooks.named(name) is not None
    free = f"{name} ({uow.partnership.name})" if taken else name
    return uow.guidebooks.add(Guidebook(GuidebookId(NEW), free, GuidebookKind.ANSWERS))
