"""A version knows whether the change that led to it is one of many articles of its host.

Versions are not written: of those that are there it is not known. What changes in many articles just now goes
on; it was seen in three articles at least, and is no house's before it was seen in two more.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

EVENT = "the change it is part of; null: none, it came later"
TOLD_IN = "the notice (events.id) that counts it; null: none"
HASH = "the fragment that changes in many articles; null: that is over"
NOTICE = "the event that tells of it; null: none"
ARTICLES = "in how many articles it was seen"
WHOLE_TABLE = "the same change in many articles of a host: told once, and no edit of theirs"
LEAST = 3


def upgrade() -> None:
    """Apply."""
    burst = "the change of many articles (bursts.id) that it is; null: its own"
    op.add_column("snapshots", sa.Column("burst", columns.Whole, comment=burst))
    if op.get_context().dialect.name == "sqlite":
        _in_a_file()
    else:
        _on_a_server()


def _on_a_server() -> None:
    op.alter_column("fragments", "event", nullable=True, comment=EVENT)
    op.add_column("fragments", sa.Column("told_in", columns.Whole, comment=TOLD_IN))
    op.alter_column("bursts", "hash", nullable=True, comment=HASH)
    op.alter_column("bursts", "notice", nullable=True, comment=NOTICE)
    articles = sa.Column(
        "articles", sa.Integer(), nullable=False, server_default=str(LEAST), comment=ARTICLES
    )
    op.add_column("bursts", articles)
    op.alter_column("bursts", "articles", server_default=None)
    op.create_table_comment("bursts", WHOLE_TABLE)


def _in_a_file() -> None:
    """New tables, of a day, in the place of the old: SQLite lets no column be null that could not be."""
    for table in ("fragments", "bursts"):
        op.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    op.create_table(
        "fragments",
        sa.Column("id", columns.Whole, nullable=False),
        sa.Column("host_id", columns.Whole, nullable=False),
        sa.Column("hash", columns.Hash(), nullable=False),
        sa.Column("article_id", columns.Whole, nullable=False),
        sa.Column("event", columns.Whole),
        sa.Column("told_in", columns.Whole),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("seen_at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_fragments_host_id")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_fragments_article_id")),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_fragments_event")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fragments")),
        sqlite_strict=True,
    )
    op.create_table(
        "bursts",
        sa.Column("id", columns.Whole, nullable=False),
        sa.Column("host_id", columns.Whole, nullable=False),
        sa.Column("hash", columns.Hash()),
        sa.Column("notice", columns.Whole),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("last_at", columns.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_bursts_host_id")),
        sa.ForeignKeyConstraint(["notice"], ["events.id"], name=op.f("fk_bursts_notice")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bursts")),
        sa.UniqueConstraint("host_id", "hash", name=op.f("uq_bursts_host_id_hash")),
        sqlite_strict=True,
    )
    _fill("fragments", "id, host_id, hash, article_id, event, parts, seen_at")
    _fill("bursts", "id, host_id, hash, notice, last_at", articles=LEAST)
    op.create_index("ix_fragments_seen", "fragments", ["host_id", "hash", "seen_at"])
    op.create_index("ix_fragments_event", "fragments", ["event"])


def _fill(table: str, names: str, **more: int) -> None:
    """Put the rows of the old table in the new one."""
    columns, values = ", ".join([names, *more]), ", ".join([names, *map(str, more.values())])
    op.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM old_{table}")  # noqa: S608 - our own names
    op.drop_table(f"old_{table}")
