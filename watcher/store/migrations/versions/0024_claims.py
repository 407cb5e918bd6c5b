"""Times that pages claim stand in the rows of versions as whole seconds.

What older programs wrote is read as it is, but for microseconds of the day around 1970. They could not read
what is written from here on, nor texts with their notes behind their blocks.
"""

from __future__ import annotations

from alembic import op

from watcher.store.engine.columns import FAR, NEAR, SECOND

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for name in ("published_at", "modified_at"):
        op.execute(
            f"UPDATE snapshots SET {name} = CASE WHEN {name} % {SECOND} = 0 THEN {name} / {SECOND} "  # noqa: S608 - our own names
            f"ELSE {name} + {FAR} END WHERE {name} > -{NEAR} AND {name} < {NEAR}"
        )
