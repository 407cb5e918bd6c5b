"""Words are indexed as they are folded now; the index is emptied, and filled by the program afterwards."""

from __future__ import annotations

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

EMPTIED = {
    "sqlite": "INSERT INTO search (search) VALUES ('delete-all')",
    "postgresql": "DELETE FROM search",
}


def upgrade() -> None:
    """Apply."""
    op.execute(EMPTIED[op.get_bind().dialect.name])
