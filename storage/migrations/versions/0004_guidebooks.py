"""Guidebooks that answer: several a partnership, shared or not; what was said, what is missing, vectors."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.columns import Moment

revision = "0004"
down_revision = "0003"

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")

FIRST = "Guidebook"
"""What the guidebook is called that holds the documents which there were."""


def upgrade() -> None:
    """Put the documents there are into a guidebook, and give each question that waits its gap."""
    _create_tables()
    _widen()
    conn = op.get_bind()
    _fill_guidebooks(conn)
    _fill_enquiries(conn)
    _insist()


def _scoped(name: str, *parts: sa.Column[Any] | sa.Constraint) -> None:
    op.create_table(
        name,
        sa.Column("id", Id, sa.Identity(always=False), nullable=False),
        sa.Column("partnership_id", Id, nullable=False),
        *parts,
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnerships.id"], name=op.f(f"fk_{name}_partnership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("partnership_id", "id", name=op.f(f"uq_{name}_partnership_id_id")),
    )


def _reference(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    here, there = ["partnership_id", column], [f"{other}.partnership_id", f"{other}.id"]
    return sa.ForeignKeyConstraint(here, there, name=op.f(f"fk_{table}_partnership_id_{column}"))


def _unique(table: str, column: str) -> sa.UniqueConstraint:
    name = op.f(f"uq_{table}_partnership_id_{column}")
    return sa.UniqueConstraint("partnership_id", column, name=name)


def _create_tables() -> None:
    _scoped(
        "guidebooks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        _unique("guidebooks", "name"),
    )
    _scoped(
        "embeddings",
        sa.Column("document_id", Id, nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        _reference("embeddings", "document_id", "documents"),
        _unique("embeddings", "document_id"),
    )
    _scoped(
        "gaps",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answer_id", Id, nullable=True),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("settled_by", Id, nullable=True),
        sa.Column("settled_at", Moment(), nullable=True),
        _reference("gaps", "answer_id", "documents"),
        _reference("gaps", "settled_by", "members"),
    )
    op.create_index("ix_gaps_state", "gaps", ["partnership_id", "state"])
    op.create_table(
        "vectors",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("scale", sa.Float(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_vectors")),
    )


def _widen() -> None:
    for column in (
        sa.Column("guidebook_id", Id, nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("content_id", Id, nullable=True),
        sa.Column("author_id", Id, nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
    ):
        op.add_column("documents", column)
    for column in (
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("chat", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("context", sa.Text(), nullable=True),
        sa.Column("cited", sa.Text(), nullable=True),
        sa.Column("card", sa.Text(), nullable=True),
        sa.Column("helpful", sa.Boolean(), nullable=True),
        sa.Column("gap_id", Id, nullable=True),
    ):
        op.add_column("enquiries", column)


def _insist() -> None:
    """Require what is filled by now, and drop what it stands for. SQLite copies each table for it, once."""
    with op.batch_alter_table("documents") as batch:
        batch.alter_column("guidebook_id", existing_type=Id, nullable=False)
        batch.alter_column("language", existing_type=sa.Text(), nullable=False)
        for column, other in (
            ("guidebook_id", "guidebooks"),
            ("content_id", "contents"),
            ("author_id", "members"),
        ):
            name = op.f(f"fk_documents_partnership_id_{column}")
            batch.create_foreign_key(name, other, ["partnership_id", column], ["partnership_id", "id"])
        batch.drop_index("ix_documents_name")
        batch.create_index("ix_documents_name", ["partnership_id", "guidebook_id", "name"])
    with op.batch_alter_table("enquiries") as batch:
        for column in ("outcome", "chat", "language", "said", "context", "cited", "card"):
            batch.alter_column(column, existing_type=sa.Text(), nullable=False)
        batch.alter_column("private", existing_type=sa.Boolean(), nullable=False)
        name = op.f("fk_enquiries_partnership_id_gap_id")
        batch.create_foreign_key(name, "gaps", ["partnership_id", "gap_id"], ["partnership_id", "id"])
        batch.drop_constraint("fk_enquiries_partnership_id_passage_id", type_="foreignkey")
        batch.drop_constraint("fk_enquiries_partnership_id_replied_by", type_="foreignkey")
        batch.drop_index("ix_enquiries_state")
        for column in ("state", "passage_id", "reply", "replied_by"):
            batch.drop_column(column)
        batch.create_index("ix_enquiries_member", ["partnership_id", "member_id", "asked_at"])
        batch.create_index("ix_enquiries_gap", ["partnership_id", "gap_id"])


# --- what was there -------------------------------------------------------------------------


def _table(name: str, /, **kinds: Any) -> sa.TableClause:
    """Return a table as the statements here see it, halfway between then and now."""
    return sa.table(name, *(sa.column(one, kind) for one, kind in kinds.items()))


partnerships = _table("partnerships", id=Id, language=sa.Text())
guidebooks = _table(
    "guidebooks",
    id=Id,
    partnership_id=Id,
    name=sa.Text(),
    kind=sa.Text(),
    audience=sa.Text(),
    shared=sa.Boolean(),
    active=sa.Boolean(),
    version=sa.Integer(),
)
documents = _table("documents", partnership_id=Id, guidebook_id=Id, language=sa.Text())
enquiries = _table(
    "enquiries",
    id=Id,
    partnership_id=Id,
    text=sa.Text(),
    asked_at=Moment(),
    state=sa.Text(),
    passage_id=Id,
    reply=sa.Text(),
    replied_by=Id,
    outcome=sa.Text(),
    chat=sa.Text(),
    language=sa.Text(),
    private=sa.Boolean(),
    said=sa.Text(),
    context=sa.Text(),
    cited=sa.Text(),
    card=sa.Text(),
    gap_id=Id,
)
gaps = _table(
    "gaps",
    id=Id,
    partnership_id=Id,
    text=sa.Text(),
    language=sa.Text(),
    opened_at=Moment(),
    state=sa.Text(),
    reply=sa.Text(),
    settled_by=Id,
    settled_at=Moment(),
    version=sa.Integer(),
)
d, e = documents.c, enquiries.c


def _spoken(table: sa.TableClause) -> sa.ScalarSelect[str]:
    """Return the partnership's language: what it reads and writes, as far as anybody knows."""
    home = partnerships.c
    return sa.select(home.language).where(home.id == table.c.partnership_id).scalar_subquery()


def _fill_guidebooks(conn: sa.Connection) -> None:
    for number in conn.scalars(sa.select(d.partnership_id).distinct().order_by(d.partnership_id)).all():
        shelf = {"partnership_id": number, "name": FIRST, "kind": "own", "audience": "partners"}
        shelf |= {"shared": False, "active": True, "version": 1}
        made = conn.scalar(sa.insert(guidebooks).values(shelf).returning(guidebooks.c.id))
        conn.execute(sa.update(documents).where(d.partnership_id == number).values(guidebook_id=made))
    conn.execute(sa.update(documents).values(language=_spoken(documents)))


def _fill_enquiries(conn: sa.Connection) -> None:
    """Let each question have been answered if a passage was quoted, and be a gap if a person was asked.

    What was quoted then was not kept, but for the passage; where it was asked was not kept at all.
    A gap has the number of its question, for buttons that people have and replies that they began name that.
    """
    quoted = sa.case((e.passage_id.is_(None), "silent"), else_="quoted")
    one = sa.literal("[") + sa.cast(e.passage_id, sa.Text) + sa.literal("]")
    cited = sa.case((e.passage_id.is_(None), "[]"), else_=one)
    plain: dict[str, Any] = dict.fromkeys(("chat", "said", "context", "card"), "")
    plain |= {"private": False, "language": _spoken(enquiries)}
    conn.execute(sa.update(enquiries).values(outcome=quoted, cited=cited, **plain))
    passed_on = sa.select(enquiries).where(e.state.in_(["asked", "replied"])).order_by(e.id)
    for row in conn.execute(passed_on).all():
        gap = {"id": row.id, "partnership_id": row.partnership_id, "text": row.text, "language": row.language}
        gap |= {"opened_at": row.asked_at, "state": "answered" if row.reply else "open", "version": 1}
        gap |= {"reply": row.reply, "settled_by": row.replied_by}
        gap |= {"settled_at": row.asked_at if row.reply else None}
        conn.execute(sa.insert(gaps).values(gap))
        conn.execute(sa.update(enquiries).where(e.id == row.id).values(gap_id=row.id))
    if conn.dialect.name == "postgresql":
        last = sa.select(sa.func.max(gaps.c.id)).scalar_subquery()
        numbers = sa.func.pg_get_serial_sequence("gaps", "id")
        conn.execute(sa.select(sa.func.setval(numbers, sa.func.coalesce(last, 1), last.is_not(None))))
