"""Notes that were gone for a while and came back word for word."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    comment = "it was gone and came back word for word; null: not looked at"
    op.add_column("notes", sa.Column("returned", columns.Flag(), comment=comment))
