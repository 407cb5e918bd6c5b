"""The tables, and what every column means. This text is the truth; a test holds the migrations to it.

hosts ──< articles ──< checks
              │──────< snapshots >── faces, pages, requests         search ── snapshots
              │──────< asides    >── pages >── pages
              │──────< changes
              │──────< notes ──< disclosures
              │──────< rereads
              │─────── restless, looks
              │──────< addresses, merges, mementos, saves
              └──────< events ──< deliveries        channels
hosts ──< sources ──< items >── articles
hosts ──< outages, fragments, bursts; hosts ── standing

A host is a politeness queue and the unit that is locked: whoever holds the lease of a host is the only one
to ask it, and one row to lock is all that a claim costs. `hosts.ready_at` is kept so that a claim reads only
hosts that have work and may be asked, however long the queue of a blocked host is.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    literal_column,
)

from watcher.store.columns import Factor, Flag, Hash, Interval, Moment, Whole, Words

REVISION = "0017"
"""The newest migration. A database with a higher one was made by a newer program."""

APPLICATION_ID = 0x57544348
"""What `PRAGMA application_id` says in our SQLite files ("WTCH")."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key() -> Column[int]:
    return Column("id", Whole, primary_key=True, comment="row number")


def _article() -> Column[int]:
    return Column("article_id", Whole, ForeignKey("articles.id"), nullable=False, comment="whose it is")


hosts = Table(
    "hosts",
    metadata,
    _key(),
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
    sqlite_strict=True,
)

articles = Table(
    "articles",
    metadata,
    _key(),
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
    Column("body_hash", Text, nullable=False, comment="of the last good answer's bytes; empty: none"),
    Column("etag", Words, nullable=False, comment="validator of the last good answer (never of another)"),
    Column("last_modified", Words, nullable=False, comment="validator of the last good answer"),
    Column(
        "checks", Integer, nullable=False, comment="visits so far; also guards against recording one twice"
    ),
    Column("changes", Integer, nullable=False, comment="changes so far"),
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
    sqlite_strict=True,
)
# What of a host is due, and what a look at it is worth, without reading an article's row; and what all
# articles of a host ask for.
_active = articles.c.state == "active"
Index(
    "ix_articles_queue",
    articles.c.host_id,
    articles.c.next_check_at,
    articles.c.stride,
    articles.c.every,
    sqlite_where=_active,
    postgresql_where=_active,
)

# Those that changed last, and the few of the configuration among very many, without reading the others.
_watched = articles.c.state != "removed"
Index("ix_articles_changed", articles.c.last_changed_at, sqlite_where=_watched, postgresql_where=_watched)
_configured = articles.c.from_config == literal_column("1")
Index("ix_articles_config", articles.c.id, sqlite_where=_configured, postgresql_where=_configured)

# What `status` and its metrics tell of, every few seconds and among a million.
failing = (articles.c.failures > literal_column("0")) & (articles.c.state == literal_column("'active'"))
Index(
    "ix_articles_failing",
    articles.c.failing_since,
    articles.c.id,
    sqlite_where=failing,
    postgresql_where=failing,
)
moved = articles.c.moved_to != literal_column("''")
Index("ix_articles_moved", articles.c.id, sqlite_where=moved, postgresql_where=moved)
resting = articles.c.state != literal_column("'active'")
Index("ix_articles_resting", articles.c.state, sqlite_where=resting, postgresql_where=resting)

checks = Table(
    "checks",
    metadata,
    _key(),
    _article(),
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
    sqlite_strict=True,
)

pages = Table(
    "pages",
    metadata,
    _key(),
    Column("hash", Hash, nullable=False, unique=True, comment="SHA-256 of the bytes as received"),
    Column("size", Whole, nullable=False, comment="their number"),
    Column("body", LargeBinary, nullable=False, comment="the bytes, zstd; empty: no longer kept"),
    Column("base", Whole, comment="the page (pages.id) it leans on; null: it stands alone"),
    Column("depth", Integer, nullable=False, server_default="0", comment="how many pages it needs"),
    comment="pages as received, decompressed; the same bytes are kept once, for all who point to them",
    sqlite_strict=True,
)

_leans = pages.c.base.is_not(None)
Index("ix_pages_base", pages.c.base, sqlite_where=_leans, postgresql_where=_leans)

requests = Table(
    "requests",
    metadata,
    _key(),
    Column("headers", Words, nullable=False, unique=True, comment="JSON pairs, without conditions"),
    comment="request headers; the same ones are kept once, for all versions asked for with them",
    sqlite_strict=True,
)

faces = Table(
    "faces",
    metadata,
    _key(),
    _article(),
    Column("title", Words, nullable=False, comment="the headline"),
    Column("byline", Words, nullable=False, comment="the authors"),
    Column("language", Words, nullable=False, comment="BCP 47"),
    Column("url", Words, nullable=False, comment="the address that answered"),
    Column("status", Integer, nullable=False, comment="HTTP status"),
    Column("charset", Words, nullable=False, comment="of the Content-Type header; needed to read the bytes"),
    Index("ix_faces_article", "article_id"),
    comment="what many versions of an article have in common, kept once",
    sqlite_strict=True,
)

snapshots = Table(
    "snapshots",
    metadata,
    _key(),
    _article(),
    Column("version", Integer, nullable=False, comment="1, 2, ... without gaps"),
    Column("captured_at", Moment, nullable=False, comment="our fetch"),
    Column("not_before", Moment, comment="the last moment the older version was seen; null for the first"),
    Column("published_at", Moment, comment="as the page claims"),
    Column("modified_at", Moment, comment="as the page claims"),
    Column("words", Integer, nullable=False, comment="of the body"),
    Column("digest", Hash, nullable=False, comment="content digest of the reading"),
    Column("reader_version", Integer, nullable=False, comment="of the reader that read it"),
    Column("returns_to", Integer, comment="the earlier version whose content came back; null: new content"),
    Column("page_id", Whole, ForeignKey("pages.id"), nullable=False, index=True, comment="its bytes"),
    Column("face_id", Whole, ForeignKey("faces.id"), nullable=False, comment="what it has in common"),
    Column(
        "chain", Hash, nullable=False, comment="SHA-256 over the chain before, digest, page hash and time"
    ),
    Column("request_id", Whole, comment="the request's headers (requests.id); null: not kept"),
    Column("conditions", Words, comment="its conditional headers, JSON pairs; null: none"),
    Column("origin", Words, comment="who captured it, JSON; null: a check of its article"),
    Column("base", Integer, comment="the version whose text this one's leans on; null: a key frame"),
    Column(
        "reading",
        LargeBinary,
        comment="the reading and, on a second line, the response headers, JSON, zstd; null: no longer kept",
    ),
    Column("headers", LargeBinary, comment="those of rows of older programs; null: in the reading"),
    UniqueConstraint("article_id", "version"),
    comment="versions",
    sqlite_strict=True,
)

asides = Table(
    "asides",
    metadata,
    _key(),
    _article(),
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
    sqlite_strict=True,
)

changes = Table(
    "changes",
    metadata,
    _key(),
    _article(),
    Column("from_version", Integer, nullable=False, comment="the older version"),
    Column("to_version", Integer, nullable=False, comment="the newer one"),
    Column("disclosure", Text, nullable=False, comment="the verdict"),
    Column("change", LargeBinary, nullable=False, comment="JSON, zstd, leaning on both versions' texts"),
    Column(
        "substantive",
        Integer,
        comment="edits that are neither cosmetic nor a note's own words; null: not counted yet",
    ),
    Column("added_words", Integer, comment="words that came, without furniture; null: not counted yet"),
    Column("removed_words", Integer, comment="words that went, without furniture; null: not counted yet"),
    Column("captured_at", Moment, comment="when the newer version was captured"),
    UniqueConstraint("article_id", "from_version", "to_version"),
    comment="differences of neighbouring versions",
    sqlite_strict=True,
)
# What no note speaks of, newest first and counted by article, without reading the other changes.
_undisclosed = changes.c.disclosure == "undisclosed"
for _name, _columns in (
    ("ix_changes_silent", ["captured_at"]),
    ("ix_changes_silent_of", ["article_id", "to_version", "substantive"]),
):
    _keys = [changes.c[_column] for _column in _columns]
    Index(_name, *_keys, sqlite_where=_undisclosed, postgresql_where=_undisclosed)

notes = Table(
    "notes",
    metadata,
    _key(),
    _article(),
    Column("kind", Text, nullable=False, comment="update, correction, ..."),
    Column("form", Text, nullable=False, comment="section or stamp"),
    Column("stated_date", Text, comment="the day the note states, in its own zone, ISO"),
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
    Column("note", LargeBinary, nullable=False, comment="as it stands or stood last, JSON, zstd"),
    Column("original", LargeBinary, comment="as it was first seen; null: the same"),
    Column(
        "backdated",
        Flag,
        comment="it states a day that was over when it was last known absent; null: not looked at",
    ),
    Column("returned", Flag, comment="it was gone and came back word for word; null: not looked at"),
    Column("day", Text, comment="the day it is sorted by, ISO: stated_date, else that of our first look"),
    Index("ix_notes_article", "article_id"),
    Index("ix_notes_day", "day"),
    comment="update notes, each over its whole life",
    sqlite_strict=True,
)

disclosures = Table(
    "disclosures",
    metadata,
    _key(),
    _article(),
    Column("to_version", Integer, nullable=False, comment="the version that the earlier change led to"),
    Column("note", Whole, ForeignKey("notes.id"), nullable=False, comment="the note that speaks of it"),
    Column("version", Integer, nullable=False, comment="the version that brought its words"),
    Column("delay", Interval, nullable=False, comment="from the change's capture to the note's"),
    Column("complete", Flag, nullable=False, comment="no edit is left that no note speaks of"),
    Column("reasons", LargeBinary, nullable=False, comment="why, JSON list, zstd"),
    UniqueConstraint("article_id", "to_version", "note"),
    comment="earlier changes that a later note speaks of",
    sqlite_strict=True,
)

rereads = Table(
    "rereads",
    metadata,
    _key(),
    _article(),
    Column("reread_at", Moment, nullable=False, comment="when"),
    Column("from_reader", Integer, nullable=False, comment="the oldest reader among its versions"),
    Column("to_reader", Integer, nullable=False, comment="the reader that read them again"),
    Column("versions", Integer, nullable=False, comment="how many were read again"),
    Column("differing", Integer, nullable=False, comment="how many of them read differently"),
    Column("chain", Hash, nullable=False, comment="the newest version's seal before it"),
    Index("ix_rereads_article", "article_id"),
    comment="histories that a newer reader read again from their stored pages",
    sqlite_strict=True,
)

events = Table(
    "events",
    metadata,
    _key(),
    Column(
        "event_id", Text, nullable=False, unique=True, comment="what receivers see; stable over all tries"
    ),
    Column("type", Text, nullable=False, comment="article.changed, ..."),
    Column("article_id", Whole, ForeignKey("articles.id"), comment="whose it is; null: of no article"),
    Column("from_version", Integer, comment="the older version; null: not about a change"),
    Column("to_version", Integer, comment="the newer version; null: not about a change"),
    Column("occurred_at", Moment, nullable=False, comment="when we saw it"),
    Column("data", LargeBinary, nullable=False, comment="what is told, JSON, zstd, leaning on its change"),
    # One alert per change, whatever its type. Health notices have no pair of versions and may come again.
    Index("uq_events_change", "article_id", "from_version", "to_version", unique=True),
    comment="what is worth telling",
    sqlite_strict=True,
)

deliveries = Table(
    "deliveries",
    metadata,
    _key(),
    Column("event", Whole, ForeignKey("events.id"), nullable=False, comment="what to tell"),
    Column("channel", Text, nullable=False, comment="the channel's name"),
    Column("state", Text, nullable=False, comment="held, pending, sent, dead or folded"),
    Column("attempts", Integer, nullable=False, comment="tries that ended"),
    Column("next_at", Moment, comment="when to try, or not to let go before; null when that is over"),
    Column("sent_at", Moment, comment="when the receiver took it"),
    Column("error", Words, nullable=False, comment="what the last try said"),
    Column("lease", Text, nullable=False, comment="who is trying now; empty: nobody"),
    Column("leased_until", Moment, nullable=False, comment="the lease is worth nothing after this moment"),
    Column(
        "told_in", Whole, comment="the event (events.id) that tells of this one instead; null: it goes alone"
    ),
    Column("why", Words, comment="why it was held or folded, in words; null: it was not"),
    UniqueConstraint("event", "channel"),
    comment="the outbox: one event on its way to one channel",
    sqlite_strict=True,
)
_pending = deliveries.c.state == "pending"
Index(
    "ix_deliveries_due",
    deliveries.c.channel,
    deliveries.c.next_at,
    sqlite_where=_pending,
    postgresql_where=_pending,
)
_held = deliveries.c.state == "held"
Index(
    "ix_deliveries_held",
    deliveries.c.channel,
    deliveries.c.next_at,
    sqlite_where=_held,
    postgresql_where=_held,
)

_sent = deliveries.c.state == "sent"
Index(
    "ix_deliveries_sent",
    deliveries.c.channel,
    deliveries.c.sent_at,
    sqlite_where=_sent,
    postgresql_where=_sent,
)

restless = Table(
    "restless",
    metadata,
    Column("article_id", Whole, ForeignKey("articles.id"), primary_key=True, comment="whose it is"),
    Column("places", LargeBinary, nullable=False, comment="places whose text keeps changing, JSON, zstd"),
    comment="furniture learned from one article: a few places at most",
    sqlite_strict=True,
)

standing = Table(
    "standing",
    metadata,
    Column("host_id", Whole, ForeignKey("hosts.id"), primary_key=True, comment="where it stands"),
    Column("texts", LargeBinary, nullable=False, comment="hashes of blocks and their articles, JSON, zstd"),
    comment="furniture learned from one host: texts of several articles, the latest few hundred",
    sqlite_strict=True,
)

fragments = Table(
    "fragments",
    metadata,
    _key(),
    Column("host_id", Whole, ForeignKey("hosts.id"), nullable=False, comment="where it changed"),
    Column("hash", Hash, nullable=False, comment="of the words that came and went"),
    Column("article_id", Whole, ForeignKey("articles.id"), nullable=False, comment="in which article"),
    Column("event", Whole, ForeignKey("events.id"), nullable=False, comment="the change it is part of"),
    Column("parts", Integer, nullable=False, comment="how many fragments that change has"),
    Column("seen_at", Moment, nullable=False, comment="when"),
    Index("ix_fragments_seen", "host_id", "hash", "seen_at"),
    Index("ix_fragments_event", "event"),
    comment="what changed lately, to see the same change in many articles; dropped after a day",
    sqlite_strict=True,
)

bursts = Table(
    "bursts",
    metadata,
    _key(),
    Column("host_id", Whole, ForeignKey("hosts.id"), nullable=False, comment="where"),
    Column("hash", Hash, nullable=False, comment="the fragment that changes in many articles"),
    Column("notice", Whole, ForeignKey("events.id"), nullable=False, comment="the event that tells of it"),
    Column("last_at", Moment, nullable=False, comment="when it was last seen"),
    UniqueConstraint("host_id", "hash"),
    comment="the same change in many articles of a host: told once",
    sqlite_strict=True,
)

outages = Table(
    "outages",
    metadata,
    Column("host_id", Whole, ForeignKey("hosts.id"), primary_key=True, comment="the host that is in trouble"),
    Column("failures", Integer, nullable=False, comment="visits in a row that it could not be read"),
    Column("failing_since", Moment, nullable=False, comment="the first of them"),
    Column("first_article", Whole, nullable=False, comment="whose visit that was"),
    Column("several", Flag, nullable=False, comment="other articles met it too"),
    Column("trouble", Words, nullable=False, comment="what the last one said"),
    Column("notice", Whole, comment="the event (events.id) that told of it; null: not told yet"),
    comment="hosts that cannot be read; the row goes when an article of it can be",
    sqlite_strict=True,
)

sources = Table(
    "sources",
    metadata,
    _key(),
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
    sqlite_strict=True,
)
_looked_at = sources.c.state == "active"
Index(
    "ix_sources_due",
    sources.c.next_look_at,
    sqlite_where=_looked_at,
    postgresql_where=_looked_at,
)

items = Table(
    "items",
    metadata,
    _key(),
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
    sqlite_strict=True,
)

addresses = Table(
    "addresses",
    metadata,
    _key(),
    Column("key", Words, nullable=False, comment="what is the same in all spellings of the address"),
    _article(),
    Column("url", Words, nullable=False, comment="the address as it was met"),
    Column("how", Text, nullable=False, comment="given, redirect or claim: how it was met"),
    Column("found_at", Moment, nullable=False, comment="when"),
    UniqueConstraint("key", "article_id"),
    Index("ix_addresses_article", "article_id"),
    comment="the addresses that lead to an article; what a page merely claims leads to it after a look only",
    sqlite_strict=True,
)

mementos = Table(
    "mementos",
    metadata,
    _key(),
    _article(),
    Column("uri", Words, nullable=False, comment="where an archive shows the capture"),
    Column("captured_at", Moment, nullable=False, comment="when, by the archive's word"),
    Column("fate", Text, nullable=False, comment="version, known, unfit or failed"),
    Column("why", Words, nullable=False, comment="the same in words; empty for a version"),
    Column("looked_at", Moment, nullable=False, comment="when we looked at it"),
    UniqueConstraint("article_id", "uri"),
    comment="captures of archives that were looked at, so that a backfill goes on where it ended",
    sqlite_strict=True,
)

saves = Table(
    "saves",
    metadata,
    _key(),
    _article(),
    Column("version", Integer, nullable=False, comment="our newest version then; 0: none"),
    Column("archive", Words, nullable=False, comment="the archive that was asked to keep the page"),
    Column("asked_at", Moment, nullable=False, comment="when"),
    Column("uri", Words, nullable=False, comment="where it keeps it; empty: it does not say"),
    Column("words", Words, nullable=False, comment="its answer"),
    Column("done", Flag, nullable=False, comment="it was taken; else it may be asked again"),
    Index("ix_saves_article", "article_id", "version"),
    comment="what archives were asked to keep, and what they answered",
    sqlite_strict=True,
)

merges = Table(
    "merges",
    metadata,
    _key(),
    _article(),
    Column("into_id", Whole, ForeignKey("articles.id"), nullable=False, comment="what it became part of"),
    Column("merged_at", Moment, nullable=False, comment="when"),
    Column("how", Words, nullable=False, comment="why, in words"),
    Column("split_at", Moment, comment="when it was taken out again, for good; null: it is part of it"),
    Index("ix_merges_article", "article_id"),
    Index("ix_merges_into", "into_id"),
    comment="articles that turned out to be another one; their own history stays as it was",
    sqlite_strict=True,
)

looks = Table(
    "looks",
    metadata,
    Column("article_id", Whole, ForeignKey("articles.id"), primary_key=True, comment="what was looked at"),
    Column("version", Integer, nullable=False, comment="the newest version a person was shown"),
    Column("looked_at", Moment, nullable=False, comment="when"),
    comment="how far the history of an article has been looked at, in a terminal",
    sqlite_strict=True,
)

robots = Table(
    "robots",
    metadata,
    Column("origin", Text, primary_key=True, comment="scheme, host and port"),
    Column("asked_at", Moment, nullable=False, comment="when it was asked for"),
    Column("text", LargeBinary, nullable=False, comment="what it said, JSON, zstd; empty: none"),
    comment="robots.txt of sites: good for a day, longer only while no newer one can be had",
    sqlite_strict=True,
)

sizes = Table(
    "sizes",
    metadata,
    Column("taken_at", Moment, primary_key=True, comment="when"),
    Column("bytes", Whole, nullable=False, comment="on disk"),
    comment="the store's size over the last week",
    sqlite_strict=True,
)

channels = Table(
    "channels",
    metadata,
    Column("name", Text, primary_key=True, comment="as in config.toml"),
    Column("disabled_at", Moment, comment="since when nothing is sent to it; null: it works"),
    Column("reason", Words, nullable=False, comment="why it was disabled, in words"),
    Column("failures", Integer, comment="tries in a row that failed; null: none"),
    Column("failing_since", Moment, comment="the first of them"),
    Column("trouble", Words, comment="what the last one said"),
    Column("noticed", Flag, comment="the others were told; null: not"),
    comment="what is known of channels; one without a row works",
    sqlite_strict=True,
)

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
"""The words that came or went with each version; `rowid` is that of `snapshots`. See `watcher.store.search`.

The words are folded and separated by our own rules, so that every database finds the same; no places, no
contents and no sizes are kept: 1.2 KB an article of ten versions and 7.5 KB, against 5.7 KB with places.
"""

for _dialect, _statements in SEARCH.items():
    for _statement in _statements:
        _ddl = DDL(_statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
        event.listen(metadata, "after_create", _ddl.execute_if(dialect=_dialect))
