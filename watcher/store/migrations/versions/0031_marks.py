"""Changes that are no edits of their articles stand in a table of their own; the column that said so goes.

They are few: a row of every version had a byte for it, and a page of the file holds thirteen rows.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

VERSION = "the version that the change led to"
BURST = "the change of many articles (bursts.id) that it is; null: to and fro"
WHOLE_TABLE = "changes that are no edits of their articles: few, so that others' rows say nothing of it"

FILL = """
INSERT INTO marks (article_id, version, burst)
SELECT article_id, version, burst FROM snapshots WHERE burst IS NOT NULL ORDER BY id
"""


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "marks",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("version", sa.Integer(), nullable=False, comment=VERSION),
        sa.Column("burst", columns.Whole, comment=BURST),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_marks_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_marks")),
        sa.UniqueConstraint("article_id", "version", name=op.f("uq_marks_article_id_version")),
        comment=WHOLE_TABLE,
        sqlite_strict=True,
    )
    op.execute(FILL)
    op.drop_column("snapshots", "burst")
