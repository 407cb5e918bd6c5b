"""Alerts that are held, folded into others, or about hosts and channels in trouble."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for table, name, kind, comment in (
        (
            "deliveries",
            "told_in",
            columns.Whole,
            "the event (events.id) that tells of this one instead; null: it goes alone",
        ),
        ("deliveries", "why", columns.Words(), "why it was held or folded, in words; null: it was not"),
        ("channels", "failures", sa.Integer(), "tries in a row that failed; null: none"),
        ("channels", "failing_since", columns.Moment(), "the first of them"),
        ("channels", "trouble", columns.Words(), "what the last one said"),
        ("channels", "noticed", columns.Flag(), "the others were told; null: not"),
    ):
        op.add_column(table, sa.Column(name, kind, nullable=True, comment=comment))
    for name, column, state in (("held", "next_at", "held"), ("sent", "sent_at", "sent")):
        op.create_index(
            f"ix_deliveries_{name}",
            "deliveries",
            ["channel", column],
            unique=False,
            sqlite_where=sa.text(f"state = '{state}'"),
            postgresql_where=sa.text(f"state = '{state}'"),
        )
    _tables()


def _tables() -> None:
    op.create_table(
        "fragments",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("host_id", columns.Whole, nullable=False, comment="where it changed"),
        sa.Column("hash", columns.Hash(), nullable=False, comment="of the words that came and went"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="in which article"),
        sa.Column("event", columns.Whole, nullable=False, comment="the change it is part of"),
        sa.Column("parts", sa.Integer(), nullable=False, comment="how many fragments that change has"),
        sa.Column("seen_at", columns.Moment(), nullable=False, comment="when"),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_fragments_host_id")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_fragments_article_id")),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_fragments_event")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fragments")),
        comment="what changed lately, to see the same change in many articles; dropped after a day",
        sqlite_strict=True,
    )
    op.create_index("ix_fragments_seen", "fragments", ["host_id", "hash", "seen_at"], unique=False)
    op.create_index("ix_fragments_event", "fragments", ["event"], unique=False)
    op.create_table(
        "bursts",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("host_id", columns.Whole, nullable=False, comment="where"),
        sa.Column(
            "hash", columns.Hash(), nullable=False, comment="the fragment that changes in many articles"
        ),
        sa.Column("notice", columns.Whole, nullable=False, comment="the event that tells of it"),
        sa.Column("last_at", columns.Moment(), nullable=False, comment="when it was last seen"),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_bursts_host_id")),
        sa.ForeignKeyConstraint(["notice"], ["events.id"], name=op.f("fk_bursts_notice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bursts")),
        sa.UniqueConstraint("host_id", "hash", name=op.f("uq_bursts_host_id_hash")),
        comment="the same change in many articles of a host: told once",
        sqlite_strict=True,
    )
    op.create_table(
        "outages",
        sa.Column("host_id", columns.Whole, nullable=False, comment="the host that is in trouble"),
        sa.Column(
            "failures", sa.Integer(), nullable=False, comment="visits in a row that it could not be read"
        ),
        sa.Column("failing_since", columns.Moment(), nullable=False, comment="the first of them"),
        sa.Column("first_article", columns.Whole, nullable=False, comment="whose visit that was"),
        sa.Column("several", columns.Flag(), nullable=False, comment="other articles met it too"),
        sa.Column("trouble", columns.Words(), nullable=False, comment="what the last one said"),
        sa.Column(
            "notice",
            columns.Whole,
            nullable=True,
            comment="the event (events.id) that told of it; null: not told yet",
        ),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_outages_host_id")),
        sa.PrimaryKeyConstraint("host_id", name=op.f("pk_outages")),
        comment="hosts that cannot be read; the row goes when an article of it can be",
        sqlite_strict=True,
    )
