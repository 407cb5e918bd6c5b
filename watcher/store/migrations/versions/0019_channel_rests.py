"""Receivers that asked to be left alone for a while."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    comment = "its receiver asked for no more until then; null: it did not"
    op.add_column("channels", sa.Column("rests_until", columns.Moment(), comment=comment))
