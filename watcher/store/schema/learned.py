"""What is known of sites by having looked at them, and of the store itself."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Text

from watcher.store.engine.columns import Flag, Moment, Whole, Words
from watcher.store.schema.base import article, key, table

restless = table(
    "restless",
    Column("article_id", Whole, ForeignKey("articles.id"), primary_key=True, comment="whose it is"),
    Column("places", LargeBinary, nullable=False, comment="places and links that keep changing, JSON, zstd"),
    comment="furniture learned from one article: a few places at most",
)

counts = table(
    "counts",
    key(),
    article(),
    Column("seen_at", Moment, nullable=False, comment="when the visit ended"),
    Column("said", Words, nullable=False, comment="the sentences as they were, one a line"),
    Index("ix_counts_article", "article_id", "id"),
    comment="looks that found nothing but numbers that are others at every look; never dropped",
)

standing = table(
    "standing",
    Column("host_id", Whole, ForeignKey("hosts.id"), primary_key=True, comment="where it stands"),
    Column("texts", LargeBinary, nullable=False, comment="hashes of blocks and their articles, JSON, zstd"),
    comment="furniture learned from one host: texts of several articles, the latest few hundred",
)

outages = table(
    "outages",
    Column("host_id", Whole, ForeignKey("hosts.id"), primary_key=True, comment="the host that is in trouble"),
    Column("failures", Integer, nullable=False, comment="visits in a row that it could not be read"),
    Column("failing_since", Moment, nullable=False, comment="the first of them"),
    Column("first_article", Whole, nullable=False, comment="whose visit that was"),
    Column("several", Flag, nullable=False, comment="other articles met it too"),
    Column("trouble", Words, nullable=False, comment="what the last one said"),
    Column("notice", Whole, comment="the event (events.id) that told of it; null: not told yet"),
    comment="hosts that cannot be read; the row goes when an article of it can be",
)

robots = table(
    "robots",
    Column("origin", Text, primary_key=True, comment="scheme, host and port"),
    Column("asked_at", Moment, nullable=False, comment="when it was asked for"),
    Column("text", LargeBinary, nullable=False, comment="what it said, JSON, zstd; empty: none"),
    comment="robots.txt of sites: good for a day, longer only while no newer one can be had",
)

sizes = table(
    "sizes",
    Column("taken_at", Moment, primary_key=True, comment="when"),
    Column("bytes", Whole, nullable=False, comment="on disk"),
    comment="the store's size over the last week",
)
