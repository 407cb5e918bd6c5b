"""The addresses that lead to an article, articles that are one, versions that others captured."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. The addresses of the articles there are is filled in by the program, after the migrations."""
    op.add_column(
        "snapshots",
        sa.Column(
            "origin",
            columns.Words(),
            nullable=True,
            comment="who captured it, JSON; null: a check of its article",
        ),
    )
    op.create_table(
        "addresses",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column(
            "key",
            columns.Words(),
            nullable=False,
            comment="what is the same in all spellings of the address",
        ),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("url", columns.Words(), nullable=False, comment="the address as it was met"),
        sa.Column("how", sa.Text(), nullable=False, comment="given, redirect or claim: how it was met"),
        sa.Column("found_at", columns.Moment(), nullable=False, comment="when"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_addresses_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addresses")),
        sa.UniqueConstraint("key", "article_id", name=op.f("uq_addresses_key_article_id")),
        comment=(
            "the addresses that lead to an article; what a page merely claims leads to it after a look only"
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_addresses_article", "addresses", ["article_id"])
    op.create_table(
        "merges",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("into_id", columns.Whole, nullable=False, comment="what it became part of"),
        sa.Column("merged_at", columns.Moment(), nullable=False, comment="when"),
        sa.Column("how", columns.Words(), nullable=False, comment="why, in words"),
        sa.Column(
            "split_at",
            columns.Moment(),
            nullable=True,
            comment="when it was taken out again, for good; null: it is part of it",
        ),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_merges_article_id")),
        sa.ForeignKeyConstraint(["into_id"], ["articles.id"], name=op.f("fk_merges_into_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
        comment="articles that turned out to be another one; their own history stays as it was",
        sqlite_strict=True,
    )
    op.create_index("ix_merges_article", "merges", ["article_id"])
    op.create_index("ix_merges_into", "merges", ["into_id"])
