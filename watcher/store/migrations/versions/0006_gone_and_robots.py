"""How often an article was not there, whether that was told, and the robots.txt of sites over a restart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for name, kind, comment in (
        ("gone_count", sa.Integer(), "answers of 404 or 410 with no page between them"),
        ("gone_noticed", columns.Flag(), "it was reported gone"),
    ):
        column = sa.Column(name, kind, nullable=False, server_default="0", comment=comment)
        op.add_column("articles", column)
    op.execute("UPDATE articles SET gone_noticed = noticed WHERE gone_since IS NOT NULL")
    op.create_table(
        "robots",
        sa.Column("origin", sa.Text(), nullable=False, comment="scheme, host and port"),
        sa.Column("asked_at", columns.Moment(), nullable=False, comment="when it was asked for"),
        sa.Column("text", sa.LargeBinary(), nullable=False, comment="what it said, JSON, zstd; empty: none"),
        sa.PrimaryKeyConstraint("origin", name=op.f("pk_robots")),
        comment="robots.txt of sites: good for a day, longer only while no newer one can be had",
        sqlite_strict=True,
    )
