"""A change stands in the row of the version that it led to: it is always that from the version before.

From here on a text may lean on its page, too; what older programs wrote is read as it is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

NOT_COUNTED = "null: not counted yet"
COLUMNS = (
    ("disclosure", columns.Verdict(), "the verdict on the change, its first letter; null: no change"),
    ("change", sa.LargeBinary(), "what led to it, JSON, zstd, leaning on both texts"),
    ("substantive", sa.Integer(), f"edits that are neither cosmetic nor a note's own words; {NOT_COUNTED}"),
    ("added_words", sa.Integer(), f"words that came, without furniture; {NOT_COUNTED}"),
    ("removed_words", sa.Integer(), f"words that went, without furniture; {NOT_COUNTED}"),
)
INDEXES = (
    ("ix_snapshots_silent", ["captured_at"]),
    ("ix_snapshots_silent_of", ["article_id", "version", "substantive"]),
)
SILENT = "disclosure = 'u'"


def upgrade() -> None:
    """Apply."""
    for name, kind, comment in COLUMNS:
        op.add_column("snapshots", sa.Column(name, kind, comment=comment))
    moved = ", ".join(f"{name} = c.{name}" for name, _, _ in COLUMNS)
    op.execute(
        f"UPDATE snapshots SET {moved} FROM changes c "  # noqa: S608 - our own names
        "WHERE c.article_id = snapshots.article_id AND c.to_version = snapshots.version"
    )
    op.drop_table("changes")
    for name, keys in INDEXES:
        where = sa.text(SILENT)
        op.create_index(name, "snapshots", keys, sqlite_where=where, postgresql_where=where)
