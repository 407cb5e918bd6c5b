"""How many changes no note speaks of stands with their article, in the place of an index over versions.

Versions are not written. Every article is, once; a version costs what it takes to find it in that index:
100,000 articles of ten versions and their notes (see 0029) take two seconds, on SQLite.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

COUNT = """
UPDATE articles SET undisclosed = (
    SELECT count(*) FROM snapshots s
    WHERE s.article_id = articles.id AND s.disclosure = 'u' AND coalesce(s.substantive, 1) > 0
    AND NOT EXISTS (
        SELECT 1 FROM disclosures d WHERE d.article_id = s.article_id AND d.to_version = s.version
    )
) WHERE version > 1
"""


def upgrade() -> None:
    """Apply."""
    comment = "of these, those with edits of substance that no note speaks of"
    count = sa.Column("undisclosed", sa.Integer(), nullable=False, server_default="0", comment=comment)
    op.add_column("articles", count)
    op.execute(COUNT)
    op.drop_index("ix_snapshots_silent_of", "snapshots", if_exists=True)  # a damaged store may have lost it
