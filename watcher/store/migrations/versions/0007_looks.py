"""How far a person has looked at the history of an article."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "looks",
        sa.Column("article_id", columns.Whole, nullable=False, comment="what was looked at"),
        sa.Column("version", sa.Integer(), nullable=False, comment="the newest version a person was shown"),
        sa.Column("looked_at", columns.Moment(), nullable=False, comment="when"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_looks_article_id")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_looks")),
        comment="how far the history of an article has been looked at, in a terminal",
        sqlite_strict=True,
    )
