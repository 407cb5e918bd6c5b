"""Which versions have which words; what is there already is indexed by the program, after the migrations."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SEARCH = {
    "sqlite": [
        """CREATE VIRTUAL TABLE search USING fts5(
            words, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '$%'"
        )"""
    ],
    "postgresql": [
        """CREATE TABLE search (
            rowid bigint NOT NULL, words tsvector NOT NULL, CONSTRAINT pk_search PRIMARY KEY (rowid)
        )""",
        "CREATE INDEX ix_search_words ON search USING gin (words)",
    ],
}


def upgrade() -> None:
    """Apply."""
    for statement in SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)
