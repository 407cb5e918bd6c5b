"""Verdicts as letters, and names of events at half the size."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SILENT = "disclosure = 'u'"
INDEXES = (
    ("ix_changes_silent", ["captured_at"]),
    ("ix_changes_silent_of", ["article_id", "to_version", "substantive"]),
)
AT_ONCE = 1000


def upgrade() -> None:
    """Apply."""
    for name, _ in INDEXES:
        op.drop_index(name, "changes")
    op.execute("UPDATE changes SET disclosure = substr(disclosure, 1, 1)")
    for name, keys in INDEXES:
        op.create_index(name, "changes", keys, sqlite_where=sa.text(SILENT), postgresql_where=sa.text(SILENT))
    _shorten(op.get_bind())


def _shorten(db: sa.Connection) -> None:
    events = sa.table("events", sa.column("id", sa.Integer), sa.column("event_id", sa.Text))
    some = sa.select(events.c.id, events.c.event_id).order_by(events.c.id).limit(AT_ONCE)
    short = sa.update(events).where(events.c.id == sa.bindparam("row")).values(event_id=sa.bindparam("name"))
    last = 0
    while rows := db.execute(some.where(events.c.id > last)).all():
        last = rows[-1].id
        db.execute(short, [{"row": row.id, "name": columns.to_short(row.event_id)} for row in rows])
