"""The watch list: queues, articles, their visits and the addresses that lead to them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Text, UniqueConstraint, literal_column

from watcher.store.engine.columns import Factor, Flag, Hash, Interval, Moment, Whole, Words
from watcher.store.schema.base import article, index_some, key, table

hosts = table(
    "hosts",
    key(),
    Column(
        "name", Text, nullable=False, unique=True, comment="host name, with its port when that is unusual"
    ),
    Column("due_at", Moment, comment="next_check_at of its most overdue active article; null: it has none"),
    Column(
        "next_at", Moment, nullable=False, comment="not to be asked before: the delay after the last visit"
    ),
    Column("blocked_until", Moment, nullable=False, comment="it asked to be left alone until then"),
    Column("leased_until", Moment, nullable=False, comment="the lease is worth nothing after this moment"),
    Column("lease", Text, nullable=False, comment="names the claim that holds it; empty: free"),
    Column("leased_article", Whole, comment="the article it was claimed for"),
    Column("ready_at", Moment, comment="the latest of the four times above; null: nothing to do"),
    Column("stride", Interval, comment="of the article that is due first; null: never looked at"),
    Column(
        "price",
        Factor,
        nullable=False,
        server_default="1",
        comment="by how much the budget stretches the strides of its articles",
    ),
    Column("ceiling", Interval, comment="the longest interval that the budget allows; null: as configured"),
    Index("ix_hosts_ready_at", "ready_at", "stride"),
    comment="politeness queues",
)

articles = table(
    "articles",
    key(),
    Column("host_id", Whole, ForeignKey("hosts.id"), nullable=False, comment="its politeness queue"),
    Column("url", Words, nullable=False, unique=True, comment="canonical address; the article's name"),
    Column("state", Text, nullable=False, comment="active, paused or removed"),
    Column("next_check_at", Moment, comment="when it is due"),
    Column("next_reason", Words, nullable=False, comment="why then, in words"),
    Column("from_config", Flag, nullable=False, comment="it stands in config.toml"),
    Column("every", Interval, comment="a fixed interval, obeyed as given; null: the adaptive one"),
    Column("stride", Interval, comment="how far apart its looks should be at price 1; null: none yet"),
    Column("selectors", Words, comment="the user's hand on the reading, JSON; null: none"),
    Column("tags", Words, nullable=False, comment="the user's words for it, JSON list"),
    Column("added_at", Moment, nullable=False, comment="when the watch began"),
    Column("title", Words, nullable=False, comment="of the newest version"),
    Column("site", Words, nullable=False, comment="the outlet's name"),
    Column("language", Words, nullable=False, comment="of the newest version"),
    Column("published_at", Moment, comment="as the newest version that claims one does"),
    Column("modified_at", Moment, comment="the newest claim, also of checks that stored no version"),
    Column("version", Integer, nullable=False, comment="the newest stored version; 0: none yet"),
    Column("digest", Text, nullable=False, comment="content digest of that version"),
    Column("reader_version", Integer, nullable=False, comment="of the reader that read it"),
    Column("seal", Hash, comment="of that version and all before it (see `seals`); null: none yet"),
    Column("body_hash", Text, nullable=False, comment="of the last good answer's bytes; empty: none"),
    Column("etag", Words, nullable=False, comment="validator of the last good answer (never of another)"),
    Column("last_modified", Words, nullable=False, comment="validator of the last good answer"),
    Column(
        "validators_lie", Flag, nullable=False, server_default="0", comment="they were given to two texts"
    ),
    Column(
        "checks", Integer, nullable=False, comment="visits so far; also guards against recording one twice"
    ),
    Column("changes", Integer, nullable=False, comment="changes so far"),
    Column(
        "undisclosed",
        Integer,
        nullable=False,
        server_default="0",
        comment="of these, those with edits of substance that no note speaks of",
    ),
    Column("last_checked_at", Moment, comment="our last visit"),
    Column("last_good_at", Moment, comment="the last moment the newest version was seen to stand"),
    Column("last_changed_at", Moment, comment="when the newest change was captured"),
    Column("failures", Integer, nullable=False, comment="visits in a row without a good reading"),
    Column("failing_since", Moment, comment="the first of them"),
    Column("trouble", Words, nullable=False, comment="outcome and reason of the last of them; empty: well"),
    Column("noticed", Flag, nullable=False, comment="the trouble was reported"),
    Column("gone_since", Moment, comment="the first 404 or 410 since a page was there"),
    Column(
        "gone_count",
        Integer,
        nullable=False,
        server_default="0",
        comment="answers of 404 or 410 with no page between them",
    ),
    Column("gone_noticed", Flag, nullable=False, server_default="0", comment="it was reported gone"),
    Column("suspect_digest", Text, nullable=False, comment="of the odd reading that is kept aside"),
    Column("suspect_count", Integer, nullable=False, comment="how often that was seen in a row"),
    Column("moved_to", Words, nullable=False, comment="where permanent redirects lead; empty: nowhere"),
    Column(
        "page_fingerprint",
        Text,
        nullable=False,
        server_default="",
        comment="of the last good answer, all that is looked at; empty: none",
    ),
    Column(
        "scope_fingerprint",
        Text,
        nullable=False,
        server_default="",
        comment="of the same, the article's neighbourhood; empty: none",
    ),
    Column("watch_for", Interval, comment="how long it is watched closely; null: as its changes deserve"),
    Column("stop", Flag, nullable=False, server_default="0", comment="its watch ends then"),
    comment="the watch list",
)
# Literals in what says which rows a partial index has, so that SQLite knows where it applies.
active = articles.c.state == literal_column("'active'")
resting = articles.c.state != literal_column("'active'")
watched = articles.c.state != literal_column("'removed'")

# What of a host is due, and what a look at it is worth, without reading an article's row; and what all
# articles of a host ask for.
index_some(
    "ix_articles_queue",
    active,
    articles.c.host_id,
    articles.c.next_check_at,
    articles.c.stride,
    articles.c.every,
)

# Those that changed last, and the few of the configuration among very many, without reading the others.
index_some("ix_articles_changed", watched, articles.c.last_changed_at)
configured = articles.c.from_config == literal_column("1")
index_some("ix_articles_config", configured, articles.c.id)

# What `status` and its metrics tell of, every few seconds and among a million.
failing = (articles.c.failures > literal_column("0")) & active
index_some("ix_articles_failing", failing, articles.c.failing_since, articles.c.id)
moved = articles.c.moved_to != literal_column("''")
index_some("ix_articles_moved", moved, articles.c.id)
index_some("ix_articles_resting", resting, articles.c.state)

checks = table(
    "checks",
    key(),
    article(),
    Column("checked_at", Moment, nullable=False, comment="when the visit ended"),
    Column("outcome", Text, nullable=False, comment="first, unchanged, changed, not_modified, suspect, ..."),
    Column("version", Integer, nullable=False, comment="the newest version after it; 0: none"),
    Column("status", Integer, nullable=False, comment="HTTP status; 0: no answer"),
    Column("size", Whole, nullable=False, comment="bytes received"),
    Column("furniture", Flag, nullable=False, comment="something differed, but only around the article"),
    Column("code", Text, nullable=False, comment="why it did not end well, for programs"),
    Column("error", Words, nullable=False, comment="the same, for people"),
    Index("ix_checks_article", "article_id", "id"),
    comment="visits; old ones are dropped by maintenance, versions never are",
)

addresses = table(
    "addresses",
    key(),
    Column("key", Words, nullable=False, comment="what is the same in all spellings of the address"),
    article(),
    Column("url", Words, nullable=False, comment="the address as it was met"),
    Column("how", Text, nullable=False, comment="given, redirect or claim: how it was met"),
    Column("found_at", Moment, nullable=False, comment="when"),
    UniqueConstraint("key", "article_id"),
    Index("ix_addresses_article", "article_id"),
    comment="the addresses that lead to an article; what a page merely claims leads to it after a look only",
)

merges = table(
    "merges",
    key(),
    article(),
    Column("into_id", Whole, ForeignKey("articles.id"), nullable=False, comment="what it became part of"),
    Column("merged_at", Moment, nullable=False, comment="when"),
    Column("how", Words, nullable=False, comment="why, in words"),
    Column("split_at", Moment, comment="when it was taken out again, for good; null: it is part of it"),
    Index("ix_merges_article", "article_id"),
    Index("ix_merges_into", "into_id"),
    comment="articles that turned out to be another one; their own history stays as it was",
)

looks = table(
    "looks",
    Column("article_id", Whole, ForeignKey("articles.id"), primary_key=True, comment="what was looked at"),
    Column("version", Integer, nullable=False, comment="the newest version a person was shown"),
    Column("looked_at", Moment, nullable=False, comment="when"),
    comment="how far the history of an article has been looked at, in a terminal",
)
