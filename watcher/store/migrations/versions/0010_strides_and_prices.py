"""What a look at an article is worth, and what the budget leaves for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ACTIVE = sa.text("state = 'active'")


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "articles",
        sa.Column(
            "stride",
            columns.Interval(),
            comment="how far apart its looks should be at price 1; null: none yet",
        ),
    )
    for column in (
        sa.Column(
            "stride", columns.Interval(), comment="of the article that is due first; null: never looked at"
        ),
        sa.Column(
            "price",
            columns.Factor,
            nullable=False,
            server_default="1",
            comment="by how much the budget stretches the strides of its articles",
        ),
        sa.Column(
            "ceiling",
            columns.Interval(),
            comment="the longest interval that the budget allows; null: as configured",
        ),
    ):
        op.add_column("hosts", column)
    op.drop_index("ix_articles_queue", table_name="articles")
    op.create_index(
        "ix_articles_queue",
        "articles",
        ["host_id", "next_check_at", "stride", "every"],
        sqlite_where=ACTIVE,
        postgresql_where=ACTIVE,
    )
    op.drop_index("ix_hosts_ready_at", table_name="hosts")
    op.create_index("ix_hosts_ready_at", "hosts", ["ready_at", "stride"])
