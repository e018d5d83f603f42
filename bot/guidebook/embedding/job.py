"""A document that is being embedded: what its pieces are, which of them have a vector, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

import sqlalchemy as sa

from bot.guidebook.finding.embedder import Floats, packed
from bot.guidebook.volumes import digests
from storage import vectors
from storage.records.guidebook import DocumentId, Embedding, EmbeddingId
from storage.records.people import Partnership, PartnershipId
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped
from storage.vectors import Vector


@dataclass(slots=True)
class Job:
    """A document, how many different pieces it has, and those that have no vector yet, by digest."""

    partnership: Partnership
    document: DocumentId
    pieces: int
    missing: dict[str, str]


def open_job(conn: sa.Connection, partnership: PartnershipId, document: DocumentId, model: str) -> Job | None:
    """Return what there is to do for a document; None where it is gone."""
    home = Unscoped(conn).partnership(partnership)
    if home is None:
        return None
    uow = UnitOfWork(conn, home)
    kept = uow.documents.some([document])
    if not kept:
        return None
    texts = digests(model, kept[0], uow.passages.of([document]))
    known = vectors.known(conn, texts)
    missing = {digest: text for digest, text in texts.items() if digest not in known}
    return Job(home, document, len(texts), missing)


def next_batch(conn: sa.Connection, job: Job, size: int) -> dict[str, str]:
    """Return the next `size` pieces by digest, but those that got a vector elsewhere meanwhile."""
    batch = dict(islice(job.missing.items(), size))
    for known in vectors.known(conn, batch):
        del batch[known]
        del job.missing[known]
    return batch


def store(conn: sa.Connection, job: Job, model: str, new: Mapping[str, Floats]) -> None:
    """Keep new vectors, and how far the document is, if it is still read from."""
    vectors.keep(conn, [Vector(digest, *packed(vector)) for digest, vector in new.items()])
    uow = UnitOfWork(conn, job.partnership)
    if job.document not in {one.id for one in uow.documents.some([job.document]) if one.current}:
        return
    done = job.pieces - len(job.missing.keys() - new.keys())
    begun = uow.embeddings.of([job.document])
    if begun:
        uow.embeddings.save(replace(begun[0], model=model, done=done, pieces=job.pieces))
    else:
        uow.embeddings.add(Embedding(EmbeddingId(NEW), job.document, model, done, job.pieces))
