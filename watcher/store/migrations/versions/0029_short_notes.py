"""Days of notes are numbers, their kinds and forms two letters.

Notes are gone through once, on SQLite twice more, for each column that is dropped.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

DAYS = {
    "stated_date": "the day the note states, in its own zone",
    "day": "the day it is sorted by: stated_date, else that of our first look",
}
NUMBER = {
    "sqlite": "CASE typeof({0}) WHEN 'text' THEN CAST(julianday({0}) - 2440587.5 AS INTEGER) ELSE {0} END",
    "postgresql": r"CASE WHEN {0} ~ '^(?!0000)\d{{4}}-(0[1-9]|1[0-2])-\d\d$'"
    " THEN (left({0}, 8) || '01')::date - DATE '1970-01-01' + right({0}, 2)::integer - 1 END",
}
"""A damaged text becomes none, and a day that its month does not have is counted on, as SQLite does; what the
note states stands in the note, too."""


def upgrade() -> None:
    """Apply."""
    number = NUMBER[op.get_context().dialect.name]
    op.drop_index("ix_notes_day", "notes", if_exists=True)  # a damaged store may have lost it
    for name, comment in DAYS.items():
        op.add_column("notes", sa.Column(f"new_{name}", columns.Day(), comment=comment))
    days = ", ".join(f"new_{name} = {number.format(name)}" for name in DAYS)
    op.execute(f"UPDATE notes SET kind = substr(kind, 1, 2), form = substr(form, 1, 2), {days}")  # noqa: S608 - our own names
    for name in DAYS:
        op.drop_column("notes", name)
        op.execute(f"ALTER TABLE notes RENAME COLUMN new_{name} TO {name}")
    op.create_index("ix_notes_day", "notes", ["day"])
