"""What was seen: versions and what changed, their pages, and odd ones that were not believed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint

from watcher.store.engine.columns import Claim, Hash, Moment, Verdict, Whole, Words
from watcher.store.schema.base import article, index_some, key, table

pages = table(
    "pages",
    key(),
    Column("hash", Hash, nullable=False, unique=True, comment="SHA-256 of the bytes as received"),
    Column("size", Whole, nullable=False, comment="their number"),
    Column("body", LargeBinary, nullable=False, comment="the bytes, zstd; empty: no longer kept"),
    Column("base", Whole, comment="the page (pages.id) it leans on; null: it stands alone"),
    Column("depth", Integer, nullable=False, server_default="0", comment="how many pages it needs"),
    comment="pages as received, decompressed; the same bytes are kept once, for all who point to them",
)

index_some("ix_pages_base", pages.c.base.is_not(None), pages.c.base)

requests = table(
    "requests",
    key(),
    Column("headers", Words, nullable=False, unique=True, comment="JSON pairs, without conditions"),
    comment="request headers; the same ones are kept once, for all versions asked for with them",
)

faces = table(
    "faces",
    key(),
    article(),
    Column("title", Words, nullable=False, comment="the headline"),
    Column("byline", Words, nullable=False, comment="the authors"),
    Column("language", Words, nullable=False, comment="BCP 47"),
    Column("url", Words, nullable=False, comment="the address that answered"),
    Column("status", Integer, nullable=False, comment="HTTP status"),
    Column("charset", Words, nullable=False, comment="of the Content-Type header; needed to read the bytes"),
    Index("ix_faces_article", "article_id"),
    comment="what many versions of an article have in common, kept once",
)

snapshots = table(
    "snapshots",
    key(),
    article(),
    Column("version", Integer, nullable=False, comment="1, 2, ... without gaps"),
    Column("captured_at", Moment, nullable=False, comment="our fetch"),
    Column("not_before", Moment, comment="the last moment the older version was seen; null for the first"),
    Column("published_at", Claim, comment="as the page claims"),
    Column("modified_at", Claim, comment="as the page claims"),
    Column("words", Integer, nullable=False, comment="of the body"),
    Column("digest", Hash, nullable=False, comment="content digest of the reading"),
    Column("reader_version", Integer, nullable=False, comment="of the reader that read it"),
    Column("returns_to", Integer, comment="the earlier version whose content came back; null: new content"),
    Column("page_id", Whole, ForeignKey("pages.id"), nullable=False, index=True, comment="its bytes"),
    Column("face_id", Whole, ForeignKey("faces.id"), nullable=False, comment="what it has in common"),
    Column("request_id", Whole, comment="the request's headers (requests.id); null: not kept"),
    Column("conditions", Words, comment="its conditional headers, JSON pairs; null: none"),
    Column("origin", Words, comment="who captured it, JSON; null: a check of its article"),
    Column("base", Integer, comment="the version whose text it leans on; 0: its own page; null: it is alone"),
    Column(
        "reading",
        LargeBinary,
        comment="the reading, the response headers, its change, zstd (see `sheets`); null: no longer kept",
    ),
    Column("headers", LargeBinary, comment="those of rows of older programs; null: in the reading"),
    Column("disclosure", Verdict, comment="the verdict on the change, its first letter; null: no change"),
    Column("change", LargeBinary, comment="that of rows of older programs; null: in the reading"),
    Column(
        "substantive",
        Integer,
        comment="edits that are neither cosmetic nor a note's own words; null: not counted yet",
    ),
    Column("added_words", Integer, comment="words that came, without furniture; null: not counted yet"),
    Column("removed_words", Integer, comment="words that went, without furniture; null: not counted yet"),
    UniqueConstraint("article_id", "version"),
    comment="versions, each with the change that led to it",
)
# What no note speaks of, newest first, without reading the other changes.
index_some("ix_snapshots_silent", snapshots.c.disclosure == "undisclosed", snapshots.c.captured_at)

marks = table(
    "marks",
    key(),
    article(),
    Column("version", Integer, nullable=False, comment="the version that the change led to"),
    Column("burst", Whole, comment="the change of many articles (bursts.id) that it is; null: to and fro"),
    UniqueConstraint("article_id", "version"),
    comment="changes that are no edits of their articles: few, so that others' rows say nothing of it",
)

asides = table(
    "asides",
    key(),
    article(),
    Column("captured_at", Moment, nullable=False, comment="when it was last seen"),
    Column("digest", Text, nullable=False, comment="content digest of the reading"),
    Column("code", Text, nullable=False, comment="what is odd about it"),
    Column("url", Words, nullable=False, comment="the address that answered"),
    Column("status", Integer, nullable=False, comment="HTTP status"),
    Column("charset", Words, nullable=False, comment="of the Content-Type header"),
    Column("page_id", Whole, ForeignKey("pages.id"), nullable=False, index=True, comment="its bytes"),
    Column("reading", LargeBinary, nullable=False, comment="the reading, JSON, zstd"),
    UniqueConstraint("article_id", "digest"),
    comment="odd captures that were not believed; never a version",
)
