"""What puts the newest first among very many: days of notes, times of changes, and indexes on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

DAYS = {  # a stated day that lies past our first look by more than a zone is a slip of the pen
    "sqlite": (
        "date(first_seen_at / 1000000, 'unixepoch')",
        "date(first_seen_at / 1000000, 'unixepoch', '+1 day')",
    ),
    "postgresql": (
        "to_char(to_timestamp(first_seen_at / 1000000) AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
        "to_char(to_timestamp(first_seen_at / 1000000 + 86400) AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
    ),
}
SILENT = "disclosure = 'undisclosed'"
INDEXES = (
    ("ix_notes_day", "notes", ["day"], None),
    ("ix_changes_silent", "changes", ["captured_at"], SILENT),
    ("ix_changes_silent_of", "changes", ["article_id", "to_version", "substantive"], SILENT),
    ("ix_articles_changed", "articles", ["last_changed_at"], "state != 'removed'"),
    ("ix_articles_config", "articles", ["id"], "from_config = 1"),
)


def upgrade() -> None:
    """Apply."""
    day = sa.Column(
        "day", sa.Text(), comment="the day it is sorted by, ISO: stated_date, else that of our first look"
    )
    op.add_column("notes", day)
    op.add_column(
        "changes", sa.Column("captured_at", columns.Moment(), comment="when the newer version was captured")
    )
    seen, latest = DAYS[op.get_bind().dialect.name]
    stated = f"CASE WHEN stated_date <= {latest} THEN stated_date ELSE {seen} END"
    op.execute(f"UPDATE notes SET day = {stated}")  # noqa: S608 - of the constants above
    op.execute(
        "UPDATE changes SET captured_at = (SELECT captured_at FROM snapshots WHERE "
        "snapshots.article_id = changes.article_id AND snapshots.version = changes.to_version)"
    )
    op.drop_index("ix_changes_disclosure", "changes")
    for name, table, keys, where in INDEXES:
        condition = None if where is None else sa.text(where)
        op.create_index(name, table, keys, sqlite_where=condition, postgresql_where=condition)
