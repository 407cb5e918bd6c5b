"""Indexes of the few articles that fail, have moved, or are not watched: `status` tells of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_articles_failing", ["failing_since", "id"], "failures > 0 AND state = 'active'"),
    ("ix_articles_moved", ["id"], "moved_to != ''"),
    ("ix_articles_resting", ["state"], "state != 'active'"),
)


def upgrade() -> None:
    """Apply."""
    for name, keys, which in INDEXES:
        where = sa.text(which)
        op.create_index(name, "articles", keys, sqlite_where=where, postgresql_where=where)
