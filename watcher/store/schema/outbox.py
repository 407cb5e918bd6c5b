"""What is to be told, and how far it has come."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint

from watcher.store.engine.columns import EventName, Flag, Hash, Moment, Whole, Words
from watcher.store.schema.base import index_some, key, table

events = table(
    "events",
    key(),
    Column(
        "event_id",
        EventName,
        nullable=False,
        unique=True,
        comment="what receivers see; stable over all tries",
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
)

deliveries = table(
    "deliveries",
    key(),
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
)
index_some("ix_deliveries_due", deliveries.c.state == "pending", deliveries.c.channel, deliveries.c.next_at)
index_some("ix_deliveries_held", deliveries.c.state == "held", deliveries.c.channel, deliveries.c.next_at)
index_some("ix_deliveries_sent", deliveries.c.state == "sent", deliveries.c.channel, deliveries.c.sent_at)

fragments = table(
    "fragments",
    key(),
    Column("host_id", Whole, ForeignKey("hosts.id"), nullable=False, comment="where it changed"),
    Column("hash", Hash, nullable=False, comment="of the words that came and went"),
    Column("article_id", Whole, ForeignKey("articles.id"), nullable=False, comment="in which article"),
    Column(
        "event", Whole, ForeignKey("events.id"), comment="the change it is part of; null: none, it came later"
    ),
    Column("told_in", Whole, comment="the notice (events.id) that counts it; null: none"),
    Column("parts", Integer, nullable=False, comment="how many fragments that change has"),
    Column("seen_at", Moment, nullable=False, comment="when"),
    Index("ix_fragments_seen", "host_id", "hash", "seen_at"),
    Index("ix_fragments_event", "event"),
    comment="what changed lately, to see the same change in many articles; dropped after a day",
)

bursts = table(
    "bursts",
    key(),
    Column("host_id", Whole, ForeignKey("hosts.id"), nullable=False, comment="where"),
    Column("hash", Hash, comment="the fragment that changes in many articles; null: that is over"),
    Column("notice", Whole, ForeignKey("events.id"), comment="the event that tells of it; null: none"),
    Column("articles", Integer, nullable=False, comment="in how many articles it was seen"),
    Column("last_at", Moment, nullable=False, comment="when it was last seen"),
    UniqueConstraint("host_id", "hash"),
    comment="the same change in many articles of a host: told once, and no edit of theirs",
)

channels = table(
    "channels",
    Column("name", Text, primary_key=True, comment="as in config.toml"),
    Column("disabled_at", Moment, comment="since when nothing is sent to it; null: it works"),
    Column("reason", Words, nullable=False, comment="why it was disabled, in words"),
    Column("failures", Integer, comment="tries in a row that failed; null: none"),
    Column("failing_since", Moment, comment="the first of them"),
    Column("trouble", Words, comment="what the last one said"),
    Column("noticed", Flag, comment="the others were told; null: not"),
    Column("rests_until", Moment, comment="its receiver asked for no more until then; null: it did not"),
    Column("place", Text, comment="a digest of where it led when it was last in trouble; null: not known"),
    comment="what is known of channels; one without a row works",
)
