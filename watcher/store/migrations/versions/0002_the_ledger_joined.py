"""Later notes joined to earlier changes, figures of changes for reports, and readings done again.

What was recorded before keeps its rows; new columns are null there until `watcher reread` fills them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for name, comment in (
        ("substantive", "edits that are neither cosmetic nor a note's own words; null: not counted yet"),
        ("added_words", "words that came, without furniture; null: not counted yet"),
        ("removed_words", "words that went, without furniture; null: not counted yet"),
    ):
        op.add_column("changes", sa.Column(name, sa.Integer(), nullable=True, comment=comment))
    op.add_column(
        "notes",
        sa.Column(
            "backdated",
            columns.Flag(),
            nullable=True,
            comment="it states a day that was over when it was last known absent; null: not looked at",
        ),
    )
    op.create_index(op.f("ix_changes_disclosure"), "changes", ["disclosure"], unique=False)
    op.create_table(
        "disclosures",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column(
            "to_version", sa.Integer(), nullable=False, comment="the version that the earlier change led to"
        ),
        sa.Column("note", columns.Whole, nullable=False, comment="the note that speaks of it"),
        sa.Column("version", sa.Integer(), nullable=False, comment="the version that brought its words"),
        sa.Column(
            "delay", columns.Interval(), nullable=False, comment="from the change's capture to the note's"
        ),
        sa.Column(
            "complete", columns.Flag(), nullable=False, comment="no edit is left that no note speaks of"
        ),
        sa.Column("reasons", sa.LargeBinary(), nullable=False, comment="why, JSON list, zstd"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_disclosures_article_id")),
        sa.ForeignKeyConstraint(["note"], ["notes.id"], name=op.f("fk_disclosures_note")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosures")),
        sa.UniqueConstraint(
            "article_id", "to_version", "note", name=op.f("uq_disclosures_article_id_to_version_note")
        ),
        comment="earlier changes that a later note speaks of",
        sqlite_strict=True,
    )
    op.create_table(
        "rereads",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("reread_at", columns.Moment(), nullable=False, comment="when"),
        sa.Column(
            "from_reader", sa.Integer(), nullable=False, comment="the oldest reader among its versions"
        ),
        sa.Column("to_reader", sa.Integer(), nullable=False, comment="the reader that read them again"),
        sa.Column("versions", sa.Integer(), nullable=False, comment="how many were read again"),
        sa.Column("differing", sa.Integer(), nullable=False, comment="how many of them read differently"),
        sa.Column("chain", columns.Hash(), nullable=False, comment="the newest version's seal before it"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_rereads_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rereads")),
        comment="histories that a newer reader read again from their stored pages",
        sqlite_strict=True,
    )
    op.create_index("ix_rereads_article", "rereads", ["article_id"], unique=False)
