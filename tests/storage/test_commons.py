"""What partnerships share: guidebooks that were opened to all others, and nothing else of anybody."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from storage.commons import Commons
from storage.engine import Database
from storage.errors import Refused
from storage.records.checkins import Content, ContentId
from storage.records.conversations import Audience
from storage.records.guidebook import (
    Document,
    DocumentId,
    Embedding,
    EmbeddingId,
    Guidebook,
    GuidebookId,
    Passage,
    PassageId,
)
from storage.unit import NEW, UnitOfWork
from tests.storage.conftest import NOW, Circle

SHARED = Guidebook(GuidebookId(NEW), "Partnering", audience=Audience.PUBLIC, shared=True)


@dataclass(frozen=True)
class Kept:
    """A guidebook with one document of one passage, its source and how far it is embedded."""

    guidebook: Guidebook
    document: Document
    passage: Passage
    embedding: Embedding
    content: Content


def within(database: Database, circle: Circle, work: Callable[[UnitOfWork], Any]) -> Any:
    """Return what `work` does in a circle's unit of work."""
    return database.write_now(lambda conn: work(UnitOfWork(conn, circle.partnership)))


def keep(database: Database, circle: Circle, guidebook: Guidebook, *, current: bool = True) -> Kept:
    """Put a guidebook on a circle's shelf."""

    def work(uow: UnitOfWork) -> Kept:
        shelf = uow.guidebooks.add(guidebook)
        content = uow.contents.add(Content(ContentId(NEW), "d", b"%PDF"))
        new = Document(DocumentId(NEW), shelf.id, "a.pdf", "A guide", "d", NOW, content_id=content.id)
        document = uow.documents.add(replace(new, current=current))
        passage = uow.passages.add(Passage(PassageId(NEW), document.id, 0, "Roles", 3, "Talk early."))
        embedding = uow.embeddings.add(Embedding(EmbeddingId(NEW), document.id, "model", 1, 2))
        return Kept(shelf, document, passage, embedding, content)

    kept: Kept = within(database, circle, work)
    return kept


def commons(database: Database, circle: Circle, look: Callable[[Commons], Any]) -> Any:
    """Return what a circle sees of what is shared."""
    return within(database, circle, lambda uow: look(uow.commons))


def gone(database: Database, circle: Circle, look: Callable[[Commons], Any]) -> bool:
    try:
        commons(database, circle, look)
    except Refused as refused:
        return refused.key == "refused.gone"
    return False


def sees(database: Database, circle: Circle, kept: Kept) -> list[bool]:
    """Return for each way to a guidebook whether it leads there."""
    document, passage = kept.document, kept.passage
    return [
        commons(database, circle, Commons.documents) == [document],
        commons(database, circle, lambda one: one.passages([document.id])) == [passage],
        commons(database, circle, lambda one: one.embeddings([document.id])) == [kept.embedding],
        not gone(database, circle, lambda one: one.document(document.id)),
        not gone(database, circle, lambda one: one.passage(passage.id)),
        not gone(database, circle, lambda one: one.content(document.id)),
    ]


def test_what_is_shared_is_read_by_all(database: Database, lakes: Circle, hills: Circle) -> None:
    kept = keep(database, lakes, SHARED)
    for circle in (lakes, hills):
        assert sees(database, circle, kept) == [True] * 6
    assert commons(database, hills, lambda one: one.document(kept.document.id)) == kept.document
    assert commons(database, hills, lambda one: one.passage(kept.passage.id)) == kept.passage
    assert commons(database, hills, lambda one: one.content(kept.document.id)).body == b"%PDF"


@pytest.mark.parametrize(
    "guidebook",
    [
        replace(SHARED, shared=False),
        replace(SHARED, active=False),
        replace(SHARED, audience=Audience.COORDINATORS),
        replace(SHARED, audience=Audience.PARTNERS, shared=False),
    ],
    ids=["not shared", "not active", "for coordinators", "for partners alone"],
)
def test_what_is_not_shared_is_seen_by_nobody_through_the_commons(
    database: Database, lakes: Circle, hills: Circle, guidebook: Guidebook
) -> None:
    kept = keep(database, lakes, guidebook)
    for circle in (lakes, hills):
        assert sees(database, circle, kept) == [False] * 6


def test_what_is_shared_among_partners_is_for_the_partners_of_all(
    database: Database, lakes: Circle, hills: Circle
) -> None:
    kept = keep(database, lakes, replace(SHARED, audience=Audience.PARTNERS))
    assert sees(database, hills, kept) == [True] * 6


def test_an_old_version_is_not_read_from_but_can_be_traced(
    database: Database, lakes: Circle, hills: Circle
) -> None:
    kept = keep(database, lakes, SHARED, current=False)
    assert commons(database, hills, Commons.documents) == []
    assert commons(database, hills, lambda one: one.document(kept.document.id)) == kept.document
    assert commons(database, hills, lambda one: one.passage(kept.passage.id)) == kept.passage


def test_what_is_taken_back_is_gone_at_once(database: Database, lakes: Circle, hills: Circle) -> None:
    kept = keep(database, lakes, SHARED)
    within(database, lakes, lambda uow: uow.guidebooks.save(replace(kept.guidebook, shared=False)))
    assert sees(database, hills, kept) == [False] * 6
    assert within(database, lakes, lambda uow: uow.documents.get(kept.document.id)) == kept.document


def test_among_the_shared_and_the_private_only_the_shared_are_found(
    database: Database, lakes: Circle, hills: Circle
) -> None:
    private = keep(database, lakes, replace(SHARED, name="Ours", shared=False))
    kept = keep(database, lakes, SHARED)
    both = [private.document.id, kept.document.id]
    assert commons(database, hills, lambda one: one.passages(both)) == [kept.passage]
    assert commons(database, hills, lambda one: one.embeddings(both)) == [kept.embedding]


def test_repositories_of_a_partnership_never_cross_even_to_what_is_shared(
    database: Database, lakes: Circle, hills: Circle
) -> None:
    kept = keep(database, lakes, SHARED)

    def reads(uow: UnitOfWork) -> list[Any]:
        return [
            uow.guidebooks.find(),
            uow.guidebooks.active(),
            uow.documents.current(),
            uow.documents.on(kept.guidebook.id),
            uow.documents.ever_on(kept.guidebook.id),
            uow.documents.current_named(kept.guidebook.id, "a.pdf"),
            uow.passages.of([kept.document.id]),
            uow.embeddings.of([kept.document.id]),
            uow.contents.find(),
        ]

    assert not any(within(database, hills, reads))
    assert all(within(database, lakes, reads))
    by_number: list[Callable[[UnitOfWork], Any]] = [
        lambda uow: uow.guidebooks.get(kept.guidebook.id),
        lambda uow: uow.documents.get(kept.document.id),
        lambda uow: uow.passages.get(kept.passage.id),
        lambda uow: uow.contents.get(kept.content.id),
    ]
    for read in by_number:
        with pytest.raises(Refused):
            within(database, hills, read)


def test_nothing_of_the_commons_can_be_changed() -> None:
    assert not {"add", "save", "remove", "add_all", "save_all"} & set(dir(Commons))
