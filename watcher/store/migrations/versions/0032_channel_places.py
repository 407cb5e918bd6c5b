"""Where a channel led when it was in trouble: another address of it is asked at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    comment = "a digest of where it led when it was last in trouble; null: not known"
    op.add_column("channels", sa.Column("place", sa.Text(), comment=comment))
