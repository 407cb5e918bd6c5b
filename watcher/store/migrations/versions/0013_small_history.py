"""Rows that lean on one another, and what versions have in common kept once.

Old rows stay readable as they are; `watcher reread` writes an article's anew in the new form.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

FACE = ("title", "byline", "language", "url", "status", "charset")
KEPT = (
    *("id", "article_id", "version", "captured_at", "not_before", "published_at", "modified_at", "words"),
    *("reader_version", "returns_to", "page_id", "chain", "reading", "headers"),
    *("request_id", "conditions", "origin"),
)


def upgrade() -> None:
    """Apply."""
    _pages()
    _faces()
    if op.get_context().dialect.name == "sqlite":
        _snapshots_in_a_file()
    else:
        _snapshots_on_a_server()


def _pages() -> None:
    base = "the page (pages.id) it leans on; null: it stands alone"
    op.add_column("pages", sa.Column("base", columns.Whole, nullable=True, comment=base))
    depth = sa.Column(
        "depth", sa.Integer(), nullable=False, server_default="0", comment="how many pages it needs"
    )
    op.add_column("pages", depth)
    where = sa.text("base IS NOT NULL")
    op.create_index(
        "ix_pages_base", "pages", ["base"], unique=False, sqlite_where=where, postgresql_where=where
    )


def _faces() -> None:
    op.create_table(
        "faces",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("title", columns.Words(), nullable=False, comment="the headline"),
        sa.Column("byline", columns.Words(), nullable=False, comment="the authors"),
        sa.Column("language", columns.Words(), nullable=False, comment="BCP 47"),
        sa.Column("url", columns.Words(), nullable=False, comment="the address that answered"),
        sa.Column("status", sa.Integer(), nullable=False, comment="HTTP status"),
        sa.Column(
            "charset",
            columns.Words(),
            nullable=False,
            comment="of the Content-Type header; needed to read the bytes",
        ),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_faces_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faces")),
        comment="what many versions of an article have in common, kept once",
        sqlite_strict=True,
    )
    op.create_index("ix_faces_article", "faces", ["article_id"], unique=False)
    names = ", ".join(FACE)
    op.execute(
        f"INSERT INTO faces (article_id, {names}) SELECT DISTINCT article_id, {names} FROM snapshots"  # noqa: S608 - our own names
    )


_SAME = " AND ".join(f"f.{name} = s.{name}" for name in ("article_id", *FACE))


def _snapshots_in_a_file() -> None:
    """A new table in the place of the old: SQLite drops no column without writing all rows anew either."""
    raw = op.get_bind().connection.driver_connection
    assert raw is not None
    raw.create_function("watcher_unhex", 1, bytes.fromhex, deterministic=True)
    op.execute("ALTER TABLE snapshots RENAME TO old_snapshots")
    op.drop_index("ix_snapshots_page_id", "old_snapshots")
    _new_snapshots()
    names = ", ".join(KEPT)
    old = ", ".join(f"s.{name}" for name in KEPT)
    op.execute(
        f"INSERT INTO snapshots ({names}, digest, face_id) SELECT {old}, watcher_unhex(s.digest), f.id "  # noqa: S608 - our own names
        f"FROM old_snapshots s JOIN faces f ON {_SAME}"
    )
    op.execute("DROP TABLE old_snapshots")
    op.create_index(op.f("ix_snapshots_page_id"), "snapshots", ["page_id"], unique=False)


def _snapshots_on_a_server() -> None:
    op.add_column("snapshots", sa.Column("face_id", columns.Whole, comment="what it has in common"))
    op.execute(f"UPDATE snapshots s SET face_id = f.id FROM faces f WHERE {_SAME}")  # noqa: S608 - our own names
    op.alter_column("snapshots", "face_id", nullable=False)
    op.create_foreign_key(op.f("fk_snapshots_face_id"), "snapshots", "faces", ["face_id"], ["id"])
    op.execute("ALTER TABLE snapshots ALTER COLUMN digest TYPE bytea USING decode(digest, 'hex')")
    op.add_column("snapshots", sa.Column("base", sa.Integer(), comment=BASE))
    op.alter_column("snapshots", "reading", nullable=True, comment=READING)
    op.alter_column("snapshots", "headers", nullable=True, comment=HEADERS)
    for name in FACE:
        op.drop_column("snapshots", name)


BASE = "the version whose text this one's leans on; null: a key frame"
READING = "the reading and, on a second line, the response headers, JSON, zstd; null: no longer kept"
HEADERS = "those of rows of older programs; null: in the reading"


def _new_snapshots() -> None:
    op.create_table(
        "snapshots",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("version", sa.Integer(), nullable=False, comment="1, 2, ... without gaps"),
        sa.Column("captured_at", columns.Moment(), nullable=False, comment="our fetch"),
        sa.Column(
            "not_before",
            columns.Moment(),
            nullable=True,
            comment="the last moment the older version was seen; null for the first",
        ),
        sa.Column("published_at", columns.Moment(), nullable=True, comment="as the page claims"),
        sa.Column("modified_at", columns.Moment(), nullable=True, comment="as the page claims"),
        sa.Column("words", sa.Integer(), nullable=False, comment="of the body"),
        sa.Column("digest", columns.Hash(), nullable=False, comment="content digest of the reading"),
        sa.Column("reader_version", sa.Integer(), nullable=False, comment="of the reader that read it"),
        sa.Column(
            "returns_to",
            sa.Integer(),
            nullable=True,
            comment="the earlier version whose content came back; null: new content",
        ),
        sa.Column("page_id", columns.Whole, nullable=False, comment="its bytes"),
        sa.Column("face_id", columns.Whole, nullable=False, comment="what it has in common"),
        sa.Column(
            "chain",
            columns.Hash(),
            nullable=False,
            comment="SHA-256 over the chain before, digest, page hash and time",
        ),
        sa.Column(
            "request_id",
            columns.Whole,
            nullable=True,
            comment="the request's headers (requests.id); null: not kept",
        ),
        sa.Column(
            "conditions",
            columns.Words(),
            nullable=True,
            comment="its conditional headers, JSON pairs; null: none",
        ),
        sa.Column(
            "origin",
            columns.Words(),
            nullable=True,
            comment="who captured it, JSON; null: a check of its article",
        ),
        sa.Column("base", sa.Integer(), nullable=True, comment=BASE),
        sa.Column("reading", sa.LargeBinary(), nullable=True, comment=READING),
        sa.Column("headers", sa.LargeBinary(), nullable=True, comment=HEADERS),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_snapshots_article_id")),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_snapshots_page_id")),
        sa.ForeignKeyConstraint(["face_id"], ["faces.id"], name=op.f("fk_snapshots_face_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshots")),
        sa.UniqueConstraint("article_id", "version", name=op.f("uq_snapshots_article_id_version")),
        comment="versions",
        sqlite_strict=True,
    )
