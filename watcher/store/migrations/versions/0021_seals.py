"""The seal of the newest version is kept with its article; those before it follow from what they seal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    comment = "of that version and all before it (see `seals`); null: none yet"
    op.add_column("articles", sa.Column("seal", columns.Hash(), comment=comment))
    op.execute(
        "UPDATE articles SET seal = (SELECT chain FROM snapshots WHERE "
        "snapshots.article_id = articles.id AND snapshots.version = articles.version)"
    )
    op.drop_column("snapshots", "chain")
