"""Where articles come from: sources, and the items that they have listed."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ACTIVE = sa.text("state = 'active'")


def upgrade() -> None:
    """Apply."""
    new: tuple[sa.Column[Any], ...] = (
        sa.Column(
            "watch_for",
            columns.Interval(),
            comment="how long it is watched closely; null: as its changes deserve",
        ),
        sa.Column("stop", columns.Flag(), nullable=False, server_default="0", comment="its watch ends then"),
    )
    for column in new:
        op.add_column("articles", column)
    op.create_table(
        "sources",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("host_id", columns.Whole, nullable=False, comment="the politeness queue of at"),
        sa.Column("url", columns.Words(), nullable=False, comment="as the user gave it; the source's name"),
        sa.Column("at", columns.Words(), nullable=False, comment="the address that is asked"),
        sa.Column("kind", sa.Text(), nullable=False, comment="unknown, feed, sitemap or front"),
        sa.Column("title", columns.Words(), nullable=False, comment="its name for itself"),
        sa.Column("state", sa.Text(), nullable=False, comment="active, paused or removed"),
        sa.Column("from_config", columns.Flag(), nullable=False, comment="it stands in config.toml"),
        sa.Column("every", columns.Interval(), comment="a fixed interval; null: its own rhythm"),
        sa.Column("tags", columns.Words(), nullable=False, comment="for its articles, JSON list"),
        sa.Column(
            "outlet", columns.Words(), nullable=False, comment="the outlet's name, until a page tells its own"
        ),
        sa.Column(
            "include",
            columns.Words(),
            nullable=False,
            comment="an address needs one of these, JSON list; none: all",
        ),
        sa.Column("exclude", columns.Words(), nullable=False, comment="and none of these, JSON list"),
        sa.Column("most", sa.Integer(), nullable=False, comment="new articles in 24 hours"),
        sa.Column(
            "watch_for",
            columns.Interval(),
            nullable=False,
            comment="how long its articles are watched closely",
        ),
        sa.Column("stop", columns.Flag(), nullable=False, comment="their watch ends then"),
        sa.Column("added_at", columns.Moment(), nullable=False, comment="when the watch began"),
        sa.Column("etag", columns.Words(), nullable=False, comment="validator of the last good answer"),
        sa.Column(
            "last_modified", columns.Words(), nullable=False, comment="validator of the last good answer"
        ),
        sa.Column("body_hash", sa.Text(), nullable=False, comment="of its bytes; empty: none"),
        sa.Column("looks", sa.Integer(), nullable=False, comment="how often it was asked"),
        sa.Column("last_looked_at", columns.Moment(), comment="our last look"),
        sa.Column("last_good_at", columns.Moment(), comment="the last one that could be read"),
        sa.Column(
            "arrivals",
            columns.Words(),
            nullable=False,
            comment="looks that brought something new, JSON list of times",
        ),
        sa.Column("next_look_at", columns.Moment(), comment="when it is due"),
        sa.Column("next_reason", columns.Words(), nullable=False, comment="why then, in words"),
        sa.Column("failures", sa.Integer(), nullable=False, comment="looks in a row that could not be read"),
        sa.Column("failing_since", columns.Moment(), comment="the first of them"),
        sa.Column("trouble", columns.Words(), nullable=False, comment="what the last one said; empty: well"),
        sa.Column("noticed", columns.Flag(), nullable=False, comment="the trouble was reported"),
        sa.Column(
            "quiet_noticed", columns.Flag(), nullable=False, comment="that nothing new comes was reported"
        ),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_sources_host_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("url", name=op.f("uq_sources_url")),
        comment="where articles come from: feeds, sitemaps, fronts",
        sqlite_strict=True,
    )
    op.create_index(
        "ix_sources_due", "sources", ["next_look_at"], sqlite_where=ACTIVE, postgresql_where=ACTIVE
    )
    op.create_table(
        "items",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("source_id", columns.Whole, nullable=False, comment="where it stood"),
        sa.Column(
            "key", columns.Words(), nullable=False, comment="what is the same in all spellings of its address"
        ),
        sa.Column("url", columns.Words(), nullable=False, comment="its address"),
        sa.Column("name", columns.Words(), nullable=False, comment="what the feed calls it; empty: nothing"),
        sa.Column("article_id", columns.Whole, comment="what it became; null: it was left out"),
        sa.Column(
            "why",
            sa.Text(),
            nullable=False,
            comment="why it was left out: pattern or limit; empty: it was not",
        ),
        sa.Column("first_seen_at", columns.Moment(), nullable=False, comment="when it was first seen there"),
        sa.Column("updated_at", columns.Moment(), comment="its last change, by its word"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_items_article_id")),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_items_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
        sa.UniqueConstraint("source_id", "key", name=op.f("uq_items_source_id_key")),
        comment="what sources have listed, so that nothing is taken twice",
        sqlite_strict=True,
    )
    op.create_index("ix_items_article", "items", ["article_id"])
    op.create_index("ix_items_name", "items", ["source_id", "name"])
