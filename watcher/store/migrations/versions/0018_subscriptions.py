"""Feeds that push: what their hubs were asked, and what they granted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "subscriptions",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("source_id", columns.Whole, nullable=False, comment="the source that its hub tells of"),
        sa.Column("hub", columns.Words(), nullable=False, comment="who is asked"),
        sa.Column("topic", columns.Words(), nullable=False, comment="the feed, as the hub knows it"),
        sa.Column("token", sa.Text(), nullable=False, comment="names it in our own address"),
        sa.Column("secret", sa.Text(), nullable=False, comment="signs what the hub sends"),
        sa.Column(
            "ask_at", columns.Moment(), nullable=False, comment="when the hub is asked, or asked again"
        ),
        sa.Column("asked_at", columns.Moment(), comment="when it was asked last"),
        sa.Column("until", columns.Moment(), comment="the end of the lease; null: none was granted"),
        sa.Column("pushes", sa.Integer(), nullable=False, comment="signed ones that came"),
        sa.Column("pushed_at", columns.Moment(), comment="the last of them"),
        sa.Column("trouble", columns.Words(), nullable=False, comment="why there is no lease; empty: well"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_subscriptions_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
        sa.UniqueConstraint("source_id", name=op.f("uq_subscriptions_source_id")),
        sa.UniqueConstraint("token", name=op.f("uq_subscriptions_token")),
        comment="feeds that push (WebSub): what their hubs were asked, and what they granted",
        sqlite_strict=True,
    )
