"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from watcher.store.engine import columns

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "channels",
        sa.Column("name", sa.Text(), nullable=False, comment="as in config.toml"),
        sa.Column(
            "disabled_at",
            columns.Moment(),
            nullable=True,
            comment="since when nothing is sent to it; null: it works",
        ),
        sa.Column("reason", columns.Words(), nullable=False, comment="why it was disabled, in words"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_channels")),
        comment="what is known of channels; one without a row works",
        sqlite_strict=True,
    )
    op.create_table(
        "hosts",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("name", sa.Text(), nullable=False, comment="host name, with its port when that is unusual"),
        sa.Column(
            "due_at",
            columns.Moment(),
            nullable=True,
            comment="next_check_at of its most overdue active article; null: it has none",
        ),
        sa.Column(
            "next_at",
            columns.Moment(),
            nullable=False,
            comment="not to be asked before: the delay after the last visit",
        ),
        sa.Column(
            "blocked_until", columns.Moment(), nullable=False, comment="it asked to be left alone until then"
        ),
        sa.Column(
            "leased_until",
            columns.Moment(),
            nullable=False,
            comment="the lease is worth nothing after this moment",
        ),
        sa.Column("lease", sa.Text(), nullable=False, comment="names the claim that holds it; empty: free"),
        sa.Column("leased_article", columns.Whole, nullable=True, comment="the article it was claimed for"),
        sa.Column(
            "ready_at",
            columns.Moment(),
            nullable=True,
            comment="the latest of the four times above; null: nothing to do",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hosts")),
        sa.UniqueConstraint("name", name=op.f("uq_hosts_name")),
        comment="politeness queues",
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_hosts_ready_at"), "hosts", ["ready_at"], unique=False)
    op.create_table(
        "pages",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("hash", columns.Hash(), nullable=False, comment="SHA-256 of the bytes as received"),
        sa.Column("size", columns.Whole, nullable=False, comment="their number"),
        sa.Column("body", sa.LargeBinary(), nullable=False, comment="the bytes, zstd"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pages")),
        sa.UniqueConstraint("hash", name=op.f("uq_pages_hash")),
        comment="pages as received, decompressed; the same bytes are kept once, for all who point to them",
        sqlite_strict=True,
    )
    op.create_table(
        "articles",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("host_id", columns.Whole, nullable=False, comment="its politeness queue"),
        sa.Column("url", columns.Words(), nullable=False, comment="canonical address; the article's name"),
        sa.Column("state", sa.Text(), nullable=False, comment="active, paused or removed"),
        sa.Column("next_check_at", columns.Moment(), nullable=True, comment="when it is due"),
        sa.Column("next_reason", columns.Words(), nullable=False, comment="why then, in words"),
        sa.Column("from_config", columns.Flag(), nullable=False, comment="it stands in config.toml"),
        sa.Column(
            "every",
            columns.Interval(),
            nullable=True,
            comment="a fixed interval, obeyed as given; null: the adaptive one",
        ),
        sa.Column(
            "selectors",
            columns.Words(),
            nullable=True,
            comment="the user's hand on the reading, JSON; null: none",
        ),
        sa.Column("tags", columns.Words(), nullable=False, comment="the user's words for it, JSON list"),
        sa.Column("added_at", columns.Moment(), nullable=False, comment="when the watch began"),
        sa.Column("title", columns.Words(), nullable=False, comment="of the newest version"),
        sa.Column("site", columns.Words(), nullable=False, comment="the outlet's name"),
        sa.Column("language", columns.Words(), nullable=False, comment="of the newest version"),
        sa.Column(
            "published_at",
            columns.Moment(),
            nullable=True,
            comment="as the newest version that claims one does",
        ),
        sa.Column(
            "modified_at",
            columns.Moment(),
            nullable=True,
            comment="the newest claim, also of checks that stored no version",
        ),
        sa.Column("version", sa.Integer(), nullable=False, comment="the newest stored version; 0: none yet"),
        sa.Column("digest", sa.Text(), nullable=False, comment="content digest of that version"),
        sa.Column("reader_version", sa.Integer(), nullable=False, comment="of the reader that read it"),
        sa.Column(
            "body_hash", sa.Text(), nullable=False, comment="of the last good answer's bytes; empty: none"
        ),
        sa.Column(
            "etag",
            columns.Words(),
            nullable=False,
            comment="validator of the last good answer (never of another)",
        ),
        sa.Column(
            "last_modified", columns.Words(), nullable=False, comment="validator of the last good answer"
        ),
        sa.Column(
            "checks",
            sa.Integer(),
            nullable=False,
            comment="visits so far; also guards against recording one twice",
        ),
        sa.Column("changes", sa.Integer(), nullable=False, comment="changes so far"),
        sa.Column("last_checked_at", columns.Moment(), nullable=True, comment="our last visit"),
        sa.Column(
            "last_good_at",
            columns.Moment(),
            nullable=True,
            comment="the last moment the newest version was seen to stand",
        ),
        sa.Column(
            "last_changed_at", columns.Moment(), nullable=True, comment="when the newest change was captured"
        ),
        sa.Column("failures", sa.Integer(), nullable=False, comment="visits in a row without a good reading"),
        sa.Column("failing_since", columns.Moment(), nullable=True, comment="the first of them"),
        sa.Column(
            "trouble",
            columns.Words(),
            nullable=False,
            comment="outcome and reason of the last of them; empty: well",
        ),
        sa.Column("noticed", columns.Flag(), nullable=False, comment="the trouble was reported"),
        sa.Column(
            "gone_since",
            columns.Moment(),
            nullable=True,
            comment="the first 404 or 410 in the present row of them",
        ),
        sa.Column(
            "suspect_digest", sa.Text(), nullable=False, comment="of the odd reading that is kept aside"
        ),
        sa.Column("suspect_count", sa.Integer(), nullable=False, comment="how often that was seen in a row"),
        sa.Column(
            "moved_to",
            columns.Words(),
            nullable=False,
            comment="where permanent redirects lead; empty: nowhere",
        ),
        sa.ForeignKeyConstraint(["host_id"], ["hosts.id"], name=op.f("fk_articles_host_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("url", name=op.f("uq_articles_url")),
        comment="the watch list",
        sqlite_strict=True,
    )
    op.create_index(
        "ix_articles_queue",
        "articles",
        ["host_id", "next_check_at"],
        unique=False,
        sqlite_where=sa.text("state = 'active'"),
        postgresql_where=sa.text("state = 'active'"),
    )
    op.create_table(
        "asides",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("captured_at", columns.Moment(), nullable=False, comment="when it was last seen"),
        sa.Column("digest", sa.Text(), nullable=False, comment="content digest of the reading"),
        sa.Column("code", sa.Text(), nullable=False, comment="what is odd about it"),
        sa.Column("url", columns.Words(), nullable=False, comment="the address that answered"),
        sa.Column("status", sa.Integer(), nullable=False, comment="HTTP status"),
        sa.Column("charset", columns.Words(), nullable=False, comment="of the Content-Type header"),
        sa.Column("page_id", columns.Whole, nullable=False, comment="its bytes"),
        sa.Column("reading", sa.LargeBinary(), nullable=False, comment="the reading, JSON, zstd"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_asides_article_id")),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_asides_page_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asides")),
        sa.UniqueConstraint("article_id", "digest", name=op.f("uq_asides_article_id_digest")),
        comment="odd captures that were not believed; never a version",
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_asides_page_id"), "asides", ["page_id"], unique=False)
    op.create_table(
        "changes",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("from_version", sa.Integer(), nullable=False, comment="the older version"),
        sa.Column("to_version", sa.Integer(), nullable=False, comment="the newer one"),
        sa.Column("disclosure", sa.Text(), nullable=False, comment="the verdict"),
        sa.Column("change", sa.LargeBinary(), nullable=False, comment="the change, JSON, zstd"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_changes_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
        sa.UniqueConstraint(
            "article_id",
            "from_version",
            "to_version",
            name=op.f("uq_changes_article_id_from_version_to_version"),
        ),
        comment="differences of neighbouring versions",
        sqlite_strict=True,
    )
    op.create_table(
        "checks",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("checked_at", columns.Moment(), nullable=False, comment="when the visit ended"),
        sa.Column(
            "outcome",
            sa.Text(),
            nullable=False,
            comment="first, unchanged, changed, not_modified, suspect, ...",
        ),
        sa.Column("version", sa.Integer(), nullable=False, comment="the newest version after it; 0: none"),
        sa.Column("status", sa.Integer(), nullable=False, comment="HTTP status; 0: no answer"),
        sa.Column("size", columns.Whole, nullable=False, comment="bytes received"),
        sa.Column(
            "furniture",
            columns.Flag(),
            nullable=False,
            comment="something differed, but only around the article",
        ),
        sa.Column("code", sa.Text(), nullable=False, comment="why it did not end well, for programs"),
        sa.Column("error", columns.Words(), nullable=False, comment="the same, for people"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_checks_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checks")),
        comment="visits; old ones are dropped by maintenance, versions never are",
        sqlite_strict=True,
    )
    op.create_index("ix_checks_article", "checks", ["article_id", "id"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("event_id", sa.Text(), nullable=False, comment="what receivers see; stable over all tries"),
        sa.Column("type", sa.Text(), nullable=False, comment="article.changed, ..."),
        sa.Column("article_id", columns.Whole, nullable=True, comment="whose it is; null: of no article"),
        sa.Column(
            "from_version", sa.Integer(), nullable=True, comment="the older version; null: not about a change"
        ),
        sa.Column(
            "to_version", sa.Integer(), nullable=True, comment="the newer version; null: not about a change"
        ),
        sa.Column("occurred_at", columns.Moment(), nullable=False, comment="when we saw it"),
        sa.Column("data", sa.LargeBinary(), nullable=False, comment="what is told, JSON, zstd"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_events_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("event_id", name=op.f("uq_events_event_id")),
        comment="what is worth telling",
        sqlite_strict=True,
    )
    op.create_index("uq_events_change", "events", ["article_id", "from_version", "to_version"], unique=True)
    op.create_table(
        "notes",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("article_id", columns.Whole, nullable=False, comment="whose it is"),
        sa.Column("kind", sa.Text(), nullable=False, comment="update, correction, ..."),
        sa.Column("form", sa.Text(), nullable=False, comment="section or stamp"),
        sa.Column(
            "stated_date", sa.Text(), nullable=True, comment="the day the note states, in its own zone, ISO"
        ),
        sa.Column("first_seen_version", sa.Integer(), nullable=False, comment="the version that brought it"),
        sa.Column("first_seen_at", columns.Moment(), nullable=False, comment="when that was captured"),
        sa.Column(
            "not_before",
            columns.Moment(),
            nullable=True,
            comment="the last moment it was not there; null: there from the first capture",
        ),
        sa.Column(
            "last_seen_version", sa.Integer(), nullable=False, comment="the newest version that has it"
        ),
        sa.Column(
            "last_seen_at",
            columns.Moment(),
            nullable=False,
            comment="while it stands, articles.last_good_at is later",
        ),
        sa.Column("edited", columns.Flag(), nullable=False, comment="its words or date changed"),
        sa.Column(
            "withdrawn", columns.Flag(), nullable=False, comment="it is no longer in the newest version"
        ),
        sa.Column("replaced_by", columns.Whole, nullable=True, comment="the note that took its place"),
        sa.Column("note", sa.LargeBinary(), nullable=False, comment="as it stands or stood last, JSON, zstd"),
        sa.Column(
            "original", sa.LargeBinary(), nullable=True, comment="as it was first seen; null: the same"
        ),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_notes_article_id")),
        sa.ForeignKeyConstraint(["replaced_by"], ["notes.id"], name=op.f("fk_notes_replaced_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
        comment="update notes, each over its whole life",
        sqlite_strict=True,
    )
    op.create_index("ix_notes_article", "notes", ["article_id"], unique=False)
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
        sa.Column("title", columns.Words(), nullable=False, comment="the headline"),
        sa.Column("byline", columns.Words(), nullable=False, comment="the authors"),
        sa.Column("published_at", columns.Moment(), nullable=True, comment="as the page claims"),
        sa.Column("modified_at", columns.Moment(), nullable=True, comment="as the page claims"),
        sa.Column("language", columns.Words(), nullable=False, comment="BCP 47"),
        sa.Column("words", sa.Integer(), nullable=False, comment="of the body"),
        sa.Column("digest", sa.Text(), nullable=False, comment="content digest of the reading"),
        sa.Column("reader_version", sa.Integer(), nullable=False, comment="of the reader that read it"),
        sa.Column(
            "returns_to",
            sa.Integer(),
            nullable=True,
            comment="the earlier version whose content came back; null: new content",
        ),
        sa.Column("page_id", columns.Whole, nullable=False, comment="its bytes"),
        sa.Column("url", columns.Words(), nullable=False, comment="the address that answered"),
        sa.Column("status", sa.Integer(), nullable=False, comment="HTTP status"),
        sa.Column(
            "charset",
            columns.Words(),
            nullable=False,
            comment="of the Content-Type header; needed to read the bytes",
        ),
        sa.Column(
            "chain",
            columns.Hash(),
            nullable=False,
            comment="SHA-256 over the chain before, digest, page hash and time",
        ),
        sa.Column("headers", sa.LargeBinary(), nullable=False, comment="response headers, JSON pairs, zstd"),
        sa.Column("reading", sa.LargeBinary(), nullable=False, comment="the reading, JSON, zstd"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_snapshots_article_id")),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_snapshots_page_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshots")),
        sa.UniqueConstraint("article_id", "version", name=op.f("uq_snapshots_article_id_version")),
        comment="versions",
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_snapshots_page_id"), "snapshots", ["page_id"], unique=False)
    op.create_table(
        "deliveries",
        sa.Column("id", columns.Whole, nullable=False, comment="row number"),
        sa.Column("event", columns.Whole, nullable=False, comment="what to tell"),
        sa.Column("channel", sa.Text(), nullable=False, comment="the channel's name"),
        sa.Column("state", sa.Text(), nullable=False, comment="pending, sent or dead"),
        sa.Column("attempts", sa.Integer(), nullable=False, comment="tries that ended"),
        sa.Column(
            "next_at", columns.Moment(), nullable=True, comment="when to try again; null once sent or dead"
        ),
        sa.Column("sent_at", columns.Moment(), nullable=True, comment="when the receiver took it"),
        sa.Column("error", columns.Words(), nullable=False, comment="what the last try said"),
        sa.Column("lease", sa.Text(), nullable=False, comment="who is trying now; empty: nobody"),
        sa.Column(
            "leased_until",
            columns.Moment(),
            nullable=False,
            comment="the lease is worth nothing after this moment",
        ),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_deliveries_event")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("event", "channel", name=op.f("uq_deliveries_event_channel")),
        comment="the outbox: one event on its way to one channel",
        sqlite_strict=True,
    )
    op.create_index(
        "ix_deliveries_due",
        "deliveries",
        ["channel", "next_at"],
        unique=False,
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
