"""The headers that versions were asked for with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "requests",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("headers", columns.Words(), nullable=False, comment="JSON pairs, without conditions"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
        sa.UniqueConstraint("headers", name=op.f("uq_requests_headers")),
        comment="request headers; the same ones are kept once, for all versions asked for with them",
        sqlite_strict=True,
    )
    for name, kind, comment in (
        ("request_id", columns.Whole, "the request's headers (requests.id); null: not kept"),
        ("conditions", columns.Words(), "its conditional headers, JSON pairs; null: none"),
    ):
        op.add_column("snapshots", sa.Column(name, kind, nullable=True, comment=comment))
