"""A change stands behind the text of the version that it led to, and a note is a number in its text.

What older programs wrote is read as it is; they could not read what is written from here on.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

COMMENTS = (
    (
        "snapshots",
        "reading",
        "the reading, the response headers, its change, zstd (see `sheets`); null: no longer kept",
    ),
    ("snapshots", "change", "that of rows of older programs; null: in the reading"),
    ("notes", "note", "as it stands or stood last: its number in the last text that has it, or JSON, zstd"),
)


def upgrade() -> None:
    """Apply."""
    if op.get_context().dialect.name == "sqlite":  # it keeps no comments
        return
    for table, column, comment in COMMENTS:
        op.alter_column(table, column, existing_type=sa.LargeBinary(), comment=comment)
