"""What numbers that are others at every look were at each of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "counts",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("seen_at", columns.Moment(), nullable=False, comment="when the visit ended"),
        sa.Column("said", columns.Words(), nullable=False, comment="the sentences as they were, one a line"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_counts_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counts")),
        comment="looks that found nothing but numbers that are others at every look; never dropped",
        sqlite_strict=True,
    )
    op.create_index("ix_counts_article", "counts", ["article_id", "id"])
