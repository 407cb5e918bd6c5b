"""Where articles come from."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Text, UniqueConstraint, literal_column

from watcher.store.engine.columns import Flag, Interval, Moment, Whole, Words
from watcher.store.schema.base import index_some, key, table

sources = table(
    "sources",
    key(),
    Column("host_id", Whole, ForeignKey("hosts.id"), nullable=False, comment="the politeness queue of at"),
    Column("url", Words, nullable=False, unique=True, comment="as the user gave it; the source's name"),
    Column("at", Words, nullable=False, comment="the address that is asked"),
    Column("kind", Text, nullable=False, comment="unknown, feed, sitemap or front"),
    Column("title", Words, nullable=False, comment="its name for itself"),
    Column("state", Text, nullable=False, comment="active, paused or removed"),
    Column("from_config", Flag, nullable=False, comment="it stands in config.toml"),
    Column("every", Interval, comment="a fixed interval; null: its own rhythm"),
    Column("tags", Words, nullable=False, comment="for its articles, JSON list"),
    Column("outlet", Words, nullable=False, comment="the outlet's name, until a page tells its own"),
    Column("include", Words, nullable=False, comment="an address needs one of these, JSON list; none: all"),
    Column("exclude", Words, nullable=False, comment="and none of these, JSON list"),
    Column("most", Integer, nullable=False, comment="new articles in 24 hours"),
    Column("watch_for", Interval, nullable=False, comment="how long its articles are watched closely"),
    Column("stop", Flag, nullable=False, comment="their watch ends then"),
    Column("added_at", Moment, nullable=False, comment="when the watch began"),
    Column("etag", Words, nullable=False, comment="validator of the last good answer"),
    Column("last_modified", Words, nullable=False, comment="validator of the last good answer"),
    Column("body_hash", Text, nullable=False, comment="of its bytes; empty: none"),
    Column("looks", Integer, nullable=False, comment="how often it was asked"),
    Column("last_looked_at", Moment, comment="our last look"),
    Column("last_good_at", Moment, comment="the last one that could be read"),
    Column("arrivals", Words, nullable=False, comment="looks that brought something new, JSON list of times"),
    Column("next_look_at", Moment, comment="when it is due"),
    Column("next_reason", Words, nullable=False, comment="why then, in words"),
    Column("failures", Integer, nullable=False, comment="looks in a row that could not be read"),
    Column("failing_since", Moment, comment="the first of them"),
    Column("trouble", Words, nullable=False, comment="what the last one said; empty: well"),
    Column("noticed", Flag, nullable=False, comment="the trouble was reported"),
    Column("quiet_noticed", Flag, nullable=False, comment="that nothing new comes was reported"),
    comment="where articles come from: feeds, sitemaps, fronts",
)
listening = sources.c.state == literal_column("'active'")
index_some("ix_sources_due", listening, sources.c.next_look_at)

items = table(
    "items",
    key(),
    Column("source_id", Whole, ForeignKey("sources.id"), nullable=False, comment="where it stood"),
    Column("key", Words, nullable=False, comment="what is the same in all spellings of its address"),
    Column("url", Words, nullable=False, comment="its address"),
    Column("name", Words, nullable=False, comment="what the feed calls it; empty: nothing"),
    Column("article_id", Whole, ForeignKey("articles.id"), comment="what it became; null: it was left out"),
    Column("why", Text, nullable=False, comment="why it was left out: pattern or limit; empty: it was not"),
    Column("first_seen_at", Moment, nullable=False, comment="when it was first seen there"),
    Column("updated_at", Moment, comment="its last change, by its word"),
    UniqueConstraint("source_id", "key"),
    Index("ix_items_name", "source_id", "name"),
    Index("ix_items_article", "article_id"),
    comment="what sources have listed, so that nothing is taken twice",
)

subscriptions = table(
    "subscriptions",
    key(),
    Column(
        "source_id",
        Whole,
        ForeignKey("sources.id"),
        nullable=False,
        unique=True,
        comment="the source that its hub tells of",
    ),
    Column("hub", Words, nullable=False, comment="who is asked"),
    Column("topic", Words, nullable=False, comment="the feed, as the hub knows it"),
    Column("token", Text, nullable=False, unique=True, comment="names it in our own address"),
    Column("secret", Text, nullable=False, comment="signs what the hub sends"),
    Column("ask_at", Moment, nullable=False, comment="when the hub is asked, or asked again"),
    Column("asked_at", Moment, comment="when it was asked last"),
    Column("until", Moment, comment="the end of the lease; null: none was granted"),
    Column("pushes", Integer, nullable=False, comment="signed ones that came"),
    Column("pushed_at", Moment, comment="the last of them"),
    Column("trouble", Words, nullable=False, comment="why there is no lease; empty: well"),
    comment="feeds that push (WebSub): what their hubs were asked, and what they granted",
)
