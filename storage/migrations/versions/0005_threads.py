"""Threads of questions: where in a group one was asked, so that a later reply comes there too."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; of questions asked before, the thread is not known."""
    op.add_column("enquiries", sa.Column("thread", sa.Text(), nullable=True))
