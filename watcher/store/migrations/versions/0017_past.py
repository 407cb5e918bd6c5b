"""What archives hold of an article, and what they were asked to keep."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "mementos",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("uri", columns.Words(), nullable=False, comment="where an archive shows the capture"),
        sa.Column("captured_at", columns.Moment(), nullable=False, comment="when, by the archive's word"),
        sa.Column("fate", sa.Text(), nullable=False, comment="version, known, unfit or failed"),
        sa.Column("why", columns.Words(), nullable=False, comment="the same in words; empty for a version"),
        sa.Column("looked_at", columns.Moment(), nullable=False, comment="when we looked at it"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_mementos_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mementos")),
        sa.UniqueConstraint("article_id", "uri", name=op.f("uq_mementos_article_id_uri")),
        comment="captures of archives that were looked at, so that a backfill goes on where it ended",
        sqlite_strict=True,
    )
    op.create_table(
        "saves",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("version", sa.Integer(), nullable=False, comment="our newest version then; 0: none"),
        sa.Column(
            "archive", columns.Words(), nullable=False, comment="the archive that was asked to keep the page"
        ),
        sa.Column("asked_at", columns.Moment(), nullable=False, comment="when"),
        sa.Column(
            "uri", columns.Words(), nullable=False, comment="where it keeps it; empty: it does not say"
        ),
        sa.Column("words", columns.Words(), nullable=False, comment="its answer"),
        sa.Column("done", columns.Flag(), nullable=False, comment="it was taken; else it may be asked again"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_saves_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saves")),
        comment="what archives were asked to keep, and what they answered",
        sqlite_strict=True,
    )
    op.create_index("ix_saves_article", "saves", ["article_id", "version"])
