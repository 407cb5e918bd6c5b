"""How large the store was, for a forecast of its growth."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "sizes",
        sa.Column("taken_at", columns.Moment(), nullable=False, comment="when"),
        sa.Column("bytes", columns.Whole, nullable=False, comment="on disk"),
        sa.PrimaryKeyConstraint("taken_at", name=op.f("pk_sizes")),
        comment="the store's size over the last week",
        sqlite_strict=True,
    )
