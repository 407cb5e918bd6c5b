"""Versions that archives have, and those that they are asked to keep."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Text, UniqueConstraint

from watcher.store.engine.columns import Flag, Moment, Words
from watcher.store.schema.base import article, key, table

mementos = table(
    "mementos",
    key(),
    article(),
    Column("uri", Words, nullable=False, comment="where an archive shows the capture"),
    Column("captured_at", Moment, nullable=False, comment="when, by the archive's word"),
    Column("fate", Text, nullable=False, comment="version, known, beside, unfit or failed"),
    Column("why", Words, nullable=False, comment="the same in words; empty for a version"),
    Column("looked_at", Moment, nullable=False, comment="when we looked at it"),
    UniqueConstraint("article_id", "uri"),
    comment="captures of archives that were looked at, so that a backfill goes on where it ended",
)

saves = table(
    "saves",
    key(),
    article(),
    Column("version", Integer, nullable=False, comment="our newest version then; 0: none"),
    Column("archive", Words, nullable=False, comment="the archive that was asked to keep the page"),
    Column("asked_at", Moment, nullable=False, comment="when"),
    Column("uri", Words, nullable=False, comment="where it keeps it; empty: it does not say"),
    Column("words", Words, nullable=False, comment="its answer"),
    Column("done", Flag, nullable=False, comment="it was taken; else it may be asked again"),
    Index("ix_saves_article", "article_id", "version"),
    comment="what archives were asked to keep, and what they answered",
)
