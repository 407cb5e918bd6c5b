"""What spares the reading of a page, and what earlier checks have shown of the furniture of pages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for name, comment in (
        ("page_fingerprint", "of the last good answer, all that is looked at; empty: none"),
        ("scope_fingerprint", "of the same, the article's neighbourhood; empty: none"),
    ):
        op.add_column(
            "articles", sa.Column(name, sa.Text(), nullable=False, server_default="", comment=comment)
        )
    op.create_table(
        "restless",
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column(
            "places", sa.LargeBinary(), nullable=False, comment="places whose text keeps changing, JSON, zstd"
        ),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_restless_article_id")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_restless")),
        comment="furniture learned from one article: a few places at most",
        sqlite_strict=True,
    )
    op.create_table(
        "standing",
        sa.Column("host_id", columns.Whole, nullable=False, comment="where it stands"),
        sa.Column(
            "texts",
            sa.LargeBinary(),
            nullable=False,
            comment="hashes of blocks and their articles, JSON, zstd",
        ),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_standing_host_id")),
        sa.PrimaryKeyConstraint("host_id", name=op.f("pk_standing")),
        comment="furniture learned from one host: texts of several articles, the latest few hundred",
        sqlite_strict=True,
    )
