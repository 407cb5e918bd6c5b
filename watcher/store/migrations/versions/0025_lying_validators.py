"""That a server gave one name to two texts of an article is remembered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    comment = "they were given to two texts"
    op.add_column(
        "articles",
        sa.Column("validators_lie", columns.Flag(), nullable=False, server_default="0", comment=comment),
    )
