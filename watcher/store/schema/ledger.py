"""What follows from versions: update notes, and what notes disclose."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, UniqueConstraint

from watcher.store.engine.columns import Day, Flag, Form, Hash, Interval, Kind, Moment, Whole
from watcher.store.schema.base import article, key, table

notes = table(
    "notes",
    key(),
    article(),
    Column("kind", Kind, nullable=False, comment="update, correction, ..., by its first two letters"),
    Column("form", Form, nullable=False, comment="section or stamp, likewise"),
    Column("stated_date", Day, comment="the day the note states, in its own zone"),
    Column("first_seen_version", Integer, nullable=False, comment="the version that brought it"),
    Column("first_seen_at", Moment, nullable=False, comment="when that was captured"),
    Column(
        "not_before", Moment, comment="the last moment it was not there; null: there from the first capture"
    ),
    Column("last_seen_version", Integer, nullable=False, comment="the newest version that has it"),
    Column("last_seen_at", Moment, nullable=False, comment="while it stands, articles.last_good_at is later"),
    Column("edited", Flag, nullable=False, comment="its words or date changed"),
    Column("withdrawn", Flag, nullable=False, comment="it is no longer in the newest version"),
    Column("replaced_by", Whole, ForeignKey("notes.id"), comment="the note that took its place"),
    Column(
        "note",
        LargeBinary,
        nullable=False,
        comment="as it stands or stood last: its number in the last text that has it, or JSON, zstd",
    ),
    Column("original", LargeBinary, comment="as it was first seen, likewise; null: the same"),
    Column(
        "backdated",
        Flag,
        comment="it states a day that was over when it was last known absent; null: not looked at",
    ),
    Column("returned", Flag, comment="it was gone and came back word for word; null: not looked at"),
    Column("day", Day, comment="the day it is sorted by: stated_date, else that of our first look"),
    Index("ix_notes_article", "article_id"),
    Index("ix_notes_day", "day"),
    comment="update notes, each over its whole life",
)

disclosures = table(
    "disclosures",
    key(),
    article(),
    Column("to_version", Integer, nullable=False, comment="the version that the earlier change led to"),
    Column("note", Whole, ForeignKey("notes.id"), nullable=False, comment="the note that speaks of it"),
    Column("version", Integer, nullable=False, comment="the version that brought its words"),
    Column("delay", Interval, nullable=False, comment="from the change's capture to the note's"),
    Column("complete", Flag, nullable=False, comment="no edit is left that no note speaks of"),
    Column("reasons", LargeBinary, nullable=False, comment="why, JSON list, zstd"),
    UniqueConstraint("article_id", "to_version", "note"),
    comment="earlier changes that a later note speaks of",
)

rereads = table(
    "rereads",
    key(),
    article(),
    Column("reread_at", Moment, nullable=False, comment="when"),
    Column("from_reader", Integer, nullable=False, comment="the oldest reader among its versions"),
    Column("to_reader", Integer, nullable=False, comment="the reader that read them again"),
    Column("versions", Integer, nullable=False, comment="how many were read again"),
    Column("differing", Integer, nullable=False, comment="how many of them read differently"),
    Column("chain", Hash, nullable=False, comment="the newest version's seal before it"),
    Index("ix_rereads_article", "article_id"),
    comment="histories that a newer reader read again from their stored pages",
)
