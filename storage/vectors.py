"""The vectors of texts, by a digest of model and text, so that none is computed twice. For `bot` alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from storage.rows import DIALECTS, columns, record
from storage.scoped import BATCH
from storage.tables import vectors


@dataclass(frozen=True, slots=True)
class Vector:
    """A text's vector: numbers of one byte each, to be multiplied by `scale`."""

    digest: str
    scale: float
    body: bytes


def of(conn: sa.Connection, digests: Iterable[str]) -> dict[str, Vector]:
    """Return those of these vectors that there are."""
    chosen = sa.select(*columns(vectors, Vector))
    return {
        row.digest: record(Vector, row)
        for batch in _batches(digests)
        for row in conn.execute(chosen.where(vectors.c.digest.in_(batch)))
    }


def known(conn: sa.Connection, digests: Iterable[str]) -> set[str]:
    """Return those of these digests that have a vector."""
    chosen = sa.select(vectors.c.digest)
    return {
        one
        for batch in _batches(digests)
        for one in conn.execute(chosen.where(vectors.c.digest.in_(batch))).scalars()
    }


def keep(conn: sa.Connection, new: Sequence[Vector]) -> None:
    """Store vectors; those that there are already stay."""
    if new:
        insert = DIALECTS[conn.dialect.name](vectors).on_conflict_do_nothing()
        conn.execute(insert, [asdict(one) for one in sorted(new, key=lambda one: one.digest)])


def _batches(digests: Iterable[str]) -> Iterator[list[str]]:
    every = sorted(set(digests))
    return (every[start : start + BATCH] for start in range(0, len(every), BATCH))
